"""Stories, their articles and records, and what people say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum

from aggregator.model.articles import StoredArticle
from aggregator.model.matches import Comparison
from aggregator.model.pins import NO_PINS, Pins


class StoryState(StrEnum):
    """Where a story stands in review."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    MERGED = "merged"  # lives on in another story, to which its id leads for ever


LARGEST_ID = 2**31 - 1
"""The largest number of an article, story, question or event: what PostgreSQL's column holds."""

LIVING = frozenset(StoryState) - {StoryState.MERGED}
REVIEWED = frozenset({StoryState.CONFIRMED, StoryState.DISMISSED})


class PlacedBy(StrEnum):
    """Who put an article into a story."""

    RULE = "rule"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An article's place in a story."""

    article_id: int
    story_id: int
    placed_by: PlacedBy
    probability: float | None
    """None for the article that opened the story and where a person placed it."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article of a story, and how it came there."""

    stored: StoredArticle
    membership: Membership


class SourceRole(StrEnum):
    """What part a source plays in a story."""

    LEAD = "lead"  # the earliest
    INDEPENDENT = "independent"  # its own text
    COPY = "copy"  # the text of another source, with small edits
    UPDATE = "update"  # a later text of a publisher that already reported
    WITHDRAWN = "withdrawn"  # taken back by its publisher, and no source of anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article as a source of a story."""

    article_id: int
    role: SourceRole
    copy_of: int | None = None
    """The article whose text this one carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOutline:
    """What lists of stories show: the part of a record whose size does not grow with the story."""

    headline: str
    headline_article_id: int
    headline_language: str | None = None
    headline_publisher: str | None = None
    """Those of its article; None too in a record that was stored before they were kept with it."""
    is_dated: bool = True
    """Whether any article states a date; else what is called published below is when articles were seen."""
    articles: int
    publishers: int
    families: int
    """Publisher families, an outlet without one counting as its own."""
    independent_texts: int
    first_published: datetime
    last_published: datetime
    languages: tuple[str, ...]

    def as_data(self) -> dict[str, str | int | list[str]]:
        """What programs are told of it in exports, feeds and lists: plain data, times in ISO 8601."""
        return {
            "headline": self.headline,
            "headline_article": self.headline_article_id,
            "articles": self.articles,
            "publishers": self.publishers,
            "families": self.families,
            "independent_texts": self.independent_texts,
            "first_published": self.first_published.isoformat(),
            "last_published": self.last_published.isoformat(),
            "languages": list(self.languages),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord(StoryOutline):
    """What is shown of a story; computed from its articles alone."""

    sources: tuple[Source, ...]
    """In time order."""

    def outline(self) -> StoryOutline:
        """The part that lists show."""
        return StoryOutline(**{each.name: getattr(self, each.name) for each in fields(StoryOutline)})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStory:
    """A story as lists show it."""

    id: int
    state: StoryState
    revision: int
    """Grows with every change of its articles, record or review."""
    record: StoryOutline | None
    """None once it has been merged away."""
    merged_into: int | None = None
    opened: datetime
    changed: datetime
    record_changed: datetime | None = None
    """When its record, an article of it, or the kind or claim status pinned to it last changed.

    None before the first record and after a merge.
    """
    reviewed: datetime | None = None
    changed_since_review: bool = False
    open_suggestions: int = 0
    topics: tuple[str, ...] = ()
    pins: Pins = NO_PINS


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(ListedStory):
    """A story as stored."""

    record: StoryRecord | None

    @property
    def sources(self) -> dict[int, Source]:
        """Its sources by article; none without a record."""
        return {each.article_id: each for each in self.record.sources} if self.record else {}


_HELD = 500
"""Articles that are held at a time, unless one story alone has more."""


def in_runs(stories: Iterable[Story]) -> Iterator[list[Story]]:
    """The stories in runs, each of as many articles as may be held at a time, or of one story."""
    run: list[Story] = []
    total = 0
    for story in stories:
        articles = story.record.articles if story.record else 0
        if run and total + articles > _HELD:
            yield run
            run, total = [], 0
        run.append(story)
        total += articles
    if run:
        yield run


class SuggestionState(StrEnum):
    """Where a question to a person stands."""

    OPEN = "open"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"  # the question answered itself: other decisions settled it


UNANSWERED = frozenset({SuggestionState.OPEN, SuggestionState.UNSURE})


class Verdict(StrEnum):
    """A person's answer to a suggestion."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """The question whether an article belongs to another story than the one it is in."""

    id: int
    article_id: int
    story_id: int
    """The story that it may belong to."""
    comparison: Comparison
    state: SuggestionState
    at: datetime


class ConstraintKind(StrEnum):
    """What a person has said about two articles."""

    MUST_LINK = "must-link"
    CANNOT_LINK = "cannot-link"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairConstraint:
    """A person's word about an unordered pair of articles."""

    low: int
    """The smaller article id."""
    high: int
    kind: ConstraintKind
    decision_id: str
    """The decision that it belongs to; undoing that lifts it."""

    @classmethod
    def of(cls, one: int, other: int, kind: ConstraintKind, decision_id: str) -> PairConstraint:
        """The constraint on two articles, in either order."""
        if one == other:
            message = f"article {one} cannot be constrained with itself"
            raise ValueError(message)
        return cls(low=min(one, other), high=max(one, other), kind=kind, decision_id=decision_id)


class Action(StrEnum):
    """What a person did."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    TAKE_OUT = "take out"
    SPLIT = "split"
    MOVE = "move"
    MERGE = "merge"
    CONFIRM = "confirm"
    DISMISS = "dismiss"
    REOPEN = "reopen"
    PIN_HEADLINE = "pin headline"
    SET_KIND = "set kind"
    SET_CLAIM_STATUS = "set claim status"
    SET_ASIDE = "set aside"  # a figure that was misread
    NOTE = "note"
    UNDO = "undo"


PARTINGS = frozenset({Action.TAKE_OUT, Action.SPLIT, Action.MOVE})
"""What a person does with articles that do not belong where they are."""

STORY_KEYS = frozenset({"story", "into", "state of", "asks about"})
"""Keys of `StoryEvent.before` and `after` whose values are story ids, so that a story's history is found by them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvent:
    """One row of the history: a decision as it concerns one article, or a whole story."""

    id: int = 0
    """Given by the store."""
    decision_id: str
    """Shared by all rows of one decision."""
    at: datetime
    who: str
    action: Action
    story_id: int
    """The story that the decision was taken on."""
    article_id: int | None = None
    suggestion_id: int | None = None
    before: Mapping[str, str | int | float | None] = field(default_factory=dict)
    """Such as {'story': 7} or {'state': 'open'}."""
    after: Mapping[str, str | int | float | None] = field(default_factory=dict)
    reason: str = ""
    undoes: str | None = None
    """The decision that this one undoes."""
    undone_by: str | None = None
    """The decision that has undone this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request for a decision that has been carried out, so that the same request again is not another decision."""

    id: str
    """Chosen at random by whoever asks."""
    asked: str
    """A digest of what was asked for; the same id may not ask for something else."""
    decision_id: str
    story_id: int
    """The story to look at next."""

"""What every run of matching over stored articles has in common: how it is done, and what people have said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from aggregator.matching import MatchPolicy
from aggregator.model import (
    NO_PINS,
    REVIEWED,
    Comparison,
    ConstraintKind,
    MatchDecision,
    Membership,
    PairConstraint,
    PlacedBy,
    Suggestion,
    SuggestionState,
)
from aggregator.ports import StoredDecision, UnitOfWork
from aggregator.ways import way_across


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPolicy:
    """How grouping is done."""

    match: MatchPolicy
    batch: int
    """Articles a transaction."""
    lock_for: timedelta
    """A grouper that dies is replaced after so long."""


class Said:
    """What people have said about some articles, and where the other articles of each pair are."""

    def __init__(self, uow: UnitOfWork, article_ids: Sequence[int]) -> None:
        self._pairs: dict[int, list[PairConstraint]] = {}
        for constraint in uow.reviews.constraints(article_ids):
            for article_id in (constraint.low, constraint.high):
                self._pairs.setdefault(article_id, []).append(constraint)
        self._places = {a: m.story_id for a, m in uow.stories.memberships(self._pairs).items()}

    def placed(self, article_id: int, story_id: int) -> None:
        """Note where an article has been put."""
        if article_id in self._pairs:
            self._places[article_id] = story_id

    def lifted(self, article_ids: Iterable[int]) -> None:
        """Note that articles are nowhere for the time being."""
        for article_id in article_ids:
            self._places.pop(article_id, None)

    def forbidden(self, article_id: int) -> frozenset[int]:
        """The stories that hold an article which this one was kept apart from."""
        return frozenset(self._stories(article_id, ConstraintKind.CANNOT_LINK))

    def required(self, article_id: int) -> int | None:
        """The story that holds an article which this one was said to belong with; None where there is none."""
        return next(iter(self._stories(article_id, ConstraintKind.MUST_LINK)), None)

    def _stories(self, article_id: int, kind: ConstraintKind) -> Iterable[int]:
        for constraint in self._pairs.get(article_id, ()):
            other = constraint.high if constraint.low == article_id else constraint.low
            if constraint.kind is kind and other in self._places:
                yield self._places[other]


def are_kept_apart(uow: UnitOfWork, ones: Sequence[int], others: Sequence[int]) -> bool:
    """Whether a person has kept an article of one story from an article of the other."""
    pairs = ({c.low, c.high} for c in uow.reviews.constraints(ones) if c.kind is ConstraintKind.CANNOT_LINK)
    return any(not pair.isdisjoint(others) for pair in pairs)


def question(article_id: int, comparison: Comparison, now: datetime) -> Suggestion:
    """Return the question whether an article belongs to the story it was compared with."""
    return Suggestion(
        id=0,
        article_id=article_id,
        story_id=comparison.story_id,
        comparison=comparison,
        state=SuggestionState.OPEN,
        at=now,
    )


def ask(uow: UnitOfWork, questions: Sequence[Suggestion]) -> list[Suggestion]:
    """Ask people, also what was withdrawn; returns what is new to them, neither before them already nor answered."""
    before = uow.reviews.suggestions_of({one.article_id for one in questions})
    older = {(one.article_id, one.story_id): one for one in before}
    asked: list[Suggestion] = []
    for one in questions:
        known = older.get((one.article_id, one.story_id))
        if known is None:
            uow.reviews.suggest(one)
        elif known.state is SuggestionState.WITHDRAWN:
            uow.reviews.answer([known.id], SuggestionState.OPEN)
        else:
            continue
        asked.append(one)
    return asked


def put_by_rule(
    uow: UnitOfWork, places: Mapping[int, tuple[int, MatchDecision]], *, engine: str, now: datetime
) -> None:
    """Put articles, by id, into stories as the program has decided, and keep the decisions."""
    memberships, decisions = [], []
    for article_id, (story_id, decision) in places.items():
        probability = None if decision.chosen is None else decision.chosen.probability
        memberships.append(
            Membership(
                article_id=article_id, story_id=story_id, placed_by=PlacedBy.RULE, probability=probability, at=now
            )
        )
        decisions.append(
            StoredDecision(article_id=article_id, story_id=story_id, decision=decision, at=now, engine=engine)
        )
    uow.stories.place(memberships)
    uow.stories.add_decisions(decisions)


def closed(uow: UnitOfWork, story_ids: Iterable[int]) -> set[int]:
    """Return those of the stories that a person has confirmed or dismissed."""
    stories = uow.stories.listed(set(story_ids))
    return {story_id for story_id, story in stories.items() if story.state in REVIEWED}


def fixed(uow: UnitOfWork, article_ids: Collection[int]) -> set[int]:
    """Return the articles that a person placed, or said to belong with another one."""
    places = uow.stories.memberships(article_ids)
    by_person = {article_id for article_id, one in places.items() if one.placed_by is PlacedBy.PERSON}
    linked = [each for each in uow.reviews.constraints(article_ids) if each.kind is ConstraintKind.MUST_LINK]
    return by_person | {article_id for each in linked for article_id in (each.low, each.high)}


def heir_of(homes: Counter[int]) -> int:
    """Return the story that has most of the articles of an emptied one, of equals the older; `homes` counts them."""
    return min(homes, key=lambda story_id: (-homes[story_id], story_id))


def redirect(uow: UnitOfWork, story_id: int, heir: int, now: datetime) -> None:
    """Let a story that has lost its articles live on in another one, which questions about it are then about."""
    for asked in uow.reviews.suggestions_about(story_id):
        if not uow.reviews.retarget(asked.id, heir):
            uow.reviews.answer([asked.id], SuggestionState.WITHDRAWN)
    withdraw_settled(uow, [heir])
    emptied, into = uow.stories.get(story_id), uow.stories.get(heir)
    if emptied is not None and into is not None and emptied.pins != NO_PINS:
        present = [member.stored.id for member in uow.stories.members([heir])[heir]]
        uow.stories.pin(heir, into.pins.joined_by(emptied.pins, present=present), now=now)
    uow.stories.merge_away(story_id, heir, now=now)


def settled(uow: UnitOfWork, story_id: int) -> list[Suggestion]:
    """Return the unanswered questions about a story or its articles that nobody need answer any more.

    The article asked about is in that story, or a person's word says no: "Yes" would be refused, since the article, or
    one that belongs with it, is kept from one of the story it was compared with.
    """
    about = uow.reviews.suggestions_about(story_id)
    times = uow.stories.times({asked.story_id for asked in about})
    return [
        asked
        for asked in about
        if asked.article_id in (there := times[asked.story_id])
        or way_across(uow.reviews, {asked.article_id}, set(there))
    ]


def withdraw_settled(uow: UnitOfWork, story_ids: Iterable[int]) -> None:
    """Withdraw the questions that the program's moves into stories have settled."""
    for story_id in story_ids:
        uow.reviews.answer([asked.id for asked in settled(uow, story_id)], SuggestionState.WITHDRAWN)


def named(decision: MatchDecision, names: Mapping[int, int]) -> MatchDecision:
    """Return a decision with other ids, or with ids in place of the numbers of groups, where stories have new names."""

    def renamed(comparison: Comparison) -> Comparison:
        return replace(comparison, story_id=names.get(comparison.story_id, comparison.story_id))

    return replace(
        decision,
        chosen=None if decision.chosen is None else renamed(decision.chosen),
        suggestions=tuple(renamed(one) for one in decision.suggestions),
        nearest=None if decision.nearest is None else renamed(decision.nearest),
        also=tuple(names.get(story_id, story_id) for story_id in decision.also),
    )

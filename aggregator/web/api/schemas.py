"""What the API says, described for OpenAPI; built from the model by attribute names."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import AliasPath, BaseModel, ConfigDict, Field

from aggregator.health import FeedState
from aggregator.model import (
    Action,
    FailureKind,
    Outcome,
    PauseReason,
    PlacedBy,
    SourceRole,
    StoryState,
    SuggestionState,
    Verdict,
)
from aggregator.web.inputs import DEFAULT_REVIEWER, Id, Reason, Reviewer


class _Out(BaseModel):
    model_config = ConfigDict(from_attributes=True, populate_by_name=True)


class ErrorDetail(BaseModel):
    """What went wrong."""

    code: str = Field(description="Stable word for programs, such as 'not_found' or 'story_changed'.")
    message: str = Field(description="One sentence for people.")


class ErrorOut(BaseModel):
    """The one shape of every error."""

    error: ErrorDetail


class SourceOut(_Out):
    """One article as a source of a story."""

    article_id: int
    role: SourceRole = Field(description="What part the article plays in the story.")
    copy_of: int | None = Field(description="The article whose text this one carries.")


class RecordOut(_Out):
    """What is shown of a story; computed from its articles."""

    headline: str
    headline_article_id: int = Field(description="The article that the headline is taken from.")
    articles: int
    publishers: int
    families: int = Field(description="Publisher families; an outlet without one counts as its own.")
    independent_texts: int
    first_published: datetime
    last_published: datetime
    languages: list[str]
    sources: list[SourceOut] = Field(description="In time order.")


class StoryOut(_Out):
    """A story."""

    id: int
    state: StoryState
    revision: int = Field(description="Grows with every change; send it back as `shown` with a decision.")
    opened: datetime
    changed: datetime
    reviewed: datetime | None
    changed_since_review: bool
    open_suggestions: int = Field(description="Questions that wait for a person.")
    topics: list[str]
    record: RecordOut | None = Field(description="None only while a story has no articles.")


class StoriesOut(_Out):
    """A page of stories, by doubt x independent sources."""

    stories: list[StoryOut]
    total: int
    limit: int
    offset: int


class ArticleOut(_Out):
    """An article in its newest version."""

    id: int
    feed_id: int
    feed_name: str
    publisher: str = Field(validation_alias=AliasPath("article", "publisher"))
    title: str = Field(validation_alias=AliasPath("article", "title"))
    summary: str = Field(validation_alias=AliasPath("article", "summary"))
    text: str = Field(validation_alias=AliasPath("article", "text"), description="Empty where the feed carries none.")
    link: str | None = Field(validation_alias=AliasPath("article", "link"))
    language: str | None = Field(validation_alias=AliasPath("article", "language"))
    authors: list[str] = Field(validation_alias=AliasPath("article", "authors"))
    published: datetime | None = Field(
        validation_alias=AliasPath("article", "published"), description="None where the entry states no possible date."
    )
    first_seen: datetime
    revision: int = Field(description="1 for the first version.")


class PastRevisionOut(_Out):
    """An older version of an article."""

    revision: int
    replaced: datetime
    title: str
    summary: str
    text: str


class ArticleDetailOut(_Out):
    """An article, its older versions and its story."""

    article: ArticleOut
    story_id: int | None = Field(description="None while it has not been grouped yet.")
    past: list[PastRevisionOut] = Field(description="Newest first.")


class EvidenceOut(_Out):
    """One signal."""

    signal: str
    value: float
    weight: float = Field(description="In bits: log2 of the factor by which the odds change.")
    words: list[str]


class ComparisonOut(_Out):
    """An article compared with a story."""

    story_id: int
    probability: float
    prior: float = Field(description="In bits.")
    evidence: list[EvidenceOut]
    warnings: list[str]


class MatchDecisionOut(_Out):
    """What the program decided about an article when it arrived, and on what evidence."""

    outcome: Outcome = Field(validation_alias=AliasPath("decision", "outcome"))
    chosen: ComparisonOut | None = Field(validation_alias=AliasPath("decision", "chosen"))
    nearest: ComparisonOut | None = Field(validation_alias=AliasPath("decision", "nearest"))
    note: str = Field(validation_alias=AliasPath("decision", "note"))
    at: datetime
    engine: str = Field(description="Version of the weights that decided.")


class MemberOut(_Out):
    """An article of a story, and how it came there."""

    article: ArticleOut
    placed_by: PlacedBy = Field(validation_alias=AliasPath("member", "membership", "placed_by"))
    probability: float | None = Field(
        validation_alias=AliasPath("member", "membership", "probability"),
        description="None for the article that opened the story and where a person placed it.",
    )
    role: SourceRole = Field(validation_alias=AliasPath("source", "role"))
    copy_of: int | None = Field(validation_alias=AliasPath("source", "copy_of"))
    decision: MatchDecisionOut | None


class SuggestionOut(_Out):
    """The question whether an article belongs to a story."""

    id: int = Field(validation_alias=AliasPath("suggestion", "id"))
    state: SuggestionState = Field(validation_alias=AliasPath("suggestion", "state"))
    story_id: int = Field(validation_alias=AliasPath("asked", "id"), description="The story that it may belong to.")
    present_story_id: int = Field(validation_alias=AliasPath("present", "id"), description="The story that it is in.")
    article: ArticleOut
    comparison: ComparisonOut = Field(validation_alias=AliasPath("suggestion", "comparison"))


class EventOut(_Out):
    """One row of the history: a decision as it concerns one article or a whole story."""

    id: int
    decision_id: str
    at: datetime
    who: str
    action: Action
    story_id: int
    article_id: int | None
    suggestion_id: int | None
    before: dict[str, str | int | float | None]
    after: dict[str, str | int | float | None]
    reason: str
    undoes: str | None
    undone_by: str | None


class HistoryOut(_Out):
    """Rows of the history, newest first."""

    events: list[EventOut]
    limit: int
    offset: int


class StoryDetailOut(_Out):
    """A story with its articles, open questions and latest history."""

    story: StoryOut
    members: list[MemberOut] = Field(description="Each copy after the text that it carries.")
    suggestions: list[SuggestionOut]
    history: list[EventOut]


class FeedOut(_Out):
    """A feed and its condition."""

    id: int
    name: str
    publisher: str
    url: str
    state: FeedState
    words: str = Field(description="The condition in a sentence.")
    since: datetime | None
    paused: PauseReason | None
    last_attempt: datetime | None
    last_success: datetime | None
    next_due: datetime
    due_reason: str
    failures: int = Field(description="In a row.")
    error_kind: FailureKind | None
    error: str
    article_count: int
    per_day: dict[date, int] = Field(description="Articles first seen on each of the latest UTC days.")


class FeedsOut(_Out):
    """All feeds, those in trouble first."""

    feeds: list[FeedOut]


class NoticeOut(_Out):
    """Something that the operator must know until it is cleared."""

    key: str
    text: str
    since: datetime


class NoticesOut(_Out):
    """All notices, oldest first."""

    notices: list[NoticeOut]


class SearchOut(_Out):
    """Stories and articles that hold all the words."""

    stories: list[StoryOut]
    articles: list[ArticleOut]


class DecisionIn(BaseModel):
    """Who decides, why, and what was on the screen."""

    model_config = ConfigDict(extra="forbid")

    who: Reviewer = Field(DEFAULT_REVIEWER, description="Name for the history, where nobody has to log in.")
    reason: Reason = ""
    shown: dict[Id, int] = Field(
        default_factory=dict,
        description="Story id to the revision that the decision rests on; a story that changed since is refused.",
    )


class AnswerIn(DecisionIn):
    """An answer to a suggestion."""

    verdict: Verdict


class TakeOutIn(DecisionIn):
    """Articles to take out; together they become a story of their own."""

    articles: list[Id] = Field(min_length=1, max_length=10_000)


class MergeIn(DecisionIn):
    """The story that this one is to live on in."""

    into: Id


class DecisionOut(_Out):
    """A decision that has been carried out."""

    decision_id: str = Field(description="What an undo names.")
    story_id: int = Field(description="The story to look at next.")

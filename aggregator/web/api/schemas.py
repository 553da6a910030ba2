"""What the API says, described for OpenAPI; built from the model by attribute names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import AliasPath, BaseModel, ConfigDict, Field

from aggregator.model import (
    Action,
    ClaimStatus,
    NameKind,
    Outcome,
    PlacedBy,
    SourceRole,
    StoryKind,
    StoryState,
    SuggestionState,
)


class Out(BaseModel):
    """Something said, read from an object of the model."""

    model_config = ConfigDict(from_attributes=True, populate_by_name=True)


class ChangedOut(BaseModel):
    """What has changed in a story since the moment that `seen` tells; empty where that was not sent."""

    story_id: int
    revision: int = Field(description="The story's present one.")
    came: list[int] = Field(description="Articles.")
    went: list[int] = Field(description="Articles.")
    edited: list[int] = Field(description="Articles that were there and still are.")
    decisions: list[str] = Field(description="Decisions taken since, in order.")


class ErrorDetail(BaseModel):
    """What went wrong."""

    code: str = Field(description="Stable word for programs, such as 'not_found' or 'story_changed'.")
    message: str = Field(description="One sentence for people.")
    changed: ChangedOut | None = Field(None, description="Given with 'story_changed' alone.")


class ErrorOut(BaseModel):
    """The one shape of every error."""

    error: ErrorDetail


def refusals(told: Mapping[int, str]) -> dict[int | str, dict[str, Any]]:
    """The answers of a route that are errors, by status, each with what it says."""
    return {status: {"model": ErrorOut, "description": why} for status, why in told.items()}


UNKNOWN = refusals({404: "There is none of that id."})
UNKNOWN_TOPIC = refusals({404: "The feeds file has no topic of that name."})


class SourceOut(Out):
    """One article as a source of a story."""

    article_id: int
    role: SourceRole = Field(description="What part the article plays in the story.")
    copy_of: int | None = Field(description="The article whose text this one carries.")


class OutlineOut(Out):
    """What lists show of a story's record."""

    headline: str
    headline_article_id: int = Field(description="The article that the headline is taken from.")
    articles: int
    publishers: int
    families: int = Field(description="Publisher families; an outlet without one counts as its own.")
    independent_texts: int = Field(description="Publishers with a text that is no copy and was not taken back.")
    first_published: datetime
    last_published: datetime
    languages: list[str]


class RecordOut(OutlineOut):
    """What is shown of a story; computed from its articles."""

    sources: list[SourceOut] = Field(description="In time order.")


class PinsOut(Out):
    """What people have set over what is computed; null where nothing is set."""

    headline_article_id: int | None = Field(description="Its title is the headline while it is in the story.")
    kind: StoryKind | None
    claim_status: ClaimStatus | None
    note: str = Field(description="A person's own words.")


class ListedStoryOut(Out):
    """A story in a list."""

    id: int
    state: StoryState = Field(description="Open, confirmed, dismissed, or merged into another.")
    revision: int = Field(description="Grows with every change; send it back as `shown` with a decision.")
    opened: datetime
    changed: datetime
    reviewed: datetime | None = Field(description="When a person last confirmed or dismissed it.")
    changed_since_review: bool = Field(description="Whether its articles differ from those reviewed.")
    open_suggestions: int = Field(description="Questions that wait for a person.")
    topics: list[str]
    pins: PinsOut
    record: OutlineOut | None = Field(description="None only while a story has no articles.")


class StoryOut(ListedStoryOut):
    """A story."""

    record: RecordOut | None = Field(description="None only while a story has no articles.")


class ArticleOut(Out):
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


class PastRevisionOut(Out):
    """An older version of an article."""

    revision: int
    replaced: datetime
    title: str
    summary: str
    text: str


class ArticleDetailOut(Out):
    """An article, its older versions and its story."""

    article: ArticleOut
    story_id: int | None = Field(description="None while it has not been grouped yet.")
    past: list[PastRevisionOut] = Field(description="Newest first.")


class EvidenceOut(Out):
    """One signal."""

    signal: str = Field(description="What was compared, such as the title, places or time.")
    value: float = Field(description="How far it agrees.")
    weight: float = Field(description="In bits: log2 of the factor by which the odds change.")
    words: list[str] = Field(description="The article's words that it rests on.")


class ComparisonOut(Out):
    """An article compared with a story."""

    story_id: int
    probability: float = Field(description="That both are about the same thing.")
    prior: float = Field(description="In bits.")
    evidence: list[EvidenceOut]
    warnings: list[str] = Field(description="What speaks against it, for people.")
    contradicted: bool = Field(description="Whether that leaves it to a person, however probable it is.")


class MatchDecisionOut(Out):
    """What the program decided about an article when it arrived, and on what evidence."""

    outcome: Outcome = Field(
        validation_alias=AliasPath("decision", "outcome"),
        description="LINK put it into the story, SUGGEST asks a person, DISTINCT opened a story.",
    )
    chosen: ComparisonOut | None = Field(
        validation_alias=AliasPath("decision", "chosen"), description="With the story that it joined."
    )
    nearest: ComparisonOut | None = Field(
        validation_alias=AliasPath("decision", "nearest"), description="With the best story, if that is another."
    )
    note: str = Field(validation_alias=AliasPath("decision", "note"))
    at: datetime
    engine: str = Field(description="Version of the weights that decided.")


class MemberOut(Out):
    """An article of a story, and how it came there."""

    article: ArticleOut
    placed_by: PlacedBy = Field(
        validation_alias=AliasPath("member", "membership", "placed_by"),
        description="The program's rule, or a person.",
    )
    probability: float | None = Field(
        validation_alias=AliasPath("member", "membership", "probability"),
        description="None for the article that opened the story and where a person placed it.",
    )
    role: SourceRole = Field(validation_alias=AliasPath("source", "role"))
    copy_of: int | None = Field(validation_alias=AliasPath("source", "copy_of"))
    decision: MatchDecisionOut | None


class SuggestionOut(Out):
    """The question whether an article belongs to a story."""

    id: int = Field(validation_alias=AliasPath("suggestion", "id"))
    state: SuggestionState = Field(
        validation_alias=AliasPath("suggestion", "state"), description="Open, or as it was answered; withdrawn if moot."
    )
    story_id: int = Field(validation_alias=AliasPath("asked", "id"), description="The story that it may belong to.")
    present_story_id: int = Field(validation_alias=AliasPath("present", "id"), description="The story that it is in.")
    article: ArticleOut
    comparison: ComparisonOut = Field(validation_alias=AliasPath("suggestion", "comparison"))


class EventOut(Out):
    """One row of the history: a decision as it concerns one article or a whole story."""

    id: int
    decision_id: str = Field(description="The same in all rows of one decision.")
    at: datetime
    who: str
    action: Action
    story_id: int
    article_id: int | None
    suggestion_id: int | None = Field(description="The question that was answered.")
    before: dict[str, str | int | float | None] = Field(description="What the decision found.")
    after: dict[str, str | int | float | None] = Field(description="What it left.")
    reason: str = Field(description="As the person gave it.")
    undoes: str | None = Field(description="The decision that this one undoes.")
    undone_by: str | None = Field(description="The decision that has undone this one.")


class SharedNameOut(Out):
    """A place, person or organisation that two stories are about."""

    kind: NameKind
    key: str = Field(description="What it is known by in every story, together with its kind.")
    words: str = Field(description="As an article of the story asked for prints it.")


class RelatedStoryOut(Out):
    """A story to read beside another, and why."""

    story_id: int = Field(validation_alias=AliasPath("story", "id"))
    headline: str = Field(validation_alias=AliasPath("record", "headline"))
    kind: StoryKind | None = Field(description="None until it has been read.")
    publishers: int = Field(validation_alias=AliasPath("record", "publishers"))
    first_published: datetime = Field(validation_alias=AliasPath("record", "first_published"))
    last_published: datetime = Field(validation_alias=AliasPath("record", "last_published"))
    shared: list[SharedNameOut] = Field(description="What both are about; the names that say most come first.")


class StoryDetailOut(Out):
    """A story with its articles, open questions and latest history."""

    story: StoryOut
    members: list[MemberOut] = Field(description="Each copy after the text that it carries.")
    suggestions: list[SuggestionOut] = Field(description="Open questions about it.")
    came_since_review: list[int] = Field(description="Articles; empty for a story that has not changed since.")
    went_since_review: list[int] = Field(description="Articles.")
    edited_since_review: list[int] = Field(description="Articles.")
    pinned_by: dict[str, EventOut] = Field(
        description="The row of the history that set each pin, by 'headline', 'kind', 'claim status' and 'note'."
    )
    related: list[RelatedStoryOut] = Field(description="Other stories to read beside it, in time order.")
    history: list[EventOut] = Field(description="The latest rows, newest first.")


class SearchOut(Out):
    """Articles that match, and the stories that they are in."""

    stories: list[ListedStoryOut] = Field(description="In the order of the first article found of each.")
    articles: list[ArticleOut] = Field(description="In the order asked for.")
    cut: bool = Field(
        description="Whether there is more than `limit` lets through, or may be, since of words so common only the"
        " articles stored last were looked at."
    )


class DecisionOut(Out):
    """A decision that has been carried out."""

    decision_id: str = Field(description="What an undo names.")
    story_id: int = Field(description="The story to look at next.")

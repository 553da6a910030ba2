"""What the lists of the API say, described for OpenAPI."""

from __future__ import annotations

from datetime import datetime

from pydantic import AliasPath, BaseModel, Field

from aggregator.briefing import Briefing
from aggregator.model import StoryDetails, StoryKind, SuggestionState
from aggregator.web.api.paging import Next
from aggregator.web.api.schemas import (
    ArticleOut,
    ComparisonOut,
    EventOut,
    ListedStoryOut,
    MatchDecisionOut,
    MemberOut,
    Out,
)


class StoriesOut(Out):
    """A page of stories, by doubt x independent sources."""

    stories: list[ListedStoryOut]
    total: int | None = Field(description="How many the filters find in all; null where they are too many to count.")
    next: Next


class MembersOut(Out):
    """Articles of a story, in time order."""

    members: list[MemberOut]
    next: Next


class EvidenceOfArticleOut(Out):
    """What the program decided about one article of a story, and on what evidence."""

    article_id: int
    decision: MatchDecisionOut | None = Field(description="Null where none was kept.")


class EvidenceOfStoryOut(Out):
    """The evidence for the articles of a story, in time order."""

    story_id: int
    evidence: list[EvidenceOfArticleOut]
    next: Next


class DetailsOut(Out):
    """What a story's articles say, part by part; every word of it is a passage of one of them."""

    story_id: int
    details: StoryDetails | None = Field(description="Null until the story has been read.")


class HistoryOut(Out):
    """Rows of the history, newest first."""

    events: list[EventOut]
    next: Next


class DecisionRowsOut(Out):
    """One decision with all its rows, one for each article that it concerns."""

    decision_id: str = Field(description="What an undo names.")
    events: list[EventOut]


class ArticlesOut(Out):
    """Articles, newest first."""

    articles: list[ArticleOut] = Field(description="In their newest versions.")
    next: Next


class ListedSuggestionOut(Out):
    """The question whether an article belongs to a story."""

    id: int
    state: SuggestionState = Field(description="Open, or as it was answered; withdrawn if moot.")
    article_id: int
    story_id: int = Field(description="The story that it may belong to.")
    at: datetime
    probability: float = Field(
        validation_alias=AliasPath("comparison", "probability"), description="That the article belongs to the story."
    )
    comparison: ComparisonOut


class SuggestionsOut(Out):
    """Questions in one state, by id."""

    suggestions: list[ListedSuggestionOut]
    next: Next


class TopicOut(BaseModel):
    """A saved filter over stories, as the feeds file declares it; all conditions given hold for its stories."""

    name: str = Field(examples=["Grain corridor"])
    any: list[str] = Field(description="Words or phrases of which one occurs.", examples=[["grain", "wheat"]])
    all: list[str] = Field(description="Words or phrases that all occur.")
    none: list[str] = Field(description="Words or phrases that do not occur.")
    publishers: list[str] = Field(description="Outlets of which one is among the sources.")
    languages: list[str] = Field(description="Languages of which one is among the articles'.")
    kinds: list[StoryKind] = Field(description="Kinds of which the story is one.")
    places: list[str] = Field(description="Places or countries of which the story names one.", examples=[["UA"]])
    stories: int = Field(description="Open and confirmed ones.")
    new: int = Field(description="Of these, opened in the last seven days.")


class TopicsOut(BaseModel):
    """All topics, in the order of the feeds file."""

    topics: list[TopicOut]


class BriefingOut(Out):
    """What a topic's stories of a period say; every sentence is a passage of an article."""

    briefing: Briefing

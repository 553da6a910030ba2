"""What the program and people decided, what is asked of them, and the history."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import IDS_FOR_EVER, METADATA, PlainText, Row, where


class DecisionRow(Row, table=True):
    """What the program decided about an article, and on what evidence."""

    __tablename__ = "decisions"
    __table_args__ = (
        Index(None, "article_id", "id"),
        # Holds all that is counted, so that the wide rows are not read.
        Index("ix_decisions_counted", "at", "outcome", "probability"),
        # So that a story can be deleted without a look at every decision.
        Index(None, "story_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="articles.id")
    story_id: int = Field(foreign_key="stories.id")
    decision: Any = Field(sa_type=JSON)
    outcome: str = Field(sa_type=PlainText)
    probability: float | None = None
    at: datetime
    engine: str = Field(sa_type=PlainText)


class SuggestionRow(Row, table=True):
    """A question to a person: whether this article belongs to that story."""

    __tablename__ = "suggestions"
    __table_args__ = (
        UniqueConstraint("article_id", "story_id"),
        Index(None, "story_id", "state"),
        Index(None, "at"),
        Index("ix_suggestions_open", "at", **where("state = 'open'")),
    )

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="articles.id")
    story_id: int = Field(foreign_key="stories.id")
    comparison: Any = Field(sa_type=JSON)
    probability: float
    state: str = Field(sa_type=PlainText)
    at: datetime


class PairConstraintRow(Row, table=True):
    """A person's word about two articles, once for each decision that says it."""

    __tablename__ = "pair_constraints"
    __table_args__ = (Index(None, "high"), Index(None, "decision_id"))

    low: int = Field(primary_key=True, foreign_key="articles.id")
    high: int = Field(primary_key=True, foreign_key="articles.id")
    decision_id: str = Field(primary_key=True, sa_type=PlainText)
    kind: str = Field(sa_type=PlainText)


class FigureAsideRow(Row, table=True):
    """A figure that was misread in an article, by the decision that says so."""

    __tablename__ = "figures_aside"
    __table_args__ = (Index(None, "decision_id"),)

    article_id: int = Field(primary_key=True, foreign_key="articles.id")
    decision_id: str = Field(primary_key=True, sa_type=PlainText)
    figure: Any = Field(sa_type=JSON)


class StoryEventRow(Row, table=True):
    """A row of the history; it names stories and articles without foreign keys, as it outlives them."""

    __tablename__ = "story_events"
    __table_args__ = (
        Index(None, "decision_id"),
        Index(None, "action", "at"),
        Index("ix_story_events_suggestion_id", "suggestion_id", **where("suggestion_id IS NOT NULL")),
        IDS_FOR_EVER,
    )

    id: int | None = Field(default=None, primary_key=True)
    decision_id: str = Field(sa_type=PlainText)
    at: datetime
    who: str = Field(sa_type=PlainText)
    action: str = Field(sa_type=PlainText)
    story_id: int
    article_id: int | None = None
    suggestion_id: int | None = None
    before: Any = Field(sa_type=JSON)
    after: Any = Field(sa_type=JSON)
    reason: str = Field(sa_type=PlainText)
    undoes: str | None = Field(default=None, sa_type=PlainText)
    undone_by: str | None = Field(default=None, sa_type=PlainText)


class StoryEventStoryRow(Row, table=True):
    """A story that a row of the history concerns, so that a story's history needs no look into JSON."""

    __tablename__ = "story_event_stories"

    story_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    event_id: int = Field(primary_key=True, foreign_key="story_events.id")


class RequestRow(Row, table=True):
    """A request for a decision that has been carried out."""

    __tablename__ = "requests"
    __table_args__ = (Index(None, "at"),)

    id: str = Field(primary_key=True, sa_type=PlainText)
    asked: str = Field(sa_type=PlainText)
    decision_id: str = Field(sa_type=PlainText)
    story_id: int
    at: datetime | None = None


DECISIONS = METADATA.tables["decisions"]
SUGGESTIONS = METADATA.tables["suggestions"]
PAIR_CONSTRAINTS = METADATA.tables["pair_constraints"]
FIGURES_ASIDE = METADATA.tables["figures_aside"]
STORY_EVENTS = METADATA.tables["story_events"]
STORY_EVENT_STORIES = METADATA.tables["story_event_stories"]
REQUESTS = METADATA.tables["requests"]

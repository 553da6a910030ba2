"""Stories, and where each article stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Computed, Index, Integer
from sqlmodel import Field

from storage.columns import IDS_FOR_EVER, METADATA, PlainText, Row, where

ASKED_IN_VAIN = "open_suggestions > 0 AND state IN ('dismissed', 'merged')"
"""A story that open questions name and that is in no queue, as an index of its own says it."""
_DOUBT = "CASE WHEN open_suggestions > 0 OR changed_since_review THEN independent_texts ELSE 0 END"


class StoryRow(Row, table=True):
    """A story with its record, and what the queue is ordered and narrowed by."""

    __tablename__ = "stories"
    __table_args__ = (
        # The queue's order is walked; what follows it lets unwanted stories be passed over without a look at the row.
        Index("ix_stories_queue", "doubt", "last_published", "id", "state", "publishers"),
        Index("ix_stories_record_changed", "record_changed", "id", "state", "publishers"),
        Index(None, "changed", "id"),
        Index(None, "last_published", "id"),
        Index("ix_stories_merged_into", "merged_into", **where("merged_into IS NOT NULL")),
        Index(
            "ix_stories_changed_since_review",
            "id",
            **where("changed_since_review = 1", postgresql="changed_since_review"),
        ),
        Index("ix_stories_asked_in_vain", "id", **where(ASKED_IN_VAIN)),
        Index(None, "opened", "id"),
        Index("ix_stories_confirmed", "reviewed", "id", **where("state = 'confirmed'")),
        IDS_FOR_EVER,
    )

    id: int | None = Field(default=None, primary_key=True)
    state: str = Field(sa_type=PlainText)
    revision: int
    outline: Any = Field(default=None, sa_type=JSON(none_as_null=True), nullable=True)
    record: Any = Field(default=None, sa_type=JSON(none_as_null=True), nullable=True)
    merged_into: int | None = Field(default=None, foreign_key="stories.id")
    opened: datetime
    changed: datetime
    record_changed: datetime | None = None
    reviewed: datetime | None = None
    changed_since_review: bool
    open_suggestions: int
    publishers: int
    independent_texts: int
    last_published: datetime
    doubt: int = Field(sa_column=Column(Integer, Computed(_DOUBT, persisted=True)))
    pinned_headline: int | None = None
    pinned_kind: str | None = Field(default=None, sa_type=PlainText)
    pinned_claim_status: str | None = Field(default=None, sa_type=PlainText)
    note: str | None = Field(default=None, sa_type=PlainText)
    reviewed_articles: Any = Field(default=None, sa_type=JSON(none_as_null=True), nullable=True)


class StoryDetailsRow(Row, table=True):
    """What a story's articles say, part by part; apart from the story, whose row is read far more often."""

    __tablename__ = "story_details"
    __table_args__ = (
        Index("ix_story_details_due", "story_id", **where("due = 1", postgresql="due")),
        Index(None, "kind", "story_id"),
        Index(None, "engine"),
    )

    story_id: int = Field(primary_key=True, foreign_key="stories.id", sa_column_kwargs={"autoincrement": False})
    due: bool
    engine: str | None = Field(default=None, sa_type=PlainText)
    kind: str | None = Field(default=None, sa_type=PlainText)
    details: Any = Field(default=None, sa_type=JSON(none_as_null=True), nullable=True)


class StoryNameRow(Row, table=True):
    """A name that a story is about, by which it is found from others that are."""

    __tablename__ = "story_names"
    # All that is asked of the stories of a name, which are walked from one of them, without a look at the rows.
    __table_args__ = (Index("ix_story_names_name", "kind", "key", "story_id", "weight"),)

    story_id: int = Field(primary_key=True, foreign_key="stories.id")
    kind: str = Field(primary_key=True, sa_type=PlainText)
    key: str = Field(primary_key=True, sa_type=PlainText)
    words: str = Field(sa_type=PlainText)
    weight: float


class StoryTopicRow(Row, table=True):
    """A topic that a story falls under."""

    __tablename__ = "story_topics"
    __table_args__ = (Index(None, "topic", "story_id"),)

    story_id: int = Field(primary_key=True, foreign_key="stories.id")
    topic: str = Field(primary_key=True, sa_type=PlainText)


class MembershipRow(Row, table=True):
    """Where an article stands; narrow, so that grouping does not rewrite the articles themselves."""

    __tablename__ = "memberships"
    __table_args__ = (
        Index("ix_memberships_waiting", "sort_time", "article_id", **where("story_id IS NULL")),
        Index(
            "ix_memberships_revised",
            "article_id",
            **where("revised = 1", postgresql="revised"),
        ),
        # A story's articles in order of time, a page at a time, and their times without a look at the rows.
        Index("ix_memberships_story", "story_id", "sort_time", "article_id", **where("story_id IS NOT NULL")),
        # The stories of a publisher or in a language, without a look at the wide rows of articles.
        Index("ix_memberships_publisher", "publisher", "story_id", **where("story_id IS NOT NULL")),
        Index("ix_memberships_language", "language", "story_id", **where("story_id IS NOT NULL")),
    )

    article_id: int = Field(primary_key=True, foreign_key="articles.id", sa_column_kwargs={"autoincrement": False})
    story_id: int | None = Field(default=None, foreign_key="stories.id")
    placed_by: str | None = Field(default=None, sa_type=PlainText)
    probability: float | None = None
    at: datetime | None = None
    sort_time: datetime
    revised: bool
    publisher: str | None = Field(default=None, sa_type=PlainText)
    language: str | None = Field(default=None, sa_type=PlainText)


class MembershipChangeRow(Row, table=True):
    """The log of where articles were put; rows are appended, and the first ones go when they are old."""

    __tablename__ = "membership_changes"
    __table_args__ = (IDS_FOR_EVER,)

    seq: int | None = Field(default=None, primary_key=True)
    article_id: int
    story_id: int
    at: datetime | None = None


STORIES = METADATA.tables["stories"]
STORY_DETAILS = METADATA.tables["story_details"]
STORY_NAMES = METADATA.tables["story_names"]
STORY_TOPICS = METADATA.tables["story_topics"]
MEMBERSHIPS = METADATA.tables["memberships"]
MEMBERSHIP_CHANGES = METADATA.tables["membership_changes"]

"""The tables, as SQLModel rows. storage/README.md says what each column means.

Rows are read and written through SQLAlchemy Core, many at a time, as `FEEDS`, `ARTICLES` and so on. SQLModel does not
validate `table=True` classes, so that a row is no boundary: `mapping` is.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Column, Computed, Index, Integer, Table, UniqueConstraint, text
from sqlmodel import Field

from storage.columns import METADATA, PlainText, Row, Seconds

# Ids are never used twice, even where the newest row is deleted: links and history name them.
_IDS_FOR_EVER = {"sqlite_autoincrement": True}

_DOUBT = "CASE WHEN open_suggestions > 0 OR changed_since_review THEN independent_texts ELSE 0 END"


def _where(condition: str) -> dict[str, Any]:
    """The rows that an index holds, as arguments of `Index` for both databases."""
    return {f"{dialect}_where": text(condition) for dialect in ("sqlite", "postgresql")}


class FeedRow(Row, table=True):
    """A feed: what the catalogue says of it, what polling has found, and who is polling it now."""

    __tablename__ = "feeds"
    __table_args__ = (
        Index("ix_feeds_due", "next_due", **_where("paused IS NULL")),
        _IDS_FOR_EVER,
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=PlainText)
    url_key: str = Field(sa_type=PlainText)
    spec: Any = Field(sa_type=JSON)
    paused: str | None = Field(default=None, sa_type=PlainText)
    next_due: datetime
    due_reason: str = Field(sa_type=PlainText)
    health: Any = Field(sa_type=JSON)
    validators: Any = Field(sa_type=JSON)
    body_hash: str | None = Field(default=None, sa_type=PlainText)
    last_full: datetime | None = None
    last_items: bytes | None = None
    lease_owner: str | None = Field(default=None, sa_type=PlainText)
    lease_token: str | None = Field(default=None, sa_type=PlainText)
    lease_until: datetime | None = None
    article_count: int


class FetchEventRow(Row, table=True):
    """One poll of a feed."""

    __tablename__ = "fetch_events"
    __table_args__ = (Index(None, "feed_id", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    feed_id: int = Field(foreign_key="feeds.id")
    at: datetime
    outcome: str = Field(sa_type=PlainText)
    status: int | None = None
    bytes: int
    duration: timedelta = Field(sa_type=Seconds)
    new: int
    revised: int
    note: str = Field(sa_type=PlainText)


class ArticleRow(Row, table=True):
    """An article in its newest version."""

    __tablename__ = "articles"
    __table_args__ = (
        Index(None, "feed_id", "guid_key"),
        Index(None, "feed_id", "link_key"),
        Index(None, "feed_id", "content_key"),
        Index(None, "feed_id", "sort_time"),
        Index(None, "sort_time", "id"),
        Index(None, "first_seen", "feed_id"),
        _IDS_FOR_EVER,
    )

    id: int | None = Field(default=None, primary_key=True)
    feed_id: int = Field(foreign_key="feeds.id")
    first_seen: datetime
    revision: int
    guid_key: str | None = Field(default=None, sa_type=PlainText)
    link_key: str | None = Field(default=None, sa_type=PlainText)
    content_key: str = Field(sa_type=PlainText)
    link: str | None = Field(default=None, sa_type=PlainText)
    canonical_link: str | None = Field(default=None, sa_type=PlainText)
    title: str = Field(sa_type=PlainText)
    summary: str = Field(sa_type=PlainText)
    text: str = Field(sa_type=PlainText)
    html: str = Field(sa_type=PlainText)
    authors: Any = Field(sa_type=JSON)
    published: datetime | None = None
    updated: datetime | None = None
    sort_time: datetime
    language: str | None = Field(default=None, sa_type=PlainText)
    publisher: str = Field(sa_type=PlainText)
    publisher_host: str | None = Field(default=None, sa_type=PlainText)
    family: str | None = Field(default=None, sa_type=PlainText)


class ArticleRevisionRow(Row, table=True):
    """An older version of an article."""

    __tablename__ = "article_revisions"

    article_id: int = Field(primary_key=True, foreign_key="articles.id")
    revision: int = Field(primary_key=True)
    replaced: datetime
    title: str = Field(sa_type=PlainText)
    summary: str = Field(sa_type=PlainText)
    text: str = Field(sa_type=PlainText)


class SignatureRow(Row, table=True):
    """All that is compared of an article, packed; made anew from its text at any time."""

    __tablename__ = "signatures"

    article_id: int = Field(
        primary_key=True,
        foreign_key="articles.id",
        ondelete="CASCADE",
        sa_column_kwargs={"autoincrement": False},
    )
    engine: str = Field(sa_type=PlainText)
    packed: bytes


class MembershipRow(Row, table=True):
    """Where an article stands; narrow, so that grouping does not rewrite the articles themselves."""

    __tablename__ = "memberships"
    __table_args__ = (
        Index("ix_memberships_waiting", "sort_time", "article_id", **_where("story_id IS NULL")),
        Index(
            "ix_memberships_revised",
            "article_id",
            sqlite_where=text("revised = 1"),
            postgresql_where=text("revised"),
        ),
        Index("ix_memberships_story_id", "story_id", **_where("story_id IS NOT NULL")),
        # The stories of a publisher or in a language, without a look at the wide rows of articles.
        Index("ix_memberships_publisher", "publisher", "story_id", **_where("story_id IS NOT NULL")),
        Index("ix_memberships_language", "language", "story_id", **_where("story_id IS NOT NULL")),
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
    """The log of where articles were put; rows are only ever appended."""

    __tablename__ = "membership_changes"
    __table_args__ = (_IDS_FOR_EVER,)

    seq: int | None = Field(default=None, primary_key=True)
    article_id: int
    story_id: int


class StoryRow(Row, table=True):
    """A story with its record, and what the queue is ordered and narrowed by."""

    __tablename__ = "stories"
    __table_args__ = (
        # The queue's order is walked; what follows it lets unwanted stories be passed over without a look at the row.
        Index("ix_stories_queue", "doubt", "last_published", "id", "state", "publishers"),
        Index(None, "record_changed", "id"),
        Index("ix_stories_merged_into", "merged_into", **_where("merged_into IS NOT NULL")),
        Index("ix_stories_confirmed", "reviewed", **_where("state = 'confirmed'")),
        _IDS_FOR_EVER,
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
        Index("ix_story_details_due", "story_id", sqlite_where=text("due = 1"), postgresql_where=text("due")),
        Index(None, "kind", "story_id"),
    )

    story_id: int = Field(primary_key=True, foreign_key="stories.id", sa_column_kwargs={"autoincrement": False})
    due: bool
    engine: str | None = Field(default=None, sa_type=PlainText)
    kind: str | None = Field(default=None, sa_type=PlainText)
    details: Any = Field(default=None, sa_type=JSON(none_as_null=True), nullable=True)


class StoryTopicRow(Row, table=True):
    """A topic that a story falls under."""

    __tablename__ = "story_topics"
    __table_args__ = (Index(None, "topic"),)

    story_id: int = Field(primary_key=True, foreign_key="stories.id")
    topic: str = Field(primary_key=True, sa_type=PlainText)


class DecisionRow(Row, table=True):
    """What the program decided about an article, and on what evidence."""

    __tablename__ = "decisions"
    __table_args__ = (
        Index(None, "article_id", "id"),
        # Holds all that is counted, so that the wide rows are not read.
        Index("ix_decisions_counted", "at", "outcome", "probability"),
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
    __table_args__ = (UniqueConstraint("article_id", "story_id"), Index(None, "story_id", "state"), Index(None, "at"))

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


class StoryEventRow(Row, table=True):
    """A row of the history; it names stories and articles without foreign keys, as it outlives them."""

    __tablename__ = "story_events"
    __table_args__ = (
        Index(None, "decision_id"),
        Index(None, "action", "at"),
        Index("ix_story_events_suggestion_id", "suggestion_id", **_where("suggestion_id IS NOT NULL")),
        _IDS_FOR_EVER,
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

    id: str = Field(primary_key=True, sa_type=PlainText)
    asked: str = Field(sa_type=PlainText)
    decision_id: str = Field(sa_type=PlainText)
    story_id: int


class InstanceRow(Row, table=True):
    """The database as a whole, in one row."""

    __tablename__ = "instance"

    id: str = Field(primary_key=True, sa_type=PlainText)
    created: datetime
    topics: str = Field(sa_type=PlainText)


class NoticeRow(Row, table=True):
    """Something that the operator must know until it is cleared."""

    __tablename__ = "notices"

    key: str = Field(primary_key=True, sa_type=PlainText)
    text: str = Field(sa_type=PlainText)
    since: datetime


class LockRow(Row, table=True):
    """Work that only one process may do at a time, and which one does it."""

    __tablename__ = "locks"

    name: str = Field(primary_key=True, sa_type=PlainText)
    owner: str = Field(sa_type=PlainText)
    until: datetime


class SessionRow(Row, table=True):
    """A browser in which somebody is logged in."""

    __tablename__ = "sessions"

    key: str = Field(primary_key=True, sa_type=PlainText)
    user: str = Field(sa_type=PlainText)
    password_mark: str = Field(sa_type=PlainText)
    opened: datetime
    seen: datetime


class ApiTokenRow(Row, table=True):
    """What a program shows instead of logging in."""

    __tablename__ = "api_tokens"
    __table_args__ = (UniqueConstraint("name"),)

    key: str = Field(primary_key=True, sa_type=PlainText)
    name: str = Field(sa_type=PlainText)
    role: str = Field(sa_type=PlainText)
    made: datetime
    used: datetime | None = None


class LoginAttemptRow(Row, table=True):
    """How often logging in has failed under one name, from one address or in one browser."""

    __tablename__ = "login_attempts"
    __table_args__ = (Index(None, "until"),)

    key: str = Field(primary_key=True, sa_type=PlainText)
    failures: int
    until: datetime


class KnownBrowserRow(Row, table=True):
    """A browser in which somebody has logged in before."""

    __tablename__ = "known_browsers"

    key: str = Field(primary_key=True, sa_type=PlainText)
    user: str = Field(sa_type=PlainText)
    since: datetime


def _table(name: str) -> Table:
    return METADATA.tables[name]


FEEDS = _table("feeds")
FETCH_EVENTS = _table("fetch_events")
ARTICLES = _table("articles")
ARTICLE_REVISIONS = _table("article_revisions")
SIGNATURES = _table("signatures")
MEMBERSHIPS = _table("memberships")
MEMBERSHIP_CHANGES = _table("membership_changes")
STORIES = _table("stories")
STORY_DETAILS = _table("story_details")
STORY_TOPICS = _table("story_topics")
DECISIONS = _table("decisions")
SUGGESTIONS = _table("suggestions")
PAIR_CONSTRAINTS = _table("pair_constraints")
STORY_EVENTS = _table("story_events")
STORY_EVENT_STORIES = _table("story_event_stories")
REQUESTS = _table("requests")
INSTANCE = _table("instance")
NOTICES = _table("notices")
LOCKS = _table("locks")
SESSIONS = _table("sessions")
API_TOKENS = _table("api_tokens")
LOGIN_ATTEMPTS = _table("login_attempts")
KNOWN_BROWSERS = _table("known_browsers")

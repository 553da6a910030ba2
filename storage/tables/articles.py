"""Feeds, what their polls found, and the articles they brought."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field

from storage.columns import IDS_FOR_EVER, METADATA, PlainText, Row, Seconds, where


def _of_article() -> Any:
    """The key of a row of which an article has one, and which goes with it."""
    kept_as_given = {"autoincrement": False}
    return Field(primary_key=True, foreign_key="articles.id", ondelete="CASCADE", sa_column_kwargs=kept_as_given)


class FeedRow(Row, table=True):
    """A feed: what the catalogue says of it, what polling has found, and who is polling it now."""

    __tablename__ = "feeds"
    __table_args__ = (
        Index("ix_feeds_due", "next_due", **where("paused IS NULL")),
        IDS_FOR_EVER,
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
        IDS_FOR_EVER,
    )

    id: int | None = Field(default=None, primary_key=True)
    feed_id: int = Field(foreign_key="feeds.id")
    first_seen: datetime
    revision: int
    guid: str | None = Field(default=None, sa_type=PlainText)
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
    utc_offset: timedelta | None = Field(default=None, sa_type=Seconds)
    updated: datetime | None = None
    sort_time: datetime
    language: str | None = Field(default=None, sa_type=PlainText)
    publisher: str = Field(sa_type=PlainText)
    publisher_host: str | None = Field(default=None, sa_type=PlainText)
    family: str | None = Field(default=None, sa_type=PlainText)


class ArticleRevisionRow(Row, table=True):
    """An older version of an article."""

    __tablename__ = "article_revisions"
    __table_args__ = (Index(None, "replaced"),)

    article_id: int = Field(primary_key=True, foreign_key="articles.id")
    revision: int = Field(primary_key=True)
    replaced: datetime
    title: str = Field(sa_type=PlainText)
    summary: str = Field(sa_type=PlainText)
    text: str = Field(sa_type=PlainText)


class ArticlePageRow(Row, table=True):
    """The page of an article whose feed wishes for full text: when it is to be fetched, and what it said."""

    __tablename__ = "article_pages"
    __table_args__ = (Index("ix_article_pages_due", "next_try", **where("next_try IS NOT NULL")),)

    article_id: int = _of_article()
    url: str = Field(sa_type=PlainText)
    text: str = Field(sa_type=PlainText)
    fetched: datetime | None = None
    attempts: int
    next_try: datetime | None = None
    error: str = Field(sa_type=PlainText)


class SignatureRow(Row, table=True):
    """All that is compared of an article, packed; made anew from its text at any time."""

    __tablename__ = "signatures"

    article_id: int = _of_article()
    engine: str = Field(sa_type=PlainText)
    packed: bytes


class ReadingRow(Row, table=True):
    """What an article was found to say, packed; made anew from its text at any time."""

    __tablename__ = "readings"

    article_id: int = _of_article()
    made_of: str = Field(sa_type=PlainText)
    packed: bytes


FEEDS = METADATA.tables["feeds"]
FETCH_EVENTS = METADATA.tables["fetch_events"]
ARTICLES = METADATA.tables["articles"]
ARTICLE_REVISIONS = METADATA.tables["article_revisions"]
ARTICLE_PAGES = METADATA.tables["article_pages"]
SIGNATURES = METADATA.tables["signatures"]
READINGS = METADATA.tables["readings"]

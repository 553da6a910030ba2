"""Webhooks: the outbox of changed stories, what each webhook was told, and what it is to be told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from storage.columns import IDS_FOR_EVER, METADATA, PlainText, Row, where


class WebhookRow(Row, table=True):
    """A webhook of the catalogue, and how telling it goes."""

    __tablename__ = "webhooks"

    name: str = Field(primary_key=True, sa_type=PlainText)
    added: datetime
    address: str = Field(sa_type=PlainText)
    paused: str | None = Field(default=None, sa_type=PlainText)
    resting_until: datetime | None = None
    failures: int
    delivered: int
    last_success: datetime | None = None
    last_failure: datetime | None = None
    error: str = Field(sa_type=PlainText)
    lease_owner: str | None = Field(default=None, sa_type=PlainText)
    lease_until: datetime | None = None


class WebhookChangeRow(Row, table=True):
    """The outbox: a story that was changed, written by the transaction that changed it; read once and deleted."""

    __tablename__ = "webhook_changes"
    __table_args__ = (IDS_FOR_EVER,)

    seq: int | None = Field(default=None, primary_key=True)
    story_id: int


class WebhookStoryRow(Row, table=True):
    """What a webhook was told last of a story."""

    __tablename__ = "webhook_stories"

    # Stories first: they are what is looked for.
    story_id: int = Field(
        primary_key=True, foreign_key="stories.id", ondelete="CASCADE", sa_column_kwargs={"autoincrement": False}
    )
    webhook: str = Field(primary_key=True, foreign_key="webhooks.name", ondelete="CASCADE", sa_type=PlainText)
    told: str = Field(sa_type=PlainText)
    sequence: int


class WebhookEventRow(Row, table=True):
    """Something that a webhook is to be told, or that was given up."""

    __tablename__ = "webhook_events"
    __table_args__ = (
        Index("ix_webhook_events_due", "webhook", "next_try", **where("dead IS NULL")),
        Index("ix_webhook_events_dead", "dead", **where("dead IS NOT NULL")),
        Index(None, "story_id", "webhook", "sequence", unique=True),
    )

    id: str = Field(primary_key=True, sa_type=PlainText)
    webhook: str = Field(foreign_key="webhooks.name", ondelete="CASCADE", sa_type=PlainText)
    story_id: int = Field(foreign_key="stories.id", ondelete="CASCADE")
    sequence: int
    type: str = Field(sa_type=PlainText)
    before: str | None = Field(default=None, sa_type=PlainText)
    at: datetime
    queued: datetime
    next_try: datetime
    attempts: int
    dead: datetime | None = None
    status: int | None = None
    error: str = Field(sa_type=PlainText)


WEBHOOKS = METADATA.tables["webhooks"]
WEBHOOK_CHANGES = METADATA.tables["webhook_changes"]
WEBHOOK_STORIES = METADATA.tables["webhook_stories"]
WEBHOOK_EVENTS = METADATA.tables["webhook_events"]

"""Webhooks: whom the service tells of stories, what it has told them, and what waits to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from aggregator.model.details import StoryKind
from aggregator.model.fetches import FailureKind


class EventType(StrEnum):
    """How a story differs from what a webhook was told of it before."""

    NEW = "story.new"
    CHANGED = "story.changed"
    CONFIRMED = "story.confirmed"
    DISMISSED = "story.dismissed"
    REOPENED = "story.reopened"  # confirming, dismissing or merging it was undone
    MERGED = "story.merged"
    LEFT = "story.left"  # it no longer is of the topic or kinds that the webhook is limited to


class Told(StrEnum):
    """What a webhook was told last of a story."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    MERGED = "merged"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretSource:
    """Where a signing secret is kept: in a file or in an environment variable, one of the two."""

    file: Path | None = None
    env: str | None = None

    def __str__(self) -> str:
        return f"the file {self.file}" if self.file is not None else f"the environment variable {self.env}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSpec:
    """A webhook as the catalogue declares it."""

    name: str
    """Unique in a catalogue; what people call it, and what it is remembered by."""
    url: str
    secrets: tuple[SecretSource, ...]
    """The one that signs first; a second one signs as well while receivers change over."""
    topic: str | None = None
    """Only stories of this topic."""
    kinds: tuple[StoryKind, ...] = ()
    """Only stories of these kinds; a story that has not been read is of none."""
    events: tuple[EventType, ...] = tuple(EventType)
    enabled: bool = True


class WebhookPause(StrEnum):
    """Why nothing is told to a webhook."""

    DISABLED = "disabled"  # enabled: false in the catalogue
    GONE = "gone"  # its server answered 410


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A webhook as stored: how telling it goes."""

    name: str
    added: datetime
    """Stories opened before that are no news to it."""
    address: str
    """A digest of its URL, which may be secret; another one ends a pause for being gone."""
    paused: WebhookPause | None = None
    resting_until: datetime | None = None
    """Nothing is sent before, because it could not be reached, failed or asked for a rest."""
    failures: int = 0
    """Since its last success, of those that it was rested for."""
    delivered: int = 0
    last_success: datetime | None = None
    last_failure: datetime | None = None
    error: str = ""
    """Of the last failure; empty after a success."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStory:
    """What a webhook was told last of a story."""

    webhook: str
    story_id: int
    told: Told
    sequence: int
    """The number of the last event of this story for this webhook, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookEvent:
    """One thing to tell a webhook about a story."""

    id: str
    """The same at every try, by which a receiver knows that it has had it."""
    webhook: str
    story_id: int
    sequence: int
    """Counts the events of the story for the webhook, from 1."""
    type: EventType
    before: Told | None
    """What the webhook knows before it; None for nothing."""
    at: datetime
    """When the story had changed."""
    queued: datetime
    """When it was first to be told; its age is counted from there."""
    next_try: datetime
    attempts: int = 0
    dead: datetime | None = None
    """When it was given up; None while it waits."""
    status: int | None = None
    """Of the last answer."""
    error: str = ""
    """Of the last try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookCounts:
    """How much waits for a webhook."""

    waiting: int = 0
    dead: int = 0
    oldest: datetime | None = None
    """Since when the oldest of those that wait does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRequest:
    """Something to send over HTTP."""

    url: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    deadline: timedelta
    """Total time from connecting to the answer's status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostOutcome:
    """How sending it ended; taken where the status is one of 200 to 299."""

    status: int | None = None
    """None where no answer came."""
    failure: FailureKind | None = None
    """None where it was taken."""
    message: str = ""
    """A sentence for the operator; empty where it was taken."""
    retry_after: timedelta | None = None
    """How long the server wishes to be left alone."""
    elapsed: timedelta = timedelta()


_STOPPED = "webhook "


def stopped_notice(name: str) -> str:
    """The key of the notice that a webhook was stopped."""
    return f"{_STOPPED}{name}"


def is_stopped_notice(key: str) -> bool:
    """Whether the key is that of such a notice."""
    return key.startswith(_STOPPED)

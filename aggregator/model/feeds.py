"""Feeds: as the catalogue declares them, as they are stored, and what polling remembers of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from aggregator.model.details import StoryKind
from aggregator.model.fetches import CacheValidators, FailureKind
from aggregator.model.webhooks import WebhookSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSpec:
    """A feed as the catalogue declares it, defaults already applied."""

    url: str
    """As written; `url_key` is what duplicates are found by."""
    url_key: str
    """The URL normalised for comparison."""
    name: str
    """Unique in a catalogue; what people call the feed."""
    publisher: str
    """The outlet; defaults to the feed's name."""
    family: str | None = None
    """The owner shared by several outlets."""
    language: str | None = None
    """BCP 47 code, used where an entry and its document name none."""
    every: timedelta
    """The wished interval between polls."""
    tags: tuple[str, ...] = ()
    enabled: bool = True
    timezone: str = "UTC"
    """IANA zone of dates that the feed writes without one."""
    conditional: bool = True
    """Whether ETag and Last-Modified are sent back; some servers' validators lie."""
    adapt: bool = False
    """Whether a feed that publishes rarely is asked more rarely than `every`."""
    deadline: timedelta
    """Total time for connection, redirects and body."""
    max_bytes: int
    """Cap on the decoded body."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Extra request headers, sent to the feed's own origin only."""
    full_text: bool = False
    """Whether the text of new and edited articles is taken from their pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSpec:
    """A saved filter over stories."""

    name: str
    any: tuple[str, ...] = ()
    """Words or phrases of which one must occur."""
    all: tuple[str, ...] = ()
    """Words or phrases that must all occur."""
    none: tuple[str, ...] = ()
    """Words or phrases that must not occur."""
    publishers: tuple[str, ...] = ()
    """Names or hosts of publishers of which one must be among the sources."""
    languages: tuple[str, ...] = ()
    kinds: tuple[StoryKind, ...] = ()
    """Kinds of which the story must be one; a story that has not been read is of none."""
    places: tuple[str, ...] = ()
    """Names of places, or ISO 3166-1 codes of countries, of which the story must name one."""

    @property
    def asks_details(self) -> bool:
        """Whether it can only be told from a story's details."""
        return bool(self.kinds or self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCatalogue:
    """All that feeds.yaml declares."""

    feeds: tuple[FeedSpec, ...]
    topics: tuple[TopicSpec, ...] = ()
    webhooks: tuple[WebhookSpec, ...] = ()


class PauseReason(StrEnum):
    """Why a feed is not polled."""

    DISABLED = "disabled"  # enabled: false in the catalogue
    REMOVED = "removed"  # no longer in the catalogue; its articles stay
    GONE = "gone"  # the server answered 410


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    """What is remembered about the polling of a feed."""

    created: datetime
    paused_since: datetime | None = None
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    """The last time the feed answered with a document or with 304."""
    last_new: datetime | None = None
    """The last time an article was new."""
    last_change: datetime | None = None
    """The last time an article was new or edited."""
    last_status: int | None = None
    last_bytes: int | None = None
    last_duration: timedelta | None = None
    last_entries: int | None = None
    """Entries in the last document read; None before the first."""
    empty_since: datetime | None = None
    """Since when its documents have had no entries; None where the last one had some."""
    last_unchanged: bool = False
    """Whether the last success brought nothing new (304 or the same entries)."""
    note: str = ""
    """What was cut, skipped or repaired in the last document, in words."""
    note_since: datetime | None = None
    """Since when the note has said the same."""
    ttl: timedelta | None = None
    """How often the last document read says that it changes; it holds while the server says "not modified"."""
    max_age: timedelta | None = None
    """How long the server says that its last document holds."""
    retry_after: timedelta | None = None
    """For how long the server asked to be left alone when it had no answer; None after an answer."""
    error_kind: FailureKind | None = None
    error: str = ""
    failing_since: datetime | None = None
    failures: int = 0
    """In a row."""
    conditions_refused: datetime | None = None
    """When a request with validators was last refused, and the same one without them answered."""
    effective_url: str | None = None
    """The address that answered last, after redirects."""
    hops: tuple[str, ...] = ()
    """The addresses that redirected there, in order; of a failure, those that redirected until it."""
    moving_to: str | None = None
    """Where permanent redirects lead at present."""
    moving_since: datetime | None = None
    moving_times: int = 0
    """How often in a row they were seen to lead there, with a good feed behind."""
    permanent_url: str | None = None
    """`moving_to`, once it was seen several times over days; proposed to the operator, never adopted by itself."""


def after_pause(
    health: FeedHealth, *, before: PauseReason | None, after: PauseReason | None, now: datetime
) -> FeedHealth:
    """Remember since when a feed is paused, for the reason there is."""
    if after is before:
        return health
    return replace(health, paused_since=None if after is None else now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as stored: what the catalogue says of it and what polling has found."""

    id: int
    spec: FeedSpec
    paused: PauseReason | None
    next_due: datetime
    due_reason: str = ""
    """Why the feed is due when it is, in words."""
    health: FeedHealth
    validators: CacheValidators = field(default_factory=CacheValidators)
    """What the next request may send back."""
    last_full: datetime | None = None
    """The last time a whole document was processed; validators are not trusted for ever."""
    article_count: int = 0

    @property
    def next_try(self) -> datetime | None:
        """When it is polled again; None while it is paused."""
        return None if self.paused else self.next_due

    @property
    def why_then(self) -> str:
        """Why it is polled again just then, in words; empty where that is not told."""
        return "" if self.paused else self.due_reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """The right to work on one feed for a while."""

    feed_id: int
    owner: str
    token: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFeed:
    """A feed that has been claimed for polling."""

    feed: Feed
    lease: Lease
    body_hash: str | None
    """SHA-256 of the last body that was processed whole."""
    last_items: bytes | None
    """What is remembered of the last document's items, packed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedUpdate:
    """What one poll changes in a feed's row; written in the transaction that stores its articles."""

    validators: CacheValidators
    body_hash: str | None
    last_full: datetime | None
    last_items: bytes | None
    next_due: datetime
    due_reason: str
    health: FeedHealth
    paused: PauseReason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchEvent:
    """One poll, for the log of a feed."""

    feed_id: int
    at: datetime
    outcome: str
    """'stored', 'unchanged' or a `FailureKind`."""
    status: int | None
    bytes: int
    duration: timedelta
    new: int
    revised: int
    note: str

"""The vocabulary: one small frozen type per stage of an article's way from a feed to a reviewed story.

Times are aware UTC datetimes. Texts in `EntryData` are what the document said; texts from `Article` on are plain,
sanitised and bounded. Nothing here does I/O.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

# ---------------------------------------------------------------- feeds as configured


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
    deadline: timedelta
    """Total time for connection, redirects and body."""
    max_bytes: int
    """Cap on the decoded body."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Extra request headers, sent to the feed's own origin only."""


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
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCatalogue:
    """All that feeds.yaml declares."""

    feeds: tuple[FeedSpec, ...]
    topics: tuple[TopicSpec, ...] = ()


# ---------------------------------------------------------------- feeds as stored


class PauseReason(StrEnum):
    """Why a feed is not polled."""

    DISABLED = "disabled"  # enabled: false in the catalogue
    REMOVED = "removed"  # no longer in the catalogue; its articles stay
    GONE = "gone"  # the server answered 410


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheValidators:
    """ETag and Last-Modified of RFC 9110, opaque, to be returned exactly as they came."""

    etag: str | None = None
    last_modified: str | None = None


class FailureKind(StrEnum):
    """What went wrong with a poll."""

    ADDRESS_REFUSED = "address refused"  # the address is private, or not http(s)
    DNS = "name not found"
    CONNECT = "no connection"
    TLS = "certificate or TLS"
    TIMEOUT = "too slow"
    TRUNCATED = "cut short"
    TOO_LARGE = "too large"
    BAD_ENCODING = "undecodable"
    PROTOCOL = "broken HTTP"
    REDIRECTS = "redirects"
    NOT_FOUND = "not found"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    RATE_LIMITED = "asked to wait"
    CLIENT_ERROR = "refused by the server"
    SERVER_ERROR = "server error"
    NOT_A_FEED = "not a feed"
    DANGEROUS = "dangerous document"  # entities, or one that breaks the parser's limits
    PARSER = "parser limits"  # the worker ran out of time or memory
    INTERNAL = "internal error"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRequest:
    """What a fetcher is asked for."""

    url: str
    validators: CacheValidators = CacheValidators()
    validators_from: str | None = None
    """The address whose answer the validators came with; None means `url`. They are sent to its origin alone."""
    deadline: timedelta
    max_bytes: int
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerWishes:
    """What the response headers say about when to ask again."""

    max_age: timedelta | None = None
    """Cache-Control max-age, or Expires less Date where there is none."""
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A complete, successful response."""

    url: str
    """The address that answered, after redirects."""
    status: int
    body: bytes
    """Decoded of its content encoding."""
    content_type: str
    """The header's value; empty where there is none."""
    content_location: str | None = None
    content_language: str | None = None
    validators: CacheValidators
    wishes: ServerWishes = ServerWishes()
    permanent_url: str | None = None
    """Where the unbroken run of 301 and 308 answers at the start of the chain led, if there was one."""
    hops: tuple[str, ...] = ()
    elapsed: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server says that what we hold is current."""

    validators: CacheValidators
    """Only those that the response carried."""
    wishes: ServerWishes = ServerWishes()
    elapsed: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchFailed:
    """No usable document, and why."""

    kind: FailureKind
    message: str
    """One sentence for the operator."""
    status: int | None = None
    wishes: ServerWishes = ServerWishes()
    elapsed: timedelta = timedelta()


FetchOutcome = Fetched | NotModified | FetchFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    """What is remembered about the polling of a feed."""

    created: datetime
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    """The last time the feed answered with a document or with 304."""
    last_new: datetime | None = None
    """The last time an article was new."""
    last_status: int | None = None
    last_bytes: int | None = None
    last_duration: timedelta | None = None
    last_entries: int | None = None
    """Entries in the last document read; None before the first."""
    last_unchanged: bool = False
    """Whether the last success brought nothing new (304 or the same entries)."""
    note: str = ""
    """What was cut or skipped in the last document, in words."""
    error_kind: FailureKind | None = None
    error: str = ""
    failing_since: datetime | None = None
    failures: int = 0
    """In a row."""
    effective_url: str | None = None
    permanent_url: str | None = None
    """Where the server says that the feed has moved for good; proposed, never adopted by itself."""


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
    article_count: int = 0


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
    validators: CacheValidators
    body_hash: str | None
    """SHA-256 of the last body that was processed whole."""
    last_full: datetime | None
    """The last time a whole document was processed; validators are not trusted for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedUpdate:
    """What one poll changes in a feed's row; written in the transaction that stores its articles."""

    validators: CacheValidators
    body_hash: str | None
    last_full: datetime | None
    next_due: datetime
    due_reason: str
    health: FeedHealth
    paused: PauseReason | None = None


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
    new: int = 0
    revised: int = 0
    note: str = ""


# ---------------------------------------------------------------- documents and entries


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDocument:
    """A body and what is needed to read it."""

    body: bytes
    content_type: str = ""
    url: str
    """What relative links are resolved against where the document names no base."""
    content_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryData:
    """One entry exactly as the document gave it; None where it gave nothing."""

    guid: str | None = None
    """Raw, not resolved against any base."""
    link: str | None = None
    title: str | None = None
    """May hold markup."""
    summary: str | None = None
    """May hold markup."""
    content: str | None = None
    """The longest full text that the entry carries; may hold markup."""
    base: str | None = None
    """The xml:base in force, where one is."""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    published: str | None = None
    """The date as printed."""
    published_parsed: datetime | None = None
    """The parsing library's reading of it, UTC assumed where no zone is printed."""
    updated: str | None = None
    updated_parsed: datetime | None = None
    source_title: str | None = None
    """RSS <source> or Atom source: the true publisher of an aggregated entry."""
    source_url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A document, read."""

    format: str
    """Such as 'rss20', 'rss10', 'atom10' or 'json11'."""
    title: str | None = None
    link: str | None = None
    language: str | None = None
    ttl: timedelta | None = None
    """RSS ttl or sy:updatePeriod and sy:updateFrequency: how often the document says it changes."""
    entries: tuple[EntryData, ...] = ()
    skipped: int = 0
    """Entries that could not be read."""
    notes: tuple[str, ...] = ()
    """What was cut or repaired, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseFailed:
    """The document is no feed, or may not be read, and why."""

    kind: FailureKind
    message: str
    """Says what it was: 'an HTML page', 'a PNG image', 'an empty body'."""


ParseOutcome = ParsedFeed | ParseFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedContext:
    """What normalising an entry needs to know of its feed and document."""

    feed_url: str
    feed_link: str | None
    publisher: str
    family: str | None
    language: str | None
    timezone: str
    seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One entry, normalised."""

    guid_key: str | None
    """Hash of the raw guid; None where it is missing or not unique in its document."""
    link_key: str | None
    """Hash of the canonical link; None where there is no link or it is not unique in its document."""
    content_key: str
    """Hash of the words of title and text, markup, case and white space aside."""
    link: str | None
    """As shown to people: absolute, http(s)."""
    canonical_link: str | None
    """Without tracking and session parameters, for comparison."""
    title: str
    """Plain text; empty where the entry has none."""
    summary: str
    """Plain text."""
    text: str
    """Plain full text where the feed carries it, else empty."""
    html: str
    """Sanitised markup of the fullest text, for display."""
    authors: tuple[str, ...] = ()
    published: datetime | None
    """None where the entry states no possible date."""
    updated: datetime | None = None
    sort_time: datetime
    """Published, else updated, else first seen; never later than first seen."""
    language: str | None
    publisher: str
    publisher_host: str | None
    """Host of the canonical link, or of RSS <source>."""
    family: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """What is stored of an article that a document may be showing again."""

    id: int
    guid_key: str | None
    link_key: str | None
    content_key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRevision:
    """A changed title or text of an article that is already stored."""

    article_id: int
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """What a document changes in what is stored."""

    new: tuple[Article, ...] = ()
    revised: tuple[ArticleRevision, ...] = ()
    unchanged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article as stored."""

    id: int
    feed_id: int
    feed_name: str
    first_seen: datetime
    revision: int
    """1 for the first version."""
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRevision:
    """An older version of an article, kept when a newer one replaced it."""

    revision: int
    replaced: datetime
    title: str
    summary: str
    text: str


# ---------------------------------------------------------------- matching


class Outcome(StrEnum):
    """What is decided about an article and a story."""

    LINK = "LINK"
    SUGGEST = "SUGGEST"
    DISTINCT = "DISTINCT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One signal, its value, and what it adds to the match weight."""

    signal: str
    value: float
    weight: float
    """In bits: log2 of the factor by which the odds change."""
    words: tuple[str, ...] = ()
    """The words that the signal found, in the article's own spelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An article compared with one story."""

    story_id: int
    probability: float
    """That the article belongs to the story, 0 to 1, calibrated."""
    prior: float
    """In bits."""
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = ()
    """In words: 'other place: Kursk'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchDecision:
    """What was decided about one article, and on what evidence."""

    outcome: Outcome
    """LINK: it joins `chosen`. SUGGEST: it opens a story and a person is asked. DISTINCT: it opens a story."""
    chosen: Comparison | None = None
    """The story linked to; None unless LINK."""
    suggestions: tuple[Comparison, ...] = ()
    """Stories that a person should be asked about, best first."""
    nearest: Comparison | None = None
    """The best comparison of all, kept as evidence for a DISTINCT as well; None when there was no candidate."""
    note: str = ""
    """Such as 'no usable text' or 'must-link by a person'."""


# ---------------------------------------------------------------- stories and their review


class StoryState(StrEnum):
    """Where a story stands in review."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    MERGED = "merged"  # lives on in another story, to which its id leads for ever


class PlacedBy(StrEnum):
    """Who put an article into a story."""

    RULE = "rule"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An article's place in a story."""

    article_id: int
    story_id: int
    placed_by: PlacedBy
    probability: float | None
    """None for the article that opened the story and where a person placed it."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article of a story, and how it came there."""

    stored: StoredArticle
    membership: Membership


class SourceRole(StrEnum):
    """What part a source plays in a story."""

    LEAD = "lead"  # the earliest
    INDEPENDENT = "independent"  # its own text
    COPY = "copy"  # the text of another source, with small edits
    UPDATE = "update"  # a later text of a publisher that already reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article as a source of a story."""

    article_id: int
    role: SourceRole
    copy_of: int | None = None
    """The article whose text this one carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """What is shown of a story; computed from its articles alone."""

    headline: str
    headline_article_id: int
    sources: tuple[Source, ...]
    """In time order."""
    articles: int
    publishers: int
    families: int
    """Publisher families, an outlet without one counting as its own."""
    independent_texts: int
    first_published: datetime
    last_published: datetime
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as stored."""

    id: int
    state: StoryState
    revision: int
    """Grows with every change of its articles, record or review."""
    record: StoryRecord | None
    """None once it has been merged away."""
    merged_into: int | None = None
    opened: datetime
    changed: datetime
    reviewed: datetime | None = None
    changed_since_review: bool = False
    open_suggestions: int = 0
    topics: tuple[str, ...] = ()


class SuggestionState(StrEnum):
    """Where a question to a person stands."""

    OPEN = "open"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"  # the question answered itself: other decisions settled it


class Verdict(StrEnum):
    """A person's answer to a suggestion."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """The question whether an article belongs to another story than the one it is in."""

    id: int
    article_id: int
    story_id: int
    """The story that it may belong to."""
    comparison: Comparison
    state: SuggestionState
    at: datetime


class ConstraintKind(StrEnum):
    """What a person has said about two articles."""

    MUST_LINK = "must-link"
    CANNOT_LINK = "cannot-link"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairConstraint:
    """A person's word about an unordered pair of articles."""

    low: int
    """The smaller article id."""
    high: int
    kind: ConstraintKind
    decision_id: str
    """The decision that it belongs to; undoing that lifts it."""

    @classmethod
    def of(cls, one: int, other: int, kind: ConstraintKind, decision_id: str) -> PairConstraint:
        """The constraint on two articles, in either order."""
        if one == other:
            message = f"article {one} cannot be constrained with itself"
            raise ValueError(message)
        return cls(low=min(one, other), high=max(one, other), kind=kind, decision_id=decision_id)


class Action(StrEnum):
    """What a person did."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    TAKE_OUT = "take out"
    MERGE = "merge"
    CONFIRM = "confirm"
    DISMISS = "dismiss"
    UNDO = "undo"


STORY_KEYS = frozenset({"story", "into", "state of", "asks about"})
"""Keys of `StoryEvent.before` and `after` whose values are story ids, so that a story's history is found by them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvent:
    """One row of the history: a decision as it concerns one article, or a whole story."""

    id: int = 0
    """Given by the store."""
    decision_id: str
    """Shared by all rows of one decision."""
    at: datetime
    who: str
    action: Action
    story_id: int
    """The story that the decision was taken on."""
    article_id: int | None = None
    suggestion_id: int | None = None
    before: Mapping[str, str | int | float | None] = field(default_factory=dict)
    """Such as {'story': 7} or {'state': 'open'}."""
    after: Mapping[str, str | int | float | None] = field(default_factory=dict)
    reason: str = ""
    undoes: str | None = None
    """The decision that this one undoes."""
    undone_by: str | None = None
    """The decision that has undone this one."""

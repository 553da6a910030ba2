"""A document as it was fetched, and what it said, untouched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from aggregator.model.articles import Article, FeedContext
from aggregator.model.feeds import FeedSpec
from aggregator.model.fetches import FailureKind, Fetched

_RULES = 16
"""Raised when documents come to be read or normalised differently, so that nothing remembered keeps them from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDocument:
    """A body and what is needed to read it."""

    body: bytes
    content_type: str = ""
    url: str
    """What relative links are resolved against where the document names no base."""
    content_language: str | None = None
    context: FeedContext | None = None
    """What its articles depend on beside it; None where only its entries are asked for."""
    known: frozenset[bytes] = frozenset()
    """Digests of items that need not be read, as `ParsedFeed` gave them for an earlier document."""

    @property
    def influences(self) -> str:
        """All but the body that its articles depend on, in one line."""
        of_feed = self.context and replace(self.context, seen=datetime.min.replace(tzinfo=UTC))
        return repr((_RULES, self.content_type, self.url, self.content_language, of_feed))


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryData:
    """One entry exactly as the document gave it; None where it gave nothing."""

    guid: str | None = None
    """Raw, not resolved against any base."""
    link: str | None = None
    enclosure: str | None = None
    """The first recording or other file that comes with the entry, pictures aside."""
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
    updated: str | None = None
    source_title: str | None = None
    """RSS <source> or Atom source: the true publisher of an aggregated entry."""
    source_url: str | None = None
    language: str | None = None


CUT_SHORT = "the document is cut short"
"""The note on a document that ends too early."""


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
    wording: tuple[str, ...] = ()
    """Titles and descriptions of its first items, known ones too, as markup, where it states no language."""
    entries: tuple[EntryData, ...] = ()
    """Empty where articles were asked for."""
    drafts: tuple[Article, ...] = ()
    """The article of each entry, any two of which may share keys, where the document came with its context."""
    skipped: int = 0
    """Entries that could not be read."""
    notes: tuple[str, ...] = ()
    """What was cut or repaired, in words."""
    digests: tuple[bytes | None, ...] = ()
    """Of the item that each entry was read from, where it can be known again by it; empty where none can."""
    unread: frozenset[bytes] = frozenset()
    """Digests of known items, which were left out of `entries`."""

    @property
    def total(self) -> int:
        """How many entries the document has, read or known."""
        return max(len(self.entries), len(self.drafts)) + len(self.unread)

    @property
    def cut_short(self) -> bool:
        """Whether the document ended too early, so that its whole entries alone were read."""
        return CUT_SHORT in self.notes


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseFailed:
    """The document is no feed, or may not be read, and why."""

    kind: FailureKind
    message: str
    """Says what it was: 'an HTML page', 'a PNG image', 'an empty body'."""

    @property
    def in_words(self) -> str:
        """What the server has done, for people, without a full stop."""
        no_feed = self.kind is FailureKind.NOT_A_FEED
        return f"the server answers with {self.message}, which is no feed" if no_feed else self.message


ParseOutcome = ParsedFeed | ParseFailed


def document_of(
    spec: FeedSpec, fetched: Fetched, *, seen: datetime, known: frozenset[bytes] = frozenset()
) -> FeedDocument:
    """A fetched body with all that its feed's articles depend on."""
    return FeedDocument(
        body=fetched.body,
        content_type=fetched.content_type,
        url=fetched.url,
        content_language=fetched.content_language,
        context=FeedContext(
            feed_url=fetched.url,
            publisher=spec.publisher,
            publisher_stated=spec.publisher != spec.name,
            family=spec.family,
            language=spec.language,
            timezone=spec.timezone,
            seen=seen,
        ),
        known=known,
    )


def cut_short(parsed: ParsedFeed) -> ParseFailed:
    """The failure that a document is which ended too early, whatever there is of it."""
    message = f"the document is cut short after {parsed.total} whole {'entry' if parsed.total == 1 else 'entries'}"
    return ParseFailed(kind=FailureKind.TRUNCATED, message=message)

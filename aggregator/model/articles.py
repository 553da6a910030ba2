"""Articles: entries normalised, compared with what is stored, and kept with their revisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedContext:
    """What normalising an entry needs to know of its feed and document."""

    feed_url: str
    publisher: str
    publisher_stated: bool = False
    """Whether the catalogue says whose feed it is, beside its name."""
    family: str | None
    language: str | None
    timezone: str
    seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One entry, normalised."""

    guid: str | None = None
    """As the feed writes it, to be shown; unique or not."""
    guid_key: str | None
    """Hash of the raw guid; None where it is missing or not unique in its document."""
    link_key: str | None
    """Hash of the canonical link; None where there is none or it is not unique in its document."""
    content_key: str
    """Hash of the words of title and text, markup, case and white space aside."""
    link: str | None
    """As shown to people: absolute, http(s). That of the entry's page, else of its recording."""
    canonical_link: str | None
    """That of the page without tracking and session parameters, for comparison."""
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
    utc_offset: timedelta | None = None
    """How far the publisher's clock is ahead of UTC, as the date of publication states it; None where that says UTC, or
    was printed by another outlet."""
    updated: datetime | None = None
    sort_time: datetime
    """Published, else updated, else first seen; never later than first seen."""
    language: str | None
    publisher: str
    publisher_host: str | None
    """Host of the canonical link, behind a news search that of RSS <source>, where it tells whose article this is: not
    that of a platform, on which many publish, and not where the catalogue says so."""
    family: str | None = None

    @property
    def outlet(self) -> str:
        """What the publisher is known by: feeds of one outlet have several names, and one host."""
        return (self.publisher_host or self.publisher).casefold()

    @property
    def clock(self) -> tzinfo:
        """The time zone of its publisher on that day, by which it says 'today'; UTC where that is not known."""
        return timezone(self.utc_offset) if self.utc_offset else UTC

    @property
    def published_there(self) -> datetime | None:
        """When it was published, by its publisher's clock."""
        return self.published and self.published.astimezone(self.clock)

    @property
    def is_dated_by_day(self) -> bool:
        """Whether its date is a day without a time, which is kept as the midnight that it begins with."""
        return self.published_there is not None and self.published_there.time() == time.min

    def only_title(self) -> Article:
        """The article as a feed would bring it that has nothing but titles."""
        return replace(self, summary="", text="", html="")

    def without_date(self) -> Article:
        """The article as a feed would bring it that tells no dates."""
        return replace(self, published=None, updated=None, utc_offset=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """What is stored of an article that a document may be showing again."""

    id: int
    guid_key: str | None
    link_key: str | None
    content_key: str
    title: str
    canonical_link: str | None = None
    published: datetime | None = None
    first_seen: datetime | None = None


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
    rekeyed: tuple[ArticleRevision, ...] = ()
    """Unchanged articles that are known by another guid or link from now on."""
    dated: tuple[ArticleRevision, ...] = ()
    """Unchanged articles that were stored without a date of publication, or with a later one."""
    unchanged: int = 0
    """Those that are rekeyed or dated among them."""


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
    """With the text of its page, where that was fetched."""
    feed_text: str | None = None
    """The text that the feed itself carries, where the page's stands in its place; else None."""

    @property
    def as_fed(self) -> Article:
        """The article as its feed brought it."""
        return self.article if self.feed_text is None else replace(self.article, text=self.feed_text)


def outlets_first(articles: Sequence[StoredArticle]) -> list[StoredArticle]:
    """The first article of each outlet, then all others: where few of many are named, an outlet counts once."""
    first = {each.article.outlet: each.id for each in reversed(articles)}
    return sorted(articles, key=lambda each: first[each.article.outlet] != each.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRevision:
    """An older version of an article, kept when a newer one replaced it."""

    revision: int
    replaced: datetime
    title: str
    summary: str
    text: str

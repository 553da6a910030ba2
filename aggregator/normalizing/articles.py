"""One document's entries as articles, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from functools import cached_property

from aggregator.model import Article, EntryData, FeedContext, ParsedFeed, shorten
from aggregator.normalizing.dates import day_in_address, is_moment, published_time
from aggregator.normalizing.fingerprint import content_key, digest
from aggregator.normalizing.html import sanitised, text_of
from aggregator.normalizing.language import language_of, shared_language
from aggregator.normalizing.likeness import RELATED, likeness
from aggregator.normalizing.markup_noise import without_advertising, without_link_lists
from aggregator.normalizing.titles import clean_title, plain_line
from aggregator.normalizing.urls import canonical, host_of, is_front_page, shown, url_key

_OPENING_CHARS = 500
"""An entry without a summary is summarised by its text's opening, up to about this length."""
# Full-width marks end sentences in Chinese and Japanese, which go on without a space.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*(?=\s|$)|[。！？][”’」』）]*")  # noqa: RUF001
_SECOND_LEVELS = frozenset({"co", "com", "org", "net", "gov", "gob", "ac", "edu", "or", "ne", "go"})
"""What stands before a country's own ending, as in `.co.uk` or `.com.au`."""
_VERSION = re.compile(r"#\d{1,2}")
"""A version's number, which some publishers add to a guid that is else the page's address."""
_ANCHOR = re.compile(r"[^!/=][^=]*")
"""A place within a page; `#xtor=RSS-1` and the like tell how a reader came, `#!/7` and `#/7` which page it is."""
_FEED_HOSTS = ("feeds.", "feed.", "rss.", "feeds2.", "xml.")
_PLATFORM_HOSTS = """
    t.me telegram.me x.com twitter.com facebook.com instagram.com threads.net bsky.app youtube.com youtu.be tiktok.com
    rumble.com odysee.com soundcloud.com reddit.com medium.com linkedin.com vk.com ok.ru dzen.ru weibo.com max.ru
    whatsapp.com
"""
_PLATFORMS = tuple(f".{host}" for host in _PLATFORM_HOSTS.split())
"""Where whoever likes may publish: two channels of one are two publishers, whom their feeds' names tell apart."""
_NEWS_SEARCHES = frozenset({"news.google.com", "news.yahoo.com", "news.search.yahoo.com", "bing.com", "msn.com"})
"""Sites whose links lead to many publishers' pages, each by an address of the site itself."""


def normalise(parsed: ParsedFeed, context: FeedContext) -> tuple[Article, ...]:
    """The document's articles in its order, each unique within it.

    A guid or link that different articles of the document share identifies none of them: its key is None, but where
    they share guid, link and time. Entries that are the same in all respects are one article.
    """
    return distinct(drafts(parsed, context))


def drafts(parsed: ParsedFeed, context: FeedContext) -> list[Article]:
    """An article of each entry, in order; any two may share keys."""
    source = _Source(parsed=parsed, context=context)
    return [source.article(entry) for entry in parsed.entries]


def distinct(drafts: Sequence[Article], *, total: int | None = None) -> tuple[Article, ...]:
    """What a document's drafts are as articles, each unique within it; drafts without words and link are none.

    `total` is how many entries the document has, where some need not be read again.
    """
    told = [draft for draft in drafts if draft.title or draft.text or draft.summary or draft.link]
    once = _without_older_versions(_without_duplicates(told))
    return _with_unique_keys(list(_numbered(once, len(drafts) if total is None else total)))


@dataclass(frozen=True, kw_only=True)
class _Source:
    """A feed and the document that it sent."""

    parsed: ParsedFeed
    context: FeedContext

    def article(self, entry: EntryData) -> Article:
        """Normalise one entry; its keys are not yet unique."""
        context = self.context
        base = self._base(entry)
        page = shown(entry.link, base) if entry.link else None
        canonical_link = canonical(page) if page else None
        # A recording is something to open, but no page of the article's: counters and tokens change its address.
        link = page or (shown(entry.enclosure, base) if entry.enclosure else None)
        publisher, publisher_host = self._publisher(entry, canonical_link)
        names = (publisher, context.publisher, publisher_host or "", self.parsed.title or "", entry.source_title or "")
        title = clean_title(entry.title or "", _with_host_label(names, publisher_host))
        body = sanitised(entry.content, link or base) if entry.content else ""
        brief = sanitised(entry.summary, link or base) if entry.summary else ""
        text, summary = text_of(body), text_of(brief)
        told = [_telling(entry.summary, brief, summary), _telling(entry.content, body, text)]
        if summary == text:
            text, told[1] = "", ""
        published = published_time(entry.published, zone=context.timezone, seen=context.seen)
        updated = published_time(entry.updated, zone=context.timezone, seen=context.seen)
        if published is None and updated is None and page:
            published = day_in_address(page, zone=context.timezone, seen=context.seen)
        link_key = url_key(canonical_link) if canonical_link and not is_front_page(canonical_link) else None
        return Article(
            guid=entry.guid or None,
            guid_key=digest(_without_version(entry.guid, entry.link or "", link_key)) if entry.guid else _place(page),
            link_key=link_key,
            content_key=content_key(title, *told),
            link=link,
            canonical_link=canonical_link,
            title=title,
            summary=summary or _opening(text),
            text=text,
            html=max(body, brief, key=len),
            authors=tuple(dict.fromkeys(filter(None, map(plain_line, entry.authors)))),
            published=published and published.astimezone(UTC),
            utc_offset=published.utcoffset() or None if published and publisher == context.publisher else None,
            updated=updated and updated.astimezone(UTC),
            sort_time=min(published or updated or context.seen, context.seen).astimezone(UTC),
            language=language_of(f"{title}. {summary or text}", entry.language, self.parsed.language, context.language)
            or self._common_language,
            publisher=publisher,
            publisher_host=None if context.publisher_stated else publisher_host,
            family=context.family if publisher == context.publisher else None,
        )

    @cached_property
    def _common_language(self) -> str | None:
        """The language of the document's items together, for those that are too short to show it."""
        return shared_language(text_of(sanitised(each, "")) for each in self.parsed.wording)

    def _base(self, entry: EntryData) -> str:
        """What an entry's links are resolved against: the first that is an address, in the end that of the feed."""
        address = self.context.feed_url
        stated = filter(None, (entry.base, self.parsed.link))
        return next(filter(None, (shown(base, address) for base in stated)), address)

    def _publisher(self, entry: EntryData, link: str | None) -> tuple[str, str | None]:
        """The publisher of an entry and its host: the name that RSS <source> gives where it is another site's.

        Whatever its name, a publisher counts as that of the host that its page is on, or one feed could speak for a
        hundred; a news search alone has the pages of others under its own address. What the catalogue states holds.
        """
        own = _outlet(host_of(link)) if link else None
        source_host = host_of(entry.source_url) if entry.source_url else None
        feed_hosts = [host_of(url) for url in (self.context.feed_url, self.parsed.link or "")]
        if (
            self.context.publisher_stated
            or source_host is None
            or own is None
            or any(host and _same_site(host, source_host) for host in feed_hosts)
        ):
            return self.context.publisher, own
        return plain_line(entry.source_title or "") or source_host, source_host if own in _NEWS_SEARCHES else own


def _without_version(guid: str, link: str, link_key: str | None) -> str:
    """The guid without a version's number, where all before that is the address of the entry's page."""
    page, sign, _ = guid.rpartition("#")
    if not sign or "#" in link or not _VERSION.fullmatch(guid, len(page)):
        return guid
    address = canonical(page)
    return page if address is not None and url_key(address) == link_key else guid


def _place(page: str | None) -> str | None:
    """What tells an entry without a guid from others of its page: the anchor in its link, if it is one."""
    address, _, anchor = (page or "").partition("#")
    return digest(f"{url_key(address)}#{anchor}") if anchor and _ANCHOR.fullmatch(anchor) else None


def _telling(markup: str | None, safe: str, text: str) -> str:
    """The text without advertisements and lists of links, for comparing it with another version of itself."""
    if markup is None:
        return ""
    bare = without_advertising(markup)
    pieces = without_link_lists(safe if bare is markup else sanitised(bare, ""))
    return text if pieces is safe else text_of(pieces)


def _without_duplicates(articles: Iterable[Article]) -> list[Article]:
    """Articles of which no two have the same link and words, and the same guid or time; the first of them stays.

    A feed that has an article in several of its sections may give it a guid in each; one that gives no guids may say
    the same again at another time.
    """
    kept: list[Article] = []
    seen: set[tuple[object, ...]] = set()
    for article in articles:
        link, words = article.link_key, article.content_key
        keys: set[tuple[object, ...]] = {(article.guid_key or article.published, link, words)}
        if link is not None and article.published is not None:
            keys.add((article.published, link, words))
        if seen.isdisjoint(keys):
            kept.append(article)
        seen |= keys
    return kept


def _without_older_versions(articles: Iterable[Article]) -> list[Article]:
    """Articles of which none is an older version of another: one entry to its publisher (RFC 4287, section 4.1.1).

    Versions have one guid, link and date, similar titles, and were updated at different times.
    """
    kept: list[Article] = []
    places: dict[object, int] = {}
    for article in articles:
        place = places.setdefault((article.guid_key, article.link_key, article.published), len(kept))
        if place == len(kept):
            kept.append(article)
            continue
        before = kept[place]
        known = None not in (article.guid_key, article.link_key, article.updated, before.updated)
        if not known or article.updated == before.updated or likeness(before.title, article.title) < RELATED:
            kept.append(article)
        else:
            kept[place] = max(before, article, key=lambda version: version.updated or version.sort_time)
    return kept


def _numbered(articles: Sequence[Article], total: int) -> Iterator[Article]:
    """Articles of which the second and further ones of one guid, link and time have keys of their own.

    An entry that stands in two sections under two headlines is then still known when one of them is edited. Where the
    whole document has one guid, link and time, they identify nothing; without a guid, a mere day identifies nothing
    either.
    """
    marks = [_mark(article) for article in articles]
    often, before = Counter(marks), Counter[object]()
    for mark, article in zip(marks, articles, strict=True):
        number = before[mark]
        before[mark] += 1
        if mark is None or not number or often[mark] == total:
            yield article
        else:
            guid, link = (key and digest(f"{key} {number}") for key in (article.guid_key, article.link_key))
            yield replace(article, guid_key=guid, link_key=link)


def _mark(article: Article) -> tuple[object, ...] | None:
    if article.link_key is None or article.published is None:
        return None
    if article.guid_key is None and not is_moment(article.published):
        return None
    return article.guid_key, article.link_key, article.published


def _with_unique_keys(articles: Sequence[Article]) -> tuple[Article, ...]:
    guids = Counter(article.guid_key for article in articles)
    links = Counter(article.link_key for article in articles)
    return tuple(
        article
        if guids[article.guid_key] == links[article.link_key] == 1
        else replace(
            article,
            guid_key=article.guid_key if guids[article.guid_key] == 1 else None,
            link_key=article.link_key if links[article.link_key] == 1 else None,
        )
        for article in articles
    )


def _with_host_label(names: Iterable[str], host: str | None) -> list[str]:
    """Names, and the one that a host goes by: 'dailyquay' for 'news.dailyquay.co.uk'."""
    labels = (host or "").split(".")[:-1]
    while len(labels) > 1 and labels[-1] in _SECOND_LEVELS:
        labels.pop()
    return [*names, *labels[-1:]]


def _outlet(host: str | None) -> str | None:
    """A host, where it is that of one outlet."""
    return None if f".{host}".endswith(_PLATFORMS) else host


def _same_site(one: str, other: str) -> bool:
    for prefix in _FEED_HOSTS:
        one, other = one.removeprefix(prefix), other.removeprefix(prefix)
    return one == other or one.endswith("." + other) or other.endswith("." + one)


def _opening(text: str) -> str:
    """A text's first sentences, whole where they end in time."""
    if len(text) <= _OPENING_CHARS:
        return text
    head = text[:_OPENING_CHARS]
    ends = [match.end() for match in _SENTENCE_END.finditer(head)]
    return head[: ends[-1]] if ends else shorten(text, _OPENING_CHARS)

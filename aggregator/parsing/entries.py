"""From feedparser's dictionaries to `ParsedFeed`; the one place that knows their keys."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aggregator.model import EntryData, ParsedFeed
from aggregator.parsing.habits import resolved
from aggregator.parsing.items import ChosenItems, usable_entries
from aggregator.parsing.limits import DATE_CHARS, Cutter
from aggregator.parsing.xml_feed import RawFeed

_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_MAX_TTL_MINUTES = 60 * 24 * 365
_RELATIONS = "http://www.iana.org/assignments/relation/"
"""What RFC 4287 says that names of relations are short for."""
_RDF = ("rss090", "rss10")
"""What feedparser calls RSS in RDF, whose items are named by the address of their page."""
_PAGES = ("text/html", "application/xhtml+xml")
WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
"""How an address of the web begins."""
_COUNTER = re.compile(r"https?://(?:www\.)?(?:google\.[a-z.]{2,6}/url|bing\.com/news/apiclick\.aspx)\?", re.IGNORECASE)
"""How links begin in the feeds of Google Alerts and of Bing's news search; the true address is in the query."""
_FILE = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
"""A whole address; what a missing quotation mark has let run into the next attribute is none."""
_PICTURE = re.compile(r"image/|https?:[^?#]*\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)", re.IGNORECASE)
"""How the media type of a picture begins, or where there is none what its address looks like."""
_MARKED_UP = re.compile(r"</[a-zA-Z][a-zA-Z0-9]*\s*>|<(?:br|p|img|hr)\b[^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")

_CODED = re.compile(r"[A-Za-z0-9+/]+={0,2}")
"""A text in base64, its lines put together."""

_FULL_TEXTS = ("yandex_full-text", "fulltext", "full-text")
"""Where Russian and Ukrainian feeds put the whole text, as the news portals there ask for it."""

_ESCAPED_AGAIN = re.compile(
    r"\s*&lt;(?:p|div|br|img|figure|ul|ol|table|h[1-6]|section|article|blockquote)\b", re.IGNORECASE
)
"""How markup begins that was escaped once too often, as where it stands in a CDATA section all the same."""

_WRAPPED = re.compile(r"\s*<!\[CDATA\[(.*)\]\]>\s*", re.DOTALL)
"""A text that is a CDATA section to the letter, which its writer has escaped as if it were the text."""
_AMPERSAND = re.compile("&#0*38;")
"""In a link that was escaped twice, as WordPress writes it; feedparser reads `&amp;` there alone."""


def to_parsed_feed(raw: RawFeed, cutter: Cutter, chosen: ChosenItems, *, content_language: str | None) -> ParsedFeed:
    """Map a document; entries with nothing to read or open are skipped and counted."""
    feed = raw.feed
    cutter.note(*raw.notes)
    if not raw.complete:
        cutter.note(f"only the first {cutter.limits.entries:,} entries read")
    entries, digests = usable_entries((_entry(dict(entry), raw, cutter) for entry in raw.entries), chosen, cutter)
    return ParsedFeed(
        format=raw.version or "unknown",
        title=cutter.text(_marked_up(feed.get("title_detail"), raw.version), cutter.limits.name_chars, "feed title"),
        link=cutter.link(_plain(feed, "link")),
        language=_plain(feed, "language") or content_language,
        ttl=_ttl(feed),
        entries=entries,
        skipped=len(raw.entries) - len(entries),
        notes=cutter.notes(),
        digests=digests,
        unread=chosen.unread,
    )


def plain_to_markup(text: str) -> str:
    """Plain text as markup that reads the same, blank lines parting its paragraphs."""
    paragraphs = re.split(r"\n\s*\n", html.escape(text.strip(), quote=False))
    return paragraphs[0] if len(paragraphs) == 1 else "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def plain_title(text: str) -> str:
    """A plain title as markup in which no `<` begins a tag, however often it is unescaped; or one that is markup."""
    markup = plain_to_markup(text)
    return markup if _MARKED_UP.search(text) else markup.replace("&lt;", "&lt;\N{WORD JOINER}")


def _entry(entry: Mapping[str, Any], raw: RawFeed, cutter: Cutter) -> EntryData:
    limits, version = cutter.limits, raw.version
    details = [detail for detail in _contents(entry) if detail.get("value") and not _is_coded(detail)]
    longest = max(details, key=lambda detail: len(detail["value"]), default=None)
    summary = _marked_up(_own_detail(entry, "summary"), version) or _plain(entry, "summary")
    content = _marked_up(longest, version)
    if summary == content or (longest is not None and summary == longest["value"]):
        summary = None  # feedparser copies a lone content into the summary
    if content is None and summary is not None and len(summary) > limits.summary_chars:
        summary, content = None, summary  # RSS 2.0 has full texts in descriptions
    source = entry.get("source")
    source = source if isinstance(source, Mapping) else {}
    base = longest.get("base") if longest is not None else entry.get("stated_base")
    return EntryData(
        guid=cutter.guid(_stated(entry, "id")),
        link=cutter.link(_link(entry, version)),
        enclosure=cutter.link(_enclosure(entry)),
        title=cutter.text(_title(entry, version), limits.title_chars, "title"),
        summary=cutter.text(
            summary or (None if content else _plain(entry, "media_description")), limits.summary_chars, "summary"
        ),
        content=cutter.text(content, limits.content_chars, "content"),
        base=cutter.link(resolved(raw.address, base) if base else None),
        authors=cutter.names(_authors(entry), limits.authors, "authors"),
        categories=cutter.names(_categories(entry), limits.categories, "categories"),
        published=cutter.text(_plain(entry, "published") or _plain(entry, "created"), DATE_CHARS, "date"),
        updated=cutter.text(_plain(entry, "updated"), DATE_CHARS, "date"),
        source_title=cutter.text(_plain(source, "title"), limits.name_chars, "source title"),
        source_url=cutter.link(_plain(source, "href") or _plain(source, "link")),
        language=_plain(entry, "language") or _language(entry, longest),
    )


def _plain(values: Mapping[str, Any], key: str) -> str | None:
    """A text of feedparser's dictionary, without the stand-ins that it offers for keys that are missing."""
    value = _stated(values, key)
    return _unwrapped(value) if value else None


def _parts(entry: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """What feedparser lists under a key, without stand-ins that are no dictionaries."""
    return [part for part in (entry.get(key) or ()) if isinstance(part, Mapping)]


def _stated(values: Mapping[str, Any], key: str) -> str | None:
    value = dict.get(values, key) if isinstance(values, dict) else values.get(key)
    return value if isinstance(value, str) and value else None


def _unwrapped(text: str) -> str:
    wrapped = _WRAPPED.fullmatch(text) if "<![CDATA[" in text else None
    return wrapped.group(1).strip() if wrapped else text


def _marked_up(detail: object, version: str, plain: Callable[[str], str] = plain_to_markup) -> str | None:
    """A construct's text as markup.

    Atom says which texts are plain; those are escaped, unless they evidently hold markup after all. RSS does not say,
    so its texts are left to the reader of markup. A text without any tag that begins with the escaped one of a
    paragraph or the like was escaped twice, and so was one that is a CDATA section to the letter.
    """
    if not isinstance(detail, Mapping):
        return None
    value = detail.get("value")
    if not isinstance(value, str):
        return None
    value = _unwrapped(value)
    if "<" not in value and _ESCAPED_AGAIN.match(value):
        return html.unescape(value)
    if version.startswith("atom") and detail.get("type") == "text/plain" and not _MARKED_UP.search(value):
        return plain(value)
    return value


def _own_detail(entry: Mapping[str, Any], key: str) -> object:
    """The construct of a text of the entry's own; feedparser remembers that of one nested deeper in its place."""
    detail, own = entry.get(f"{key}_detail"), _stated(entry, key)
    return {**detail, "value": own} if isinstance(detail, Mapping) and own else detail


def _title(entry: Mapping[str, Any], version: str) -> str | None:
    own = _marked_up(_own_detail(entry, "title"), version, plain_title)
    return own or _plain(entry, "title") or _plain(entry, "media_title")


def _link(entry: Mapping[str, Any], version: str) -> str | None:
    """Where the entry leads.

    A FeedBurner link is a redirect through a counter, and so are the links of search engines; the address that one
    hides comes first, because it names the publisher. Atom may name the page of the content instead. A guid serves
    where there is no link, and it is an address that the feed does not deny to be one; in RDF it is the page's by name.
    """
    original = _plain(entry, "feedburner_origlink")
    if original and WEB_ADDRESS.match(original):
        return original
    alternates = [
        link for link in _parts(entry, "links") if str(link.get("rel")).removeprefix(_RELATIONS) == "alternate"
    ]
    pages = [link for link in alternates if link.get("type") in _PAGES]  # where there are several, the first counts
    guid = _plain(entry, "id")
    own = _plain(entry, "link")
    if own == guid and own and not WEB_ADDRESS.match(own):
        own = None  # feedparser offers the guid in place of a link
    link = _first_address(pages) or own or _first_address(alternates)
    if link:
        return _uncounted(_AMPERSAND.sub("&", link))
    elsewhere = next((page for content in _contents(entry) if (page := _plain(content, "src"))), None)
    if elsewhere:
        return elsewhere
    is_page = _plain(entry, "permalink") or version in _RDF
    return guid if guid and WEB_ADDRESS.match(guid) and is_page else None


def _first_address(links: Iterable[Mapping[str, Any]]) -> str | None:
    return next((href for link in links if (href := _plain(link, "href"))), None)


def _uncounted(link: str) -> str:
    hidden = parse_qs(urlsplit(link).query) if _COUNTER.match(link) else {}
    named = (*hidden.get("url", ()), *hidden.get("q", ()))
    return next((address for address in named if WEB_ADDRESS.match(address)), link)


def _enclosure(entry: Mapping[str, Any]) -> str | None:
    links = (link for link in _parts(entry, "links") if link.get("rel") == "enclosure")
    return first_file((_plain(link, "href"), _plain(link, "type")) for link in links)


def first_file(files: Iterable[tuple[str | None, str | None]]) -> str | None:
    """The first address of the web of these addresses and media types that is no picture's."""
    for address, kind in files:
        if address and _FILE.fullmatch(address.strip()) and not _PICTURE.match(kind or address):
            return address
    return None


def _contents(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    texts = [text for key in _FULL_TEXTS if (text := _plain(entry, key))]
    return [*_parts(entry, "content"), *({"value": text, "base": entry.get("stated_base")} for text in texts)]


def _is_coded(content: Mapping[str, Any]) -> bool:
    """Whether it is a picture or another file in letters, as in Atom all is whose type is neither text nor XML."""
    kind = content.get("type") or "text/plain"
    if kind.startswith("text/") or kind.endswith("xml"):
        return False
    return _CODED.fullmatch("".join(line.strip() for line in content["value"].splitlines())) is not None


def _authors(entry: Mapping[str, Any]) -> list[str | None]:
    names = [_plain(person, "name") for person in _parts(entry, "authors")]
    return names if any(names) else [_plain(entry, "author")]


def _categories(entry: Mapping[str, Any]) -> list[str | None]:
    return [_plain(tag, "label") or _plain(tag, "term") for tag in _parts(entry, "tags")]


def _language(entry: Mapping[str, Any], content: Mapping[str, Any] | None) -> str | None:
    """The xml:lang in force at the content or the title."""
    return next(
        (lang for part in (content, entry.get("title_detail")) if part and (lang := _plain(part, "language"))), None
    )


def _ttl(feed: Mapping[str, Any]) -> timedelta | None:
    """RSS ttl in minutes, or the syndication module's period divided by its frequency, whichever is longer."""
    minutes = (_plain(feed, "ttl") or "").strip()
    ttl = timedelta(minutes=min(int(minutes[:9]), _MAX_TTL_MINUTES) if minutes.isdecimal() else 0)
    period = _PERIODS.get((_plain(feed, "sy_updateperiod") or "").strip().lower(), timedelta())
    frequency = (_plain(feed, "sy_updatefrequency") or "1").strip()
    times = int(frequency[:9]) if frequency.isdecimal() else 0
    return max(ttl, period / (times or 1)) or None

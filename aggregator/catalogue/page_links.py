"""Where a site's page says, or lets suppose, that its feeds are; pure."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from lxml import etree

from aggregator.catalogue.names import fit_name
from aggregator.catalogue.values import feed_key, url_problem, without_feed_scheme
from aggregator.normalizing.urls import host_of

READ_BYTES: Final = 2 * 2**20
"""A page's feeds are named at its beginning; what follows this much of it is not read."""

_MOST_LINKS: Final = 20
_ANY_JSON: Final = "application/json"
_FEED_TYPES: Final = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
    | {_ANY_JSON, "application/xml", "text/xml"}
)
_FEED_PATH: Final = re.compile(
    r"(?:^|/)(?:feeds?|rss2?|atom)/?$|\.(?:rss|atom|rdf)$|(?:feed|rss2?|atom)\.(?:xml|json|php|aspx?)$"
)
_FEED_QUERY: Final = re.compile(r"(?:^|&)(?:feed=(?:feed|rss2?|atom|rdf)|format=feed|type=(?:rss|atom))(?:&|$)")
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_SAFE: Final = "/:?@!$&'()*+,;=%~-._[]"
"""What stays as it is in a path and a query; the rest is encoded, as browsers do."""
_LINK_VALUE: Final = re.compile(r"""<([^<>]*)>((?:"(?:[^"\\]|\\.)*"|[^",<])*)""")
"""An address of a Link header, and its parameters."""
_PARAMETER: Final = re.compile(r""";\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))""")
_COMMENTS: Final = re.compile(r"\bcomments?\b", re.IGNORECASE)
_COMMON_NAMES: Final = ("feed", "rss.xml", "atom.xml", "feed.xml", "index.xml", "rss", "feed.json")
"""Where the usual publishing systems put their feed, the most frequent first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """An address at which a page says that there is a feed."""

    url: str
    title: str
    """What the page calls it; empty where it says nothing."""
    type: str
    """The media type that the page gives, such as 'application/rss+xml'; empty for an ordinary link."""

    @property
    def of_comments(self) -> bool:
        """Whether title or address say that it is about readers' comments."""
        parts = urlsplit(self.url)
        return _COMMENTS.search(f"{self.title} {parts.path} {parts.query}") is not None


def feed_links(page: bytes, url: str, content_type: str = "", link_header: str = "") -> list[FeedLink]:
    """The feeds that a page names, each once, those of comments last.

    Read are `<link rel="alternate">` of a feed's type, and what stands for it in the answer's Link headers; only where
    there is none, those of the type of any JSON, which programming interfaces have as well; and at last ordinary links
    on the page's own host and those below it whose address looks like a feed's, or which say so. `url` is where the
    page came from, before its `<base>`.
    """
    root = _read(page[:READ_BYTES], content_type)
    base = url if root is None else _base(root, url)
    in_page = () if root is None else root.iter("link")
    # Headers are no part of the page, so its base does not hold for them (RFC 8288, section 3.2).
    declared = list(_unique(chain(_declared(in_page, base), _declared(_in_header(link_header), url))))
    certain = [link for link in declared if link.type != _ANY_JSON]
    found = certain or declared
    if not found and root is not None:
        found = list(_unique(_linked(root, base, host_of(url) or "")))
    return sorted(found, key=lambda link: link.of_comments)


def common_addresses(url: str) -> list[str]:
    """Where a feed often is: below the page's own folder, then at the top of its host."""
    folder = urlsplit(url).path.rpartition("/")[0] + "/"
    own = [urljoin(url, f"{folder}{_COMMON_NAMES[0]}")] if folder != "/" else []
    return own + [urljoin(url, f"/{name}") for name in _COMMON_NAMES]


def _read(page: bytes, content_type: str) -> Any:
    told = [found[1]] if (found := _CHARSET.search(content_type)) else []
    for encoding in (*told, *(["utf-8"] if _is_utf8(page) else []), None):
        # An encoding that nobody knows is as good as none; at last the page itself is asked, as browsers do.
        with suppress(LookupError, etree.LxmlError, ValueError):
            return etree.fromstring(page, etree.HTMLParser(encoding=encoding, no_network=True, huge_tree=False))
    return None


def _is_utf8(page: bytes) -> bool:
    """Whether it reads as UTF-8, its end perhaps cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(page)
    except ValueError:
        return False
    return True


def _base(root: Any, url: str) -> str:
    for element in root.iter("base"):
        with suppress(ValueError):
            if href := (element.get("href") or "").strip():
                return urljoin(url, str(href))
    return url


def _in_header(header: str) -> Iterator[dict[str, str]]:
    """The links of a Link header, as the attributes of an element; the first of parameters that are alike counts."""
    for address, parameters in _LINK_VALUE.findall(header):
        told = reversed(_PARAMETER.findall(parameters))
        yield {name.lower(): quoted.replace("\\", "") or bare for name, quoted, bare in told} | {"href": address}


def _declared(elements: Iterable[Any], base: str) -> Iterator[FeedLink]:
    for element in elements:
        rels = (element.get("rel") or "").lower().split()
        kind = _kind(element)
        # "stylesheet alternate" and translations of the page are alternates too, but of other types or none.
        if "alternate" in rels or "feed" in rels:
            for link in _link(element, base, element.get("title") or "", kind):
                if kind in _FEED_TYPES or "feed" in rels or (not kind and _looks_like_a_feed(link)):
                    yield link


def _linked(root: Any, base: str, host: str) -> Iterator[FeedLink]:
    for element in root.iter("a"):
        kind = _kind(element)
        for link in _link(element, base, "".join(element.itertext())[:1000], kind):
            own = host_of(link.url) == host or urlsplit(link.url).netloc.partition(":")[0].endswith(f".{host}")
            if own and (kind in _FEED_TYPES or _looks_like_a_feed(link)):
                yield link


def _kind(element: Any) -> str:
    return (element.get("type") or "").partition(";")[0].strip().lower()


def _looks_like_a_feed(link: FeedLink) -> bool:
    parts = urlsplit(link.url.lower())
    return _FEED_PATH.search(parts.path) is not None or _FEED_QUERY.search(parts.query) is not None


def _link(element: Any, base: str, title: str, kind: str) -> Iterator[FeedLink]:
    with suppress(ValueError):  # of an address that is none
        url = urljoin(base, without_feed_scheme((element.get("href") or "").strip()))
        parts = urlsplit(url)
        if url != base and parts.scheme in {"http", "https"} and (parts.hostname or "").isprintable():
            path, query = (quote(part, safe=_SAFE) for part in (parts.path, parts.query))
            address = urlunsplit(parts._replace(path=path, query=query, fragment=""))
            if not url_problem(address):
                yield FeedLink(url=address, title=fit_name(title), type=kind)


def _unique(links: Iterator[FeedLink]) -> Iterator[FeedLink]:
    seen: set[str] = set()
    for link in links:
        key = feed_key(link.url)
        if key not in seen and len(seen) < _MOST_LINKS:
            seen.add(key)
            yield link

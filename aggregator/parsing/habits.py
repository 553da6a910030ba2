"""What is changed in both of feedparser's parsers: their costly, lossy and dangerous habits taken away.

It would resolve guids against addresses, take captions of pictures for descriptions, and can be kept busy for minutes
by one element. Here links are resolved only where the document states an xml:base, and everything has a limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from feedparser import datetimes, mixin
from feedparser.api import StrictFeedParser
from feedparser.namespaces import cc, georss, psc

from aggregator.normalizing.dates import read_date

_MAX_ATTRIBUTES = 200
"""Of one element; expat's attribute objects are searched linearly, so the cost grows with the square."""

_MAX_TAGS = 200
"""Of one entry; feedparser compares each category with all others."""

_TEXT_LIMITS = {
    **dict.fromkeys(("author", "name", "email", "publisher", "media_credit"), 1_000),
    **dict.fromkeys(("published", "updated", "created", "expired", "validity"), 200),
    **dict.fromkeys(("itunes_keywords", "media_keywords", "tags", "category"), 10_000),
}
"""Characters of elements on which feedparser runs regular expressions that take quadratic time."""

_DATES = frozenset({"published", "updated", "created"})


# Dates are read by `normalizing.dates`. Without an xml:base feedparser joins nothing to nothing, for each element anew;
# no more than one address is remembered, since one may be as long as a document.
datetimes._date_handlers.clear()  # noqa: SLF001 - it has no other way
mixin._urljoin = lru_cache(maxsize=1)(mixin._urljoin)  # noqa: SLF001 - as above

_NAMESPACES: dict[str, str] = {**StrictFeedParser.namespaces, "http://purl.org/dc/terms/": "dc"}
"""Dublin Core's terms of today include those of 1999, which are used under either address."""
NAMESPACES: dict[str, str] = {uri.lower(): name for uri, name in _NAMESPACES.items()}
"""The prefix that each namespace is known by here, whatever a document calls it; addresses in lower case."""

_MAIL = re.compile(r"<?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}>?")
"""A mail address, in angle brackets or not."""
_EMPTY_BRACKETS = re.compile(r"\(\s*\)")
_IN_BRACKETS = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)")


class TooElaborate(Exception):
    """The document has an element that no honest feed has."""


class Enough(Exception):
    """As many entries as are allowed have been read."""


_Mixed: Any = object
"""Stands for feedparser's untyped mixin, which follows in the order of bases."""


class _Habits(_Mixed):  # type: ignore[misc]  # the library publishes no types
    """What is changed in both of feedparser's parsers."""

    namespaces = _NAMESPACES
    can_be_relative_uri = frozenset({"link", "href", "url"})  # not "id": a guid is what is printed

    def __init__(self, address: str, max_entries: int) -> None:
        self.address, self.max_entries = address, max_entries
        self.resolve_relative_uris = self.sanitize_html = False
        # No base to begin with: feedparser would join addresses at every element. An encoding in capitals: of one that
        # it knows, it would take whatever may be UTF-8 for a text that was encoded twice.
        super().__init__(baseuri="", baselang=None, encoding="UTF-8")
        # Other prefixes are known by their names where their address is a wrong one; Atom's elements go by no prefix.
        self.namespacemap |= {"atom": "", "dcterms": "dc"}

    def resolve_uri(self, uri: str) -> str:
        """Resolve only against a base that the document states; the rest is for `normalizing`, which knows more."""
        return str(resolved(self.address, self.baseuri, uri)) if self.baseuri else uri

    def unknown_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        refuse_many_attributes(len(attrs))
        super().unknown_starttag(tag, attrs)

    def pop(self, element: str, strip_whitespace: int = 1) -> Any:
        limit = _TEXT_LIMITS.get(element)
        stack = self.elementstack
        if limit is not None and stack and stack[-1][0] == element:
            pieces = [piece if isinstance(piece, str) else piece.decode() for piece in stack[-1][2]]
            text = "".join(pieces).strip()[:limit]
            stack[-1][2] = [text]
            if element in _DATES and self._stated(element) and not _is_date(text):
                stack[-1][1] = 0  # it is not stored, where a date that can be read may stand
        return super().pop(element, strip_whitespace)

    def _stated(self, element: str) -> str:
        """What the entry, or the feed, has said in such an element so far; feedparser's dictionary has stand-ins."""
        return dict.get(self._get_context(), element) or ""

    def push_content(self, *arguments: Any) -> None:
        super().push_content(*arguments)
        self.contentparams: dict[str, Any] = dict(self.contentparams)  # several times as fast as feedparser's kind

    def _add_tag(self, term: str | None, scheme: str | None, label: str | None) -> None:
        if len(self._get_context().get("tags", ())) < _MAX_TAGS:
            super()._add_tag(term, scheme, label)

    def _start_item(self, attrs_d: dict[str, str]) -> None:
        if len(self.entries) == self.max_entries:
            raise Enough
        super()._start_item(attrs_d)
        if self.baseuri:
            self.entries[-1]["stated_base"] = self.baseuri

    _start_entry = _start_item

    def _start_guid(self, attrs_d: dict[str, str]) -> None:
        # .NET prints `True`.
        super()._start_guid({**attrs_d, "ispermalink": attrs_d.get("ispermalink", "true").strip().lower()})

    _start_id = _start_guid

    def _end_guid(self) -> None:
        if self.guidislink:
            self._get_context()["permalink"] = "true"
        super()._end_guid()

    _end_id = _end_guid

    def _start_link(self, attrs_d: dict[str, str]) -> None:
        # Of another kind than `href`: with it the address that is the element's text would not be read.
        super()._start_link({name: value for name, value in attrs_d.items() if name != "uri"})

    def _start_textinput(self, attrs_d: dict[str, str]) -> None:
        self.feeddata.setdefault("textinput", {})
        super()._start_textinput(attrs_d)

    _start_textInput = _start_textinput  # noqa: N815 - feedparser finds handlers by the element's name

    def _sync_author_detail(self, key: str = "author") -> None:
        """Part a name from its mail address, as feedparser does, but for all endings of hosts and in linear time."""
        context = self._get_context()
        people = context.setdefault(f"{key}s", [{}])
        detail, printed = people[-1], context.get(key)
        if detail.get("name") or detail.get("email"):
            super()._sync_author_detail(key)
        elif printed:
            found = _MAIL.search(printed)
            name = _EMPTY_BRACKETS.sub("", printed.replace(found.group(), "", 1) if found else printed).strip()
            alone = _IN_BRACKETS.fullmatch(name)
            people[-1]["name"] = (alone.group(1).strip() if alone else name) or printed

    # RSS 1.0 dates its items with dc:date: that is when they were published, unless something else says so.
    def _start_dc_date(self, _: dict[str, str]) -> None:
        self.push("updated" if _is_date(self._stated("published")) else "published", 1)

    def _end_dc_date(self) -> None:
        stack = self.elementstack
        if stack and stack[-1][0] == "published":
            self._end_published()
        else:
            self._end_updated()

    # The words under a picture are not the article's: kept apart, for entries that have nothing else.
    def _start_media_description(self, _: dict[str, str]) -> None:
        self.push("media_description", 1)

    def _end_media_description(self) -> None:
        self.pop("media_description")

    def _start_media_title(self, _: dict[str, str]) -> None:
        self.push("media_title", 1)

    def _end_media_title(self) -> None:
        self.pop("media_title")


def _ignored(*_: object) -> None:
    """Do nothing with an element."""


_UNWANTED = {
    name: _ignored
    for namespace in (cc.Namespace, georss.Namespace, psc.Namespace)
    for name in vars(namespace)
    if name.startswith(("_start_", "_end_"))
}
_UNWANTED |= dict.fromkeys(("_start_width", "_end_width", "_start_height", "_end_height"), _ignored)
"""Licences, coordinates, chapters and sizes: nothing here needs them, and malformed ones make feedparser raise."""

_OTHER_NAMES = {
    "date": "dc_date",
    "creator": "dc_creator",
    "encoded": "content_encoded",
    "dc_issued": "published",
    "dc_created": "created",
    "dc_modified": "updated",
}
"""What elements go by that have lost their prefix on the way, and Dublin Core's that feedparser knows by `dcterms`."""


def _handler(name: str) -> Callable[..., Any]:
    """A handler that does what the one of that name does."""
    return lambda parser, *attributes: getattr(parser, name)(*attributes)


_RENAMED = {
    f"{edge}{other}": _handler(f"{edge}{name}") for other, name in _OTHER_NAMES.items() for edge in ("_start_", "_end_")
}

WantedHabits = type("WantedHabits", (_Habits,), _UNWANTED | _RENAMED)


def _is_date(text: str) -> bool:
    return text != "" and read_date(text, UTC) is not None


def refuse_many_attributes(number: int) -> None:
    """Raise `TooElaborate` where an element has more attributes than any honest one."""
    if number > _MAX_ATTRIBUTES:
        raise TooElaborate(f"an element with {number:,} attributes")


def resolved(*parts: str) -> str:
    """Each part resolved against those before it; the last as it is where one of them is no address."""
    address = ""
    try:
        for part in parts:
            address = urljoin(address, part)
    except ValueError:
        return parts[-1]
    return address

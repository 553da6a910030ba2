"""Runs feedparser, with its costly, lossy and dangerous habits taken away.

`feedparser.parse` guesses encodings, resolves guids against addresses, takes captions of pictures for descriptions, and
can be kept busy for minutes by one element. So its two parser classes are driven here directly: they get text that
`markup` has prepared, resolve links only where the document states an xml:base, and stop at limits.
"""

from __future__ import annotations

import io
import re
import xml.sax
import xml.sax.handler
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from feedparser.api import LooseFeedParser, StrictFeedParser
from feedparser.namespaces import cc, georss, psc

from aggregator.parsing.markup import repaired

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


NAMESPACES: dict[str, str] = {uri.lower(): name for uri, name in StrictFeedParser.namespaces.items()}
"""The prefix that feedparser knows each namespace by, whatever a document calls it; addresses in lower case."""

_ENTRIES = frozenset({"item", "entry"})
_PLACE_IN_DOCUMENT = (
    *("baseuri", "lang", "depth", "infeed", "incontent", "intextinput", "inimage", "inauthor", "incontributor"),
    *("inpublisher", "insource", "svgOK", "hasContent", "title_depth", "guidislink", "_summaryKey"),
)
"""What feedparser remembers of where it is."""


_MAIL = re.compile(r"<?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}>?")
"""A mail address, in angle brackets or not."""


class TooElaborate(Exception):
    """The document has an element that no honest feed has."""


class _Enough(Exception):
    """As many entries as are allowed have been read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFeed:
    """What feedparser made of a document."""

    version: str
    feed: dict[str, Any]
    entries: list[dict[str, Any]]
    """Each may have a `stated_base`, its xml:base."""
    address: str
    complete: bool
    """False where there were more entries than allowed."""
    notes: tuple[str, ...]


_Mixed: Any = object
"""Stands for feedparser's untyped mixin, which follows in the order of bases."""


class _Habits(_Mixed):  # type: ignore[misc]  # the library publishes no types
    """What is changed in both of feedparser's parsers."""

    can_be_relative_uri = frozenset({"link", "href", "url"})  # not "id": a guid is what is printed

    def __init__(self, address: str, max_entries: int) -> None:
        self.address, self.max_entries = address, max_entries
        self.resolve_relative_uris = self.sanitize_html = False
        # No base to begin with: feedparser would join addresses at every element.
        super().__init__(baseuri="", baselang=None, encoding="utf-8")

    def resolve_uri(self, uri: str) -> str:
        """Resolve only against a base that the document states; the rest is for `normalizing`, which knows more."""
        return str(resolved(self.address, self.baseuri, uri)) if self.baseuri else uri

    def unknown_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        if len(attrs) > _MAX_ATTRIBUTES:
            raise TooElaborate(f"an element with {len(attrs):,} attributes")
        super().unknown_starttag(tag, attrs)

    def pop(self, element: str, strip_whitespace: int = 1) -> Any:
        limit = _TEXT_LIMITS.get(element)
        stack = self.elementstack
        if limit is not None and stack and stack[-1][0] == element:
            pieces = [piece if isinstance(piece, str) else piece.decode() for piece in stack[-1][2]]
            stack[-1][2] = ["".join(pieces).strip()[:limit]]
        return super().pop(element, strip_whitespace)

    def push_content(self, *arguments: Any) -> None:
        super().push_content(*arguments)
        self.contentparams: dict[str, Any] = dict(self.contentparams)  # several times as fast as feedparser's kind

    def _add_tag(self, term: str | None, scheme: str | None, label: str | None) -> None:
        if len(self._get_context().get("tags", ())) < _MAX_TAGS:
            super()._add_tag(term, scheme, label)

    def _start_item(self, attrs_d: dict[str, str]) -> None:
        if len(self.entries) == self.max_entries:
            raise _Enough
        super()._start_item(attrs_d)
        if self.baseuri:
            self.entries[-1]["stated_base"] = self.baseuri

    _start_entry = _start_item

    def _end_guid(self) -> None:
        if self.guidislink:
            self._get_context()["permalink"] = "true"
        super()._end_guid()

    _end_id = _end_guid

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
            name = printed.replace(found.group(), "", 1) if found else printed
            people[-1]["name"] = name.strip("() \t\n").strip() or printed

    # RSS 1.0 dates its items with dc:date: that is when they were published, unless something else says so.
    def _start_dc_date(self, _: dict[str, str]) -> None:
        published = "published" in self._get_context()
        self.push("updated" if published else "published", 1)

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
"""Licences, coordinates and chapters: nothing here needs them, and malformed ones make feedparser raise."""

_WantedHabits = type("_WantedHabits", (_Habits,), _UNWANTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where feedparser was in the document when an outermost entry began."""

    nesting: int = 0
    """Elements open with the entry; 0 outside entries."""
    values: dict[str, Any] = field(default_factory=dict)
    stacks: tuple[int, ...] = ()


class _Strict(_WantedHabits, StrictFeedParser):  # type: ignore[misc,valid-type]  # untyped library, class made above
    """The parser of well-formed XML; it is given each run of text whole, not in expat's many pieces."""

    _matchnamespaces: dict[str, str] = {}  # noqa: RUF012 - feedparser fills it once per class

    guidislink = 0

    def __init__(self, address: str, max_entries: int) -> None:
        self._run: list[str] = []
        self._nesting, self._before_entry = 0, _Place()
        super().__init__(address, max_entries)

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802 - SAX's name
        if len(attrs) > _MAX_ATTRIBUTES:
            raise TooElaborate(f"an element with {len(attrs):,} attributes")
        self._end_run()
        self._nesting += 1
        if name[1].lower() in _ENTRIES and not self._before_entry.nesting:
            self._before_entry = self._place()
        super().startElementNS(name, qname, attrs)

    def endElementNS(self, name: Any, qname: Any) -> None:  # noqa: N802 - SAX's name
        self._end_run()
        super().endElementNS(name, qname)
        if self._nesting == self._before_entry.nesting:
            self._return_to(self._before_entry)
            self._before_entry = _Place()
        self._nesting -= 1

    def _place(self) -> _Place:
        return _Place(
            nesting=self._nesting,
            values={name: getattr(self, name) for name in _PLACE_IN_DOCUMENT},
            stacks=tuple(map(len, (self.elementstack, self.basestack, self.langstack))),
        )

    def _return_to(self, place: _Place) -> None:
        """Forget what an entry has left behind: feedparser loses its place where elements are nested oddly."""
        for name, value in place.values.items():
            setattr(self, name, value)
        for stack, length in zip((self.elementstack, self.basestack, self.langstack), place.stacks, strict=True):
            del stack[length:]
        self.contentparams.clear()
        self.sourcedata.clear()

    def characters(self, text: str) -> None:
        self._run.append(text)

    def _end_run(self) -> None:
        if self._run:
            self.handle_data("".join(self._run))
            self._run.clear()


class _Loose(_WantedHabits, LooseFeedParser):  # type: ignore[misc,valid-type]  # untyped library, class made above
    _matchnamespaces: dict[str, str] = {}  # noqa: RUF012 - feedparser fills it once per class


def resolved(*parts: str) -> str:
    """Each part resolved against those before it; the last as it is where one of them is no address."""
    address = ""
    try:
        for part in parts:
            address = urljoin(address, part)
    except ValueError:
        return parts[-1]
    return address


def read_xml(markup: str, address: str, max_entries: int) -> RawFeed:
    """Read a feed's markup: as it stands if it is well-formed, else repaired, else as tag soup.

    Raises `TooElaborate`, and whatever feedparser's loose parser may raise on tag soup.
    """
    raw = read_well_formed(markup.encode(), address, max_entries)
    if raw is None:
        raw = read_well_formed(repaired(markup).encode(), address, max_entries, notes=("markup repaired",))
    if raw is not None:
        return raw
    loose = _Loose(address, max_entries)
    try:
        loose.feed(_without_declaration(repaired(markup)))
    except _Enough:
        return _raw(loose, ("malformed XML",), complete=False)
    return _raw(loose, ("malformed XML",), complete=True)


def read_well_formed(markup: bytes, address: str, max_entries: int, *, notes: tuple[str, ...] = ()) -> RawFeed | None:
    """Read a feed's markup in UTF-8; None where it is not well-formed. Raises `TooElaborate`."""
    parser = _Strict(address, max_entries)
    try:
        _run_sax(parser, markup)
    except _Enough:
        return _raw(parser, notes, complete=False)
    except xml.sax.SAXException as error:
        if "out of memory" in str(error):
            raise MemoryError from error
        return None
    return _raw(parser, notes, complete=True)


def _run_sax(parser: _Strict, markup: bytes) -> None:
    reader = xml.sax.make_parser()  # noqa: S317 - `markup` has dropped all declarations, and external ones stay off
    reader.setFeature(xml.sax.handler.feature_namespaces, True)
    reader.setFeature(xml.sax.handler.feature_external_ges, False)
    reader.setContentHandler(parser)
    reader.setErrorHandler(parser)
    source = xml.sax.xmlreader.InputSource()
    source.setByteStream(io.BytesIO(markup))
    source.setEncoding("utf-8")
    reader.parse(source)


def _without_declaration(markup: str) -> str:
    """Tag soup without XML processing instructions, which the loose parser may take for text."""
    return re.sub(r"<\?[^>]*>", "", markup)


def _raw(parser: Any, notes: tuple[str, ...], *, complete: bool) -> RawFeed:
    return RawFeed(
        version=parser.version,
        address=parser.address,
        feed=parser.feeddata,
        entries=parser.entries,
        complete=complete,
        notes=notes,
    )

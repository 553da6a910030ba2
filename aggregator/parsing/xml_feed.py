"""Runs feedparser, with its habits (`habits`) taken away.

`feedparser.parse` guesses encodings and can be kept busy for minutes by one element. So its two parser classes are
driven here directly: they get text that `markup` has prepared, and each entry is read as if no other stood before it.
"""

from __future__ import annotations

import io
import re
import xml.sax
import xml.sax.handler
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from feedparser.api import LooseFeedParser, StrictFeedParser

from aggregator.parsing.habits import Enough, TooElaborate, WantedHabits, refuse_many_attributes
from aggregator.parsing.markup import repaired

_ENTRIES = frozenset({"item", "entry"})
_PLACE_IN_DOCUMENT = (
    *("baseuri", "lang", "depth", "infeed", "inentry", "incontent", "intextinput", "inimage", "inauthor"),
    "incontributor",
    *("inpublisher", "insource", "svgOK", "hasContent", "title_depth", "guidislink", "_summaryKey"),
)
"""What feedparser remembers of where it is."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where feedparser was in the document when an entry began."""

    nesting: int
    """Elements open with the entry."""
    entries: int
    """How many there were before it."""
    values: dict[str, Any]
    stacks: tuple[int, ...]


class _Strict(WantedHabits, StrictFeedParser):  # type: ignore[misc]  # untyped library, class made there
    """The parser of well-formed XML; it is given each run of text whole, not in expat's many pieces."""

    _matchnamespaces: dict[str, str] = {}  # noqa: RUF012 - feedparser fills it once per class

    guidislink = 0

    def __init__(self, address: str, max_entries: int) -> None:
        self._run: list[str] = []
        self._nesting = 0
        self._places: list[_Place] = []
        """Where each open entry began, the outermost first."""
        super().__init__(address, max_entries)

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802 - SAX's name
        refuse_many_attributes(len(attrs))
        self._end_run()
        self._nesting += 1
        if name[1].lower() in _ENTRIES:
            self._places.append(self._place())
        super().startElementNS(name, qname, attrs)

    def endElementNS(self, name: Any, qname: Any) -> None:  # noqa: N802 - SAX's name
        self._end_run()
        super().endElementNS(name, qname)
        if self._places and self._nesting == self._places[-1].nesting:
            self._return_to(self._places.pop())
        self._nesting -= 1

    def _place(self) -> _Place:
        return _Place(
            nesting=self._nesting,
            entries=len(self.entries),
            values={name: getattr(self, name) for name in _PLACE_IN_DOCUMENT},
            stacks=tuple(map(len, (self.elementstack, self.basestack, self.langstack))),
        )

    def _return_to(self, place: _Place) -> None:
        """Forget what an entry has left behind: feedparser loses its place where elements are nested oddly."""
        for name, value in place.values.items():
            setattr(self, name, value)
        for stack, length in zip((self.elementstack, self.basestack, self.langstack), place.stacks, strict=True):
            del stack[length:]
        if not self._places:
            self.contentparams.clear()
            self.sourcedata.clear()
        elif self.inentry and len(self.entries) > place.entries:
            # What follows belongs to the entry around it: feedparser takes the last one for the one that is open.
            around = self.entries.pop(place.entries - 1)
            if not self.entries[-1]:
                self.entries.pop()  # an `<item/>` by mistake
            self.entries.append(around)

    def pop(self, element: str, strip_whitespace: int = 1) -> Any:
        """Keep what an entry says of a picture from taking the place of the entry's own title and description."""
        stack = self.elementstack
        if self.inentry and self.inimage and element != "image" and stack and stack[-1][0] == element:
            stack[-1][1] = 0  # its text is read and not stored
        return super().pop(element, strip_whitespace)

    def characters(self, text: str) -> None:
        self._run.append(text)

    def _end_run(self) -> None:
        if self._run:
            self.handle_data("".join(self._run))
            self._run.clear()


class _Loose(WantedHabits, LooseFeedParser):  # type: ignore[misc]  # untyped library, class made there
    _matchnamespaces: dict[str, str] = {}  # noqa: RUF012 - feedparser fills it once per class


def read_xml(markup: str, address: str, max_entries: int) -> RawFeed | None:
    """Read a feed's markup as it stands if it is well-formed, else repaired; None for tag soup.

    Raises `TooElaborate`.
    """
    raw = read_well_formed(markup.encode(), address, max_entries)
    return raw or read_well_formed(repaired(markup).encode(), address, max_entries, notes=("markup repaired",))


def read_tag_soup(markup: str, address: str) -> RawFeed:
    """Read what can be made out of the markup of one entry that is not well-formed, by feedparser's loose parser.

    Raises `TooElaborate`, and whatever that parser may raise.
    """
    loose = _Loose(address, max_entries=1)
    with suppress(Enough):
        loose.feed(re.sub(r"<\?[^>]*>", "", markup))  # it may take processing instructions for text
    return _raw(loose, (), complete=True)


def read_well_formed(markup: bytes, address: str, max_entries: int, *, notes: tuple[str, ...] = ()) -> RawFeed | None:
    """Read a feed's markup in UTF-8; None where it is not well-formed. Raises `TooElaborate`."""
    parser = _Strict(address, max_entries)
    try:
        _run_sax(parser, markup)
    except Enough:
        return _raw(parser, notes, complete=False)
    except xml.sax.SAXException as error:
        if "out of memory" in str(error):
            raise MemoryError from error
        return None
    return _raw(parser, notes, complete=True)


def unless_it_fails(read: Callable[..., RawFeed | None], *arguments: Any) -> RawFeed | None:
    """What is read of a piece of a document; None where that makes feedparser raise, so that it costs no other piece.

    Raises `TooElaborate`.
    """
    try:
        return read(*arguments)
    except (TooElaborate, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - feedparser may raise anything
        return None


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


def _raw(parser: Any, notes: tuple[str, ...], *, complete: bool) -> RawFeed:
    return RawFeed(
        version=parser.version,
        address=parser.address,
        feed=parser.feeddata,
        entries=parser.entries,
        complete=complete,
        notes=notes,
    )

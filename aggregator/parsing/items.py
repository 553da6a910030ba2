"""Takes a well-formed feed apart into its items, so that only those that changed need to be read.

An item is known by a hash of its bytes and of all else in the document that may influence how it is read: the root and
channel elements with their namespaces, base and language, and what the channel says of itself. Dates and counts of the
channel are left out, since they change with every item and influence none. What is odd in any way is not taken apart.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any
from xml.parsers import expat

from aggregator.model import EntryData
from aggregator.parsing.habits import NAMESPACES
from aggregator.parsing.limits import Cutter, usable

_DIGEST_BYTES = 12
_ITEMS = frozenset({"item", "entry"})
_ROOTS = frozenset({"rss", "feed", "rdf"})
_WITHOUT_INFLUENCE = frozenset(
    {
        *("lastbuilddate", "pubdate", "updated", "modified", "published", "date", "ttl", "generator"),
        *("managingeditor", "webmaster", "copyright", "rights"),
        *("updateperiod", "updatefrequency", "updatebase", "totalresults", "startindex", "itemsperpage", "items"),
    }
)
"""What a channel says of itself, in lower case and whatever the namespace, that has no part in how an item is read."""
_LISTED = frozenset({"seq", "li"})
"""What RDF's `items`, a list of the items' addresses, is made of."""

_RDF_VERSIONS = frozenset({"http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"})
_USERLAND = "backend.userland.com/rss"
"""feedparser takes every namespace with this in it for the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A document taken apart."""

    markup: bytes
    spans: tuple[tuple[int, int], ...]
    """Where each item begins and ends."""
    digests: tuple[bytes | None, ...]
    """Of each item; None for items that occur more than once."""

    def reduced_to(self, positions: Iterable[int]) -> bytes:
        """The document with these items alone."""
        kept, place = [], 0
        staying = set(positions)
        for position, (start, end) in enumerate(self.spans):
            if position not in staying:
                kept.append(self.markup[place:start])
                place = end
        return b"".join((*kept, self.markup[place:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenItems:
    """Which items of a document are read."""

    positions: tuple[int, ...] = ()
    digests: tuple[bytes | None, ...] = ()
    """Of the chosen ones; empty where items cannot be told apart."""
    unread: frozenset[bytes] = frozenset()
    """Digests of the others."""


def choose(digests: Sequence[bytes | None], known: AbstractSet[bytes]) -> ChosenItems:
    """Choose the items that are not known."""
    positions = tuple(place for place, digest in enumerate(digests) if digest is None or digest not in known)
    return ChosenItems(
        positions=positions,
        digests=tuple(digests[place] for place in positions),
        unread=frozenset(filter(None, digests)).intersection(known),
    )


def usable_entries(
    read: Iterable[EntryData | None], chosen: ChosenItems, cutter: Cutter
) -> tuple[tuple[EntryData, ...], tuple[bytes | None, ...]]:
    """The entries that hold anything, of those being read from the chosen items, and their digests.

    There is no digest of an entry of which something was cut: it is read each time, so that each time this is said.
    """
    entries, digests, cuts = [], [], cutter.cuts
    for entry, digest in zip_longest(read, chosen.digests):
        if entry is not None and usable(entry):
            entries.append(entry)
            digests.append(digest if cutter.cuts == cuts else None)
        cuts = cutter.cuts
    return tuple(entries), tuple(digests)


def take_apart(markup: bytes, influences: str, max_items: int) -> Parts | None:
    """Find the items of a document and their hashes, which depend on `influences` too.

    None where anything is odd, or where there are too many items.
    """
    outline = _Outline(markup, max_items)
    if not outline.plain:
        return None
    salt = digest_of(influences.encode() + outline.head())
    digests = [digest_of(markup[start:end], salt) for start, end in outline.items]
    return Parts(markup=markup, spans=tuple(outline.items), digests=once_only(digests))


def once_only(digests: list[bytes]) -> tuple[bytes | None, ...]:
    """The digests, None in place of those that occur several times: such items cannot be told apart."""
    times = Counter(digests)
    return tuple(digest if times[digest] == 1 else None for digest in digests)


def digest_of(data: bytes, salt: bytes = b"") -> bytes:
    """A short hash of what is looked for among the items of the same feed alone."""
    return hashlib.blake2b(data, digest_size=_DIGEST_BYTES, key=salt).digest()


class _TooManyItems(Exception):
    """The rest of the document need not be looked at."""


class _Outline:
    """Where the items of a document are, and which of its other parts may matter to them."""

    def __init__(self, markup: bytes, max_items: int) -> None:
        self._max_items = max_items
        self.items: list[tuple[int, int]] = []
        self._markup = markup
        self._left_out: list[tuple[int, int]] = []
        self._declaring: list[tuple[str | None, str]] = []
        """Namespaces of the element that is about to begin."""
        self._declared: set[tuple[str | None, str]] = set()
        self._declared_late: set[tuple[str | None, str]] = set()
        """By items, or by what stands after some."""
        self._version = self._channel = False
        self._depth, self._item_depth, self._item_start = 0, 0, 0
        self._child: tuple[int, int, str] | None = None
        """Depth, place and name of a part of the channel that has begun and not ended."""
        self._child_is_leaf = True
        self._odd = False
        self._reader = reader = expat.ParserCreate("utf-8", " ")
        reader.StartElementHandler = self._start
        reader.EndElementHandler = self._end
        reader.StartNamespaceDeclHandler = self._declare
        try:
            reader.Parse(markup, True)
        except (expat.ExpatError, _TooManyItems):
            self._odd = True
        self.plain = not self._odd and self._version and self._unambiguous()

    def head(self) -> bytes:
        """All but the items and what has no influence on them."""
        pieces, place = [], 0
        for start, end in sorted(self.items + self._left_out):
            pieces.append(self._markup[place:start].strip())
            place = end
        pieces.append(self._markup[place:].strip())
        return b"\n".join(filter(None, pieces))

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        name = "" if uri is None else uri.lower()
        self._declaring.append((prefix, "" if _USERLAND in name else name))
        if not self.items and not self._item_depth and name in _RDF_VERSIONS:
            self._version = True

    def _start(self, name: str, _: dict[str, Any]) -> None:
        self._depth += 1
        if not self._item_depth:
            self._start_outside(name)
        if self._declaring:
            (self._declared_late if self._item_depth or self.items else self._declared).update(self._declaring)
            self._declaring.clear()

    def _start_outside(self, name: str) -> None:
        """An item begins, or something outside of items."""
        local, depth = name.rpartition(" ")[2].lower(), self._depth
        if self._child is not None:
            self._child_is_leaf = self._child_is_leaf and self._child[2] == "items" and local in _LISTED
        elif depth == 1:
            self._odd = local not in _ROOTS
            self._version = self._version or local != "rdf"
        elif local in _ITEMS and depth == (3 if self._channel else 2):
            self._item_depth, self._item_start = depth, self._reader.CurrentByteIndex
        elif local == "channel" and depth == 2:  # noqa: PLR2004 - below the root
            self._odd = self._odd or bool(self.items)
            self._channel = True
        else:
            self._child = depth, self._reader.CurrentByteIndex, local
            self._child_is_leaf = True

    def _end(self, name: str) -> None:
        depth, self._depth = self._depth, self._depth - 1
        if self._item_depth:
            if depth == self._item_depth:
                self._item_depth = 0
                span = self._span(self._item_start)
                self._odd = self._odd or span is None
                self.items.extend(() if span is None else (span,))
                if len(self.items) > self._max_items:
                    raise _TooManyItems
        elif self._child is not None:
            if depth == self._child[0]:
                self._end_child(self._child[1], self._child[2])
        elif depth == 2 and name.rpartition(" ")[2].lower() == "channel":  # noqa: PLR2004 - below the root
            self._channel = False

    def _end_child(self, start: int, name: str) -> None:
        self._child = None
        span = self._span(start)
        if name in _WITHOUT_INFLUENCE and self._child_is_leaf and span is not None:
            self._left_out.append(span)
        elif self.items and not self._child_is_leaf:
            self._odd = True  # it stands after some items and may leave its marks on those behind it

    def _span(self, start: int) -> tuple[int, int] | None:
        """From the start of an element that is just ending to its end; None for one that consists of one tag."""
        place = self._reader.CurrentByteIndex
        return None if place == start else (start, self._markup.index(b">", place) + 1)

    def _unambiguous(self) -> bool:
        """Whether each prefix stands for one namespace, and each namespace goes by one name.

        feedparser remembers prefixes for the rest of the document, not for the element that declares them.
        """
        if self._declared_late <= self._declared:
            return True
        declared = self._declared | self._declared_late
        named = {(name, uri) for prefix, uri in declared if (name := NAMESPACES.get(uri, prefix or ""))}
        prefixes = {(prefix, uri) for prefix, uri in declared if prefix}
        return all(map(_one_each, (prefixes, named, {(uri, name) for name, uri in named})))


def _one_each(pairs: AbstractSet[tuple[str, str]]) -> bool:
    """Whether no two pairs begin alike."""
    return len(dict(pairs)) == len(pairs)

"""Reads a feed that is no XML: item by item, so that what is broken in one takes nothing of the others along."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from aggregator.parsing.markup import ITEM_TAG, SECTION, repaired
from aggregator.parsing.xml_feed import RawFeed, read_tag_soup, read_well_formed, unless_it_fails

_TAG = re.compile(r"<[^<>]*>")
_CHANNEL = re.compile(r"<(?:[\w.-]+:)?channel\b[^<>]*>", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:[\w.-]+:)?(?:channel|rss|feed|rdf)\s*>", re.IGNORECASE)
_ITEMS = frozenset({"item", "entry"})
_TEXTS = "title|link|guid|id|pubdate|description|summary|content:encoded|published|updated|dc:date|dc:creator"
"""Elements of an item in which no other element of it stands."""
_TEXT_TAG = re.compile(rf"{SECTION}|<(/?)({_TEXTS}|item|entry)(?=[\s>/])[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pieces:
    """The markup of a feed, parted."""

    frame: str
    """All but the items."""
    items: list[str]


def read_items_of_soup(markup: str, address: str, max_entries: int) -> RawFeed:
    """Read a feed whose markup no repair has made well-formed, each of its items by itself.

    Raises `TooElaborate`.
    """
    pieces = _parted(repaired(markup))
    raw = unless_it_fails(_read, pieces.frame, address) or RawFeed(
        version="", feed={}, entries=[], address=address, complete=True, notes=()
    )
    opening, closing = _around(pieces.frame)
    entries: list[dict[str, Any]] = []
    for item in islice(pieces.items, max_entries):
        alone = unless_it_fails(_read, f"{opening}{item}{closing}", address)
        entries += (alone.entries[:1] if alone is not None else []) or [{}]
    return replace(raw, entries=entries, complete=len(pieces.items) <= max_entries, notes=(*raw.notes, "malformed XML"))


def _read(markup: str, address: str) -> RawFeed:
    return read_well_formed(markup.encode(), address, 1) or read_tag_soup(_with_texts_closed(markup), address)


def _parted(markup: str) -> _Pieces:
    """An item goes from its tag to its end tag, or to the next item where that is missing."""
    items: list[str] = []
    frame: list[str] = []
    place, start, name = 0, -1, ""
    for tag in ITEM_TAG.finditer(markup):
        kind = (tag.group(2) or "").lower()
        name = name or kind
        if not kind or kind != name:
            continue
        if start >= 0:
            end = tag.start() if tag.group(1) == "<" else markup.find(">", tag.end()) + 1 or len(markup)
            items.append(markup[start:end])
            place, start = end, -1
        if tag.group(1) == "<":
            frame.append(markup[place : tag.start()])
            start = tag.start()
    if start >= 0:
        closing = _CLOSING.search(markup, start)
        place = closing.start() if closing else len(markup)
        items.append(markup[start:place])
    return _Pieces(frame="".join((*frame, markup[place:])), items=[_closed(item, name) for item in items])


def _closed(item: str, name: str) -> str:
    return item if item.rstrip().lower().endswith((f"</{name}>", "/>")) else f"{item}</{name}>"


def _around(frame: str) -> tuple[str, str]:
    """What an item stands in: the tags that are open there, and their ends."""
    tags = [found.group() for found in (_TAG.match(frame), _CHANNEL.search(frame)) if found]
    names = [re.split(r"[\s>]", tag[1:], maxsplit=1)[0] for tag in dict.fromkeys(tags)]
    return "".join(dict.fromkeys(tags)), "".join(f"</{name}>" for name in reversed(names))


def _with_texts_closed(markup: str) -> str:
    """The markup with an end for each text that has none, before the next element of the item."""
    kept: list[str] = []
    place, opened = 0, ""
    for tag in _TEXT_TAG.finditer(markup):
        end, name = tag.groups()
        if name is None:
            continue
        if opened and not (end and name.lower() == opened.lower()):
            kept += [markup[place : tag.start()], f"</{opened}>"]
            place = tag.start()
        opened = "" if end or tag.group().endswith("/>") or name.lower() in _ITEMS else name
    return "".join((*kept, markup[place:]))

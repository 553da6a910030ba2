"""What the first items of a document say, whichever of them are read: their language shows in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice

_PIECES = 100
_PIECE_CHARS = 500
_ITEM = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)\b", re.IGNORECASE)
_OPENING = re.compile(r"<((?:\w{1,20}:)?(?:title|description|summary)\b)[^<>]{0,200}(?<!/)>", re.IGNORECASE)


def wording(markup: str) -> tuple[str, ...]:
    """The beginnings of its items' titles and descriptions, as markup; the feed's own are often not in its language."""
    first = _ITEM.search(markup)
    return wording_of(_pieces(markup, first.start())) if first else ()


def wording_of(pieces: Iterable[str]) -> tuple[str, ...]:
    """The beginnings of the first of these that are not empty."""
    return tuple(islice((piece[:_PIECE_CHARS] for piece in pieces if piece), _PIECES))


def _pieces(markup: str, start: int) -> Iterator[str]:
    for found in _OPENING.finditer(markup, start):
        piece = markup[found.end() : found.end() + _PIECE_CHARS].partition(f"</{found[1]}")[0].strip()
        quoted = piece.startswith("<![CDATA[")
        yield piece.removeprefix("<![CDATA[").partition("]]>")[0] if quoted else html.unescape(piece)

"""The words that a search has found, marked in an article's own text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from aggregator.model import UNSPACED, Phrase, fold
from aggregator.web.pieces import Piece, cut

_TOKEN: Final = re.compile(
    f"[{UNSPACED}]|(?:(?![{UNSPACED}_])[\\w\u0900-\u0dff\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670])+"
)
"""A word with its accents and points; in scripts without spaces, a letter."""
_READ: Final = 20_000
"""Characters of a text that are looked through."""
_BEFORE: Final = 80
_LENGTH: Final = 280
"""Characters of an excerpt, and how many of them stand before the first marked word."""


def marked(text: str, phrases: Sequence[Phrase]) -> list[Piece]:
    """The whole text in pieces."""
    return cut(text, _found(text[:_READ], phrases))


def excerpt(texts: Sequence[str], phrases: Sequence[Phrase]) -> list[Piece]:
    """A stretch of the first text that holds a word of the search, around that; else the beginning of the first text.

    What is left out is told by dots; all else is the text's own.
    """
    texts = [text for text in texts if text] or [""]
    found = next(((text, spans) for text in texts if (spans := _found(text[:_READ], phrases))), None)
    text, spans = found or (texts[0], [])
    begin = _word_begin(text, spans[0][0] - _BEFORE) if spans else 0
    end = len(text) if len(text) <= begin + _LENGTH else _word_end(text, begin + _LENGTH)
    before = [Piece("… ")] if begin else []
    after = [Piece(" …")] if end < len(text) else []
    return [*before, *cut(text, spans, begin=begin, end=end), *after]


def _found(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int, str]]:
    """Where phrases stand in a text, in order, none touching another."""
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(text):
        for word in _folded(token.group()):
            words.append(word)
            places.append(token.span())
    spans: list[tuple[int, int, str]] = []
    for place in range(len(words)):
        longest = max((phrase.at(words, place) for phrase in phrases), default=0)
        if longest:
            begin, end = places[place][0], places[place + longest - 1][1]
            if spans and begin <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]), "")
            else:
                spans.append((begin, end, ""))
    return spans


@lru_cache(maxsize=1 << 14)
def _folded(token: str) -> tuple[str, ...]:
    return tuple(fold(token).split())


def _word_begin(text: str, place: int) -> int:
    """The beginning of the first word after a place, not far from it; 0 near the beginning."""
    if place <= 0:
        return 0
    space = text.find(" ", place, place + _BEFORE // 2)
    return place if space < 0 else space + 1


def _word_end(text: str, place: int) -> int:
    space = text.rfind(" ", place - _BEFORE // 2, place)
    return place if space < 0 else space

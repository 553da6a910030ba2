"""Sentences as rows of words, figures and marks, and the numbers that are printed or spelled out among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from aggregator.merging.language.quantity_words import (
    BOUNDS,
    LONGEST_BOUND,
    MULTIPLES,
    SHORT_MULTIPLES,
    SMALL_NUMBERS,
    SYMBOLS,
    TENS,
)
from aggregator.merging.language.sentences import Span
from aggregator.merging.language.words import PIECE
from aggregator.model import Bound

MAX_VALUE: Final = 1e15
"""Above it a number is a misprint or a trap."""
_LONGEST_SPELLED: Final = 12
"""Words of a number that is spelled out."""
_LONGEST_WORD: Final = 32
"""Letters of a word that are kept for comparison."""
_LONGEST_REMEMBERED: Final = 1_000
"""Characters of a sentence whose tokens are kept for the next part of the reading, which asks for them again."""
_YEAR: Final = re.compile("(?:19|20)[0-9][0-9]")

_PRINTED: Final = re.compile(
    r"(?:0|[1-9]\d{0,2}([,\u00a0\u202f\u2009])\d{3}(?:\1\d{3}){0,3}|[1-9]\d{0,11})(?:\.\d{1,3})?", re.ASCII
)
_JOINING: Final = frozenset("-\u2010\u2011\u2013/:.,_'\u2019\u00b0#")
"""Marks that make one thing of what they touch on both sides."""
HYPHENS: Final = frozenset("-\u2010\u2011")
DASHES: Final = HYPHENS | {"\u2013"}
"""What may also stand between the two ends of a range."""
QUOTES: Final = frozenset("'\"\u2018\u2019\u201c\u201d")
"""Marks around words that somebody else is made to answer for."""
_SEPARATORS: Final = str.maketrans("", "", ",\u00a0\u202f\u2009")


class Token(NamedTuple):
    """A word, a figure or a mark of a text."""

    span: Span
    low: str
    """Small letters; the beginning of what is longer than any word."""
    capital: bool
    is_word: bool
    """Whether it is made of letters."""
    is_figure: bool
    """Whether it is made of digits."""
    glued: bool
    """Whether it touches the token before."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number among tokens, from one position to another, which is not part of it."""

    value: float
    start: int
    end: int
    round: bool
    """Whether it is counted by the dozen or by 'a hundred'."""


def tokens(text: str, sentence: Span) -> tuple[Token, ...]:
    """The tokens of a sentence in order."""
    is_long = sentence.end - sentence.start > _LONGEST_REMEMBERED
    return _tokens(text, sentence) if is_long else _remembered(text, sentence)


def _tokens(text: str, sentence: Span) -> tuple[Token, ...]:
    found: list[Token] = []
    last = -1
    for match in PIECE.finditer(text, *sentence):
        start, end = match.span()
        found.append(Token(Span(start, end), *_seen(match[0][:_LONGEST_WORD]), start == last))
        last = end
    return tuple(found)


_remembered = lru_cache(maxsize=256)(_tokens)


@lru_cache(maxsize=1 << 14)
def _seen(word: str) -> tuple[str, bool, bool, bool]:
    """What is to be known of a word wherever it stands: in small letters, whether a capital, a word, a figure."""
    low = word.lower()
    return low, word[0].isupper(), low[:1].isalpha(), low[:1].isdigit()


NUMBER_WORDS: Final = frozenset({"a", "half", *SMALL_NUMBERS, *TENS})
"""Words that a number which is spelled out may begin with."""


def year_of(figure: str) -> int:
    """The year of our time that a figure is printed like; else 0."""
    return int(figure) if _YEAR.fullmatch(figure) else 0


def numeral_at(
    row: Sequence[Token], at: int, *, money: bool = False, opens_range: bool = False, ends_range: bool = False
) -> Numeral | None:
    """The number that begins at a position; None where it is part of something else: 3rd, 5:30, four-hour, MH17.

    Money may be glued to a sign before it and be as round as a year; the ends of a range may be glued to its dash.
    """
    if at >= len(row) or (not money and not ends_range and _continues(row, at)):
        return None
    read = _printed(row, at, money=money) if row[at].is_figure else _spelled(row, at)
    if read is None or read.value > MAX_VALUE or (not opens_range and _goes_on(row, read.end)):
        return None
    return read


def bound_before(row: Sequence[Token], at: int) -> tuple[int, Bound | None]:
    """Where the words that bound a number begin, and what they mean; the position itself where there are none."""
    for length in range(min(LONGEST_BOUND, at), 0, -1):
        bound = BOUNDS.get(tuple(token.low for token in row[at - length : at]))
        if bound:
            return at - length, bound
    return at, None


def low_at(row: Sequence[Token], at: int) -> str:
    """The word at a position; empty beyond either end."""
    return row[at].low if 0 <= at < len(row) else ""


def _printed(row: Sequence[Token], at: int, *, money: bool) -> Numeral | None:
    token = row[at]
    if not _PRINTED.fullmatch(token.low) or (year_of(token.low) and not money):
        return None
    value = float(token.low.translate(_SEPARATORS))
    end = at + 1
    following = low_at(row, end)
    if following in MULTIPLES:
        return Numeral(_times(value, MULTIPLES[following]), at, end + 1, round=False)
    if money and following in SHORT_MULTIPLES and row[end].glued:
        return Numeral(_times(value, SHORT_MULTIPLES[following]), at, end + 1, round=False)
    return Numeral(value, at, end, round=False)


def _times(value: float, multiple: int) -> float:
    """A multiple of a printed number, which has three decimals at most."""
    return round(value * 1000) * multiple / 1000


def _spelled(row: Sequence[Token], at: int) -> Numeral | None:
    """Number words taken together: 'two hundred and five', 'twenty-five', 'half a dozen', 'a million'."""
    total, current, position, counted_roughly = 0.0, 0.0, at, False
    if row[at].low == "half" and low_at(row, at + 1) == "a" and low_at(row, at + 2) in MULTIPLES:
        return Numeral(MULTIPLES[low_at(row, at + 2)] / 2, at, at + 3, round=True)
    if row[at].low == "a" and low_at(row, at + 1) in MULTIPLES:
        current, position, counted_roughly = 1.0, at + 1, True
    while position < min(at + _LONGEST_SPELLED, len(row)):
        word = row[position].low
        if word in MULTIPLES and (current or total):
            counted_roughly = counted_roughly or word == "dozen"
            if MULTIPLES[word] < MULTIPLES["thousand"]:
                current *= MULTIPLES[word]
            else:
                total, current = total + current * MULTIPLES[word], 0.0
        else:
            if position > at and (word == "-" or (word == "and" and (total or current >= MULTIPLES["hundred"]))):
                word = low_at(row, after := position + 1)
            else:
                after = position
            added = _addend(word, current)
            if added is None:
                break
            current, position = current + added, after
        position += 1
    value = total + current
    return Numeral(value, at, position, round=counted_roughly) if value else None


def _addend(word: str, current: float) -> int | None:
    """What a word adds to a number that is being spelled; None where it begins another one."""
    below = current % MULTIPLES["hundred"]
    if word in TENS:
        return TENS[word] if below == 0 else None
    if word in SMALL_NUMBERS:
        small = SMALL_NUMBERS[word]
        fits = below == 0 or (below >= TENS["twenty"] and below % 10 == 0 and small < SMALL_NUMBERS["ten"])
        return small if fits else None
    return None


def _continues(row: Sequence[Token], at: int) -> bool:
    """Whether a token is glued to one of which it is a part."""
    if not at or not row[at].glued:
        return False
    before = row[at - 1]
    return before.is_word or before.is_figure or before.low in _JOINING


def _goes_on(row: Sequence[Token], end: int) -> bool:
    """Whether something is glued to the end of a number that makes it a part of more."""
    if end >= len(row) or not row[end].glued:
        return False
    mark = row[end]
    if mark.is_word or mark.is_figure:
        return mark.low not in SYMBOLS
    return mark.low in _JOINING and (end + 1 < len(row) and row[end + 1].glued)

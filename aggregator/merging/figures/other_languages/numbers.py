"""Numbers in other languages than English, printed or spelled out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from aggregator.merging.figures.other_languages.lexicon import Lexicon, Row
from aggregator.merging.language.numerals import HYPHENS, year_of
from aggregator.model import Bound

_WHOLE: Final = re.compile(r"[1-9]\d{0,2}(?:([.,\u00a0\u202f\u2009\u066c])\d{3}(?:\1\d{3})?)?|[1-9]\d{0,6}", re.ASCII)
_DECIMAL: Final = re.compile(r"\d{1,3}[.,]\d{1,2}", re.ASCII)
_THOUSANDS: Final = re.compile(r"\d{3}", re.ASCII)
_SEPARATORS: Final = re.compile(r"\D")
_SUFFIXES: Final = frozenset(["ро", "х", "ти", "ми", "ох", "ьох", "ех", "теро"])  # noqa: RUF001 - Cyrillic
_JOINING: Final = frozenset("-\u2010\u2011\u2013/:.,_'\u2019%#\u2116$\u20ac\u00b0+")
_WAW: Final = "\u0648"
"""An Arabic 'and'."""
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000


@dataclass(frozen=True, slots=True)
class Number:
    """A number from one position to another."""

    value: float
    end: int
    bound: Bound = Bound.EXACT
    is_article: bool = False
    is_noun: bool = False
    """Whether it is a noun in the dual."""
    upper: float | None = None
    """The other end of a range."""


def number_at(row: Row, known: Lexicon, at: int) -> Number | None:
    """The number that begins at a position; none where it is part of something else."""
    if at >= len(row):
        return None
    word, before = row[at], row[at - 1] if at else None
    is_printed = word.low[0].isdigit()
    if not (is_printed or word.key):
        return None
    if before and word.glued and (before.is_word or before.low[0].isdigit() or before.low in _JOINING):
        return None
    if not is_printed and any(known.ending(table, row, at) for table in ("numbers", "multiples")):
        return None
    number = _printed(row, known, at) if is_printed else _spelled(row, known, at)
    return number and replace(number, end=number.end + known.at("counters", row, number.end))


def range_at(row: Row, known: Lexicon, at: int) -> Number | None:
    """A number, or the two that it is between: 'entre 15 y 18', 'acht bis zehn'; one that rises to another is none."""
    low = number_at(row, known, at)
    if low is None or low.is_article:
        return low
    is_between = known.ending("between", row, at) and known.at("joining", row, low.end)
    joint = known.at("until", row, low.end) or is_between
    has_risen = known.ending("leaving", row, at) and known.at("reaching", row, low.end)
    high = number_at(row, known, low.end + joint) if joint and not has_risen else None
    if high is None or high.is_article or high.value <= low.value:
        return low
    return replace(high, value=low.value, upper=high.value, bound=Bound.BETWEEN)


def _printed(row: Row, known: Lexicon, at: int) -> Number | None:
    low, end = row[at].low, at + 1
    length, multiple = _value(row, known, "multiples", end)
    is_whole = _WHOLE.fullmatch(low) is not None
    is_year = year_of(low) and not length and not known.at("units", row, end)
    if is_year or not (is_whole or (length and _DECIMAL.fullmatch(low))):
        return None
    value = float(_SEPARATORS.sub("", low) if is_whole else low.replace(",", "."))
    if known.is_spaced and _is_rest_of_thousands(row, end) and len(low) <= len("999"):
        value, end = value * 1000 + float(row[end].low), end + 1
    if length:
        value, end = round(value * 100) * multiple / 100, end + length
        end += end + 1 < len(row) and row[end].low == "." and not row[end + 1].capital
        value, end = _with_rest(row, value, end)
    if end + 1 < len(row) and row[end].low in HYPHENS and row[end + 1].low in _SUFFIXES:
        end += 2
    return None if _goes_on(row, end) else Number(value, end)


def _with_rest(row: Row, value: float, end: int) -> tuple[float, int]:
    """An Arabic number with the hundreds that 'and' joins to its thousands."""
    if end + 1 < len(row) and row[end].low == _WAW and _WHOLE.fullmatch(row[end + 1].low):
        return value + float(_SEPARATORS.sub("", row[end + 1].low)), end + 2
    return value, end


def _is_rest_of_thousands(row: Row, at: int) -> bool:
    return at < len(row) and not row[at].glued and _THOUSANDS.fullmatch(row[at].low) is not None


def _goes_on(row: Row, at: int) -> bool:
    """Whether something is glued to the end of a number that makes it a part of more."""
    if at >= len(row) or not row[at].glued:
        return False
    is_joined = row[at].low in _JOINING and at + 1 < len(row) and row[at + 1].glued
    return row[at].is_word or row[at].low in "%\u00b0" or is_joined


def _spelled(row: Row, known: Lexicon, at: int) -> Number | None:
    is_article = known.at("ones", row, at) > 0
    first = at + is_article
    length, value = _value(row, known, "rough", first)
    if length:
        return Number(value, first + length, Bound.ABOUT)
    if is_article:
        return Number(1.0, first, is_article=True)
    return _several(row, known, at) or _counted_on(row, known, at)


def _several(row: Row, known: Lexicon, at: int) -> Number | None:
    """A plural that stands for a number, which behind a bound may be one: 'тысячи', 'более тысячи'."""
    length, value = _value(row, known, "bounded", at)
    if length and known.bound(row, at)[0]:
        return Number(value, at + length)
    length, value = _value(row, known, "vague", at)
    return _vague(row, known, at + length, value) if length else None


def _counted_on(row: Row, known: Lexicon, at: int) -> Number | None:
    """Number words taken together: 'двадцать пять', 'двести тысяч'."""
    length, value = _value(row, known, "numbers", at)
    if not length:
        return None
    end = at + length
    if noun := known.at("duals", row, at):
        return Number(value, at + noun, is_noun=True)
    while end < len(row):
        is_hyphen = row[end].low in HYPHENS
        link = int(is_hyphen) or known.at("joining", row, end)
        length, more = _value(row, known, "numbers", end + link)
        below = next((each for each in (_THOUSAND, _HUNDRED) if value % each == 0), _TEN)
        fits = value % _TEN == 0 and 0 < more < below and (value > _TEN or is_hyphen)
        is_turned = row[end].low == _WAW and value % _HUNDRED < _TEN and 2 * _TEN <= more < _HUNDRED
        if not length or not (fits or is_turned):
            break
        value, end = value + more, end + link + length
    length, multiple = _value(row, known, "multiples", end)
    if length:
        value, end = value * multiple, end + length
        rest = _counted_on(row, known, end) if multiple >= _HUNDRED else None
        if rest and not rest.is_noun and rest.value < multiple:
            value, end = value + rest.value, rest.end
    if value >= _THOUSAND and value % _THOUSAND == 0:
        value, end = _with_rest(row, value, end)
    bound = Bound.ABOUT if 0 < multiple < _HUNDRED else Bound.EXACT
    return None if end + 1 < len(row) and row[end].low in HYPHENS and row[end].glued else Number(value, end, bound)


def _vague(row: Row, known: Lexicon, end: int, value: float) -> Number:
    """A plural that stands for a number, or several: 'cientos de miles'."""
    length, multiple = _value(row, known, "multiples", end)
    if not length:
        of = known.at("of", row, end)
        length, multiple = _value(row, known, "vague", end + of) if of else (0, 0.0)
        length, multiple = length and length + of, multiple / 2
    return Number(value * (multiple if length else 1), end + length, Bound.AT_LEAST)


def _value(row: Row, known: Lexicon, table: str, at: int) -> tuple[int, float]:
    length, value = known.meaning(table, row, at)
    return length, float(value or 0)

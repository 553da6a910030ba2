"""What a sentence of another language counts: numbers with what bounds them, and their nouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aggregator.merging.figures.other_languages.lexicon import Lexicon, Row
from aggregator.merging.figures.other_languages.numbers import Number, number_at, range_at
from aggregator.model import Bound, FigureRole

_NOUN_REACH: Final = 2
"""Words that may describe a noun before it."""
_DUAL: Final = "\u0627\u0646"
"""How an Arabic noun in the dual ends that is a subject."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A count with what has become of those that it counts, from one position in its sentence to another."""

    start: int
    """Where its words begin, those that bound it included."""
    end: int
    number: int
    """Where the number itself begins."""
    value: float
    bound: Bound
    unit: str
    """Empty where no noun goes with it."""
    upper: float | None = None
    """The other end of a range."""
    is_part: bool = False
    """Whether what is said right behind it is said of more than it: 'five of the 12 women killed'."""
    role: FigureRole | None = None
    is_before: bool = False
    """Whether the words before it gave the role."""


def counted(row: Row, known: Lexicon) -> Iterator[Toll]:
    """The numbers of a sentence with their nouns, those left out that are of some of what has been counted."""
    at = 0
    while at < len(row):
        number = range_at(row, known, at)
        if number is None:
            at += 1
            continue
        each = _with_noun(row, known, at, number)
        is_some = known.at("parts", row, number.end) or known.at("parts", row, each.end)
        is_article = number.is_article and each.unit != "people" and not known.at("behind", row, number.end)
        is_subject = number.is_noun and row[at].low.endswith(_DUAL) and known.at("units", row, each.end)
        if not (is_some or is_article or is_subject):
            yield each
        at = max(each.end, number.end)


def _with_noun(row: Row, known: Lexicon, at: int, number: Number) -> Toll:
    """A number with what bounds it before or behind, its noun, and the whole of which it is a part."""
    length, bound = known.bound(row, at)
    link = 0 if length else known.ending("places", row, at) or known.ending("linking", row, at)
    if link:
        length, bound = known.bound(row, at - link)
        length = length and length + link
    start, bound = at - length, bound if length else number.bound
    if number.upper is not None:
        start, bound = at - known.ending("between", row, at), Bound.BETWEEN
    is_some = not number.is_noun and known.at("of", row, number.end) > 0
    noun, unit = (0, "") if is_some else noun_at(row, known, at if number.is_noun else number.end)
    before = known.ending("units", row, at) if known.is_unspaced or (number.value == 1 and not noun) else 0
    if before:  # an Arabic one stands behind its noun
        start, noun, unit = at - before, noun or number.end, known.meaning("units", row, at - before)[1]
    end = noun or number.end
    of = known.at("of", row, end)
    whole = number_at(row, known, end + of) if of else None
    if whole is not None and not whole.is_article:
        total, of_unit = noun_at(row, known, whole.end)
        end, unit = total or (whole.end if noun else end), unit or of_unit
    elif of and not noun:
        noun, unit = noun_at(row, known, end + of)
        end = noun or (end + of if number.bound is not Bound.EXACT else end)
    behind = known.at("at_least", row, end) if bound is Bound.EXACT else 0
    if behind and number_at(row, known, end + behind) is None:
        end, bound = end + behind, Bound.AT_LEAST
    is_part = (is_some and number.bound is Bound.EXACT) or (whole is not None and not whole.is_article)
    return Toll(start, end, at, number.value, bound, unit, number.upper, is_part=is_part)


def noun_at(row: Row, known: Lexicon, at: int) -> tuple[int, str]:
    """Where a noun ends, behind words that describe it, and its unit, which is people for two; 0 where none does."""
    for place in range(at, min(at + _NOUN_REACH + 1, len(row))):
        length, unit = known.meaning("units", row, place)
        if length:
            end = place + length
            other = end + known.at("joining", row, end)
            is_bare = other > end and number_at(row, known, other) is None and not known.at("singular", row, other)
            return end, "people" if is_bare and known.at("units", row, other) else unit
        is_between = known.describes(row, place) or known.at("passing", row, place)
        if not is_between or known.is_unspaced or known.at("including", row, place):
            break
    return 0, ""

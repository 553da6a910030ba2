"""What a sentence counts or measures: a number, what bounds it, and the noun that it goes with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from aggregator.merging.figures.count import Counted
from aggregator.merging.figures.relative import ONE_PERSON, is_cut, is_difference, is_name, is_of_one, is_rate, is_share
from aggregator.merging.language.numerals import (
    DASHES,
    NUMBER_WORDS,
    QUOTES,
    Numeral,
    Token,
    bound_before,
    low_at,
    numeral_at,
)
from aggregator.merging.language.quantity_words import (
    CURRENCIES,
    CURRENCY_SIGNS,
    ORDINALS,
    ROLE_UNITS,
    SINGULARS,
    SYMBOLS,
    TWO_WORD_UNITS,
    UNCHANGING,
    UNITS,
    VAGUE,
    VAGUE_MULTIPLES,
)
from aggregator.merging.language.role_words import BEFORE, BREAKING, EXCEEDING, PARTITIVE_ARTICLES, PASSIVE
from aggregator.merging.language.time_words import MONTHS
from aggregator.merging.names.english import ROLES
from aggregator.merging.words import phrase_set
from aggregator.model import Bound, FigureRole

_MAGNITUDE: Final = re.compile(r"[1-9](?:\.\d)?", re.ASCII)
_NOUN_REACH: Final = 6
"""Tokens behind a number among which its noun is sought."""
_ONE_BY_ONE: Final = ROLE_UNITS[FigureRole.KILLED] | {"bodies"}
"""Of what 'a third' may be counted."""
_MAGNITUDE_LINKS: Final = DASHES | {"of", "at", "was", "to"}
_QUAKES: Final = frozenset({"quake", "earthquake", "tremor", "temblor"})
_MEASURING: Final = frozenset({"measuring", "measured"})
_SUFFERING: Final = frozenset({"injured", "wounded"})
"""Participles that may stand between a number and its noun."""
_SOMEBODY: Final = ONE_PERSON | ROLES
"""Words, beside those that are counted, for one beside whom others are."""
_WHERE_OR_WHEN: Final = frozenset({"in", "at", "near", "from", "of", "on", "to"})
"""Words before a name that is not somebody's beside whom others are counted."""
_OF_THEM: Final = phrase_set("of them, of whom, of these, of those")
_OPENINGS: Final = (
    NUMBER_WORDS
    | ORDINALS.keys()
    | CURRENCY_SIGNS.keys()
    | VAGUE.keys()
    | VAGUE_MULTIPLES.keys()
    | {"between", "magnitude"}
)
"""What quantities begin with, beside digits."""
_OPEN_ENDS: Final = {"more": Bound.AT_LEAST, "fewer": Bound.AT_MOST, "less": Bound.AT_MOST}


@dataclass(frozen=True, slots=True)
class _Noun:
    unit: str
    noun: str
    end: int


def counted(row: Sequence[Token]) -> Iterator[Counted]:
    """What a sentence counts, in order; numbers that are parts of names, dates, scores or ages are left out."""
    at = 0
    while at < len(row):
        if not row[at].is_figure and row[at].low not in _OPENINGS:
            at += 1
            continue
        found = _magnitude(row, at) or _sum(row, at) or _span(row, at) or _vague(row, at) or _ordinal(row, at)
        found = found or _open_ended(row, at) or _number(row, at)
        if found is not None:
            yield found
            at = found.end
        else:  # the rest of a number that counts nothing is not another one
            numeral = numeral_at(row, at)
            at = numeral.end if numeral else at + 1


def _magnitude(row: Sequence[Token], at: int) -> Counted | None:
    """'magnitude 6.1', 'a magnitude of 6.1', 'put the magnitude at 6.1', 'revised it to' and '6.1-magnitude'."""
    number = end = at
    if row[at].low == "magnitude":
        number = at + 1 + (low_at(row, at + 1) in _MAGNITUDE_LINKS)
        end = number + 1
    elif low_at(row, at + 1) in DASHES and low_at(row, at + 2) == "magnitude":
        end = at + 3
    elif low_at(row, at + 1) == "magnitude":
        end = at + 2
    elif "." in row[at].low and (low_at(row, at + 1) in _QUAKES or _is_measured_quake(row, at)):
        end = at + 1
    value = _MAGNITUDE.fullmatch(low_at(row, number)) if end > at else None
    if value is None:
        return None
    return Counted(at, end, end, float(value[0]), None, Bound.EXACT, "magnitude")


def _is_measured_quake(row: Sequence[Token], at: int) -> bool:
    return low_at(row, at - 1) in _MEASURING and any(token.low in _QUAKES for token in row[max(0, at - 4) : at])


def _vague(row: Sequence[Token], at: int) -> Counted | None:
    """A plural that stands for a number: 'dozens of people', 'tens of thousands fled', 'hundreds were hurt'."""
    least, end = VAGUE.get(row[at].low, 0), at + 1
    if low_at(row, at + 1) == "of" and low_at(row, at + 2) in VAGUE and row[at].low in VAGUE_MULTIPLES:
        least, end = VAGUE_MULTIPLES[row[at].low] * VAGUE[low_at(row, at + 2)], at + 3
    if not least:
        return None
    is_of = low_at(row, end) == "of"
    noun = _noun(row, end + 1, one=False) if is_of else None
    if is_of and (noun is None or noun.unit in CURRENCIES):
        return None
    return _with_noun(at, end, least, Bound.AT_LEAST, noun)


def _ordinal(row: Sequence[Token], at: int) -> Counted | None:
    """One of those who are counted so: 'a third person', 'a fifth body'."""
    value, noun = ORDINALS.get(row[at].low), low_at(row, at + 1)
    if value is None or noun not in SINGULARS or UNITS[noun] not in _ONE_BY_ONE:
        return None
    return Counted(at, at + 2, at + 2, value, None, Bound.EXACT, UNITS[noun], noun, ordinal=True)


def _sum(row: Sequence[Token], at: int) -> Counted | None:
    """An amount behind the sign of its currency."""
    unit = CURRENCY_SIGNS.get(row[at].low)
    if unit is None or at + 1 >= len(row) or not row[at + 1].is_figure or not row[at + 1].glued:
        return None
    numeral = numeral_at(row, at + 1, money=True)
    if numeral is None or is_cut(row, numeral.end):
        return None
    first = at - 1 if row[at].glued and row[at - 1].is_word else at  # 'US$', 'S$'
    start, bound = bound_before(row, first)
    return Counted(start, numeral.end, numeral.end, numeral.value, None, bound or Bound.EXACT, unit)


def _span(row: Sequence[Token], at: int) -> Counted | None:
    """A number between two: 'between 5 and 7 people', '5 to 7 people', '5-7 people', '5 to 7 of them'."""
    first = at + 1 if row[at].low == "between" else at
    low = numeral_at(row, first, opens_range=True)
    if low is None or low.end + 1 >= len(row):
        return None
    joiners = {"and"} if first > at else {"to", "or"} | DASHES
    if low_at(row, low.end) not in joiners:
        return None
    high = numeral_at(row, low.end + 1, ends_range=True)
    if high is None or high.value <= low.value or low_at(row, at - 1) == "from":
        return None
    start, bound = bound_before(row, at)
    if bound is None and is_name(row, at):
        return None
    noun = _noun(row, high.end, one=False)
    if noun is None and (low_at(row, high.end), low_at(row, high.end + 1)) not in _OF_THEM:
        return None  # of them it is people, where its role says so
    return replace(_with_noun(start, high.end, low.value, Bound.BETWEEN, noun), upper=high.value)


def _number(row: Sequence[Token], at: int) -> Counted | None:
    numeral = numeral_at(row, at)
    if numeral is None:
        return None
    start, bound = bound_before(row, at)
    is_part = (start == at and is_name(row, at)) or is_share(row, start) or is_of_one(row, start)
    is_none = numeral.value == 1 and low_at(row, start - 1) == "not"
    if is_part or is_none or low_at(row, numeral.end) in MONTHS:
        return None
    if bound is None:
        is_least = low_at(row, start - 1) in EXCEEDING
        bound = Bound.AT_LEAST if is_least else Bound.ABOUT if numeral.round else Bound.EXACT
    noun = _noun(row, numeral.end, one=numeral.value == 1)
    if is_difference(row, numeral.end) or (noun is not None and is_rate(row, noun.end)):
        return None
    if noun is not None:
        is_of_more = noun.noun == "others" or any(token.low == "other" for token in row[numeral.end : noun.end])
        if is_of_more and bound is Bound.EXACT and _is_beside_somebody(row, start):
            bound = Bound.AT_LEAST
        return replace(_with_noun(start, noun.end, numeral.value, bound, noun), whole=_is_whole(row, start))
    end = numeral.end
    collection = _collection(row, numeral)
    if collection is not None:
        return Counted(start, end, collection.end, numeral.value, None, bound, collection.unit, part=True)
    is_of_some = low_at(row, end) == "of" and low_at(row, end + 1) in PARTITIVE_ARTICLES
    bound = Bound.AT_LEAST if is_of_some and bound is Bound.EXACT else bound  # others may share their fate
    return _with_noun(start, end, numeral.value, bound, None)


def _is_beside_somebody(row: Sequence[Token], start: int) -> bool:
    """Whether somebody stands before others who are counted, so that there are more: 'the senator and three others'.

    Headlines print a comma in place of "and", behind a name of more than one word: 'Ana Horvat, 2 Others Killed'.
    """
    joint, at = low_at(row, start - 1), start - 2
    if at < 0 or joint not in {"and", ","}:
        return False
    if joint == "and" and (row[at].low in UNITS or row[at].low in _SOMEBODY or _seems_plural(row[at])):
        return True
    while at >= 0 and row[at].is_word and row[at].capital:
        at -= 1
    return at < start - 2 - (joint == ",") and _WHERE_OR_WHEN.isdisjoint({low_at(row, at), low_at(row, at + 1)})


def _open_ended(row: Sequence[Token], at: int) -> Counted | None:
    """'Four or more' and 'ten or fewer people'."""
    either = next((place for place in range(at + 1, min(at + _NOUN_REACH, len(row))) if row[place].low == "or"), 0)
    bound = _OPEN_ENDS.get(low_at(row, either + 1)) if either else None
    numeral = numeral_at(row, at) if bound else None
    if numeral is None or bound is None or numeral.end != either:
        return None
    end = either + 2
    return _with_noun(at, end, numeral.value, bound, _noun(row, end, one=False))


def _with_noun(start: int, end: int, value: float, bound: Bound, noun: _Noun | None) -> Counted:
    """A number between two positions with its noun behind it, if one goes with it."""
    if noun is None:
        return Counted(start, end, end, value, None, bound, "")
    return Counted(start, noun.end, noun.end, value, None, bound, noun.unit, noun.noun)


def _noun(row: Sequence[Token], at: int, *, one: bool) -> _Noun | None:
    """The noun that a number counts, behind the words that describe it: '12 Shahed-type attack drones'."""
    symbol = low_at(row, at)
    if symbol == "%" or (symbol in SYMBOLS and row[at].glued):
        return _Noun(SYMBOLS[symbol], symbol, at + 1)
    for position in range(at, min(at + _NOUN_REACH, len(row))):
        token, following = row[position], low_at(row, position + 1)
        pair = (token.low, following)
        if pair in TWO_WORD_UNITS:
            return _Noun(TWO_WORD_UNITS[pair], following, position + 2)
        counts_next = _counts(following, one=one)
        if _counts(token.low, one=one) and not counts_next:
            is_quoted = following in QUOTES and any(before.low in QUOTES for before in row[at:position])
            unit = UNITS[token.low]
            if is_quoted and unit == "fighters":  # what somebody calls them is not what they are
                unit = "people"
            return _Noun(unit, token.low, position + 1 + is_quoted)
        suffers = token.low in _SUFFERING and counts_next
        if not suffers and not _describes(token, first=position == at):
            return None
    return None


def _describes(token: Token, *, first: bool) -> bool:
    """Whether a noun may still follow behind a word or a part of one."""
    if not token.is_word:
        if token.low in QUOTES:
            return not token.glued
        return not first and token.glued and (token.low in DASHES or token.is_figure)
    word = token.low
    return not (word in BREAKING or word in BEFORE or word in PASSIVE or word in MONTHS or _seems_plural(token))


def _counts(word: str, *, one: bool) -> bool:
    return word in UNITS and (word in UNCHANGING or (word in SINGULARS) == one)


def _seems_plural(token: Token) -> bool:
    """Whether a word seems to be the noun that is counted, though it is none that is known; Hamas is a name."""
    return token.low.endswith("s") and not token.capital and not token.low.endswith(("ss", "us", "is"))


def _collection(row: Sequence[Token], numeral: Numeral) -> _Noun | None:
    """The noun in 'nine of the 12 missiles' and '40 of its soldiers'."""
    at = numeral.end + (low_at(row, numeral.end) == "out")
    if low_at(row, at) != "of":
        return None
    at += 1
    has_article = low_at(row, at) in PARTITIVE_ARTICLES
    at += has_article
    if at >= len(row):
        return None
    total = numeral_at(row, at)
    if total is not None:
        return _noun(row, total.end, one=False) if total.value >= numeral.value else None
    return _noun(row, at, one=False) if has_article else None


def _is_whole(row: Sequence[Token], start: int) -> bool:
    at = start - 1 - (low_at(row, start - 1) in PARTITIVE_ARTICLES)
    return low_at(row, at) == "of" and low_at(row, at - 1) != "total"

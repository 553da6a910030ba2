"""Numbers that count nothing by themselves: names, shares, rates, differences, ages, and what a text cuts off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.language.numerals import Token, low_at
from aggregator.merging.language.quantity_words import SMALL_NUMBERS
from aggregator.merging.language.role_words import ADDING, BEFORE, BREAKING, FILLERS, TOLL_VERBS
from aggregator.merging.language.time_words import MONTHS, PERIODS, WEEKDAYS
from aggregator.merging.words import word_set

_NAME_WORDS: Final = word_set(
    """article flight gate room hall number page chapter section phase stage level category route highway platform bus
    line district ward block flat apartment unit round resolution aged age per group paragraph clause version type model
    lane exit terminal building school station brigade regiment division"""
)
"""Words in singular behind which a number is a name."""
ONE_PERSON: Final = word_set(
    """man woman boy girl child teenager pensioner widow widower mother father parent parents grandmother grandfather
    grandparents couple brother sister son daughter uncle aunt"""
)
"""Words behind which "of" and a number tell an age or how many children there are: 'a man of 71', 'a father of two'."""
_LISTING: Final = frozenset({",", "and"})
_SEVERAL: Final = frozenset({"women", "men", "girls", "boys", "children", "teenagers", "sisters", "brothers"})
"""Those of whom several ages are told."""
_JOINING_AGES: Final = frozenset({"and", ",", "or", "to"})
_BEFORE_NUMBER: Final = BREAKING | FILLERS | ADDING | TOLL_VERBS | BEFORE.keys() | WEEKDAYS.keys()
"""What may be written with a capital before a number and yet is no name."""
_FRACTIONS: Final = frozenset({"half", "third", "thirds", "quarter", "quarters", "fifth", "tenth"})


def is_of_one(row: Sequence[Token], at: int) -> bool:
    """Whether a number is an age, or how many children one has: 'a man of 71', 'women of 27 and 69', 'father of 2'."""
    first = at
    while row[at].is_figure and low_at(row, first - 1) in _LISTING and low_at(row, first - 2).isdigit():
        first -= 2
    people = ONE_PERSON if first == at else ONE_PERSON | _SEVERAL
    return low_at(row, first - 1) == "of" and low_at(row, first - 2) in people


def is_share(row: Sequence[Token], at: int) -> bool:
    """Whether a number is the whole of a ratio: 'one in five people', '12 per 100,000', 'a quarter of a million'."""
    before, earlier = low_at(row, at - 1), low_at(row, at - 2)
    if before == "of" and earlier in _FRACTIONS:
        return True
    return before == "per" or (before == "in" and (earlier in SMALL_NUMBERS or earlier[:1].isdigit()))


def is_rate(row: Sequence[Token], at: int) -> bool:
    """Whether a count is one for each of something: '2.3 deaths per 100 beds', 'twelve arrests a day'."""
    return low_at(row, at) in {"/", "per"} or (low_at(row, at) == "a" and low_at(row, at + 1) in PERIODS)


def is_difference(row: Sequence[Token], at: int) -> bool:
    """Whether a number that ends at a position tells how far two counts lie apart: '70 fewer people died'."""
    return low_at(row, at) in {"fewer", "less"}


def is_cut(row: Sequence[Token], at: int) -> bool:
    """Whether a text breaks off where 'million' may have stood: '$340 ...'."""
    return low_at(row, at) == "\u2026" or [low_at(row, at + dot) for dot in range(3)] == ["."] * 3


def is_name(row: Sequence[Token], at: int) -> bool:
    """Whether the word before a number makes it a name, a date or an age: 'Boeing 737', 'June 12', 'aged 7'."""
    if low_at(row, at - 1) in _JOINING_AGES and low_at(row, at - 3) == "aged":
        return True
    if not at or not row[at - 1].is_word:
        return False
    before = row[at - 1]
    if before.low in _NAME_WORDS or before.low in MONTHS:
        return True
    return before.capital and before.low not in _BEFORE_NUMBER and row[at].is_figure

"""Counts that leave out what has just been said: the three in 'killed 15 people in Norvia and three in Estmark'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.figures.count import Counted
from aggregator.merging.figures.subjects import ends_here
from aggregator.merging.language.numerals import Token, low_at
from aggregator.merging.language.role_words import ADVERBS, AUXILIARIES, PASSIVE
from aggregator.merging.language.time_words import SAYING
from aggregator.merging.words import word_set

_PLACING: Final = word_set("in at near on across outside")
_GOING_ON: Final = frozenset({"and", ","})
_FATE: Final = AUXILIARIES | ADVERBS | PASSIVE.keys() | word_set("died dead people of them whom")
"""What may stand between a count and its place."""
_PARTS_OF_PLACES: Final = word_set("the of s northern southern eastern western central") | {"'", "\u2019"}
"""Words in small letters within the name of a place."""


def goes_on_elsewhere(row: Sequence[Token], last: Counted, one: Counted) -> bool:
    """Whether a number counts at another place what the one before counts at the first.

    Both have a place behind them, they are joined by "and" or a comma, and nothing else is said of the second.
    """
    place = _behind_fate(row, last.after)
    if low_at(row, one.start - 1) not in _GOING_ON or _behind_place(row, place) != one.start - 1:
        return False
    end = _behind_place(row, one.after)
    ends = end >= len(row) or ends_here(row, end) or low_at(row, end + 1) in SAYING
    return end > one.after and (ends or low_at(row, end) in SAYING)


def _behind_fate(row: Sequence[Token], at: int) -> int:
    while low_at(row, at) in _FATE:
        at += 1
    return at


def _behind_place(row: Sequence[Token], at: int) -> int:
    """Behind 'in the Norvian province of Brenn'; the position itself where no place with a name follows."""
    if low_at(row, at) not in _PLACING:
        return at
    end, named = at + 1, False
    while end < len(row) and (row[end].capital or row[end].low in _PARTS_OF_PLACES):
        named = named or row[end].capital
        end += 1
    return end if named else at

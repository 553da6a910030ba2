"""Whether the words around a date look ahead or back."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from aggregator.merging.language.numerals import Token, low_at
from aggregator.merging.language.time_words import (
    ACCUSED,
    AHEAD,
    AHEAD_WITH_BE,
    CLAUSE_ENDS,
    HOURS,
    NO_INFINITIVE,
    PAST,
    PAST_BE,
    PRESENT_BE,
    SAYING,
    SAYING_PLACES,
    UNSURE,
    WEEKDAYS,
)

_BACK_REACH: Final = 20
_FORWARD_REACH: Final = 15
_ASIDE_REACH: Final = 8
_BEHIND_FIRST_DATE: Final = WEEKDAYS.keys() | {",", "and"}
"""What may part a date that opens a sentence from its clause."""


class Tense(Enum):
    """Where a date lies, seen from the article."""

    BACK = auto()
    AHEAD = auto()
    UNCLEAR = auto()


def tense_at(row: Sequence[Token], start: int, end: int) -> Tense:
    """The tense of the clause that a date stands in, read back to its beginning, or onwards where the date opens it."""
    if is_reporting(row, start, end):
        return Tense.BACK
    first, last = end, _before_aside(row, start)
    while low_at(row, first) in _BEHIND_FIRST_DATE:
        first += 1
    before = range(last, max(-1, last - _BACK_REACH), -1)
    behind = range(first, min(len(row), first + _FORWARD_REACH))
    return _read(row, before) or _read(row, behind) or Tense.UNCLEAR


def _before_aside(row: Sequence[Token], start: int) -> int:
    """The last token of the clause before a date, which ', the capital,' may part from it."""
    if low_at(row, start - 1) != ",":
        return start - 1
    return next((at - 1 for at in range(start - 2, start - _ASIDE_REACH, -1) if low_at(row, at) == ","), start - 2)


def is_reporting(row: Sequence[Token], start: int, end: int) -> bool:
    """Whether a date is that of a saying: 'said on Monday', 'on Monday denied', 'told reporters late on Monday'."""
    if low_at(row, end) in SAYING:
        return True
    for at in range(start - 1, max(-1, start - 1 - _BACK_REACH), -1):
        if row[at].low in SAYING:
            return True
        if row[at].low not in SAYING_PLACES and not row[at].capital:
            return False
    return False


def _read(row: Sequence[Token], positions: range) -> Tense | None:
    """What the words up to the end of the clause say; None where they say nothing."""
    read: Tense | None = None
    crossed = False
    for at in positions:
        word = row[at].low
        if word in CLAUSE_ENDS and not _goes_on(row, at):
            return read or (Tense.BACK if word == "said" and positions.step > 0 else None)
        crossed = crossed or word == "and"
        found = _word(row, at)
        if found is Tense.AHEAD:
            return Tense.UNCLEAR if crossed and read else found
        if found is Tense.UNCLEAR or read is None:
            read = found
    return read


def _goes_on(row: Sequence[Token], at: int) -> bool:
    """Whether a clause goes on behind what mostly ends one: 'at 04:12', 'before dawn'."""
    following = row[at + 1 : at + 2]
    if not following:
        return False
    is_hour = row[at].low == "before" and following[0].low in HOURS
    return is_hour or (following[0].is_figure and following[0].glued)


def _word(row: Sequence[Token], at: int) -> Tense | None:
    word = row[at].low
    if word in AHEAD:
        return Tense.AHEAD
    if word in UNSURE:
        return Tense.UNCLEAR
    if word in AHEAD_WITH_BE:
        return _with_be(row, at)
    if word == "to":
        return _infinitive(row, at)
    if word.endswith("ed") and low_at(row, at - 1) in PRESENT_BE and word not in ACCUSED:
        return Tense.UNCLEAR  # 'is closed in August'
    is_past = word in PAST or (word.endswith("ed") and not row[at].capital)
    return Tense.BACK if is_past and not row[at].glued else None  # 'Nations-led' is no verb


def _with_be(row: Sequence[Token], at: int) -> Tense | None:
    """What 'due' and 'expected' say: 'is due' looks ahead, 'had been due' leaves it open."""
    around = {low_at(row, at - 1), low_at(row, at - 2)}
    if not PAST_BE.isdisjoint(around):
        return Tense.UNCLEAR
    return Tense.AHEAD if not PRESENT_BE.isdisjoint(around) or low_at(row, at + 1) == "to" else None


def _infinitive(row: Sequence[Token], at: int) -> Tense | None:
    """What 'to' says of the verb behind it: 'is to meet' looks ahead, 'failed to meet' does not."""
    if at + 1 == len(row) or not row[at + 1].is_word or row[at + 1].capital or row[at + 1].low in NO_INFINITIVE:
        return None
    return Tense.AHEAD if low_at(row, at - 1) in PRESENT_BE else Tense.UNCLEAR

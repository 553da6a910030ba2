"""Days that are told by another one of their sentence: 'said on Thursday that 12 had been killed the day before'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from aggregator.merging.language.numerals import Token, low_at, numeral_at
from aggregator.merging.language.time_words import PERIODS
from aggregator.merging.timeline.found_date import FoundDate
from aggregator.merging.timeline.reckoning import whole_day
from aggregator.merging.timeline.surroundings import may_follow
from aggregator.model import Precision

_AWAY: Final = {"before": -1, "previous": -1, "after": 1, "next": 1, "following": 1, "same": 0}
"""Days from the other one, by the word of 'the day before' that tells."""
_PREPOSITIONS: Final = frozenset({"before", "after"})
_GOING_ON: Final = frozenset({"in", "at", "by", "near", "on", "and", "but", "when", "while", "during"})
"""What may follow those where they end a date: 'the day before the vote' is told by the vote."""
_COMPARING: Final = frozenset({"than", "with", "to", "from", "of", "on"})
"""What stands before a day that something is compared with: 'one more than the previous day'."""
_DIRECTIONS: Final = {"later": 1, "earlier": -1}
_FARTHEST: Final = 31
"""Days beyond which nobody counts to the day."""


def from_another(row: Sequence[Token], found: Iterable[FoundDate]) -> Iterator[FoundDate]:
    """The dates of a sentence, in order; what is told by another day is reckoned from the last one before it.

    Not across another reckoning: 'on Tuesday, a week after they had left the day before'.
    """
    last: date | None = None
    behind = 0
    for each in found:
        one = each
        if each.when is None and last and not any(token.low in PERIODS for token in row[behind : each.start]):
            days = _days(row, each)
            one = each if days is None else replace(each, when=whole_day(last + timedelta(days=days), None))
        if one.when:
            last, behind = one.when.first if one.when.first == one.when.last else None, one.end
        yield one


def _days(row: Sequence[Token], each: FoundDate) -> int | None:
    """How many days a date lies behind the one that it is told by; None where that is not told, or not to the day."""
    follows = low_at(row, each.end)
    is_of_that = low_at(row, each.end - 1) in _PREPOSITIONS and follows.isalpha() and follows not in _GOING_ON
    if is_of_that or low_at(row, each.start - 1) in _COMPARING or not may_follow(row, each.end):
        return None
    if direction := _DIRECTIONS.get(low_at(row, each.end - 1)):
        numeral = numeral_at(row, each.start)
        is_to_the_day = PERIODS.get(low_at(row, each.end - 2)) is Precision.DAY
        value = numeral.value if numeral else 1
        return direction * int(value) if is_to_the_day and value <= _FARTHEST and value == int(value) else None
    away = {_AWAY[token.low] for token in row[each.start : each.end] if token.low in _AWAY}
    return away.pop() if len(away) == 1 else None

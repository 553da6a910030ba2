"""Dates that are told from another day: 'yesterday', 'overnight', 'last week', 'two days ago'."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from aggregator.merging.language.numerals import NUMBER_WORDS, Token, low_at, numeral_at
from aggregator.merging.language.tenses import Tense, tense_at
from aggregator.merging.language.time_words import DAYS_AWAY, NOT_DATING, PARTS, PERIODS, STEPS, WEEKDAYS
from aggregator.merging.timeline.found_date import FoundDate
from aggregator.merging.timeline.reckoning import night_before, period_from, weekday_from, whole_day
from aggregator.merging.timeline.surroundings import is_title_of_programme, may_follow, part_of_day, possessive
from aggregator.merging.words import phrase_set, word_set
from aggregator.model import PartOfDay

_NARRATIVE: Final = phrase_set(
    "the day before, the day after, the previous day, the next day, the following day, the same day, that same day"
)
"""Days that are told by another one."""
_OPEN_PERIODS: Final = word_set("earlier later again")
"""Words before 'this week' that make it a date; behind a noun it mostly belongs to a record: 'the worst this year'."""
_MOST_AGO: Final = 200
_WEEK: Final = 7
_INTO: Final = frozenset({"to", "into"})
"""Words between a night and its morning."""
RELATIVE_OPENINGS: Final = frozenset(
    {*DAYS_AWAY, "overnight", *STEPS, *(words[0] for words in _NARRATIVE), *NUMBER_WORDS}
)
"""Words that such a date may begin with, beside figures."""


def relative_date(row: Sequence[Token], at: int, today: date | None) -> FoundDate | None:
    """The date told from another day that begins at a position; None where none does."""
    token = row[at]
    if token.low in DAYS_AWAY:
        return _beside(row, at, today)
    if token.low == "overnight":
        return _overnight(row, at, today)
    if token.low in STEPS:
        return _period(row, at, today)
    if tuple(word.low for word in row[at : at + 3]) in _NARRATIVE:
        return _beyond(row, at, today)
    return _ago(row, at, today)


def _beside(row: Sequence[Token], at: int, today: date | None) -> FoundDate | None:
    """'yesterday', 'tomorrow evening', 'tonight'."""
    is_name = at > 0 and row[at].capital and row[at - 1].capital
    is_choice = low_at(row, at + 1) == "or" or low_at(row, at - 2) == "or"  # 'money today or blood tomorrow'
    if is_name or is_choice or low_at(row, at - 1) in NOT_DATING:
        return None
    part: PartOfDay | None = PartOfDay.NIGHT if row[at].low == "tonight" else None
    end, printed_part = part_of_day(row, at + 1)
    end, possible = possessive(row, at, end)
    day = today + timedelta(days=DAYS_AWAY[row[at].low]) if today else None
    return FoundDate(at, end, whole_day(day, part or printed_part)) if possible else None


def _beyond(row: Sequence[Token], at: int, today: date | None) -> FoundDate:
    """'the day before yesterday', 'the day after tomorrow'; without the last word the day is told by another one."""
    away = DAYS_AWAY.get(low_at(row, at + 3), 0)
    if not away or low_at(row, at + 2) != ("before" if away < 0 else "after"):
        return FoundDate(at, at + 3, None)
    return FoundDate(at, at + 4, whole_day(today + timedelta(days=2 * away), None) if today else None)


def _overnight(row: Sequence[Token], at: int, today: date | None) -> FoundDate | None:
    """The night before the day of an article, or that behind it where the words look ahead; or that of a weekday."""
    if found := _overnight_on(row, at, today):
        return found
    if low_at(row, at - 1) in NOT_DATING or not may_follow(row, at + 1):
        return None
    is_ahead = tense_at(row, at, at + 1) is Tense.AHEAD
    return FoundDate(at, at + 1, night_before(today + timedelta(days=is_ahead)) if today else None)


def _overnight_on(row: Sequence[Token], at: int, today: date | None) -> FoundDate | None:
    """'overnight into Tuesday', which is the night before it; 'overnight on Tuesday' may be that behind it too."""
    day = at + 1 + (low_at(row, at + 1) in {"on", "from", *_INTO})
    weekday = WEEKDAYS.get(low_at(row, day))
    if weekday is None:
        return None
    is_into = low_at(row, day - 1) in _INTO
    if is_into_next(row, day + 1, weekday):
        day, weekday, is_into = day + 2, (weekday + 1) % _WEEK, True
    morning = weekday_from(today, weekday, "", tense_at(row, at, day + 1)) if is_into else None
    return FoundDate(at, day + 1, night_before(morning) if morning else None)


def is_into_next(row: Sequence[Token], at: int, weekday: int) -> bool:
    """Whether 'into Tuesday' or 'to Tuesday' stands at a position behind the weekday before it."""
    return low_at(row, at) in _INTO and WEEKDAYS.get(low_at(row, at + 1)) == (weekday + 1) % _WEEK


def _period(row: Sequence[Token], at: int, today: date | None) -> FoundDate | None:
    """'last week', 'next month', 'this morning', 'last night'."""
    word, step = low_at(row, at + 1), STEPS[row[at].low]
    start = at
    if low_at(row, at - 1) in NOT_DATING:
        return None
    part = None if is_title_of_programme(row, at + 1) else PARTS.get(word)
    if part and (step == 0 or (step, part) == (-1, PartOfDay.NIGHT)):
        end, possible = possessive(row, start, at + 2)
        day = today + timedelta(days=step) if today else None
        return FoundDate(start, end, whole_day(day, part)) if possible else None
    if (
        word not in {"week", "month", "year"}
        or not may_follow(row, at + 2)
        or possessive(row, start, at + 2)[0] > at + 2
    ):
        return None
    if step == 0 and at and row[at - 1].is_word and row[at - 1].low not in _OPEN_PERIODS:
        return None
    return FoundDate(start, at + 2, period_from(today, step, PERIODS[word]) if today else None)


def _ago(row: Sequence[Token], at: int, today: date | None) -> FoundDate | None:
    """'two days ago', 'a week ago'; and what is told by another date: 'two days later', 'a day earlier'."""
    numeral = numeral_at(row, at)
    value, end = (numeral.value, numeral.end) if numeral else (1.0, at + 1)
    if (numeral is None and row[at].low != "a") or low_at(row, end) not in PERIODS:
        return None
    direction = low_at(row, end + 1)
    if direction in {"later", "earlier"}:
        return FoundDate(at, end + 2, None)
    if direction != "ago" or value > _MOST_AGO or not value.is_integer():
        return None
    is_vague = low_at(row, at - 1) in {"than", "about", "some", "nearly", "almost", "over"}
    return FoundDate(
        at, end + 2, period_from(today, -int(value), PERIODS[low_at(row, end)]) if today and not is_vague else None
    )

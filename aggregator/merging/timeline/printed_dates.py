"""Dates that are printed with figures or by the name of their month: '3 June', 'June 3-5, 2024', '2024-06-03'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from aggregator.merging.language.numerals import DASHES, Token, low_at
from aggregator.merging.language.tenses import Tense
from aggregator.merging.language.time_words import MONTHS, STEPS
from aggregator.merging.timeline.reckoning import whole_month
from aggregator.merging.timeline.surroundings import may_follow
from aggregator.model import Precision, When

_ORDINALS: Final = frozenset({"st", "nd", "rd", "th"})
_DAYS_PER_MONTH: Final = 31
_MONTHS_PER_YEAR: Final = 12
_HALF_DAY: Final = 12
_YEAR_DIGITS: Final = 4
_FIRST_YEAR: Final = 1800
_LAST_YEAR: Final = 2199
_NEAR: Final = timedelta(days=30)
"""How near a day without a year is meant, unless it is ahead and told as past."""
_SOON: Final = timedelta(days=60)
"""A day without a year that lies so near on the other side of what the words say may be of this year or another."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed, with where it ends among the tokens."""

    end: int
    month: int
    days: tuple[int, int] | None
    """The first and the last; None for a whole month."""
    year: int | None


def printed_date(row: Sequence[Token], at: int) -> PrintedDate | None:
    """The date that begins at a token."""
    return _iso(row, at) or _day_first(row, at) or _month_first(row, at)


def with_told_year(row: Sequence[Token], printed: PrintedDate | None, today: date | None) -> PrintedDate | None:
    """A printed date with the year that is told behind it: '19 January last year', 'in May of this year'."""
    if printed is None or printed.year is not None or today is None:
        return printed
    at = printed.end + (low_at(row, printed.end) in {"of", ","})
    if low_at(row, at) not in STEPS or low_at(row, at + 1) != "year":
        return printed
    return replace(printed, end=at + 2, year=today.year + STEPS[low_at(row, at)])


def slashed(row: Sequence[Token], at: int) -> tuple[int, PrintedDate | None] | None:
    """Where '06/03/2025' ends and, where only one order of day and month is possible, its date."""
    parts = [low_at(row, at + step) for step in range(5)]
    if parts[1::2] != ["/", "/"]:
        return None
    first, second, year = _number(parts[0], _DAYS_PER_MONTH), _number(parts[2], _DAYS_PER_MONTH), year_in(row, at + 4)
    if not first or not second or not year:
        return None
    if (first > _MONTHS_PER_YEAR) == (second > _MONTHS_PER_YEAR):
        return at + 5, None
    day, month = (first, second) if first > second else (second, first)
    return at + 5, PrintedDate(at + 5, month, (day, day), year)


def printed_time(row: Sequence[Token]) -> datetime | None:
    """The day and the time that a row of tokens begins with, as in "March 3, 2025 5:00 AM"; without a zone."""
    printed = printed_date(row, 0) if row else None
    if printed is None or printed.days is None or printed.year is None:
        return None
    at = printed.end + (low_at(row, printed.end) in {",", "t"})
    hour, minute = low_at(row, at), low_at(row, at + 2)
    if low_at(row, at + 1) != ":" or not (hour.isdecimal() and minute.isdecimal()):
        return None
    half = low_at(row, at + 3)[:1] if low_at(row, at + 3) in {"am", "pm", "a", "p"} else ""
    hours = int(hour) % _HALF_DAY + _HALF_DAY * (half == "p") if half else int(hour)
    try:
        return datetime(printed.year, printed.month, printed.days[0], hours, int(minute))  # noqa: DTZ001 - it has none
    except ValueError:
        return None


def year_in(row: Sequence[Token], at: int) -> int | None:
    """The year that a token is."""
    word = low_at(row, at)
    if len(word) != _YEAR_DIGITS or not word.isascii() or not word.isdecimal():
        return None
    return int(word) if _FIRST_YEAR <= int(word) <= _LAST_YEAR else None


def resolved(printed: PrintedDate, today: date | None, tense: Tense, weekday: int | None = None) -> When | None:
    """The days of a printed date; None where the year is not printed and cannot be told, or there is no such day.

    A year that is ages to come is one of another calendar.
    """
    if printed.year and printed.year > _LAST_YEAR:
        return None
    years = [printed.year] if printed.year else _years(printed, today, tense)
    for year in years:
        found = _in_year(printed, year)
        if found is None:
            return None
        if weekday is None or found.first.weekday() == weekday:
            return found
    return None


def _years(printed: PrintedDate, today: date | None, tense: Tense) -> list[int]:
    """The year that a date without one is of, as a list of one; empty where that cannot be told."""
    near = _nearest(printed, today) if today else None
    if near and today:
        return [near.first.year] if near.first <= today or tense is not Tense.BACK else []
    found = _in_year(printed, today.year) if today and tense in {Tense.BACK, Tense.AHEAD} else None
    if found is None or today is None:
        return []
    if tense is Tense.AHEAD:
        if found.last >= today:
            return [today.year]
        return [] if today - found.last <= _SOON else [today.year + 1]
    if found.first <= today:
        return [today.year]
    return [] if found.first - today <= _SOON else [today.year - 1]


def _nearest(printed: PrintedDate, today: date) -> When | None:
    """A day of a month that is but weeks away, whatever the words around it say: no other year's comes near it."""
    if printed.days is None:
        return None
    years = (_in_year(printed, year) for year in (today.year, today.year - 1, today.year + 1))
    return next((found for found in years if found and abs(found.first - today) <= _NEAR), None)


def _in_year(printed: PrintedDate, year: int) -> When | None:
    if printed.days is None:
        return whole_month(year, printed.month)
    try:
        first, last = (date(year, printed.month, day) for day in printed.days)
    except ValueError:
        return None
    return When(first, last, Precision.DAY) if first <= last else None


def _iso(row: Sequence[Token], at: int) -> PrintedDate | None:
    parts = [low_at(row, at + step) for step in range(5)]
    year, month, day = year_in(row, at), _number(parts[2], _MONTHS_PER_YEAR), _number(parts[4], _DAYS_PER_MONTH)
    if parts[1::2] != ["-", "-"] or not (year and month and day):
        return None
    return PrintedDate(at + 5, month, (day, day), year)


def _day_first(row: Sequence[Token], at: int) -> PrintedDate | None:
    days = _days(row, at)
    if days is None:
        return None
    first, last, end = days
    end += low_at(row, end) == "of"
    month = _month_at(row, end)
    return _with_year(row, end + 1, month, (first, last)) if month else None


def _month_first(row: Sequence[Token], at: int) -> PrintedDate | None:
    month = _month_at(row, at)
    if month is None:
        return None
    point = low_at(row, at + 1) == "."
    days = _days(row, at + 1 + point)
    if days is not None:
        return _with_year(row, days[2], month, days[:2])
    year = year_in(row, at + 1) or _other_year(row, at + 1)
    return PrintedDate(at + 1 + (year is not None), month, None, year)


def _other_year(row: Sequence[Token], at: int) -> int | None:
    """The year long ago, or of another calendar, that stands behind a month and counts nothing: '4 July 1776'."""
    word = low_at(row, at)
    is_year = len(word) == _YEAR_DIGITS and word.isascii() and word.isdecimal() and may_follow(row, at + 1)
    return int(word) if is_year and word[0] != "0" else None


def _month_at(row: Sequence[Token], at: int) -> int | None:
    """The month that a token names; 'may' and 'march' in small letters are other words."""
    return MONTHS.get(row[at].low) if at < len(row) and row[at].capital else None


def _with_year(row: Sequence[Token], end: int, month: int, days: tuple[int, int]) -> PrintedDate:
    after = end + (low_at(row, end) == ",")
    year = year_in(row, after) or _other_year(row, end)
    return PrintedDate(after + 1 if year else end, month, days, year)


def _days(row: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """The first and the last day of '3', '3rd', '17-19' or '17 to 19', and where they end.

    '17 and 19' are two days and no range, of which the first alone counts; 'between 17 and 19' is one.
    """
    first, end = _day(row, at)
    if not first:
        return None
    joint = low_at(row, end)
    if joint in DASHES or joint in {"to", "and"}:
        last, after = _day(row, end + 1)
        is_between = any(token.low == "between" for token in row[max(0, at - 3) : at])
        is_range = joint != "and" or last == first + 1 or is_between
        if last and last > first:
            return first, last if is_range else first, after
    if end < len(row) and row[end].glued and (row[end].low in ":/" or row[end].is_word or row[end].is_figure):
        return None
    return first, first, end


def _day(row: Sequence[Token], at: int) -> tuple[int, int]:
    day = _number(low_at(row, at), _DAYS_PER_MONTH)
    return day, at + 1 + (low_at(row, at + 1) in _ORDINALS and row[at + 1].glued)


def _number(word: str, most: int) -> int:
    """A number of one or two digits; 0 for anything else."""
    if not word.isascii() or not word.isdecimal() or len(word) > 2:  # noqa: PLR2004 - more digits are no day or month
        return 0
    return int(word) if int(word) <= most else 0

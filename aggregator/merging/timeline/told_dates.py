"""Which dates a sentence tells of: printed ones, weekdays, 'yesterday', 'last week', 'two days ago'.

A date that is told from the article's own day is resolved against it. Where the words allow two days, or the article
has no day, the date is found and yet has no days: it is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from aggregator.merging.language.numerals import Token, low_at
from aggregator.merging.language.tenses import Tense, is_reporting, tense_at
from aggregator.merging.language.time_words import EDGES, MONTHS, NOT_DATING, STEPS, WEEKDAYS
from aggregator.merging.timeline.found_date import FoundDate
from aggregator.merging.timeline.printed_dates import (
    PrintedDate,
    printed_date,
    resolved,
    slashed,
    with_told_year,
    year_in,
)
from aggregator.merging.timeline.reckoning import night_before, period_from, weekday_from, whole_day, whole_year
from aggregator.merging.timeline.relative_dates import RELATIVE_OPENINGS, is_into_next, relative_date
from aggregator.merging.timeline.surroundings import (
    behind_week,
    is_ago,
    is_dateline,
    is_since,
    is_title_of_programme,
    may_follow,
    may_open,
    part_of_day,
    possessive,
    preceded,
    with_word,
)
from aggregator.merging.words import word_set
from aggregator.model import PartOfDay, Precision, When

_NAMED_AFTER_DAYS: Final = word_set(
    "times mirror telegraph herald mail express post world league club agreement prayers prayer sermon market"
)
"""Words that make a name of the weekday before them, or a habit."""
_SHORT: Final = 4
"""Letters up to which the name of a month is shortened."""
_OTHER_DAYS: Final = frozenset({"overnight", "week", "weeks"})
"""Words beside a weekday by which it need not be the nearest one: 'overnight on Monday', 'on Monday a week ago'."""
_SHORT_MONTHS: Final = frozenset({"may", "june", "july"})
_OPENINGS: Final = RELATIVE_OPENINGS | WEEKDAYS.keys() | MONTHS.keys()
"""Words that a date may begin with."""


def told_dates(row: Sequence[Token], today: date | None) -> Iterator[FoundDate]:
    """The dates that a sentence tells of, in order; edges of periods, habits and names are none."""
    at = 0
    while at < len(row):
        is_opening = row[at].is_figure or row[at].low in _OPENINGS
        found = _read(row, at, today) if is_opening else None
        if found is None:
            at += 1
            continue
        is_part = is_dateline(row, found.start, found.end) or is_since(row, found.start) or is_ago(row, found.start)
        if not is_part:
            yield replace(found, reporting=is_reporting(row, found.start, found.end))
        at = max(found.end, at + 1)


def _read(row: Sequence[Token], at: int, today: date | None) -> FoundDate | None:
    token = row[at]
    if token.low in WEEKDAYS:
        return _weekday(row, at, today) if token.capital else None
    printed = _printed(row, at, today) if token.is_figure or token.low in MONTHS else None
    return printed or relative_date(row, at, today)


def _weekday(row: Sequence[Token], at: int, today: date | None) -> FoundDate | None:
    """'on Monday', 'early on Monday', 'Monday night', 'last Monday', 'Monday last week', 'Monday morning, 9 March'."""
    weekday, start = WEEKDAYS[row[at].low], with_word(row, at, "on")
    step = low_at(row, at - 1)
    if start == at and step in STEPS:
        start = at - 1
    start, edge, plan = preceded(row, start)
    if start == at and not may_open(row, at):
        return None
    if low_at(row, at + 1) in _NAMED_AFTER_DAYS or is_title_of_programme(row, at + 1):
        return None
    day_end, part = part_of_day(row, at + 1)
    mark = low_at(row, day_end)
    day = day_end + (mark in {",", "("})
    printed = with_told_year(row, printed_date(row, day), today) if day < len(row) else None
    if printed and printed.days:
        end = printed.end + (mark == "(" and low_at(row, printed.end) == ")")
        when = resolved(printed, today, plan or tense_at(row, start, end), weekday)
        return FoundDate(start, end, _in_part(when, part or edge))
    end, possible = possessive(row, start, behind_week(row, day_end))
    bare = (plan or start == at) and not part and end == at + 1
    if not possible or plan is Tense.UNCLEAR or (bare and not may_follow(row, end)):
        return None
    around = {low_at(row, start - 1), low_at(row, end), low_at(row, end + 1)}
    days = weekday_from(today, weekday, step, plan or tense_at(row, start, end))
    if end > day_end and today and row[end - 1].low == "week":
        monday = period_from(today, STEPS[row[end - 2].low], Precision.WEEK).first
        days = monday + timedelta(days=weekday)
    elif not around.isdisjoint(_OTHER_DAYS):
        days = None
    when = whole_day(days, part or edge)
    if when and when.part is PartOfDay.NIGHT and is_into_next(row, end, weekday):
        return FoundDate(start, end + 2, night_before(when.last + timedelta(days=1)))
    return FoundDate(start, end, when)


def _printed(row: Sequence[Token], at: int, today: date | None) -> FoundDate | None:
    found = slashed(row, at)
    if found is not None:
        start = with_word(row, at, "on")
        return FoundDate(start, found[0], resolved(found[1], today, Tense.BACK) if found[1] else None)
    printed = with_told_year(row, printed_date(row, at), today)
    if printed is None:
        year = year_in(row, at)
        return _year(row, at, year) if year else None
    if printed.days is None:
        return _month(row, at, printed, today)
    is_range = printed.days[0] != printed.days[1]
    start = with_word(row, at, *(("on", "from", "between") if is_range else ("on",)))
    is_named = any(token.low == "of" for token in row[at : printed.end])  # 'on the 3rd of March', no 'March 3 rally'
    if is_named and (low_at(row, at - 2), low_at(row, at - 1)) == ("on", "the"):
        start = at - 2
    start, edge, plan = preceded(row, start)
    if start == at and low_at(row, at - 1) in NOT_DATING:
        return None
    end, part = part_of_day(row, printed.end)
    end, possible = possessive(row, start, end)
    when = _in_part(resolved(printed, today, plan or tense_at(row, start, end)), part or edge)
    return FoundDate(start, end, when) if possible else None


def _in_part(when: When | None, part: PartOfDay | None) -> When | None:
    """A day as the part of it that is told, and two as the night between them."""
    if when is None or part is None:
        return when
    nights = (when.last - when.first).days
    is_part = not nights or (nights == 1 and part is PartOfDay.NIGHT)
    return replace(when, precision=Precision.PART_OF_DAY, part=part) if is_part else when


def _month(row: Sequence[Token], at: int, printed: PrintedDate, today: date | None) -> FoundDate | None:
    """'in May', 'in late May 2024'; without 'in' a month is no date, nor is what begins a name: 'in Mar Elias'."""
    start = _inside(row, at)
    if start is None:
        return None
    is_short = len(row[at].low) <= _SHORT and row[at].low not in _SHORT_MONTHS
    if is_short and printed.year is None and any(token.is_word and token.capital for token in row[at + 1 : at + 2]):
        return None
    end, possible = possessive(row, start, printed.end)
    return FoundDate(start, end, resolved(printed, today, tense_at(row, start, end))) if possible else None


def _year(row: Sequence[Token], at: int, year: int) -> FoundDate | None:
    start = _inside(row, at)
    if start is None or not may_follow(row, at + 1):
        return None
    return FoundDate(start, at + 1, whole_year(year))


def _inside(row: Sequence[Token], at: int) -> int | None:
    """Where 'in', 'during' or 'in early' before a month or a year begins."""
    if (low_at(row, at - 2), low_at(row, at - 1)) == ("mid", "-"):
        at -= 2
    elif low_at(row, at - 1) in EDGES:
        at -= 1
    return at - 1 if low_at(row, at - 1) in {"in", "during"} else None

"""Days, weeks, months and years, reckoned from another day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

from aggregator.merging.language.tenses import Tense
from aggregator.merging.language.time_words import STEPS
from aggregator.model import PartOfDay, Precision, When

_WEEK: Final = 7
_MONTHS_PER_YEAR: Final = 12


def whole_day(day: date | None, part: PartOfDay | None) -> When | None:
    """A day, or the part of it that is told."""
    return When(day, day, Precision.PART_OF_DAY if part else Precision.DAY, part) if day else None


def night_before(morning: date) -> When:
    """The night that ends on a day."""
    return When(morning - timedelta(days=1), morning, Precision.PART_OF_DAY, PartOfDay.NIGHT)


def whole_month(year: int, month: int) -> When:
    """A whole month."""
    return When(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH)


def whole_year(year: int) -> When:
    """A whole year."""
    return When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def weekday_from(today: date | None, weekday: int, step: str, tense: Tense) -> date | None:
    """The day that a weekday with "last", "next" or neither before it means; None where it may be two.

    Nobody says of a day to come the name that yesterday had: it is one of another clock, or its tense was read wrongly.
    Where nothing tells the tense, that name and today's are of those days. "Last" and "next" may be of the nearest such
    day or of the one in the week beyond, unless those are one.
    """
    if today is None:
        return None
    since = (today.weekday() - weekday) % _WEEK
    if step in {"last", "next"}:
        nearest = today - timedelta(days=since or _WEEK) if step == "last" else today + timedelta(days=_WEEK - since)
        is_beside = abs((nearest - today).days) == 1
        week = period_from(today, STEPS[step], Precision.WEEK)
        return nearest if week.first <= nearest <= week.last and not is_beside else None
    if tense is Tense.BACK or (tense is Tense.UNTOLD and since <= 1):
        return today - timedelta(days=since)
    return today + timedelta(days=_WEEK - since) if tense is Tense.AHEAD and since > 1 else None


def period_from(today: date, steps: int, precision: Precision) -> When:
    """The day, week, month or year that lies so many of them away."""
    if precision is Precision.DAY:
        day = today + timedelta(days=steps)
        return When(day, day, precision)
    if precision is Precision.WEEK:
        monday = today - timedelta(days=today.weekday()) + timedelta(days=_WEEK * steps)
        return When(monday, monday + timedelta(days=_WEEK - 1), precision)
    if precision is Precision.MONTH:
        months = today.year * _MONTHS_PER_YEAR + today.month - 1 + steps
        return whole_month(months // _MONTHS_PER_YEAR, months % _MONTHS_PER_YEAR + 1)
    return whole_year(today.year + steps)

"""The days that a text speaks of: 'April 26', '26 avril', '2025-04-26', '30日', 'on Saturday', 'yesterday'.

A day is its number in a leap year, 1 to 366. The year is left out: articles that can meet in one window rarely need it,
feeds rarely print it, and a year that is printed and is not the article's own marks a look back. Weekdays, days without
a month and words such as 'yesterday' are days only in a dated article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from aggregator.gazetteer import MARKS
from aggregator.matching.calendars import PERSIAN_MONTHS, TWO_WORD_MONTHS, common_year, day_of, persian_day
from aggregator.matching.clock_times import clock_times
from aggregator.matching.weekday_words import WEEKDAYS
from aggregator.matching.weekdays import SOON, beside_today, on_weekdays
from aggregator.matching.words import digit_runs, tokens
from aggregator.months import MONTHS

_LOOK_BACK = timedelta(days=31)
_LOOK_AHEAD = timedelta(days=14)

CALENDAR_WORDS = frozenset(MONTHS) | frozenset(WEEKDAYS)
"""Lower-case names of months and weekdays: capitalised in some languages, and yet no names."""

_LEVANTINE = frozenset({"كانون", "تشرين"})
_MONTH_WORDS = frozenset(MONTHS) | frozenset(PERSIAN_MONTHS) | _LEVANTINE

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
# All of these are tried where a run of digits begins. A month is any word and is looked up afterwards.
_DAY_FIRST = re.compile(
    r"(?<![\d.,:])(\d{1,2})(?:st|nd|rd|th|er|º|°|-?го|-?е)?\.?\s+(?:de\s+|of\s+|من\s+|tháng\s+)?"
    rf"((?:[^\W\d_][{MARKS}]*){{2,16}}|(?<=tháng )\d{{1,2}})\.?(?:/[^\W\d_]+)?(?:,?\s+(?:de\s+)?(\d{{4}})\b)?",
    re.IGNORECASE,
)
_DAY_AFTER_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:\b|-?[^\W\d_]{1,3}\b)(?![:.,]\d)(?:,?\s+(\d{4})\b)?", re.IGNORECASE
)
_LONGEST_MONTH = 16
# Several days of one month, all but one of them figures alone: '4-6 December', 'le 4 et 5 mai', 'January 11 and 25'.
# The first is spoken of, in whichever order day and month stand; all would be shared by too many a round.
_UP_TO = (
    r"(?:[-\u2013\u2014]|\b(?:and|to|und|bis|auf|et|au|y|al|e|a|i|do|и|по|та|до|en|tot|och|og|ve|až)\b"
    r"(?: den\b)?|\bو)"
)
_DAYS_BEFORE = re.compile(
    rf"(?<![\d.,:/])((?:\d{{1,2}}\.?, ?)*\d{{1,2}})(?:\.|st|nd|rd|th)?\s?{_UP_TO}\s?$", re.IGNORECASE
)
_DAYS_AFTER = re.compile(
    r"((?:, ?\d{1,2})*"
    r"(?:[-\u2013\u2014]\d{1,2}(?![\d:%]|[.,]\d)"
    r"|(?: [-\u2013\u2014] | to (?:the )?|,? and (?:the )?)\d{1,2}(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
    r"(?= ?(?:[^\w\s]|$)| (?:at|between|for|from|in|on|to|with)\b)))"
    r"(?:,? (\d{4})\b)?"
)
_LONGEST_DAYS = 24
_FIGURE = re.compile(r"\d+")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
# A year of one or two digits is an emperor's.
_EAST_ASIAN = re.compile(r"(?:(\d{4}|\d{1,2})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]")
# With dots the day stands first everywhere; with strokes it may be the month.
_NUMERIC_DATE = re.compile(r"(?<![\d.,:/-])(\d{1,2})(\. ?|/)(\d{1,2})\2((?:19|20)\d\d)(?!\d|[.,:/]\d)")
# Without a year neither a score nor a share has a nought before it.
_IN_STROKES = re.compile(r"(?<![\d.,:/-])(?:(0\d)/(\d{1,2})|(\d{1,2})/(0\d))(?![\d/-]|[.,:]\d)")
# What else is a day and a month only behind words that say so, of Vietnamese and German.
_BEHIND_WORDS = (
    (re.compile(r"(\d{1,2})/(\d{1,2})(?!\d|[/.,%]\d)"), ("ngày ", "sáng ", "trưa ", "chiều ", "tối ", "đêm ")),
    (re.compile(r"(\d{1,2})\. ?(\d{1,2})\.(?!\d)"), (" am ", " vom ", " den ", " zum ", " bis ", " ab ", " seit ")),
)
_LONGEST_BEFORE = 6
# A day alone; what follows would make it a span of days.
_DAY_ALONE = re.compile(
    r"(?<![.,月월])(?<!월 )(\d{1,2})(?:日(?![间間]|連続|连续|ぶり|以内|目|前|後|本)|일(?!간|째|만|\s*동안|\s*연속))"
)
# A month alone; what stands between makes it a span of months.
_MONTH_ALONE = re.compile(r"(?<![.,])\d{1,2}(?:月(?!間|间)|월)")
_MONTHS = 12
_MOST_DAYS = 31  # of a month
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?"
_DATELINE = re.compile(
    rf"^\W*(?:(?:{_WEEKDAY})\b,?\s+)?"
    rf"(?:(?:{_MONTH})\b\.?\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\.?\s+(?:{_MONTH})\b\.?,?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
    rf"(?:,|\s+at\b|T(?=\d))?(?:\s*{_CLOCK})?(?:\s+(?:GMT|UTC|[A-Z]{{1,2}}[SD]?T)\b)?(?!\w)\W*",
    re.IGNORECASE,
)
_DATELINE_CHARS = 80  # a day within them, or there is none at the beginning


class _Printed(NamedTuple):
    month: int
    day: int
    year: int | None
    start: int
    end: int
    is_open: bool = False
    """Whether what is read as the day may be the month."""


def without_dateline(text: str) -> str:
    """Return a text without the day and time at its beginning: some feeds print when it was filed before every text."""
    if not any(letter.isdigit() for letter in text[:_DATELINE_CHARS]):
        return text
    return _DATELINE.sub("", text, count=1)


def printed_days(text: str) -> tuple[int, ...]:
    """Return the days that a text prints with their month, in order, once each; weekdays are not among them.

    What may be one of two days is left out.
    """
    days = (day_of(found.month, found.day) for found in _printed(text) if not found.is_open)
    return tuple(dict.fromkeys(day for day in days if day is not None))


def mentioned_days(text: str, time: datetime | None) -> tuple[int, ...]:
    """Return the days that a text speaks of, in order of first mention.

    With the article's time known, days of another year are left out as look-backs, and so is the one of two orders of
    figures that makes such a day; a weekday is the last such day up to then, or that of tomorrow or the day after,
    unless its sentence looks away; and a day without a month is one of this month.
    """
    found: dict[int | None, None] = {}
    for printed in _printed(text):
        orders = [(printed.month, printed.day), (printed.day, printed.month)][: 1 + printed.is_open]
        near = [order for order in orders if _near(time, *order, printed.year)]
        if len(near) == 1:
            found[day_of(*near[0])] = None
    if time is not None:
        today = time.date()
        then = (*on_weekdays(text, today), *beside_today(text, today), *_alone(text, today))
        for day in then:
            found[day_of(day.month, day.day)] = None
    return tuple(day for day in found if day is not None)


def figures_of_time(text: str) -> list[tuple[int, int]]:
    """Return where dates and times of day stand in a text, as (start, end), so that they are not read as figures."""
    spans = [*clock_times(text), *((found.start, found.end) for found in _printed(text))]
    if tokens(text).ideographic:
        spans += [match.span() for pattern in (_DAY_ALONE, _MONTH_ALONE) for match in _matches(pattern, text)]
    return spans


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What a pattern finds at runs of digits, one behind the other."""
    end = 0
    for start in digit_runs(text):
        match = pattern.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


@lru_cache(maxsize=8)
def _printed(text: str) -> tuple[_Printed, ...]:
    """The days as printed with a month; whether such a day exists is for the caller to see."""
    if not digit_runs(text):
        return ()
    vocabulary = tokens(text).vocabulary
    found: list[_Printed] = []
    for two, one in TWO_WORD_MONTHS.items() if not vocabulary.isdisjoint(_LEVANTINE) else ():
        text = text.replace(two, one.ljust(len(two)))
    if not vocabulary.isdisjoint(_MONTH_WORDS) or "tháng" in vocabulary:
        found += _with_month_names(text)
    found += _numeric(text)
    if "-" in text:
        found += (_Printed(int(at[2]), int(at[3]), int(at[1]), *at.span()) for at in _matches(_ISO, text))
    if not text.isascii():
        found += (
            _Printed(int(at[2]), int(at[3]), common_year(at[1]), *at.span()) for at in _matches(_EAST_ASIAN, text)
        )
    return tuple(sorted(found, key=lambda printed: printed.start))


def _with_month_names(text: str) -> Iterator[_Printed]:
    for start in digit_runs(text):
        match = _DAY_FIRST.match(text, start)
        printed = match[2].lower().replace("\u200c", "") if match else ""
        if match and (month := MONTHS.get(printed) or (int(printed) if printed.isdecimal() else 0)):
            opening = max(0, start - _LONGEST_DAYS)
            listed = _DAYS_BEFORE.search(text[opening:start])
            days = [*_figures(listed[1] if listed else ""), int(match[1])]
            if listed and _rise(days):
                yield _Printed(month, days[0], common_year(match[3]), opening + listed.start(1), match.end())
            else:
                yield _Printed(month, days[-1], common_year(match[3]), *match.span())
            continue
        if match and printed in PERSIAN_MONTHS:
            day, year = persian_day(int(match[1]), PERSIAN_MONTHS[printed], common_year(match[3]))
            yield _Printed(day.month, day.day, year, *match.span())
            continue
        before = text[max(0, start - _LONGEST_MONTH) : start]
        printed = (before.split() or [""])[-1] if before[-1:].isspace() else ""
        month = MONTHS.get(printed.rstrip(".").lower(), 0)
        match = _DAY_AFTER_MONTH.match(text, start) if month else None
        if match:
            first = int(match[1])
            listed = _DAYS_AFTER.match(text, match.end()) if match[2] is None else None
            whole = listed if listed and _rise([first, *_figures(listed[1])]) else match
            yield _Printed(month, first, common_year(whole[2]), start - len(printed) - 1, whole.end())


def _figures(text: str) -> Iterator[int]:
    return map(int, _FIGURE.findall(text))


def _rise(days: list[int]) -> bool:
    """Whether figures can be days of one month in a list or span, as those of '20 and 3 March' cannot."""
    return all(one < other for one, other in pairwise(days))


def _numeric(text: str) -> Iterator[_Printed]:
    """Days whose month is a figure too."""
    for match in _matches(_NUMERIC_DATE, text) if "." in text or "/" in text else ():
        yield _day_and_month(int(match[1]), int(match[3]), int(match[4]), match, swaps=match[2] == "/")
    for match in _matches(_IN_STROKES, text) if "/" in text else ():
        yield _day_and_month(int(match[1] or match[3]), int(match[2] or match[4]), None, match, swaps=True)
    for pattern, words in _BEHIND_WORDS if "." in text or "/" in text else ():
        for match in _matches(pattern, text):
            before = text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
            if f" {before.lower()}".endswith(words):
                yield _Printed(int(match[2]), int(match[1]), None, *match.span())


def _day_and_month(one: int, other: int, year: int | None, match: re.Match[str], *, swaps: bool) -> _Printed:
    """A day of two figures, of which the first may be the month if their order is not known."""
    if swaps and one <= _MONTHS < other:
        one, other = other, one
    is_open = swaps and one != other and max(one, other) <= _MONTHS
    return _Printed(other, one, year, *match.span(), is_open)


def _alone(text: str, today: date) -> Iterator[date]:
    """Days without a month, of this one or, where that lies far ahead, of the last; of the next if they are at hand."""
    if not tokens(text).ideographic:
        return
    months = (
        (today.replace(day=1) + timedelta(days=_MOST_DAYS), timedelta(days=SOON)),
        (today, _LOOK_AHEAD),
        (today.replace(day=1) - timedelta(days=1), _LOOK_AHEAD),
    )
    for match in _matches(_DAY_ALONE, text):
        for month, furthest in months:
            try:
                day = month.replace(day=int(match[1]))
            except ValueError:
                continue
            if day - today <= furthest:
                yield day
                break


def _near(time: datetime | None, month: int, day: int, year: int | None) -> bool:
    """Whether a printed day can be one that a dated article reports on; always true of an undated one."""
    if time is None:
        return True
    for candidate in (time.year - 1, time.year, time.year + 1) if year is None else (year,):
        try:
            distance = date(candidate, month, day) - time.date()
        except ValueError:
            continue
        if -_LOOK_BACK <= distance <= _LOOK_AHEAD:
            return True
    return False

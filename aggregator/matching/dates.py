"""The days that a text speaks of: 'April 26', '26 avril', '2025-04-26', and 'on Saturday' in a dated article.

A day is its number in a leap year, 1 to 366. The year is left out: articles that can meet in one window rarely need it,
feeds rarely print it, and a year that is printed and is not the article's own marks a look back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

DAYS_IN_YEAR = 366
_LEAP_YEAR = 2024
_LOOK_BACK = timedelta(days=31)
_LOOK_AHEAD = timedelta(days=14)

_MONTH_NAMES = (
    "january jan janvier januar jänner enero gennaio janeiro ianuarie января січня stycznia",
    "february feb février fevrier februar febrero febbraio fevereiro februarie февраля лютого lutego",
    "march mar mars märz marzo março marco martie марта березня marca",
    "april apr avril abril aprile aprilie апреля квітня kwietnia",
    "may mai mayo maggio maio мая травня maja",
    "june jun juin juni junio giugno junho iunie июня червня czerwca",
    "july jul juillet juli julio luglio julho iulie июля липня lipca",
    "august aug août aout agosto августа серпня sierpnia",
    "september sep sept septembre septiembre settembre setembro septembrie сентября вересня września",
    "october oct octobre oktober octubre ottobre outubro octombrie октября жовтня października",
    "november nov novembre noviembre novembro noiembrie ноября листопада listopada",
    "december dec décembre decembre dezember diciembre dicembre dezembro decembrie декабря грудня grudnia",
)
_MONTHS = {name: month for month, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
_WEEKDAY_NAMES = (
    "monday lundi montag lunes lunedì segunda-feira понедельник понеділок poniedziałek",
    "tuesday mardi dienstag martes martedì terça-feira вторник вівторок wtorek",
    "wednesday mercredi mittwoch miércoles mercoledì quarta-feira среду середу środę",
    "thursday jeudi donnerstag jueves giovedì quinta-feira четверг четвер czwartek",
    "friday vendredi freitag viernes venerdì sexta-feira пятницу п'ятницю piątek",
    "saturday samedi samstag sábado sabato субботу суботу sobotę",
    "sunday dimanche sonntag domingo domenica воскресенье неділю niedzielę",
)
_WEEKDAYS = {name: day for day, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
CALENDAR_WORDS = frozenset(_MONTHS) | frozenset(_WEEKDAYS)
"""Lower-case names of months and weekdays: capitalised in some languages, and yet no names."""

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
# A month is any word here and is looked up afterwards: trying all their names at every word would be slow.
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?([^\W\d_]{3,})\b\.?(?:,?\s+(?:de\s+)?(\d{4})\b)?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(\d{4})\b)?", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_EAST_ASIAN = re.compile(r"(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)?")
_AHEAD_OR_AGO = re.compile(
    r"\b(?:will|next|expected|due|upcoming|scheduled|planned|last week|previous)\b", re.IGNORECASE
)
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?"
_CLOCK_TIME = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2}(?::\d{2})?)?\s?(?:[ap]\.?m\b\.?|GMT\b|UTC\b)|\b\d{1,2}:\d{2}(?::\d{2})?\b", re.IGNORECASE
)
_DATELINE = re.compile(
    rf"^\W*(?:(?:{'|'.join(_WEEKDAYS)})\b,?\s+)?"
    rf"(?:(?:{_MONTH})\b\.?\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\.?\s+(?:{_MONTH})\b\.?,?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
    rf"(?:,|\s+at\b|T(?=\d))?(?:\s*{_CLOCK})?(?:\s+(?:GMT|UTC|[A-Z]{{1,2}}[SD]?T)\b)?(?!\w)\W*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")


def day_of(month: int, day: int) -> int | None:
    """Return the number of a day in a leap year, or None where there is no such day."""
    try:
        return date(_LEAP_YEAR, month, day).timetuple().tm_yday
    except ValueError:
        return None


def without_dateline(text: str) -> str:
    """Return a text without the day and time at its beginning: some feeds print when it was filed before every text."""
    return _DATELINE.sub("", text, count=1)


def without_clock_times(text: str) -> str:
    """Return a text without times of day, whose figures say nothing."""
    return _CLOCK_TIME.sub(" ", text)


def printed_days(text: str) -> tuple[int, ...]:
    """Return the days that a text prints with their month, in order, once each; weekdays are not among them."""
    days = (day_of(month, day) for month, day, _ in _printed(text))
    return tuple(dict.fromkeys(day for day in days if day is not None))


def days_apart(one: int, other: int) -> int:
    """Return the distance of two days around the turn of the year."""
    distance = abs(one - other)
    return min(distance, DAYS_IN_YEAR - distance)


def mentioned_days(text: str, time: datetime | None) -> tuple[int, ...]:
    """Return the days that a text speaks of, in order of first mention.

    With the article's time known, days of another year are left out as look-backs, and a weekday is the last such day
    up to then, unless its sentence looks ahead.
    """
    found: dict[int, None] = {}
    for month, day, year in _printed(text):
        number = day_of(month, day)
        if number is not None and _near(time, month, day, year):
            found[number] = None
    if time is not None:
        today = time.date()
        for sentence in _SENTENCE_END.split(text):
            if _AHEAD_OR_AGO.search(sentence):
                continue
            for word in _WORD.findall(sentence.lower()):
                if word not in _WEEKDAYS:
                    continue
                then = today - timedelta(days=(today.weekday() - _WEEKDAYS[word]) % 7)
                number = day_of(then.month, then.day)
                if number is not None:
                    found[number] = None
    return tuple(found)


def _printed(text: str) -> Iterator[tuple[int, int, int | None]]:
    """Yield (month, day, year) as printed; whether the day exists is for the caller to see."""
    for match in _DAY_FIRST.finditer(text):
        if match[2].lower() in _MONTHS:
            yield _MONTHS[match[2].lower()], int(match[1]), int(match[3]) if match[3] else None
    for match in _MONTH_FIRST.finditer(text):
        if match[1].lower() in _MONTHS:
            yield _MONTHS[match[1].lower()], int(match[2]), int(match[3]) if match[3] else None
    for match in _ISO.finditer(text):
        yield int(match[2]), int(match[3]), int(match[1])
    for match in _EAST_ASIAN.finditer(text):
        yield int(match[1]), int(match[2]), None


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

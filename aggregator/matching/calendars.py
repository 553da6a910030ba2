"""Days as numbers in a leap year, 1 to 366, and what other calendars print as ours.

The others are the Persian one, the months of the Levant, the years of Thailand and those of Japan's emperors.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

_LEAP_YEAR = 2024
_DAYS_IN_YEAR = 366
_LEAP_DAY = 60
_SPRING = date(2022, 3, 21)
"""When the Persian year begins; in some years, as in 2024, it is a day earlier, which is not reckoned with."""
_LONG_MONTHS, _SHORT_MONTH = 6, 30
_PERSIAN_YEARS, _PERSIAN_ERA = range(1300, 1500), 621
_BUDDHIST_YEARS, _BUDDHIST_ERA = range(2450, 2650), 543
_LONGEST_REIGN = 2  # digits

TWO_WORD_MONTHS = {
    "كانون الثاني": "يناير",
    "تشرين الأول": "أكتوبر",
    "تشرين الاول": "أكتوبر",
    "تشرين الثاني": "نوفمبر",
    "كانون الأول": "ديسمبر",
    "كانون الاول": "ديسمبر",
}
"""The months of the Levant that take two words, and the word that Egypt has for them."""

PERSIAN_MONTHS = {
    name: month
    for month, name in enumerate(
        ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"], start=1
    )
}
"""Of the solar calendar, whose year begins with spring: six of 31 days, then of 30."""


def day_of(month: int, day: int) -> int | None:
    """Return the number of a day in a leap year, or None where there is no such day."""
    try:
        return date(_LEAP_YEAR, month, day).timetuple().tm_yday
    except ValueError:
        return None


def day_in_words(number: int) -> str:
    """Return a day of a leap year as printed: 62 is "2 March"."""
    day = date(_LEAP_YEAR, 1, 1) + timedelta(days=number - 1)
    return f"{day.day} {day:%B}"


def days_apart(one: int, other: int) -> int:
    """Return the distance of two days around the turn of the year."""
    distance = abs(one - other)
    return min(distance, _DAYS_IN_YEAR - distance)


def days_until(number: int, today: date) -> int:
    """Return how far the nearest such day is from a date, below 0 where it is past; the years' true lengths count."""
    short = not isleap(today.year)
    length, now = _DAYS_IN_YEAR - short, today.timetuple().tm_yday
    ahead = (number - (short and number >= _LEAP_DAY) - now) % length
    return ahead if ahead <= length // 2 else ahead - length


def persian_day(day: int, month: int, year: int | None) -> tuple[date, int | None]:
    """Return a day of the Persian calendar as one of ours, in whatever year, and the year if it is given."""
    then = _SPRING + timedelta(days=_SHORT_MONTH * (month - 1) + min(month - 1, _LONG_MONTHS) + day - 1)
    if year is not None and year in _PERSIAN_YEARS:
        year += _PERSIAN_ERA + then.year - _SPRING.year
    return then, year


def common_year(printed: str | None) -> int | None:
    """Return a year as we count it, where Thailand counts from the Buddha; None where it is an emperor's."""
    if printed is None or len(printed) <= _LONGEST_REIGN:
        return None
    year = int(printed)
    return year - _BUDDHIST_ERA if year in _BUDDHIST_YEARS else year

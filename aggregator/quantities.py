"""Durations, times, sizes and counts as people write them: '90s', '7d'; '2031-06-02'; '16MiB'; '1,200 articles'."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Final

DURATION_PATTERN: Final = r"^\d{1,9}(\.\d{1,6})?\s?(ms|s|m|h|d)$"
"""What `parse_duration` reads, as a regular expression that JSON Schema understands too."""

SIZE_PATTERN: Final = r"^\d{1,12}(\.\d{1,6})?\s?(B|kB|MB|GB|KiB|MiB|GiB)$"
"""What `parse_size` reads, as a regular expression that JSON Schema understands too."""

_UNITS: Final = {
    "d": timedelta(days=1),
    "h": timedelta(hours=1),
    "m": timedelta(minutes=1),
    "s": timedelta(seconds=1),
    "ms": timedelta(milliseconds=1),
}
_BYTES: Final = {"GiB": 2**30, "MiB": 2**20, "KiB": 2**10, "GB": 10**9, "MB": 10**6, "kB": 10**3, "B": 1}
_LONGEST: Final = timedelta(days=36_500)


def parse_duration(text: str) -> timedelta:
    """Read a duration such as '15m'; raises ValueError with what to write instead."""
    if not re.fullmatch(DURATION_PATTERN, text, re.ASCII):
        raise ValueError("a number and a unit (s, m, h or d), such as 30s, 15m, 2h or 7d")
    number, unit = _split(text)
    # Fractions, because 0.1 of a unit shall be exact; microseconds, because that is what a timedelta can hold.
    microseconds = Fraction(number) * (_UNITS[unit] // timedelta(microseconds=1))
    if microseconds > _LONGEST // timedelta(microseconds=1):
        raise ValueError("a hundred years at most")
    return timedelta(microseconds=round(microseconds))


def parse_moment(text: str, now: datetime) -> datetime:
    """Read how long ago a time is ('7d'), or the time in ISO 8601, in UTC where it names no offset.

    Raises ValueError, in words, for anything else.
    """
    try:
        return now - parse_duration(text)
    except ValueError:
        pass
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is no time: write 7d, 36h, 2031-06-02 or 2031-06-02T12:00") from None


def format_moment(moment: datetime) -> str:
    """Write a time to the minute: '2031-06-02 12:00 UTC'."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M UTC}"


def format_duration(duration: timedelta) -> str:
    """Write a duration of nought or more in the largest unit that needs no fraction: '15m', not '900s'."""
    if duration:
        for unit, length in _UNITS.items():
            if not duration % length:
                return f"{duration // length}{unit}"
    return f"{duration.total_seconds():g}s"


def parse_size(text: str) -> int:
    """Read a number of bytes such as '16MiB'; raises ValueError with what to write instead."""
    if not re.fullmatch(SIZE_PATTERN, text, re.ASCII):
        raise ValueError("a number and a unit (B, kB, MB, GB, KiB, MiB or GiB), such as 16MiB")
    number, unit = _split(text)
    return round(Fraction(number) * _BYTES[unit])


def format_size(size: int) -> str:
    """Write a number of bytes in the largest unit that needs no fraction, powers of two first: '16MiB'."""
    fitting = (unit for unit in ("GiB", "MiB", "KiB", "GB", "MB", "kB") if size and size % _BYTES[unit] == 0)
    unit = next(fitting, "B")
    return f"{size // _BYTES[unit]}{unit}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """Write a number with its noun: '1 article', '1,200 articles'."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def _split(text: str) -> tuple[str, str]:
    number = re.match(r"[\d.]+", text)
    assert number is not None  # noqa: S101 - the caller has matched the whole pattern
    return number.group(), text[number.end() :].strip()

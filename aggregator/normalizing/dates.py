"""Dates as the wild writes them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from typing import TypeGuard
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aggregator.normalizing.months import MONTHS

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before this there was no Web: such a date is a default that nobody has set."""
LATEST = timedelta(days=36_525)
"""A century ahead lies no date but a stand-in such as 9999-12-31."""

_ZONES = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "BST": 60, "IST": 330, "CET": 60, "MEZ": 60, "CEST": 120,
    "MESZ": 120, "MET": 60, "MEST": 120, "EET": 120, "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "CST": -360,
    "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600,
    "JST": 540, "KST": 540, "SGT": 480, "HKT": 480, "PHT": 480, "AWST": 480, "ACST": 570, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "SAST": 120, "EAT": 180, "WAT": 60, "PKT": 300, "ICT": 420, "WIB": 420, "ART": -180,
    "BRT": -180, "CLT": -240, "TRT": 180, "IDT": 180, "IRST": 210, "GST": 240, "AZT": 240, "AFT": 270, "NPT": 345,
    "MMT": 390,
}  # fmt: skip
"""Minutes east of Greenwich. Ambiguous letters mean what news feeds mean by them: CST is Chicago, IST is India."""
_PLACES = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
"""Zones that Americans print without saying whether it is summer."""
_MILITARY = frozenset("ABCDEFGHIKLMNOPQRSTUVWXY")
"""Zones of one letter are read as UTC, since RFC 822 gave them the wrong signs and senders differ (RFC 5322, 4.3)."""

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4}|\d\d(?=-\d\d-\d\dT\d))\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)")
"""Of two digits where a `T` says that the date is ISO's."""
_WEEK_OR_DAY = re.compile(r"(?<![\d-])(\d{4})-(?:W(\d\d)-([1-7])|(\d{3}))(?![\d-])")
"""Of the year, as ISO 8601 has it."""
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?!\d)")
_NAME = r"([^\s\d!-/:-@\[-`{-~]{2,})"
"""Letters and the marks above and below them, which are no letters to regular expressions, as in Hindi and Thai."""
_DAY_MONTH_NAME = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[\s,/-]+(?:de\s+|of\s+)?{_NAME}\.?[\s,/-]+(?:de[l]?\s+)?['’]?(\d{{4}}|\d{{2}})(?![\d:])"  # noqa: RUF001 - the apostrophe that printers use
)
_MONTH_NAME_DAY = re.compile(rf"(?<!\w){_NAME}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,|\s)\s*(\d{{4}})(?!\d)")
_YEAR_MONTH_NAME = re.compile(rf"(?<!\d)(\d{{4}})[\s.,/-]+{_NAME}[\s.,/-]+(\d{{1,2}})(?![\d:])")
_ASCTIME = re.compile(
    rf"(?<!\w){_NAME}\.?\s+(\d{{1,2}})\s+[\d:]{{4,8}}\s+(?:[A-Z]{{2,5}}\s+|[+-]\d{{4}}\s+)?(\d{{4}})(?!\d)"
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?![\d])")
_HALF = r"\s*([ap])?(?(4)\.?m\b\.?)"
_TIME = re.compile(
    rf"(?<![\d:+])(?:T\s*)?(\d{{1,2}})(?::|\s?h\s?)(\d{{1,2}})(?:[:.](\d{{1,2}})(?:[.,]\d+)?)?(?!\d){_HALF}",
    re.IGNORECASE,
)
_DOTTED_TIME = re.compile(
    rf"\d{{4}}.*?[^\d.:]([01]?\d|2[0-4])\.([0-5]\d)(?:\.([0-5]\d))?(?![.\d]){_HALF}", re.IGNORECASE
)
"""Looked for behind the year, since dates are dotted as well."""
_BASIC_TIME = re.compile(
    r"(?:(?<=\dT)|(?<=\d{4} )|(?<=-\d\d ))([01]\d|2[0-4])(?:([0-5]\d)([0-5]\d)?|(?<=T\d\d))()"
    r"(?=\s*(?:Z|UT|GMT|[+-]\d|$))",
    re.IGNORECASE,
)
"""`T0900Z` and, behind a date alone, `0900 GMT`; with an empty group in the place of `_TIME`'s last, and so below."""
_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})()()\s*(?:([ap])\.?m\b\.?|h$)", re.IGNORECASE)
"""`5 pm` and `17h`."""
_EASTERN_TIME = re.compile(
    r"(?:(?:上午|午前|오전)|(下午|午後|오후))?\s*(\d{1,2})\s*(?::|[时時點点시])\s*(\d{1,2})?(?:\s*(?::|[分분])\s*(\d{1,2}))?\s*[分분秒초]?"
)
_OTHER_HALF = re.compile(r"(?<![\d:])(\d{1,2}):(\d\d)(?::(\d\d))?\s?(?:a\. m\.|π\.?μ\.?|ص|(p\. m\.|μ\.?μ\.?|م))(?!\w)")
"""As Spaniards, Greeks and Arabs abbreviate the halves of the day; their dates begin with the day."""
_OFFSET = re.compile(r"^\s*,?\s*\(?(?:(?:GMT|UTC|UT)\s*)?([+\-−])(\d{1,2}):?(\d{2})?(?!\d)")  # noqa: RUF001 - a true minus is meant
_ZONE_NAME = re.compile(r"^\s*,?\s*\(?([A-Z]{1,5}|z|[A-Za-z]{3,5})\b")
_IANA_ZONE = re.compile(r"^\s*\(?([A-Z][A-Za-z]+/[A-Za-z_/+-]+)")
_EPOCH = re.compile(r"(?:/Date\()?(\d{9,10})(?:\d{3}|\d{6}|\d{9})?(?:\.\d*)?(?:(?:[+-]\d{4})?\)/)?")
"""Seconds, thousandths, millionths or billionths of them since 1970, also as .NET wraps them."""
_NUMBERED_MONTH = re.compile(r"\s*tháng\s+(\d{1,2})(?:\s*,|\s+năm)?\s+(?=\d{4})", re.IGNORECASE)
_LEVANTINE = re.compile(r"(?<=\d)\s+[\u0621-\u064a]+(?: [\u0621-\u064a]+)?\s*/\s*(?=[\u0621-\u064a])")
"""A month by the name it has from Lebanon to Iraq, before that of the rest of the Arabs."""
_THAI_DOT = re.compile(r"(?<=[\u0e01-\u0e4e])\.(?=[\u0e01-\u0e4e])")
"""Within the abbreviation of a month."""
_BUDDHIST, _BUDDHIST_ERA = range(2533, 2643), 543
"""Years that Thais print, and by how many they are ahead of ours."""
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)(?:[/_-](\d\d?)[/_-](\d\d?)|[/_-]?(\d\d)(\d\d)|/([a-z]{3})/(\d\d?))(?=[/_-])", re.IGNORECASE
)
"""`/2026/03/09/`, `/2026/0309/`, `/2026-03-09-`, `/20260309/`, `/2026/mar/09/`: what ends otherwise may be a number."""
_MAX_OFFSET_MINUTES = 14 * 60
_MAX_CHARACTERS = 100
_CENTURY_TURN = 70
_NOON, _MIDNIGHT, _MONTHS_A_YEAR, _LAST_SECOND = 12, 24, 12, 59


def is_moment(published: datetime | None) -> bool:
    """Whether a date of publication is there and no mere day, which is read as its midnight."""
    return published is not None and published.time() != time.min


def is_exact(published: datetime | None) -> TypeGuard[datetime]:
    """Whether a date of publication is there and no full hour, at which much may be published at once."""
    return published is not None and (published.minute, published.second) != (0, 0)


def published_time(printed: str | None, *, zone: str, seen: datetime) -> datetime | None:
    """The moment that a printed date means, by the clock that it was printed by; None for an impossible one.

    `zone` is the IANA zone of dates printed without one. Impossible is what lies before `EARLIEST` or later than `seen`
    by more than `LATEST`; other dates in the future are kept.
    """
    read = read_date(printed, zone_of(zone)) if printed else None
    return read if read is not None and EARLIEST <= read <= seen + LATEST else None


def day_in_address(address: str, *, zone: str, seen: datetime) -> datetime | None:
    """The midnight of the day that an article's address tells; None where it tells none, or one to come.

    Of 851 entries of real feeds that state a date as well 841 state that day or one beside it.
    """
    if (found := _IN_ADDRESS.search(urlsplit(address).path)) is None:
        return None
    year, *parts = found.groups()
    month, day = filter(None, parts)
    printed = f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}"
    read = published_time(printed, zone=zone, seen=seen)
    return read if read is not None and read <= seen else None


def zone_of(name: str) -> tzinfo:
    """The IANA zone of that name, UTC where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def read_date(printed: str, zone: tzinfo) -> datetime | None:
    """A printed date by the clock that it was printed by, or None where it is none that the calendar knows.

    Of `5/6/2020` the day comes first, unless it goes with a.m. or p.m., as Americans write.
    """
    text = _plain(" ".join(printed[:_MAX_CHARACTERS].split()))
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch.group(1)), UTC)
    compact = None if _YEAR_FIRST.search(text) else _COMPACT.search(text)
    if compact and compact.group(4):
        year, month, day, hour, minute, second = (int(part or 0) for part in compact.groups())
        return _moment((year, month, day), (hour, minute, second), text[compact.end() :], zone)
    clock = _clock(text)
    date = _date(text, american=bool(clock and clock.group(4)))
    if compact:
        date = int(compact.group(1)), int(compact.group(2)), int(compact.group(3))
    if date is None:
        return None
    if clock is None:
        return _moment(date, (0, 0, 0), "", zone)
    *parts, half = clock.groups()
    hour, minute, second = (int(part or 0) for part in parts)
    if half:
        hour = hour % _NOON + (_NOON if half.lower() == "p" else 0)
    return _moment(date, (hour, minute, second), text[clock.end() :], zone)


def _plain(text: str) -> str:
    """A printed date with month and time of day as others write them, where one language alone writes them so."""
    if not text.isascii():
        text = _THAI_DOT.sub("", _LEVANTINE.sub(" ", _NUMBERED_MONTH.sub(r".\1.", text)))
        text = _EASTERN_TIME.sub(_eastern_time, text)
    return _OTHER_HALF.sub(lambda match: _plain_clock(*match.group(1, 2, 3), afternoon=bool(match[4])), text)


def _eastern_time(match: re.Match[str]) -> str:
    if match.group().lstrip()[0].isdigit():
        return match.group() if ":" in match.group() else f" {match[2]}:{match[3] or 0}:{match[4] or 0} "
    return _plain_clock(*match.group(2, 3, 4), afternoon=bool(match[1]))


def _plain_clock(hour: str, minute: str | None, second: str | None, *, afternoon: bool) -> str:
    return f" {int(hour) % _NOON + (_NOON if afternoon else 0)}:{minute or 0}:{second or 0} "


def _clock(text: str) -> re.Match[str] | None:
    """The time of day in a printed date: with minutes, else an hour alone, else with dots."""
    return _TIME.search(text) or _BASIC_TIME.search(text) or _HOUR.search(text) or _DOTTED_TIME.search(text)


def _date(text: str, *, american: bool) -> tuple[int, int, int] | None:
    """Year, month and day, unchecked."""
    if match := _YEAR_FIRST.search(text):
        year, month, day = match.groups()
        return _full_year(year), int(month), int(day)
    if match := _WEEK_OR_DAY.search(text):
        return _by_number(*(int(part or 0) for part in match.groups()))
    for pattern, order in (
        (_DAY_MONTH_NAME, (2, 1, 0)),
        (_ASCTIME, (2, 0, 1)),
        (_MONTH_NAME_DAY, (2, 0, 1)),
        (_YEAR_MONTH_NAME, (0, 1, 2)),
    ):
        for match in pattern.finditer(text):
            year_text, name, day_text = (match.groups()[index] for index in order)
            if number := MONTHS.get(name.casefold()):
                return _full_year(year_text), number, int(day_text)
    if match := _NUMERIC.search(text):
        first, second = int(match.group(1)), int(match.group(3))
        month_first = second > _MONTHS_A_YEAR or (american and first <= _MONTHS_A_YEAR and match.group(2) == "/")
        day, month = (second, first) if month_first else (first, second)
        return _full_year(match.group(4)), month, day
    return None


def _by_number(year: int, week: int, weekday: int, day_of_year: int) -> tuple[int, int, int] | None:
    try:
        first = datetime(year, 1, 1, tzinfo=UTC)
        found = datetime.fromisocalendar(year, week, weekday) if week else first + timedelta(days=day_of_year - 1)
    except (ValueError, OverflowError):
        return None
    return (found.year, found.month, found.day) if week or found.year == year else None


def _full_year(year: str) -> int:
    number = int(year)
    if len(year) > 2:  # noqa: PLR2004 - two digits or four
        return number - _BUDDHIST_ERA if number in _BUDDHIST else number
    return number + (2000 if number < _CENTURY_TURN else 1900)


def _moment(date: tuple[int, int, int], clock: tuple[int, int, int], rest: str, zone: tzinfo) -> datetime | None:
    """Date and time in the zone that `rest` begins with; 24:00 is the next day's beginning, second 60 is 59."""
    hour, minute, second = clock
    days = 0
    if hour == _MIDNIGHT and minute == 0:
        hour, days = 0, 1
    try:
        there = _printed_zone(rest) or zone
        local = datetime(*date, hour, minute, min(second, _LAST_SECOND), tzinfo=there)
        return (local.astimezone(UTC) + timedelta(days=days)).astimezone(there)
    except (ValueError, OverflowError):
        return None


def _printed_zone(rest: str) -> tzinfo | None:
    if match := _OFFSET.match(rest):
        minutes = int(match.group(2)) * 60 + int(match.group(3) or 0)
        if minutes <= _MAX_OFFSET_MINUTES:
            return timezone(timedelta(minutes=minutes if match.group(1) == "+" else -minutes))
    elif match := _IANA_ZONE.match(rest):
        return zone_of(match.group(1))
    elif match := _ZONE_NAME.match(rest):
        name = match.group(1).upper()
        if name in _PLACES:
            return zone_of(_PLACES[name])
        east = 0 if name in _MILITARY else _ZONES.get(name)
        return None if east is None else timezone(timedelta(minutes=east))
    return None

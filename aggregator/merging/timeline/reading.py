"""The dated sentences of an article, each as printed, with the words that its date was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Final

from aggregator.merging.language.numerals import Token, tokens
from aggregator.merging.language.sentences import Span, page_time, sentences
from aggregator.merging.printed import PrintedText
from aggregator.merging.timeline.found_date import FoundDate
from aggregator.merging.timeline.from_another import from_another
from aggregator.merging.timeline.printed_dates import printed_time
from aggregator.merging.timeline.told import ToldDate
from aggregator.merging.timeline.told_dates import told_dates
from aggregator.model import When

MAX_DATED: Final = 100
"""Dated sentences of one article that are kept, in order."""
_MAX_PER_SENTENCE: Final = 4
"""Dates of one sentence; what has more is a list."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_WEST, _EAST, _ZONES = timedelta(hours=-12), timedelta(hours=14), timedelta(minutes=15)
"""How far zones lie from UTC, and what all of their distances are multiples of."""
LANGUAGES: Final = frozenset({"en"})
"""Languages whose dates are read."""


def read_timeline(
    text: PrintedText, published: datetime | None, ahead: timedelta = timedelta()
) -> tuple[ToldDate, ...]:
    """The dates that a text tells of, in order; none where its language is not supported.

    Days are counted in the time zone that `published` is given in. Raises ValueError where it has none. Where clocks
    are so far `ahead` of that zone that the article may be of another day, only that is dated which both days agree
    upon. A page that prints its own time before the text, by the clock of its place, tells its day.
    """
    if published is not None and published.tzinfo is None:
        raise ValueError("a publication time needs a time zone")
    if text.language not in LANGUAGES:
        return ()
    today, there = days_of_publication(text.text, published, ahead) or (None, None)
    is_day = published is not None and published.time() == time.min
    told = (each for sentence in sentences(text.text) for each in _dated(text, sentence, today, there, is_day=is_day))
    return tuple(islice(told, MAX_DATED))


def days_of_publication(text: str, published: datetime | None, ahead: timedelta) -> tuple[date, date] | None:
    """The days that an article may be of: by its time, and by clocks so far ahead of it; none where that is open."""
    if published is None or not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        return None
    if local := _local_day(text, published):
        return local, local
    # A time of midnight sharp is a day without a time.
    return published.date(), (published + ahead).date() if published.time() != time.min else published.date()


def _local_day(text: str, published: datetime) -> date | None:
    """The day of the printed time of a page, if that is the time of publication by the clock of some zone."""
    span = page_time(text)
    printed = printed_time(tokens(text, span)) if span.end else None
    if printed is None:
        return None
    ahead = printed - published.astimezone(UTC).replace(tzinfo=None, second=0, microsecond=0)
    return printed.date() if _WEST <= ahead <= _EAST and not ahead % _ZONES else None


def _dated(
    text: PrintedText, sentence: Span, today: date | None, there: date | None, *, is_day: bool
) -> Iterator[ToldDate]:
    """The dates of a sentence; that of a saying only where it tells no other."""
    row = tokens(text.text, sentence)
    read = list(islice(_read(row, today), _MAX_PER_SENTENCE))
    if there != today and read:
        read = list(map(_agreed, read, _read(row, there)))
    if is_day and today and read:
        read = list(map(_certain, read, _read(row, today + _DAY)))
    happened = [each for each in read if not each.reporting]
    known: set[When | None] = set()
    for each in happened or read[:1]:
        if each.when not in known:
            known.add(each.when)
            words = Span(row[each.start].span.start, row[each.end - 1].span.end)
            yield ToldDate(
                sentence=text.passage(sentence),
                words=text.passage(words),
                when=each.when,
                is_saying=each.reporting,
            )


def _read(row: Sequence[Token], today: date | None) -> Iterator[FoundDate]:
    return from_another(row, told_dates(row, today))


def _agreed(one: FoundDate, other: FoundDate) -> FoundDate:
    """A date as told from two days: undated where they disagree, but for a weekday, which is the nearer one."""
    if one.when == other.when:
        return one
    if one.when and other.when and abs(one.when.first - other.when.first) == _WEEK:
        return max(one, other, key=lambda each: each.when.first if each.when else date.min)
    return replace(one, when=None)


def _certain(one: FoundDate, other: FoundDate) -> FoundDate:
    """A date, but for a weekday that on the day after means that day: an article without an hour may be of either."""
    if one.when and other.when and one.when.first == one.when.last == other.when.first - _WEEK:
        return replace(one, when=None)
    return one

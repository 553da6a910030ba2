"""The news of a simulated week on disk, and the web that publishes it: every item when its time has come.

Items are made-up news (`newswire`) in the languages of their outlets, moved within each day to the hours at which
newsrooms work. They lie in one file in the form in which feeds print them, so that a week of news takes no memory.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from math import pi, sin
from pathlib import Path
from time import thread_time
from typing import BinaryIO

from aggregator.model import (
    CacheValidators,
    FailureKind,
    Fetched,
    FetchFailed,
    FetchOutcome,
    FetchRequest,
    NotModified,
)
from aggregator.ports import Clock
from tests.benchmarks.newswire import OUTLETS, Report, outlet_name, reports
from tests.benchmarks.scripts import LANGUAGES, written_in

BEGIN = datetime(2031, 6, 2, tzinfo=UTC)
"""A Monday."""
_A_DAY = 21
"""Articles that a feed prints in a day, on average."""
_SHOWN = 30
"""Items of a document."""
_EDITED = 25
"""One article in so many has another headline an hour later."""
_SILENT = 4
"""Every fourth server sends no validators, so that its document comes whole each time."""
_LATE = 300
"""One poll in so many is not answered in time."""
_RHYTHM = 0.75
"""How much more (or less) than the average is printed at the busiest (quietest) hour."""
_ANSWERED = timedelta(milliseconds=300)
_NEWS, _PLACES, _SIZE = "news.xml", "places.jsonl", "size.json"

_Item = tuple[int, int, int]
"""The number of an article, and where in the file a version of it begins and how long it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadSize:
    """How much is simulated."""

    feeds: int
    days: int
    every: timedelta = timedelta(minutes=10)

    @property
    def articles(self) -> int:
        """What is printed in all."""
        return self.feeds * self.days * _A_DAY

    @property
    def until(self) -> datetime:
        """When the simulation ends."""
        return BEGIN + timedelta(days=self.days)


def address(feed: int) -> str:
    """Where a feed is."""
    return f"https://outlet-{feed}.example/feed.xml"


def link_to(feed: int, number: int) -> str:
    """Where an article is."""
    return f"https://outlet-{feed}.example/news/{number}"


def number_in(link: str) -> int:
    """The number of the article that a link leads to."""
    return int(link.rpartition("/")[2])


def language_of(feed: int) -> str:
    """The language that a feed is written in."""
    return LANGUAGES[feed % len(LANGUAGES)]


def catalogue(size: LoadSize) -> str:
    """feeds.yaml with all feeds."""
    minutes = round(size.every.total_seconds() / 60)
    lines = [f"defaults: {{every: {minutes}m}}", "feeds:"]
    lines += [
        f"  - {{url: '{address(feed)}', name: '{_name(feed)}', language: {language_of(feed)}}}"
        for feed in range(size.feeds)
    ]
    return "\n".join(lines) + "\n"


def _name(feed: int) -> str:
    again = feed // OUTLETS
    return outlet_name(feed % OUTLETS) + (f" {again + 1}" if again else "")


def write_news(folder: Path, size: LoadSize) -> None:
    """Make up all news, unless the folder has that of this size."""
    done = folder / _SIZE
    wanted = {"feeds": size.feeds, "days": size.days}
    if done.exists() and json.loads(done.read_text(encoding="utf-8")) == wanted:
        return
    with (folder / _NEWS).open("wb") as news, (folder / _PLACES).open("w", encoding="utf-8") as places:
        for number, report in enumerate(reports(size.articles, until=size.until, span=size.until - BEGIN)):
            # The outlets of the news are fewer: each stands for several feeds.
            feed = (report.outlet + OUTLETS * (number % -(-size.feeds // OUTLETS))) % size.feeds
            moment = in_rhythm(report.published)
            report = replace(report, published=moment)  # noqa: PLW2901 - moved
            printed = [(moment, report)]
            if number % _EDITED == 0:
                later = f"{report.title} as {report.text.split()[0].lower()} says"
                printed.append((moment + timedelta(hours=1), replace(report, title=later)))
            for seen, version in printed:
                item = _item(version, feed, number)
                places.write(json.dumps([seen.timestamp(), feed, number, news.tell(), len(item)]) + "\n")
                news.write(item)
    done.write_text(json.dumps(wanted), encoding="utf-8")


def in_rhythm(moment: datetime) -> datetime:
    """Move a moment within its day, order kept: the most is printed at noon, the least at midnight."""
    day = moment.replace(hour=0, minute=0, second=0)
    wanted = (moment - day) / timedelta(days=1)
    low, high = 0.0, 1.0
    for _ in range(20):  # until a tenth of a second
        middle = (low + high) / 2
        printed = middle - _RHYTHM * sin(2 * pi * middle) / (2 * pi)
        low, high = (middle, high) if printed < wanted else (low, middle)
    return (day + low * timedelta(days=1)).replace(microsecond=0)


def _item(report: Report, feed: int, number: int) -> bytes:
    language = language_of(feed)
    title, text = (escape(written_in(language, each)) for each in (report.title, report.text))
    link = link_to(feed, number)
    return (
        f"<item><guid>{link}</guid><link>{link}</link><title>{title}</title><description>{text}</description>"
        f"<pubDate>{format_datetime(report.published)}</pubDate></item>\n"
    ).encode()


class NewsWeb:
    """Answers for all outlets at once; implements `ports.Fetcher`.

    Nothing goes over a network. `spent` is the CPU time that answering took, in seconds: the servers' and not ours.
    `shown` tells of each article, by its number, whether a document had it.
    """

    waiting = 0

    def __init__(self, folder: Path, size: LoadSize, clock: Clock) -> None:
        self._clock = clock
        self._news: BinaryIO = (folder / _NEWS).open("rb")
        self._times: list[list[float]] = [[] for _ in range(size.feeds)]
        self._items: list[list[_Item]] = [[] for _ in range(size.feeds)]
        self._feeds = {address(feed): feed for feed in range(size.feeds)}
        self._asked = 0
        self.spent = 0.0
        self.shown = bytearray(size.articles)
        with (folder / _PLACES).open(encoding="utf-8") as places:
            for moment, feed, number, begin, length in sorted(map(json.loads, places)):
                self._times[feed].append(moment)
                self._items[feed].append((number, begin, length))

    async def fetch(self, request: FetchRequest) -> FetchOutcome:
        """Answer as a feed's server would at this moment."""
        began = thread_time()
        try:
            return self._answer(request)
        finally:
            self.spent += thread_time() - began

    async def aclose(self) -> None:
        """Nothing is open but the file of news."""

    def close(self) -> None:
        """Close the file of news."""
        self._news.close()

    def _answer(self, request: FetchRequest) -> FetchOutcome:
        feed = self._feeds[request.url]
        self._asked += 1
        if self._asked % _LATE == 0:
            return FetchFailed(kind=FailureKind.TIMEOUT, message="no answer in time", elapsed=request.deadline)
        printed = bisect_right(self._times[feed], self._clock.now().timestamp())
        etag = f'"{printed}"'
        silent = feed % _SILENT == 0
        if not silent and request.validators.etag == etag:
            return NotModified(url=request.url, validators=CacheValidators(etag=etag), elapsed=_ANSWERED)
        return Fetched(
            url=request.url,
            status=200,
            body=self._document(feed, self._items[feed][max(0, printed - 2 * _SHOWN) : printed]),
            content_type="application/rss+xml",
            validators=CacheValidators(etag=None if silent else etag),
            elapsed=_ANSWERED,
        )

    def _document(self, feed: int, printed: Sequence[_Item]) -> bytes:
        """The newest articles, each in its newest version."""
        newest: dict[int, tuple[int, int]] = {}
        for number, begin, length in reversed(printed):
            newest.setdefault(number, (begin, length))
        items = []
        for number, (begin, length) in [*newest.items()][:_SHOWN]:
            self.shown[number] = 1
            self._news.seek(begin)
            items.append(self._news.read(length))
        site = f"https://outlet-{feed}.example/"
        head = f"<rss version='2.0'><channel><title>{escape(_name(feed))}</title><link>{site}</link>"
        return head.encode() + b"".join(items) + b"</channel></rss>"

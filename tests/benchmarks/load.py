"""A week of 2,000 feeds in compressed time: `python tests/benchmarks/load.py --feeds 2000 --days 7 --database sqlite`.

The service is the real one, put together as `aggregator run` puts it together: catalogue, poller, parser in its worker
processes, grouper, reader, desk and database. Three things are replaced: the clock, the network behind the fetcher, and
the scheduler, whose ticks come in turn here and not beside one another. README.md says how the clock runs.

A run may be ended at any time and taken up again by the same command; it prints what has been reached.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import httpx

from aggregator.bootstrap import Application
from aggregator.cli.output import Bar, progress_bar, say, show
from aggregator.logs import configure_logging
from aggregator.model import StoryState
from aggregator.polling import PollResult
from aggregator.settings import load_settings
from tests.benchmarks.databases import KINDS, Kind, database_in, kind_of
from tests.benchmarks.load_clock import CpuClock
from tests.benchmarks.load_day import PARTS, Day, days_table, keep, kept
from tests.benchmarks.load_looking import Looking
from tests.benchmarks.load_news import BEGIN, LoadSize, NewsWeb, catalogue, write_news
from tests.benchmarks.metering import Meter, Used

_VAR = Path(__file__).resolve().parents[2] / "var" / "load"
_SAVE_EVERY = timedelta(hours=1)
_ASK_EVERY = 20
"""Ticks between two pages that are asked for."""
_PAGES = ("/", "/?doubtful=true", "/stories/{story}", "/search?words=the", "/search?words={word}")


@dataclass(slots=True)
class Simulation:
    """A service and its world, at some moment of the simulated week."""

    app: Application
    clock: CpuClock
    web: NewsWeb
    size: LoadSize
    meter: Meter
    looking: Looking
    folder: Path
    days: list[Day]
    tick: timedelta
    stopped: threading.Event = field(default_factory=threading.Event)
    _retains: datetime = BEGIN
    """When old rows are looked for again."""
    _used: Used = field(init=False)
    """CPU time until the tick, or its last part, began."""

    def run(self, told: Callable[[datetime, Day], None], *, until: Callable[[], bool]) -> None:
        """Simulate until the end, until `until` says so or until stopped."""
        work = {"poll": self._poll, "group": self.app.grouper.group_all, "read": self.app.reader.read_all}
        saved = self.clock.now()
        number = 0
        while self.clock.now() < self.size.until and not self.stopped.is_set() and not until():
            began = self.clock.now()
            day = self._day(began)
            page = self._page(number) if number % _ASK_EVERY == 0 and day.articles else None
            self._used = self.meter.read()
            asking = threading.Thread(target=self._ask, args=(page, day)) if page else None
            if asking is not None:
                asking.start()
            for part in PARTS:
                self._timed(day, part, work[part])
            if began >= self._retains:
                self._retains = began + self.app.settings.retention.every
                self._timed(day, "group", self.app.retention.expire)
            if asking is not None:
                asking.join()
                self._ask_again(page, day)
            placed = self.looking.newly_placed(self.clock.now())
            day.lags += placed
            day.grouped += len(placed)
            self.clock.wait_until(began + self.tick)
            day.share += (self.clock.now() - began) / timedelta(days=1)
            if self.clock.now() - saved >= _SAVE_EVERY:
                saved = self.clock.now()
                self._save(day)
                told(saved, day)
            number += 1
        self._save(self.days[-1])

    def _day(self, now: datetime) -> Day:
        number = (now - BEGIN) // timedelta(days=1) + 1
        if self.days[-1].number != number:
            self._save(self.days[-1])
            self.days.append(Day(number=number))
        return self.days[-1]

    def _poll(self) -> None:
        polled: list[PollResult] = []
        self.app.poller.poll_due(told=polled.append)
        day = self.days[-1]
        day.polls += len(polled)
        day.new += sum(result.new for result in polled)

    def _timed(self, day: Day, part: str, work: Callable[[], object]) -> None:
        """Work, and let the clock go on by the CPU time of all processes that had a part in it."""
        before, spent = self._used, self.web.spent
        work()
        self._used = self.meter.read()
        used = self._used.since(before)
        self.clock.wait(used.workers + used.database)
        self.clock.wait(spent - self.web.spent)
        day.seconds[part] += used.total - (self.web.spent - spent)

    def _page(self, number: int) -> str:
        story, word = self.looking.sample()
        return _PAGES[number // _ASK_EVERY % len(_PAGES)].format(story=story, word=word)

    def _ask_again(self, page: str, day: Day) -> None:
        """Ask for the page alone, which tells its CPU time; what it took beside the work was counted as work."""
        used, began = self.meter.read(), self.clock.now()
        self._ask(page, day)
        took = self.meter.read().since(used).total
        day.pages.pop()
        day.page_cpu.append(took * 1000)
        day.seconds["poll"] -= took
        self.clock.wait((began - self.clock.now()).total_seconds())

    def _ask(self, page: str, day: Day) -> None:
        """Ask the desk for a page, and note how long it took."""

        async def ask() -> int:
            transport = httpx.ASGITransport(self.app.web)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8484", timeout=600) as client:
                return (await client.get(page, follow_redirects=True)).status_code

        began = time.monotonic()
        status = asyncio.run(ask())
        if status != httpx.codes.OK:
            say(f"{page} answered {status}.")
        day.pages.append((time.monotonic() - began) * 1000)

    def _save(self, day: Day) -> None:
        with self.clock.stopped():
            day.memory, day.workers = self.meter.memory()
            day.bytes, day.log_bytes = self.looking.sizes()
            with self.app.database.read() as uow:
                day.articles = uow.articles.count()
                day.stories = sum(count for state, count in uow.stories.counts().items() if state != StoryState.MERGED)
            keep(self.folder / "days.json", self.days)
            (self.folder / "clock.json").write_text(json.dumps(self.clock.now().isoformat()), encoding="utf-8")


def simulate(folder: Path, size: LoadSize, kind: Kind, *, tick: timedelta, minutes: float, bar: Bar) -> list[Day]:
    """Simulate on from where the folder's last run ended; returns all days that were simulated."""
    folder.mkdir(parents=True, exist_ok=True)
    news = folder.parent / f"news-{size.feeds}-{size.days}"
    news.mkdir(exist_ok=True)
    bar.advance(0, "news are made up")
    # In a process of its own, since what it remembers of the week's events is more than the service needs.
    subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.load", "--write-news", news, *_as_options(size)], check=True
    )
    feeds_file = folder / "feeds.yaml"
    feeds_file.write_text(catalogue(size), encoding="utf-8")
    state = folder / "clock.json"
    begin = datetime.fromisoformat(json.loads(state.read_text(encoding="utf-8"))) if state.exists() else BEGIN
    days = kept(folder / "days.json") or [Day(number=1)]
    days[-1].resumed = state.exists()
    ends = time.monotonic() + minutes * 60
    with database_in(folder, kind) as url:
        # Between feeds that are due together the poller would wait by the real clock.
        given = {"feeds_file": feeds_file, "database.url": url, "log.level": "error", "fetch.start_gap": "0s"}
        settings = load_settings(None, arguments=given)
        configure_logging(settings.log.level, settings.log.format)
        with Application(settings, migrate=True) as app:
            app.clock = app.machine_clock = clock = CpuClock(begin)
            app.fetcher = web = NewsWeb(news, size, clock)
            app.catalogue.sync()
            app.release_work_of_the_dead()
            looking = Looking(url, clock)
            simulation = Simulation(app, clock, web, size, Meter(url), looking, folder, days, tick)
            stops = (signal.SIGINT, signal.SIGTERM)
            previous = {number: signal.signal(number, lambda *_: simulation.stopped.set()) for number in stops}
            try:
                simulation.run(_teller(bar, begin), until=lambda: time.monotonic() > ends)
                lost, doubled = looking.lost_and_doubled(web.shown)
                say(f"{sum(web.shown):,} articles shown since the start: {lost} not stored, {doubled} stored twice.")
            finally:
                for number, handler in previous.items():
                    signal.signal(number, handler)
                looking.close()
                web.close()
    return days


def _teller(bar: Bar, begin: datetime) -> Callable[[datetime, Day], None]:
    reached = begin
    bar.advance(round((begin - BEGIN) / timedelta(hours=1)))

    def told(now: datetime, day: Day) -> None:
        nonlocal reached
        hours = round((now - reached) / timedelta(hours=1))
        bar.advance(hours, f"day {day.number}, {day.articles:,} articles")
        reached = now

    return told


def _as_options(size: LoadSize) -> list[str]:
    return ["--feeds", str(size.feeds), "--days", str(size.days)]


def main() -> None:
    """Simulate and print the table."""
    parser = argparse.ArgumentParser(description="Simulate days of many feeds in compressed time.")
    parser.add_argument("--feeds", type=int, default=2000, help="how many feeds (default: 2000)")
    parser.add_argument("--days", type=int, default=7, help="how many days (default: 7)")
    parser.add_argument("--every", type=int, default=10, help="minutes between two polls of a feed (default: 10)")
    parser.add_argument("--database", type=kind_of, default=KINDS[0], help="SQLite (default) or PostgreSQL")
    parser.add_argument(
        "--tick",
        type=float,
        default=5,
        help="seconds between two looks for feeds that are due (default: 5, as shipped)",
    )
    parser.add_argument("--minutes", type=float, default=10_000, help="end after so many, to be taken up again")
    parser.add_argument("--in", dest="folder", type=Path, default=_VAR, metavar="DIR", help="where all is kept")
    parser.add_argument("--write-news", type=Path, metavar="DIR", help="only make up the news")
    arguments = parser.parse_args()
    size = LoadSize(feeds=arguments.feeds, days=arguments.days, every=timedelta(minutes=arguments.every))
    if arguments.write_news is not None:
        write_news(arguments.write_news, size)
        return
    folder = arguments.folder / f"{arguments.database.lower()}-{size.feeds}-{size.days}-{arguments.every}"
    with progress_bar("load", size.days * 24) as bar:
        tick = timedelta(seconds=arguments.tick)
        days = simulate(folder, size, arguments.database, tick=tick, minutes=arguments.minutes, bar=bar)
    text = f"{size.feeds:,} feeds, each every {arguments.every} minutes, {arguments.database}:\n\n{days_table(days)}"
    (folder / "report.md").write_text(text + "\n", encoding="utf-8")
    show(text)


if __name__ == "__main__":
    main()

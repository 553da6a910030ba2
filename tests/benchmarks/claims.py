"""How claiming feeds goes with more and more workers on PostgreSQL: `python tests/benchmarks/claims.py`.

Each worker is a process of its own. First they only claim and finish, so that nothing is measured but how they get in
each other's way; then whole pollers work beside one another, what costs CPU time in reading documents replaced by as
much sleep, so that they do not fight for cores that the machine may not have.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import storage
from aggregator.cli.output import progress_bar, show
from aggregator.model import (
    CacheValidators,
    FeedDocument,
    Fetched,
    FetchOutcome,
    FetchRequest,
    ParsedFeed,
    ParseOutcome,
)
from aggregator.polling import Poller, PollResult
from storage.address import read_url
from storage.engine import make_engine
from tests.benchmarks.databases import database_in
from tests.benchmarks.metering import Meter, Used
from tests.benchmarks.report import table
from tests.support import make
from tests.support.clock import StillClock
from tests.support.make import NOON, at
from tests.support.polling import POLICY

_FORKED = multiprocessing.get_context("fork")
_SLOTS = 2
"""Documents that a poller reads at once: the worker processes that it has as shipped."""
_READING = 0.1
"""Seconds for a document: some four times what reading one costs, so that the cores are not what is measured."""
_LATENCY = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """Feeds claimed and finished by so many workers."""

    workers: int
    portion: int
    """Feeds wanted at once."""
    feeds: int
    seconds: float
    claim: float
    """Seconds that the claims took, all workers' together."""
    claims: int
    used: Used
    twice: int
    """Feeds that two workers had; and those that nobody had."""
    missed: int


def claim_all(url: str, *, feeds: int, workers: int, portion: int) -> Claimed:
    """Let workers claim and finish all feeds, each once."""
    _make_due(url)
    meter, results, together = Meter(url), _FORKED.Queue(), _FORKED.Barrier(workers + 1)
    processes = [
        _FORKED.Process(target=_claim, args=(url, number, portion, together, results)) for number in range(workers)
    ]
    for each in processes:
        each.start()
    together.wait()
    before, began = meter.read(), time.monotonic()
    found = [results.get() for _ in processes]
    seconds, used = time.monotonic() - began, meter.read().since(before)
    for each in processes:
        each.join()
    had = Counter(feed for ids, _, _ in found for feed in ids)
    return Claimed(
        workers=workers,
        portion=portion,
        feeds=feeds,
        seconds=seconds,
        claim=sum(took for _, took, _ in found),
        claims=sum(claims for _, _, claims in found),
        used=used,
        twice=sum(times > 1 for times in had.values()),
        missed=feeds - len(had),
    )


def _claim(url: str, number: int, portion: int, together: Any, results: Any) -> None:
    database = storage.open_database(url)
    with database.read() as unit:
        unit.feeds.lease_owners()  # connected before time is taken
    claimed: list[int] = []
    took, claims = 0.0, 0
    together.wait()
    while True:
        began = time.monotonic()
        with database.write() as unit:
            due = unit.feeds.claim(now=NOON, until=at(1), owner=f"worker {number}", limit=portion)
            unit.commit()
        took += time.monotonic() - began
        claims += 1
        if not due:
            break
        claimed += [each.feed.id for each in due]
        for each in due:  # each in a transaction of its own, as the poller does
            with database.write() as unit:
                unit.feeds.finish([(each.lease, make.feed_update(), make.fetch_event(each.feed.id))])
                unit.commit()
    results.put((claimed, took, claims))
    database.close()


def fill(url: str, feeds: int) -> None:
    """Store feeds."""
    storage.upgrade(url)
    database = storage.open_database(url)
    with database.write() as unit:
        for number in range(feeds):
            unit.feeds.add(make.feed_spec(f"Feed {number}"), now=NOON, next_due=NOON, paused=None)
        unit.commit()
    database.close()


def _make_due(url: str) -> None:
    """All feeds are due, and nobody holds one; what was changed before is tidied away."""
    engine = make_engine(read_url(url))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(
            "UPDATE feeds SET next_due = timestamptz '2026-03-01' + id * interval '1 second', lease_owner = NULL, "
            "lease_token = NULL, lease_until = NULL, body_hash = NULL, last_items = NULL"
        )
        connection.exec_driver_sql("TRUNCATE articles, fetch_events CASCADE")
        connection.exec_driver_sql("VACUUM ANALYZE feeds")
    engine.dispose()


class _Answering:
    """A fetcher that takes as long as a server does."""

    waiting = 0

    async def fetch(self, request: FetchRequest) -> FetchOutcome:
        await asyncio.sleep(_LATENCY)
        return Fetched(
            url=request.url,
            status=200,
            body=request.url.encode(),
            content_type="application/rss+xml",
            validators=CacheValidators(),
            elapsed=timedelta(seconds=_LATENCY),
        )

    async def aclose(self) -> None:
        """Nothing is open."""


class _Sleeping:
    """A parser that sleeps while it would compute, and finds an article."""

    def __init__(self) -> None:
        self._slots = threading.Semaphore(_SLOTS)

    def parse(self, document: FeedDocument) -> ParseOutcome:
        with self._slots:
            time.sleep(_READING)
        return ParsedFeed(format="rss20", title="Feed", drafts=(make.article(document.body.decode()),))

    def close(self) -> None:
        """Nothing is running."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """Feeds polled by so many pollers."""

    pollers: int
    feeds: int
    seconds: float
    used: Used
    stored: int
    """Articles; one for each feed, or something was polled twice or not at all."""


def poll_all(url: str, *, feeds: int, pollers: int) -> Polled:
    """Let pollers poll all feeds, each once."""
    _make_due(url)
    meter, results, together = Meter(url), _FORKED.Queue(), _FORKED.Barrier(pollers + 1)
    processes = [_FORKED.Process(target=_poll, args=(url, each, together, results)) for each in range(pollers)]
    for each in processes:
        each.start()
    together.wait()
    before, began = meter.read(), time.monotonic()
    stored = sum(results.get() for _ in processes)
    seconds, used = time.monotonic() - began, meter.read().since(before)
    for each in processes:
        each.join()
    return Polled(pollers=pollers, feeds=feeds, seconds=seconds, used=used, stored=stored)


def _poll(url: str, number: int, together: Any, results: Any) -> None:
    database = storage.open_database(url)
    found: list[PollResult] = []
    poller = Poller(
        database=database,
        clock=StillClock(NOON),
        fetcher=_Answering(),
        parser=_Sleeping(),
        policy=replace(POLICY, claim=10 * _SLOTS),
        owner=f"poller {number}",
    )
    together.wait()
    poller.poll_due(told=found.append)
    results.put(sum(result.new for result in found))
    database.close()


def _claims_table(claimed: Sequence[Claimed]) -> str:
    rows = [
        [
            "workers",
            "feeds at once",
            "feeds/s",
            "CPU ms a feed: database, worker",
            "ms a claim",
            "claims",
            "claimed twice, never",
        ]
    ]
    rows += [
        [
            f"{each.workers}",
            f"{each.portion}",
            f"{each.feeds / each.seconds:,.0f}",
            f"{each.used.database * 1000 / each.feeds:.2f}, {each.used.workers * 1000 / each.feeds:.2f}",
            f"{each.claim * 1000 / each.claims:.1f}",
            f"{each.claims:,}",
            f"{each.twice}, {each.missed}",
        ]
        for each in claimed
    ]
    return table(rows)


def _polls_table(polled: Sequence[Polled]) -> str:
    one = polled[0].feeds / polled[0].seconds
    rows = [["pollers", "feeds/s", "times one", "CPU ms a feed: database, pollers", "stored"]]
    rows += [
        [
            f"{each.pollers}",
            f"{each.feeds / each.seconds:,.1f}",
            f"{each.feeds / each.seconds / one:.2f}",
            f"{each.used.database * 1000 / each.feeds:.1f}, {each.used.workers * 1000 / each.feeds:.1f}",
            f"{each.stored} of {each.feeds}",
        ]
        for each in polled
    ]
    return table(rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how workers share feeds on PostgreSQL.")
    parser.add_argument("--feeds", type=int, default=10_000, help="feeds to claim (default: 10000)")
    parser.add_argument("--polled", type=int, default=400, help="feeds to poll (default: 400)")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4, 8, 16, 32, 64])
    parser.add_argument("--pollers", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--portions", type=int, nargs="+", default=[10, 100], help="feeds wanted at once")
    arguments = parser.parse_args()
    measures = len(arguments.workers) * len(arguments.portions) + len(arguments.pollers)
    claimed, polled = [], []
    with TemporaryDirectory(prefix="aggregator-claims-") as folder, progress_bar("claims", measures) as bar:
        with database_in(Path(folder) / "claims", "PostgreSQL") as url:
            fill(url, arguments.feeds)
            for portion, workers in product(arguments.portions, arguments.workers):
                bar.advance(0, f"{workers} workers")
                claimed.append(claim_all(url, feeds=arguments.feeds, workers=workers, portion=portion))
                bar.advance()
        with database_in(Path(folder) / "polls", "PostgreSQL") as url:
            fill(url, arguments.polled)
            for pollers in arguments.pollers:
                bar.advance(0, f"{pollers} pollers")
                polled.append(poll_all(url, feeds=arguments.polled, pollers=pollers))
                bar.advance()
    show(f"{_claims_table(claimed)}\n\n{_polls_table(polled)}")


if __name__ == "__main__":
    main()

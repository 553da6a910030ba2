"""What a day of polling asks of one host: `python tests/benchmarks/polling_day.py`.

The bundled newsroom, all of whose feeds lie on one host, is polled over real HTTP by the real poller, whose clock this
moves on from minute to minute. Of the poller's politeness only the time between requests is left out, since that passes
on the machine's clock; how many fall into one minute is shown instead.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from aggregator.bootstrap import Application
from aggregator.bootstrap.catalogue import catalogue_policy
from aggregator.catalogue import CatalogueSync
from aggregator.cli.output import progress_bar, show
from aggregator.model import Fetched, FetchOutcome, FetchRequest, NotModified
from aggregator.newsroom import NewsroomServer, demo_catalogue
from aggregator.polling import Poller, PollResult
from aggregator.ports import Fetcher
from aggregator.settings import load_settings
from aggregator.shipped import shipped
from tests.support.clock import StillClock
from tests.support.polling import POLICY

_BEGIN = datetime(2026, 3, 5, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_MINUTES = 24 * 60


@dataclass(slots=True)
class Asked:
    """What a host was asked in a day."""

    feeds: int
    new: int = 0
    revised: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    body_bytes: int = 0
    a_minute: list[int] = field(default_factory=list)

    @property
    def requests(self) -> int:
        """How many there were."""
        return self.answers.total()

    def note(self, polled: PollResult) -> None:
        """Count what a poll brought."""
        self.new += polled.new
        self.revised += polled.revised


class _Counting:
    """A fetcher that keeps count of what its answers were."""

    def __init__(self, fetcher: Fetcher, asked: Asked) -> None:
        self._fetcher, self._asked = fetcher, asked

    @property
    def waiting(self) -> int:
        return self._fetcher.waiting

    async def fetch(self, request: FetchRequest) -> FetchOutcome:
        outcome = await self._fetcher.fetch(request)
        kind = {Fetched: "200", NotModified: "304"}.get(type(outcome), "failed")
        self._asked.answers[kind] += 1
        self._asked.body_bytes += len(outcome.body) if isinstance(outcome, Fetched) else 0
        return outcome

    async def aclose(self) -> None:
        await self._fetcher.aclose()


def main() -> None:
    """Poll for a day in each way and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", default="15m", help="the interval of the feeds (15m)")
    every: str = parser.parse_args().every
    rows: list[Sequence[object]] = []
    with progress_bar("minutes", 2 * _MINUTES) as bar:
        for adapt in (False, True):
            asked = _day(every, adapt=adapt, tick=bar.advance)
            busy = [requests for requests in asked.a_minute if requests]
            rows.append(
                (
                    f"{every}, {'adapted' if adapt else 'as configured'}",
                    asked.feeds,
                    asked.requests,
                    f"{asked.answers['304'] / asked.requests:.1%}",
                    asked.answers["failed"],
                    f"{asked.body_bytes / 1000:,.0f}",
                    f"{median(busy):g}, {max(busy)}",
                    f"{asked.new}, {asked.revised}",
                )
            )
    heads = ("interval", "feeds", "requests", "of them 304", "failed", "kB", "a minute: median, most", "new, edited")
    for row in (heads, ("---",) * len(heads), *rows):
        show("| " + " | ".join(map(str, row)) + " |")


def _day(every: str, *, adapt: bool, tick: Callable[[], None]) -> Asked:
    with tempfile.TemporaryDirectory(prefix="polling-day-") as name, NewsroomServer(shipped("newsroom")) as server:
        folder = Path(name)
        catalogue = folder / "feeds.yaml"
        catalogue.write_text(demo_catalogue(server.newsroom, server.feed_urls(), every=every), encoding="utf-8")
        settings = load_settings(
            arguments={
                "feeds_file": catalogue,
                "database.url": f"sqlite:///{folder / 'day.db'}",
                "fetch.allow_networks": ["127.0.0.1/32"],
                "fetch.adapt": adapt,
                "fetch.host_gap": "0s",
            }
        )
        clock = StillClock(_BEGIN)
        asked = Asked(feeds=len(server.newsroom.outlets))
        with Application(settings, migrate=True) as app:
            CatalogueSync(app.database, clock, catalogue, catalogue_policy(settings)).sync()
            poller = Poller(
                database=app.database,
                clock=clock,
                fetcher=_Counting(app.fetcher, asked),
                parser=app.parser,
                policy=POLICY,
                owner=app.owner,
            )
            for _ in range(_MINUTES):
                before = asked.requests
                server.publish(clock.now())
                poller.poll_due(told=asked.note)
                asked.a_minute.append(asked.requests - before)
                clock.move(_MINUTE)
                tick()
        return asked


if __name__ == "__main__":
    main()

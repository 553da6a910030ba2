"""A feed of a server on loopback, polled by the real poller over the real fetcher, at a clock that is moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from aggregator.health import FeedCondition, describe
from aggregator.model import Feed
from aggregator.polling import Poller, PollResult
from tests.support.clock import StillClock
from tests.support.fetching import http_fetcher
from tests.support.make import NOON, feed_spec
from tests.support.polling import POLICY, SILENCE, PlainParser, rss
from tests.support.servers import Answer, MisbehavingServer, reply
from tests.support.sqlite import new_sqlite

FIRST = ("g1", "Bridge at Orlen falls", "The bridge over the Orlen fell on Monday.")
SECOND = ("g2", "Dam above Tarsk leaks", "Engineers watched the dam above Tarsk.")
ONE, TWO = rss(FIRST), rss(FIRST, SECOND)
PAGE = b"<!doctype html><html><body>Back soon</body></html>"
QUARTER = timedelta(minutes=15)


def good(body: bytes = ONE, **headers: str) -> Answer:
    return reply(body=body, headers={name.replace("_", "-"): value for name, value in headers.items()})


def unchanged(**headers: str) -> Answer:
    return reply(304, headers={name.replace("_", "-"): value for name, value in headers.items()})


class Post:
    """One feed of a server on loopback, polled every quarter of an hour of a clock that is moved."""

    def __init__(self, server: MisbehavingServer, **spec: Any) -> None:
        self.server, self.clock, self.database = server, StillClock(), new_sqlite()
        self.spec = replace(feed_spec(), url=server.url("/feed"), every=QUARTER, **spec)
        with self.database.write() as uow:
            self.feed_id = uow.feeds.add(self.spec, now=NOON, next_due=NOON, paused=None)
            uow.commit()
        self.restart()

    def restart(self) -> None:
        """Begin with a new process's memory."""
        self.poller = Poller(
            database=self.database,
            clock=self.clock,
            fetcher=http_fetcher(),
            parser=PlainParser(),
            policy=replace(POLICY, cadence=replace(POLICY.cadence, jitter=0.0)),
            owner="here:1",
        )

    def poll(self, answer: Answer | None = None, *, after: timedelta = QUARTER) -> PollResult:
        """Poll once, due or not, and let time pass."""
        if answer is not None:
            self.server.answers["/feed"] = answer
        results: list[PollResult] = []
        self.poller.poll([self.feed_id], told=results.append)
        self.clock.move(after)
        (result,) = results
        return result

    @property
    def feed(self) -> Feed:
        """As stored."""
        with self.database.read() as uow:
            feed = uow.feeds.get(self.feed_id)
        assert feed is not None
        return feed

    @property
    def condition(self) -> FeedCondition:
        """Its state, told."""
        return describe(self.feed, now=self.clock.now(), silence=SILENCE)

    @property
    def sent_back(self) -> list[tuple[str | None, str | None]]:
        """What each request named as known."""
        return [(seen.header("if-none-match"), seen.header("if-modified-since")) for seen in self.server.requests]

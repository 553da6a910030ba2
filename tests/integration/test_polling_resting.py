"""A server that sends several of its feeds away for a while: its other feeds wait as well, and say why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from aggregator.health import FeedState, describe
from aggregator.model import Feed
from aggregator.polling import Poller, PollResult
from tests.support.clock import StillClock
from tests.support.fetching import fetch_policy, http_fetcher
from tests.support.make import NOON, feed_spec
from tests.support.memory import MemoryDatabase
from tests.support.polling import POLICY, SILENCE, PlainParser
from tests.support.posts import good
from tests.support.servers import MisbehavingServer, reply

MINUTE = timedelta(minutes=1)
BUSY = reply(429, headers={"Retry-After": "3600"})


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer() as running:
        yield running


class Follower:
    """Six feeds of one server, polled by one service."""

    def __init__(self, server: MisbehavingServer) -> None:
        self.server, self.clock, self.database = server, StillClock(), MemoryDatabase()
        self.ids: list[int] = []
        for number in range(6):
            url = server.url(f"/{number}")
            spec = feed_spec(f"Feed {number}", url=url, url_key=url, every=15 * MINUTE)
            with self.database.write() as uow:
                self.ids.append(uow.feeds.add(spec, now=NOON, next_due=NOON, paused=None))
                uow.commit()
        self.poller = Poller(
            database=self.database,
            clock=self.clock,
            fetcher=http_fetcher(fetch_policy(per_host=1)),
            parser=PlainParser(),
            policy=replace(POLICY, cadence=replace(POLICY.cadence, jitter=0.0)),
            owner="here:1",
        )

    def poll_due(self) -> list[str]:
        """How the feeds that are due end, by name."""
        results: list[PollResult] = []
        self.poller.poll_due(told=results.append)
        return [result.outcome for result in sorted(results, key=lambda result: result.name)]

    @property
    def feeds(self) -> list[Feed]:
        with self.database.read() as uow:
            return uow.feeds.all()


def test_its_other_feeds_are_put_off_without_being_asked_and_are_not_broken(server: MisbehavingServer) -> None:
    server.answers = {f"/{number}": BUSY for number in range(6)}
    follower = Follower(server)
    assert follower.poll_due() == ["asked to wait"] * 2 + ["put off"] * 4
    assert len(server.requests) == 2
    for feed in follower.feeds[2:]:
        assert describe(feed, now=NOON, silence=SILENCE).state is FeedState.WAITING
        assert "127.0.0.1 has asked others of its feeds to leave it alone" in feed.due_reason
        assert 59 * MINUTE < feed.next_due - NOON <= 60 * MINUTE
        assert feed.health.failures == 0


def test_a_feed_that_a_person_wants_now_is_asked_for_all_the_same(server: MisbehavingServer) -> None:
    server.answers = {f"/{number}": BUSY for number in range(5)} | {"/5": good()}
    follower = Follower(server)
    assert follower.poll_due() == ["asked to wait"] * 2 + ["put off"] * 4
    results: list[PollResult] = []
    follower.poller.poll([follower.ids[5]], told=results.append)
    assert [result.outcome for result in results] == ["stored"]


def test_a_feed_of_a_server_that_refuses_one_other_alone_is_polled(server: MisbehavingServer) -> None:
    server.answers = {f"/{number}": good() for number in range(6)} | {"/0": BUSY}
    assert Follower(server).poll_due() == ["asked to wait", *["stored"] * 5]

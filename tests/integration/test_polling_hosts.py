"""Feeds of a host that hangs, however many, hold up those of no other host."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from aggregator.polling import Poller, PollResult
from tests.support.clock import StillClock
from tests.support.fetching import fetch_policy, http_fetcher
from tests.support.make import NOON, at, feed_spec
from tests.support.polling import POLICY, PlainParser
from tests.support.posts import ONE, good
from tests.support.servers import MisbehavingServer, redirect, silence
from tests.support.sqlite import new_sqlite

AT_ONCE = 10


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer({"/hang": silence(), "/feed": good(ONE)}) as running:
        running.answers["/old"] = redirect(running.url("/hang", host="slow.example"))
        yield running


@pytest.mark.parametrize("address", ["//slow.example/hang", "//moved-{}.example/old"])
def test_feeds_that_wait_for_a_host_that_hangs_take_no_place_of_others(server: MisbehavingServer, address: str) -> None:
    """Where another address leads to the host as well."""
    database, told = new_sqlite(), list[PollResult]()
    with database.write() as uow:
        for number in range(2 * AT_ONCE):
            url = f"http:{address.format(number)}".replace(".example/", f".example:{server.port}/")
            spec = feed_spec(f"Slow {number}", url=url, deadline=timedelta(seconds=20))
            uow.feeds.add(spec, now=NOON, next_due=at(-1), paused=None)
        for number in range(3):
            spec = feed_spec(f"Quick {number}", url=server.url("/feed", host=f"quick-{number}.example"))
            uow.feeds.add(spec, now=NOON, next_due=NOON, paused=None)
        uow.commit()
    policy = fetch_policy(per_host=2, concurrency=AT_ONCE)
    poller = Poller(
        database=database,
        clock=StillClock(),
        fetcher=http_fetcher(policy, resolve=lambda _host, _port: ["127.0.0.1"]),
        parser=PlainParser(),
        policy=replace(POLICY, claim=AT_ONCE),
        owner="here:1",
    )

    def tell(result: PollResult) -> None:
        told.append(result)
        if len(told) == 3:
            poller.stop()

    poller.poll_due(told=tell)
    assert {(result.name, result.outcome) for result in told} == {(f"Quick {number}", "stored") for number in range(3)}

"""Polls that end about the same time are stored in one transaction, and harm one another in nothing."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from aggregator.errors import DatabaseUnavailable, LeaseLost
from aggregator.model import DueFeed
from aggregator.polling import PollResult
from aggregator.polling.storing import Storing
from aggregator.polling.taking_in import Poll, read
from tests.support.clock import StillClock
from tests.support.make import NOON, feed_spec
from tests.support.polling import POLICY, PlainParser, fetched, rss
from tests.support.sqlite import RefusingDatabase

NAMES = ("Bay Courier", "Cape Herald", "Dale Post")


class Desk:
    """Three feeds that are polled, each with one article to be stored."""

    def __init__(self) -> None:
        self.database, self.clock = RefusingDatabase(), StillClock()
        with self.database.write() as uow:
            for name in NAMES:
                uow.feeds.add(feed_spec(name), now=NOON, next_due=NOON, paused=None)
            claimed = uow.feeds.claim(now=NOON, until=NOON + timedelta(minutes=5), owner="here", limit=10)
            uow.commit()
        self.polls = [self.poll(due) for due in claimed]
        self.database.asked = 0

    def poll(self, due: DueFeed) -> Poll:
        name = due.feed.spec.name
        answer = fetched(rss((name, f"News of the {name}", f"What the {name} prints.")))
        return Poll(due=due, outcome=answer, reading=read(due, answer, parser=PlainParser(), now=NOON))

    def store(self, *polls: Poll, given_up: int | None = None) -> list[PollResult | BaseException]:
        return asyncio.run(self._store(polls, given_up))

    async def _store(self, polls: tuple[Poll, ...], given_up: int | None) -> list[PollResult | BaseException]:
        storing = Storing(database=self.database, clock=self.clock, policy=lambda: POLICY)
        tasks = [asyncio.create_task(storing.store(poll)) for poll in polls]
        await asyncio.sleep(0)
        if given_up is not None:
            tasks[given_up].cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)

    def titles(self) -> set[str]:
        with self.database.read() as uow:
            return {each.article.title for each in uow.articles.newest(limit=10)}


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_polls_that_have_ended_meanwhile_share_a_transaction(desk: Desk) -> None:
    results = desk.store(*desk.polls)
    assert [(each.name, each.new) for each in results if isinstance(each, PollResult)] == [(name, 1) for name in NAMES]
    assert desk.titles() == {f"News of the {name}" for name in NAMES}
    assert desk.database.asked == 1


def test_a_lost_lease_drops_one_poll_and_keeps_the_others(desk: Desk) -> None:
    first, second, third = desk.polls
    lost = replace(second, due=replace(second.due, lease=replace(second.due.lease, token="another")))
    results = desk.store(first, lost, third)
    assert isinstance(results[1], LeaseLost)
    assert desk.titles() == {f"News of the {NAMES[0]}", f"News of the {NAMES[2]}"}


def test_a_poll_that_cannot_be_stored_keeps_no_other_from_it(desk: Desk) -> None:
    first, second, third = desk.polls
    endless = replace(second.due.feed.spec, every=timedelta.max)  # no time lies so far ahead
    spoilt = replace(second, due=replace(second.due, feed=replace(second.due.feed, spec=endless)))
    results = desk.store(first, spoilt, third)
    assert [isinstance(each, PollResult) for each in results] == [True, False, True]
    assert isinstance(results[1], OverflowError)
    assert desk.titles() == {f"News of the {NAMES[0]}", f"News of the {NAMES[2]}"}


def test_while_the_database_cannot_be_used_none_of_them_is_tried_alone(desk: Desk) -> None:
    desk.database.refusing = 1
    results = desk.store(*desk.polls)
    assert all(isinstance(each, DatabaseUnavailable) for each in results)
    assert desk.database.asked == 1


def test_a_poll_that_is_given_up_before_its_turn_is_not_stored(desk: Desk) -> None:
    results = desk.store(*desk.polls, given_up=1)
    assert isinstance(results[1], asyncio.CancelledError)
    assert desk.titles() == {f"News of the {NAMES[0]}", f"News of the {NAMES[2]}"}
    assert desk.database.asked == 1


def test_many_articles_are_parted_among_transactions(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aggregator.polling.storing._MOST_ARTICLES", 2)
    desk.store(*desk.polls)
    assert desk.titles() == {f"News of the {name}" for name in NAMES}
    assert desk.database.asked == 2


def test_polls_that_end_a_moment_after_a_transaction_share_the_next_one(desk: Desk) -> None:
    async def one_after_the_other() -> None:
        storing = Storing(database=desk.database, clock=desk.clock, policy=lambda: POLICY)
        first, second, third = desk.polls
        await storing.store(first)
        later = asyncio.create_task(storing.store(second))
        await asyncio.sleep(0.01)
        await storing.store(third)
        await later

    asyncio.run(one_after_the_other())
    assert desk.titles() == {f"News of the {name}" for name in NAMES}
    assert desk.database.asked == 2

"""Polls that end while the database cannot be used."""

from __future__ import annotations

import pytest

from aggregator.errors import DatabaseUnavailable, WriteConflict
from aggregator.polling import Poller, PollResult
from tests.support.clock import StillClock
from tests.support.make import NOON, feed_spec
from tests.support.polling import POLICY, PlainParser, ScriptedFetcher, fetched, rss
from tests.support.sqlite import RefusingDatabase

FIRST = ("g1", "Bridge at Orlen falls", "The bridge over the Orlen fell on Monday.")


class Desk:
    """One feed, whose database fails while it is fetched."""

    def __init__(self, *, failures: int) -> None:
        self.database = RefusingDatabase()
        spec = feed_spec()
        self.fetcher = ScriptedFetcher({spec.url: [fetched(rss(FIRST))]})
        self.fetcher.meanwhile = lambda: setattr(self.database, "refusing", failures)
        with self.database.write() as uow:
            self.feed_id = uow.feeds.add(spec, now=NOON, next_due=NOON, paused=None)
            uow.commit()
        self.poller = Poller(
            database=self.database,
            clock=StillClock(),
            fetcher=self.fetcher,
            parser=PlainParser(),
            policy=POLICY,
            owner="here:1",
        )
        self.results: list[PollResult] = []

    def articles(self) -> int:
        with self.database.read() as uow:
            return uow.articles.count()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aggregator.polling.poller._TRY_AGAIN", 0.01)


def test_what_a_poll_brought_is_kept_until_the_database_takes_it_and_not_fetched_again() -> None:
    desk = Desk(failures=3)
    desk.poller.poll_due(told=desk.results.append)
    assert [result.outcome for result in desk.results] == ["stored"]
    assert desk.articles() == 1
    assert len(desk.fetcher.asked) == 1


def test_whoever_has_a_feed_polled_is_told_at_once_instead_of_waiting_for_the_database() -> None:
    desk = Desk(failures=1_000_000)
    with pytest.raises(DatabaseUnavailable):
        desk.poller.poll([desk.feed_id], told=desk.results.append)
    assert desk.results == []


def test_two_who_write_at_once_are_no_reason_to_give_up_what_somebody_has_asked_for() -> None:
    desk = Desk(failures=2)
    desk.database.refusal = WriteConflict("deadlock detected")
    desk.poller.poll([desk.feed_id], told=desk.results.append)
    assert [result.outcome for result in desk.results] == ["stored"]


def test_a_service_that_ends_meanwhile_drops_it_and_leaves_the_feed_to_its_lease() -> None:
    desk = Desk(failures=1_000_000)
    before = desk.fetcher.meanwhile

    def stop_too() -> None:
        before()
        desk.poller.stop()

    desk.fetcher.meanwhile = stop_too
    desk.poller.poll_due(told=desk.results.append)
    assert desk.articles() == 0
    with desk.database.read() as uow:
        assert len(uow.feeds.lease_owners()) == 1

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from time import monotonic

import pytest

from aggregator.model import (
    FailureKind,
    Feed,
    FeedDocument,
    FetchFailed,
    FetchOutcome,
    FetchRequest,
    ParseFailed,
    ParseOutcome,
    StoredArticle,
)
from aggregator.polling import Poller, PollPolicy, PollResult
from tests.support.clock import StillClock
from tests.support.make import NOON, feed_spec
from tests.support.polling import POLICY, PlainParser, ScriptedFetcher, fetched, rss
from tests.support.sqlite import new_sqlite, rows

FIRST = ("g1", "Bridge at Orlen falls", "The bridge over the Orlen fell on Monday.")
SECOND = ("g2", "Dam above Tarsk leaks", "Engineers watched the dam above Tarsk.")


OTHER = feed_spec("Valley Times")


class Desk:
    """One feed, its scripted answers, and the poller."""

    def __init__(self, answers: Sequence[FetchOutcome | Exception], *, policy: PollPolicy = POLICY) -> None:
        self.database, self.clock = new_sqlite(), StillClock()
        spec = feed_spec()
        self.fetcher = ScriptedFetcher({spec.url: answers})
        self.fetcher.answers[OTHER.url] = [fetched(rss(SECOND), url=OTHER.url)]
        with self.database.write() as uow:
            self.feed_id = uow.feeds.add(spec, now=NOON, next_due=NOON, paused=None)
            uow.commit()
        self.poller = Poller(
            database=self.database,
            clock=self.clock,
            fetcher=self.fetcher,
            parser=PlainParser(),
            policy=policy,
            owner="here:1",
        )

    def poll(self, times: int = 1) -> list[PollResult]:
        results: list[PollResult] = []
        for _ in range(times):
            self.poller.poll([self.feed_id], told=results.append)
            self.clock.move(timedelta(minutes=20))
        return results

    def leased_until(self) -> object:
        return rows(self.database, "SELECT lease_until FROM feeds")

    def poll_due(self) -> list[PollResult]:
        results: list[PollResult] = []
        self.poller.poll_due(told=results.append)
        return results

    @property
    def articles(self) -> list[StoredArticle]:
        with self.database.read() as uow:
            return sorted(uow.articles.newest(limit=100, feed_id=self.feed_id), key=lambda stored: stored.id)

    @property
    def feed(self) -> Feed:
        with self.database.read() as uow:
            feed = uow.feeds.get(self.feed_id)
        assert feed is not None
        return feed


def failed(kind: FailureKind, status: int | None = None) -> FetchFailed:
    return FetchFailed(kind=kind, message=f"it is {kind}", status=status)


def test_a_new_feed_is_polled_at_once_and_its_articles_are_stored_before_any_grouping() -> None:
    desk = Desk([fetched(rss(FIRST, SECOND))])
    (result,) = desk.poll_due()
    assert (result.outcome, result.new) == ("stored", 2)
    assert [stored.article.title for stored in desk.articles] == [FIRST[1], SECOND[1]]
    with desk.database.read() as uow:
        assert uow.articles.count_ungrouped() == 2


def test_a_feed_is_not_polled_again_before_it_is_due() -> None:
    desk = Desk([fetched(rss(FIRST))])
    desk.poll_due()
    assert desk.poll_due() == []
    desk.clock.move(timedelta(hours=1))
    assert len(desk.poll_due()) == 1


def test_the_same_items_again_are_no_new_articles_and_a_vanished_item_stays() -> None:
    desk = Desk([fetched(rss(FIRST, SECOND)), fetched(rss(SECOND)), fetched(rss(SECOND, FIRST))])
    results = desk.poll(3)
    assert [(r.outcome, r.new, r.revised) for r in results] == [
        ("stored", 2, 0),
        ("unchanged", 0, 0),
        ("unchanged", 0, 0),
    ]
    assert len(desk.articles) == 2


def test_an_edited_headline_is_a_revision_of_the_same_article() -> None:
    edited = ("g1", "Bridge at Orlen falls, two hurt", FIRST[2])
    desk = Desk([fetched(rss(FIRST)), fetched(rss(edited))])
    results = desk.poll(2)
    assert (results[1].new, results[1].revised) == (0, 1)
    (stored,) = desk.articles
    assert (stored.article.title, stored.revision) == (edited[1], 2)
    with desk.database.read() as uow:
        assert [past.title for past in uow.articles.past([stored.id])[stored.id]] == [FIRST[1]]


def test_a_worker_that_lost_its_lease_drops_its_result() -> None:
    desk = Desk([fetched(rss(FIRST))])

    def steal() -> None:
        with desk.database.write() as uow:
            uow.feeds.release("here:")
            uow.commit()

    desk.fetcher.meanwhile = steal
    (result,) = desk.poll()
    assert result.outcome == "lease lost"
    assert desk.articles == []


def test_a_fault_of_the_program_in_one_feed_is_that_feeds_failure_alone(caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk([ZeroDivisionError("oh")])
    with desk.database.write() as uow:
        uow.feeds.add(OTHER, now=NOON, next_due=NOON, paused=None)
        uow.commit()
    outcomes = {result.name: result.outcome for result in desk.poll_due()}
    assert outcomes == {"Harbour Post": FailureKind.INTERNAL, "Valley Times": "stored"}
    assert "internal error while polling" in caplog.text


def test_every_poll_is_in_the_feeds_log() -> None:
    desk = Desk([fetched(rss(FIRST)), failed(FailureKind.TIMEOUT)])
    desk.poll(2)
    with desk.database.read() as uow:
        events = uow.feeds.events(desk.feed_id)
    assert [(event.outcome, event.new) for event in events] == [(FailureKind.TIMEOUT, 0), ("stored", 1)]


def test_a_stopped_poller_claims_nothing_more() -> None:
    desk = Desk([fetched(rss(FIRST))])
    desk.poller.stop()
    assert desk.poll_due() == []
    assert desk.fetcher.asked == []


def test_feeds_that_are_overdue_together_are_asked_one_after_the_other() -> None:
    desk = Desk([fetched(rss(FIRST))], policy=replace(POLICY, start_gap=timedelta(milliseconds=500)))
    with desk.database.write() as uow:
        for number in range(4):
            spec = feed_spec(f"Post {number}")
            desk.fetcher.answers[spec.url] = [fetched(rss(SECOND), url=spec.url)]
            uow.feeds.add(spec, now=NOON, next_due=NOON - timedelta(days=number), paused=None)
        uow.commit()
    asked: list[float] = []
    desk.fetcher.meanwhile = lambda: asked.append(monotonic())
    assert len(desk.poll_due()) == 5
    assert all(later - earlier > 0.05 for earlier, later in pairwise(asked))
    assert desk.fetcher.asked[0].url == feed_spec("Post 3").url  # longest overdue


def test_feeds_that_are_named_are_asked_at_once() -> None:
    desk = Desk([fetched(rss(FIRST))], policy=replace(POLICY, start_gap=timedelta(hours=1)))
    assert desk.poll()[0].outcome == "stored"


def test_a_feed_that_waits_for_longer_than_its_lease_is_not_given_to_another_worker() -> None:
    desk = Desk([fetched(rss(FIRST))], policy=replace(POLICY, lease=timedelta(seconds=1.5)))
    taken: list[int] = []

    class Slow(ScriptedFetcher):
        async def fetch(self, request: FetchRequest) -> FetchOutcome:
            until = desk.leased_until()
            desk.clock.move(timedelta(seconds=1))
            for _ in range(1000):
                if desk.leased_until() != until:
                    break
                await asyncio.sleep(0.05)
            with desk.database.write() as uow:
                now = desk.clock.now() + timedelta(seconds=1)
                taken.extend(due.feed.id for due in uow.feeds.claim(now=now, until=now, owner="other", limit=9))
            return await super().fetch(request)

    desk.poller = Poller(
        database=desk.database,
        clock=desk.clock,
        fetcher=Slow({feed_spec().url: [fetched(rss(FIRST))]}),
        parser=PlainParser(),
        policy=replace(POLICY, lease=timedelta(seconds=1.5)),
        owner="here:1",
    )
    assert desk.poll()[0].outcome == "stored"
    assert taken == []


def test_a_feed_whose_lease_has_run_out_is_asked_no_longer() -> None:
    """Another worker may be asking by then; the database need not be in reach for the first to let go."""
    desk = Desk([fetched(rss(FIRST))])
    given_up: list[bool] = []

    class Hanging(ScriptedFetcher):
        async def fetch(self, request: FetchRequest) -> FetchOutcome:
            desk.clock.move(POLICY.lease)
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                given_up.append(True)
                raise
            return await super().fetch(request)

    desk.poller = Poller(
        database=desk.database,
        clock=desk.clock,
        fetcher=Hanging({}),
        parser=PlainParser(),
        policy=POLICY,
        owner="here:1",
    )
    assert [result.outcome for result in desk.poll()] == ["lease lost"]
    assert given_up == [True]
    with desk.database.write() as uow:
        now = desk.clock.now()
        assert len(uow.feeds.claim(now=now, until=now, owner="other", limit=9, only=[desk.feed_id])) == 1


@pytest.mark.parametrize(
    ("spec", "answered", "told"),
    [("https", "http", True), ("https", "https", False), ("http", "http", False), ("http", "https", False)],
)
def test_a_redirect_out_of_tls_is_followed_and_told(spec: str, answered: str, *, told: bool) -> None:
    desk = Desk([])
    url = f"{spec}://harbour-post.example/feed.xml"
    with desk.database.write() as uow:
        uow.feeds.update_spec(desk.feed_id, replace(feed_spec(), url=url), now=NOON, paused=None, next_due=None)
        uow.commit()
    desk.fetcher.answers = {url: [fetched(rss(FIRST), url=f"{answered}://harbour-post.example/feed.xml")]}
    desk.poll()
    assert ("from https to http" in desk.feed.health.note) is told


def test_a_poller_that_is_stopped_asks_none_of_the_feeds_that_wait_for_their_start() -> None:
    desk = Desk([fetched(rss(FIRST))], policy=replace(POLICY, start_gap=timedelta(minutes=1)))
    with desk.database.write() as uow:
        uow.feeds.add(OTHER, now=NOON, next_due=NOON, paused=None)
        uow.commit()
    desk.fetcher.meanwhile = desk.poller.stop
    assert [result.outcome for result in desk.poll_due()] == ["stored"]
    assert len(desk.fetcher.asked) == 1
    with desk.database.write() as uow:
        assert uow.feeds.lease_owners() == set()


def test_a_document_that_the_end_of_the_service_leaves_unread_is_no_failure_of_its_feed() -> None:
    desk = Desk([fetched(rss(FIRST))])

    class Stopped(PlainParser):
        def parse(self, document: FeedDocument) -> ParseOutcome:
            desk.poller.stop()
            assert document.body
            return ParseFailed(kind=FailureKind.INTERNAL, message="the parser was stopped")

    desk.poller = Poller(
        database=desk.database,
        clock=desk.clock,
        fetcher=desk.fetcher,
        parser=Stopped(),
        policy=POLICY,
        owner="here:1",
    )
    assert [result.outcome for result in desk.poll_due()] == ["lease lost"]
    assert (desk.feed.health.failures, desk.feed.next_due) == (0, NOON)

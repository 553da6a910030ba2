"""Writers that stand in each other's way on PostgreSQL: which of them waits, and what becomes of one that is undone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from aggregator.errors import DatabaseError, DatabaseUnavailable, WriteConflict
from aggregator.model import TopicSpec
from aggregator.polling import PollResult
from aggregator.polling.storing import Storing
from aggregator.polling.taking_in import Poll, read
from aggregator.topics import TopicSorter
from storage import SqlDatabase
from storage.unit import SqlUnitOfWork
from tests.support.clock import StillClock
from tests.support.desk import fill
from tests.support.make import NOON, feed_spec
from tests.support.polling import POLICY, PlainParser, fetched, rss

NAMES = ("Bay Courier", "Cape Herald")


@pytest.fixture
def aside() -> Iterator[ThreadPoolExecutor]:
    """Runs what is to meet with the test's own transaction."""
    with ThreadPoolExecutor(2) as pool:
        yield pool


@pytest.fixture
def own(postgresql: SqlDatabase) -> Iterator[SqlDatabase]:
    """The same database without the trouble that other tests have left, which is told of for a while."""
    database = SqlDatabase(postgresql.url)
    yield database
    database.close()


def wait_until_blocked(database: SqlDatabase, work: Future[object]) -> None:
    """Returns once somebody waits for what somebody else has locked."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not work.done():
        with database.read() as unit:
            waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            if unit._connection.exec_driver_sql(waits).scalar():
                return
        time.sleep(0.02)
    pytest.fail("nobody waits")


def patient(unit: SqlUnitOfWork) -> SqlUnitOfWork:
    """A transaction that finds no deadlock by itself, so that it is never the one that is undone."""
    unit._connection.exec_driver_sql("SET LOCAL deadlock_timeout = '10min'")
    return unit


@pytest.mark.parametrize("state", ["40001", "40P01"])
def test_a_transaction_undone_for_the_sake_of_another_may_begin_again_and_is_no_trouble(
    own: SqlDatabase, state: str
) -> None:
    undone = f"DO $$ BEGIN RAISE EXCEPTION 'two at once' USING ERRCODE = '{state}'; END $$"
    with pytest.raises(WriteConflict, match="two at once"), own.write() as unit:
        unit._connection.exec_driver_sql(undone)
    assert own.trouble is None


@pytest.mark.parametrize(("state", "passing"), [("53100", True), ("22012", False)])
def test_a_full_disk_and_a_mistake_are_no_conflicts(own: SqlDatabase, state: str, *, passing: bool) -> None:
    failed = f"DO $$ BEGIN RAISE EXCEPTION 'so it is' USING ERRCODE = '{state}'; END $$"
    with pytest.raises(DatabaseError, match="so it is") as caught, own.write() as unit:
        unit._connection.exec_driver_sql(failed)
    assert isinstance(caught.value, DatabaseUnavailable) == passing
    assert not isinstance(caught.value, WriteConflict)


def test_a_deadlock_undoes_one_of_two_and_the_other_goes_on(postgresql: SqlDatabase, aside: ThreadPoolExecutor) -> None:
    fill(postgresql, [["Quake hits Palu"], ["Talks open in Verrin"]])

    def touch_both() -> None:
        with postgresql.write() as unit:
            unit.stories.touch(1, now=NOON)
            unit.stories.touch(2, now=NOON)
            unit.commit()

    with postgresql.write() as unit:
        patient(unit).stories.touch(2, now=NOON)
        undone = aside.submit(touch_both)
        wait_until_blocked(postgresql, undone)
        unit.stories.touch(1, now=NOON)
        unit.commit()
    assert isinstance(undone.exception(), WriteConflict)
    touch_both()


def test_topics_are_sorted_beside_a_writer_that_takes_the_stories_in_another_order(
    postgresql: SqlDatabase, aside: ThreadPoolExecutor
) -> None:
    """Sorting waits before it has locked anything that the other one is going to change."""
    fill(postgresql, [["Quake hits Palu"], ["Quake hits Verrin"]])
    quakes = TopicSpec(name="Quakes", any=("quake",))
    sorter = TopicSorter(database=postgresql, clock=StillClock(), topics=lambda: [quakes])
    with postgresql.write() as unit:
        patient(unit).stories.serialise()
        unit.stories.touch(2, now=NOON)
        sorting = aside.submit(sorter.sort)
        wait_until_blocked(postgresql, sorting)
        unit.stories.touch(1, now=NOON)
        unit.commit()
    assert sorting.result() == 2


def stored_together(database: SqlDatabase, polls: list[Poll]) -> list[PollResult | BaseException]:
    async def store() -> list[PollResult | BaseException]:
        storing = Storing(database=database, clock=StillClock(), policy=lambda: POLICY)
        return await asyncio.gather(*map(storing.store, polls), return_exceptions=True)

    return asyncio.run(store())


def polled(database: SqlDatabase, text: Callable[[str], str]) -> list[Poll]:
    """Polls of all feeds, each of which has brought the same article in the words of the moment."""
    with database.write() as unit:
        claimed = unit.feeds.claim(now=NOON, until=NOON + timedelta(minutes=5), owner="here", limit=9, only=[1, 2])
        unit.commit()
    polls = []
    for due in sorted(claimed, key=lambda due: due.feed.id):
        name = due.feed.spec.name
        answer = fetched(rss((name, f"News of the {name}", text(name))))
        polls.append(Poll(due=due, outcome=answer, reading=read(due, answer, parser=PlainParser(), now=NOON)))
    return polls


def test_polls_that_together_meet_with_another_writer_are_stored_one_by_one_at_once(
    own: SqlDatabase, aside: ThreadPoolExecutor
) -> None:
    """The other one has what is to be written second, and asks for the first: only one of the two can go on."""
    with own.write() as unit:
        for name in NAMES:
            unit.feeds.add(feed_spec(name), now=NOON, next_due=NOON, paused=None)
        unit.commit()
    stored_together(own, polled(own, lambda name: f"What the {name} prints."))
    edited = polled(own, lambda name: f"What the {name} prints once it has been to the scene of the fire.")
    edited = [replace(poll, due=replace(poll.due, last_items=None)) for poll in edited]
    with own.write() as unit:
        patient(unit).articles.settle([2])
        storing = aside.submit(stored_together, own, edited)
        wait_until_blocked(own, storing)
        unit.articles.settle([1])
        unit.commit()
    assert [result.revised for result in storing.result() if isinstance(result, PollResult)] == [1, 1]
    assert own.trouble is None

"""Several workers on one database, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier, Thread
from time import sleep

import pytest

from aggregator.errors import DatabaseError
from aggregator.model import SourceRole
from aggregator.ports import Notice, QueueFilter, UnitOfWork
from storage import SqlDatabase
from tests.support import make
from tests.support.make import NOON, at

WORKERS, FEEDS = 8, 400


def test_eight_workers_claim_four_hundred_feeds_without_ever_sharing_one(database: SqlDatabase) -> None:
    with database.write() as unit:
        for number in range(FEEDS):
            unit.feeds.add(make.feed_spec(f"Feed {number}"), now=NOON, next_due=at(-number), paused=None)
        unit.commit()
    together = Barrier(WORKERS)

    def work(number: int) -> list[int]:
        claimed: list[int] = []
        together.wait()
        while True:
            with database.write() as unit:
                due = unit.feeds.claim(now=NOON, until=at(1), owner=f"worker {number}", limit=7)
                unit.commit()
            if not due:
                return claimed
            claimed += [each.feed.id for each in due]

    with ThreadPoolExecutor(WORKERS) as pool:
        claimed = [feed_id for ids in pool.map(work, range(WORKERS)) for feed_id in ids]
    assert set(Counter(claimed).values()) == {1}
    assert len(claimed) == FEEDS


def test_of_many_who_want_a_lock_at_once_one_gets_it(database: SqlDatabase) -> None:
    together = Barrier(WORKERS)

    def acquire(number: int) -> bool:
        together.wait()
        with database.write() as unit:
            got = unit.locks.acquire("grouper", owner=f"worker {number}", now=NOON, until=at(1))
            unit.commit()
        return got

    with ThreadPoolExecutor(WORKERS) as pool:
        assert sum(pool.map(acquire, range(WORKERS))) == 1


def test_serialised_units_change_memberships_one_after_the_other(database: SqlDatabase) -> None:
    """Each worker reads how many articles the story has and adds one; none acts on an outdated number."""
    with database.write() as unit:
        feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
        added = [make.article(f"{each}") for each in range(WORKERS)]
        articles = unit.articles.add_all({feed_id: added}, now=NOON)[feed_id]
        story_id = unit.stories.open(now=NOON)
        unit.commit()

    def join(article_id: int) -> None:
        with database.write() as unit:
            unit.stories.serialise()
            present = [member.stored.id for member in unit.stories.members([story_id])[story_id]]
            unit.stories.place([make.membership(article_id, story_id)])
            unit.stories.save_records({story_id: (make.record([*present, article_id]), [])}, now=NOON)
            unit.commit()

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(join, articles))
    with database.read() as unit:
        [listed] = unit.stories.queue(QueueFilter(), limit=9).stories
        story = unit.stories.many([listed.id])[listed.id]
        assert story.record is not None
        assert {source.article_id for source in story.record.sources} == set(articles)
        assert [source.role for source in story.record.sources].count(SourceRole.LEAD) == 1
        assert [change.seq for change in unit.stories.changes(0, limit=99)] == list(range(1, WORKERS + 1))


def test_what_was_read_of_a_story_waits_for_whoever_changes_it_and_is_then_too_old(postgresql: SqlDatabase) -> None:
    with postgresql.write() as unit:
        feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
        [one, other] = unit.articles.add_all({feed_id: [make.article("1"), make.article("2")]}, now=NOON)[feed_id]
        story_id = unit.stories.open(now=NOON)
        unit.stories.save_records({story_id: (make.record([one]), [])}, now=NOON)
        unit.commit()
        revision = unit.stories.many([story_id])[story_id].revision

    def save() -> bool:
        with postgresql.write() as reading:
            saved = reading.stories.save_details(
                story_id, make.details(), engine="1", of_revision=revision, names=[], topics=["Ports"], now=NOON
            )
            reading.commit()
        return saved

    with ThreadPoolExecutor(1) as pool, postgresql.write() as unit:
        unit.stories.touch(story_id, now=NOON)
        saving = pool.submit(save)
        sleep(0.3)
        assert not saving.done()
        unit.stories.save_records({story_id: (make.record([one, other]), [])}, now=NOON)
        unit.commit()
        assert saving.result() is False
    with postgresql.read() as unit:
        assert unit.stories.unread(limit=9) == [story_id]


def test_whoever_asks_for_a_lock_in_the_middle_of_its_holders_transaction_is_refused_without_waiting(
    postgresql: SqlDatabase,
) -> None:
    """It has run out, and yet nobody can have it: what the holder commits was done under its lock."""
    with postgresql.write() as unit:
        assert unit.locks.acquire("grouper", owner="one", now=at(0), until=at(1))
        unit.commit()
        assert unit.locks.acquire("grouper", owner="one", now=at(0.5), until=at(1))
        with postgresql.write() as other:
            assert not other.locks.acquire("grouper", owner="two", now=at(5), until=at(6))
        unit.commit()
    with postgresql.write() as other:
        assert other.locks.acquire("grouper", owner="two", now=at(5), until=at(6))


@pytest.mark.parametrize("last", ["one statement", "many statements"])
def test_a_holder_that_hangs_in_its_transaction_loses_the_lock_and_what_it_did(
    postgresql: SqlDatabase, last: str
) -> None:
    with postgresql.write() as unit:
        feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
        ids = unit.articles.add_all({feed_id: [make.article("First"), make.article("Second")]}, now=NOON)[feed_id]
        unit.commit()

    def hang(unit: UnitOfWork, now: datetime) -> None:
        unit.notices.put(Notice(key="late", text="Written by a holder that hung.", since=now))
        if last == "many statements":
            unit.articles.store_signatures("engine", dict.fromkeys(ids, b"packed"))
        sleep(1.5)
        unit.commit()

    with postgresql.write() as unit:
        now = postgresql.now()
        assert unit.locks.acquire("grouper", owner="one", now=now, until=now + timedelta(seconds=1))
        with pytest.raises(DatabaseError, match="idle-in-transaction"):
            hang(unit, now)
    with postgresql.write() as other:
        assert other.locks.acquire("grouper", owner="two", now=at(5), until=at(6))
        assert other.notices.all() == []


def test_applying_a_catalogue_waits_for_another_that_is_being_applied(postgresql: SqlDatabase) -> None:
    applied: list[str] = []

    def second() -> None:
        with postgresql.write() as other:
            other.feeds.serialise()
            applied.append("second")

    with postgresql.write() as unit:
        unit.feeds.serialise()
        waiting = Thread(target=second)
        waiting.start()
        sleep(0.3)
        applied.append("first")
        unit.commit()
    waiting.join(timeout=60)
    assert applied == ["first", "second"]

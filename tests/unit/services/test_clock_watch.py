"""The clock is put back while feeds wait and leases last by what it said before."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from aggregator.clock_watch import ClockWatch
from aggregator.model import Feed
from aggregator.ports import QueueFilter
from tests.support.clock import StillClock
from tests.support.make import NOON, at, feed_spec, feed_update, fetch_event, health
from tests.support.posting import BUSY, TAKEN
from tests.support.sqlite import new_sqlite
from tests.support.telling import Room

HOUR = timedelta(hours=1)
LEASE = timedelta(minutes=5)


class Desk:
    """A feed that was polled, a lock, and the watch, all by one clock."""

    def __init__(self) -> None:
        self.database, self.clock = new_sqlite(), StillClock()
        self.restart()
        with self.database.write() as uow:
            self.feed_id = uow.feeds.add(feed_spec(), now=NOON, next_due=NOON, paused=None)
            uow.commit()

    def restart(self) -> None:
        self.watch = ClockWatch(database=self.database, clock=self.clock, longest=LEASE)

    def poll(self) -> None:
        """Poll the feed now, due again in an hour, and take a lock."""
        now = self.clock.now()
        with self.database.write() as uow:
            [due] = uow.feeds.claim(now=now, until=now + LEASE, owner="here", limit=1)
            update = feed_update(next_due=now + HOUR, health=health(last_attempt=now))
            uow.feeds.finish([(due.lease, update, fetch_event(self.feed_id))])
            uow.locks.acquire("grouper", owner="there", now=now, until=now + LEASE)
            uow.commit()

    @property
    def feed(self) -> Feed:
        with self.database.read() as uow:
            feed = uow.feeds.get(self.feed_id)
        assert feed is not None
        return feed

    def is_locked(self) -> bool:
        with self.database.read() as uow:
            return uow.locks.holder("grouper") is not None


def test_a_feed_polled_an_hour_ahead_is_due_as_soon_as_the_clock_is_put_back() -> None:
    desk = Desk()
    desk.watch.look()
    desk.clock.move(HOUR)
    desk.watch.look()
    desk.poll()
    desk.clock.move(-HOUR)
    desk.watch.look()
    assert desk.feed.next_due == NOON
    assert not desk.is_locked()


def test_it_is_mended_too_where_the_clock_was_put_back_while_nothing_ran() -> None:
    desk = Desk()
    desk.clock.move(HOUR)
    desk.poll()
    desk.clock.move(-HOUR)
    desk.restart()
    desk.watch.look()
    assert desk.feed.next_due == NOON
    assert not desk.is_locked()


def test_while_the_clock_goes_right_nothing_is_asked_earlier() -> None:
    desk = Desk()
    desk.poll()
    desk.watch.look()
    desk.clock.move(timedelta(seconds=-20))  # what a correction may come to
    desk.watch.look()
    assert desk.feed.next_due == at(1)
    assert desk.is_locked()


def test_once_put_back_a_feed_is_not_asked_again_and_again() -> None:
    desk = Desk()
    desk.clock.move(HOUR)
    desk.poll()
    desk.clock.move(-HOUR)
    desk.watch.look()
    desk.poll()
    desk.watch.look()
    assert desk.feed.next_due == at(1)


def test_stories_that_changed_while_the_clock_was_ahead_give_way_to_later_ones(tmp_path: Path) -> None:
    room = Room(tmp_path)
    watch = ClockWatch(database=room.database, clock=room.clock, longest=LEASE)
    room.clock.move(HOUR)
    ahead = room.story("ahead")
    room.clock.move(-HOUR)
    watch.look()
    room.clock.move(timedelta(seconds=1))
    later = room.story("later")
    with room.database.read() as uow:
        assert [story.id for story in uow.stories.latest(QueueFilter(), limit=9)] == [later, ahead]


def test_what_a_webhook_was_to_be_told_by_a_clock_ahead_is_told_when_it_is_put_back(tmp_path: Path) -> None:
    room = Room(tmp_path)
    watch = ClockWatch(database=room.database, clock=room.clock, longest=LEASE)
    room.clock.move(HOUR)
    room.poster.answers = [BUSY, TAKEN]
    one, two = room.story("one"), room.story("two")
    assert room.deliver() == [("story.new", one, 1)]
    room.clock.move(-HOUR)
    assert room.deliver() == []
    watch.look()
    assert sorted(room.deliver()) == [("story.new", one, 1), ("story.new", two, 1)]
    with room.database.read() as uow:
        assert uow.webhooks.all()[0].last_failure == NOON

"""What an operator is told of, and the numbers that are kept for a moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from aggregator import watching
from aggregator.health import FeedState
from aggregator.model import FailureKind, PauseReason, SuggestionState
from aggregator.ports import GROUPER_LOCK, Notice
from aggregator.watching import Watch, WatchPolicy
from storage import mapping
from storage.tables import FEEDS
from tests.support import make
from tests.support.clock import StillClock
from tests.support.make import NOON, at
from tests.support.polling import SILENCE
from tests.support.sqlite import new_sqlite

DAY = timedelta(days=1)
POLICY = WatchPolicy(
    broken_after=timedelta(hours=6),
    question_after=timedelta(days=7),
    ungrouped_after=timedelta(minutes=15),
    silence=SILENCE,
)


class Room:
    """A database, a clock that stands still and the watch."""

    def __init__(self) -> None:
        self.database, self.clock = new_sqlite(), StillClock()
        self.watch = Watch(database=self.database, clock=self.clock, policy=POLICY)

    def feed(self, name: str, *, paused: PauseReason | None = None, articles: int = 320, **remembered: Any) -> int:
        with self.database.write() as uow:
            feed_id = uow.feeds.add(make.feed_spec(name), now=NOON, next_due=NOON, paused=paused)
            uow.commit()
        polled = {
            "created": NOON - 30 * DAY,
            "last_attempt": NOON,
            "last_success": NOON,
            "last_new": NOON,
            "last_entries": 20,
        }
        self.remember(feed_id, articles=articles, **polled | remembered)
        return feed_id

    def remember(self, feed_id: int, *, articles: int = 320, **health: Any) -> None:
        """Let this be what polling has found of a feed."""
        found = mapping.encode(make.health(**health))
        with self.database.write() as uow:
            change = update(FEEDS).where(FEEDS.c.id == feed_id).values(health=found, article_count=articles)
            uow._connection.execute(change)
            uow.commit()

    def broken(self, name: str, hours: float) -> int:
        failing = at(-hours)
        return self.feed(name, failures=9, failing_since=failing, error_kind=FailureKind.DNS, error="no such name")

    def articles(self, number: int, *, hours: float = 0) -> list[int]:
        feed_id = self.feed("Harbour Post")
        with self.database.write() as uow:
            ids = uow.articles.add_all(
                {feed_id: [make.article(f"Article {each}") for each in range(number)]}, now=at(hours)
            )[feed_id]
            uow.commit()
        return ids

    def told(self) -> dict[str, Notice]:
        self.watch.tell()
        with self.database.read() as uow:
            return {notice.key: notice for notice in uow.notices.all()}


def test_nothing_is_told_where_all_is_well() -> None:
    room = Room()
    room.feed("Harbour Post")
    assert room.told() == {}


def test_a_feed_that_breaks_is_told_of_when_it_stays_so_and_no_longer_when_it_works() -> None:
    room = Room()
    feed_id = room.broken("Harbour Post", 5)
    assert room.told() == {}
    room.clock.move(timedelta(hours=1))
    notice = room.told()[watching.BROKEN]
    assert "Harbour Post" in notice.text
    assert notice.since == at(-5)
    room.remember(feed_id, last_attempt=NOON)
    assert room.told() == {}


def test_a_feed_that_published_daily_and_falls_silent_is_told_of() -> None:
    room = Room()
    room.feed("Valley Times", articles=41, last_new=NOON - 9 * DAY)
    assert room.told() == {}
    room.clock.move(timedelta(days=2))
    notice = room.told()[watching.SILENT]
    assert "Valley Times" in notice.text
    assert notice.since == NOON - 9 * DAY


def test_a_feed_that_is_gone_is_told_of_and_one_that_the_operator_paused_is_not() -> None:
    room = Room()
    room.feed("Old Gazette", paused=PauseReason.GONE, paused_since=at(-3))
    room.feed("Rare Bulletin", paused=PauseReason.DISABLED, failures=9, failing_since=at(-99))
    assert set(room.told()) == {watching.GONE}


def test_of_many_feeds_a_few_are_named_those_that_were_first() -> None:
    room = Room()
    for number in range(8):
        room.broken(f"Feed {number}", 10 + number)
    text = room.told()[watching.BROKEN].text
    assert "Feed 7, Feed 6, Feed 5, Feed 4, Feed 3 and 3 more" in text


def test_questions_that_nobody_answers_are_told_of() -> None:
    room = Room()
    one, two = room.articles(2)
    with room.database.write() as uow:
        stories = []
        for article_id in (one, two):
            stories.append(uow.stories.open(now=NOON))
            uow.stories.place([make.membership(article_id, stories[-1])])
            uow.stories.save_records({stories[-1]: (make.record([article_id]), [])}, now=NOON)
        asked = uow.reviews.suggest(make.suggestion(one, stories[1], at=NOON))
        uow.commit()
    assert asked is not None
    room.clock.move(timedelta(days=6))
    assert watching.QUESTIONS not in room.told()
    room.clock.move(timedelta(days=1))
    assert room.told()[watching.QUESTIONS].since == NOON + timedelta(days=7)
    with room.database.write() as uow:
        uow.reviews.answer([asked], SuggestionState.DIFFERENT)
        uow.commit()
    assert watching.QUESTIONS not in room.told()


def test_articles_that_nothing_groups_are_told_of_with_the_time_when_that_was_seen_first() -> None:
    room = Room()
    room.articles(1)
    room.clock.move(timedelta(minutes=14))
    assert room.told() == {}
    room.clock.move(timedelta(minutes=2))
    first = room.told()[watching.GROUPING]
    room.clock.move(timedelta(minutes=2))
    assert room.told()[watching.GROUPING] == first


def test_notices_of_others_stay_and_nothing_is_written_where_nothing_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room()
    room.broken("Harbour Post", 9)
    with room.database.write() as uow:
        uow.notices.put(Notice(key="catalogue", text="a fault", since=NOON))
        uow.commit()
    assert set(room.told()) == {"catalogue", watching.BROKEN}

    def refuse() -> None:
        raise AssertionError

    monkeypatch.setattr(room.database, "write", refuse)
    assert set(room.told()) == {"catalogue", watching.BROKEN}


def test_a_look_counts_feeds_by_state_and_names_the_grouper() -> None:
    room = Room()
    room.feed("Harbour Post")
    room.broken("Valley Times", 1)
    with room.database.write() as uow:
        uow.locks.acquire(GROUPER_LOCK, owner="here:1", now=NOON, until=at(1))
        uow.commit()
    look = room.watch.look()
    assert {state: number for state, number in look.feeds.items() if number} == {
        FeedState.HEALTHY: 1,
        FeedState.BROKEN: 1,
    }
    assert set(look.feeds) == set(FeedState)
    assert look.grouper == ("here:1", at(1))


def test_the_database_is_not_asked_again_within_seconds_and_is_after_them(monkeypatch: pytest.MonkeyPatch) -> None:
    room, now = Room(), [1000.0]
    monkeypatch.setattr(watching, "monotonic", lambda: now[0])
    reads: list[int] = []
    read: Callable[[], Any] = room.database.read

    def counted() -> Any:
        reads.append(1)
        return read()

    monkeypatch.setattr(room.database, "read", counted)
    for _ in range(5):
        room.watch.look()
    assert len(reads) == 1
    now[0] += 5
    room.watch.look()
    assert len(reads) == 2

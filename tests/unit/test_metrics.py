"""What Prometheus reads, and that it can be read whatever the database does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Never

from prometheus_client.parser import text_string_to_metric_families

from aggregator.errors import DatabaseError
from aggregator.metrics import Exposition, Metrics
from aggregator.model import Action
from aggregator.ports import GROUPER_LOCK, Database, GroupedBatch, Meter
from aggregator.watching import Watch, WatchPolicy
from aggregator.work import work_on
from tests.support.clock import StillClock
from tests.support.make import NOON, at, feed_spec
from tests.support.polling import SILENCE
from tests.support.posting import GONE, webhook_spec
from tests.support.sqlite import new_sqlite
from tests.support.telling import Room

POLICY = WatchPolicy(
    broken_after=timedelta(hours=6),
    question_after=timedelta(days=7),
    ungrouped_after=timedelta(minutes=15),
    silence=SILENCE,
)
Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def exposition(metrics: Metrics, database: Database, now: Callable[[], datetime] | None = None) -> Exposition:
    clock = StillClock()
    return Exposition(
        metrics,
        Watch(database=database, clock=clock, policy=POLICY),
        now=now or clock.now,
        owner="here:1",
        build={"version": "9.9.9", "database": "sqlite"},
        silences=lambda: {"poll": 1.5},
    )


def samples(told: Exposition) -> Samples:
    families = text_string_to_metric_families(told.text().decode())
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in families
        for sample in family.samples
    }


def test_all_that_a_meter_is_told_is_counted() -> None:
    assert {name for name in vars(Meter) if not name.startswith("_")} <= vars(Metrics).keys()


def test_what_is_done_is_counted() -> None:
    metrics = Metrics()
    told = exposition(metrics, new_sqlite())
    metrics.polled("stored", took=timedelta(seconds=0.2), new=3, revised=1)
    metrics.polled("too slow", took=timedelta(seconds=30), new=0, revised=0)
    metrics.grouped(
        GroupedBatch(
            seconds=0.3,
            linked=2,
            suggested=1,
            distinct=4,
            opened=5,
            since_published=[timedelta(minutes=12), timedelta(minutes=-3)],
            since_stored=[timedelta(seconds=2)],
        )
    )
    metrics.person_decided(Action.MERGE)
    metrics.worker_stopped("memory")
    metrics.webhook_told("taken")
    metrics.ticked("poll", seconds=0.1, failed=True)
    metrics.request_answered("pages", status=503, seconds=0.1)
    with work_on("poll"):
        metrics.transaction(writes=True, seconds=0.004, failed=True)
    found = samples(told)
    assert found["aggregator_polls_total", (("outcome", "stored"),)] == 1
    assert found["aggregator_polls_total", (("outcome", "too slow"),)] == 1
    assert found["aggregator_articles_stored_total", ()] == 3
    assert found["aggregator_articles_revised_total", ()] == 1
    assert found["aggregator_decisions_total", (("by", "rule"), ("outcome", "DISTINCT"))] == 4
    assert found["aggregator_decisions_total", (("by", "person"), ("outcome", "merge"))] == 1
    assert found["aggregator_publication_to_story_seconds_sum", ()] == 720
    assert found["aggregator_fetch_to_story_seconds_bucket", (("le", "2.5"),)] == 1
    assert found["aggregator_parser_documents_refused_total", (("limit", "memory"),)] == 1
    assert found["aggregator_webhook_messages_total", (("outcome", "taken"),)] == 1
    assert found["aggregator_tick_failures_total", (("tick", "poll"),)] == 1
    assert found["aggregator_transaction_seconds_count", (("access", "write"), ("work", "poll"))] == 1
    assert found["aggregator_transaction_failures_total", (("access", "write"), ("work", "poll"))] == 1
    assert found["aggregator_request_seconds_count", (("part", "pages"), ("status", "5xx"))] == 1


def test_what_the_database_holds_is_told_with_what_has_not_happened_as_nought() -> None:
    database = new_sqlite()
    with database.write() as uow:
        uow.feeds.add(feed_spec(), now=NOON, next_due=NOON, paused=None)
        uow.locks.acquire(GROUPER_LOCK, owner="here:1", now=NOON, until=at(1))
        uow.commit()
    found = samples(exposition(Metrics(), database))
    assert found["aggregator_feeds", (("state", "waiting"),)] == 1
    assert found["aggregator_feeds", (("state", "broken"),)] == 0
    assert found["aggregator_oldest_question_seconds", ()] == 0
    assert found["aggregator_grouper_lock_held", ()] == found["aggregator_grouper_active", ()] == 1
    assert found["aggregator_tick_silence_seconds", (("tick", "poll"),)] == 1.5
    assert found["aggregator_polls_total", (("outcome", "gone"),)] == 0
    assert found["aggregator_build_info", (("database", "sqlite"), ("version", "9.9.9"))] == 1
    assert found["process_resident_memory_bytes", ()] > 0


def test_webhooks_are_counted_together_and_never_named(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.specs.append(webhook_spec(tmp_path, "fence"))
    room.follow()
    room.story("one")
    room.service.plan_changes()
    room.clock.move(timedelta(minutes=5))
    told = exposition(Metrics(), room.database, now=room.clock.now)
    found = samples(told)
    assert (found["aggregator_webhook_events", ()], found["aggregator_webhook_events_given_up", ()]) == (2, 0)
    assert found["aggregator_oldest_webhook_event_seconds", ()] == 300
    room.poster.answers = [GONE]
    room.deliver()
    told = exposition(Metrics(), room.database, now=room.clock.now)
    found = samples(told)
    assert (found["aggregator_webhook_events", ()], found["aggregator_webhook_events_given_up", ()]) == (0, 2)
    assert found["aggregator_notices", (("key", "stopped webhooks"),)] == 2
    assert b"wall" not in told.text()
    assert b"fence" not in told.text()


class Broken:
    """A database that does not answer."""

    def read(self) -> Never:
        raise DatabaseError("password hunter2 refused for desk")

    write = read


def test_a_scrape_succeeds_without_the_database_and_says_so_without_its_message() -> None:
    told = exposition(Metrics(), Broken())
    found = samples(told)
    assert found["aggregator_database_up", ()] == 0
    assert not any(name == "aggregator_feeds" for name, _ in found)
    assert b"hunter2" not in told.text()

"""What `ports.WebhookStore` promises, and that the outbox is written with the change that it tells of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from aggregator.model import (
    EventType,
    Pins,
    StoryKind,
    StoryState,
    Told,
    ToldStory,
    WebhookCounts,
    WebhookEvent,
    WebhookPause,
)
from aggregator.ports import Database, UnitOfWork
from tests.contract.test_contract_queue import Desk
from tests.support import make
from tests.support.make import NOON, at, webhook_event


@pytest.fixture
def desk(unit: UnitOfWork) -> Desk:
    """Stories, and the webhooks 'wall' and 'log' that are told of them."""
    unit.webhooks.add("wall", address="a", paused=None, now=NOON)
    unit.webhooks.add("log", address="b", paused=None, now=NOON)
    return Desk(unit)


def changed(unit: UnitOfWork) -> list[int]:
    """The stories in the outbox after a commit."""
    unit.commit()
    return unit.webhooks.take_changes(limit=100)


def test_whatever_changes_a_story_puts_it_into_the_outbox_once(desk: Desk) -> None:
    unit, one, two = desk.unit, desk.story("one"), desk.story("two")
    assert changed(unit) == [one, two]
    steps: list[Callable[[], object]] = [
        lambda: unit.stories.save_records({one: (make.record(desk.articles["one"], headline="Else"), ())}, now=at(1)),
        lambda: unit.stories.set_state(one, StoryState.CONFIRMED, now=at(1)),
        lambda: unit.stories.pin(one, Pins(kind=StoryKind.TALKS), now=at(1)),
        lambda: unit.stories.note_edits([one], now=at(1)),
        lambda: unit.stories.save_topics(unit.stories.many([one])[one], ["Ports"], now=at(2)),
        lambda: unit.stories.save_details(
            one,
            make.details(),
            engine="e",
            of_revision=unit.stories.many([one])[one].revision,
            names=(),
            topics=["Ports"],
            now=at(3),
        ),
        lambda: unit.stories.put_back_review(one, StoryState.OPEN, reviewed=None, articles=(), now=at(4)),
    ]
    for step in steps:
        step()
        assert changed(unit) == [one]
    unit.stories.place([make.membership(each, two) for each in desk.articles["one"]])
    unit.stories.merge_away(one, two, now=at(5))
    assert changed(unit) == [one]
    unit.stories.revive(one, StoryState.OPEN, now=at(6))
    unit.stories.set_state(one, StoryState.DISMISSED, now=at(6))
    assert changed(unit) == [one]


def test_what_is_no_change_for_others_is_not_in_the_outbox(desk: Desk) -> None:
    unit, one = desk.unit, desk.story("one")
    changed(unit)
    story = unit.stories.many([one])[one]
    assert story.record is not None
    unit.stories.save_records({one: (story.record, story.topics)}, now=at(1))
    unit.stories.touch(one, now=at(1))
    assert changed(unit) == []


def test_what_is_undone_is_not_in_the_outbox(database: Database) -> None:
    with database.write() as unit:
        unit.webhooks.add("wall", address="a", paused=None, now=NOON)
        unit.commit()
        Desk(unit).story("one")
    with database.write() as unit:
        unit.commit()
        assert unit.webhooks.take_changes(limit=100) == []


def test_nothing_is_noted_while_nobody_is_to_be_told(unit: UnitOfWork) -> None:
    desk = Desk(unit)
    desk.story("one")
    assert changed(unit) == []
    unit.webhooks.add("wall", address="a", paused=WebhookPause.DISABLED, now=NOON)
    desk.story("two")
    assert changed(unit) == []
    unit.webhooks.readdress("wall", address="a", paused=None, now=NOON)
    three = desk.story("three")
    assert changed(unit) == [three]


def test_the_outbox_is_taken_in_portions_and_each_story_once(desk: Desk) -> None:
    unit, one, two = desk.unit, desk.story("one"), desk.story("two")
    unit.commit()
    unit.stories.set_state(one, StoryState.CONFIRMED, now=at(1))
    unit.commit()
    assert unit.webhooks.take_changes(limit=1) == [one]
    assert unit.webhooks.take_changes(limit=2) == [two, one]
    assert unit.webhooks.take_changes(limit=2) == []


def test_webhooks_come_by_name_and_are_forgotten_with_all_that_is_theirs(desk: Desk) -> None:
    unit, one = desk.unit, desk.story("one")
    unit.webhooks.queue([webhook_event("wall", one), webhook_event("log", one)])
    told = ToldStory(webhook="wall", story_id=one, told=Told.OPEN, sequence=1)
    unit.webhooks.note_told([told, replace(told, webhook="log")])
    assert [each.name for each in unit.webhooks.all()] == ["log", "wall"]
    unit.webhooks.remove("log")
    assert [each.name for each in unit.webhooks.all()] == ["wall"]
    assert list(unit.webhooks.told([one])) == [("wall", one)]
    assert list(unit.webhooks.counts()) == ["wall"]


def test_an_outbox_that_nobody_is_left_to_read_is_emptied_with_the_last_webhook(desk: Desk) -> None:
    unit, one = desk.unit, desk.story("one")
    unit.commit()
    unit.webhooks.remove("log")
    unit.stories.set_state(one, StoryState.CONFIRMED, now=at(1))
    unit.commit()
    assert unit.webhooks.take_changes(limit=1) == [one], "another webhook is still to be told"
    unit.stories.set_state(one, StoryState.DISMISSED, now=at(2))
    unit.commit()
    unit.webhooks.remove("wall")
    unit.commit()
    assert unit.webhooks.take_changes(limit=10) == []


def test_what_was_told_last_replaces_what_was_told_before(desk: Desk) -> None:
    unit, one, two = desk.unit, desk.story("one"), desk.story("two")
    first = ToldStory(webhook="wall", story_id=one, told=Told.OPEN, sequence=1)
    unit.webhooks.note_told([first, replace(first, story_id=two)])
    later = replace(first, told=Told.CONFIRMED, sequence=2)
    unit.webhooks.note_told([later])
    unit.webhooks.note_told([])
    assert unit.webhooks.told([one]) == {("wall", one): later}


def test_only_an_event_that_was_never_tried_is_folded_or_dropped(desk: Desk) -> None:
    unit, one = desk.unit, desk.story("one")
    event = webhook_event("wall", one)
    unit.webhooks.queue([event])
    assert unit.webhooks.retell(event.id, EventType.CONFIRMED, at=at(1))
    folded = replace(event, type=EventType.CONFIRMED, at=at(1))
    assert unit.webhooks.untried([one]) == {("wall", one): folded}
    assert unit.webhooks.begin("wall", now=at(1)) == replace(folded, attempts=1)
    assert unit.webhooks.untried([one]) == {}
    assert not unit.webhooks.retell(event.id, EventType.CHANGED, at=at(2))
    assert not unit.webhooks.drop(event.id)
    assert unit.webhooks.event(event.id) == replace(folded, attempts=1)
    other = webhook_event("wall", one, sequence=2)
    unit.webhooks.queue([other])
    assert unit.webhooks.drop(other.id)
    assert unit.webhooks.event(other.id) is None


def test_one_owner_at_a_time_may_send_to_a_webhook(desk: Desk) -> None:
    unit, one = desk.unit, desk.story("one")
    assert not unit.webhooks.claim("wall", owner="a", now=NOON, until=at(1))  # nothing is due
    unit.webhooks.queue([webhook_event("wall", one)])
    assert unit.webhooks.claim("wall", owner="a", now=NOON, until=at(1))
    assert not unit.webhooks.claim("wall", owner="b", now=at(0.5), until=at(2))
    assert unit.webhooks.renew("wall", owner="a", until=at(1))
    assert not unit.webhooks.renew("wall", owner="b", until=at(2))
    assert unit.webhooks.claim("wall", owner="b", now=at(1), until=at(2))
    assert not unit.webhooks.renew("wall", owner="a", until=at(3))
    unit.webhooks.release("wall", owner="a")
    assert unit.webhooks.renew("wall", owner="b", until=at(2))
    unit.webhooks.release("wall", owner="b")
    assert unit.webhooks.claim("wall", owner="a", now=at(1), until=at(2))
    assert not unit.webhooks.claim("unknown", owner="a", now=at(1), until=at(2))


def test_events_of_a_story_are_told_in_their_order_and_of_others_as_they_are_due(desk: Desk) -> None:
    unit, one, two = desk.unit, desk.story("one"), desk.story("two")
    first = webhook_event("wall", one, next_try=at(2))
    second = webhook_event("wall", one, sequence=2, next_try=at(0))
    other = webhook_event("wall", two, next_try=at(1))
    unit.webhooks.queue([first, second, other, webhook_event("log", one)])
    assert unit.webhooks.begin("wall", now=at(0)) is None
    assert not unit.webhooks.claim("wall", owner="a", now=at(0), until=at(1))
    assert begun(unit, now=at(1)) == other.id
    unit.webhooks.delivered(other, now=at(1))
    assert unit.webhooks.begin("wall", now=at(1.5)) is None
    assert begun(unit, now=at(2)) == first.id
    unit.webhooks.failed(first, next_try=at(4), status=500, error="no", now=at(2))
    assert unit.webhooks.begin("wall", now=at(3)) is None
    unit.webhooks.failed(first, next_try=None, status=500, error="no", now=at(4))
    assert begun(unit, now=at(4)) == second.id


def begun(unit: UnitOfWork, *, now: datetime) -> str | None:
    """The id of the event whose turn it is for the webhook 'wall'."""
    event = unit.webhooks.begin("wall", now=now)
    return None if event is None else event.id


def test_an_event_that_was_taken_is_forgotten_and_the_webhook_is_well(desk: Desk) -> None:
    unit, one = desk.unit, desk.story("one")
    event = webhook_event("wall", one)
    unit.webhooks.queue([event])
    unit.webhooks.failed(event, next_try=at(1), status=503, error="busy", now=NOON)
    unit.webhooks.rest("wall", until=at(1), failures=1, error="busy", now=NOON)
    wall = unit.webhooks.all()[1]
    assert (wall.resting_until, wall.failures, wall.last_failure, wall.error) == (at(1), 1, NOON, "busy")
    stored = unit.webhooks.event(event.id)
    assert stored == replace(event, next_try=at(1), status=503, error="busy")
    assert not unit.webhooks.claim("wall", owner="a", now=at(0.9), until=at(2))
    assert unit.webhooks.claim("wall", owner="a", now=at(1), until=at(2))
    unit.webhooks.delivered(stored, now=at(1))
    assert unit.webhooks.event(event.id) is None
    wall = unit.webhooks.all()[1]
    assert (wall.resting_until, wall.failures, wall.last_success, wall.error) == (None, 0, at(1), "")
    assert wall.delivered == 1


def test_a_stopped_webhook_is_told_nothing_and_what_waited_is_given_up(desk: Desk) -> None:
    unit, one = desk.unit, desk.story("one")
    event = webhook_event("wall", one)
    unit.webhooks.queue([event, webhook_event("log", one)])
    assert unit.webhooks.claim("wall", owner="a", now=NOON, until=at(1))
    unit.webhooks.stop("wall", error="gone", now=at(0.5))
    assert unit.webhooks.all()[1].paused is WebhookPause.GONE
    assert not unit.webhooks.renew("wall", owner="a", until=at(1))
    assert unit.webhooks.dead(limit=5) == [replace(event, dead=at(0.5), error="gone")]
    counts = unit.webhooks.counts()
    assert counts["wall"] == WebhookCounts(dead=1)
    assert counts["log"] == WebhookCounts(waiting=1, oldest=NOON)


def test_what_was_given_up_comes_by_id_can_be_revived_and_is_forgotten_in_time(desk: Desk) -> None:
    unit = desk.unit
    events = [webhook_event(name, desk.story(f"{name} {n}")) for n in range(2) for name in ("wall", "log")]
    unit.webhooks.queue(events)
    for hour, event in enumerate(events):
        unit.webhooks.failed(event, next_try=None, status=None, error="no", now=at(hour))
    ids = sorted(event.id for event in events)
    assert [each.id for each in unit.webhooks.dead(limit=3)] == ids[:3]
    assert [each.id for each in unit.webhooks.dead(limit=3, after=ids[2])] == ids[3:]
    assert {each.webhook for each in unit.webhooks.dead(webhook="log", limit=9)} == {"log"}
    again = replace(events[0], sequence=7, attempts=0, dead=None, queued=at(5), next_try=at(5))
    unit.webhooks.revive(again)
    assert unit.webhooks.event(again.id) == again
    assert unit.webhooks.forget_dead(at(3)) == 2
    assert [each.id for each in unit.webhooks.dead(limit=9)] == [events[3].id]


def test_two_units_of_work_do_not_both_get_the_right(database: Database) -> None:
    with database.write() as unit:
        unit.webhooks.add("wall", address="a", paused=None, now=NOON)
        event: WebhookEvent = webhook_event("wall", Desk(unit).story("one"))
        unit.webhooks.queue([event])
        unit.commit()
    got = []
    for owner in ("a", "b"):
        with database.write() as unit:
            got.append(unit.webhooks.claim("wall", owner=owner, now=NOON, until=NOON + timedelta(minutes=1)))
            unit.commit()
    assert got == [True, False]


def test_another_address_or_pause_lets_what_was_tried_in_vain_be_due_and_nothing_else(desk: Desk) -> None:
    unit, ids = desk.unit, [desk.story(name) for name in ("one", "two", "three")]
    events = [
        webhook_event("wall", ids[0], next_try=at(9), attempts=4),
        webhook_event("wall", ids[1], next_try=at(9)),
        webhook_event("wall", ids[2], next_try=at(9), attempts=9, dead=at(1)),
        webhook_event("log", ids[0], next_try=at(9), attempts=4),
    ]
    unit.webhooks.queue(events)
    unit.webhooks.readdress("wall", address="b", paused=None, now=at(2))
    assert unit.webhooks.event(events[0].id) == replace(events[0], next_try=at(2))
    assert [unit.webhooks.event(each.id) for each in events[1:]] == events[1:]


def test_what_a_clock_that_was_ahead_has_put_off_is_due_and_nothing_else_is(desk: Desk) -> None:
    unit, ids = desk.unit, [desk.story(name) for name in ("one", "two", "three")]
    unit.webhooks.queue(
        [
            webhook_event("wall", ids[0], next_try=at(-1), queued=at(-1)),
            webhook_event("wall", ids[1], next_try=at(2), queued=at(-1)),
            webhook_event("log", ids[1], next_try=at(2), queued=at(-1)),
            webhook_event("log", ids[2], next_try=at(9), queued=at(8)),
        ]
    )
    assert unit.webhooks.claim("wall", owner="a", now=at(0), until=at(9))
    assert unit.webhooks.void_future(now=at(1), tried=at(1), leased=at(9)) == 1
    assert unit.webhooks.void_future(now=at(1), tried=at(1), leased=at(3)) == 1
    assert not unit.webhooks.renew("wall", owner="a", until=at(9))
    tried = unit.webhooks.event(f"evt_log_{ids[2]}_1")
    assert tried is not None
    assert (tried.next_try, tried.queued) == (at(1), at(1))
    assert unit.webhooks.event(f"evt_log_{ids[1]}_1") == webhook_event("log", ids[1], next_try=at(2), queued=at(-1))
    unit.webhooks.rest("wall", until=at(9), failures=1, error="no", now=at(8))
    assert unit.webhooks.void_future(now=at(1), tried=at(1), leased=at(3)) == 2
    assert unit.webhooks.claim("wall", owner="b", now=at(1), until=at(2))
    late = unit.webhooks.event(f"evt_wall_{ids[1]}_1")
    assert late is not None
    assert (late.next_try, late.queued) == (at(1), at(-1))

"""Webhooks that fail: retries, rests, dead letters, and what is sent again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from aggregator.errors import DatabaseUnavailable, NotFound
from aggregator.metrics import Metrics
from aggregator.model import (
    FailureKind,
    PostOutcome,
    SecretSource,
    WebhookEvent,
    WebhookPause,
)
from aggregator.ports import UnitOfWork
from aggregator.webhooks import discard, give_again, give_all_again, resume, statuses
from aggregator.webhooks.sending import body_of
from tests.support.posting import BUSY, GONE, POLICY, REFUSED, TAKEN, webhook_spec
from tests.support.telling import Room


def test_a_webhook_that_fails_rests_and_its_other_events_wait(room: Room) -> None:
    room.poster.answers = [BUSY, TAKEN]
    one, two = room.story("one"), room.story("two")
    assert room.deliver() == [("story.new", one, 1)]
    assert room.deliver() == []
    assert room.deliver(timedelta(seconds=2)) == []
    assert room.deliver(timedelta(seconds=1)) == [("story.new", two, 1), ("story.new", one, 1)]


def test_what_a_server_asks_for_is_waited_for(room: Room) -> None:
    asked = PostOutcome(
        status=429, failure=FailureKind.RATE_LIMITED, message="slow down", retry_after=timedelta(minutes=10)
    )
    room.poster.answers = [asked, TAKEN]
    story = room.story("one")
    room.deliver()
    assert room.deliver(timedelta(minutes=9, seconds=59)) == []
    assert room.deliver(timedelta(seconds=1)) == [("story.new", story, 1)]


def test_one_bad_webhook_holds_up_no_other(room: Room, tmp_path: Path) -> None:
    room.specs.append(webhook_spec(tmp_path, "log", secrets=(SecretSource(file=tmp_path / "missing"),)))
    room.follow()
    story = room.story("one")
    assert room.deliver() == [("story.new", story, 1)]
    with room.database.read() as uow:
        log, wall = statuses(uow, room.specs, now=room.clock.now())
    assert "missing, which holds the secret, cannot be read" in log.webhook.error
    assert (log.counts.waiting, log.state) == (1, "failing, resting")
    assert (wall.counts.waiting, wall.state) == (0, "well")


def test_an_event_that_cannot_be_written_holds_up_no_other_and_is_given_up(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = room.story("one"), room.story("two")

    def written(uow: UnitOfWork, event: WebhookEvent, *, max_bytes: int) -> bytes | None:
        if event.story_id == one:
            raise ValueError("a fault of the program")
        return body_of(uow, event, max_bytes=max_bytes)

    monkeypatch.setattr("aggregator.webhooks.service.body_of", written)
    assert room.deliver() == [("story.new", two, 1)]
    for _ in range(POLICY.retry.tries):
        room.deliver(timedelta(hours=1))
    assert len(room.dead()) == 1


@pytest.mark.parametrize("fault", [DatabaseUnavailable("the disk is full"), RuntimeError("a fault of the program")])
def test_a_fault_while_one_webhook_is_told_holds_up_no_other_and_is_tried_again_when_its_right_has_run_out(
    room: Room, tmp_path: Path, fault: Exception
) -> None:
    room.specs.append(webhook_spec(tmp_path, "log"))
    room.follow()

    def meanwhile() -> None:
        if room.poster.posted[-1].url == "https://wall.example/hook":
            raise fault

    room.poster.meanwhile = meanwhile
    room.story("one")
    assert len(room.deliver()) == 2
    room.poster.meanwhile = lambda: None
    just_before = POLICY.message.deadline + timedelta(seconds=14)
    assert room.deliver(just_before) == []
    assert len(room.deliver(timedelta(seconds=1))) == 1
    told = zip(room.poster.posted, room.poster.bodies, strict=True)
    first, again = [body["id"] for each, body in told if "wall" in each.url]
    assert first == again


def test_what_came_of_each_message_is_counted_and_what_was_taken_is_told(room: Room, tmp_path: Path) -> None:
    room.specs.append(webhook_spec(tmp_path, "log"))
    room.follow()
    meter = Metrics()
    room.poster.answers = [REFUSED, TAKEN]
    room.story("one")
    room.story("two")
    assert room.another("two", meter=meter).deliver_due() == 3
    counted = partial(meter.registry.get_sample_value, "aggregator_webhook_messages_total")
    assert (counted({"outcome": "taken"}), counted({"outcome": REFUSED.failure or ""})) == (3, 1)


def given_up(room: Room, *names: str) -> list[int]:
    """Stories of which nothing is taken until that is given up, and what comes then is."""
    room.poster.answers = [REFUSED]
    stories = [room.story(name) for name in names]
    for _ in range(6):
        room.deliver(timedelta(hours=1))
    room.poster.answers = [TAKEN]
    return stories


def test_after_its_last_try_an_event_is_given_up_and_its_story_goes_on(room: Room) -> None:
    [story] = given_up(room, "one")
    assert len(room.poster.posted) == POLICY.retry.tries
    assert len(room.dead()) == 1
    room.retitle(story, "Second")
    assert room.deliver() == [("story.changed", story, 2)]


def test_what_was_given_up_is_told_again_behind_what_was_told_since_under_its_old_id(room: Room) -> None:
    [story] = given_up(room, "one")
    room.retitle(story, "Second")
    room.deliver()
    [dead] = room.dead()
    room.do(lambda uow: give_again(uow, dead, now=room.clock.now()))
    assert room.deliver() == [("story.new", story, 3)]
    assert room.poster.bodies[-1]["id"] == dead
    assert room.poster.bodies[-1]["data"]["headline"] == "Second"
    assert room.dead() == []
    with pytest.raises(NotFound):
        room.do(lambda uow: give_again(uow, dead, now=room.clock.now()))


def test_what_an_event_that_waits_tells_anyway_is_not_sent_twice(room: Room) -> None:
    [story] = given_up(room, "one")
    room.retitle(story, "Second")
    room.service.plan_changes()
    with room.database.write() as uow:
        assert give_all_again(uow, None, now=room.clock.now()) == 1
        uow.commit()
    assert room.deliver() == [("story.changed", story, 2)]
    assert room.dead() == []


def test_what_was_given_up_can_be_discarded_and_is_forgotten_in_time(room: Room) -> None:
    given_up(room, "one", "two")
    first, _ = room.dead()
    room.do(discard, first)
    assert len(room.dead()) == 1
    with pytest.raises(NotFound):
        room.do(discard, first)
    room.deliver(timedelta(days=31))
    assert room.dead() == []


def test_a_server_that_is_gone_stops_its_webhook_until_it_is_resumed(room: Room) -> None:
    room.poster.answers = [GONE]
    room.story("one")
    room.deliver()
    with room.database.read() as uow:
        assert uow.webhooks.all()[0].paused is WebhookPause.GONE
        assert [notice.key for notice in uow.notices.all()] == ["webhook wall"]
    assert len(room.dead()) == 1
    room.story("two")
    room.follow()
    room.poster.answers = [TAKEN]
    assert room.deliver(timedelta(days=1)) == []
    room.do(lambda uow: resume(uow, "wall", now=room.clock.now()))
    three = room.story("three")
    assert room.deliver() == [("story.new", three, 1)]
    with room.database.read() as uow:
        assert uow.notices.all() == []
    with pytest.raises(NotFound):
        room.do(lambda uow: resume(uow, "fence", now=room.clock.now()))


def test_a_webhook_that_is_resumed_is_told_at_once_however_long_its_events_were_to_wait(room: Room) -> None:
    room.poster.answers = [replace(BUSY, retry_after=timedelta(hours=20))]
    one = room.story("one")
    assert room.deliver() == [("story.new", one, 1)]
    room.poster.answers = [TAKEN]
    assert room.deliver(timedelta(hours=1)) == []
    room.do(lambda uow: resume(uow, "wall", now=room.clock.now()))
    assert room.deliver() == [("story.new", one, 1)]


def test_another_address_ends_a_stop(room: Room, tmp_path: Path) -> None:
    room.poster.answers = [GONE, TAKEN]
    room.story("one")
    room.deliver()
    room.specs = [webhook_spec(tmp_path, url="https://wall.example/new")]
    room.follow()
    two = room.story("two")
    assert room.deliver() == [("story.new", two, 1)]

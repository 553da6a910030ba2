"""Webhooks told of stories: what, in which order, once, and by one process at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from aggregator.errors import SecretMissing
from aggregator.model import (
    EventType,
    Pins,
    SecretSource,
    StoryState,
)
from tests.support import make
from tests.support.posting import POLICY, REFUSED, TAKEN, webhook_spec
from tests.support.telling import Room


def test_a_story_is_told_with_its_record_and_without_what_concerns_the_desk_alone(room: Room) -> None:
    story = room.story("one")
    assert room.deliver() == [("story.new", story, 1)]
    [body] = room.poster.bodies
    assert body["webhook"] == "wall"
    assert body["whole"] is True
    assert body["data"]["headline"]
    assert len(body["data"]["sources"]) == 1
    assert {"text"}.isdisjoint(body["data"]["sources"][0])
    assert {"history", "questions"}.isdisjoint(body["data"])
    [posted] = room.poster.posted
    assert posted.headers["webhook-id"] == body["id"]
    assert posted.headers["webhook-signature"].startswith("v1,")
    assert posted.url == "https://wall.example/hook"


def test_a_story_that_is_too_large_is_told_without_its_growing_parts(room: Room) -> None:
    room.story("one", *(f"topic {n}" for n in range(20)))
    small = POLICY.message.max_bytes
    object.__setattr__(POLICY.message, "max_bytes", 500)
    try:
        room.deliver()
    finally:
        object.__setattr__(POLICY.message, "max_bytes", small)
    [body] = room.poster.bodies
    assert body["whole"] is False
    assert body["data"]["headline"]
    assert {"sources", "details", "related"}.isdisjoint(body["data"])


def test_changes_between_two_deliveries_are_told_as_one_event_with_the_last_state(room: Room) -> None:
    story = room.story("one")
    room.retitle(story, "Second")
    room.retitle(story, "Third")
    room.set_state(story, StoryState.CONFIRMED)
    assert room.deliver() == [("story.confirmed", story, 1)]
    assert room.poster.bodies[0]["data"]["headline"] == "Third"
    room.retitle(story, "Fourth")
    assert room.deliver() == [("story.changed", story, 2)]
    assert room.deliver() == []


def test_what_waits_is_told_as_it_stands_by_then_or_not_at_all(room: Room) -> None:
    one, two = room.story("one"), room.story("two")
    room.service.plan_changes()
    room.set_state(one, StoryState.CONFIRMED)
    room.set_state(two, StoryState.DISMISSED)
    assert room.deliver() == [("story.confirmed", one, 1)]


def test_a_later_event_never_overtakes_one_that_is_tried_again(room: Room) -> None:
    room.poster.answers = [REFUSED, TAKEN]
    one = room.story("one")
    assert room.deliver() == [("story.new", one, 1)]
    room.set_state(one, StoryState.CONFIRMED)
    two = room.story("two")
    assert room.deliver() == [("story.new", two, 1)]
    assert room.deliver(timedelta(seconds=5)) == [("story.new", one, 1), ("story.confirmed", one, 2)]
    ids = [each.headers["webhook-id"] for each in room.poster.posted]
    assert ids[0] == ids[2]
    assert len(set(ids)) == 3


def test_a_change_during_a_try_is_told_by_an_event_of_its_own(room: Room) -> None:
    story = room.story("one")

    def confirm() -> None:
        room.poster.meanwhile = lambda: None
        room.set_state(story, StoryState.CONFIRMED)

    room.poster.meanwhile = confirm
    assert room.deliver() == [("story.new", story, 1), ("story.confirmed", story, 2)]


def test_a_disabled_webhook_keeps_what_waits_and_hears_of_nothing_else(room: Room, tmp_path: Path) -> None:
    one = room.story("one")
    room.service.plan_changes()
    log = webhook_spec(tmp_path, "log")
    room.specs = [webhook_spec(tmp_path, enabled=False), log]
    room.follow()
    two = room.story("two")
    assert room.deliver() == [("story.new", two, 1)]
    room.specs = [webhook_spec(tmp_path), log]
    room.follow()
    assert room.deliver() == [("story.new", one, 1)]
    assert [body["webhook"] for body in room.poster.bodies] == ["log", "wall"]


def test_a_webhook_that_is_taken_out_is_forgotten_with_what_waits(room: Room) -> None:
    room.story("one")
    room.service.plan_changes()
    room.specs = []
    room.story("two")
    assert room.deliver() == [], "nor before the catalogue is applied"
    room.follow()
    assert room.deliver() == []
    with room.database.read() as uow:
        assert uow.webhooks.all() == []
        assert uow.webhooks.counts() == {}


def test_a_merged_story_is_told_with_where_it_lives_on_and_nothing_else(room: Room) -> None:
    one, two = room.story("one"), room.story("two")
    room.deliver()
    with room.database.write() as uow:
        uow.stories.place([make.membership(each, two) for each in room.articles[one]])
        uow.stories.merge_away(one, two, now=room.clock.now())
        uow.commit()
    assert room.deliver() == [("story.merged", one, 2)]
    data = room.poster.bodies[-1]["data"]
    assert (data["state"], data["merged_into"]) == ("merged", two)
    assert "sources" not in data


def test_whoever_has_lost_the_right_to_a_webhook_drops_what_came_of_its_message(room: Room) -> None:
    story = room.story("one")

    def steal() -> None:
        room.poster.meanwhile = lambda: None
        room.clock.move(timedelta(minutes=5))
        with room.database.write() as uow:
            assert uow.webhooks.claim(
                "wall", owner="two", now=room.clock.now(), until=room.clock.now() + timedelta(seconds=1)
            )
            uow.commit()

    room.poster.meanwhile = steal
    assert room.deliver() == [("story.new", story, 1)]
    assert room.deliver(timedelta(seconds=2)) == [("story.new", story, 1)]
    first, second = room.poster.bodies
    assert first["id"] == second["id"]


def test_another_process_leaves_a_webhook_alone_that_is_being_served(room: Room) -> None:
    room.story("one")
    other = room.another("two")
    found: list[int] = []

    def meanwhile() -> None:
        with ThreadPoolExecutor(1) as pool:
            found.append(pool.submit(other.deliver_due).result(timeout=60))

    room.poster.meanwhile = meanwhile
    assert len(room.deliver()) == 1
    assert found == [0]


def test_changes_are_planned_by_one_process_at_a_time_and_by_another_as_soon_as_it_is_done(room: Room) -> None:
    one, now = room.story("one"), room.clock.now()
    with room.database.write() as uow:
        assert uow.locks.acquire("webhooks", owner="another", now=now, until=now + timedelta(minutes=1))
        uow.commit()
    assert room.deliver() == []
    assert room.another("another").plan_changes() == 1
    two = room.story("two")
    assert room.deliver() == [("story.new", one, 1), ("story.new", two, 1)]


def test_a_test_message_is_signed_and_nothing_is_stored(room: Room) -> None:
    outcome = room.service.test(room.specs[0])
    assert outcome == TAKEN
    [body] = room.poster.bodies
    assert (body["type"], body["data"]) == ("webhook.test", {})
    assert room.poster.posted[0].headers["webhook-signature"].startswith("v1,")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (SecretSource(env="AGGREGATOR_TEST_NO_SUCH"), "AGGREGATOR_TEST_NO_SUCH, which holds the secret, is not set"),
        (SecretSource(env="AGGREGATOR_TEST_BAD"), "AGGREGATOR_TEST_BAD holds no secret"),
    ],
)
def test_a_secret_that_cannot_be_read_is_named_and_not_shown(
    room: Room, monkeypatch: pytest.MonkeyPatch, source: SecretSource, told: str, tmp_path: Path
) -> None:
    monkeypatch.setenv("AGGREGATOR_TEST_BAD", "whsec_hunter2")
    with pytest.raises(SecretMissing, match=told) as missing:
        room.service.test(webhook_spec(tmp_path, secrets=(source,)))
    assert "hunter2" not in str(missing.value)
    assert room.poster.posted == []


def test_nothing_is_sent_while_the_service_is_stopping(room: Room) -> None:
    room.story("one")
    room.service.stop()
    assert room.deliver() == []


def test_nothing_further_is_sent_once_the_service_is_told_to_stop(room: Room) -> None:
    one, two = room.story("one"), room.story("two")
    room.poster.meanwhile = room.service.stop
    assert room.deliver() == [("story.new", one, 1)]
    room.poster.meanwhile = lambda: None
    room.service = room.another("one")
    assert ("story.new", two, 1) in room.deliver()


def test_a_pinned_note_does_not_make_an_unwanted_event(room: Room, tmp_path: Path) -> None:
    room.specs = [webhook_spec(tmp_path, events=(EventType.NEW,))]
    story = room.story("one")
    assert room.deliver() == [("story.new", story, 1)]
    with room.database.write() as uow:
        uow.stories.pin(story, Pins(note="Ask."), now=room.clock.now())
        uow.commit()
    assert room.deliver() == []

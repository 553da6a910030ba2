"""Webhooks told of stories: order, retries, rests, dead letters, and what is sent again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from aggregator.catalogue.webhooks import follow_webhooks
from aggregator.errors import NotFound, SecretMissing
from aggregator.model import (
    EventType,
    FailureKind,
    Pins,
    PostOutcome,
    SecretSource,
    StoryState,
    WebhookPause,
    WebhookSpec,
)
from aggregator.webhooks import Webhooks, discard, give_again, give_all_again, resume, statuses
from tests.contract.test_contract_queue import Desk
from tests.support import make
from tests.support.clock import StillClock
from tests.support.memory import MemoryDatabase
from tests.support.posting import POLICY, TAKEN, ScriptedPoster, webhook_spec

BUSY = PostOutcome(status=503, failure=FailureKind.SERVER_ERROR, message="busy")
REFUSED = PostOutcome(status=422, failure=FailureKind.CLIENT_ERROR, message="no")
GONE = PostOutcome(status=410, failure=FailureKind.GONE, message="gone")


class Room:
    """A service that tells webhooks, over a database in memory."""

    def __init__(self, folder: Path) -> None:
        self.database, self.clock, self.poster = MemoryDatabase(), StillClock(), ScriptedPoster()
        self.specs: list[WebhookSpec] = [webhook_spec(folder)]
        self.follow()
        self.service = self.another("one")
        self.articles: dict[int, Sequence[int]] = {}

    def another(self, owner: str) -> Webhooks:
        return Webhooks(
            database=self.database,
            clock=self.clock,
            poster=self.poster,
            webhooks=lambda: self.specs,
            policy=POLICY,
            owner=owner,
            chance=lambda: 0.0,
        )

    def follow(self) -> None:
        with self.database.write() as uow:
            follow_webhooks(uow, self.specs, self.clock.now())
            uow.commit()

    def story(self, name: str, *topics: str) -> int:
        with self.database.write() as uow:
            desk = Desk(uow)
            story_id = desk.story(name, topics=topics)
            self.articles[story_id] = desk.articles[name]
            uow.commit()
        return story_id

    def retitle(self, story_id: int, headline: str) -> None:
        with self.database.write() as uow:
            record = make.record(self.articles[story_id], headline=headline)
            uow.stories.save_record(story_id, record, topics=(), now=self.clock.now())
            uow.commit()

    def set_state(self, story_id: int, state: StoryState) -> None:
        with self.database.write() as uow:
            uow.stories.set_state(story_id, state, now=self.clock.now())
            uow.commit()

    def deliver(self, after: timedelta = timedelta()) -> list[tuple[str, int, int]]:
        """Let time pass and deliver; returns type, story and sequence of what was posted."""
        self.clock.move(after)
        before = len(self.poster.posted)
        self.service.deliver_due()
        return [(each["type"], each["data"]["id"], each["sequence"]) for each in self.poster.bodies[before:]]

    def dead(self) -> list[str]:
        with self.database.read() as uow:
            return [each.id for each in uow.webhooks.dead(limit=100)]

    def do(self, work: Callable[..., object], *args: object) -> None:
        with self.database.write() as uow:
            work(uow, *args)
            uow.commit()


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


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
        log, wall = statuses(uow, room.specs)
    assert "missing, which holds the secret, cannot be read" in log.webhook.error
    assert (log.counts.waiting, log.state(room.clock.now())) == (1, "failing, resting")
    assert (wall.counts.waiting, wall.state(room.clock.now())) == (0, "well")


def test_after_its_last_try_an_event_is_given_up_and_its_story_goes_on(room: Room) -> None:
    room.poster.answers = [REFUSED]
    story = room.story("one")
    for _ in range(6):
        room.deliver(timedelta(hours=1))
    assert len(room.poster.posted) == POLICY.retry.tries
    assert len(room.dead()) == 1
    room.poster.answers = [TAKEN]
    room.retitle(story, "Second")
    assert room.deliver() == [("story.changed", story, 2)]


def test_what_was_given_up_is_told_again_behind_what_was_told_since_under_its_old_id(room: Room) -> None:
    room.poster.answers = [REFUSED]
    story = room.story("one")
    for _ in range(6):
        room.deliver(timedelta(hours=1))
    room.poster.answers = [TAKEN]
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
    room.poster.answers = [REFUSED]
    story = room.story("one")
    for _ in range(6):
        room.deliver(timedelta(hours=1))
    room.poster.answers = [TAKEN]
    room.retitle(story, "Second")
    room.service.plan_changes()
    with room.database.write() as uow:
        assert give_all_again(uow, None, now=room.clock.now()) == 1
        uow.commit()
    assert room.deliver() == [("story.changed", story, 2)]
    assert room.dead() == []


def test_what_was_given_up_can_be_discarded_and_is_forgotten_in_time(room: Room) -> None:
    room.poster.answers = [REFUSED]
    for name in ("one", "two"):
        room.story(name)
    for _ in range(6):
        room.deliver(timedelta(hours=1))
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
    room.do(resume, "wall")
    three = room.story("three")
    assert room.deliver() == [("story.new", three, 1)]
    with room.database.read() as uow:
        assert uow.notices.all() == []
    with pytest.raises(NotFound):
        room.do(resume, "fence")


def test_another_address_ends_a_stop(room: Room, tmp_path: Path) -> None:
    room.poster.answers = [GONE, TAKEN]
    room.story("one")
    room.deliver()
    room.specs = [webhook_spec(tmp_path, url="https://wall.example/new")]
    room.follow()
    two = room.story("two")
    assert room.deliver() == [("story.new", two, 1)]


def test_a_disabled_webhook_keeps_what_waits_and_hears_of_nothing_else(room: Room, tmp_path: Path) -> None:
    one = room.story("one")
    room.service.plan_changes()
    room.specs = [webhook_spec(tmp_path, enabled=False)]
    room.follow()
    room.story("two")
    assert room.deliver() == []
    room.specs = [webhook_spec(tmp_path)]
    room.follow()
    assert room.deliver() == [("story.new", one, 1)]


def test_a_webhook_that_is_taken_out_is_forgotten_with_what_waits(room: Room) -> None:
    room.story("one")
    room.service.plan_changes()
    room.specs = []
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


def test_a_pinned_note_does_not_make_an_unwanted_event(room: Room, tmp_path: Path) -> None:
    room.specs = [webhook_spec(tmp_path, events=(EventType.NEW,))]
    story = room.story("one")
    assert room.deliver() == [("story.new", story, 1)]
    with room.database.write() as uow:
        uow.stories.pin(story, Pins(note="Ask."), now=room.clock.now())
        uow.commit()
    assert room.deliver() == []

"""What a webhook is told of a story, by what it was told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model import (
    EventType,
    SecretSource,
    Story,
    StoryKind,
    StoryState,
    Told,
    ToldStory,
    Webhook,
    WebhookEvent,
    WebhookSpec,
)
from aggregator.webhooks.planning import Plan, event_types, plan, standing
from tests.support import make
from tests.support.make import NOON, at

SPEC = WebhookSpec(name="wall", url="https://wall.example/", secrets=(SecretSource(file=Path("secret")),))
WALL = Webhook(name="wall", added=NOON, address="")
STORY = Story(
    id=7, state=StoryState.OPEN, revision=1, record=make.record(), opened=at(1), changed=at(1), topics=("Ports",)
)
SHOWN, HIDDEN = (Told.OPEN, Told.CONFIRMED), (Told.DISMISSED, Told.MERGED, Told.LEFT)


def planned(
    story: Story = STORY,
    *,
    spec: WebhookSpec = SPEC,
    kind: StoryKind | None = None,
    told: ToldStory | None = None,
    waiting: WebhookEvent | None = None,
    webhook: Webhook = WALL,
) -> Plan:
    return plan(
        story,
        kind,
        spec,
        webhook,
        told=told,
        waiting=waiting,
        new_id="evt_new",
        now=at(2),
        gather=timedelta(seconds=10),
    )


def told(state: Told = Told.OPEN, sequence: int = 1) -> ToldStory:
    return ToldStory(webhook="wall", story_id=7, told=state, sequence=sequence)


def in_state(state: StoryState) -> Story:
    merged = state is StoryState.MERGED
    return replace(STORY, state=state, merged_into=9 if merged else None, record=None if merged else STORY.record)


def test_a_story_opened_since_is_new_and_an_older_one_has_changed() -> None:
    found = planned()
    assert found.queue is not None
    assert (found.queue.type, found.queue.sequence, found.queue.before) == (EventType.NEW, 1, None)
    assert found.queue.next_try == at(2) + timedelta(seconds=10)
    assert found.told == told()
    older = planned(webhook=replace(WALL, added=at(1.5)))
    assert older.queue is not None
    assert older.queue.type is EventType.CHANGED


@pytest.mark.parametrize(
    ("before", "state", "type_"),
    [
        (Told.OPEN, StoryState.OPEN, EventType.CHANGED),
        (Told.OPEN, StoryState.CONFIRMED, EventType.CONFIRMED),
        (Told.OPEN, StoryState.DISMISSED, EventType.DISMISSED),
        (Told.OPEN, StoryState.MERGED, EventType.MERGED),
        (Told.CONFIRMED, StoryState.CONFIRMED, EventType.CHANGED),
        (Told.CONFIRMED, StoryState.OPEN, EventType.REOPENED),
        (Told.DISMISSED, StoryState.OPEN, EventType.REOPENED),
        (Told.MERGED, StoryState.OPEN, EventType.REOPENED),
        (Told.MERGED, StoryState.CONFIRMED, EventType.CONFIRMED),
        (Told.LEFT, StoryState.OPEN, EventType.NEW),
    ],
)
def test_a_difference_has_its_type(before: Told, state: StoryState, type_: EventType) -> None:
    found = planned(in_state(state), told=told(before, 4))
    assert found.queue is not None
    assert (found.queue.type, found.queue.sequence, found.queue.before) == (type_, 5, before)


@pytest.mark.parametrize("state", [StoryState.DISMISSED, StoryState.MERGED])
def test_a_story_that_was_never_told_is_not_told_of_when_it_is_hidden(state: StoryState) -> None:
    assert planned(in_state(state)) == Plan()
    assert planned(in_state(state), told=told(Told.LEFT)) == Plan()


def test_only_stories_of_the_topic_are_told_and_that_one_has_left_it() -> None:
    ports, quakes = replace(SPEC, topic="Ports"), replace(SPEC, topic="Quakes")
    assert planned(spec=ports).queue is not None
    assert planned(spec=quakes) == Plan()
    left = planned(spec=quakes, told=told())
    assert left.queue is not None
    assert left.queue.type is EventType.LEFT
    assert left.told == told(Told.LEFT, 2)
    assert planned(spec=quakes, told=told(Told.LEFT, 2)) == Plan()


def test_only_stories_of_the_kinds_are_told_and_none_that_was_not_read() -> None:
    talks = replace(SPEC, kinds=(StoryKind.TALKS,))
    assert planned(spec=talks, kind=None) == Plan()
    assert planned(spec=talks, kind=StoryKind.INCIDENT) == Plan()
    assert planned(spec=talks, kind=StoryKind.TALKS).queue is not None


def test_what_is_not_wanted_is_not_told_but_remembered() -> None:
    confirmed_alone = replace(SPEC, events=(EventType.CONFIRMED,))
    assert planned(spec=confirmed_alone) == Plan()
    first = planned(in_state(StoryState.CONFIRMED), spec=confirmed_alone)
    assert first.queue is not None
    again = planned(spec=confirmed_alone, told=first.told)
    assert again == Plan(told=told(Told.OPEN))
    second = planned(in_state(StoryState.CONFIRMED), spec=confirmed_alone, told=again.told)
    assert second.queue is not None
    assert (second.queue.type, second.queue.sequence) == (EventType.CONFIRMED, 2)


def test_a_webhook_that_wants_no_confirmation_is_told_that_the_story_is_new() -> None:
    found = planned(in_state(StoryState.CONFIRMED), spec=replace(SPEC, events=(EventType.NEW,)))
    assert found.queue is not None
    assert found.queue.type is EventType.NEW


def test_an_event_that_waits_tells_of_later_changes_by_what_was_known_before_it() -> None:
    waiting = make.webhook_event("wall", 7, type=EventType.NEW, before=None)
    assert planned(told=told(), waiting=waiting) == Plan(retell=EventType.NEW, told=told())
    confirmed = planned(in_state(StoryState.CONFIRMED), told=told(), waiting=waiting)
    assert confirmed == Plan(retell=EventType.CONFIRMED, told=told(Told.CONFIRMED))


def test_an_event_that_waits_is_dropped_when_the_webhook_need_not_know_any_more() -> None:
    waiting = make.webhook_event("wall", 7, type=EventType.NEW, before=None)
    dropped = planned(in_state(StoryState.DISMISSED), told=told(), waiting=waiting)
    assert dropped == Plan(drop=True, told=told(Told.LEFT, 0))


def test_a_story_without_a_record_is_not_told_of_yet() -> None:
    assert standing(replace(STORY, record=None), None, SPEC) is None
    assert planned(replace(STORY, record=None)) == Plan()


@given(states=st.lists(st.sampled_from([*Told]), max_size=12), is_news=st.booleans())
def test_whatever_a_story_goes_through_a_webhook_knows_in_the_end_how_it_stands(
    states: list[Told], *, is_news: bool
) -> None:
    """A receiver that does what each event says shows the story exactly when it is shown here."""
    before: Told | None = None
    shown = False
    for after in states:
        match event_types(before, after, is_news=is_news):
            case ():
                pass
            case (EventType.MERGED | EventType.DISMISSED | EventType.LEFT, *_):
                shown = False
            case _:
                shown = True
        before = Told.LEFT if before in {None, Told.LEFT} and after in HIDDEN else after
        assert shown == (after in SHOWN)

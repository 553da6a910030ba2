"""What there is to tell: how a story as it is now differs from what a webhook was told of it; pure.

Nobody has to remember what happened, only that something did. A story that was confirmed and opened again before
anybody was told is not told of at all as confirmed, and however often a story changes while one event waits untried,
that event tells it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from aggregator.model import (
    EventType,
    ListedStory,
    StoryKind,
    StoryState,
    Told,
    ToldStory,
    Webhook,
    WebhookEvent,
    WebhookSpec,
)

_COMING: Final[dict[Told, tuple[EventType, ...]]] = {Told.OPEN: (), Told.CONFIRMED: (EventType.CONFIRMED,)}
"""What is shown to a webhook that did not know of it, and what can be told beside its being there."""

_DIFFERENCES: Final[dict[tuple[Told | None, Told], tuple[EventType, ...]]] = {
    (Told.OPEN, Told.OPEN): (EventType.CHANGED,),
    (Told.OPEN, Told.CONFIRMED): (EventType.CONFIRMED, EventType.CHANGED),
    (Told.OPEN, Told.DISMISSED): (EventType.DISMISSED,),
    (Told.OPEN, Told.MERGED): (EventType.MERGED,),
    (Told.OPEN, Told.LEFT): (EventType.LEFT,),
    (Told.CONFIRMED, Told.OPEN): (EventType.REOPENED, EventType.CHANGED),
    (Told.CONFIRMED, Told.CONFIRMED): (EventType.CHANGED,),
    (Told.CONFIRMED, Told.DISMISSED): (EventType.DISMISSED,),
    (Told.CONFIRMED, Told.MERGED): (EventType.MERGED,),
    (Told.CONFIRMED, Told.LEFT): (EventType.LEFT,),
    (Told.DISMISSED, Told.OPEN): (EventType.REOPENED,),
    (Told.DISMISSED, Told.CONFIRMED): (EventType.CONFIRMED, EventType.REOPENED),
    (Told.DISMISSED, Told.MERGED): (EventType.MERGED,),
    (Told.MERGED, Told.OPEN): (EventType.REOPENED,),
    (Told.MERGED, Told.CONFIRMED): (EventType.CONFIRMED, EventType.REOPENED),
}
"""What can be told of a story that was known, the most telling first; nothing of the differences that are not here.

A dismissed or merged story may change, or leave the topic, without anybody's being interested.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What follows for one webhook from a story that may have changed."""

    queue: WebhookEvent | None = None
    """An event to be added."""
    retell: EventType | None = None
    """What the event that waits tells of now."""
    drop: bool = False
    """The event that waits has become pointless."""
    told: ToldStory | None = None
    """What the webhook is told last, when all that waits is told."""


def standing(story: ListedStory, kind: StoryKind | None, spec: WebhookSpec) -> Told | None:
    """What a webhook should know of a story as it is now; None for one without a record."""
    if story.state is StoryState.MERGED:
        return Told.MERGED
    if story.record is None:
        return None
    if spec.topic is not None and spec.topic not in story.topics:
        return Told.LEFT
    if spec.kinds and kind not in spec.kinds:
        return Told.LEFT
    return Told(story.state.value)


def event_types(before: Told | None, after: Told, *, is_news: bool) -> tuple[EventType, ...]:
    """What can be told of a story that was known as `before` and is `after` now, the most telling first.

    All of them are true of it, so that a webhook which does not want the first is told the next.
    """
    if before in {None, Told.LEFT}:
        return (*_COMING[after], EventType.NEW if is_news else EventType.CHANGED) if after in _COMING else ()
    return _DIFFERENCES.get((before, after), ())


def plan(
    story: ListedStory,
    kind: StoryKind | None,
    spec: WebhookSpec,
    webhook: Webhook,
    *,
    told: ToldStory | None,
    waiting: WebhookEvent | None,
    new_id: str,
    now: datetime,
    gather: timedelta,
) -> Plan:
    """What follows for a webhook: `told` is what it was told last, `waiting` its event of the story that is untried."""
    after = standing(story, kind, spec)
    if after is None:
        return Plan()
    before = waiting.before if waiting is not None else told.told if told is not None else None
    possible = event_types(before, after, is_news=story.opened >= webhook.added)
    type_ = next((each for each in possible if each in spec.events), None)
    # A webhook that never knew the story is left not knowing it, until there is something to tell.
    known = Told.LEFT if type_ is None and before in {None, Told.LEFT} else after
    if waiting is not None and told is not None:
        if type_ is None:
            # It was never sent, so that its number is free again.
            return Plan(drop=True, told=replace(told, told=known, sequence=told.sequence - 1))
        return Plan(retell=type_, told=replace(told, told=known))
    if type_ is None:
        return Plan(told=None if told is None or told.told == known else replace(told, told=known))
    sequence = (told.sequence if told is not None else 0) + 1
    event = WebhookEvent(
        id=new_id,
        webhook=spec.name,
        story_id=story.id,
        sequence=sequence,
        type=type_,
        before=before,
        at=now,
        queued=now,
        next_try=now + gather,
    )
    return Plan(queue=event, told=ToldStory(webhook=spec.name, story_id=story.id, told=after, sequence=sequence))

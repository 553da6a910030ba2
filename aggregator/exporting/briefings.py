"""Gathers what a briefing is made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from aggregator.briefing import MOST_STORIES, Briefing, RelatedStory, StoryToTell, build_briefing
from aggregator.model import Story
from aggregator.ports import QueueFilter, UnitOfWork
from aggregator.relating import related_stories


def gather_briefing(uow: UnitOfWork, topic: str, *, since: datetime, until: datetime) -> Briefing:
    """The briefing of a topic: of its stories that published something in the period, those with the most texts."""
    ranked = uow.stories.by_texts(QueueFilter(topic=topic, since=since))
    begun = (story for story in _stories(uow, ranked) if story.record and story.record.first_published <= until)
    chosen = list(islice(begun, MOST_STORIES))
    members = uow.stories.members([story.id for story in chosen])
    details = uow.stories.details([story.id for story in chosen])
    told = [
        StoryToTell(
            story=story,
            record=story.record,
            details=story.pins.over(details[story.id]) if story.id in details else None,
            articles={member.stored.id: member.stored for member in members[story.id]},
            related=tuple(
                RelatedStory(story_id=each.story.id, shared=each.shared)
                for each in related_stories(uow, story, among=members)
            ),
        )
        for story in chosen
        if story.record is not None
    ]
    return build_briefing(topic, told, since=since, until=until, more_stories=len(ranked) - len(told))


def _stories(uow: UnitOfWork, ids: Sequence[int]) -> Iterator[Story]:
    """The stories in that order, no more of them read than are taken, or few more."""
    for start in range(0, len(ids), MOST_STORIES):
        yield from uow.stories.many(ids[start : start + MOST_STORIES]).values()

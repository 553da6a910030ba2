"""Gathers what a briefing is made from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from heapq import nlargest

from aggregator.briefing import MOST_STORIES, Briefing, RelatedStory, StoryToTell, build_briefing
from aggregator.model import Story
from aggregator.ports import QueueFilter, UnitOfWork
from aggregator.relating import related_stories

_PORTION = 200


def gather_briefing(uow: UnitOfWork, topic: str, *, since: datetime, until: datetime) -> Briefing:
    """The briefing of a topic: of its stories that published something in the period, those with the most texts."""
    found = 0

    def ranked() -> Iterator[tuple[int, int, Story]]:
        nonlocal found
        for story in _stories(uow, QueueFilter(topic=topic, since=since)):
            if story.record is not None and story.record.first_published <= until:
                found += 1
                yield story.record.independent_texts, story.id, story

    chosen = [story for *_, story in nlargest(MOST_STORIES, ranked(), key=lambda each: each[:2])]
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
    return build_briefing(topic, told, since=since, until=until, more_stories=found - len(told))


def _stories(uow: UnitOfWork, wanted: QueueFilter) -> Iterator[Story]:
    after = 0
    while stories := uow.stories.selected(wanted, after=after, limit=_PORTION):
        yield from stories
        after = stories[-1].id

"""Keeps stories' records in step with their articles; shared by the services that move articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from aggregator.merging import build_record, topics_of
from aggregator.model import StoryDetails, StoryRecord, TopicSpec
from aggregator.ports import UnitOfWork

Topics = Callable[[], Sequence[TopicSpec]]
"""The topics of the present catalogue, which may change while the service runs."""


def refresh_records(uow: UnitOfWork, story_ids: Iterable[int], *, topics: Sequence[TopicSpec], now: datetime) -> None:
    """Recompute the records of stories from the articles they hold; stories without articles are left alone."""
    found = {story_id: members for story_id, members in uow.stories.members(story_ids).items() if members}
    stories = uow.stories.listed(found)
    details = details_for(uow, stories, topics)
    records: dict[int, tuple[StoryRecord, Sequence[str]]] = {}
    for story_id, members in found.items():
        articles = [member.stored for member in members]
        record = build_record(articles, stories[story_id].pins)
        names = topics_of(articles, details.get(story_id), topics, stories[story_id].pins)
        records[story_id] = record, names
    uow.stories.save_records(records, now=now)


def details_for(uow: UnitOfWork, story_ids: Iterable[int], topics: Sequence[TopicSpec]) -> Mapping[int, StoryDetails]:
    """The details of stories, as far as topics ask for them, and they have been read."""
    return uow.stories.details(story_ids) if any(topic.asks_details for topic in topics) else {}

"""Keeps stories' records in step with their articles; shared by the services that move articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from aggregator.merging import build_record, topics_of
from aggregator.model import TopicSpec
from aggregator.ports import UnitOfWork

Topics = Callable[[], Sequence[TopicSpec]]
"""The topics of the present catalogue, which may change while the service runs."""


def refresh_records(uow: UnitOfWork, story_ids: Iterable[int], *, topics: Sequence[TopicSpec], now: datetime) -> None:
    """Recompute the records of stories from the articles they hold; stories without articles are left alone."""
    found = uow.stories.members(story_ids)
    stories = uow.stories.many(found)
    for story_id, members in found.items():
        if members:
            articles = [member.stored for member in members]
            record = build_record(articles, stories[story_id].pins)
            uow.stories.save_record(story_id, record, topics=topics_of(articles, topics), now=now)

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
    for story_id, members in uow.stories.members(story_ids).items():
        if members:
            articles = [member.stored for member in members]
            found = topics_of(articles, topics)
            uow.stories.save_record(story_id, build_record(articles), topics=found, now=now)

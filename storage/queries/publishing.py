"""Stories as they leave the desk: newest first for those who follow them, and one by one for those who take all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, func, select, update

from aggregator.model import Story, StoryState
from aggregator.ports import QueueFilter, TopicCount
from storage.queries import queue
from storage.queries.doubt import IN_QUEUE
from storage.queries.statements import Store, given
from storage.tables import STORIES, STORY_TOPICS

# Those that are not shown are few, and are found in an index.
_NOT_SHOWN = select(STORIES.c.id).where(STORIES.c.state.in_((StoryState.DISMISSED, StoryState.MERGED)))
_TOPIC_COUNTS = (
    select(STORY_TOPICS.c.topic, func.count().label("stories"))
    .where(STORY_TOPICS.c.story_id.not_in(_NOT_SHOWN))
    .group_by(STORY_TOPICS.c.topic)
)
_TOPIC_NEWS = (
    select(STORY_TOPICS.c.topic, func.count().label("stories"))
    .where(STORY_TOPICS.c.story_id.in_(select(STORIES.c.id).where(STORIES.c.opened >= given("since"), IN_QUEUE)))
    .group_by(STORY_TOPICS.c.topic)
)
_CHANGED_NOW = (
    update(STORIES)
    .where(STORIES.c.record_changed > given("latest"))
    .values(
        record_changed=given("now"),
        changed=case((STORIES.c.changed > given("now"), given("now")), else_=STORIES.c.changed),
    )
)


class SqlPublishing(Store, ABC):
    """The part of `StoryStore` that serves those who follow or take away stories."""

    @abstractmethod
    def many(self, story_ids: Iterable[int]) -> dict[int, Story]:
        """Stories by id, in the order asked for."""

    def latest(self, wanted: QueueFilter, *, limit: int) -> list[Story]:
        """Stories by the last change of their records."""
        order = STORIES.c.record_changed.desc(), STORIES.c.id.desc()
        found = select(STORIES.c.id).where(
            STORIES.c.record_changed.is_not(None), *queue.conditions(self._connection, wanted).on_story
        )
        return self._whole(found.order_by(*order).limit(limit))

    def void_future(self, *, now: datetime, changed: datetime) -> int:
        """Let stories that changed by a clock that was ahead have done so now."""
        return self._connection.execute(_CHANGED_NOW, {"now": now, "latest": changed}).rowcount

    def selected(self, wanted: QueueFilter, *, after: int, limit: int) -> list[Story]:
        """Stories by id."""
        found = select(STORIES.c.id).where(STORIES.c.id > after, *queue.conditions(self._connection, wanted).on_story)
        return self._whole(found.order_by(STORIES.c.id).limit(limit))

    def by_texts(self, wanted: QueueFilter) -> list[int]:
        """Ids of stories by their number of independent texts."""
        found = select(STORIES.c.id).where(*queue.conditions(self._connection, wanted).on_story)
        order = STORIES.c.independent_texts.desc(), STORIES.c.id.desc()
        return list(self._connection.scalars(found.order_by(*order)))

    def _whole(self, ids: Select[Any]) -> list[Story]:
        return list(self.many(self._connection.scalars(ids).all()).values())

    def topic_counts(self, since: datetime) -> Mapping[str, TopicCount]:
        """How many stories each topic has."""
        new = {row.topic: row.stories for row in self._connection.execute(_TOPIC_NEWS, {"since": since})}
        return {
            row.topic: TopicCount(stories=row.stories, new=new.get(row.topic, 0))
            for row in self._connection.execute(_TOPIC_COUNTS)
        }

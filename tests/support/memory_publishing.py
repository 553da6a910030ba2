"""Stories as they leave the desk, from dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from aggregator.model import Story, StoryState
from aggregator.ports import QueueFilter, TopicCount
from tests.support.memory_queue import MemoryQueue


class MemoryPublishing(MemoryQueue):
    """The part of `StoryStore` that serves those who follow or take away stories, in memory."""

    def latest(self, wanted: QueueFilter, *, limit: int) -> list[Story]:
        found = [(story.record_changed, story.id, story) for story in self._all_wanted(wanted) if story.record_changed]
        return [story for *_, story in sorted(found, key=lambda each: each[:2], reverse=True)][:limit]

    def void_future(self, *, now: datetime, changed: datetime) -> int:
        late = [each for each in self._state.stories.values() if each.record_changed and each.record_changed > changed]
        for story in late:
            self._state.stories[story.id] = replace(story, record_changed=now, changed=min(story.changed, now))
        return len(late)

    def selected(self, wanted: QueueFilter, *, after: int, limit: int) -> list[Story]:
        return [story for story in sorted(self._all_wanted(wanted), key=lambda each: each.id) if story.id > after][
            :limit
        ]

    def by_texts(self, wanted: QueueFilter) -> list[int]:
        texts = [
            (story.record.independent_texts if story.record else 0, story.id) for story in self._all_wanted(wanted)
        ]
        return [story_id for _, story_id in sorted(texts, reverse=True)]

    def topic_counts(self, since: datetime) -> Mapping[str, TopicCount]:
        shown = [
            story for story in self._state.stories.values() if story.state in {StoryState.OPEN, StoryState.CONFIRMED}
        ]
        stories = Counter(topic for story in shown for topic in story.topics)
        new = Counter(topic for story in shown if story.opened >= since for topic in story.topics)
        return {topic: TopicCount(stories=count, new=new[topic]) for topic, count in stories.items()}

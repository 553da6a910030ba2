"""Stories as they leave the desk, from dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator.model import Story, StoryState
from aggregator.ports import QueueFilter, TopicCount

if TYPE_CHECKING:
    from tests.support.memory import State


class MemoryPublishing:
    """The part of `StoryStore` that serves those who follow or take away stories, in memory."""

    _state: State
    changed: set[int]

    @abstractmethod
    def _all_wanted(self, wanted: QueueFilter) -> list[Story]: ...

    @abstractmethod
    def _flag_changed(self, story_id: int) -> None: ...

    def latest(self, wanted: QueueFilter, *, limit: int) -> list[Story]:
        found = [(story.record_changed, story.id, story) for story in self._all_wanted(wanted) if story.record_changed]
        return [story for *_, story in sorted(found, key=lambda each: each[:2], reverse=True)][:limit]

    def selected(self, wanted: QueueFilter, *, after: int, limit: int) -> list[Story]:
        return [story for story in sorted(self._all_wanted(wanted), key=lambda each: each.id) if story.id > after][
            :limit
        ]

    def by_texts(self, wanted: QueueFilter) -> list[int]:
        texts = [
            (story.record.independent_texts if story.record else 0, story.id) for story in self._all_wanted(wanted)
        ]
        return [story_id for _, story_id in sorted(texts, reverse=True)]

    def note_edits(self, story_ids: Iterable[int], *, now: datetime) -> None:
        for each in story_ids:
            self.changed.add(each)
            story = self._state.stories[each]
            if story.record_changed is not None:
                self._state.stories[each] = replace(story, record_changed=now)
            self._flag_changed(each)

    def save_topics(self, story: Story, topics: Sequence[str], *, now: datetime) -> bool:
        present = self._state.stories.get(story.id)
        if present is None or (present.revision, present.changed) != (story.revision, story.changed):
            return False
        self.changed.add(story.id)
        self._state.stories[story.id] = replace(present, topics=tuple(sorted(set(topics))), changed=now)
        return True

    def topic_counts(self, since: datetime) -> Mapping[str, TopicCount]:
        shown = [
            story for story in self._state.stories.values() if story.state in {StoryState.OPEN, StoryState.CONFIRMED}
        ]
        stories = Counter(topic for story in shown for topic in story.topics)
        new = Counter(topic for story in shown if story.opened >= since for topic in story.topics)
        return {topic: TopicCount(stories=count, new=new[topic]) for topic, count in stories.items()}

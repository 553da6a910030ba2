"""Details of stories as dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator.model import StoryDetails

if TYPE_CHECKING:
    from tests.support.memory import State


class MemoryDetails:
    """The part of `StoryStore` that keeps details, in memory."""

    _state: State

    def details(self, story_ids: Iterable[int]) -> dict[int, StoryDetails]:
        return {each: self._state.details[each][1] for each in story_ids if each in self._state.details}

    def unread(self, *, limit: int) -> list[int]:
        return sorted(self._state.unread, reverse=True)[:limit]

    def mark_unread(self, story_ids: Iterable[int]) -> None:
        self._state.unread.update(story_ids)

    def mark_outdated(self, engine: str) -> int:
        outdated = {story_id for story_id, (read_by, _) in self._state.details.items() if read_by != engine}
        self._state.unread |= outdated
        return len(outdated)

    def save_details(
        self,
        story_id: int,
        details: StoryDetails,
        *,
        engine: str,
        of_revision: int,
        topics: Sequence[str],
        now: datetime,
    ) -> bool:
        story = self._state.stories.get(story_id)
        if story is None or story.revision != of_revision:
            return False
        names = tuple(sorted(set(topics)))
        before = self._state.details.get(story_id)
        if before is None or before[1] != details or names != story.topics:
            self._state.stories[story_id] = replace(story, changed=now, topics=names)
        self._state.details[story_id] = (engine, details)
        self._state.unread.discard(story_id)
        return True

"""Details of stories as dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator.model import NamedIn, NameKind, Story, StoryDetails, StoryKind, StoryName

if TYPE_CHECKING:
    from tests.support.memory import State


class MemoryDetails:
    """The part of `StoryStore` that keeps details, in memory."""

    _state: State
    changed: set[int]

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
        names: Sequence[StoryName],
        topics: Sequence[str],
        now: datetime,
    ) -> bool:
        story = self._state.stories.get(story_id)
        if story is None or story.revision != of_revision:
            return False
        found = tuple(sorted(set(topics)))
        before = self._state.details.get(story_id)
        if before is None or before[1] != details or found != story.topics:
            self.changed.add(story_id)
            self._state.stories[story_id] = replace(story, changed=now, topics=found)
        self._state.details[story_id] = (engine, details)
        self._state.names[story_id] = sorted(names, key=lambda each: (-each.weight, each.kind, each.key))
        self._state.unread.discard(story_id)
        return True

    def save_topics(self, story: Story, topics: Sequence[str], *, now: datetime) -> bool:
        present = self._state.stories.get(story.id)
        if present is None or (present.revision, present.changed) != (story.revision, story.changed):
            return False
        self.changed.add(story.id)
        self._state.stories[story.id] = replace(present, topics=tuple(sorted(set(topics))), changed=now)
        return True

    def readings(self, made_of: Mapping[int, str]) -> dict[int, bytes]:
        found = {each: self._state.readings.get(each, ("", b"")) for each in made_of}
        return {each: packed for each, (kept_of, packed) in found.items() if kept_of == made_of[each]}

    def keep_readings(self, packed: Mapping[int, bytes], made_of: Mapping[int, str]) -> None:
        self._state.readings.update({each: (made_of[each], reading) for each, reading in packed.items()})

    def names(self, story_ids: Iterable[int]) -> dict[int, list[StoryName]]:
        return {each: list(self._state.names.get(each, ())) for each in story_ids}

    def named_in(self, names: Iterable[tuple[NameKind, str]], *, near: int, most: int) -> list[NamedIn]:
        found = []
        for known_by in dict.fromkeys(names):
            about = self._named_in(known_by)
            found += [each for each in reversed(about) if each.story_id < near][:most]
            found += [each for each in about if each.story_id > near][:most]
        return found

    def _named_in(self, known_by: tuple[NameKind, str]) -> list[NamedIn]:
        return [
            NamedIn(story_id=story_id, known_by=known_by, weight=name.weight)
            for story_id, names in sorted(self._state.names.items())
            for name in names
            if name.known_by == known_by
        ]

    def kinds(self, story_ids: Iterable[int]) -> dict[int, StoryKind]:
        kinds = {each: self._kind(self._state.stories[each]) for each in story_ids if each in self._state.stories}
        return {story_id: kind for story_id, kind in kinds.items() if kind is not None}

    def _kind(self, story: Story) -> StoryKind | None:
        read = self.details([story.id]).get(story.id)
        return story.pins.kind or (read.kind if read else None)

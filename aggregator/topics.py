"""Keeps what is stored in step with the topics of feeds.yaml.

New and changed stories are sorted as they are recorded. When the topics themselves change, also while the service was
down, all stories are looked at again: in portions, worked out while nothing is locked and stored in short transactions,
so that polling and grouping go on beside it. A mark of the topics is stored when all of it is done, so that what was
cut short is taken up again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Final

from aggregator.errors import UnknownTopic
from aggregator.fields import nearest
from aggregator.merging import topics_of
from aggregator.model import Story, StoryState, TopicSpec, in_runs
from aggregator.ports import Clock, Database, Notice
from aggregator.records import Topics, details_for
from aggregator.work import work_on

_log = logging.getLogger(__name__)

_PORTION: Final = 100
_NOTICE: Final = "topics"
_RULES: Final = "3"
"""Raised when what a topic matches changes in the program, so that all stories are sorted again."""


def find_topic(name: str, topics: Sequence[TopicSpec]) -> TopicSpec:
    """The topic of a name, in any case; raises `UnknownTopic`."""
    wanted = name.strip().casefold()
    for topic in topics:
        if topic.name.casefold() == wanted:
            return topic
    known = sorted(topic.name for topic in topics)
    raise UnknownTopic(name, known, nearest(name, known))


def topic_named(name: str | None, topics: Sequence[TopicSpec]) -> str | None:
    """What the feeds file calls the topic of a name; None where none is named. Raises `UnknownTopic`."""
    return find_topic(name, topics).name if name else None


class TopicSorter:
    """Sorts all stories anew whenever the topics are others than those by which they were sorted last."""

    def __init__(self, *, database: Database, clock: Clock, topics: Topics) -> None:
        self._database, self._clock, self._topics = database, clock, topics
        self._stopping = False

    def stop(self) -> None:
        """Begin no further portion."""
        self._stopping = True

    def sort(self, *, progress: Callable[[int, int], None] | None = None) -> int | None:
        """Sort all stories if the topics have changed; returns how many were looked at, None where they have not.

        `progress` is told of each portion: how many stories, of how many in all. The desk's notices tell it too.
        """
        topics = tuple(self._topics())
        mark = _mark(topics)
        with self._database.read() as uow:
            if uow.instance.get().topics == mark:
                return None
            total = sum(count for state, count in uow.stories.counts().items() if state is not StoryState.MERGED)
        done, after = 0, 0
        while not self._stopping:
            found = self._portion(after, topics)
            if not found:
                self._finish(mark)
                _log.info("topics have changed: stories sorted anew", extra={"stories": done})
                break
            with work_on("topics"):
                self._store(found, f"The topics have changed: {done:,} of {total:,} stories are sorted anew.")
            done, after = done + len(found), found[-1][0].id
            if progress is not None:
                progress(len(found), max(done, total))
        return done

    def _portion(self, after: int, topics: Sequence[TopicSpec]) -> list[tuple[Story, tuple[str, ...]]]:
        """The next stories with their topics."""
        with self._database.read() as uow:
            living = uow.stories.many(uow.stories.living(after, limit=_PORTION))
            stories = {story.id: story for story in next(in_runs(living.values()), [])}
            members = uow.stories.members(stories)
            details = details_for(uow, stories, topics)
        return [
            (story, topics_of([member.stored for member in members[each]], details.get(each), topics, story.pins))
            for each, story in stories.items()
        ]

    def _store(self, found: Sequence[tuple[Story, tuple[str, ...]]], told: str) -> None:
        now = self._clock.now()
        with self._database.write() as uow:
            uow.stories.serialise()  # others change many stories at once too, in another order
            for story, names in found:
                # One that has changed meanwhile has been sorted by whoever changed it.
                if tuple(sorted(names)) != story.topics:
                    uow.stories.save_topics(story, names, now=now)
            uow.notices.put(Notice(key=_NOTICE, text=told, since=now))
            uow.commit()

    def _finish(self, mark: str) -> None:
        with self._database.write() as uow:
            uow.instance.note_topics(mark)
            uow.notices.clear(_NOTICE)
            uow.commit()


def _mark(topics: Sequence[TopicSpec]) -> str:
    told = json.dumps([_RULES, *(asdict(topic) for topic in topics)], ensure_ascii=True)
    return sha256(told.encode()).hexdigest()

"""The queue of stories, from dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator.model import Article, ListedStory, SearchQuery, Story, Suggestion, SuggestionState
from aggregator.ports import MOST_COUNTED, Left, QueueFilter, QueuePlace, StoryPage
from tests.support.memory_details import MemoryDetails

if TYPE_CHECKING:
    from tests.support.memory import State


def about(state: State, story_id: int) -> list[Suggestion]:
    """All suggestions that name a story or one of its articles."""
    return [
        each
        for each in state.suggestions.values()
        if each.story_id == story_id
        or (each.article_id in state.memberships and state.memberships[each.article_id].story_id == story_id)
    ]


class MemoryQueue(MemoryDetails):
    """The part of `StoryStore` that lists stories, in memory."""

    def many(self, story_ids: Iterable[int]) -> dict[int, Story]:
        return {each: self._shown(self._state.stories[each]) for each in story_ids if each in self._state.stories}

    def listed(self, story_ids: Iterable[int]) -> dict[int, ListedStory]:
        return {each: _listed(story) for each, story in self.many(story_ids).items()}

    def _shown(self, story: Story) -> Story:
        asked = sum(each.state is SuggestionState.OPEN for each in about(self._state, story.id))
        return replace(story, open_suggestions=asked)

    def queue(
        self, wanted: QueueFilter, *, limit: int, after: QueuePlace | None = None, newest_first: bool = False
    ) -> StoryPage:
        begins = 1 if newest_first else 0
        stories = sorted(self._all_wanted(wanted), key=lambda story: _urgency(story)[begins:], reverse=True)
        if after is not None:
            place = (after.doubt, after.last_published, after.id)
            stories = [story for story in stories if _urgency(story)[begins:] < place[begins:]]
        shown = stories[:limit]
        following = None
        if len(stories) > limit:
            doubt, last_published, story_id = _urgency(shown[-1])
            following = QueuePlace(doubt=doubt, last_published=last_published, id=story_id)
        return StoryPage(
            stories=tuple(map(_listed, shown)),
            total=self.count(wanted),
            doubtful=self.count(replace(wanted, doubtful_only=True)),
            following=following,
        )

    def count(self, wanted: QueueFilter) -> int | None:
        return _bounded(len(self._all_wanted(wanted)))

    def left(self) -> Left:
        state, queue = self._state, {story.id for story in self._all_wanted(QueueFilter())}
        asked = [
            each
            for each in state.suggestions.values()
            if each.state is SuggestionState.OPEN
            and not queue.isdisjoint({each.story_id, state.memberships[each.article_id].story_id})
        ]
        changed = [each for each in queue if state.stories[each].changed_since_review]
        return Left(questions=_bounded(len(asked)), changed=_bounded(len(changed)))

    def _all_wanted(self, wanted: QueueFilter) -> list[Story]:
        found = set(self._state.found(SearchQuery.read(wanted.words)))
        return [story for story in self.many(self._state.stories).values() if self._wanted(story, wanted, found)]

    def _left_unsure(self) -> set[int]:
        asked = self._state.suggestions.values()
        return {each.story_id for each in asked if each.state is SuggestionState.UNSURE}

    def _wanted(self, story: Story, wanted: QueueFilter, found: set[int]) -> bool:
        articles = [each.article_id for each in self._state.memberships.values() if each.story_id == story.id]
        texts = [self._state.articles[each].article for each in articles]
        return (
            story.state in wanted.states
            and (not wanted.doubtful_only or _doubtful(story))
            and (not wanted.unsure_only or story.id in self._left_unsure())
            and wanted.kind in {None, self._kind(story)}
            and (wanted.topic is None or wanted.topic in story.topics)
            and (wanted.publisher is None or any(each.publisher == wanted.publisher for each in texts))
            and (wanted.language is None or any(each.language == wanted.language for each in texts))
            and (wanted.since is None or _last_published(story) >= wanted.since)
            and (wanted.changed_since is None or _last_changed(story) >= wanted.changed_since)
            and story.id > wanted.newer_than
            and (story.record.publishers if story.record else 0) >= wanted.min_publishers
            and (not wanted.words.strip() or not found.isdisjoint(articles))
        )

    def publishers(self) -> list[str]:
        return sorted({each.publisher for each in self._grouped()})

    def languages(self) -> list[str]:
        return sorted({each.language for each in self._grouped() if each.language})

    def _grouped(self) -> list[Article]:
        return [self._state.articles[each].article for each in self._state.memberships]


def _bounded(counted: int) -> int | None:
    return None if counted > MOST_COUNTED else counted


def _listed(story: Story) -> ListedStory:
    parts = {each.name: getattr(story, each.name) for each in fields(ListedStory)}
    return ListedStory(**parts | {"record": story.record and story.record.outline()})


def _doubtful(story: Story) -> bool:
    return story.open_suggestions > 0 or story.changed_since_review


def _last_published(story: Story) -> datetime:
    return story.record.last_published if story.record else story.opened


def _urgency(story: Story) -> tuple[int, datetime, int]:
    texts = max(story.record.independent_texts, 1) if story.record else 0
    return _doubtful(story) * texts, _last_published(story), story.id


def _last_changed(story: Story) -> datetime:
    return max(story.changed, story.record_changed or story.changed)

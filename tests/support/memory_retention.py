"""What is kept for a time only, as dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import takewhile
from typing import TYPE_CHECKING

from aggregator.model import (
    NO_PINS,
    REVIEWED,
    PauseReason,
    PlacedBy,
    StoredArticle,
    StoryState,
    SuggestionState,
)
from aggregator.ports import ArticlePlace, Dropped, MembershipChange, OldRows, OldStories, OldStory
from tests.support.memory_articles import as_known
from tests.support.memory_reviews import stories_of
from tests.support.memory_stories import living

if TYPE_CHECKING:
    from tests.support.memory import State

_ANSWERED = {SuggestionState.SAME, SuggestionState.DIFFERENT, SuggestionState.UNSURE}


class MemoryRetention:
    """`RetentionStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def old_stories(self, before: datetime, *, after: ArticlePlace | None = None, limit: int) -> OldStories:
        walk = sorted(
            (self._published(story_id), story_id)
            for story_id, story in self._state.stories.items()
            if story.state is StoryState.OPEN and self._published(story_id) < before
        )
        begin = None if after is None else (after.sort_time, after.id)
        page = [each for each in walk if begin is None or each > begin][:limit]
        return OldStories(
            found=tuple(self._old_story(each) for _, each in page if self._may_go(each, before)),
            following=ArticlePlace(sort_time=page[-1][0], id=page[-1][1]) if len(page) == limit else None,
        )

    def _published(self, story_id: int) -> datetime:
        story = self._state.stories[story_id]
        return story.record.last_published if story.record else story.opened

    def _old_story(self, story_id: int) -> OldStory:
        return OldStory(id=story_id, articles=tuple((each.feed_id, as_known(each)) for each in self._held(story_id)))

    def _held(self, story_id: int) -> list[StoredArticle]:
        places = self._state.memberships.values()
        return [self._state.articles[each] for each in sorted(p.article_id for p in places if p.story_id == story_id)]

    def _family(self, story_id: int) -> set[int]:
        return {each for each in self._state.stories if living(self._state, each) == story_id}

    def _may_go(self, story_id: int, before: datetime) -> bool:
        state, story = self._state, self._state.stories.get(story_id)
        if story is None or story.state is not StoryState.OPEN or self._published(story_id) >= before:
            return False
        family, held = self._family(story_id), self._held(story_id)
        ids = {each.id for each in held}
        decided = any(self._is_decided(each) for each in family) or any(self._is_decided_about(each) for each in ids)
        asked = any(s.state in _ANSWERED and s.story_id in family for s in state.suggestions.values())
        elsewhere = any(d.story_id in family and article not in ids for article, d in state.decisions.items())
        recent = any(each.first_seen >= before or each.id in state.unsettled for each in held)
        return not (decided or asked or elsewhere or recent)

    def _is_decided(self, story_id: int) -> bool:
        story = self._state.stories[story_id]
        in_history = any(story_id in stories_of(event) for event in self._state.history)
        return in_history or story.pins != NO_PINS or story.state in REVIEWED

    def _is_decided_about(self, article_id: int) -> bool:
        answered = any(
            each.article_id == article_id and each.state in _ANSWERED for each in self._state.suggestions.values()
        )
        constrained = any(article_id in {each.low, each.high} for each in self._state.constraints)
        place = self._state.memberships.get(article_id)
        return answered or constrained or (place is not None and place.placed_by is PlacedBy.PERSON)

    def documents(self, feed_ids: Iterable[int]) -> Mapping[int, bytes | None]:
        rows = [self._state.feeds[each] for each in feed_ids]
        return {
            row.feed.id: b"" if row.last_items is None and row.feed.paused is PauseReason.REMOVED else row.last_items
            for row in rows
        }

    def drop_stories(self, story_ids: Sequence[int], before: datetime, *, now: datetime) -> Dropped | None:
        state = self._state
        going = [each for each in story_ids if self._may_go(each, before)]
        families = {each for story_id in going for each in self._family(story_id)}
        articles = [each for story_id in going for each in self._held(story_id)]
        ids = {each.id for each in articles}
        questions = [s for s in state.suggestions.values() if s.story_id in families or s.article_id in ids]
        named = {s.story_id for s in questions} | {
            state.memberships[s.article_id].story_id for s in questions if s.article_id in state.memberships
        }
        for each in named - families:
            state.stories[each] = replace(state.stories[each], revision=state.stories[each].revision + 1)
        for question in questions:
            del state.suggestions[question.id]
        for feed_id, count in Counter(each.feed_id for each in articles).items():
            row = state.feeds[feed_id]
            feed = replace(row.feed, article_count=row.feed.article_count - count)
            state.feeds[feed_id] = replace(row, feed=feed)
        state.decided = [d for d in state.decided if d.article_id not in ids and d.story_id not in families]
        for article_id in sorted(ids):
            seq = state.changes[-1].seq + 1
            state.changes.append(MembershipChange(seq=seq, article_id=article_id, story_id=None))
            state.changed[seq] = now
            by_article = (
                state.articles, state.past, state.pages, state.signatures, state.readings, state.memberships,
                state.decisions,
            )  # fmt: skip
            for held in by_article:
                held.pop(article_id, None)
        for story_id in families:
            for about in (state.stories, state.details, state.names, state.reviewed):
                about.pop(story_id, None)
            state.unread.discard(story_id)
        return Dropped(stories=len(going), articles=len(articles))

    def _old(self, rows: OldRows, before: datetime) -> list[tuple[datetime, object]]:
        state = self._state
        match rows:
            case OldRows.FETCH_LOG:
                log: list[tuple[datetime, object]] = [(each.at, (n,)) for n, each in enumerate(state.polls[:-1])]
                found = list(takewhile(lambda each: each[0] < before, log))
            case OldRows.MEMBERSHIP_LOG:
                log = [(state.changed[each.seq], (each.seq,)) for each in state.changes[:-1]]
                found = list(takewhile(lambda each: each[0] < before, log))
            case OldRows.REQUESTS:
                found = [(at, (key,)) for key, at in state.requested.items()]
            case OldRows.REVISIONS:
                found = [
                    (each.replaced, (article_id, each.revision))
                    for article_id, past in state.past.items()
                    if not self._is_anyones(article_id)
                    for each in past
                ]
            case OldRows.EVIDENCE:
                found = [
                    (each.at, (n,)) for n, each in enumerate(state.decided) if not self._is_anyones(each.article_id)
                ]
            case OldRows.QUESTIONS:
                found = [
                    (each.at, (each.id,))
                    for each in state.suggestions.values()
                    if each.state is SuggestionState.WITHDRAWN and not self._is_anyones(each.article_id)
                ]
        return sorted((each for each in found if each[0] < before), key=lambda each: each[0])

    def _is_anyones(self, article_id: int) -> bool:
        place = self._state.memberships.get(article_id)
        return self._is_decided_about(article_id) or (place is not None and self._is_decided(place.story_id))

    def count_old(self, rows: OldRows, before: datetime) -> int:
        return len(self._old(rows, before))

    def find_old(self, rows: OldRows, before: datetime, *, limit: int) -> Sequence[object]:
        return [key for _, key in self._old(rows, before)[:limit]]

    def drop_old(self, rows: OldRows, keys: Sequence[object]) -> int:
        state, gone = self._state, set(keys)
        match rows:
            case OldRows.FETCH_LOG:
                state.polls[:] = [each for n, each in enumerate(state.polls) if (n,) not in gone]
            case OldRows.MEMBERSHIP_LOG:
                state.changes[:] = [each for each in state.changes if (each.seq,) not in gone]
            case OldRows.REQUESTS:
                for key in [each for each in state.requested if (each,) in gone]:
                    del state.requested[key], state.requests[key]
            case OldRows.REVISIONS:
                for article_id, past in state.past.items():
                    state.past[article_id] = tuple(each for each in past if (article_id, each.revision) not in gone)
            case OldRows.EVIDENCE:
                state.decided[:] = [each for n, each in enumerate(state.decided) if (n,) not in gone]
                left = {each.article_id: each for each in state.decided}
                state.decisions = left
            case OldRows.QUESTIONS:
                for each in [each for each in state.suggestions if (each,) in gone]:
                    del state.suggestions[each]
        return len(gone)

    def give_back(self, pages: int) -> int:  # noqa: ARG002 (there are no pages)
        return 0

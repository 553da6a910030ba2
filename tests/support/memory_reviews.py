"""What people are asked and have said, as dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator.errors import Contradiction, DatabaseError
from aggregator.model import STORY_KEYS, UNANSWERED, PairConstraint, Request, StoryEvent, Suggestion, SuggestionState
from tests.support.memory_queue import about
from tests.support.memory_stories import living

if TYPE_CHECKING:
    from tests.support.memory import State


class MemoryReviews:
    """`ReviewStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def _asked(self, article_id: int, story_id: int) -> bool:
        pairs = {(each.article_id, each.story_id) for each in self._state.suggestions.values()}
        return (article_id, story_id) in pairs

    def suggest(self, suggestion: Suggestion) -> int | None:
        if self._asked(suggestion.article_id, suggestion.story_id):
            return None
        suggestion_id = max(self._state.suggestions, default=0) + 1
        self._state.suggestions[suggestion_id] = replace(suggestion, id=suggestion_id)
        return suggestion_id

    def suggestion(self, suggestion_id: int) -> Suggestion | None:
        return self._state.suggestions.get(suggestion_id)

    def suggestions_in(self, state: SuggestionState, *, after: int = 0, limit: int) -> list[Suggestion]:
        found = [each for _, each in sorted(self._state.suggestions.items()) if each.state is state and each.id > after]
        return found[:limit]

    def suggestions_about(self, story_id: int) -> list[Suggestion]:
        unanswered = [each for each in about(self._state, story_id) if each.state in UNANSWERED]
        return sorted(unanswered, key=lambda each: (-each.comparison.probability, each.id))

    def suggestions_of(self, article_ids: Iterable[int]) -> list[Suggestion]:
        named = set(article_ids)
        return [each for _, each in sorted(self._state.suggestions.items()) if each.article_id in named]

    def asked_between(self, story_ids: Collection[int]) -> set[tuple[int, int]]:
        unanswered = [each for each in self._state.suggestions.values() if each.state in UNANSWERED]
        pairs = [
            (self._state.memberships[each.article_id].story_id, living(self._state, each.story_id))
            for each in unanswered
        ]
        wanted = set(story_ids)
        return {
            (home, asked) for home, asked in pairs if asked is not None and home != asked and wanted & {home, asked}
        }

    def retarget(self, suggestion_id: int, story_id: int) -> bool:
        suggestion = self._state.suggestions[suggestion_id]
        if self._asked(suggestion.article_id, story_id):
            return False
        self._state.suggestions[suggestion_id] = replace(suggestion, story_id=story_id)
        return True

    def answer(self, suggestion_ids: Iterable[int], state: SuggestionState) -> None:
        for each in suggestion_ids:
            self._state.suggestions[each] = replace(self._state.suggestions[each], state=state)

    def constrain(self, constraints: Sequence[PairConstraint]) -> None:
        said = {(each.low, each.high): each for each in self._state.constraints}
        for each in constraints:
            older = said.setdefault((each.low, each.high), each)
            if older.kind is not each.kind:
                told = f"articles {each.low} and {each.high} already have another word between them"
                raise Contradiction(told, (older.decision_id,))
            self._state.constraints.add(each)

    def lift(self, decision_id: str) -> int:
        lifted = {each for each in self._state.constraints if each.decision_id == decision_id}
        self._state.constraints -= lifted
        return len(lifted)

    def constraints(self, article_ids: Iterable[int]) -> list[PairConstraint]:
        named = set(article_ids)
        found = [each for each in self._state.constraints if named & {each.low, each.high}]
        return sorted(found, key=lambda each: (each.low, each.high, each.decision_id))

    def record(self, events: Sequence[StoryEvent]) -> None:
        for event in events:
            self._state.history.append(replace(event, id=len(self._state.history) + 1))

    def mark_undone(self, decision_id: str, by: str) -> None:
        self._state.history[:] = [
            replace(event, undone_by=by) if event.decision_id == decision_id else event for event in self._state.history
        ]

    def decision(self, decision_id: str) -> list[StoryEvent]:
        return [event for event in self._state.history if event.decision_id == decision_id]

    def history(self, *, story_id: int | None = None, limit: int, before: int | None = None) -> list[StoryEvent]:
        older = [each for each in reversed(self._state.history) if before is None or each.id < before]
        return [each for each in older if story_id is None or _concerns(each, story_id)][:limit]

    def answers(self, suggestion_ids: Iterable[int]) -> dict[int, StoryEvent]:
        named = set(suggestion_ids)
        return {each.suggestion_id: each for each in self._state.history if each.suggestion_id in named}

    def on_story(self, story_id: int) -> list[StoryEvent]:
        return [
            each
            for each in reversed(self._state.history)
            if each.story_id == story_id and each.article_id is None and each.suggestion_id is None
        ]

    def since(self, story_id: int, moment: datetime) -> list[StoryEvent]:
        return [each for each in self._state.history if _concerns(each, story_id) and each.at > moment]

    def request(self, request_id: str) -> Request | None:
        return self._state.requests.get(request_id)

    def remember(self, request: Request, *, now: datetime) -> None:
        if request.id in self._state.requests:
            raise DatabaseError(f"request {request.id} is kept already")
        self._state.requests[request.id] = request
        self._state.requested[request.id] = now


def stories_of(event: StoryEvent) -> set[object]:
    """The stories that a row of the history concerns."""
    return {event.story_id, *(side.get(key) for side in (event.before, event.after) for key in STORY_KEYS)}


def _concerns(event: StoryEvent, story_id: int) -> bool:
    return story_id in stories_of(event)

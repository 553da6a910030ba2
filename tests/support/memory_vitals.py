"""What waits, counted over dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.model import StoryState, Suggestion, SuggestionState
from aggregator.ports import MOST_WATCHED, QueueFilter, Vitals
from tests.support.memory_stories import MemoryStories

if TYPE_CHECKING:
    from tests.support.memory import State

_SHOWN = {StoryState.OPEN, StoryState.CONFIRMED}


class MemoryVitals:
    """`VitalsStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def get(self) -> Vitals:
        state = self._state
        waiting = sorted(state.articles.keys() - state.memberships.keys())
        asked = sorted(each.at for each in state.suggestions.values() if self._is_shown(each))
        telling = {name for name, row in state.webhooks.items() if row.webhook.paused is None}
        events = state.webhook_events.values()
        to_tell = [each.queued for each in events if each.dead is None and each.webhook in telling]
        doubtful = MemoryStories(state).queue(QueueFilter(doubtful_only=True), limit=MOST_WATCHED).stories
        return Vitals(
            articles=len(state.articles),
            ungrouped=min(len(waiting), MOST_WATCHED),
            oldest_ungrouped=state.articles[waiting[0]].first_seen if waiting else None,
            unread=min(len(state.unread), MOST_WATCHED),
            doubtful=len(doubtful),
            questions=min(len(asked), MOST_WATCHED),
            oldest_question=asked[0] if asked else None,
            events=min(len(to_tell), MOST_WATCHED),
            oldest_event=min(to_tell, default=None),
            events_given_up=min(sum(each.dead is not None for each in events), MOST_WATCHED),
        )

    def _is_shown(self, asked: Suggestion) -> bool:
        places = (asked.story_id, self._state.memberships[asked.article_id].story_id)
        return asked.state is SuggestionState.OPEN and any(
            each is not None and self._state.stories[each].state in _SHOWN for each in places
        )

"""The history of people's decisions, and the requests that have been carried out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select, update

from aggregator.model import LARGEST_ID, STORY_KEYS, Request, StoryEvent
from storage import mapping
from storage.queries.statements import Store, given, insert_many, listed, portions, returning_ids
from storage.tables import REQUESTS, STORY_EVENT_STORIES, STORY_EVENTS

_RECORD = returning_ids(STORY_EVENTS)
_MARK_UNDONE = update(STORY_EVENTS).where(STORY_EVENTS.c.decision_id == given("decision"))
_DECISION = select(STORY_EVENTS).where(STORY_EVENTS.c.decision_id == given("decision")).order_by(STORY_EVENTS.c.id)
_HISTORY = (
    select(STORY_EVENTS)
    .where(STORY_EVENTS.c.id < given("before"))
    .order_by(STORY_EVENTS.c.id.desc())
    .limit(given("most"))
)
_OF_STORY = (
    select(STORY_EVENTS)
    .join(STORY_EVENT_STORIES, STORY_EVENT_STORIES.c.event_id == STORY_EVENTS.c.id)
    .where(STORY_EVENT_STORIES.c.story_id == given("story"))
)
_ON_STORY = _OF_STORY.where(
    STORY_EVENTS.c.story_id == given("story"),
    STORY_EVENTS.c.article_id.is_(None),
    STORY_EVENTS.c.suggestion_id.is_(None),
).order_by(STORY_EVENTS.c.id.desc())
_SINCE = _OF_STORY.where(STORY_EVENTS.c.at > given("moment")).order_by(STORY_EVENTS.c.id)
_ANSWERS = select(STORY_EVENTS).where(STORY_EVENTS.c.suggestion_id.in_(listed())).order_by(STORY_EVENTS.c.id)

_REQUEST = select(REQUESTS).where(REQUESTS.c.id == given("key"))
_HISTORY_OF_STORY = (
    _OF_STORY.where(STORY_EVENT_STORIES.c.event_id < given("before"))
    .order_by(STORY_EVENT_STORIES.c.event_id.desc())
    .limit(given("most"))
)


class SqlHistory(Store):
    """The part of `ReviewStore` that keeps what was decided, and by which request."""

    def record(self, events: Sequence[StoryEvent]) -> None:
        """Append to the history."""
        if not events:
            return
        rows = [mapping.columns_of(event) for event in events]
        for row in rows:
            del row["id"]  # the database gives it
        ids = self._connection.scalars(_RECORD, rows).all()
        concerned = [
            {"event_id": event_id, "story_id": story_id}
            for event_id, event in zip(ids, events, strict=True)
            for story_id in stories_of(event)
        ]
        insert_many(self._connection, STORY_EVENT_STORIES, concerned)

    def mark_undone(self, decision_id: str, by: str) -> None:
        """Note on a decision's rows which decision has undone it."""
        self._connection.execute(_MARK_UNDONE, {"decision": decision_id, "undone_by": by})

    def decision(self, decision_id: str) -> list[StoryEvent]:
        """All rows of one decision, in order."""
        rows = self._connection.execute(_DECISION, {"decision": decision_id})
        return [mapping.story_event(row) for row in rows]

    def history(
        self, *, story_id: int | None = None, who: str = "", limit: int, before: int | None = None
    ) -> list[StoryEvent]:
        """Rows newest first, of one story or of all, of one person or of everybody."""
        wanted = _HISTORY if story_id is None else _HISTORY_OF_STORY
        if who:
            wanted = wanted.where(STORY_EVENTS.c.who == given("who"))
        page = {"most": limit, "before": LARGEST_ID if before is None else before, "story": story_id, "who": who}
        return [mapping.story_event(row) for row in self._connection.execute(wanted, page)]

    def answers(self, suggestion_ids: Iterable[int]) -> dict[int, StoryEvent]:
        """The newest row about each suggestion."""
        return {
            row.suggestion_id: mapping.story_event(row)
            for portion in portions(suggestion_ids)
            for row in self._connection.execute(_ANSWERS, {"ids": portion})
        }

    def on_story(self, story_id: int) -> list[StoryEvent]:
        """Rows taken on a story as a whole, newest first."""
        return [mapping.story_event(row) for row in self._connection.execute(_ON_STORY, {"story": story_id})]

    def since(self, story_id: int, moment: datetime) -> list[StoryEvent]:
        """Rows of a story's history that are later than a moment, in order."""
        rows = self._connection.execute(_SINCE, {"story": story_id, "moment": moment})
        return [mapping.story_event(row) for row in rows]

    def request(self, request_id: str) -> Request | None:
        """The request of that id, if it has been carried out."""
        row = self._connection.execute(_REQUEST, {"key": request_id}).one_or_none()
        return None if row is None else mapping.as_named(Request, row)

    def remember(self, request: Request, *, now: datetime) -> None:
        """Keep a request that has been carried out."""
        insert_many(self._connection, REQUESTS, [mapping.columns_of(request) | {"at": now}])


def stories_of(event: StoryEvent) -> set[int]:
    """The stories that a row of the history concerns."""
    named = {side.get(key) for side in (event.before, event.after) for key in STORY_KEYS}
    return {event.story_id} | {each for each in named if isinstance(each, int)}

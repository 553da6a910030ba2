"""Suggestions, constraints and the history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, union, update

from aggregator.errors import Contradiction, NotFound
from aggregator.model import STORY_KEYS, PairConstraint, StoryEvent, Suggestion, SuggestionState
from storage import mapping
from storage.queries.doubt import recount_suggestions
from storage.queries.statements import insert_many, portions, returning_id
from storage.tables import MEMBERSHIPS, PAIR_CONSTRAINTS, STORY_EVENT_STORIES, STORY_EVENTS, SUGGESTIONS


class SqlReviews:
    """`ReviewStore` on SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # ------------------------------------------------------------ suggestions

    def suggest(self, suggestion: Suggestion) -> int | None:
        """Store an open suggestion, unless it was made before."""
        if self._asked(suggestion.article_id, suggestion.story_id):
            return None
        row = {
            "article_id": suggestion.article_id,
            "story_id": suggestion.story_id,
            "comparison": mapping.encode(suggestion.comparison),
            "probability": suggestion.comparison.probability,
            "state": suggestion.state,
            "at": suggestion.at,
        }
        new = insert(SUGGESTIONS).values(row).returning(SUGGESTIONS.c.id)
        suggestion_id: int = self._connection.execute(new).scalar_one()
        self._recount([suggestion_id])
        return suggestion_id

    def _asked(self, article_id: int, story_id: int) -> bool:
        same = select(SUGGESTIONS.c.id).where(SUGGESTIONS.c.article_id == article_id)
        return self._connection.scalar(same.where(SUGGESTIONS.c.story_id == story_id)) is not None

    def _recount(self, suggestion_ids: Iterable[int], *more: int) -> None:
        stories = set(more)
        for portion in portions(suggestion_ids):
            of_articles = MEMBERSHIPS.c.article_id == SUGGESTIONS.c.article_id
            named = select(SUGGESTIONS.c.story_id, MEMBERSHIPS.c.story_id).join(MEMBERSHIPS, of_articles)
            for row in self._connection.execute(named.where(SUGGESTIONS.c.id.in_(portion))):
                stories.update(each for each in row if each is not None)
        recount_suggestions(self._connection, stories)

    def suggestion(self, suggestion_id: int) -> Suggestion | None:
        """One suggestion, or None."""
        row = self._connection.execute(select(SUGGESTIONS).where(SUGGESTIONS.c.id == suggestion_id)).one_or_none()
        return None if row is None else mapping.suggestion(row)

    def suggestions_about(self, story_id: int) -> list[Suggestion]:
        """Open and unsure suggestions that name the story or one of its articles, most probable first."""
        its_articles = select(MEMBERSHIPS.c.article_id).where(MEMBERSHIPS.c.story_id == story_id)
        towards = select(SUGGESTIONS.c.id).where(SUGGESTIONS.c.story_id == story_id)
        away = select(SUGGESTIONS.c.id).where(SUGGESTIONS.c.article_id.in_(its_articles))
        about = select(SUGGESTIONS).where(
            SUGGESTIONS.c.id.in_(union(towards, away)),
            SUGGESTIONS.c.state.in_((SuggestionState.OPEN, SuggestionState.UNSURE)),
        )
        rows = self._connection.execute(about.order_by(SUGGESTIONS.c.probability.desc(), SUGGESTIONS.c.id))
        return [mapping.suggestion(row) for row in rows]

    def retarget(self, suggestion_id: int, story_id: int) -> bool:
        """Let a suggestion name another story, unless its article already has one for that."""
        suggestion = self.suggestion(suggestion_id)
        if suggestion is None:
            raise NotFound("suggestion", suggestion_id)
        if self._asked(suggestion.article_id, story_id):
            return False
        self._connection.execute(update(SUGGESTIONS).where(SUGGESTIONS.c.id == suggestion_id).values(story_id=story_id))
        self._recount([suggestion_id], suggestion.story_id)
        return True

    def answer(self, suggestion_ids: Iterable[int], state: SuggestionState) -> None:
        """Set the state of suggestions."""
        for portion in portions(suggestion_ids):
            self._connection.execute(update(SUGGESTIONS).where(SUGGESTIONS.c.id.in_(portion)).values(state=state))
            self._recount(portion)

    # ------------------------------------------------------------ constraints

    def constrain(self, constraints: Sequence[PairConstraint]) -> None:
        """Store constraints that are new."""
        standing = {(each.low, each.high): each for each in self.constraints(each.low for each in constraints)}
        rows = []
        for each in constraints:
            older = standing.setdefault((each.low, each.high), each)
            if older.kind is not each.kind:
                raise Contradiction(f"articles {each.low} and {each.high} already have a {older.kind} between them")
            if older is each:
                rows.append({"low": each.low, "high": each.high, "kind": each.kind, "decision_id": each.decision_id})
        insert_many(self._connection, PAIR_CONSTRAINTS, rows)

    def lift(self, decision_id: str) -> int:
        """Remove the constraints of a decision."""
        of_decision = PAIR_CONSTRAINTS.c.decision_id == decision_id
        return self._connection.execute(delete(PAIR_CONSTRAINTS).where(of_decision)).rowcount

    def constraints(self, article_ids: Iterable[int]) -> list[PairConstraint]:
        """All constraints that name any of the articles, by pair."""
        found: dict[tuple[int, int], PairConstraint] = {}
        for portion in portions(article_ids):
            for column in (PAIR_CONSTRAINTS.c.low, PAIR_CONSTRAINTS.c.high):
                rows = self._connection.execute(select(PAIR_CONSTRAINTS).where(column.in_(portion)))
                found |= {(row.low, row.high): mapping.pair_constraint(row) for row in rows}
        return [found[pair] for pair in sorted(found)]

    # ------------------------------------------------------------ history

    def record(self, events: Sequence[StoryEvent]) -> None:
        """Append to the history."""
        if not events:
            return
        rows: list[dict[str, Any]] = [
            {
                "decision_id": event.decision_id,
                "at": event.at,
                "who": event.who,
                "action": event.action,
                "story_id": event.story_id,
                "article_id": event.article_id,
                "suggestion_id": event.suggestion_id,
                "before": dict(event.before),
                "after": dict(event.after),
                "reason": event.reason,
                "undoes": event.undoes,
                "undone_by": event.undone_by,
            }
            for event in events
        ]
        ids = self._connection.scalars(returning_id(STORY_EVENTS), rows).all()
        concerned = [
            {"event_id": event_id, "story_id": story_id}
            for event_id, event in zip(ids, events, strict=True)
            for story_id in stories_of(event)
        ]
        insert_many(self._connection, STORY_EVENT_STORIES, concerned)

    def mark_undone(self, decision_id: str, by: str) -> None:
        """Note on a decision's rows which decision has undone it."""
        rows = update(STORY_EVENTS).where(STORY_EVENTS.c.decision_id == decision_id)
        self._connection.execute(rows.values(undone_by=by))

    def decision(self, decision_id: str) -> list[StoryEvent]:
        """All rows of one decision, in order."""
        rows = select(STORY_EVENTS).where(STORY_EVENTS.c.decision_id == decision_id).order_by(STORY_EVENTS.c.id)
        return [mapping.story_event(row) for row in self._connection.execute(rows)]

    def history(self, *, story_id: int | None = None, limit: int, offset: int = 0) -> list[StoryEvent]:
        """Rows newest first, of one story or of all."""
        rows = select(STORY_EVENTS)
        if story_id is not None:
            of_story = STORY_EVENT_STORIES.c.event_id == STORY_EVENTS.c.id
            rows = rows.join(STORY_EVENT_STORIES, of_story).where(STORY_EVENT_STORIES.c.story_id == story_id)
        rows = rows.order_by(STORY_EVENTS.c.id.desc()).limit(limit).offset(offset)
        return [mapping.story_event(row) for row in self._connection.execute(rows)]


def stories_of(event: StoryEvent) -> set[int]:
    """The stories that a row of the history concerns."""
    named = {side.get(key) for side in (event.before, event.after) for key in STORY_KEYS}
    return {event.story_id} | {each for each in named if isinstance(each, int)}

"""Rows that are kept for a time only: found by age, and deleted by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    bindparam,
    delete,
    exists,
    func,
    null,
    or_,
    select,
)

from aggregator.model import PlacedBy, StoryState, SuggestionState
from aggregator.ports import OldRows
from storage.queries.statements import Store, given
from storage.tables import (
    ARTICLE_REVISIONS,
    DECISIONS,
    FETCH_EVENTS,
    MEMBERSHIP_CHANGES,
    MEMBERSHIPS,
    PAIR_CONSTRAINTS,
    REQUESTS,
    STORIES,
    STORY_EVENT_STORIES,
    SUGGESTIONS,
)

ANSWERED = SUGGESTIONS.c.state.in_((SuggestionState.SAME, SuggestionState.DIFFERENT, SuggestionState.UNSURE))


PINNED = or_(
    *(
        STORIES.c[name].is_not(null())
        for name in ("pinned_headline", "pinned_kind", "pinned_claim_status", "note", "reviewed_articles")
    )
)


def _undecided(article_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether nobody has decided about an article or the story it is in."""
    home = (
        select(MEMBERSHIPS.c.article_id)
        .join(STORIES, STORIES.c.id == MEMBERSHIPS.c.story_id)
        .where(
            MEMBERSHIPS.c.article_id == article_id,
            or_(
                STORIES.c.state != StoryState.OPEN,
                PINNED,
                MEMBERSHIPS.c.placed_by == PlacedBy.PERSON,
                exists().where(STORY_EVENT_STORIES.c.story_id == STORIES.c.id),
            ),
        )
    )
    answered = select(SUGGESTIONS.c.id).where(SUGGESTIONS.c.article_id == article_id, ANSWERED)
    constrained = (
        select(PAIR_CONSTRAINTS.c.low).where(column == article_id)
        for column in (PAIR_CONSTRAINTS.c.low, PAIR_CONSTRAINTS.c.high)
    )
    return ~or_(*(each.correlate(article_id.table).exists() for each in (home, answered, *constrained)))


def _old(table: FromClause, keys: Sequence[str], age: str, *more: ColumnElement[bool]) -> Select[Any]:
    columns = [table.c[name] for name in keys]
    return select(*columns).where(table.c[age] < given("before"), *more).order_by(table.c[age])


def _log(table: Table, key: str) -> Select[Any]:
    """Of so many first rows of a log, those before the first that is not old; no index has their times alone.

    A row without a time is old. The newest stays, because numbers go on from it.
    """
    first = select(table.c[key], table.c.at).order_by(table.c[key]).limit(given("most")).cte("first")
    newest = select(func.max(table.c[key]))
    young = select(func.min(first.c[key])).where(first.c.at >= given("before"))
    end = func.coalesce(young.scalar_subquery(), newest.scalar_subquery())
    return select(first.c[key]).where(first.c[key] < end).order_by(first.c[key])


_ALL = 2**62
"""More than there are rows."""
_REVISION = ("article_id", "revision")
_EVIDENCE = DECISIONS.alias("old")
_QUESTIONS = SUGGESTIONS.alias("old")
_ROWS: Mapping[OldRows, tuple[Table, tuple[str, ...], Select[Any]]] = {
    OldRows.FETCH_LOG: (FETCH_EVENTS, ("id",), _log(FETCH_EVENTS, "id")),
    OldRows.MEMBERSHIP_LOG: (MEMBERSHIP_CHANGES, ("seq",), _log(MEMBERSHIP_CHANGES, "seq")),
    OldRows.REQUESTS: (REQUESTS, ("id",), _old(REQUESTS, ("id",), "at")),
    OldRows.REVISIONS: (
        ARTICLE_REVISIONS,
        _REVISION,
        _old(ARTICLE_REVISIONS, _REVISION, "replaced", _undecided(ARTICLE_REVISIONS.c.article_id)),
    ),
    OldRows.EVIDENCE: (DECISIONS, ("id",), _old(_EVIDENCE, ("id",), "at", _undecided(_EVIDENCE.c.article_id))),
    OldRows.QUESTIONS: (
        SUGGESTIONS,
        ("id",),
        _old(
            _QUESTIONS,
            ("id",),
            "at",
            _QUESTIONS.c.state == SuggestionState.WITHDRAWN,
            _undecided(_QUESTIONS.c.article_id),
        ),
    ),
}
_DROP = {
    rows: delete(table).where(*(table.c[name] == bindparam(f"key_{name}") for name in keys))
    for rows, (table, keys, _) in _ROWS.items()
}


class SqlOldRows(Store):
    """The part of `RetentionStore` that deletes rows by their own age."""

    def count_old(self, rows: OldRows, before: datetime) -> int:
        """How many rows may go."""
        counted = select(func.count()).select_from(_ROWS[rows][2].order_by(None).subquery())
        return self._connection.scalar(counted, {"before": before, "most": _ALL}) or 0

    def find_old(self, rows: OldRows, before: datetime, *, limit: int) -> Sequence[object]:
        """Keys of the first rows that may go."""
        wanted = {"before": before, "most": limit}
        return list(map(tuple, self._connection.execute(_ROWS[rows][2].limit(limit), wanted)))

    def drop_old(self, rows: OldRows, keys: Sequence[object]) -> int:
        """Delete rows by key."""
        names = _ROWS[rows][1]
        given_keys = [
            {f"key_{name}": part for name, part in zip(names, key, strict=True)}
            for key in keys
            if isinstance(key, tuple)
        ]
        if not given_keys:
            return 0
        return self._connection.execute(_DROP[rows], given_keys).rowcount

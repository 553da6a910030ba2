"""The queue of the review desk, and the lists that its filters offer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal, select, tuple_

from aggregator.model import SearchOrder, SearchQuery, StoryState
from aggregator.ports import MOST_COUNTED, MOST_FOUND, QueueFilter, QueuePlace
from storage.queries.finding import find
from storage.queries.statements import distinct_values, given
from storage.tables import MEMBERSHIPS, STORIES, STORY_DETAILS, STORY_TOPICS

_FEW = 2_000
"""Stories that are looked up one by one; where more fulfil a condition, the queue is walked and each one asked."""

_ORDER = (STORIES.c.doubt, STORIES.c.last_published, STORIES.c.id)
_GROUPED = MEMBERSHIPS.c.story_id.is_not(None)
LISTED = [column for column in STORIES.c if column.name not in {"record", "reviewed_articles"}]
"""Columns of stories whose size does not grow with a story."""


def conditions(connection: Connection, wanted: QueueFilter) -> list[ColumnElement[bool]]:
    """What a story must fulfil to be in the queue."""
    found: list[ColumnElement[bool]] = [STORIES.c.state.in_(sorted(wanted.states))]
    if wanted.min_publishers > 1:
        found.append(STORIES.c.publishers >= wanted.min_publishers)
    if wanted.doubtful_only:
        found.append(STORIES.c.doubt > 0)
    if wanted.since is not None:
        found.append(STORIES.c.last_published >= wanted.since)
    few: list[set[int]] = []
    for holds in _narrowed_by(wanted):
        ids = set(connection.scalars(holds.distinct().limit(_FEW + 1)))
        if len(ids) > _FEW:
            [story_id] = holds.selected_columns
            found.append(exists(holds.where(story_id == STORIES.c.id)))
        else:
            few.append(ids)
    if wanted.words.strip():
        hits = find(connection, SearchQuery.read(wanted.words), order=SearchOrder.NEWEST, most=MOST_FOUND).hits
        few.append({hit.story_id for hit in hits if hit.story_id is not None})
    if few:
        found.append(STORIES.c.id.in_(sorted(set.intersection(*few))))
    return found


def _narrowed_by(wanted: QueueFilter) -> list[Select[Any]]:
    """The ids of the stories that fulfil each condition which an index of its own answers."""
    kind = select(STORY_DETAILS.c.story_id).where(STORY_DETAILS.c.kind == wanted.kind)
    topic = select(STORY_TOPICS.c.story_id).where(STORY_TOPICS.c.topic == wanted.topic)
    place = select(MEMBERSHIPS.c.story_id).where(_GROUPED)
    return [
        holds
        for holds, asked in (
            (kind, wanted.kind),
            (topic, wanted.topic),
            (place.where(MEMBERSHIPS.c.publisher == wanted.publisher), wanted.publisher),
            (place.where(MEMBERSHIPS.c.language == wanted.language), wanted.language),
        )
        if asked is not None
    ]


def page(found: list[ColumnElement[bool]], *, limit: int, after: QueuePlace | None) -> Select[Any]:
    """One page of the queue: the stories after a place in it."""
    ordered = select(*LISTED).where(*found).order_by(*(column.desc() for column in _ORDER)).limit(limit)
    if after is None:
        return ordered
    place = tuple_(
        literal(after.doubt), literal(after.last_published, STORIES.c.last_published.type), literal(after.id)
    )
    return ordered.where(tuple_(*_ORDER) < place)


def total(found: list[ColumnElement[bool]]) -> Select[Any]:
    """How many stories the queue holds, counted until it is clear that they are many."""
    counted = select(STORIES.c.id).where(and_(*found)).limit(MOST_COUNTED + 1)
    return select(func.count()).select_from(counted.subquery())


_LIVING = (
    select(STORIES.c.id)
    .where(STORIES.c.id > given("after"), STORIES.c.state != StoryState.MERGED)
    .order_by(STORIES.c.id)
    .limit(given("most"))
)
_PUBLISHERS = distinct_values(MEMBERSHIPS.c.publisher, _GROUPED)
_LANGUAGES = distinct_values(MEMBERSHIPS.c.language, _GROUPED)
_COUNTS = select(STORIES.c.state, func.count()).group_by(STORIES.c.state)


class SqlQueueLists:
    """The part of `StoryStore` that counts stories and lists what they can be narrowed by."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, wanted: QueueFilter) -> int | None:
        """How many stories the queue holds; None where they are more than `MOST_COUNTED`."""
        return self._count(conditions(self._connection, wanted))

    def _count(self, found: list[ColumnElement[bool]]) -> int | None:
        counted = self._connection.scalar(total(found)) or 0
        return None if counted > MOST_COUNTED else counted

    def living(self, after: int, *, limit: int) -> list[int]:
        """Ids of stories that are not merged away, in order."""
        return list(self._connection.scalars(_LIVING, {"after": after, "most": limit}))

    def publishers(self) -> list[str]:
        """Names of all publishers with articles in stories."""
        return sorted(self._connection.scalars(_PUBLISHERS))

    def languages(self) -> list[str]:
        """Codes of all languages of articles in stories."""
        return sorted(self._connection.scalars(_LANGUAGES))

    def counts(self) -> Mapping[StoryState, int]:
        """How many stories are in each state."""
        counted = self._connection.execute(_COUNTS)
        return dict.fromkeys(StoryState, 0) | {StoryState(state): count for state, count in counted}

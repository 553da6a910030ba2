"""The queue of the review desk, and the lists that its filters offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    exists,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)

from aggregator.model import SearchOrder, SearchQuery, StoryState, SuggestionState
from aggregator.ports import MOST_COUNTED, MOST_FOUND, Left, QueueFilter, QueuePlace
from storage.queries.doubt import IN_QUEUE, asked_about, open_questions
from storage.queries.finding import find
from storage.queries.statements import Store, given, one_of
from storage.tables import MEMBERSHIPS, STORIES, STORY_DETAILS, STORY_TOPICS, SUGGESTIONS

_FEW = 2_000
"""Stories that are looked up one by one; where more fulfil a condition, the queue is walked and each one asked."""
_FEW_TOGETHER = 4_000
"""The same where several conditions, which many stories fulfil each, would be asked of each story."""

_ORDER = (STORIES.c.doubt, STORIES.c.last_published, STORIES.c.id)
DOUBTFUL = STORIES.c.doubt > 0
_LEFT_UNSURE = select(SUGGESTIONS.c.story_id).where(SUGGESTIONS.c.state == SuggestionState.UNSURE)
LISTED = [column for column in STORIES.c if column.name not in {"record", "reviewed_articles"}]
"""Columns of stories whose size does not grow with a story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What a story must fulfil to be in the queue."""

    on_story: list[ColumnElement[bool]]
    among: Among | None = None
    """Where there is a condition that is better begun with than asked of each story."""

    def doubtful(self) -> Conditions:
        """The same for what is left to review: these head the queue, so that they are walked rather than looked up."""
        return Conditions(on_story=[*self.on_story, DOUBTFUL])


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """The same conditions, one of them apart."""

    ids: Select[Any]
    """Of the stories that fulfil that one, each once or more."""
    others: list[ColumnElement[bool]]
    """The rest. That one is not among them: asked twice, it would be taken to leave far fewer stories than it does."""


def conditions(connection: Connection, wanted: QueueFilter) -> Conditions:
    """The conditions that a filter sets."""
    found: list[ColumnElement[bool]] = [STORIES.c.state.in_(sorted(wanted.states))]
    if wanted.min_publishers > 1:
        found.append(STORIES.c.publishers >= wanted.min_publishers)
    if wanted.doubtful_only:
        found.append(DOUBTFUL)
    few: list[set[int]] = []
    many: list[Select[Any]] = []
    for holds_late in _of_late(wanted):
        found.append(holds_late)
        _look_up(connection, select(STORIES.c.id).where(holds_late), few, [], most=_FEW)
    for holds in _narrowed_by(wanted):
        _look_up(connection, holds, few, many, most=_FEW)
    if wanted.words.strip():
        hits = find(connection, SearchQuery.read(wanted.words), order=SearchOrder.NEWEST, most=MOST_FOUND).hits
        few.append({hit.story_id for hit in hits if hit.story_id is not None})
    if len(many) > 1 and not few:
        # Each of them leaves many stories, and yet together they may leave hardly any, or none.
        first, *others = many
        together = first.where(*(_holds(connection, each, _id_in(first)) for each in others))
        _look_up(connection, together, few, [], most=_FEW_TOGETHER)
        if few:
            many.clear()  # these fulfil them all
    if few:
        found.append(one_of(connection.dialect.name, STORIES.c.id, sorted(set.intersection(*few))))
    asked = [_holds(connection, each, STORIES.c.id) for each in many]
    among = Among(ids=many[0], others=[*found, *asked[1:]]) if many and not few else None
    return Conditions(on_story=[*found, *asked], among=among)


def _of_late(wanted: QueueFilter) -> list[ColumnElement[bool]]:
    """The conditions that hold from some time, or some story, on."""
    found: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        found.append(STORIES.c.last_published >= wanted.since)
    if wanted.changed_since is not None:
        changed = STORIES.c.changed >= wanted.changed_since
        found.append(or_(changed, STORIES.c.record_changed >= wanted.changed_since))
    later: list[ColumnElement[bool]] = []
    if wanted.newer_than:
        later.append(STORIES.c.id > wanted.newer_than)
    if wanted.asked_after:
        later.append(STORIES.c.id.in_(asked_about(wanted.asked_after)))
    return [*found, or_(*later)] if later else found


def _look_up(
    connection: Connection, holds: Select[Any], few: list[set[int]], many: list[Select[Any]], *, most: int
) -> None:
    """Look up the stories that fulfil a condition, unless they are many."""
    ids = set(connection.scalars(holds.distinct().limit(most + 1)).all())  # row by row takes half as long again
    if len(ids) > most:
        many.append(holds)
    else:
        few.append(ids)


def _id_in(holds: Select[Any]) -> Column[int]:
    [story_id] = holds.selected_columns
    return cast("Column[int]", story_id)


def _holds(connection: Connection, holds: Select[Any], story_id: Column[int]) -> ColumnElement[bool]:
    """Whether a story fulfils a condition.

    As a range of one, so that SQLite looks into the index of the condition and not, by the id, into wide rows. Of a
    range PostgreSQL expects a ninth of all rows, and plans for that.
    """
    other = _id_in(holds)
    same = other == story_id if connection.dialect.name == "postgresql" else other.between(story_id, story_id)
    return exists(holds.where(same).correlate(story_id.table))


def _narrowed_by(wanted: QueueFilter) -> list[Select[Any]]:
    """The ids of the stories that fulfil each condition which an index of its own answers, the rarest mostly first."""
    kind = select(STORY_DETAILS.c.story_id).where(STORY_DETAILS.c.kind == wanted.kind)
    topic = select(STORY_TOPICS.c.story_id).where(STORY_TOPICS.c.topic == wanted.topic)
    publisher, language = (MEMBERSHIPS.alias(f"memberships_by_{each}") for each in ("publisher", "language"))
    return [
        holds
        for holds, asked in (
            (_LEFT_UNSURE, wanted.unsure_only or None),
            (_grouped(publisher).where(publisher.c.publisher == wanted.publisher), wanted.publisher),
            (topic, wanted.topic),
            (kind, wanted.kind),
            (_grouped(language).where(language.c.language == wanted.language), wanted.language),
        )
        if asked is not None
    ]


def _grouped(memberships: FromClause) -> Select[Any]:
    return select(memberships.c.story_id).where(memberships.c.story_id.is_not(None))


def page(found: Conditions, *, limit: int, after: QueuePlace | None, newest_first: bool) -> Select[Any]:
    """One page of the queue: the stories after a place in it."""
    begins = 1 if newest_first else 0
    order = _ORDER[begins:]
    ordered = select(*LISTED).where(*found.on_story).order_by(*(column.desc() for column in order)).limit(limit)
    if after is None:
        return ordered
    return ordered.where(tuple_(*order) < (after.doubt, after.last_published, after.id)[begins:])


def total(found: Conditions) -> Select[Any]:
    """How many stories the queue holds, counted until it is clear that they are many."""
    if found.among is None:
        ids = select(STORIES.c.id).where(*found.on_story)
    else:
        # The sum keeps SQLite from walking through all stories instead.
        same = STORIES.c.id == _id_in(found.among.ids) + literal_column("0")
        ids = found.among.ids.where(same, *found.among.others).distinct()
    return _bounded(ids)


def _bounded(rows: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(rows.limit(MOST_COUNTED + 1).subquery())


def _values_of_grouped(column: Column[Any]) -> Select[Any]:
    """The different values of a column of grouped articles, by one look into its index for each value, not each row."""
    grouped = MEMBERSHIPS.c.story_id.is_not(None)
    least = select(func.min(column).label("value")).where(grouped).cte("least", recursive=True)
    following = select(func.min(column)).where(grouped, column > least.c.value).scalar_subquery()
    values = least.union_all(select(following).where(least.c.value.is_not(None)))
    return select(values.c.value).where(values.c.value.is_not(None))


_LIVING = (
    select(STORIES.c.id)
    .where(STORIES.c.id > given("after"), STORIES.c.state != StoryState.MERGED)
    .order_by(STORIES.c.id)
    .limit(given("most"))
)
_NEWEST = select(func.max(STORIES.c.id))
_PUBLISHERS = _values_of_grouped(MEMBERSHIPS.c.publisher)
_LANGUAGES = _values_of_grouped(MEMBERSHIPS.c.language)
_QUESTIONS = _bounded(open_questions())
_CHANGED = _bounded(select(STORIES.c.id).where(STORIES.c.changed_since_review, IN_QUEUE))
_COUNTS = select(STORIES.c.state, func.count()).group_by(STORIES.c.state)


class SqlQueueLists(Store):
    """The part of `StoryStore` that counts stories and lists what they can be narrowed by."""

    def count(self, wanted: QueueFilter) -> int | None:
        """How many stories the queue holds; None where they are more than `MOST_COUNTED`."""
        return self._count(total(conditions(self._connection, wanted)))

    def left(self) -> Left:
        """What waits for a person in the whole queue."""
        return Left(questions=self._count(_QUESTIONS), changed=self._count(_CHANGED))

    def _count(self, bounded: Select[Any]) -> int | None:
        counted = self._connection.scalar(bounded) or 0
        return None if counted > MOST_COUNTED else counted

    def living(self, after: int, *, limit: int) -> list[int]:
        """Ids of stories that are not merged away, in order."""
        return list(self._connection.scalars(_LIVING, {"after": after, "most": limit}))

    def newest(self) -> int:
        """The highest id that a story has ever had."""
        return self._connection.scalar(_NEWEST) or 0

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

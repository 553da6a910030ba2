"""The queue of the review desk, and the lists that its filters offer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, tuple_

from aggregator.model import StoryState
from aggregator.ports import QueueFilter, QueuePlace
from storage.queries.statements import all_words, distinct_values, given
from storage.tables import ARTICLES, MEMBERSHIPS, STORIES, STORY_TOPICS

_ORDER = (STORIES.c.doubt, STORIES.c.last_published, STORIES.c.id)


def conditions(wanted: QueueFilter) -> list[ColumnElement[bool]]:
    """What a story must fulfil to be in the queue."""
    found: list[ColumnElement[bool]] = [STORIES.c.state.in_(sorted(wanted.states))]
    if wanted.min_publishers > 1:
        found.append(STORIES.c.publishers >= wanted.min_publishers)
    if wanted.doubtful_only:
        found.append((STORIES.c.open_suggestions > 0) | STORIES.c.changed_since_review)
    if wanted.since is not None:
        found.append(STORIES.c.last_published >= wanted.since)
    if wanted.topic is not None:
        found.append(STORIES.c.id.in_(select(STORY_TOPICS.c.story_id).where(STORY_TOPICS.c.topic == wanted.topic)))
    if wanted.publisher is not None:
        found.append(STORIES.c.id.in_(_with_article(ARTICLES.c.publisher == wanted.publisher)))
    if wanted.language is not None:
        found.append(STORIES.c.id.in_(_with_article(ARTICLES.c.language == wanted.language)))
    if wanted.words.split():
        found.append(STORIES.c.id.in_(_with_article(all_words(wanted.words))))
    return found


def page(wanted: QueueFilter, *, limit: int, offset: int, after: QueuePlace | None) -> Select[Any]:
    """One page of the queue."""
    ordered = select(STORIES).where(*conditions(wanted)).order_by(*(column.desc() for column in _ORDER))
    if after is not None:
        time = literal(after.last_published, STORIES.c.last_published.type)
        ordered = ordered.where(tuple_(*_ORDER) < tuple_(literal(after.doubt), time, literal(after.id)))
    return ordered.limit(limit).offset(offset)


def total(wanted: QueueFilter) -> Select[Any]:
    """How many stories the queue holds."""
    return select(func.count()).select_from(STORIES).where(*conditions(wanted))


def _with_article(condition: ColumnElement[bool]) -> Select[Any]:
    joined = select(MEMBERSHIPS.c.story_id).join(ARTICLES, ARTICLES.c.id == MEMBERSHIPS.c.article_id)
    return joined.where(condition, MEMBERSHIPS.c.story_id.is_not(None))


_LIVING = (
    select(STORIES.c.id)
    .where(STORIES.c.id > given("after"), STORIES.c.state != StoryState.MERGED)
    .order_by(STORIES.c.id)
    .limit(given("most"))
)
_PUBLISHERS = distinct_values(ARTICLES.c.publisher)
_LANGUAGES = distinct_values(ARTICLES.c.language)
_COUNTS = select(STORIES.c.state, func.count()).group_by(STORIES.c.state)


class SqlQueueLists:
    """The part of `StoryStore` that counts stories and lists what they can be narrowed by."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def living(self, after: int, *, limit: int) -> list[int]:
        """Ids of stories that are not merged away, in order."""
        return list(self._connection.scalars(_LIVING, {"after": after, "most": limit}))

    def publishers(self) -> list[str]:
        """Names of all publishers with articles."""
        return sorted(self._connection.scalars(_PUBLISHERS))

    def languages(self) -> list[str]:
        """Codes of all languages of articles."""
        return sorted(self._connection.scalars(_LANGUAGES))

    def counts(self) -> Mapping[StoryState, int]:
        """How many stories are in each state."""
        counted = self._connection.execute(_COUNTS)
        return dict.fromkeys(StoryState, 0) | {StoryState(state): count for state, count in counted}

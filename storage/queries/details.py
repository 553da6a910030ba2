"""What stories' articles say, part by part, and which stories have to be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

from sqlalchemy import Insert, delete, or_, select, true, update

from aggregator.model import FigureAside, FigureReading, Story, StoryDetails, StoryName, without_misread
from storage import mapping
from storage.queries.names import SqlNames
from storage.queries.statements import (
    change_row,
    given,
    insert_many,
    insert_or_replace,
    insert_or_resolve,
    listed,
    portions,
)
from storage.tables import FIGURES_ASIDE, MEMBERSHIPS, READINGS, STORIES, STORY_DETAILS, STORY_TOPICS

_DETAILS = select(STORY_DETAILS.c.story_id, STORY_DETAILS.c.details).where(
    STORY_DETAILS.c.story_id.in_(listed()), STORY_DETAILS.c.details.is_not(None)
)
# The newest stories first: they are the ones that people look at.
_DUE = (
    select(STORY_DETAILS.c.story_id)
    .where(STORY_DETAILS.c.due)
    .order_by(STORY_DETAILS.c.story_id.desc())
    .limit(given("most"))
)
# Of the two sides of the present version the index knows that there is nothing, mostly, without a look at the rows.
_OUTDATED = (
    update(STORY_DETAILS)
    .where(or_(STORY_DETAILS.c.engine < given("present"), STORY_DETAILS.c.engine > given("present")))
    .values(due=True)
)
_BEFORE = select(STORY_DETAILS.c.details).where(STORY_DETAILS.c.story_id == given("key"))
_SAVE = change_row(STORY_DETAILS, "story_id").values(due=False)
# Held first, as by all who change a story: who changes it meanwhile waits, and nobody waits in a circle.
_STORY = (
    select(STORIES.c.revision, STORIES.c.pinned_kind)
    .where(STORIES.c.id == given("key"))
    .with_for_update(key_share=True)
)
_NEW = select(STORIES.c.id, true(), STORIES.c.pinned_kind).where(STORIES.c.id.in_(listed()))
_CHANGED = change_row(STORIES)
_UNCHANGED = select(STORIES.c.id).where(
    STORIES.c.id == given("key"), STORIES.c.revision == given("seen"), STORIES.c.changed == given("seen_changed")
)
_DROP = delete(STORY_DETAILS).where(STORY_DETAILS.c.story_id == given("key"))
_READINGS = select(READINGS.c.article_id, READINGS.c.made_of, READINGS.c.packed).where(
    READINGS.c.article_id.in_(listed())
)
_ASIDE = (
    select(MEMBERSHIPS.c.story_id, FIGURES_ASIDE)
    .join_from(FIGURES_ASIDE, MEMBERSHIPS, MEMBERSHIPS.c.article_id == FIGURES_ASIDE.c.article_id)
    .where(MEMBERSHIPS.c.story_id.in_(listed()))
)
_TOPICS = select(STORY_TOPICS.c.topic).where(STORY_TOPICS.c.story_id == given("key"))
_DROP_TOPICS = delete(STORY_TOPICS).where(STORY_TOPICS.c.story_id == given("key"))


@cache
def _mark_due(dialect: str) -> Insert:
    rows = insert_or_resolve(dialect, STORY_DETAILS).from_select(["story_id", "due", "kind"], _NEW)
    return rows.on_conflict_do_update(index_elements=["story_id"], set_={"due": True})


class SqlDetails(SqlNames):
    """The part of `StoryStore` that keeps the details of stories."""

    changed: set[int]
    """The stories that this transaction has changed, for those who are told of it."""

    def details(self, story_ids: Iterable[int]) -> dict[int, StoryDetails]:
        """The details of stories, as far as they have been read."""
        found: dict[int, StoryDetails] = {}
        for portion in portions(story_ids):
            rows = self._connection.execute(_DETAILS, {"ids": portion})
            found.update((row.story_id, mapping.decode(StoryDetails, row.details)) for row in rows)
            for story_id, aside in self.figures_aside(portion).items():
                if (told := found.get(story_id)) is not None:
                    found[story_id] = replace(told, figures=without_misread(told.figures, aside))
        return found

    def figures_aside(self, story_ids: Iterable[int]) -> dict[int, list[FigureAside]]:
        """The figures that people have set aside in the articles of stories."""
        aside: defaultdict[int, list[FigureAside]] = defaultdict(list)
        for portion in portions(story_ids):
            for row in self._connection.execute(_ASIDE, {"ids": portion}):
                figure = mapping.decode(FigureReading, row.figure)
                aside[row.story_id].append(
                    FigureAside(article_id=row.article_id, figure=figure, decision_id=row.decision_id)
                )
        return dict(aside)

    def unread(self, *, limit: int) -> list[int]:
        """Stories whose details are missing or older than their articles, newest first."""
        return list(self._connection.scalars(_DUE, {"most": limit}))

    def mark_unread(self, story_ids: Iterable[int]) -> None:
        """Have stories read again."""
        for portion in portions(story_ids):
            self._connection.execute(_mark_due(self._connection.dialect.name), {"ids": portion})

    def mark_outdated(self, engine: str) -> int:
        """Have all stories read again that another version of the program has read; returns how many."""
        return self._connection.execute(_OUTDATED, {"present": engine}).rowcount

    def save_details(
        self,
        story_id: int,
        details: StoryDetails,
        *,
        engine: str,
        of_revision: int,
        names: Sequence[StoryName],
        topics: Sequence[str],
        now: datetime,
    ) -> bool:
        """Store what has been read of a story, unless it has changed since."""
        story = self._connection.execute(_STORY, {"key": story_id}).one_or_none()
        if story is None or story.revision != of_revision:
            return False
        encoded = mapping.encode(details)
        before = self._connection.scalar(_BEFORE, {"key": story_id})
        kind = story.pinned_kind or details.kind
        self._connection.execute(_SAVE, {"key": story_id, "engine": engine, "kind": kind, "details": encoded})
        self._save_names(story_id, names)
        if self._save_topics(story_id, topics) or before != encoded:
            self.changed.add(story_id)
            self._connection.execute(_CHANGED, {"key": story_id, "changed": now})
        return True

    def readings(self, made_of: Mapping[int, str]) -> dict[int, bytes]:
        """What articles were found to say, packed, as far as it was made of this."""
        return {
            row.article_id: row.packed
            for portion in portions(made_of)
            for row in self._connection.execute(_READINGS, {"ids": portion})
            if row.made_of == made_of[row.article_id]
        }

    def keep_readings(self, packed: Mapping[int, bytes], made_of: Mapping[int, str]) -> None:
        """Keep what articles were found to say in place of what there is."""
        if not packed:
            return
        self._connection.execute(
            insert_or_replace(self._connection.dialect.name, READINGS, "made_of", "packed"),
            [{"article_id": each, "made_of": made_of[each], "packed": reading} for each, reading in packed.items()],
        )

    def save_topics(self, story: Story, topics: Sequence[str], *, now: datetime) -> bool:
        """Store the topics of a story, unless it has changed since it was read."""
        seen = {"key": story.id, "seen": story.revision, "seen_changed": story.changed}
        if self._connection.scalar(_UNCHANGED, seen) is None:
            return False
        self.changed.add(story.id)
        self._save_topics(story.id, topics)
        self._connection.execute(_CHANGED, {"key": story.id, "changed": now})
        return True

    def _save_topics(self, story_id: int, topics: Sequence[str]) -> bool:
        """Store the topics of a story; whether they are others than before."""
        names = set(topics)
        if names == set(self._connection.scalars(_TOPICS, {"key": story_id})):
            return False
        self._connection.execute(_DROP_TOPICS, {"key": story_id})
        insert_many(self._connection, STORY_TOPICS, [{"story_id": story_id, "topic": each} for each in sorted(names)])
        return True

    def _drop_details(self, story_id: int) -> None:
        self._connection.execute(_DROP, {"key": story_id})
        self._save_names(story_id, ())

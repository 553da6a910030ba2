"""What a run has left in its database: to be compared with that of another run, and consistent in itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, NullPool, create_engine, func, select

from storage.address import read_url
from storage.tables import (
    ARTICLE_PAGES,
    ARTICLE_REVISIONS,
    ARTICLES,
    FEEDS,
    FETCH_EVENTS,
    LOCKS,
    MEMBERSHIPS,
    PAIR_CONSTRAINTS,
    REQUESTS,
    STORIES,
    STORY_DETAILS,
    STORY_EVENTS,
    SUGGESTIONS,
)

Things = Mapping[tuple[Any, ...], list[Any]]
"""Things by what they are known by in any run; more than one under a key is one too many."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is there, by kind of thing, known by feeds and guids instead of ids, which differ from run to run."""

    kinds: Mapping[str, Things]


@dataclass(slots=True)
class Difference:
    """How many things a run has lost, has twice, or has otherwise, and which they are."""

    lost: int = 0
    doubled: int = 0
    different: int = 0
    told: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.lost or self.doubled or self.different)


def compare(expected: Outcome, found: Outcome) -> Difference:
    """Compare a run with an undisturbed one."""
    total = Difference()
    for kind, wanted in expected.kinds.items():
        there = found.kinds[kind]
        for key in wanted.keys() | there.keys():
            before, after = wanted.get(key, []), there.get(key, [])
            if not after:
                total.lost += 1
            elif before and len(after) > len(before):
                total.doubled += 1
            elif sorted(map(repr, before)) != sorted(map(repr, after)):
                total.different += 1
            else:
                continue
            total.told.append(f"{kind} {key}: {before} became {after}")
    return total


def read_outcome(url: str) -> Outcome:
    """Read it from a database that nobody writes to."""
    with _connection(url) as connection:
        return Outcome(_Reading(connection).kinds())


def faults(url: str) -> list[str]:
    """Whatever in the database of a service that has stopped is not whole, in words."""
    with _connection(url) as connection:
        return [*_storage_faults(connection), *_torn(connection)]


def _connection(url: str) -> Connection:
    return create_engine(read_url(url), poolclass=NullPool).connect()


class _Reading:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        names = dict(self._pairs(select(FEEDS.c.id, FEEDS.c.name)))
        self._articles = {row.id: (names[row.feed_id], row.guid) for row in connection.execute(select(ARTICLES)).all()}
        self._homes = dict(self._pairs(select(MEMBERSHIPS.c.article_id, MEMBERSHIPS.c.story_id)))
        stories: defaultdict[int | None, set[tuple[str, str]]] = defaultdict(set)
        for article_id, story_id in self._homes.items():
            stories[story_id].add(self._articles[article_id])
        self._held = {story_id: tuple(sorted(held)) for story_id, held in stories.items()}
        merged = dict(self._pairs(select(STORIES.c.id, STORIES.c.merged_into)))
        self._living = {story_id: self._last(merged, story_id) for story_id in merged}

    def _pairs(self, query: Any) -> list[Any]:
        return [tuple(row) for row in self._connection.execute(query)]

    @staticmethod
    def _last(merged: Mapping[int, int | None], story_id: int) -> int:
        while (into := merged[story_id]) is not None:
            story_id = into
        return story_id

    def kinds(self) -> dict[str, Things]:
        rows = {
            "article": self._article_rows(),
            "revision": self._revision_rows(),
            "page": self._page_rows(),
            "place": ((self._articles[each], self._held[home]) for each, home in self._homes.items()),
            "story": self._story_rows(),
            "suggestion": self._suggestion_rows(),
            "constraint": self._constraint_rows(),
            "decision": self._decision_rows(),
        }
        return {kind: _gathered(found) for kind, found in rows.items()}

    def _article_rows(self) -> Iterator[tuple[Any, Any]]:
        for row in self._connection.execute(select(ARTICLES)):
            yield self._articles[row.id], (row.title, row.summary, row.text, row.revision)

    def _revision_rows(self) -> Iterator[tuple[Any, Any]]:
        for row in self._connection.execute(select(ARTICLE_REVISIONS)):
            yield (*self._articles[row.article_id], row.revision), (row.title, row.summary, row.text)

    def _page_rows(self) -> Iterator[tuple[Any, Any]]:
        for row in self._connection.execute(select(ARTICLE_PAGES)):
            yield self._articles[row.article_id], (row.text, row.next_try)

    def _story_rows(self) -> Iterator[tuple[Any, Any]]:
        """Each that lives, with what is shown of it and whether it has been read."""
        query = select(STORIES, STORY_DETAILS.c.due, STORY_DETAILS.c.kind).outerjoin(
            STORY_DETAILS, STORY_DETAILS.c.story_id == STORIES.c.id
        )
        for row in self._connection.execute(query.where(STORIES.c.state != "merged")):
            record = row.record or {}
            shown = record.get("headline"), record.get("articles"), row.publishers, row.independent_texts
            yield self._held.get(row.id, ()), (row.state, shown, row.due, row.kind, row.open_suggestions)

    def _suggestion_rows(self) -> Iterator[tuple[Any, Any]]:
        for row in self._connection.execute(select(SUGGESTIONS)):
            story = self._held.get(self._living[row.story_id], ())
            yield (self._articles[row.article_id], story), row.state

    def _constraint_rows(self) -> Iterator[tuple[Any, Any]]:
        asked = {row.decision_id: row.id for row in self._connection.execute(select(REQUESTS))}
        for row in self._connection.execute(select(PAIR_CONSTRAINTS)):
            pair = sorted((self._articles[row.low], self._articles[row.high]))
            yield (*pair, asked.get(row.decision_id)), row.kind

    def _decision_rows(self) -> Iterator[tuple[Any, Any]]:
        """Each request, with what the history holds of it."""
        history: defaultdict[str, Counter[Any]] = defaultdict(Counter)
        for row in self._connection.execute(select(STORY_EVENTS)):
            history[row.decision_id][row.action, self._articles.get(row.article_id)] += 1
        asked = {row.decision_id: row.id for row in self._connection.execute(select(REQUESTS))}
        for decision_id, events in history.items():
            yield (asked.get(decision_id),), sorted(events.items(), key=repr)


def _gathered(rows: Any) -> Things:
    things: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for key, value in rows:
        things[key].append(value)
    return things


def _storage_faults(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        for check in ("integrity_check", "foreign_key_check"):
            found = [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA {check}")]
            if found not in ([], [("ok",)]):
                yield f"{check}: {found}"
    for name in connection.scalars(select(FEEDS.c.name).where(FEEDS.c.lease_owner.is_not(None))):
        yield f"{name} is still leased"
    for name in connection.scalars(select(LOCKS.c.name)):
        yield f"the lock {name!r} is still held"


def _torn(connection: Connection) -> Iterator[str]:
    """What one transaction writes is there as a whole or not at all."""

    def rows(query: Any) -> list[Any]:
        return sorted(tuple(row) for row in connection.execute(query))

    # A poll: its articles, its line in the log, the feed's count.
    stored = rows(select(ARTICLES.c.feed_id, func.count()).group_by(ARTICLES.c.feed_id))
    new = func.sum(FETCH_EVENTS.c.new)
    logged = rows(select(FETCH_EVENTS.c.feed_id, new).group_by(FETCH_EVENTS.c.feed_id).having(new > 0))
    counted = rows(select(FEEDS.c.id, FEEDS.c.article_count).where(FEEDS.c.article_count > 0))
    if not stored == logged == counted:
        yield f"articles by feed: {stored} stored, {logged} by the log, {counted} counted"
    # A batch of grouping: one place to each article, and records that count their articles.
    every = rows(select(ARTICLES.c.id))
    if every != rows(select(MEMBERSHIPS.c.article_id).where(MEMBERSHIPS.c.story_id.is_not(None))):
        yield "articles without a place, or with two"
    held = dict(rows(select(MEMBERSHIPS.c.story_id, func.count()).group_by(MEMBERSHIPS.c.story_id)))
    for story_id, record in connection.execute(select(STORIES.c.id, STORIES.c.record)):
        if (record or {}).get("articles", 0) != held.get(story_id, 0):
            yield f"the record of story {story_id} counts {record} articles, of {held.get(story_id, 0)}"

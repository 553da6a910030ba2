"""Fills a database with an archive: as fast as each database takes rows, past the stores, indexes made at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select, text, update

import storage
from aggregator.model import Article
from storage import mapping, search, tables
from storage.address import read_url
from storage.engine import make_engine
from tests.benchmarks.archive import Made, Size, Told, articles, language_of, questions, story_row, topics_of
from tests.benchmarks.archive_details import READ, details_row, sentences
from tests.benchmarks.bulk import PORTION, Bulk, in_bulk
from tests.benchmarks.newswire import OUTLETS, outlet_name
from tests.support import make

NOW = datetime(2031, 6, 15, 12, tzinfo=UTC)
_EVENTS = 20_000
"""Decisions in the history."""
_NUMBERED = (
    *("feeds", "fetch_events", "articles", "membership_changes", "stories", "decisions", "suggestions", "story_events"),
)
"""Tables whose next row has to be numbered after those that were written."""
_POLLS = 100
"""Polls that are kept of each feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A database that was filled."""

    seconds: float
    bytes: int
    words_bytes: int
    """Of the full-text index alone."""


def build(url: str, size: Size, *, advance: Callable[[int], None]) -> Built:
    """Create the tables and fill them; `advance` is told of articles as they are stored."""
    began = time.monotonic()
    storage.upgrade(url)
    engine = make_engine(read_url(url))
    with engine.connect() as connection:
        with in_bulk(connection):
            _fill(Bulk(connection), size, advance)
        connection.commit()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.name == "postgresql":
            connection.exec_driver_sql("VACUUM ANALYZE")
    with engine.connect() as connection:
        taken = _bytes(connection)
    engine.dispose()
    return Built(seconds=time.monotonic() - began, bytes=taken[0], words_bytes=taken[1])


def _fill(bulk: Bulk, size: Size, advance: Callable[[int], None]) -> None:
    chance = Random(size.articles)  # noqa: S311 - makes up an archive
    bulk.write(tables.FEEDS, map(_feed, range(OUTLETS)))
    bulk.write(tables.FETCH_EVENTS, (_poll(feed, number) for feed in range(OUTLETS) for number in range(_POLLS)))
    stories: dict[int, Told] = {}
    told = size.told
    words: list[tuple[int, Article]] = []
    rest = articles(told, until=NOW, chance=chance)
    while portion := list(islice(rest, PORTION)):
        _write_articles(bulk, portion, chance)
        words += [(made.id, made.article) for made in portion]
        for made in portion:
            if made.story is not None:
                story = stories.setdefault(made.story, Told(headline=made.article.title))
                if len(story.articles) < READ:
                    story.sentences += sentences(made.id, made.article)
                story.articles.append((made.id, made.article.sort_time))
                story.outlets.add(made.outlet)
        advance(len(portion))
    search.add(bulk.connection, words)
    last = _last_keys(bulk.connection)
    for again in range(1, size.times):
        _tell_again(bulk.connection, again, told, last)
        _find_again(bulk.connection, again * told.articles, words)
        advance(told.articles)
    _write_stories(bulk, size, stories, chance)
    _count_articles(bulk.connection)
    if bulk.connection.dialect.name == "postgresql":
        for name in _NUMBERED:
            key = "seq" if name == "membership_changes" else "id"
            bulk.connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{name}', '{key}'), (SELECT max({key}) FROM {name}))")  # noqa: S608 - own names
            )


def _count_articles(connection: Connection) -> None:
    """Tell each feed how many articles it has; in one look at them, for the index that would help is not there yet."""
    feed = tables.ARTICLES.c.feed_id
    counts = connection.execute(select(feed.label("key"), func.count().label("number")).group_by(feed))
    change = update(tables.FEEDS).where(tables.FEEDS.c.id == bindparam("key"))
    connection.execute(change.values(article_count=bindparam("number")), [dict(each) for each in counts.mappings()])


def _write_articles(bulk: Bulk, portion: list[Made], chance: Random) -> None:
    grouped = [made for made in portion if made.story is not None]
    bulk.write(
        tables.ARTICLES,
        (
            {
                "id": made.id,
                "feed_id": made.outlet + 1,
                "first_seen": made.article.sort_time + timedelta(minutes=4),
                "revision": 1 if made.older is None else 2,
                **mapping.article_columns(made.article),
            }
            for made in portion
        ),
    )
    bulk.write(
        tables.ARTICLE_REVISIONS,
        (
            {
                "article_id": made.id,
                "revision": 1,
                "replaced": made.article.sort_time + timedelta(hours=1),
                "title": made.older,
                "summary": made.article.summary,
                "text": made.article.text,
            }
            for made in portion
            if made.older is not None
        ),
    )
    bulk.write(
        tables.MEMBERSHIPS,
        (
            {
                "article_id": made.id,
                "story_id": made.story,
                "placed_by": None if made.story is None else "rule",
                "probability": None if made.story is None else 0.5 + chance.random() / 2,
                "at": None if made.story is None else made.article.sort_time,
                "sort_time": made.article.sort_time,
                "revised": False,
                "publisher": made.article.publisher,
                "language": made.article.language,
            }
            for made in portion
        ),
    )
    bulk.write(tables.MEMBERSHIP_CHANGES, ({"article_id": made.id, "story_id": made.story} for made in grouped))
    decision = make.stored_decision(1, 1).decision
    evidence = mapping.encode(decision)
    bulk.write(
        tables.DECISIONS,
        (
            {
                "article_id": made.id,
                "story_id": made.story,
                "decision": evidence,
                "outcome": decision.outcome,
                "probability": mapping.rested_on(decision),
                "at": made.article.sort_time,
                "engine": "bench",
            }
            for made in grouped
        ),
    )


_AGAIN = {
    tables.ARTICLES: {"id": "articles"},
    tables.ARTICLE_REVISIONS: {"article_id": "articles"},
    tables.MEMBERSHIPS: {"article_id": "articles", "story_id": "stories"},
    tables.MEMBERSHIP_CHANGES: {"article_id": "articles", "story_id": "stories"},
    tables.DECISIONS: {"article_id": "articles", "story_id": "stories"},
}
"""What is copied within the database, and which columns are then other articles and stories."""


def _last_keys(connection: Connection) -> dict[Table, int]:
    """The last row of each table that is copied."""
    return {table: connection.scalar(select(func.max(next(iter(table.primary_key))))) or 0 for table in _AGAIN}


def _tell_again(connection: Connection, again: int, told: Size, last: dict[Table, int]) -> None:
    """Copy the rows up to the given ones within the database; their own numbers, if they have any, are given anew."""
    for table, shifts in _AGAIN.items():
        key = next(iter(table.primary_key))
        own_number = len(table.primary_key) == 1 and key.name not in shifts
        copied = [column for column in table.columns if not (own_number and column is key)]
        values = [
            column + again * getattr(told, shifts[column.name]) if column.name in shifts else column
            for column in copied
        ]
        connection.execute(insert(table).from_select(copied, select(*values).where(key <= last[table])))


def _find_again(connection: Connection, shift: int, words: Sequence[tuple[int, Article]]) -> None:
    """Let the copies be found too; FTS5 has nothing of its own that could be copied."""
    if connection.dialect.name == "sqlite":
        search.add(connection, [(number + shift, article) for number, article in words])
        return
    copied = "INSERT INTO article_words SELECT article_id + :shift, words FROM article_words WHERE article_id <= :last"
    connection.execute(text(copied), {"shift": shift, "last": words[-1][0]})


def _write_stories(bulk: Bulk, size: Size, first: dict[int, Told], chance: Random) -> None:
    told = size.told
    stories = {
        story_id + again * told.stories: Told(
            headline=each.headline,
            outlets=each.outlets,
            articles=[(number + again * told.articles, moment) for number, moment in each.articles],
        )
        for again in range(size.times)
        for story_id, each in first.items()
    }
    ids = sorted(stories)
    asked = questions(stories, [1 + again * told.stories for again in range(size.times)], chance)
    rows = (
        story_row(each, stories[each], chance=chance, until=NOW) | {"open_suggestions": len(asked.get(each, ()))}
        for each in ids
    )
    bulk.write(tables.STORIES, rows)
    details = {each: details_row(first[each].sentences, chance) for each in sorted(first)}
    bulk.write(
        tables.STORY_DETAILS,
        (
            each.of_story(story_id + again * told.stories, shift=again * told.articles)
            for again in range(size.times)
            for story_id, each in details.items()
        ),
    )
    bulk.write(tables.STORY_TOPICS, ({"story_id": each, "topic": name} for each in ids for name in topics_of(chance)))
    comparison = mapping.encode(make.comparison())
    bulk.write(
        tables.SUGGESTIONS,
        (
            {
                "article_id": article_id,
                "story_id": story_id,
                "comparison": comparison | {"story_id": story_id},
                "probability": 0.1 + chance.random() * 0.4,
                "state": "open",
                "at": NOW,
            }
            for story_id, ids in asked.items()
            for article_id in dict.fromkeys(ids)
        ),
    )
    decided = [chance.choice(ids) for _ in range(min(_EVENTS, len(ids)))]
    bulk.write(
        tables.STORY_EVENTS,
        (
            {
                "id": number,
                "decision_id": f"bench-{number}",
                "at": NOW - timedelta(minutes=len(decided) - number),
                "who": "bench",
                "action": "take out" if number % 3 else "confirm",
                "story_id": story_id,
                "article_id": stories[story_id].articles[0][0] if number % 3 else None,
                "before": {"story": story_id, "placed by": "rule", "probability": 0.7}
                if number % 3
                else {"state": "open"},
                "after": {"story": story_id} if number % 3 else {"state": "confirmed"},
                "reason": "",
            }
            for number, story_id in enumerate(decided, start=1)
        ),
    )
    bulk.write(
        tables.STORY_EVENT_STORIES,
        ({"story_id": story_id, "event_id": number} for number, story_id in enumerate(decided, start=1)),
    )


def _feed(outlet: int) -> dict[str, Any]:
    spec = make.feed_spec(outlet_name(outlet), language=language_of(outlet))
    return {
        "id": outlet + 1,
        "name": spec.name,
        "url_key": spec.url_key,
        "spec": mapping.encode(spec),
        "next_due": NOW,
        "due_reason": "every 15 minutes",
        "health": mapping.encode(make.health(created=NOW, last_attempt=NOW, last_success=NOW)),
        "validators": mapping.encode(make.feed_update().validators),
        "article_count": 0,
    }


def _poll(feed: int, number: int) -> dict[str, Any]:
    return {
        "feed_id": feed + 1,
        "at": NOW - timedelta(minutes=15 * number),
        "outcome": "stored",
        "status": 200,
        "bytes": 40_000,
        "duration": timedelta(milliseconds=300),
        "new": 2,
        "revised": 0,
        "note": "",
    }


def _bytes(connection: Connection) -> tuple[int, int]:
    if connection.dialect.name == "postgresql":
        whole = connection.scalar(text("SELECT pg_database_size(current_database())"))
        return whole, connection.scalar(text("SELECT pg_total_relation_size('article_words')"))
    words = connection.scalar(text("SELECT sum(length(block)) FROM article_words_data"))
    pages = connection.scalar(text("PRAGMA page_count")) or 0
    return pages * (connection.scalar(text("PRAGMA page_size")) or 0), words or 0

"""Data of every released revision is carried forward, old statements work on new tables, no upgrade is half done.

`HELD` is what the program has written, by column. Each revision's tables get of it the columns that they had.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Integer,
    MetaData,
    func,
    insert,
    make_url,
    select,
    text,
    update,
)

import storage
from aggregator.model import CacheValidators, ConstraintKind, Role, SearchQuery, StoryState
from aggregator.ports import OldRows, UnitOfWork
from storage.engine import make_engine
from storage.mapping import encode
from storage.tables import ARTICLES
from tests.support import make
from tests.support.make import NOON, at

ROOT = Path(storage.__file__).parents[1]
RELEASED = [f"{number:04}" for number in range(1, 14)]
PREVIOUS = RELEASED[-1]
"""The revision of the release whose processes may still run when the database is upgraded to this program's."""

HELD: dict[str, dict[str, Any]] = {
    "feeds": {
        "id": 1, "name": "Harbour Post", "url_key": "harbour-post.example/feed.xml", "spec": encode(make.feed_spec()),
        "paused": None, "next_due": NOON, "due_reason": "every hour", "health": encode(make.health()),
        "validators": encode(CacheValidators(etag='"abc"')), "body_hash": "a1", "last_full": NOON, "article_count": 2,
        "lease_owner": None, "lease_token": None, "lease_until": None, "last_items": bytes(36),
    },
    "fetch_events": {
        "id": 1, "feed_id": 1, "at": NOON, "outcome": "stored", "status": 200, "bytes": 10, "duration": 0.25, "new": 2,
        "revised": 0, "note": "",
    },
    "articles": {
        "id": 1, "feed_id": 1, "first_seen": NOON, "revision": 2, "guid": "g", "guid_key": "a1", "link_key": "b1",
        "content_key": "c1", "link": "https://harbour-post.example/1", "canonical_link": "https://harbour-post.example/1",
        "title": "Talks open in Verrin", "summary": "", "text": "Officials met.", "html": "", "words": "verrin",
        "authors": ["A. Writer"], "published": NOON, "utc_offset": None, "updated": None, "sort_time": NOON,
        "language": "en",
        "publisher": "Harbour Post", "publisher_host": "harbour-post.example", "family": None,
    },
    "article_revisions": {
        "article_id": 1, "revision": 1, "replaced": NOON, "title": "Talks in Verrin", "summary": "", "text": "",
    },
    "article_pages": {
        "article_id": 1, "url": "https://harbour-post.example/1", "text": "Ministers met at noon.", "fetched": NOON,
        "attempts": 1, "next_try": None, "error": "",
    },
    "signatures": {"article_id": 1, "engine": "matcher-1", "packed": b"packed"},
    "readings": {"article_id": 1, "made_of": "1 2 page", "packed": b"packed"},
    "stories": {
        "id": 1, "state": "confirmed", "revision": 3, "record": encode(make.record([1])),
        "outline": encode(make.record([1]).outline()), "merged_into": None, "opened": NOON, "changed": NOON,
        "record_changed": NOON, "reviewed": NOON, "changed_since_review": False, "open_suggestions": 0, "publishers": 1,
        "independent_texts": 1, "last_published": NOON, "pinned_headline": 1, "pinned_kind": "talks",
        "pinned_claim_status": None, "note": "Ask again", "reviewed_articles": [1],
    },
    "story_details": {
        "story_id": 1, "due": False, "engine": "1", "kind": "talks", "details": encode(make.details()),
    },
    "story_names": {"story_id": 1, "kind": "city", "key": "Izmail, UA", "words": "Izmail", "weight": 1.0},
    "story_topics": {"story_id": 1, "topic": "Talks"},
    "memberships": {
        "article_id": 1, "story_id": 1, "placed_by": "rule", "probability": 0.9, "at": NOON, "sort_time": NOON,
        "revised": False, "publisher": "Harbour Post", "language": "en",
    },
    "membership_changes": {"seq": 1, "article_id": 1, "story_id": 1, "at": NOON},
    "decisions": {
        "id": 1, "article_id": 1, "story_id": 1, "decision": encode(make.stored_decision(1, 1).decision),
        "outcome": "DISTINCT", "probability": 0.1, "at": NOON, "engine": "test-1",
    },
    "suggestions": {
        "id": 1, "article_id": 1, "story_id": 1, "comparison": encode(make.comparison(1)), "probability": 0.6,
        "state": "same", "at": NOON,
    },
    "pair_constraints": {"low": 1, "high": 2, "decision_id": "d1", "kind": "cannot-link"},
    "story_events": {
        "id": 1, "decision_id": "d1", "at": NOON, "who": "ada", "action": "confirm", "story_id": 1, "article_id": None,
        "suggestion_id": None, "before": {"state": "open"}, "after": {"state": "confirmed"}, "reason": "",
        "undoes": None, "undone_by": None,
    },
    "story_event_stories": {"story_id": 1, "event_id": 1},
    "requests": {"id": "r1", "asked": "x", "decision_id": "d1", "story_id": 1},
    "notices": {"key": "catalogue", "text": "A fault", "since": NOON},
    "locks": {"name": "grouper", "owner": "here:1", "until": NOON},
    "sessions": {"key": "k", "user": "ada", "password_mark": "m", "opened": NOON, "seen": NOON},
    "api_tokens": {"key": "k", "name": "wall", "role": "reader", "made": NOON, "used": None},
    "login_attempts": {"key": "user x", "failures": 1, "until": NOON},
    "known_browsers": {"key": "k", "user": "ada", "since": NOON},
}  # fmt: skip
ANOTHER = {
    "articles": {"id": 2, "title": "Ferry back in service", "guid_key": "a2", "link_key": "b2", "content_key": "c2"}
}
"""Of tables with a second row, what is otherwise in it."""


class Place:
    """A database of either kind that can be emptied, tables and all."""

    def __init__(self, url: URL) -> None:
        self.url = url.render_as_string(hide_password=False)
        self._sqlite = Path(url.database or "") if url.get_backend_name() == "sqlite" else None

    def empty(self) -> None:
        if self._sqlite is not None:
            for each in self._sqlite.parent.glob(f"{self._sqlite.name}*"):
                each.unlink()
            return
        with self.engine() as engine, engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        engine = make_engine(storage.address.read_url(self.url))
        yield engine
        engine.dispose()


@pytest.fixture
def place(url: str) -> Place:
    return Place(make_url(url))


def at_revision(place: Place, revision: str) -> MetaData:
    """Make the tables of a revision with `HELD` in them; returns them as they are."""
    place.empty()
    config, tables = storage.schema._config(), MetaData()
    with place.engine() as engine:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
        with engine.begin() as connection:
            tables.reflect(connection, only=lambda name, _: not name.startswith("article_words"))
            write(connection.execute, tables)
            if revision >= "0006":
                storage.search._fill_from(connection, ARTICLES.c.text)
            if engine.name == "postgresql":
                count_on(connection, tables)
    return tables


def count_on(connection: Connection, tables: MetaData) -> None:
    """Let ids go on after those that were written."""
    for table in tables.sorted_tables:
        for name in {"id", "seq"} & {column.name for column in table.columns if isinstance(column.type, Integer)}:
            newest = select(func.max(table.c[name])).scalar_subquery()
            connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, name), newest)))


def write(execute: Callable[..., Any], tables: MetaData) -> None:
    for table in tables.sorted_tables:
        if table.name in ("alembic_version", "instance"):
            continue
        columns = {column.name for column in table.columns if column.computed is None}
        row = {name: value for name, value in HELD[table.name].items() if name in columns}
        assert row.keys() == columns, table.name
        for each in (row, row | ANOTHER.get(table.name, {})):
            if each is row or each != row:
                execute(insert(table), {name: _typed(table.c[name].type, value) for name, value in each.items()})


def _typed(kind: Any, value: Any) -> Any:
    """Reflected columns of times on SQLite know no zone."""
    return value.replace(tzinfo=None) if hasattr(value, "tzinfo") and not getattr(kind, "timezone", False) else value


def read_by_the_program(unit: UnitOfWork, revision: str) -> None:
    """Assert that what was written at a revision reads right, as far as it was kept there."""
    [feed] = unit.feeds.all()
    assert (feed.spec, feed.article_count, feed.validators.etag) == (make.feed_spec(), 2, '"abc"')
    assert [event.outcome for event in unit.feeds.events(1)] == ["stored"]
    articles = unit.articles.many([1, 2])
    assert [stored.article.title for stored in articles.values()] == ["Talks open in Verrin", "Ferry back in service"]
    assert [past.title for past in unit.articles.past([1])[1]] == ["Talks in Verrin"]
    [story] = unit.stories.many([1]).values()
    assert (story.state, story.record) == (StoryState.CONFIRMED, make.record([1]))
    assert [each.stored.id for each in unit.stories.members([1])[1]] == [1]
    assert unit.stories.publishers() == ["Harbour Post"]
    assert unit.stories.reviewed_articles(1) == (1,)
    assert unit.stories.decisions([1])[1] == make.stored_decision(1, 1)
    assert [each.comparison for each in unit.reviews.suggestions_of([1])] == [make.comparison(1)]
    assert [each.kind for each in unit.reviews.constraints([1])] == [ConstraintKind.CANNOT_LINK]
    assert [event.who for event in unit.reviews.history(story_id=1, limit=9)] == ["ada"]
    assert [notice.key for notice in unit.notices.all()] == ["catalogue"]
    assert [hit.article_id for hit in unit.articles.search(SearchQuery.read("verrin talks")).hits] == [1]
    if revision >= "0003":
        [signed] = unit.stories.signed_window(at(-9), at(9), "matcher-1")
        assert (signed.article_id, signed.packed) == (1, b"packed")
    if revision >= "0005":
        assert (story.pins.headline_article_id, story.pins.note) == (1, "Ask again")
    if revision >= "0007":
        assert [token.role for token in unit.access.tokens()] == [Role.READER]
        request = unit.reviews.request("r1")
        assert request is not None
        assert unit.retention.count_old(OldRows.REQUESTS, at(1)) == 1
    if revision >= "0013":
        assert articles[1].article.text == "Ministers met at noon."
    unit.stories.place([make.membership(1, 1)])
    assert unit.retention.find_old(OldRows.MEMBERSHIP_LOG, at(1), limit=9) == [(1,)]
    assert unit.articles.add_all({1: [make.article("New")]}, now=NOON)[1] == [3]
    assert unit.stories.open(now=NOON) == 2


def test_what_every_released_revision_holds_reads_right_after_the_upgrade(place: Place) -> None:
    for revision in RELEASED:
        at_revision(place, revision)
        assert storage.upgrade(place.url).current == revision
        with closing(storage.open_database(place.url)) as database, database.write() as unit:
            read_by_the_program(unit, revision)


def test_the_statements_of_the_release_before_work_on_the_new_tables(place: Place) -> None:
    """Its processes go on while this one's take their place: columns are added so that they need not be named."""
    before = at_revision(place, PREVIOUS)
    place.empty()
    storage.upgrade(place.url)
    with place.engine() as engine, engine.begin() as connection:
        write(connection.execute, before)
        for table in before.sorted_tables:
            assert connection.execute(select(table)).all() != []
            for column in table.columns:
                if column.computed is None:
                    connection.execute(update(table).values({column.name: table.c[column.name]}))
    with closing(storage.open_database(place.url)) as database, database.read() as unit:
        assert [story.state for story in unit.stories.many([1]).values()] == [StoryState.CONFIRMED]
        assert unit.reviews.request("r1") is not None


_KILLED = """
import os, signal, sys, storage
from sqlalchemy import Engine, event

@event.listens_for(Engine, "before_cursor_execute")
def _kill(connection, cursor, statement, parameters, context, executemany):
    if "UPDATE alembic_version" in statement and sys.argv[2] in statement:
        os.kill(os.getpid(), signal.SIGKILL)

storage.upgrade(sys.argv[1])
"""


@pytest.mark.parametrize("reached", ["0006", PREVIOUS])
def test_an_upgrade_that_is_killed_leaves_the_old_tables_and_can_be_done_again(place: Place, reached: str) -> None:
    at_revision(place, "0001")
    killed = subprocess.run([sys.executable, "-c", _KILLED, place.url, f"'{reached}'"], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert storage.upgrade(place.url).current == "0001"
    with closing(storage.open_database(place.url)) as database, database.write() as unit:
        read_by_the_program(unit, "0001")


def test_processes_that_upgrade_the_same_old_database_at_once_do_it_once(place: Place) -> None:
    at_revision(place, "0001")
    upgrade = [sys.executable, "-c", "import storage, sys; storage.upgrade(sys.argv[1])", place.url]
    processes = [subprocess.Popen(upgrade, cwd=ROOT) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    with closing(storage.open_database(place.url)) as database, database.write() as unit:
        read_by_the_program(unit, "0001")


def test_words_that_were_folded_otherwise_are_found_after_the_upgrade(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage.upgrade(place.url)
    with monkeypatch.context() as before, closing(storage.open_database(place.url)) as database:
        before.setattr("aggregator.model.folding._SAME", {})
        with database.write() as unit:
            feed = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
            unit.articles.add_all({feed: [make.article("Ferry to Tromsø")]}, now=NOON)
            unit.commit()
    with place.engine() as engine, engine.begin() as connection:
        connection.execute(text("ALTER TABLE articles DROP COLUMN utc_offset"))
        connection.execute(text("DROP TABLE figures_aside"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0022'"))
    storage.upgrade(place.url)
    with closing(storage.open_database(place.url)) as database, database.read() as unit:
        for words in ("tromso", "Tromsø"):
            assert len(unit.articles.search(SearchQuery.read(words)).hits) == 1

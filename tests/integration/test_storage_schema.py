"""Migrations: from empty and from older revisions, without drift, and databases of another revision refused."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, delete, insert, inspect, text, update

import storage
from aggregator.errors import DatabaseError, SchemaMismatch
from aggregator.model import Named, NameKind, Outcome, SearchQuery, StoryKind
from aggregator.ports import DecidedCount, QueueFilter
from aggregator.reading import Reader
from storage.columns import METADATA
from storage.engine import make_engine
from storage.mapping import encode
from tests.support import make
from tests.support.clock import StillClock
from tests.support.make import NOON, at

FIRST_ROWS: dict[str, dict[str, Any]] = {
    "feeds": {
        "id": 1,
        "name": "Harbour Post",
        "url_key": "harbour-post.example/feed.xml",
        "spec": {},
        "next_due": NOON,
        "due_reason": "",
        "health": {},
        "validators": {},
        "article_count": 1,
    },
    "articles": {
        "id": 1,
        "feed_id": 1,
        "first_seen": NOON,
        "revision": 1,
        "content_key": "key",
        "title": "Talks open in Verrin",
        "summary": "",
        "text": "",
        "html": "",
        "words": "in open talks verrin",
        "authors": [],
        "sort_time": NOON,
        "publisher": "Harbour Post",
    },
    "stories": {
        "id": 1,
        "state": "open",
        "revision": 1,
        "opened": NOON,
        "changed": NOON,
        "changed_since_review": False,
        "open_suggestions": 0,
        "publishers": 1,
        "independent_texts": 1,
        "last_published": NOON,
        "record": encode(make.record([1])),
    },
    "memberships": {
        "article_id": 1,
        "story_id": 1,
        "placed_by": "rule",
        "at": NOON,
        "sort_time": NOON,
        "revised": False,
    },
    "decisions": {
        "id": 1,
        "article_id": 1,
        "story_id": 1,
        "decision": {
            "outcome": "SUGGEST",
            "chosen": None,
            "suggestions": [{"story_id": 1, "probability": 0.25, "prior": -4.0}],
            "nearest": {"story_id": 1, "probability": 0.75, "prior": -4.0},
        },
        "at": NOON,
        "engine": "test-1",
    },
}
"""What the first version of the program has stored, as its own columns hold it."""
OLD_PLACE = Named(key="Moldova, MD", name=make.passage("Moldova"), articles=1, country="MD")
"""A place as it was read before names were kept, without its level."""


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """An engine on that database, once upgraded."""
    storage.upgrade(url)
    engine = make_engine(storage.address.read_url(url))
    yield engine
    engine.dispose()


@pytest.fixture
def first_revision(url: str) -> Iterator[Engine]:
    """An engine on a database at revision 0001, with an article in a story."""
    engine = make_engine(storage.address.read_url(url))
    config = storage.schema._config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    with engine.begin() as connection:
        found = MetaData()
        found.reflect(connection)
        for table, row in FIRST_ROWS.items():
            connection.execute(insert(found.tables[table]), row)
    yield engine
    engine.dispose()


def at_revision(engine: Engine, revision: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})


def test_the_files_of_the_migrations_are_named_by_their_revisions() -> None:
    scripts = list(ScriptDirectory.from_config(storage.schema._config()).walk_revisions())
    state = storage.schema._state(None)
    assert (state.wanted, state.known) == (scripts[0].revision, {script.revision for script in scripts})


def test_an_empty_database_is_refused_until_it_is_upgraded(url: str) -> None:
    of_a_file = "there is no database .* make this one with 'aggregator db upgrade'"
    told = of_a_file if url.startswith("sqlite") else "is empty: run 'aggregator db upgrade'"
    with pytest.raises(DatabaseError, match=told):
        storage.open_database(url)
    assert storage.revision_state(url).current is None
    before = storage.upgrade(url)
    assert (before.current, before.up_to_date) == (None, False)
    assert storage.check(url).up_to_date
    storage.open_database(url).close()


def test_a_second_upgrade_changes_nothing(url: str) -> None:
    storage.upgrade(url)
    assert storage.upgrade(url).up_to_date


def test_several_processes_may_upgrade_at_once(url: str) -> None:
    upgrade = [sys.executable, "-c", "import storage, sys; storage.upgrade(sys.argv[1])", url]
    processes = [subprocess.Popen(upgrade, cwd=Path(storage.__file__).parents[1]) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert storage.check(url).up_to_date


def test_migrations_make_exactly_the_tables_that_the_code_declares(engine: Engine) -> None:
    assert_no_drift(engine)


def ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Whether a table is one of the metadata's; that of the full-text index is none, and differs by database."""
    return kind != "table" or not str(name).startswith("article_words")


def assert_no_drift(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True, "include_name": ours}
        )
        assert compare_metadata(context, METADATA) == []
        found = inspect(connection)
        for table in METADATA.sorted_tables:
            assert {
                index["name"] for index in found.get_indexes(table.name) if not index.get("duplicates_constraint")
            } == {index.name for index in table.indexes}


def test_a_database_of_the_first_revision_keeps_its_rows_and_gets_the_rest(first_revision: Engine, url: str) -> None:
    with pytest.raises(SchemaMismatch, match=r"0001, older than .*run 'aggregator db upgrade'"):
        storage.open_database(url)
    assert storage.upgrade(url).current == "0001"
    assert_no_drift(first_revision)
    opened = storage.open_database(url)
    with opened.write() as unit:
        unit.articles.store_signatures("matcher-1", {1: b"packed"})
        [place] = unit.stories.signed_window(NOON, at(1), "matcher-1")
        assert (place.article_id, place.story_id, place.packed) == (1, 1, b"packed")
        assert [stored.article.title for stored in unit.articles.many([1]).values()] == ["Talks open in Verrin"]
        counted = unit.quality.decided([0.25, 0.5], since=NOON)
        assert counted == [DecidedCount(outcome=Outcome.SUGGEST, reached=1, count=1)]
    opened.close()


def test_what_was_reviewed_before_is_what_the_story_held_unless_it_has_changed_since(
    first_revision: Engine, url: str
) -> None:
    stories = MetaData()
    stories.reflect(first_revision)
    held = encode(make.record([1]))
    with first_revision.begin() as connection:
        for story_id, changed in ((2, False), (3, True)):
            row = FIRST_ROWS["stories"] | {"id": story_id, "state": "confirmed", "reviewed": NOON, "record": held}
            connection.execute(insert(stories.tables["stories"]), row | {"changed_since_review": changed})
    storage.upgrade(url)
    opened = storage.open_database(url)
    with opened.read() as unit:
        assert [unit.stories.reviewed_articles(each) for each in (1, 2, 3)] == [(), (1,), ()]
        assert [hit.article_id for hit in unit.articles.search(SearchQuery.read("verrin talks")).hits] == [1]
        [story] = unit.stories.queue(QueueFilter(publisher="Harbour Post"), limit=9).stories
        assert story.record == make.record([1]).outline()
    opened.close()


def test_stories_that_were_read_before_are_found_by_their_kinds(first_revision: Engine, url: str) -> None:
    config = storage.schema._config()
    with first_revision.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0007")
    found = MetaData()
    found.reflect(first_revision)
    stories, read = found.tables["stories"], found.tables["story_details"]
    row = FIRST_ROWS["stories"]
    with first_revision.begin() as connection:
        pinned = {2: "incident", 3: None}
        connection.execute(insert(stories), [row | {"id": key, "pinned_kind": kind} for key, kind in pinned.items()])
        connection.execute(delete(read))
        told = {"due": False, "details": encode(make.details(kind=StoryKind.TALKS))}
        connection.execute(insert(read), [{"story_id": each} | told for each in (1, 2)])
        connection.execute(insert(read), {"story_id": 3, "due": True})
    storage.upgrade(url)
    opened = storage.open_database(url)
    with opened.read() as unit:
        kinds = {kind: unit.stories.selected(QueueFilter(kind=kind), after=0, limit=9) for kind in StoryKind}
    assert {kind: [story.id for story in held] for kind, held in kinds.items()} == {
        StoryKind.TALKS: [1],
        StoryKind.INCIDENT: [2],
        StoryKind.OTHER: [],
    }
    opened.close()


def test_stories_that_were_read_before_their_names_were_kept_are_read_again_and_get_them(
    first_revision: Engine, url: str
) -> None:
    config = storage.schema._config()
    with first_revision.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0008")
    found = MetaData()
    found.reflect(first_revision)
    read = found.tables["story_details"]
    with first_revision.begin() as connection:
        connection.execute(delete(read))
        told = {"due": False, "engine": "1", "kind": "talks", "details": encode(make.details(places=(OLD_PLACE,)))}
        connection.execute(insert(read), {"story_id": 1} | told)
        connection.execute(update(found.tables["articles"]).values(title="Talks open in Moldova", language="en"))
    storage.upgrade(url)
    opened = storage.open_database(url)
    with opened.read() as unit:
        assert unit.stories.names([1]) == {1: []}
        assert unit.stories.details([1])[1].places == (OLD_PLACE,)
    Reader(database=opened, clock=StillClock(), topics=lambda: ()).read_all()
    with opened.read() as unit:
        assert [(name.kind, name.words) for name in unit.stories.names([1])[1]] == [(NameKind.COUNTRY, "Moldova")]
    opened.close()


def test_a_deleted_article_takes_its_signature_and_its_words_along(first_revision: Engine, url: str) -> None:
    storage.upgrade(url)
    with first_revision.begin() as connection:
        connection.execute(insert(METADATA.tables["signatures"]), {"article_id": 1, "engine": "a", "packed": b"x"})
        connection.execute(text("DELETE FROM memberships"))
        connection.execute(text("DELETE FROM decisions"))
        connection.execute(text("DELETE FROM articles"))
        assert connection.scalar(text("SELECT count(*) FROM signatures")) == 0
        assert connection.scalar(text("SELECT count(*) FROM article_words")) == 0
        if first_revision.name == "sqlite":
            matching = text("SELECT count(*) FROM article_words WHERE article_words MATCH 'verrin'")
            assert connection.scalar(matching) == 0
            connection.execute(text("INSERT INTO article_words(article_words) VALUES ('integrity-check')"))


def test_a_column_that_no_migration_made_would_be_noticed(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE notices ADD COLUMN loudness INTEGER"))
    with engine.connect() as connection:
        assert len(compare_metadata(MigrationContext.configure(connection, opts={"include_name": ours}), METADATA)) == 1


def test_a_database_of_a_newer_program_is_refused(url: str, engine: Engine) -> None:
    at_revision(engine, "9999")
    for use in (storage.check, storage.open_database, storage.upgrade):
        with pytest.raises(SchemaMismatch, match=r"revision 9999, which this program does not know .*newer version"):
            use(url)


def test_an_older_database_is_refused_with_what_to_run() -> None:
    state = storage.RevisionState(current="0001", wanted="0002", known=frozenset({"0001", "0002"}))
    address = storage.address.read_url("postgresql://ada:secret@db.example/news")
    with pytest.raises(
        SchemaMismatch, match=r"0001, older than the program's 0002: run 'aggregator db upgrade'"
    ) as told:
        storage.schema.refuse_mismatch(address, state)
    assert "secret" not in str(told.value)


def test_a_failed_upgrade_leaves_nothing_behind(url: str) -> None:
    """Another program's table stands in the way; none of ours may be left half made."""
    engine = make_engine(storage.address.read_url(url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE suggestions (id INTEGER)"))
    with pytest.raises(DatabaseError, match=r"suggestions|another program"):
        storage.upgrade(url)
    assert inspect(engine).get_table_names() == ["suggestions"]
    engine.dispose()


def test_storage_knows_of_the_application_only_model_ports_and_errors() -> None:
    allowed = {"aggregator.model", "aggregator.ports", "aggregator.errors"}
    for path in Path(storage.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert {name for name in names if name.split(".")[0] == "aggregator"} <= allowed, path

"""A SQLite file by itself: how large it is, and who may read it."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import storage
from storage import SqlDatabase
from tests.support import make


def test_free_pages_are_given_back_as_many_as_are_asked_for_until_most_are_in_use(sqlite: SqlDatabase) -> None:
    file = Path(str(sqlite.url.database))
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE more AS SELECT randomblob(8000000) AS bytes")
        other.commit()
        other.execute("DROP TABLE more")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = file.stat().st_size
    given: list[int] = []
    while not given or given[-1]:
        with sqlite.write() as unit:
            given.append(unit.retention.give_back(300))
            unit.commit()
    sqlite.close()
    assert given[:3] == [300] * 3
    assert before - file.stat().st_size >= sum(given) * 4096  # pages that tell where others are go too
    with closing(sqlite3.connect(file)) as other:
        [free], [pages] = (other.execute(f"PRAGMA {name}").fetchone() for name in ("freelist_count", "page_count"))
    assert 0.2 < free / pages < 0.3


def modes(file: Path) -> dict[str, int]:
    """Of a database and what stands beside it while it is written to."""
    with closing(storage.open_database(f"sqlite:///{file}")) as database, database.write() as unit:
        unit.feeds.add(make.feed_spec(), now=make.NOON, next_due=make.NOON, paused=None)
        unit.commit()
        beside = [file.with_name(f"{file.name}{end}") for end in ("", "-wal", "-shm")]
        return {each.name: stat.S_IMODE(each.stat().st_mode) for each in beside}


def test_none_but_its_owner_may_read_a_new_database(tmp_path: Path) -> None:
    file = tmp_path / "aggregator.db"
    storage.upgrade(f"sqlite:///{file}")
    assert modes(file) == {"aggregator.db": 0o600, "aggregator.db-wal": 0o600, "aggregator.db-shm": 0o600}


def test_nor_one_that_is_made_where_a_link_leads(tmp_path: Path) -> None:
    file, link = tmp_path / "aggregator.db", tmp_path / "link.db"
    link.symlink_to(file)
    storage.upgrade(f"sqlite:///{link}")
    assert set(modes(file).values()) == {0o600}


def test_a_database_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "aggregator.db"
    file.touch(mode=0o640)
    storage.upgrade(f"sqlite:///{file}")
    assert set(modes(file).values()) == {0o640}

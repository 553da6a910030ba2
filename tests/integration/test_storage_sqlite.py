"""A SQLite file by itself: how large it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from storage import SqlDatabase


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

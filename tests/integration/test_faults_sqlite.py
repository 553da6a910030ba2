"""SQLite on a full disk, in a folder that is not writable, locked by another program, and gone."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import storage
from aggregator.errors import DatabaseError, DatabaseUnavailable
from tests.support.catalogue import write_feeds
from tests.support.processes import ROOT, Program, options, quick_settings

APART = ("unshare", "--user", "--map-root-user", "--mount")
"""A command with mounts of its own, for which nobody has to be root."""


def test_on_a_full_disk_the_desk_says_so_and_once_there_is_room_the_work_goes_on(tmp_path: Path) -> None:
    ran = subprocess.run(
        [*APART, sys.executable, str(ROOT / "tests" / "crash" / "full_disk.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


def test_a_folder_that_cannot_be_written_is_refused_in_one_line(tmp_path: Path) -> None:
    write_feeds(tmp_path)
    settings = quick_settings(tmp_path)
    storage.upgrade(str(settings["database.url"]))
    read_only = [*APART, "sh", "-c", 'mount --bind -o ro "$0" "$0" && exec "$@"', str(tmp_path)]
    with Program(*options(settings), "run", folder=tmp_path, through=read_only) as program:
        program.wait_until(lambda: program.exit_code is not None)
        (line,) = program.err.splitlines()
        assert "demo.db" in line
        assert "writ" in line or "read-only" in line.lower(), line
        assert program.exit_code == 1


def test_what_another_program_locks_is_unavailable_until_it_lets_go_and_is_told_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Reading goes on meanwhile."""
    monkeypatch.setattr("storage.engine._BUSY_SECONDS", 0.1)
    monkeypatch.setattr("storage.trouble._CALM", 0.0)
    path = tmp_path / "aggregator.db"
    storage.upgrade(f"sqlite:///{path}")
    database = storage.open_database(f"sqlite:///{path}")
    caplog.set_level("INFO", logger="storage")
    with database.read() as uow:  # so that a connection is there: making the first one takes a lock
        assert uow.articles.count() == 0
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(3):
            with pytest.raises(DatabaseUnavailable, match="another program keeps it locked"), database.write():
                pytest.fail("it was not locked")
        with database.read() as uow:
            assert uow.articles.count() == 0
        assert database.trouble is not None
        assert "locked" in database.trouble.text
    with database.write() as uow:
        uow.commit()
    assert database.trouble is None
    database.close()
    begun, over = caplog.messages
    assert "locked" in begun
    assert "can be used again" in over


def test_a_mistake_in_a_statement_is_no_passing_trouble(tmp_path: Path) -> None:
    path = tmp_path / "aggregator.db"
    storage.upgrade(f"sqlite:///{path}")
    database = storage.open_database(f"sqlite:///{path}")
    with pytest.raises(DatabaseError) as caught, database.write() as uow:
        uow._connection.exec_driver_sql("SELECT 1 FROM nowhere")
    assert not isinstance(caught.value, DatabaseUnavailable)
    assert database.trouble is None
    database.close()


def test_a_file_that_is_deleted_or_replaced_in_use_takes_nothing_more_that_nobody_would_find(tmp_path: Path) -> None:
    path = tmp_path / "aggregator.db"
    storage.upgrade(f"sqlite:///{path}")
    database = storage.open_database(f"sqlite:///{path}")
    with database.write() as unit:
        unit.commit()
    away = path.rename(tmp_path / "away.db")
    with pytest.raises(DatabaseUnavailable, match="deleted or moved away"), database.write():
        pass
    assert not path.exists()
    shutil.copy(away, path)
    with pytest.raises(DatabaseUnavailable, match="replaced by another file"), database.read():
        pass
    assert database.trouble is not None
    away.replace(path)
    with database.read() as unit:
        unit.feeds.all()
    assert database.trouble is None
    database.close()

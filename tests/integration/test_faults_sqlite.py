"""SQLite on a full disk, in a folder that is not writable, locked by another program, and gone."""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import storage
from aggregator.errors import DatabaseBusy, DatabaseError, DatabaseUnavailable
from storage import SqlDatabase
from storage.backup import backup
from storage.soundness import check_soundness
from storage.trouble import told_of_files
from tests.support import make
from tests.support.catalogue import write_feeds
from tests.support.processes import ROOT, Program, options, quick_settings
from tests.support.sqlite import tables_at


@pytest.fixture(scope="module")
def apart() -> tuple[str, ...]:
    """A command with mounts of its own, for which nobody has to be root where the machine allows that."""
    command = ("unshare", "--user", "--map-root-user", "--mount")
    try:
        subprocess.run([*command, "mount", "-t", "tmpfs", "none", "/mnt"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nobody may have mounts of their own on this machine")
    return command


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a full disk."""
    most, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))


def test_on_a_full_disk_the_desk_says_so_and_once_there_is_room_the_work_goes_on(
    tmp_path: Path, apart: tuple[str, ...]
) -> None:
    ran = subprocess.run(
        [*apart, sys.executable, str(ROOT / "tests" / "crash" / "full_disk.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


def test_where_there_is_no_room_even_for_reading_the_first_thing_to_look_at_is_the_room(tmp_path: Path) -> None:
    """SQLite calls it an error of input and output when it cannot make the index of a log."""
    url = tables_at(tmp_path / "aggregator.db")
    with room_for(4096):
        with pytest.raises(DatabaseUnavailable, match="disk I/O error: the disk is full, or"):
            storage.check(url)
        with pytest.raises(DatabaseError, match="disk I/O error: the disk is full, or"):
            backup(url, tmp_path / "copy.db", progress=lambda _table, _rows: None)


def test_where_sqlite_finds_no_room_it_may_be_the_folder_for_temporary_files_that_has_none() -> None:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.execute("PRAGMA max_page_count=1")
        with pytest.raises(sqlite3.OperationalError) as full:
            opened.execute("CREATE TABLE words (word)")
    assert "temporary files (TMPDIR, else /var/tmp)" in told_of_files(full.value)


def test_a_service_starts_although_there_is_no_room_to_note_which_process_holds_its_lock(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'aggregator.db'}"
    with room_for(0), storage.ServiceGuard(url), pytest.raises(DatabaseBusy, match=r"process unknown"):
        storage.ServiceGuard(url)


def test_a_folder_that_cannot_be_written_is_refused_in_one_line(tmp_path: Path, apart: tuple[str, ...]) -> None:
    write_feeds(tmp_path)
    settings = quick_settings(tmp_path)
    tables_at(tmp_path / "demo.db")
    read_only = [*apart, "sh", "-c", 'mount --bind -o ro "$0" "$0" && exec "$@"', str(tmp_path)]
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
    database = storage.open_database(tables_at(path))
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
    database = storage.open_database(tables_at(path))
    with pytest.raises(DatabaseError) as caught, database.write() as uow:
        uow._connection.exec_driver_sql("SELECT 1 FROM nowhere")
    assert not isinstance(caught.value, DatabaseUnavailable)
    assert database.trouble is None
    database.close()


def test_a_file_that_is_deleted_or_replaced_in_use_takes_nothing_more_that_nobody_would_find(tmp_path: Path) -> None:
    path = tmp_path / "aggregator.db"
    database = storage.open_database(tables_at(path))
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


@pytest.fixture
def in_use(tmp_path: Path) -> Iterator[SqlDatabase]:
    """A database with something in its log, and a larger backup beside it."""
    path, backup = tmp_path / "aggregator.db", tmp_path / "backup.db"
    for each in (path, backup):
        tables_at(each)
    with closing(sqlite3.connect(backup)) as larger:
        larger.execute("CREATE TABLE more AS SELECT randomblob(2000000) AS bytes")
        larger.commit()
        larger.execute("PRAGMA journal_mode=DELETE")
    database = storage.open_database(f"sqlite:///{path}")
    add_feed(database, "Harbour Post")
    assert path.with_name("aggregator.db-wal").stat().st_size
    yield database
    database.close()


def add_feed(database: SqlDatabase, name: str) -> None:
    with database.write() as unit:
        unit.feeds.add(make.feed_spec(name), now=make.NOON, next_due=make.NOON, paused=None)
        unit.commit()


def names(path: Path) -> list[str]:
    with closing(storage.open_database(f"sqlite:///{path}")) as database, database.read() as unit:
        return [feed.spec.name for feed in unit.feeds.all()]


def test_a_backup_put_in_the_place_of_a_file_in_use_is_not_spoilt_by_the_end_of_the_service(
    in_use: SqlDatabase, tmp_path: Path
) -> None:
    path, backup = tmp_path / "aggregator.db", tmp_path / "backup.db"
    path.rename(tmp_path / "away.db")
    before = backup.read_bytes()
    backup.rename(path)
    in_use.close()
    assert path.read_bytes() == before
    assert names(path) == []
    assert check_soundness(f"sqlite:///{path}") == "its file is sound"
    assert names(tmp_path / "away.db") == ["Harbour Post"]


def test_nor_is_it_while_the_service_goes_on_and_is_asked_whether_it_is_ready(
    in_use: SqlDatabase, tmp_path: Path
) -> None:
    path, backup = tmp_path / "aggregator.db", tmp_path / "backup.db"
    before = backup.read_bytes()
    backup.rename(path)
    with pytest.raises(DatabaseUnavailable, match="aggregator db restore"):
        in_use.check()
    assert path.read_bytes() == before
    assert names(path) == []
    assert check_soundness(f"sqlite:///{path}") == "its file is sound"


def test_a_file_that_is_put_back_holds_all_that_was_written_before_and_since(
    in_use: SqlDatabase, tmp_path: Path
) -> None:
    path = tmp_path / "aggregator.db"
    away = path.rename(tmp_path / "away.db")
    with pytest.raises(DatabaseUnavailable, match="moved away"):
        in_use.check()
    (tmp_path / "backup.db").rename(path)
    with pytest.raises(DatabaseUnavailable, match="replaced"):
        in_use.check()
    away.replace(path)
    add_feed(in_use, "Quay Post")
    in_use.close()
    assert names(path) == ["Harbour Post", "Quay Post"]
    assert check_soundness(f"sqlite:///{path}") == "its file is sound"


def test_work_under_way_when_the_file_is_replaced_ends_before_its_log_is_emptied(
    in_use: SqlDatabase, tmp_path: Path
) -> None:
    path = tmp_path / "aggregator.db"
    with in_use.write() as unit:
        unit.feeds.add(make.feed_spec("Quay Post"), now=make.NOON, next_due=make.NOON, paused=None)
        path.rename(tmp_path / "away.db")
        (tmp_path / "backup.db").rename(path)
        with pytest.raises(DatabaseUnavailable):
            in_use.check()
        unit.commit()
    in_use.close()
    assert names(path) == []
    assert names(tmp_path / "away.db") == ["Harbour Post", "Quay Post"]

"""Backups restored: into either kind of database, whole or not at all, and never over what must not be lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import URL, Connection, make_url, select, text

import storage
from aggregator.errors import DatabaseBusy, DatabaseError, SchemaMismatch
from aggregator.model import SearchQuery
from storage.address import read_url, sqlite_file
from storage.backup import backup
from storage.columns import METADATA
from storage.engine import make_engine
from storage.restore import restore
from storage.soundness import check_soundness
from tests.support import make, rows
from tests.support.sqlite import alter, as_file, empty_sqlite

ROOT = Path(storage.__file__).parents[1]
NewDatabase = Callable[[str], str]
"""Makes a database of a kind that is empty as yet; returns its URL."""


def untold(_table: str, _rows: int) -> None:
    """Nobody looks at the progress."""


def working_on(url: str | URL, work: Callable[[Connection], Any]) -> Any:
    engine = make_engine(read_url(url))
    try:
        with engine.begin() as connection:
            return work(connection)
    finally:
        engine.dispose()


def fill(connection: Connection) -> None:
    rows.insert_everywhere(connection, METADATA)
    storage.search.fill(connection)


@cache
def filled_file() -> bytes:
    with empty_sqlite() as database:
        working_on(database.url, fill)
        return as_file(database)


def filled(url: str) -> str:
    if url.startswith("sqlite"):
        sqlite_file(read_url(url)).write_bytes(filled_file())
    else:
        storage.upgrade(url)
        working_on(url, fill)
    return url


def content(url: str) -> dict[str, list[Any]]:
    return working_on(  # type: ignore[no-any-return]  # it returns what the work does
        url, lambda connection: {t.name: connection.execute(select(t)).all() for t in METADATA.sorted_tables}
    )


def backed_up(url: str, tmp_path: Path) -> Path:
    file = tmp_path / f"{uuid4().hex}.backup"
    backup(url, file, progress=untold)
    return file


KINDS = ["sqlite", "postgresql"]


@pytest.mark.parametrize("source", KINDS)
@pytest.mark.parametrize("target", KINDS)
def test_a_restored_database_holds_the_same_rows_and_words_and_goes_on_counting(
    new: NewDatabase, tmp_path: Path, source: str, target: str
) -> None:
    old, restored = filled(new(source)), new(target)
    restore(backed_up(old, tmp_path), restored, force=False, progress=untold)
    held = content(restored)
    assert held == content(old)
    assert [name for name, found in held.items() if len(found) != 1] == []
    with closing(storage.open_database(restored)) as database, database.write() as unit:
        hits = unit.articles.search(SearchQuery.read("verrin quoted")).hits
        assert [hit.article_id for hit in hits] == [1]
        assert unit.stories.open(now=rows.MOMENT) == 2


def test_a_backup_is_a_database_that_can_be_opened_as_it_is(new: NewDatabase, tmp_path: Path) -> None:
    file = backed_up(filled(new("postgresql")), tmp_path)
    assert storage.check(f"sqlite:///{file}").up_to_date


def test_none_but_its_owner_may_read_a_backup(new: NewDatabase, tmp_path: Path) -> None:
    for kind in ("sqlite", "postgresql"):
        (tmp_path / kind).mkdir()
        file = backed_up(filled(new(kind)), tmp_path / kind)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_restored_file_may_be_used_by_whom_the_old_one_was_and_a_new_one_by_its_owner(
    new: NewDatabase, tmp_path: Path
) -> None:
    file, url = backed_up(filled(new("sqlite")), tmp_path), new("sqlite")
    target = Path(str(make_url(url).database))
    restore(file, url, force=False, progress=untold)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    target.chmod(0o640)
    with suppress(PermissionError):  # only root can give it away
        os.chown(target, 65534, 65534)
    before = target.stat()
    restore(file, url, force=True, progress=untold)
    after = target.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert after.st_ino != before.st_ino


_RESTORED = """
import sys
from pathlib import Path
from storage.restore import restore
restore(Path(sys.argv[1]), sys.argv[2], force=False, progress=print)
"""


def test_restoring_a_file_takes_no_room_among_temporary_files(new: NewDatabase, tmp_path: Path) -> None:
    """In a container their folder has a few megabytes."""
    url = filled(new("sqlite"))
    working_on(url, lambda connection: connection.execute(text("UPDATE articles SET text = hex(randomblob(4000000))")))
    file, temporary = backed_up(url, tmp_path), tmp_path / "temporary"
    temporary.mkdir()
    before = temporary.stat().st_mtime_ns  # changes with each file that comes or goes
    command = [sys.executable, "-c", _RESTORED, str(file), new("sqlite")]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "SQLITE_TMPDIR": str(temporary)}, check=True)
    assert temporary.stat().st_mtime_ns == before


def test_the_backup_stays_as_it_is(new: NewDatabase, tmp_path: Path) -> None:
    file = backed_up(filled(new("sqlite")), tmp_path)
    before = file.read_bytes()
    file.chmod(0o400)
    restore(file, new("sqlite"), force=False, progress=untold)
    assert file.read_bytes() == before
    assert [each for each in tmp_path.iterdir() if each.name.startswith(file.name)] == [file]


@pytest.mark.parametrize(("kind", "told"), [("sqlite", "its file is sound"), ("postgresql", "its server ")])
def test_a_sound_database_is_said_to_be_so_by_whoever_keeps_its_pages(new: NewDatabase, kind: str, told: str) -> None:
    assert check_soundness(filled(new(kind))).startswith(told)


def test_a_row_that_refers_to_nothing_is_damage(new: NewDatabase) -> None:
    url = filled(new("sqlite"))
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as opened, opened:
        opened.execute("PRAGMA foreign_keys=OFF")
        opened.execute("DELETE FROM feeds")
    with pytest.raises(DatabaseError, match=r"is damaged: a row of .* refers to nothing"):
        check_soundness(url)


@pytest.mark.parametrize("kind", KINDS)
def test_a_database_that_is_there_is_replaced_only_by_force(new: NewDatabase, tmp_path: Path, kind: str) -> None:
    url = filled(new(kind))
    file = backed_up(url, tmp_path)
    working_on(url, lambda connection: connection.execute(text("DELETE FROM notices")))
    with pytest.raises(DatabaseError, match="--force replaces"):
        restore(file, url, force=False, progress=untold)
    assert content(url)["notices"] == []
    restore(file, url, force=True, progress=untold)
    assert len(content(url)["notices"]) == 1


def test_a_file_behind_a_link_is_replaced_and_the_link_stays(new: NewDatabase, tmp_path: Path) -> None:
    url = filled(new("sqlite"))
    file = backed_up(url, tmp_path)
    working_on(url, lambda connection: connection.execute(text("DELETE FROM notices")))
    link = tmp_path / "link.db"
    link.symlink_to(url.removeprefix("sqlite:///"))
    restore(file, f"sqlite:///{link}", force=True, progress=untold)
    assert link.is_symlink()
    assert len(content(url)["notices"]) == 1


def test_nothing_is_restored_into_a_running_service_on_sqlite(new: NewDatabase, tmp_path: Path) -> None:
    url = filled(new("sqlite"))
    file = backed_up(url, tmp_path)
    with storage.ServiceGuard(url), pytest.raises(DatabaseBusy, match=r"already runs .* stop that one first"):
        restore(file, url, force=True, progress=untold)


def test_what_cannot_be_opened_is_not_said_to_be_in_use(new: NewDatabase, tmp_path: Path) -> None:
    url = filled(new("sqlite"))
    file, log = backed_up(url, tmp_path), Path(f"{sqlite_file(read_url(url))}-wal")
    log.unlink(missing_ok=True)
    log.mkdir()
    with pytest.raises(DatabaseError, match="failed: unable to open database file: its file cannot be opened: look at"):
        restore(file, url, force=True, progress=untold)


def test_a_file_that_cannot_be_written_is_named_with_the_reason(new: NewDatabase, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match=r"failed: \S+/file: File exists$"):
        backup(filled(new("sqlite")), tmp_path / "file" / "copy.db", progress=untold)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_restored_under_somebody_who_uses_the_database(new: NewDatabase, tmp_path: Path, kind: str) -> None:
    url = filled(new(kind))
    file = backed_up(url, tmp_path)
    user = storage.open_database(url)
    with user.read() as unit:
        unit.notices.all()
        with pytest.raises(DatabaseBusy, match="first"):
            restore(file, url, force=True, progress=untold)
    user.close()
    restore(file, url, force=True, progress=untold)


@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_of_a_newer_program_is_refused(new: NewDatabase, tmp_path: Path, kind: str) -> None:
    file = backed_up(filled(new("sqlite")), tmp_path)
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
        opened.commit()
    with pytest.raises(SchemaMismatch, match=r"revision 9999, .*newer version"):
        restore(file, new(kind), force=False, progress=untold)


def test_a_damaged_file_is_refused(new: NewDatabase, tmp_path: Path) -> None:
    file = backed_up(filled(new("sqlite")), tmp_path)
    spoilt = bytearray(file.read_bytes())
    spoilt[len(spoilt) // 3 : -4096] = bytes(len(spoilt[len(spoilt) // 3 : -4096]))
    file.write_bytes(spoilt)
    with pytest.raises(DatabaseError, match=r"damaged|no backup"):
        restore(file, new("sqlite"), force=False, progress=untold)


def test_a_page_that_is_damaged_is_told_in_one_line(new: NewDatabase, tmp_path: Path) -> None:
    file = backed_up(filled(new("sqlite")), tmp_path)
    with file.open("r+b") as spoilt:
        spoilt.seek(4096 * 5)
        spoilt.write(b"\xff" * 4096)
    with pytest.raises(DatabaseError, match=r"^[^\n*]*is damaged: [^\n*]+$"):
        restore(file, new("sqlite"), force=False, progress=untold)


@pytest.mark.parametrize("text_of_file", ["", "buy milk\n" * 1000])
def test_a_file_that_is_no_backup_is_refused(new: NewDatabase, tmp_path: Path, text_of_file: str) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(text_of_file, encoding="utf-8")
    with pytest.raises(DatabaseError, match="is no backup"):
        restore(file, new("sqlite"), force=False, progress=untold)


_KILLED = """
import os, signal, sys
from pathlib import Path
from storage import restore
if sys.argv[3] == "sqlite":
    restore._put_to_rest = lambda target: os.kill(os.getpid(), signal.SIGKILL)
else:
    restore._compare = lambda source, target: os.kill(os.getpid(), signal.SIGKILL)
restore.restore(Path(sys.argv[1]), sys.argv[2], force=True, progress=lambda table, rows: None)
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_restore_that_is_killed_when_all_but_done_leaves_the_old_database(
    new: NewDatabase, tmp_path: Path, kind: str
) -> None:
    url = filled(new(kind))
    file = backed_up(url, tmp_path)
    working_on(url, lambda connection: connection.execute(text("DELETE FROM notices")))
    before = content(url)
    command = [sys.executable, "-c", _KILLED, str(file), url, kind]
    ended = subprocess.run(command, cwd=ROOT, env=os.environ | {"TMPDIR": str(tmp_path)}, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert content(url) == before
    restore(file, url, force=True, progress=untold)
    assert len(content(url)["notices"]) == 1


def test_what_cannot_be_read_any_more_is_replaced(new: NewDatabase, tmp_path: Path) -> None:
    url = filled(new("sqlite"))
    file = backed_up(url, tmp_path)
    Path(url.removeprefix("sqlite:///")).write_bytes(b"spoilt" * 4096)
    restore(file, url, force=True, progress=untold)
    assert len(content(url)["notices"]) == 1


@pytest.mark.parametrize("left", ["nothing", "an empty file"])
def test_the_log_of_a_file_that_was_moved_away_is_put_aside_and_not_played_into_the_restored_one(
    new: NewDatabase, tmp_path: Path, left: str
) -> None:
    url = filled(new("sqlite"))
    file, before = backed_up(url, tmp_path), content(url)
    database = Path(url.removeprefix("sqlite:///"))
    log = database.with_name(f"{database.name}-wal")
    user = storage.open_database(url)
    with user.write() as unit:
        unit.feeds.add(make.feed_spec("Quay Post"), now=make.NOON, next_due=make.NOON, paused=None)
        unit.commit()
    held, away = log.read_bytes(), database.rename(tmp_path / "away.db")
    user.close()
    log.write_bytes(held)  # as a process leaves it that was killed
    if left == "an empty file":
        database.touch()
    restore(file, url, force=False, progress=untold)
    assert content(url) == before
    assert away.exists()
    assert log.with_name(f"{log.name}.old").read_bytes() == held


def test_a_check_changes_no_backup(new: NewDatabase, tmp_path: Path) -> None:
    file = backed_up(filled(new("sqlite")), tmp_path)
    before = file.read_bytes()
    url = f"sqlite:///{file}"
    assert storage.check(url).up_to_date
    assert check_soundness(url)
    assert file.read_bytes() == before


def test_a_database_has_another_lineage_when_its_tables_were_emptied(postgresql: storage.SqlDatabase) -> None:
    before = lineage(postgresql)
    assert lineage(postgresql) == before
    alter(postgresql, "TRUNCATE articles CASCADE")
    assert lineage(postgresql) != before


def test_a_database_has_another_lineage_when_a_backup_was_copied_into_its_open_file(
    sqlite: storage.SqlDatabase, tmp_path: Path
) -> None:
    with (
        closing(sqlite3.connect(tmp_path / "backup.db")) as copy,
        closing(sqlite3.connect(sqlite.url.database)) as file,
    ):
        file.backup(copy)
        before = lineage(sqlite)
        with sqlite.write() as uow:
            uow.feeds.add(make.feed_spec(), now=make.NOON, next_due=make.NOON, paused=None)
            uow.commit()
        assert lineage(sqlite) == before
        copy.backup(file)
    assert lineage(sqlite) != before


def lineage(database: storage.SqlDatabase) -> str:
    with database.read() as uow:
        return uow.instance.lineage()

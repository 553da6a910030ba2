"""URLs, files and servers that cannot be used; the guard on a SQLite file; backups; what outlives a killed process."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import text

import storage
from aggregator.errors import DatabaseBusy, DatabaseError, SchemaMismatch
from storage import SqlDatabase
from storage.address import read_url, shown
from storage.backup import backup
from storage.restore import restore
from storage.whereabouts import doubts
from tests.support import make
from tests.support.make import NOON

ROOT = Path(__file__).parents[2]


def a_feed(database: SqlDatabase, name: str = "Harbour Post") -> int:
    with database.write() as unit:
        feed_id = unit.feeds.add(make.feed_spec(name), now=NOON, next_due=NOON, paused=None)
        unit.articles.add_all({feed_id: [make.article(f"{name} {number}") for number in range(50)]}, now=NOON)
        unit.commit()
    return feed_id


# ---------------------------------------------------------------- URLs


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_of_writing_postgresql_is_understood(scheme: str) -> None:
    url = read_url(f"{scheme}://ada:p%40ss@db.example:5433/news?sslmode=require")
    assert url.drivername == "postgresql+psycopg"
    assert (url.username, url.password, url.port) == ("ada", "p@ss", 5433)


def test_an_option_of_a_server_may_hold_a_coded_at_sign() -> None:
    url = read_url("postgresql://ada:s3cret@db.example:5433/news?sslmode=require&application_name=desk%40news")
    assert (url.host, url.query["application_name"]) == ("db.example", "desk@news")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news.db",
        "mysql://ada:s3cret@db.example/news",
        "postgresql+asyncpg://ada:s3cret@db.example/news",
        "postgresql://ada:s3cret@db.example:many/news",
        "postgresql://ada:p@s3cret@db.example/news",
        "postgresql://ada:p@s3cret/@db.example/news",
        "postgresql://ada:p@s3cret?w@db.example/news",
        "postgresql://ada:p@s3cret?w=1@db.example/news",
        "postgresql://ada@s3cret.example:5433/news?application_name=desk@news",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite://ada:s3cret@news.db",
        "sqlite:///news.db?mode=ro",
    ],
)
def test_other_urls_are_refused_in_one_line_without_their_password(url: str) -> None:
    with pytest.raises(DatabaseError) as told:
        read_url(url)
    assert "s3cret" not in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgres://ada:s3cret@db.example/news", "postgresql+psycopg://ada:***@db.example/news"),
        ("postgres://db.example/news?user=ada&password=s3cret", "postgresql+psycopg://db.example/news"),
        ("postgres://ada@db.example/news?sslpassword=s3cret", "postgresql+psycopg://ada@db.example/news"),
    ],
)
def test_a_password_is_never_shown_wherever_it_stands(url: str, told: str) -> None:
    assert shown(read_url(url)) == told


# ---------------------------------------------------------------- what cannot be used


def refused(url: str) -> str:
    with pytest.raises(DatabaseError) as told:
        storage.upgrade(url)
    message = str(told.value)
    assert "\n" not in message
    return message


def test_the_folder_of_a_new_database_is_created(tmp_path: Path) -> None:
    storage.upgrade(f"sqlite:///{tmp_path}/var/lib/aggregator.db")
    assert (tmp_path / "var/lib/aggregator.db").is_file()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_what_root_makes_beside_the_service_belongs_to_the_services_user(tmp_path: Path) -> None:
    """Else the service could not open its own database, or not write beside the backups."""
    os.chown(tmp_path, 4711, 4712)
    url = f"sqlite:///{tmp_path}/var/aggregator.db"
    storage.upgrade(url)
    storage.ServiceGuard(url).release()
    backup(url, tmp_path / "backups/today.db", progress=untold)
    restore(tmp_path / "backups/today.db", f"sqlite:///{tmp_path}/var/drill.db", force=False, progress=untold)
    made = {path: path.stat() for path in tmp_path.rglob("*")}
    assert {"aggregator.db", "aggregator.db.lock", "today.db", "drill.db", "backups"} <= {path.name for path in made}
    assert {(each.st_uid, each.st_gid) for each in made.values()} == {(4711, 4712)}


def test_asking_after_a_missing_database_creates_nothing(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError):
        storage.open_database(f"sqlite:///{tmp_path}/var/aggregator.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("buy milk\n" * 1000, encoding="utf-8")
    assert f"{path}: file is not a database" in refused(f"sqlite:///{path}")
    assert path.read_text(encoding="utf-8").startswith("buy milk")


def test_where_a_file_is_no_database_what_helps_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("buy milk\n" * 1000, encoding="utf-8")
    told = refused(f"sqlite:///{tmp_path}/notes.txt")
    assert "the file that was meant" in told
    assert "aggregator db restore --force FILE" in told


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "var").touch()
    assert "cannot be created" in refused(f"sqlite:///{tmp_path}/var/aggregator.db")


def test_a_database_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(f"sqlite:///{tmp_path}") == f"{tmp_path} is a folder: name a file in it, such as {tmp_path}/news.db"


def test_a_server_that_does_not_answer_is_refused_without_its_password(tmp_path: Path) -> None:
    message = refused(f"postgresql://ada:s3cret@/news?host={tmp_path}")
    assert "postgresql+psycopg://ada:***@/news" in message
    assert "s3cret" not in message


def test_a_complaint_of_the_database_leaves_a_unit_of_work_in_one_line(sqlite: SqlDatabase) -> None:
    def place() -> None:
        with sqlite.write() as unit:
            unit.stories.add_decisions([make.stored_decision(1, 1)])

    with pytest.raises(DatabaseError, match="FOREIGN KEY constraint failed") as told:
        place()
    assert "\n" not in str(told.value)


# ---------------------------------------------------------------- the guard

_HOLD = """
import sys, storage
guard = storage.ServiceGuard(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_service_on_a_file_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/aggregator.db"
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, url], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(DatabaseBusy, match=rf"already runs on {tmp_path}/aggregator.db \(process {first.pid}\)"):
            storage.ServiceGuard(url)
        first.send_signal(signal.SIGKILL)
        first.wait()
    with storage.ServiceGuard(url):
        assert (tmp_path / "aggregator.db.lock").read_text(encoding="ascii") == str(os.getpid())


def test_a_second_service_is_refused_under_another_name_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to("aggregator.db")
    url = f"sqlite:///{tmp_path}"
    with storage.ServiceGuard(f"{url}/aggregator.db"), pytest.raises(DatabaseBusy, match="already runs"):
        storage.ServiceGuard(f"{url}/link.db")


def test_a_file_with_a_second_name_is_warned_of(sqlite: SqlDatabase, caplog: pytest.LogCaptureFixture) -> None:
    url, file = sqlite.url.render_as_string(), Path(str(sqlite.url.database))
    with storage.ServiceGuard(url):
        assert caplog.messages == []
    file.with_name("other.db").hardlink_to(file)
    with storage.ServiceGuard(url):
        assert "a second name" in caplog.text


MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
31 22 0:28 / /srv/news\040room rw,relatime shared:15 master:2 - nfs4 files.example:/news rw,vers=4.2
32 31 8:2 / /srv/news\040room/local rw,relatime - ext4 /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("file", "doubted"),
    [("/srv/news room/a.db", True), ("/srv/news room/local/a.db", False), ("/srv/a.db", False), ("/srv/news", False)],
)
def test_a_file_on_a_network_is_doubted(tmp_path: Path, file: str, doubted: bool) -> None:  # noqa: FBT001 - pytest hands it over
    (tmp_path / "mounts").write_text(MOUNTS, encoding="utf-8")
    found = list(doubts(Path(file), mounts=tmp_path / "mounts"))
    assert [("nfs4" in each) for each in found] == ([True] if doubted else [])


def test_a_released_guard_can_be_had_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/aggregator.db"
    guard = storage.ServiceGuard(url)
    with pytest.raises(DatabaseBusy):
        storage.ServiceGuard(url)
    guard.release()
    guard.release()
    storage.ServiceGuard(url).release()


@pytest.mark.parametrize("there", [True, False])
def test_nobody_else_on_the_machine_can_take_the_lock(tmp_path: Path, *, there: bool) -> None:
    lock = tmp_path / "aggregator.db.lock"
    if there:
        lock.touch()
        lock.chmod(0o644)
    with storage.ServiceGuard(f"sqlite:///{tmp_path}/aggregator.db"):
        assert lock.stat().st_mode & stat.S_IRWXO == 0


def test_several_services_may_share_postgresql() -> None:
    with storage.ServiceGuard("postgresql://db.example/news"), storage.ServiceGuard("postgresql://db.example/news"):
        pass


def test_a_lock_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / "aggregator.db.lock").mkdir()
    with pytest.raises(DatabaseError, match="cannot be opened: Is a directory; the service's user has"):
        storage.ServiceGuard(f"sqlite:///{tmp_path}/aggregator.db")


def test_a_file_system_without_locks_is_refused_and_the_file_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[IO[str]] = []

    def no_locks(held: IO[str], _operation: int) -> None:
        asked.append(held)
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    with pytest.raises(DatabaseError, match="cannot be locked: No locks available; put the database on a disk"):
        storage.ServiceGuard(f"sqlite:///{tmp_path}/aggregator.db")
    assert [held.closed for held in asked] == [True]


# ---------------------------------------------------------------- backups


def untold(_table: str, _rows: int) -> None:
    """Nobody looks at the progress."""


def test_a_backup_holds_what_was_committed_while_somebody_writes(sqlite: SqlDatabase, tmp_path: Path) -> None:
    a_feed(sqlite)
    target = tmp_path / "backups" / "copy.db"
    with sqlite.write() as unit:
        unit.feeds.add(make.feed_spec("Quay Post"), now=NOON, next_due=NOON, paused=None)
        backup(f"sqlite:///{sqlite.url.database}", target, progress=untold)
        unit.commit()
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]
    copy = storage.open_database(f"sqlite:///{target}")
    with copy.read() as unit:
        assert [(feed.spec.name, feed.article_count) for feed in unit.feeds.all()] == [("Harbour Post", 50)]
        assert len(unit.articles.newest(limit=99, feed_id=1)) == 50
    copy.close()


def test_a_backup_overwrites_nothing(sqlite: SqlDatabase, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("precious", encoding="utf-8")
    with pytest.raises(DatabaseError, match="exists already"):
        backup(f"sqlite:///{sqlite.url.database}", target, progress=untold)
    assert target.read_text(encoding="utf-8") == "precious"


def test_a_backup_of_nothing_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="there is no database"):
        backup(f"sqlite:///{tmp_path}/missing.db", tmp_path / "copy.db", progress=untold)
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_a_newer_program_is_not_backed_up_and_named_as_what_it_is(
    sqlite: SqlDatabase, tmp_path: Path
) -> None:
    with sqlite._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaMismatch, match=rf"^{re.escape(str(sqlite.url.database))} is of revision 9999, "):
        backup(f"sqlite:///{sqlite.url.database}", tmp_path / "copies" / "copy.db", progress=untold)
    assert list((tmp_path / "copies").iterdir()) == []


# ---------------------------------------------------------------- what outlives a killed process

_WRITE_FOR_EVER = """
import sys, storage
from tests.support import make
database = storage.open_database(sys.argv[1])
number = 0
while True:
    with database.write() as unit:
        number += 1
        unit.articles.add_all({1: [make.article(f"{number} {part}") for part in "abcde"]}, now=make.NOON)
        unit.commit()
    print(number, flush=True)
"""


def test_what_was_committed_outlives_a_killed_process_whole(sqlite: SqlDatabase) -> None:
    a_feed(sqlite)
    url = f"sqlite:///{sqlite.url.database}"
    with subprocess.Popen(
        [sys.executable, "-c", _WRITE_FOR_EVER, url], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(20)]
        writer.send_signal(signal.SIGKILL)
        told += [int(line) for line in writer.stdout if line.endswith("\n")]
    with sqlite.read() as unit:
        stored = len(unit.articles.newest(limit=100_000, feed_id=1))
        assert stored == unit.articles.count() == unit.articles.count_ungrouped()
    assert (stored - 50) % 5 == 0
    assert (stored - 50) // 5 in (told[-1], told[-1] + 1)
    with sqlite3.connect(str(sqlite.url.database)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()


def test_a_file_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "accounts.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE accounts (name TEXT)")
    for use in (storage.upgrade, storage.check):
        with pytest.raises(SchemaMismatch, match="another program"):
            use(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("accounts",)]

"""SQLite on a full disk, in a folder that is not writable, and locked by another program."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

import storage
from aggregator.errors import DatabaseError, DatabaseUnavailable
from tests.crash.streaming import Streaming, streaming
from tests.support.processes import Program, options, quick_settings, wait_until

DISK = 12 * 1024 * 1024


class OnDisk:
    """Starts programs that see a folder as a small disk of their own; from here it is seen through /proc."""

    def __init__(self, folder: Path, disk: str) -> None:
        self._folder, self._disk = folder, disk
        self.seen = folder

    def __call__(
        self, arguments: Sequence[str], *, folder: Path, out: Path, err: Path, environment: dict[str, str]
    ) -> subprocess.Popen[bytes]:
        mounted = f'mount {self._disk} "$0" && exec "$@"'
        inside = ["sh", "-c", mounted, str(self._folder), sys.executable, "-m", "aggregator", *arguments]
        with out.open("wb") as output, err.open("wb") as errors:
            process = subprocess.Popen(
                ["unshare", "--user", "--map-root-user", "--mount", *inside],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                start_new_session=True,
            )
        self.seen = Path(f"/proc/{process.pid}/root{self._folder}")
        return process


def notices(running: Streaming) -> str:
    with urlopen(f"{running.service.desk()}/feeds", timeout=30) as answer:
        return str(answer.read().decode())


def test_on_a_full_disk_the_desk_says_so_and_once_there_is_room_the_work_goes_on(tmp_path: Path) -> None:
    """Pages are still shown; nothing is lost, and the file stays whole."""
    disk = tmp_path / "disk"
    disk.mkdir()
    on_disk = OnDisk(disk, f"-t tmpfs -o size={DISK} none")
    name = "aggregator.db"
    with streaming(
        f"sqlite:///{disk / name}", tmp_path, steps=3, start=on_disk, seen=lambda: f"sqlite:///{on_disk.seen / name}"
    ) as running:
        running.stream.publish()
        running.wait_until_taken_in()
        filler = on_disk.seen / "filler"
        fill(filler)
        for _ in range(2):
            running.stream.publish()
        wait_until(lambda: "make room on its disk" in notices(running), within=60)
        told = [line for line in running.service.logged("warning") if "disk is full" in line]
        assert len(told) == 1, told
        filler.unlink()
        running.wait_until_taken_in()
        assert running.service.logged("error") == []
        with closing(sqlite3.connect(on_disk.seen / name)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def fill(path: Path) -> None:
    """Leave no room on a disk."""
    with path.open("wb", buffering=0) as stream:
        for piece in (bytes(65536), bytes(512)):
            try:
                while True:
                    stream.write(piece)
            except OSError as error:
                assert error.errno == errno.ENOSPC  # noqa: PT017 - the write is to fail, sooner or later


def test_a_folder_that_cannot_be_written_is_refused_in_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    storage.upgrade(f"sqlite:///{folder / 'aggregator.db'}")
    settings = quick_settings(tmp_path) | {"database.url": f"sqlite:///{folder / 'aggregator.db'}"}
    read_only = OnDisk(folder, f"--bind -o ro {folder}")
    with Program(*options(settings), "run", folder=tmp_path, start=read_only) as program:
        program.wait_until(lambda: program.exit_code is not None, within=120)
        assert program.exit_code == 1
        (line,) = program.err.splitlines()
        assert "read-only" in line.lower().replace("readonly", "read-only")


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

"""A SQLite file that stays the same one while a process works on it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine, QueuePool
from sqlalchemy.exc import SQLAlchemyError

from aggregator.errors import DatabaseUnavailable
from storage.trouble import Watch

_REMEDY = "stop the service, put a backup in its place with 'aggregator db restore --force FILE', and start it again"
_PATIENCE = 1_000
"""Milliseconds for others to end reading."""


class OpenedFile:
    """The file behind a path, as it was when it was opened.

    Where it is deleted, or another one put in its place, what is written meanwhile would be gone with the process.
    SQLite looks for this itself, by the file's number as here, but not in WAL mode (SQLITE_READONLY_DBMOVED).
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path, self._engine, self._number = path, engine, _number(path)
        self._log, self._giving_way = path.with_name(f"{path.name}-wal"), Lock()

    def fault(self) -> str | None:
        """What has become of it where the path no longer leads to it, and what to do; None where all is well."""
        found = _number(self._path)
        if found == self._number or self._number is None:
            self._number = found
            return None
        with self._giving_way:
            self._give_way(to_another=found is not None)
        what = "has been deleted or moved away" if found is None else "has been replaced by another file"
        return f"database {self._path} {what} while it was in use: {_REMEDY}"

    def refuse_another(self, watch: Watch) -> None:
        """Raise `DatabaseUnavailable` where there is a fault, and let the watch know."""
        if fault := self.fault():
            watch.failed(fault, reads_too=True)
            raise DatabaseUnavailable(fault)

    def _give_way(self, *, to_another: bool) -> None:
        """Empty the log at the file's old place into the file, wherever that is now.

        SQLite leaves the log there when the last connection to such a file is closed, and whoever opens the next file
        of that name has it played into that one. Since the index of the log is shared by its name too, no connection
        stays beside another file. Nothing happens while a unit of work is under way; none begins any more.
        """
        pool = self._engine.pool
        if not isinstance(pool, QueuePool) or pool.checkedout() or not pool.checkedin():
            return
        with suppress(SQLAlchemyError, sqlite3.Error):  # whoever comes next tries again
            if self._holds_something():
                with closing(self._engine.raw_connection()) as ours:
                    asked = ours.cursor()
                    [patience] = asked.execute("PRAGMA busy_timeout").fetchone()
                    for pragma in (f"busy_timeout={_PATIENCE}", "wal_checkpoint(TRUNCATE)", f"busy_timeout={patience}"):
                        asked.execute(f"PRAGMA {pragma}").fetchall()
            if to_another and not self._holds_something():
                self._engine.dispose()

    def _holds_something(self) -> bool:
        with suppress(OSError):
            return self._log.stat().st_size > 0
        return False


def _number(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None

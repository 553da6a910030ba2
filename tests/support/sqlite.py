"""SQLite databases, each in a file of its own with the tables in place, and ways to look past the ports."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import event, make_url, text

from aggregator.errors import DatabaseUnavailable
from aggregator.ports import UnitOfWork
from storage import SqlDatabase, upgrade
from storage.address import sqlite_file

_OF_THIS_TEST = ExitStack()


def new_sqlite(file: bytes | None = None) -> SqlDatabase:
    """A database that lasts until the test ends: empty, or as the file that `as_file` gave of another."""
    return _OF_THIS_TEST.enter_context(_opened(file or _tables()))


def close_all() -> None:
    """Close and delete what `new_sqlite` has made."""
    _OF_THIS_TEST.close()


def empty_sqlite() -> AbstractContextManager[SqlDatabase]:
    """An empty database for as long as the context lasts."""
    return _opened(_tables())


def tables_at(path: Path) -> str:
    """Put an empty database there, sooner than `upgrade` makes one; returns its URL."""
    path.write_bytes(_tables())
    return f"sqlite:///{path}"


@contextmanager
def _opened(file: bytes) -> Iterator[SqlDatabase]:
    with TemporaryDirectory(prefix="aggregator-sqlite-") as folder:
        path = Path(folder) / "aggregator.db"
        path.write_bytes(file)
        with closing(SqlDatabase(make_url(f"sqlite:///{path}"))) as database:
            event.listen(database._engine, "connect", _leave_to_the_system)
            yield database


def _leave_to_the_system(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")  # nothing in it has to outlive the machine


@cache
def _tables() -> bytes:
    with TemporaryDirectory(prefix="aggregator-sqlite-") as folder:
        path = Path(folder) / "empty.db"
        upgrade(f"sqlite:///{path}")
        return path.read_bytes()


def rows(database: SqlDatabase, statement: str) -> list[tuple[Any, ...]]:
    """What a statement finds."""
    with database.read() as uow:
        return [tuple(row) for row in uow._connection.execute(text(statement))]


def alter(database: SqlDatabase, statement: str, **values: object) -> None:
    """Change what is stored behind the back of everybody."""
    with database.write() as uow:
        uow._connection.execute(text(statement), values)
        uow.commit()


def as_file(database: SqlDatabase) -> bytes:
    """All that is stored, for `new_sqlite`."""
    with closing(_connected(database)) as connection:
        return connection.serialize()


def contents(database: SqlDatabase) -> str:
    """All that is stored, to be compared or searched."""
    with closing(_connected(database)) as connection:
        return "\n".join(connection.iterdump())


def saved(database: SqlDatabase) -> sqlite3.Connection:
    """A copy of all that is stored, for `put_back`."""
    copy = sqlite3.connect(":memory:")
    _OF_THIS_TEST.callback(copy.close)
    with closing(_connected(database)) as connection:
        connection.backup(copy)
    return copy


def put_back(database: SqlDatabase, earlier: sqlite3.Connection) -> None:
    """Hold an earlier state again, as after a restore."""
    with closing(_connected(database)) as connection:
        earlier.backup(connection)


def takes_writes(database: SqlDatabase) -> bool:
    """Whether somebody else could write now."""
    with closing(_connected(database)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        return True


def _connected(database: SqlDatabase) -> sqlite3.Connection:
    return sqlite3.connect(sqlite_file(database.url), timeout=0, isolation_level=None)


class RefusingDatabase:
    """Counts what is asked to write, and refuses so many of it."""

    trouble = None

    def __init__(self) -> None:
        self._database = new_sqlite()
        self.asked = self.refusing = 0
        self.refusal = DatabaseUnavailable("the disk is full")

    def read(self) -> UnitOfWork:
        return self._database.read()

    def write(self) -> UnitOfWork:
        self.asked += 1
        if self.refusing:
            self.refusing -= 1
            raise self.refusal
        return self._database.write()

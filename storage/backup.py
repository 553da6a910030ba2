"""A consistent copy of the database, made while the service runs.

A backup is a SQLite database file, whichever kind of database it is of: it can be looked into, checked and served as it
is, and restored into either kind.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import URL

from aggregator.errors import DatabaseError, SchemaMismatch
from storage import search
from storage.address import read_url, shown, sqlite_file
from storage.engine import engine_of, reading
from storage.ownership import new_file, new_folder
from storage.schema import check, refuse_absent, state_of_file, upgrade
from storage.soundness import damage, open_read_only
from storage.transfer import Progress, to_sqlite
from storage.trouble import told_of_files


def backup(url: str, target: Path, *, progress: Progress) -> None:
    """Write a copy of one moment to a file that does not exist yet; it appears only when it is whole, and checked.

    None but its owner, who is that of its folder, may read it, since it holds the marks of tokens and sessions.
    `progress` is told of tables as they are written. Raises `DatabaseError`, and `SchemaMismatch` for a PostgreSQL
    database of another revision.
    """
    read = read_url(url)
    if target.exists():
        raise DatabaseError(f"{target} exists already: a backup never overwrites a file")
    refuse_absent(read)
    partial = target.with_name(f"{target.name}.partial")
    try:
        new_folder(target.parent)
        partial.unlink(missing_ok=True)
        new_file(partial)
        if read.get_backend_name() == "sqlite":
            _copy(sqlite_file(read), partial)
        else:
            check(url)
            _carry_over(read, partial, progress)
        check_file(partial, of=shown(read))
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise DatabaseError(f"the backup of {shown(read)} to {target} failed: {told_of_files(error)}") from error
    finally:
        discard(partial)


def check_file(file: Path, *, of: str | None = None) -> None:
    """Raise `DatabaseError` unless a file is a whole database, and `SchemaMismatch` unless this program can read it.

    What is wrong is told of the database that the file is a copy `of`, where that is named.
    """
    told = of or file
    if not file.is_file():
        raise DatabaseError(f"{file} is not there, or no file")
    try:
        fault = damage(file)
    except sqlite3.Error as error:
        raise DatabaseError(f"{file} is no backup: {error}") from error
    if fault:
        raise DatabaseError(f"{told} is damaged: {fault}")
    state = state_of_file(file)
    if state.current is None:
        raise SchemaMismatch(f"{told} is no {'database' if of else 'backup'} of this program")
    if state.current not in state.known:
        raise SchemaMismatch(
            f"{told} is of revision {state.current}, which this program does not know (it knows up to {state.wanted}): "
            "it was made by a newer version, which alone can use it"
        )


def remove(file: Path) -> None:
    """Remove a SQLite file with what stands beside it."""
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm", f"{file.name}-journal"):
        file.with_name(name).unlink(missing_ok=True)


def discard(file: Path) -> None:
    """Remove a SQLite file that was begun in vain, where that can be done: what failed before is told."""
    with suppress(OSError):
        remove(file)


def _copy(source: Path, target: Path) -> None:
    with closing(open_read_only(source)) as live, closing(sqlite3.connect(target)) as copy:
        # All pages in one step, which is one read transaction: the copy is of one moment, and writers need not stop.
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _carry_over(source: URL, target: Path, progress: Progress) -> None:
    upgrade(f"sqlite:///{target}")
    with (
        engine_of(source) as engine,
        reading(engine).connect() as connection,
        closing(sqlite3.connect(target, isolation_level=None)) as copy,
    ):
        to_sqlite(connection, copy, progress)
    with engine_of(read_url(f"sqlite:///{target}")) as engine, engine.begin() as connection:
        search.fill(connection)
    with closing(sqlite3.connect(target)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")

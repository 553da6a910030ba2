"""Whether what a database holds is whole, as far as that can be seen without knowing what it ought to hold."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, text

from aggregator.errors import DatabaseError
from storage.address import address_read_only, read_url, shown, sqlite_file
from storage.engine import engine_of, reading
from storage.trouble import FROM_BACKUP

_FAILED_PAGES = text("SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()")


def check_soundness(url: str) -> str:
    """Look for damage, in all of a SQLite file; returns what was found in words, and raises `DatabaseError` for damage.

    The files of PostgreSQL are its server's to read, which counts the pages that it found damaged.
    """
    read = read_url(url)
    if read.get_backend_name() != "sqlite":
        return _pages_of_server(read)
    try:
        fault = damage(sqlite_file(read))
    except sqlite3.Error as error:
        fault = str(error)
    if fault:
        raise DatabaseError(f"database {shown(read)} is damaged: {fault}: {FROM_BACKUP}")
    return "its file is sound"


def damage(file: Path) -> str | None:
    """What is wrong in a SQLite file, which is only read; None where it is whole; raises `sqlite3.Error`."""
    with closing(open_read_only(file)) as opened:
        [[told]] = opened.execute("PRAGMA integrity_check(1)").fetchall()
        if told != "ok":
            # SQLite puts a line with the name of the database, which is the same for every file, before what it found.
            found: str = told.splitlines()[-1]
            return found
        for table, *_ in opened.execute("PRAGMA foreign_key_check").fetchmany(1):
            return f"a row of {table} refers to nothing"
    return None


def open_read_only(file: Path) -> sqlite3.Connection:
    """A connection that cannot change the file."""
    return sqlite3.connect(address_read_only(file), uri=True)


def _pages_of_server(url: URL) -> str:
    with engine_of(url) as engine, reading(engine).connect() as connection:
        failed = connection.scalar(_FAILED_PAGES)
    if failed:
        fault = f"its server has read {failed} pages that are"
        raise DatabaseError(f"database {shown(url)} is damaged: {fault}: {FROM_BACKUP}")
    return "its server keeps no checksums to see damage by" if failed is None else "its server has met no damaged page"

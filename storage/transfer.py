"""A database's rows carried over to one of the other kind, unchanged.

Both kinds hold the same tables, at the same revision. Rows are carried as text, the way the databases write values
themselves, so that nothing of what is stored has to be understood; the full-text index, which differs, is made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, Final

from psycopg import sql
from sqlalchemy import JSON, Boolean, Column, Connection, DateTime, LargeBinary, Table, func, select, text
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage import search
from storage.columns import METADATA

Progress = Callable[[str, int], None]
"""Told of rows as they are carried: the table, and how many more."""

_PORTION: Final = 2_000


def to_sqlite(source: Connection, target: sqlite3.Connection, progress: Progress) -> None:
    """Copy the rows of a PostgreSQL database into a SQLite file that has the tables and no rows.

    Source is a transaction that sees one snapshot. The full-text index is left to `search.fill`.
    """
    target.execute("PRAGMA foreign_keys=OFF")
    target.execute("BEGIN")
    for table in METADATA.sorted_tables:
        columns = _columns(table)
        marks = ", ".join("?" for _ in columns)
        if target.execute(f"SELECT EXISTS (SELECT 1 FROM {table.name})").fetchone() != (0,):  # noqa: S608 (our own name)
            target.execute(f"DELETE FROM {table.name}")  # noqa: S608 (as above; it is what the migrations put there)
        put = f"INSERT INTO {table.name} ({_named(columns)}) VALUES ({marks})"  # noqa: S608 (as above)
        read = f"SELECT {', '.join(map(_as_sqlite, columns))} FROM {table.name}"  # noqa: S608 (as above)
        # A cursor of the server's own: the rows never stand in memory all at once.
        rows = source.execution_options(stream_results=True, yield_per=_PORTION).execute(text(read))
        for portion in rows.partitions():
            target.executemany(put, map(tuple, portion))
            progress(table.name, len(portion))
    target.execute("COMMIT")


def to_postgresql(source: sqlite3.Connection, target: Connection, progress: Progress) -> None:
    """Copy the rows of a SQLite file into the empty tables of a PostgreSQL database, with its full-text index."""
    driver: Any = target.connection.driver_connection
    for table in METADATA.sorted_tables:
        columns = _columns(table)
        rows = source.execute(f"SELECT {', '.join(map(_as_postgresql, columns))} FROM {table.name}")  # noqa: S608 (as above)
        names = sql.SQL(", ").join(sql.Identifier(column.name) for column in columns)
        into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
        with driver.cursor() as cursor, cursor.copy(into) as copy:
            while portion := rows.fetchmany(_PORTION):
                for row in portion:
                    copy.write_row(row)
                progress(table.name, len(portion))
        _count_on(target, table)
    search.fill(target)


def count(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _count_on(target: Connection, table: Table) -> None:
    """Let the table's ids go on after those that have been carried over."""
    key = table.autoincrement_column
    if key is not None:
        newest = select(func.coalesce(func.max(key), 0) + 1)
        sequence = func.pg_get_serial_sequence(table.name, key.name)
        target.execute(select(func.setval(sequence, newest.scalar_subquery(), False)))


def _columns(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column.computed is None]


def _named(columns: Iterable[Column[Any]]) -> str:
    return ", ".join(f'"{column.name}"' for column in columns)


def stored_as(column: Column[Any]) -> TypeEngine[Any]:
    """The type that a column has in the database, whatever the program makes of its values."""
    kind = column.type
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind


def _as_sqlite(column: Column[Any]) -> str:
    """A value of PostgreSQL as SQLAlchemy writes it into SQLite."""
    match stored_as(column):
        case DateTime():
            return f"to_char(\"{column.name}\" AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24\\:MI\\:SS.US')"
        case JSON():
            return f'"{column.name}"\\:\\:text'
        case Boolean():
            return f'"{column.name}"\\:\\:int'
        case _:
            return f'"{column.name}"'


def _as_postgresql(column: Column[Any]) -> str:
    """A value of SQLite as COPY takes it."""
    match stored_as(column):
        case DateTime():
            return f"\"{column.name}\" || '+00'"
        case LargeBinary():
            return f'CAST("{column.name}" AS BLOB)'
        case _:
            return f'"{column.name}"'

"""Rows written past the stores, as fast as each database takes them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table

from storage.columns import METADATA

PORTION = 10_000
"""Rows that are held in memory at once."""
_WORDS_INDEX = "ix_article_words_words"


@contextlib.contextmanager
def in_bulk(connection: Connection) -> Iterator[None]:
    """Without indexes and checks of foreign keys, which come again at the end."""
    indexes = [index for table in METADATA.tables.values() for index in table.indexes]
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET session_replication_role = replica")
        connection.exec_driver_sql("SET maintenance_work_mem = '1GB'")
        connection.exec_driver_sql(f"DROP INDEX {_WORDS_INDEX}")
    else:
        # Not deferred: while anything is missing, each row would look for those that wait for it, through whole tables,
        # since there are no indexes now. It must be said before the transaction begins.
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("PRAGMA cache_size = -500000")
    for index in indexes:
        index.drop(connection)
    yield
    for index in indexes:
        index.create(connection)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"CREATE INDEX {_WORDS_INDEX} ON article_words USING gin (words)")


class Bulk:
    """Writes rows as a database takes them fastest."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def write(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        """Write rows that all have the same columns."""
        rest = iter(rows)
        while portion := list(islice(rest, PORTION)):
            columns = [table.c[name] for name in portion[0]]
            dialect = self.connection.dialect
            bound = [column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns]
            values = [
                tuple(bind(value) if bind else value for bind, value in zip(bound, row.values(), strict=True))
                for row in portion
            ]
            self._send(table.name, [f'"{column.name}"' for column in columns], values)

    def _send(self, table: str, columns: list[str], values: list[tuple[Any, ...]]) -> None:
        driver: Any = self.connection.connection.driver_connection
        names = ", ".join(columns)
        if self.connection.dialect.name == "sqlite":
            marks = ", ".join("?" * len(columns))
            driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608 - own names
            return
        with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)

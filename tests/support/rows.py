"""A row in each table, whatever tables there are: for what has to carry them all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table
from sqlalchemy.types import TypeDecorator

MOMENT = datetime(2026, 3, 2, 12, 0, 0, 1, tzinfo=UTC)
WORDS = 'Über „Verrin“, "quoted"\tand\\N a new\nline, 北京 🙂'
_VALUES: dict[str, Any] = {
    "BOOLEAN": True,
    "INTEGER": 1,
    "FLOAT": 0.1 + 0.2,
    "DATETIME": MOMENT,
    "TIMESTAMP": MOMENT,
    "DOUBLE_PRECISION": 0.1 + 0.2,
    "JSON": {"words": WORDS, "odd": "\0 \ud800", "more": [None, True, 1e-7, {}]},
    "BLOB": bytes(range(256)),
    "BYTEA": bytes(range(256)),
    "TEXT": WORDS,
}
"""Values that are easily spoilt on the way."""


def row(table: Table) -> dict[str, Any]:
    """A row as the table itself holds it; what refers to another row refers to the one of id 1, never to itself."""
    return {column.name: _value(column) for column in table.columns if column.computed is None}


def plain(metadata: MetaData) -> MetaData:
    """The same tables with the types that the database has, without what the program makes of their values."""
    copied = MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(copied)
    for table in copied.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, TypeDecorator) and str(column.type.impl_instance) == "FLOAT":
                column.type = column.type.impl_instance
    return copied


def insert_everywhere(connection: Connection, metadata: MetaData) -> None:
    """One row in each table, in place of those that are there."""
    tables = plain(metadata).sorted_tables
    for table in reversed(tables):
        connection.execute(table.delete())
    for table in tables:
        connection.execute(table.insert(), row(table))


def _value(column: Column[Any]) -> Any:
    if any(key.column.table is column.table for key in column.foreign_keys):
        return None
    kind = column.type
    return _VALUES[str(kind.impl_instance if isinstance(kind, TypeDecorator) else kind).partition("(")[0]]

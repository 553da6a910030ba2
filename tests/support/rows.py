"""A row in each table, whatever tables there are: for what has to carry them all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, DateTime, Float, Integer, LargeBinary, MetaData, Table, insert
from sqlalchemy.types import TypeEngine

WORDS = 'Über „Verrin“, "quoted"\tand\\N a new\nline, 北京 🙂'


def value(kind: TypeEngine[Any]) -> Any:
    """A value of a type, one that is easily spoilt on the way."""
    match kind:
        case Boolean():
            return True
        case Integer():
            return 1
        case Float():
            return 0.1 + 0.2
        case DateTime():
            return datetime(2026, 3, 2, 12, 0, 0, 1, tzinfo=UTC)
        case JSON():
            return {"words": WORDS, "odd": "\0 \ud800", "more": [None, True, 1e-7, {}]}
        case LargeBinary():
            return bytes(range(256))
        case _:
            return WORDS


def row(table: Table) -> dict[str, Any]:
    """Its row; what refers to another row refers to the one of id 1."""
    return {column.name: _value(column) for column in table.columns if column.computed is None}


def _value(column: Column[Any]) -> Any:
    kind = column.type
    # The type of our own that stores a length of time is told apart by what it is stored as.
    return 1.5 if "duration" in column.name and not isinstance(kind, Float) else value(kind)


def insert_everywhere(connection: Connection, metadata: MetaData) -> None:
    """One row in each table, in place of what the migrations have put there."""
    for table in metadata.sorted_tables:
        connection.execute(table.delete())
        connection.execute(insert(table), row(table))

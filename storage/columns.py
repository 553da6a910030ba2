"""What the tables share: column types that SQLModel and SQLAlchemy do not bring, and the metadata all belong to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Dialect, Float, MetaData, Text
from sqlalchemy import text as sql
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_POSTGRESQL_WHERE = "postgresql_where"

# Ids are never used twice, even where the newest row is deleted: links and history name them.
IDS_FOR_EVER = {"sqlite_autoincrement": True}


class Row(SQLModel):
    """The base of all tables."""

    # Nothing validates rows, so that pydantic need not make the validators, which takes longer than all else here.
    model_config = {"defer_build": True}
    metadata = METADATA


class PlainText(TypeDecorator[str]):
    """Text of any origin; what a database cannot hold is replaced.

    PostgreSQL holds no NUL, and neither database a lone surrogate, so that one such character in a feed would undo
    the whole transaction. What must come back exactly is kept in a JSON column, where such characters are escaped.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (SQLAlchemy's own)
        """Replace NULs and lone surrogates."""
        return None if value is None else storable(value)


class Seconds(TypeDecorator[timedelta]):
    """A length of time as a number of seconds, the same on both databases."""

    impl = Float
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> float | None:  # noqa: ARG002 (as above)
        """Turn the length into seconds."""
        return None if value is None else value.total_seconds()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> timedelta | None:  # noqa: ARG002 (as above)
        """Turn seconds into the length."""
        return None if value is None else timedelta(seconds=value)


def where(condition: str, *, postgresql: str | None = None) -> dict[str, Any]:
    """The rows that an index holds, as arguments of `Index`; PostgreSQL is told in its own words if they differ."""
    return {"sqlite_where": sql(condition), "info": {_POSTGRESQL_WHERE: postgresql or condition}}


def tell_postgresql() -> None:
    """Say of each index which rows it holds there too.

    SQLAlchemy loads all that it knows of a database to be told anything for it: on SQLite, for nothing, a fifteenth of
    what the start of a command costs.
    """
    for table in METADATA.tables.values():
        for index in table.indexes:
            if _POSTGRESQL_WHERE in index.info:
                index.dialect_kwargs[_POSTGRESQL_WHERE] = sql(index.info[_POSTGRESQL_WHERE])


def storable(text: str) -> str:
    """The text without NULs and lone surrogates, each replaced by U+FFFD."""
    if "\0" in text:
        text = text.replace("\0", REPLACEMENT)
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            text = "".join(REPLACEMENT if "\ud800" <= each <= "\udfff" else each for each in text)
    return text

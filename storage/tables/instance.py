"""The database as a whole: its name, notices and locks."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from storage.columns import METADATA, PlainText, Row


class InstanceRow(Row, table=True):
    """The database as a whole, in one row."""

    __tablename__ = "instance"

    id: str = Field(primary_key=True, sa_type=PlainText)
    created: datetime
    topics: str = Field(sa_type=PlainText)
    looked_at: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class NoticeRow(Row, table=True):
    """Something that the operator must know until it is cleared."""

    __tablename__ = "notices"

    key: str = Field(primary_key=True, sa_type=PlainText)
    text: str = Field(sa_type=PlainText)
    since: datetime


class LockRow(Row, table=True):
    """Work that only one process may do at a time, and which one does it."""

    __tablename__ = "locks"

    name: str = Field(primary_key=True, sa_type=PlainText)
    owner: str = Field(sa_type=PlainText)
    until: datetime


INSTANCE = METADATA.tables["instance"]
NOTICES = METADATA.tables["notices"]
LOCKS = METADATA.tables["locks"]

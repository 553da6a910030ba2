"""Who is logged in, and what programs show instead."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import METADATA, PlainText, Row


class SessionRow(Row, table=True):
    """A browser in which somebody is logged in."""

    __tablename__ = "sessions"

    key: str = Field(primary_key=True, sa_type=PlainText)
    user: str = Field(sa_type=PlainText)
    password_mark: str = Field(sa_type=PlainText)
    opened: datetime
    seen: datetime


class ApiTokenRow(Row, table=True):
    """What a program shows instead of logging in."""

    __tablename__ = "api_tokens"
    __table_args__ = (UniqueConstraint("name"),)

    key: str = Field(primary_key=True, sa_type=PlainText)
    name: str = Field(sa_type=PlainText)
    role: str = Field(sa_type=PlainText)
    made: datetime
    used: datetime | None = None


class LoginAttemptRow(Row, table=True):
    """How often logging in has failed under one name, from one address or in one browser."""

    __tablename__ = "login_attempts"
    __table_args__ = (Index(None, "until"),)

    key: str = Field(primary_key=True, sa_type=PlainText)
    failures: int
    until: datetime


class KnownBrowserRow(Row, table=True):
    """A browser in which somebody has logged in before."""

    __tablename__ = "known_browsers"

    key: str = Field(primary_key=True, sa_type=PlainText)
    user: str = Field(sa_type=PlainText)
    since: datetime


SESSIONS = METADATA.tables["sessions"]
API_TOKENS = METADATA.tables["api_tokens"]
LOGIN_ATTEMPTS = METADATA.tables["login_attempts"]
KNOWN_BROWSERS = METADATA.tables["known_browsers"]

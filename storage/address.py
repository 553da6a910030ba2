"""Database URLs: what is accepted, and what is shown of them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from aggregator.errors import DatabaseError

_POSTGRESQL = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
_FORMS = "write sqlite:///path/to/file.db or postgresql://user:password@host/name"


def read_url(url: str | URL) -> URL:
    """A database URL with its driver filled in.

    Raises `DatabaseError` for what is neither a SQLite file nor a PostgreSQL database; the message never holds the
    URL itself, which may hold a password.
    """
    try:
        read = make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseError(f"the database's URL cannot be read: {_FORMS}") from None
    if read.drivername != "sqlite" and ("@" in f"{read.host}{read.database}" or str(url).count("@") > 1):
        # What was read as host or name may be the end of a password, or its middle, which would be shown; and what
        # stands before an '@' among the options may have been read as user and password.
        raise DatabaseError(
            "the database's URL cannot be read: give the password by itself, in database.password, "
            "or write '@', '/', ':' and '?' of it, and '@' of an option, as %40, %2F, %3A and %3F"
        )
    if read.drivername in _POSTGRESQL:
        return read.set(drivername="postgresql+psycopg")
    if read.drivername != "sqlite":
        raise DatabaseError(f"there is no support for a {read.drivername!r} database: {_FORMS}")
    if read.host or read.query:
        raise DatabaseError("a SQLite URL has three slashes (four before an absolute path) and no parameters")
    if read.database in (None, "", ":memory:"):
        raise DatabaseError(
            "a SQLite database in memory cannot be used, since it dies with its connection: name a file"
        )
    if sqlite_file(read).is_dir():
        raise DatabaseError(f"{shown(read)} is a folder: name a file in it, such as {sqlite_file(read) / 'news.db'}")
    return read


def sqlite_file(url: URL) -> Path:
    """The file of a SQLite URL."""
    return Path(url.database or "")


def address_read_only(file: Path) -> str:
    """The URI under which SQLite opens a file without being able to change it."""
    return f"{file.absolute().as_uri()}?mode=ro"


def shown(url: URL) -> str:
    """A database as messages name it, without its password, and without parameters, of which some are secrets too."""
    if url.get_backend_name() == "sqlite":
        return str(sqlite_file(url))
    return url.set(query={}).render_as_string(hide_password=True)

"""Engines for SQLite and PostgreSQL, and their errors in one line."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from aggregator.errors import DatabaseError, DatabaseUnavailable, WriteConflict
from storage.address import address_read_only, shown, sqlite_file
from storage.columns import tell_postgresql
from storage.ownership import new_file, new_folder
from storage.search import folded
from storage.trouble import Watch, cannot_be_read, is_conflict, mending, remedy

_log = logging.getLogger(__name__)

_BUSY_SECONDS = 30
_CONNECT_SECONDS = 10
_ENCODING = "UTF8"

# A host that is cut off says nothing. Both sides find that out by themselves, the program so that it does not wait for
# ever, the server so that what was locked there becomes free: after 8 seconds without an answer of the other machine.
_CLIENT = {
    "connect_timeout": _CONNECT_SECONDS,
    "application_name": "story-aggregator",
    # A pooler that hands out connections by the transaction, as PgBouncer may, would bring statements together with
    # sessions that have not prepared them, or others under their names.
    "prepare_threshold": None,
    "keepalives_idle": 3,
    "keepalives_interval": 1,
    "keepalives_count": 5,
    "tcp_user_timeout": 8_000,
}
_SERVER = {
    "tcp_keepalives_idle": 3,
    "tcp_keepalives_interval": 1,
    "tcp_keepalives_count": 5,
    "tcp_user_timeout": 8_000,
}
_SESSION = {
    **_SERVER,
    "DateStyle": "ISO",  # the only one that the driver reads; a server or role may have been set to another
}
_WATCH_OVER = "; ".join(f"SET {name} = {value}" for name, value in _SESSION.items())

READS = {"storage_reads": True}
"""Execution option of a connection that only reads."""


def make_engine(url: URL, *, read_only: bool = False) -> Engine:
    """An engine; nothing is connected yet, but a SQLite file is created, empty, with its folder.

    With `read_only` a SQLite file can be changed by nothing, not even its journal's mode.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite_read_only(url) if read_only else _sqlite(url)
    tell_postgresql()
    arguments = {name: value for name, value in _CLIENT.items() if name not in url.query}
    engine = create_engine(
        url,
        pool_size=5,
        max_overflow=20,
        pool_pre_ping=True,  # PostgreSQL may have been restarted since the connection was last used
        connect_args=arguments,
    )
    event.listen(engine, "connect", partial(_refuse_encoding, url), insert=True)  # before anything is read through it
    event.listen(engine, "connect", _watch_over)
    event.listen(engine, "checkout", _leave_to_the_server)
    event.listen(engine, "after_cursor_execute", _count_silence)
    return engine


@contextmanager
def engine_of(url: URL, *, read_only: bool = False) -> Iterator[Engine]:
    """An engine for as long as the block lasts, in which errors of the database are told as `plain_errors` does."""
    with plain_errors(url):
        engine = make_engine(url, read_only=read_only)
        try:
            yield engine
        finally:
            engine.dispose()


def reading(engine: Engine) -> Engine:
    """The same engine for reading only, each transaction seeing one snapshot."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**READS)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _sqlite(url: URL) -> Engine:
    try:
        new_folder(sqlite_file(url).parent)
    except OSError as error:
        raise DatabaseError(f"the folder of {shown(url)} cannot be created: {error.strerror}") from error
    with suppress(OSError):  # it is there already, or SQLite says what is wrong
        # SQLite would let everybody read it, and the files beside it, which get the mode of this one.
        new_file(sqlite_file(url).resolve())
    # Connections are cheap and reads do not wait for one another, so that the pool sets no limit.
    engine = create_engine(url, max_overflow=-1, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _sqlite_read_only(url: URL) -> Engine:
    address = address_read_only(sqlite_file(url))
    opened = partial(sqlite3.connect, address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    engine = create_engine(url, creator=opened)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    # The driver's own transaction handling would begin only at the first write; `_begin` does it instead.
    connection.isolation_level = None
    # A commit survives the end of the process; of a power cut it may lose the last moments, validators together with
    # the articles they came with, so that the next poll brings them again. FULL costs an fsync for each feed polled.
    if not connection.execute("PRAGMA page_count").fetchone()[0]:
        # Of a file that is just being created: free pages can be given back a few at a time. Asked for at each
        # connection, it would wait for whoever is writing.
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("folded", 4, folded, deterministic=True)


def _begin(connection: Connection) -> None:
    # A write transaction takes the write lock at once: one that began by reading could fail halfway as "locked".
    reads = connection.get_execution_options().get("storage_reads", False)
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reads else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _refuse_encoding(url: URL, connection: Any, _record: Any) -> None:
    encoding = connection.info.parameter_status("server_encoding")
    if encoding not in (None, _ENCODING):  # None where a pooler does not tell
        connection.close()
        raise DatabaseError(
            f"database {shown(url)} keeps text as {encoding}, which has not the letters of all languages: "
            f"make another with CREATE DATABASE ... ENCODING '{_ENCODING}' TEMPLATE template0"
        )


def _leave_to_the_server(connection: Any, _record: Any, _proxy: Any) -> None:
    # SQLAlchemy asks for READ WRITE once a connection has read, which a standby refuses by an error that tells nothing.
    connection.read_only = None


def _watch_over(connection: Any, _record: Any) -> None:
    connection.execute(_WATCH_OVER)
    connection.commit()


def _count_silence(_c: Any, cursor: Any, _statement: str, _values: Any, _context: Any, executemany: bool) -> None:  # noqa: FBT001 - SQLAlchemy calls it so
    # After many statements in a row the driver sends a flush, at which the server forgets to count how long the session
    # is silent in its transaction; any statement reminds it.
    if executemany:
        cursor.connection.execute("SELECT 1")


@contextmanager
def plain_errors(url: URL, watch: Watch | None = None) -> Iterator[None]:
    """Raise the database's errors as `DatabaseError` with one clear line; the watch hears of those that may pass."""
    try:
        yield
    except SQLAlchemyError as error:
        raise plain_error(url, error, watch) from error


def plain_error(url: URL, error: SQLAlchemyError, watch: Watch | None) -> DatabaseError:
    """An error of the database as one of ours."""
    line, hint = _in_one_line(url, error), remedy(error)
    if is_conflict(error):
        _log.info("%s: undone for the sake of another, to be done again", line)
        return WriteConflict(line)
    if helps := mending(error):
        return DatabaseError(f"{line}: {helps}")
    if hint is None:
        return DatabaseError(line)
    told = f"{line}: {hint}"
    if watch is not None:
        watch.failed(told, reads_too=cannot_be_read(hint))
    return DatabaseUnavailable(told)


def _in_one_line(url: URL, error: SQLAlchemyError) -> str:
    """What went wrong, without the statement and its values, which may be long or private."""
    if isinstance(error, DBAPIError):
        reason = str(error.orig).strip()
    elif isinstance(error, PoolTimeoutError):
        reason = "all connections are in use"
    else:
        reason = str(error)
    lines = [line.strip() for line in reason.splitlines() if line.strip()]
    return f"database {shown(url)}: {lines[0] if lines else type(error).__name__}"

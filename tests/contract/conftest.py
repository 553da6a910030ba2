"""Each contract test runs on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aggregator.ports import Database, UnitOfWork
from tests.support.shown import Watch


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """An empty database."""
    opened: Database = request.getfixturevalue(request.param)
    return opened


@pytest.fixture
def unit(database: Database) -> Iterator[UnitOfWork]:
    """A unit of work that may write; what a test does in it is never committed, unless by the test."""
    with database.write() as unit:
        yield unit


@pytest.fixture
def watch(database: Database) -> Watch:
    """Feeds that are polled, into an empty database."""
    return Watch(database)

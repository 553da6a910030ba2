"""Databases that tests in several folders share; the PostgreSQL server starts when the first test asks for it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings

import storage
from tests.support.sqlite import close_all, new_sqlite

# How long an example takes says more of what else the machine does than of the code.
settings.register_profile("here", deadline=None)
settings.load_profile("here")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """URL of a PostgreSQL server of this test session; its database has no tables."""
    # Imported here, so that tests without PostgreSQL do not pay for it.
    from tests.support import databases  # noqa: PLC0415 - as said above

    with databases.postgresql_server() as url:
        yield url


@pytest.fixture(scope="session")
def _postgresql(postgresql_server: str) -> Iterator[storage.SqlDatabase]:
    storage.upgrade(postgresql_server)
    opened = storage.open_database(postgresql_server)
    yield opened
    opened.close()


@pytest.fixture
def postgresql(_postgresql: storage.SqlDatabase) -> storage.SqlDatabase:
    """PostgreSQL with empty tables."""
    from tests.support import databases  # noqa: PLC0415 (as above)

    return databases.emptied(_postgresql)


@pytest.fixture
def sqlite() -> storage.SqlDatabase:
    """SQLite in a file with empty tables."""
    return new_sqlite()


@pytest.fixture(autouse=True)
def _sqlite_closed() -> Iterator[None]:
    yield
    close_all()


@pytest.fixture(scope="module", autouse=True)
def _log_level_as_it_was() -> Iterator[None]:
    """Takes back the level that a command run by a module's tests has set, which is the whole process's."""
    root = logging.getLogger()
    level = root.level
    yield
    root.setLevel(level)

"""Databases that tests in several folders share; the PostgreSQL server starts when the first test asks for it."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import storage

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


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "empty.db"
    storage.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite(_empty_file: Path, tmp_path: Path) -> Iterator[storage.SqlDatabase]:
    """SQLite in a file with empty tables."""
    path = tmp_path / "aggregator.db"
    shutil.copy(_empty_file, path)
    opened = storage.open_database(f"sqlite:///{path}")
    yield opened
    opened.close()


@pytest.fixture(scope="module", autouse=True)
def _log_level_as_it_was() -> Iterator[None]:
    """Takes back the level that a command run by a module's tests has set, which is the whole process's."""
    root = logging.getLogger()
    level = root.level
    yield
    root.setLevel(level)

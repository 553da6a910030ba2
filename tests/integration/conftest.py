"""What several of these tests begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import SqlDatabase
from tests.support.shell import Shell


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    """Runs commands in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Shell(monkeypatch, capsys)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> SqlDatabase:
    """An empty database on disk."""
    opened: SqlDatabase = request.getfixturevalue(request.param)
    return opened

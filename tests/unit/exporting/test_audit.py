"""The history taken out whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aggregator.exporting import audit, audited
from aggregator.model import Action
from storage import SqlDatabase
from tests.support.make import at, story_event
from tests.support.sqlite import new_sqlite


def with_history(rows: int) -> SqlDatabase:
    database = new_sqlite()
    with database.write() as uow:
        events = [story_event(f"d{each}", at=at(each), who="Ana", reason=f"reason {each}") for each in range(rows)]
        uow.reviews.record([replace(event, action=Action.CONFIRM) for event in events])
        uow.commit()
    return database


def test_every_row_comes_once_and_newest_first_however_many_portions_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "_PORTION", 3)
    database = with_history(7)
    assert [row.decision_id for row in audited(database)] == ["d6", "d5", "d4", "d3", "d2", "d1", "d0"]
    assert [row.reason for row in audited(with_history(6))][-1] == "reason 0"


def test_a_moment_ends_it() -> None:
    assert [row.decision_id for row in audited(with_history(5), since=at(3))] == ["d4", "d3"]


def test_an_empty_history_is_no_rows() -> None:
    assert list(audited(new_sqlite())) == []

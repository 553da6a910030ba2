"""Every decision that people have taken, row by row, for whoever has to account for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from aggregator.model import StoryEvent
from aggregator.ports import Database

_PORTION: Final = 1_000
"""Rows that are looked up at a time."""


def audited(database: Database, *, since: datetime | None = None) -> Iterator[StoryEvent]:
    """The history, newest row first, back to a moment where one is given; each portion in a unit of work of its own."""
    before: int | None = None
    while True:
        with database.read() as uow:
            rows = uow.reviews.history(limit=_PORTION, before=before)
        for row in rows:
            if since is not None and row.at < since:
                return
            yield row
        if len(rows) < _PORTION:
            return
        before = rows[-1].id

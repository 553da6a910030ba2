"""What reads the articles of stories; wired by the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.reading import Reader

if TYPE_CHECKING:
    from aggregator.bootstrap.application import Application


def reader(app: Application) -> Reader:
    """What reads the articles of stories."""
    return Reader(database=app.database, clock=app.clock, topics=app.topics, meter=app.meter)

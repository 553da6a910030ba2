"""A clock that stands still until it is told to move."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.support.make import NOON


class StillClock:
    """Tells `NOON` until moved."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        """The moment it stands at."""
        return self.at

    def move(self, by: timedelta) -> None:
        """Let time pass."""
        self.at += by

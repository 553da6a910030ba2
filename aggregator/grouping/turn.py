"""Whose turn it is to group: one process at a time, by a lock in the database.

The lock is renewed by the thread that groups, in the transactions in which it does so. In the middle of one nobody else
can take it, so that no batch of a grouper that has lost its turn is ever committed; between two it expires. Who dies is
found out by the lock's end, who is cut off or hangs in the middle of a batch by the database, which ends its session.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum, auto

from aggregator.errors import LeaseLost
from aggregator.ports import GROUPER_LOCK, Clock, UnitOfWork


class Standing(Enum):
    """Where a process stands."""

    BEHIND = auto()
    """Another one has the turn."""
    NEW = auto()
    """It has the turn; others may have had it since it last did, or hold that they still have."""
    SAME = auto()
    """It has had the turn ever since it last asked."""


class Turn:
    """One process's turn; `owner` names it on the lock."""

    def __init__(self, *, clock: Clock, owner: str, lock_for: timedelta) -> None:
        self._clock, self._owner, self._lock_for = clock, owner, lock_for
        self.active = False
        """Whether it had the turn when it last asked."""

    def take(self, uow: UnitOfWork) -> Standing:
        """Take the turn or keep it, for the rest of the transaction and some seconds more."""
        held = uow.locks.holder(GROUPER_LOCK)
        had = self.active and held is not None and held[0] == self._owner
        self.active = self._acquire(uow)
        if self.active and not had:
            uow.commit()  # a first batch takes long: those who look for it are to see that somebody is at it
            self.active = self._acquire(uow)
        if not self.active:
            return Standing.BEHIND
        uow.stories.serialise()
        return Standing.SAME if had else Standing.NEW

    def renew(self, uow: UnitOfWork) -> None:
        """Say in the middle of a transaction that it is still at work; raises `LeaseLost` where the turn is gone."""
        if not self._acquire(uow):
            self.active = False
            raise LeaseLost("another process groups by now")

    def release(self, uow: UnitOfWork) -> None:
        """Hand the turn over at once."""
        self.active = False
        uow.locks.release(GROUPER_LOCK, owner=self._owner)

    def _acquire(self, uow: UnitOfWork) -> bool:
        now = self._clock.now()
        return uow.locks.acquire(GROUPER_LOCK, owner=self._owner, now=now, until=now + self._lock_for)

"""What time it is: by this machine, or by the database where machines share one."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from aggregator.errors import DatabaseError

_log = logging.getLogger(__name__)

_TOLD_OF = timedelta(seconds=2)
"""A difference of clocks above which the log says so."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present in UTC."""
        return datetime.now(UTC)


class DatabaseClock:
    """The clock of the database's machine, by which processes of all machines judge leases and locks alike.

    Between two looks at it the time goes on by this machine's count of seconds since its start, which nobody sets, so
    that a clock that is put forward or back here changes nothing.
    """

    def __init__(self, ask: Callable[[], datetime]) -> None:
        self._ask = ask
        self._zero = self._asked()
        apart = abs(self.now() - datetime.now(UTC))
        if apart > _TOLD_OF:
            _log.warning("this machine's clock and the database's are %.0f s apart", apart.total_seconds())

    def now(self) -> datetime:
        """The present in UTC."""
        return self._zero + timedelta(seconds=_seconds())

    def follow(self) -> None:
        """Look at the database's clock again; where it cannot be asked, the last look holds on."""
        try:
            self._zero = self._asked()
        except DatabaseError as error:
            _log.warning("the database's clock cannot be asked: %s", error)

    def _asked(self) -> datetime:
        """What the database's clock showed when this machine's count was nought."""
        before = _seconds()
        present = self._ask()
        return present - timedelta(seconds=(before + _seconds()) / 2)


def _seconds() -> float:
    """Seconds that nobody sets, counting on while the machine sleeps, where it can tell."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()

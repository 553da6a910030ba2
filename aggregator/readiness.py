"""Whether this process lives, and whether it can do its work: what supervisors and load balancers ask.

It lives while its ticks show life: a tick that hangs is not mended by waiting, so that the process had better be
restarted. Whether the database answers has nothing to do with it, for a restart would not bring that back. It is ready
when it has started, is not stopping, its database answers in time and has the program's schema, and no tick has failed
at its last run.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime
from datetime import timedelta
from time import monotonic
from typing import Final, Protocol

from aggregator.errors import SchemaMismatch

_log = logging.getLogger(__name__)

_WITHIN: Final = timedelta(seconds=3)
"""For the database to answer; probes are commonly given five seconds."""
_KEPT: Final = 1.0
"""Seconds for which the database is not asked again, whoever asks how often."""


class Pulse(Protocol):
    """The signs of life of what a process runs."""

    def silences(self) -> Mapping[str, float]:
        """For how many seconds each tick has shown no life."""

    def failing(self) -> Sequence[str]:
        """The ticks that failed at their last run."""


class Readiness:
    """The state of one process; safe to be asked by several threads at once."""

    def __init__(
        self, check_database: Callable[[], object], *, stuck_after: timedelta, within: timedelta = _WITHIN
    ) -> None:
        """`check_database` raises where the database does not answer, and `SchemaMismatch` for the wrong schema."""
        self._check, self._stuck_after, self._within = check_database, stuck_after, within.total_seconds()
        self._pulse: Pulse | None = None
        self._stopping = False
        self._lock = threading.Lock()
        self._asking: Future[str | None] | None = None
        self._asked = 0.0

    def started(self, pulse: Pulse) -> None:
        """The process works, with these signs of life."""
        self._pulse = pulse

    def stopping(self) -> None:
        """The process has been told to end."""
        self._stopping = True

    def silences(self) -> Mapping[str, float]:
        """For how many seconds each tick has shown no life; empty before the start."""
        return self._pulse.silences() if self._pulse is not None else {}

    def not_alive(self) -> str | None:
        """Why the process had better be restarted, in a few words that give nothing away; None where it is well."""
        limit = self._stuck_after.total_seconds()
        hung = [name for name, silence in self.silences().items() if silence >= limit]
        return f"no life in: {', '.join(hung)}" if hung else None

    def not_ready(self) -> str | None:
        """Why the process should be given no work now, likewise; blocks for some seconds at most."""
        if self._stopping:
            return "stopping"
        if self._pulse is None:
            return "starting"
        if fault := self.not_alive() or self._database_fault():
            return fault
        failing = self._pulse.failing()
        return f"failed at the last run: {', '.join(failing)}" if failing else None

    def _database_fault(self) -> str | None:
        with self._lock:
            if self._asking is None or (self._asking.done() and monotonic() - self._asked >= _KEPT):
                self._asking, self._asked = self._ask(), monotonic()
            asking = self._asking
        try:
            # Whoever comes while it hangs waits only for what is left: nothing queues up behind a dead database.
            return asking.result(max(0.0, self._within - (monotonic() - self._asked)))
        except NotInTime:
            return f"the database has not answered within {self._within:g} s"

    def _ask(self) -> Future[str | None]:
        """Ask in a thread of its own, for which the end of the process does not wait."""
        answer: Future[str | None] = Future()
        threading.Thread(target=lambda: answer.set_result(self._answer()), name="readiness", daemon=True).start()
        return answer

    def _answer(self) -> str | None:
        try:
            self._check()
        except SchemaMismatch:
            return "the database is not at the program's schema"
        except Exception as error:  # noqa: BLE001 - whatever it is, it cannot work; the log has the rest
            _log.error("the database does not answer: %s", error)
            return "the database does not answer"
        return None

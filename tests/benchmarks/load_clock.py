"""A clock that runs as fast as the program works: its time is CPU time, and waiting takes none."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import process_time, thread_time


class CpuClock:
    """Implements `ports.Clock`: goes on by the CPU time of this process, and by what it is told to wait.

    So the work of a tick takes as long as on a core that does nothing else, however busy the machine is, and time in
    which the service would sleep passes at once.
    """

    def __init__(self, begin: datetime) -> None:
        self._moved = begin - timedelta(seconds=process_time())
        self._latest = begin
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The present; never earlier than it was."""
        with self._lock:
            self._latest = max(self._latest, self._moved + timedelta(seconds=process_time()))
            return self._latest

    def wait(self, seconds: float) -> None:
        """Let time pass; a negative time takes back what this process did for somebody else."""
        with self._lock:
            self._moved += timedelta(seconds=seconds)

    def wait_until(self, moment: datetime) -> None:
        """Let time pass until a moment, if that is still to come."""
        with self._lock:
            self._moved = max(self._moved, moment - timedelta(seconds=process_time()))

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Let no time pass for what this thread does: measuring, which the service would not do."""
        began = thread_time()
        try:
            yield
        finally:
            self.wait(began - thread_time())

"""What a running program and its database use: CPU time and memory, read whenever asked."""

from __future__ import annotations

import resource
from dataclasses import dataclass
from pathlib import Path

import psutil
from sqlalchemy import make_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """Seconds of CPU time."""

    program: float
    """Of this process."""
    workers: float
    """Of the processes that it has started, those that have ended included."""
    database: float
    """Of PostgreSQL's processes; zero on SQLite, which works within this one."""

    @property
    def total(self) -> float:
        """All together."""
        return self.program + self.workers + self.database

    def since(self, before: Used) -> Used:
        """What was used from then until now."""
        return Used(
            program=self.program - before.program,
            workers=self.workers - before.workers,
            database=self.database - before.database,
        )


class Meter:
    """Reads what this process, its children and the database at this URL use."""

    def __init__(self, url: str) -> None:
        self._me = psutil.Process()
        folder = make_url(url).query.get("host")
        self._server = None
        if isinstance(folder, str):
            number = (Path(folder) / "postmaster.pid").read_text(encoding="utf-8").split()[0]
            self._server = psutil.Process(int(number))

    def read(self) -> Used:
        """All CPU time until now."""
        own = resource.getrusage(resource.RUSAGE_SELF)
        return Used(
            program=own.ru_utime + own.ru_stime,
            workers=_of_children(self._me),
            database=0.0 if self._server is None else _of_children(self._server),
        )

    def memory(self) -> tuple[int, int]:
        """Bytes resident in this process, and in those that it has started."""
        workers = 0
        for child in self._me.children(recursive=True):
            try:
                workers += child.memory_info().rss
            except psutil.NoSuchProcess:
                continue  # it has just ended
        return self._me.memory_info().rss, workers


def _of_children(parent: psutil.Process) -> float:
    """Of the children that run, and of those that have ended and were waited for."""
    times = parent.cpu_times()
    used = times.children_user + times.children_system
    for child in parent.children(recursive=True):
        try:
            each = child.cpu_times()
        except psutil.NoSuchProcess:
            continue  # it has just ended
        used += each.user + each.system + each.children_user + each.children_system
    return used

"""What a running program and its database use: CPU time and memory, read whenever asked."""

from __future__ import annotations

import os
import resource
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from tests.benchmarks.processes import descendants, resident

_TICKS = os.sysconf("SC_CLK_TCK")


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
    """Reads what this process, its children and the database at this URL use. Linux only: it reads /proc."""

    def __init__(self, url: str) -> None:
        folder = make_url(url).query.get("host")
        self._server = None
        if isinstance(folder, str):
            self._server = int((Path(folder) / "postmaster.pid").read_text(encoding="utf-8").split()[0])

    def read(self) -> Used:
        """All CPU time until now."""
        own = resource.getrusage(resource.RUSAGE_SELF)
        return Used(
            program=own.ru_utime + own.ru_stime,
            workers=_of_children(os.getpid()),
            database=0.0 if self._server is None else _of_children(self._server),
        )

    def memory(self) -> tuple[int, int]:
        """Bytes resident in this process, and in those that it has started."""
        return resident(os.getpid()), sum(map(resident, descendants(os.getpid())))


def _of_children(parent: int) -> float:
    """Of the children that run, and of those that have ended and were waited for."""
    ticks = sum(_times(parent)[2:])
    for child in descendants(parent):
        try:
            ticks += sum(_times(child))
        except OSError:
            continue  # it has just ended
    return ticks / _TICKS


def _times(pid: int) -> list[int]:
    """Ticks in the program and in the kernel for it, then both of its children that have ended; as proc(5) says."""
    return [int(each) for each in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]]

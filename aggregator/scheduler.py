"""Runs the service's ticks at their intervals; the only importer of APScheduler.

The scheduler knows nothing of feeds: a feed's row knows when it is due, and the poll tick asks for it. A tick never
runs beside itself; one that took longer than its interval runs again at the next, once.

The library waits for times of day. Where the clock is put back, the next time of every tick lies as much too far, so
that nothing would be done for so long: a change of the clock is noticed here, and every tick runs at once.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic

from apscheduler.schedulers.background import BackgroundScheduler

from aggregator.errors import DatabaseUnavailable

_log = logging.getLogger(__name__)

_LOOK_EVERY = 1.0
"""Seconds between two looks at the clock."""
_CHANGED = 5.0
"""Seconds that it has to be off, by what really passed, to count as changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Something done at an interval."""

    name: str
    every: timedelta
    run: Callable[[], object]


class Ticks:
    """The running ticks of one process, each in a thread of its own."""

    def __init__(self, ticks: Sequence[Tick]) -> None:
        self._stopper: threading.Thread | None = None
        self._ended = threading.Event()
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": {"type": "threadpool", "max_workers": max(1, len(ticks))}},
            job_defaults={"max_instances": 1, "coalesce": True, "misfire_grace_time": None},
        )
        # It warns each time that a tick is still running when the next is due; here that is the rule.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        for tick in ticks:
            self._scheduler.add_job(
                _guarded(tick),
                trigger="interval",
                seconds=tick.every.total_seconds(),
                id=tick.name,
                next_run_time=datetime.now(UTC),
            )

    def start(self) -> None:
        """Begin; every tick runs once at once."""
        self._scheduler.start()
        threading.Thread(target=self._watch_clock, name="ticks-clock", daemon=True).start()

    def hasten(self, name: str) -> None:
        """Let a tick run now; one that is running is left to its next time."""
        self._scheduler.modify_job(name, next_run_time=datetime.now(UTC))

    def stop(self, *, within: timedelta) -> bool:
        """Start no further ticks and wait for the running ones; False where one did not end in time.

        May be called again to wait on.
        """
        self._ended.set()
        if self._stopper is None:
            self._stopper = threading.Thread(target=self._scheduler.shutdown, name="ticks-stopper", daemon=True)
            self._stopper.start()
        self._stopper.join(within.total_seconds())
        return not self._stopper.is_alive()

    def _watch_clock(self) -> None:
        """Until the end: let every tick run now whenever the clock was changed."""
        begun = _begun()
        while not self._ended.wait(_LOOK_EVERY):
            before, begun = begun, _begun()
            if abs(begun - before) < _CHANGED:
                continue
            _log.warning("the clock was changed by %+.0f s", begun - before)
            for job in self._scheduler.get_jobs():
                self.hasten(job.id)


def _begun() -> float:
    """When the monotonic clock stood at zero, by the clock, in seconds."""
    return datetime.now(UTC).timestamp() - monotonic()


def _guarded(tick: Tick) -> Callable[[], None]:
    def run() -> None:
        try:
            tick.run()
        except DatabaseUnavailable as error:
            _log.debug("the %s tick waits: %s", tick.name, error)  # the database's own watch has said so, once
        except Exception:  # noqa: BLE001 - a tick that fails is told of and tried again at its next time
            _log.exception("the %s tick failed", tick.name)

    return run

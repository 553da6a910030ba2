"""Runs the service's ticks at their intervals; the only importer of APScheduler.

The scheduler knows nothing of feeds: a feed's row knows when it is due, and the poll tick asks for it. A tick never
runs beside itself; one that took longer than its interval runs again at the next, once. Each shows life when it begins
and ends, and with each piece of its work (`work_on`), so that a long tick can be told from one that hangs. One that
fails is tried again within seconds, and then less and less often up to once a minute, however rare it is otherwise.

The library waits for times of day. Where the clock is put back, the next time of every tick lies as much too far, so
that nothing would be done for so long: a change of the clock is noticed here, and every tick runs at once. Where it is
put forward, the times that were passed over are one.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import inf
from time import monotonic

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from aggregator.errors import DatabaseUnavailable
from aggregator.ports import UNMETERED, Meter
from aggregator.work import beating, work_on

_log = logging.getLogger(__name__)

_LOOK_EVERY = 1.0
"""Seconds between two looks at the clock."""
_CHANGED = 5.0
"""Seconds that it has to be off, by what really passed, to count as changed."""
_AGAIN_AFTER = 5.0
"""Seconds from a failure to the next try, twice as many after each further one."""
_AGAIN_AT_MOST = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Something done at an interval."""

    name: str
    every: timedelta
    run: Callable[[], object]
    after: timedelta = timedelta()
    """How long after the start it runs first."""


class Ticks:
    """The running ticks of one process, each in a thread of its own."""

    def __init__(self, ticks: Sequence[Tick], *, meter: Meter = UNMETERED) -> None:
        self._stopper: threading.Thread | None = None
        self._ended = threading.Event()
        self._hasty: set[str] = set()
        self._running = [_Running(tick, meter) for tick in ticks]
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": {"type": "threadpool", "max_workers": max(1, len(ticks))}},
            job_defaults={"max_instances": 1, "coalesce": True, "misfire_grace_time": None},
        )
        # It warns each time that a tick is still running when the next is due; here that is the rule.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        for running in self._running:
            self._scheduler.add_job(
                running.run,
                trigger=_Every(seconds=running.tick.every.total_seconds(), timezone=UTC),
                id=running.tick.name,
                next_run_time=datetime.now(UTC) + running.tick.after,
            )

    def start(self) -> None:
        """Begin; every tick runs once at once, or `after` its time."""
        for running in self._running:
            running.beat()
        self._scheduler.start()
        threading.Thread(target=self._watch_clock, name="ticks-clock", daemon=True).start()

    def hasten(self, name: str) -> None:
        """Let a tick run within a second; one that is running is left to its next time.

        May be called from a signal handler, which must take no lock: the next signal may come while it is held.
        """
        self._hasty.add(name)

    def silences(self) -> dict[str, float]:
        """For how many seconds each tick has shown no life since it was due to."""
        return {running.tick.name: running.silence() for running in self._running}

    def failing(self) -> list[str]:
        """The ticks that failed at their last run."""
        return [running.tick.name for running in self._running if running.failed]

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
        """Until the end: let ticks run that are wanted or have failed, and every one whenever the clock was changed."""
        begun = _begun()
        while not self._ended.wait(_LOOK_EVERY):
            while self._hasty:
                self._run_now(self._hasty.pop())
            # Not by the thread of the tick itself: the end of the scheduler waits for it, holding what this takes.
            for running in self._running:
                if running.wants_another_try():
                    self._run_now(running.tick.name)
            before, begun = begun, _begun()
            if abs(begun - before) < _CHANGED:
                continue
            _log.warning("the clock was changed by %+.0f s", begun - before)
            for job in self._scheduler.get_jobs():
                self._run_now(job.id)

    def _run_now(self, name: str) -> None:
        self._scheduler.modify_job(name, next_run_time=datetime.now(UTC))


def _begun() -> float:
    """When the monotonic clock stood at zero, by the clock, in seconds."""
    return datetime.now(UTC).timestamp() - monotonic()


class _Every(IntervalTrigger):  # type: ignore[misc]  # the library has no types
    """An interval after which it is now again, however many times of day were passed over.

    The library lists all of them before it makes them one. Where a machine without a clock of its own starts in a year
    long gone and is put right, these are millions for each tick: minutes without a tick, and gigabytes.
    """

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        """The time after a run, never one that has passed."""
        following: datetime | None = super().get_next_fire_time(previous_fire_time, now)
        return following if following is None or following > now else now + self.interval


class _Running:
    """A tick with what is known of its runs."""

    def __init__(self, tick: Tick, meter: Meter) -> None:
        self.tick, self._meter = tick, meter
        self._failures = 0
        """In a row."""
        self._again = inf
        """When it is tried again, unless its next time comes before."""
        self._under_way = False
        # Not by the clock of the wall, which may be set.
        self._last = monotonic()

    @property
    def failed(self) -> bool:
        """Whether it failed at its last run."""
        return self._failures > 0

    def wants_another_try(self) -> bool:
        """Whether it is to be tried again now; it says so once."""
        if monotonic() < self._again:
            return False
        self._again = inf
        return True

    def beat(self) -> None:
        """Show life."""
        self._last = monotonic()

    def silence(self) -> float:
        """Seconds without life; the time until the next run does not count."""
        due = 0.0 if self._under_way else self.tick.every.total_seconds()
        return max(0.0, monotonic() - self._last - due)

    def run(self) -> None:
        """Run once, whatever comes of it."""
        began, failed = monotonic(), False
        self._under_way, self._again = True, inf
        with beating(self.beat), work_on("tick"):
            try:
                self.tick.run()
            except DatabaseUnavailable as error:
                failed = True
                _log.debug("the %s tick waits: %s", self.tick.name, error)  # the database's own watch has said so, once
            except Exception:  # noqa: BLE001 - a tick that fails is told of and tried again
                failed = True
                _log.exception("the %s tick failed", self.tick.name)
        self._under_way, self._failures = False, self._failures + 1 if failed else 0
        if failed:
            self._again = monotonic() + min(_AGAIN_AFTER * 2 ** min(self._failures - 1, 9), _AGAIN_AT_MOST)
        self._meter.ticked(self.tick.name, seconds=monotonic() - began, failed=failed)

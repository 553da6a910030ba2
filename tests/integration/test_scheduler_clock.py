"""Ticks run when they are to, also when the machine's clock jumps or signals hasten them."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta, tzinfo

import pytest

from aggregator.scheduler import Tick, Ticks
from tests.support.processes import wait_until

HOUR, YEARS = timedelta(hours=1), timedelta(days=4000)


class Jumping(datetime):
    """The machine's time of day, put forward."""

    by = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Jumping:
        return super().now(tz) + cls.by


@pytest.mark.parametrize(("before", "after"), [(HOUR, -HOUR), (-HOUR, HOUR), (-YEARS, YEARS)])
def test_ticks_go_on_within_seconds_when_the_clock_jumps(
    monkeypatch: pytest.MonkeyPatch, before: timedelta, after: timedelta
) -> None:
    for name in ("apscheduler.schedulers.base.datetime", "aggregator.scheduler.datetime"):
        monkeypatch.setattr(name, Jumping)
    monkeypatch.setattr(Jumping, "by", before)
    ran: list[int] = []
    ticks = Ticks([Tick(name="poll", every=timedelta(milliseconds=50), run=lambda: ran.append(1))])
    ticks.start()
    try:
        wait_until(lambda: len(ran) > 2, within=60)
        Jumping.by = before + after
        seen = len(ran)
        wait_until(lambda: len(ran) > seen + 5, within=60)
    finally:
        assert ticks.stop(within=timedelta(minutes=1))


def test_a_tick_that_is_to_wait_runs_soon_after_the_start_and_not_an_interval_later() -> None:
    ran: list[str] = []
    day, soon = timedelta(days=1), timedelta(milliseconds=300)
    ticks = Ticks(
        [
            Tick(name="retention", every=day, run=lambda: ran.append("retention"), after=soon),
            Tick(name="group", every=day, run=lambda: ran.append("group")),
        ]
    )
    ticks.start()
    try:
        wait_until(lambda: len(ran) == 2, within=60)
    finally:
        assert ticks.stop(within=timedelta(minutes=1))
    assert ran == ["group", "retention"]


_STORM = """
import signal, time
from datetime import timedelta
from aggregator.scheduler import Tick, Ticks
ran = []
ticks = Ticks([Tick(name="catalogue", every=timedelta(hours=1), run=lambda: ran.append(1), after=timedelta(hours=1))])
ticks.start()
signal.signal(signal.SIGALRM, lambda *_: ticks.hasten("catalogue"))
signal.setitimer(signal.ITIMER_REAL, 0.0001, 0.0001)
end = time.monotonic() + 3
while time.monotonic() < end:
    pass
signal.setitimer(signal.ITIMER_REAL, 0)
print("ran" if ran else "did not run")
ticks.stop(within=timedelta(seconds=10))
"""


def test_signals_that_come_thick_and_fast_each_let_a_tick_run_and_none_hangs() -> None:
    """As where a deployment has the configuration read again several times at once."""
    ended = subprocess.run([sys.executable, "-c", _STORM], capture_output=True, text=True, timeout=120, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "ran\n", "")

"""Ticks run when they are to, also when the machine's clock jumps."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

import pytest

from aggregator.scheduler import Tick, Ticks
from tests.support.processes import wait_until

HOUR = timedelta(hours=1)


class Jumping(datetime):
    """The machine's time of day, put forward."""

    by = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Jumping:
        return super().now(tz) + cls.by


@pytest.mark.parametrize(("before", "after"), [(HOUR, -HOUR), (-HOUR, HOUR)])
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

"""Whether a process lives and can work, and what a really hanging tick does to that."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from aggregator.errors import DatabaseError, DatabaseUnavailable, SchemaMismatch
from aggregator.readiness import Readiness
from aggregator.running import listen
from aggregator.running.probing import serving_probes
from aggregator.scheduler import Tick, Ticks
from aggregator.web import Probes
from aggregator.web.probes import create_probes
from aggregator.work import work_on
from tests.support.probes import StillPulse
from tests.support.processes import wait_until

SOON = timedelta(milliseconds=20)
STUCK = timedelta(milliseconds=1500)


def well() -> None:
    """A database that answers."""


def ready(check: Callable[[], object] = well, **of_pulse: Any) -> Readiness:
    readiness = Readiness(check, stuck_after=timedelta(seconds=60), within=timedelta(milliseconds=200))
    readiness.started(StillPulse(**of_pulse))
    return readiness


def test_a_process_is_alive_while_it_starts_and_not_ready() -> None:
    readiness = Readiness(well, stuck_after=timedelta(seconds=60))
    assert (readiness.not_alive(), readiness.not_ready()) == (None, "starting")


def test_a_process_that_is_told_to_end_is_alive_and_not_ready() -> None:
    readiness = ready()
    assert readiness.not_ready() is None
    readiness.stopping()
    assert (readiness.not_alive(), readiness.not_ready()) == (None, "stopping")


def test_a_silent_tick_makes_the_process_neither_alive_nor_ready() -> None:
    readiness = ready(silent={"poll": 59.0, "group": 61.0})
    assert readiness.not_alive() == readiness.not_ready() == "no life in: group"


def test_a_tick_that_failed_at_its_last_run_is_no_reason_for_a_restart() -> None:
    readiness = ready(failed=["group"])
    assert (readiness.not_alive(), readiness.not_ready()) == (None, "failed at the last run: group")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (DatabaseError("password hunter2 refused"), "the database does not answer"),
        (SchemaMismatch("at revision 0001"), "the database is not at the program's schema"),
        (RuntimeError("hunter2"), "the database does not answer"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_without_its_reason(error: Exception, told: str) -> None:
    def check() -> None:
        raise error

    readiness = ready(check)
    assert (readiness.not_alive(), readiness.not_ready()) == (None, told)


def test_a_hanging_database_is_waited_for_once_and_for_so_long_whoever_asks() -> None:
    released, asked = threading.Event(), []

    def check() -> None:
        asked.append(1)
        released.wait(60)

    readiness = ready(check)
    began = time.monotonic()
    assert {readiness.not_ready() for _ in range(600)} == {"the database has not answered within 0.2 s"}
    assert time.monotonic() - began < 60  # not 600 times 0.2 s
    assert len(asked) == 1
    released.set()
    wait_until(lambda: readiness.not_ready() is None, within=60)


@contextmanager
def running(*ticks: Tick) -> Iterator[tuple[Ticks, str]]:
    """Ticks that run, and the address of their probes."""
    readiness = Readiness(well, stuck_after=STUCK)
    probes = Probes(readiness=readiness, metrics=lambda: b"aggregator_up 1\n", metrics_type="text/plain")
    listener = listen("127.0.0.1", 0)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with serving_probes(create_probes(probes, allowed_hosts=["desk.example"]), listener):
        running = Ticks(ticks)
        running.start()
        readiness.started(running)
        try:
            yield running, address
        finally:
            readiness.stopping()
            running.stop(within=timedelta(minutes=1))


def asked(address: str) -> tuple[int, str]:
    return answer_to(Request(address))


def answer_to(request: Request) -> tuple[int, str]:
    try:
        answer = urlopen(request, timeout=60)
    except HTTPError as error:
        answer = error
    with answer:
        return int(answer.status), answer.read().decode()


def test_a_tick_that_really_hangs_fails_the_probe_until_it_goes_on() -> None:
    begun, released = threading.Event(), threading.Event()
    hanging = Tick(name="group", every=SOON, run=lambda: not begun.is_set() or released.wait(300))
    with running(hanging, Tick(name="poll", every=SOON, run=lambda: None)) as (_, address):
        wait_until(lambda: asked(f"{address}/healthz") == (200, "alive\n"), within=60)
        begun.set()
        for probe in ("healthz", "readyz"):
            wait_until(lambda probe=probe: asked(f"{address}/{probe}") == (503, "no life in: group\n"), within=60)
        released.set()
        wait_until(lambda: asked(f"{address}/healthz") == (200, "alive\n"), within=60)


def test_a_long_tick_that_goes_on_with_its_work_is_no_hanging_one() -> None:
    released = threading.Event()

    def work() -> None:
        while not released.wait(0.05):
            with work_on("batch"):
                pass

    with running(Tick(name="group", every=SOON, run=work)) as (ticks, address):
        time.sleep(2 * STUCK.total_seconds())  # one that hung would be silent for as long, and ever longer
        wait_until(lambda: ticks.silences()["group"] < STUCK.total_seconds(), within=60)
        wait_until(lambda: asked(f"{address}/healthz") == (200, "alive\n"), within=60)
        released.set()


def test_a_failing_tick_keeps_the_process_alive_and_makes_it_unready_until_it_works() -> None:
    broken = threading.Event()
    broken.set()

    def work() -> None:
        if broken.is_set():
            raise DatabaseError("the disk is full")

    with running(Tick(name="group", every=SOON, run=work)) as (_, address):
        wait_until(lambda: asked(f"{address}/readyz") == (503, "failed at the last run: group\n"), within=60)
        assert asked(f"{address}/healthz") == (200, "alive\n")
        broken.clear()
        wait_until(lambda: asked(f"{address}/readyz") == (200, "ready\n"), within=60)


def test_a_rare_tick_that_failed_once_keeps_the_process_unready_for_seconds_and_not_until_its_next_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("aggregator.scheduler._AGAIN_AFTER", 0.5)
    began: list[float] = []
    seen = threading.Event()

    def work() -> None:
        began.append(time.monotonic())
        if len(began) < 3 or not seen.is_set():
            raise DatabaseUnavailable("it has been moved away")

    with running(Tick(name="retention", every=timedelta(hours=1), run=work)) as (_, address):
        wait_until(lambda: asked(f"{address}/readyz")[0] == 503, within=60)
        seen.set()
        wait_until(lambda: asked(f"{address}/readyz") == (200, "ready\n"), within=120)
    first, second, third, *_ = began
    assert second - first >= 0.5
    assert third - second >= 1.0, "each further try waits twice as long"


def test_metrics_of_their_own_port_are_for_addresses_and_names_of_the_network() -> None:
    def status(path: str, host: str) -> int:
        return answer_to(Request(f"{address}{path}", headers={"Host": host}))[0]

    with running(Tick(name="poll", every=SOON, run=lambda: None)) as (_, address):
        for host in ("127.0.0.1:9", "[::1]:9", "10.1.2.3", "poller:9", "desk.example"):
            assert status("/metrics", host) == 200, host
        assert status("/metrics", "evil.example") == 400
        assert status("/healthz", "evil.example") == 200
        assert status("/", "poller") == 404

"""What a service manager is told, heard by a socket that stands in for systemd's."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from time import CLOCK_MONOTONIC, clock_gettime_ns

import pytest

from aggregator.systemd import ServiceManager


class Ear:
    """The other end of NOTIFY_SOCKET."""

    def __init__(self, path: str) -> None:
        self.environment = {"NOTIFY_SOCKET": path}
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind("\0" + path[1:] if path.startswith("@") else path)
        self._socket.settimeout(60)

    def hear(self) -> list[str]:
        return self._socket.recv(4096).decode().split("\n")

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[Ear]:
    ear = Ear(str(tmp_path / "notify"))
    yield ear
    ear.close()


def test_it_tells_of_beginning_reload_and_end(ear: Ear) -> None:
    manager = ServiceManager(ear.environment)
    manager.ready("Review desk: http://127.0.0.1:8484/")
    assert ear.hear() == ["READY=1", "STATUS=Review desk: http://127.0.0.1:8484/"]
    manager.reloading()
    reloading, moment = ear.hear()
    assert reloading == "RELOADING=1"
    assert abs(int(moment.removeprefix("MONOTONIC_USEC=")) - clock_gettime_ns(CLOCK_MONOTONIC) // 1000) < 5_000_000
    manager.stopping("Finishing what is in hand")
    assert ear.hear() == ["STOPPING=1", "STATUS=Finishing what is in hand"]


def test_a_socket_without_a_folder_is_found_too() -> None:
    ear = Ear(f"@story-aggregator-test-{os.getpid()}")
    ServiceManager(ear.environment).ready("at work")
    assert ear.hear()[0] == "READY=1"
    ear.close()


def test_signs_of_life_come_only_while_nothing_is_stuck(ear: Ear) -> None:
    stuck: str | None = None
    manager = ServiceManager(ear.environment | {"WATCHDOG_USEC": "60000", "WATCHDOG_PID": str(os.getpid())})
    manager.watch(lambda: stuck)
    assert [ear.hear() for _ in range(4)] == [["WATCHDOG=1"]] * 4
    stuck = "the group tick hangs"
    while (heard := ear.hear()) == ["WATCHDOG=1"]:
        pass
    assert heard == ["STATUS=the group tick hangs"]
    stuck = None
    assert ear.hear() == ["WATCHDOG=1"]
    manager.close()


@pytest.mark.parametrize(
    "more", [{}, {"WATCHDOG_USEC": "0"}, {"WATCHDOG_USEC": "x"}, {"WATCHDOG_USEC": "30000", "WATCHDOG_PID": "1"}]
)
def test_without_a_watchdog_for_this_process_there_are_none(ear: Ear, more: dict[str, str]) -> None:
    manager = ServiceManager(ear.environment | more)
    manager.watch(lambda: None)
    manager.ready("at work")
    assert ear.hear()[0] == "READY=1"
    manager.close()


def test_nobody_to_tell_is_no_fault(tmp_path: Path) -> None:
    ServiceManager({}).ready("at work")
    ServiceManager({"NOTIFY_SOCKET": str(tmp_path / "gone")}).ready("at work")

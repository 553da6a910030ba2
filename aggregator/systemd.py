"""What a service manager is told, over the socket that systemd names in NOTIFY_SOCKET (sd_notify(3)).

Where no socket is named, as in a terminal or a container, nobody is told and nothing else differs.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from time import CLOCK_MONOTONIC, clock_gettime_ns
from typing import Final

_PINGS: Final = 3
"""Signs of life in the time after which systemd would kill the process."""
_PATIENCE: Final = 1.0
"""Seconds for a manager that has not read what it was told before."""


class ServiceManager:
    """The systemd that started this process, or nobody."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        if self._address.startswith("@"):  # the way to write a socket that stands in no folder
            self._address = "\0" + self._address[1:]
        self._kills_after = _watchdog(environment) if self._address else None
        self._ended = threading.Event()
        self._watch: threading.Thread | None = None

    def ready(self, status: str) -> None:
        """Tell that the service does its work, from its start or after a reload."""
        self._tell("READY=1", f"STATUS={status}")

    def reloading(self) -> None:
        """Tell that the configuration is being read again; `ready` ends that."""
        self._tell("RELOADING=1", f"MONOTONIC_USEC={clock_gettime_ns(CLOCK_MONOTONIC) // 1000}")

    def stopping(self, status: str) -> None:
        """Tell that the service has begun to end; the watchdog goes on, since winding up may hang as well."""
        self._tell("STOPPING=1", f"STATUS={status}")

    def watch(self, not_alive: Callable[[], str | None]) -> None:
        """Give signs of life, until `close`, while `not_alive` has nothing to say; none without a WatchdogSec."""
        if self._kills_after is None:
            return
        every = self._kills_after.total_seconds() / _PINGS

        def give_signs() -> None:
            told: str | None = None
            while not self._ended.wait(every):
                fault = not_alive()
                if fault is None:
                    self._tell("WATCHDOG=1")
                elif fault != told:
                    self._tell(f"STATUS={fault}")
                told = fault

        self._tell("WATCHDOG=1")
        self._watch = threading.Thread(target=give_signs, name="watchdog", daemon=True)
        self._watch.start()

    def close(self) -> None:
        """Give no further signs of life."""
        self._ended.set()
        if self._watch is not None:
            self._watch.join()

    def _tell(self, *lines: str) -> None:
        if not self._address:
            return
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.settimeout(_PATIENCE)
            try:
                sender.sendto("\n".join(lines).encode(), self._address)
            except OSError:
                # A manager that does not listen is no reason to end; without signs of life it acts by itself.
                return


def _watchdog(environment: Mapping[str, str]) -> timedelta | None:
    """The time after which this process is killed unless it gives a sign of life, or None."""
    told, pid = environment.get("WATCHDOG_USEC", ""), environment.get("WATCHDOG_PID", "")
    if not told.isdigit() or int(told) == 0 or (pid and pid != str(os.getpid())):
        return None
    return timedelta(microseconds=int(told))

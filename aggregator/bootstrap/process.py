"""This process among others: its name on leases and locks, and which of the others are dead."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from uuid import uuid4

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_NAMESPACE = Path("/proc/self/ns/pid")


class Process:
    """This process; its name is place, process id, and something to tell reused ids apart.

    The place is where process ids mean the same as here: this machine since it was started, and on Linux this container
    on it, for many have one host name.
    """

    def __init__(self) -> None:
        self._place = _place()
        self.name = f"{self._place}:{os.getpid()}:{uuid4().hex[:6]}"

    def knows_as_dead(self, name: str) -> bool:
        """Whether a process, or what it did under a name that begins with its own, has certainly ended."""
        place, _, rest = name.partition(":")
        pid = rest.partition(":")[0]
        if place != self._place or not pid.isdigit() or name.startswith(self.name):
            return False
        # A container that is started again may well give the same id.
        return int(pid) == os.getpid() or not _is_running(int(pid))


def _place() -> str:
    host = socket.gethostname().replace(":", "-")
    try:
        return f"{host}.{_BOOT.read_text(encoding='ascii')[:8]}.{_NAMESPACE.stat().st_ino}"
    except OSError:
        return host


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it runs, as another user
    return True

"""Starts the program many times and loads it once.

A process that has loaded everything, and has done nothing else, forks for each start. What is started so is a process
of its own like any other: it dies of SIGKILL with all it had in memory. How Python itself begins and ends is not in it.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
_LOOK_EVERY = 0.02


class Started:
    """A process that was forked; the part of `subprocess.Popen` that is needed of it."""

    def __init__(self, pid: int, code: Path) -> None:
        self.pid, self._code = pid, code

    def poll(self) -> int | None:
        """The exit code, negative for a signal, None while it runs."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, 0)
            return None
        return int(self._code.read_text(encoding="ascii")) if self._code.exists() else -signal.SIGKILL

    def wait(self, timeout: float = 60.0) -> int:
        """Wait for its end."""
        deadline = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("aggregator", timeout)
            time.sleep(_LOOK_EVERY)
        return code

    def send_signal(self, sig: int) -> None:
        """Send a signal."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, sig)

    def kill(self) -> None:
        """Send SIGKILL."""
        self.send_signal(signal.SIGKILL)


class Starter:
    """Starts programs."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
        )

    def end(self) -> None:
        """Start nothing more; what was started runs on."""
        self._process.communicate()

    def __call__(
        self, arguments: Sequence[str], *, folder: Path, out: Path, err: Path, environment: dict[str, str]
    ) -> Started:
        """Start the program in a folder."""
        for each in (out, err):
            each.touch()  # it is looked at from now on
        code = out.with_suffix(".code")
        asked = {"arguments": list(arguments), "folder": str(folder), "out": str(out), "err": str(err)}
        line = json.dumps(asked | {"code": str(code), "environment": environment})
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        to.write(f"{line}\n")
        to.flush()
        return Started(int(back.readline()), code)


@cache
def forking() -> Starter:
    """The one starter of this process, which ends with it."""
    starter = Starter()
    atexit.register(starter.end)
    return starter


def _serve(orders: IO[str]) -> None:
    sys.path.insert(0, str(ROOT))
    # All that `aggregator run` loads, some of it when it is first needed.
    import aggregator.cli.entry  # noqa: PLC0415 - only the process that forks shall load this
    import aggregator.running  # noqa: PLC0415 - loaded once, in the process that is forked
    import aggregator.web  # noqa: PLC0415, F401 - loaded once, in the process that is forked

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel clears away what has ended
    while line := orders.readline():
        pid = os.fork()
        if not pid:
            _become(json.loads(line))
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


def _become(asked: dict[str, object]) -> None:
    from aggregator.cli.entry import run_command  # noqa: PLC0415 - loaded once, in the process that is forked

    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, path, flags in ((0, os.devnull, os.O_RDONLY), (1, asked["out"], writing), (2, asked["err"], writing)):
        opened = os.open(str(path), flags)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(str(asked["folder"]))
    os.environ.clear()
    os.environ.update(asked["environment"])  # type: ignore[call-overload]  # written above
    sys.argv = ["aggregator", *asked["arguments"]]  # type: ignore[misc]  # as above
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - it must not read the next orders
    code = 1
    try:
        code = run_command()
    finally:
        Path(str(asked["code"])).write_text(str(code), encoding="ascii")
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve(sys.stdin)

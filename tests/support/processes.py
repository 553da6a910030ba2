"""The program as its users start it: a process of its own, with lines, signals and an exit code."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from signal import SIGTERM, Signals
from types import TracebackType
from typing import Protocol, Self

from aggregator.demo import demo_arguments
from aggregator.newsroom import NewsroomServer, demo_catalogue
from tests.support.starting import forking

ROOT = Path(__file__).parents[2]
NEWSROOM = ROOT / "config" / "newsroom"
_LOOK_EVERY = 0.02


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


class Process(Protocol):
    """What a program that was started is asked for."""

    @property
    def pid(self) -> int:
        """The id of the process and of its group, which its children share, so that they can be counted."""

    def poll(self) -> int | None:
        """The exit code, None while it runs."""

    def wait(self, timeout: float = ...) -> int:
        """Wait for the end."""

    def send_signal(self, sig: int) -> None:
        """Send a signal."""

    def kill(self) -> None:
        """Send SIGKILL."""


class Program:
    """`aggregator ...` in a folder, in a process group of its own; a context manager that leaves no process behind."""

    def __init__(self, *arguments: str, folder: Path, whole: bool = False, through: Sequence[str] = ()) -> None:
        """Start it, forked from a process that has loaded it, which takes a tenth of a second.

        `whole` starts it as its users do, Python and all, which takes seconds; so does `through`, a command that
        becomes the program, such as one that enters a network namespace.
        """
        self._out, self._err = (folder / f"{name}-{time.monotonic_ns()}.txt" for name in ("stdout", "stderr"))
        start = partial(_start, through=through) if whole or through else forking()
        environment = _environment()
        self._process: Process = start(arguments, folder=folder, out=self._out, err=self._err, environment=environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.exit_code is None:
            self.kill()

    @property
    def out(self) -> str:
        """Standard output so far."""
        return self._out.read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        """Standard error so far."""
        return self._err.read_text(encoding="utf-8")

    def running(self, *, within: float = 180) -> None:
        """Wait for the line that says that it runs, with a desk or without."""
        wait_until(lambda: "\n" in self.out or self.exit_code is not None, within=within, otherwise=self._told)
        assert self.exit_code is None, self._told()

    def desk(self, *, within: float = 180) -> str:
        """Wait for the line that names the desk; returns its address, without a slash at the end."""
        wait_until(lambda: "\n" in self.out or self.exit_code is not None, within=within, otherwise=self._told)
        found = re.fullmatch(r"Review desk: (http://127\.0\.0\.1:\d+)/\n", self.out)
        assert found, self._told()
        return found[1]

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll()

    def send(self, number: Signals) -> None:
        """Send a signal to the process, not to its children."""
        self._process.send_signal(number)

    def stop(self, number: Signals = SIGTERM, *, within: float = 60) -> int:
        """Tell it to end; returns the exit code. Fails where that takes longer, in seconds."""
        self._process.send_signal(number)
        try:
            return self._process.wait(within)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"not ended within {within} s of {number.name}\n{self._told()}") from None

    def kill(self) -> None:
        """End it as a power cut would; its workers notice by themselves."""
        self._process.kill()
        self._process.wait()

    def wait_until(self, true: Callable[[], object], *, within: float = 120) -> None:
        """Wait for something to become true while the program runs."""
        wait_until(true, within=within, otherwise=self._told)

    def left_behind(self) -> list[str]:
        """Command lines of its processes that are still there."""
        return [line for group, line in _processes() if group == self._process.pid]

    def _told(self) -> str:
        return f"exit code {self.exit_code}\nstdout: {self.out}\nstderr: {self.err[-4000:]}"


def wait_until(true: Callable[[], object], *, within: float, otherwise: Callable[[], str] = str) -> None:
    """Wait for something to become true; fails with what `otherwise` says when it takes longer, in seconds."""
    deadline = time.monotonic() + within
    while not true():
        assert time.monotonic() < deadline, f"not so within {within} s\n{otherwise()}"
        time.sleep(_LOOK_EVERY)


def options(settings: Mapping[str, object]) -> list[str]:
    """Settings as options of the command line."""
    written = {key: ",".join(map(str, value)) if isinstance(value, list) else value for key, value in settings.items()}
    return [part for key, value in written.items() for part in ("--set", f"{key}={value}")]


def quick_settings(folder: Path) -> dict[str, object]:
    """The settings under which the program in this folder polls loopback at once and often, and tells what it does."""
    return demo_arguments(folder) | {"service.catalogue_tick": "250ms", "log.level": "info", "web.port": 0}


def catalogue_of(server: NewsroomServer, folder: Path) -> Path:
    """Write the feeds.yaml of a newsroom into the folder."""
    path = folder / "feeds.yaml"
    path.write_text(demo_catalogue(server.newsroom, server.feed_urls()), encoding="utf-8")
    return path


def _start(
    arguments: Sequence[str],
    *,
    folder: Path,
    out: Path,
    err: Path,
    environment: dict[str, str],
    through: Sequence[str] = (),
) -> subprocess.Popen[bytes]:
    with out.open("wb") as output, err.open("wb") as errors:
        return subprocess.Popen(
            [*through, sys.executable, "-m", "aggregator", *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )


def _environment() -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AGGREGATOR_")}
    return environment | {"PYTHONPATH": str(ROOT)}


def _processes() -> list[tuple[int, str]]:
    """Process group and command line of each process that has not ended."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, group = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue  # it has ended in between
        if state != "Z":
            found.append((int(group), line))
    return found

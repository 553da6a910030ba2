"""What a whole program costs: wall time, CPU time and memory of its process and of all that it starts.

`python -m tests.benchmarks.processes COMMAND...` runs a command and prints its cost as JSON. It does so in a process
between, which adopts what the command leaves behind (a fork server ends after its parent, say), so that its CPU
time is counted too. Linux only: it reads /proc.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36
_SAMPLE_EVERY = 0.05
_PAGE = resource.getpagesize()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all processes."""
    peak: int
    """Bytes resident in all processes at once; pages that processes share are counted in each."""

    def then(self, other: Cost) -> Cost:
        """Return the cost of one run after another."""
        return Cost(wall=self.wall + other.wall, cpu=self.cpu + other.cpu, peak=max(self.peak, other.peak))


def cost_of(command: Sequence[str | Path], environment: Mapping[str, str]) -> Cost:
    """Run a command to its end; raises RuntimeError with what it said where it fails."""
    wrapped = [sys.executable, "-m", "tests.benchmarks.processes", *map(str, command)]
    done = subprocess.run(wrapped, env=dict(environment), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))} failed ({done.returncode}):\n{done.stderr[-2000:]}")
    return Cost(**json.loads(done.stdout))


def descendants(pid: int) -> Iterator[int]:
    """Yield the processes that a process has started, and those that these have."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue  # the thread, or the process, has just ended
        for child in map(int, children):
            yield child
            yield from descendants(child)


def resident(pid: int) -> int:
    """Bytes that a process holds resident."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0  # it has just ended


class _Watch(threading.Thread):
    """Looks at memory every so often until told that the command has ended."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(_SAMPLE_EVERY):
            try:
                self.peak = max(self.peak, sum(map(resident, descendants(os.getpid()))))
            except OSError:
                continue  # a process ended while it was looked at


def main() -> None:
    """Run the command of the arguments; its own output goes to standard error."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    watch = _Watch()
    watch.start()
    begun = time.monotonic()
    command = sys.argv[1:]
    main_pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
    wall, code = 0.0, 0
    while True:
        try:
            pid, status = os.wait()
        except ChildProcessError:
            break
        if pid == main_pid:
            wall, code = time.monotonic() - begun, os.waitstatus_to_exitcode(status)
    watch.ended.set()
    watch.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    largest = used.ru_maxrss * 1024
    print(json.dumps(asdict(Cost(wall=wall, cpu=used.ru_utime + used.ru_stime, peak=max(watch.peak, largest)))))
    sys.exit(abs(code))


if __name__ == "__main__":
    main()

"""SQLite on a full disk, in a folder that is not writable, and locked by another program."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest

import storage
import storage.engine
from aggregator.errors import DatabaseUnavailable
from tests.crash.outcome import faults
from tests.crash.streaming import Streaming, streaming
from tests.support.processes import Program, options, quick_settings, wait_until

DISK = 12 * 1024 * 1024


class OnDisk:
    """Starts programs that see a folder as a small disk of their own; from here it is seen through /proc."""

    def __init__(self, folder: Path, disk: str) -> None:
        self._folder, self._disk = folder, disk
        self.seen = folder

    def __call__(
        self, arguments: Sequence[str], *, folder: Path, out: Path, err: Path, environment: dict[str, str]
    ) -> subprocess.Popen[bytes]:
        mounted = f'mount {self._disk} "$0" && exec "$@"'
        inside = ["sh", "-c", mounted, str(self._folder), sys.executable, "-m", "aggregator", *arguments]
        with out.open("wb") as output, err.open("wb") as errors:
            process = subprocess.Popen(
                ["unshare", "--user", "--map-root-user", "--mount", *inside],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                start_new_session=True,
            )
        self.seen = Path(f"/proc/{process.pid}/root{self._folder}")
        return process


def notices(running: Streaming) -> str:
    with urlopen(f"{running.service.desk()}/feeds", timeout=30) as answer:
        return str(answer.read().decode())

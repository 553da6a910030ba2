"""A service whose disk is full for a while: `python tests/crash/full_disk.py FOLDER` in a mount namespace of its own.

A small disk is mounted in the folder, which takes root, if of a user namespace: `unshare --map-root-user --mount`.
"""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.crash.outcome import faults  # noqa: E402 - the project's folder is on the path only now
from tests.crash.streaming import Streaming, streaming  # noqa: E402 - the path to it is set above
from tests.support.processes import wait_until  # noqa: E402 - the path to it is set above

_SIZE = 12 * 1024 * 1024


def main(folder: Path) -> None:
    """Pages are shown all the time and say what is wrong; with room again, what came meanwhile is taken in."""
    disk = folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "none", str(disk)], check=True)
    url = f"sqlite:///{disk / 'aggregator.db'}"
    with streaming(url, folder, steps=3) as running:
        running.stream.publish()
        running.wait_until_taken_in()
        filler = disk / "filler"
        _fill(filler)
        for _ in range(2):
            running.stream.publish()
        wait_until(lambda: "make room on its disk" in _page(running), within=60, otherwise=running.service.told)
        told = [line for line in running.service.logged("warning") if "storage.trouble" in line]
        assert len(told) == 1, told
        filler.unlink()
        running.wait_until_taken_in()
        assert running.service.logged("error") == []
        running.service.stop()
    assert faults(url) == []


def _fill(path: Path) -> None:
    """Leave no room on a disk."""
    with path.open("wb", buffering=0) as stream:
        for piece in (bytes(65536), bytes(512)):
            try:
                while True:
                    stream.write(piece)
            except OSError as error:
                assert error.errno == errno.ENOSPC  # noqa: PT017 - sooner or later a write has to fail


def _page(running: Streaming) -> str:
    with urlopen(f"{running.service.desk()}/feeds", timeout=60) as answer:
        return str(answer.read().decode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))

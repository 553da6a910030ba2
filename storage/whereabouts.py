"""Where a SQLite file lies, as far as that can spoil it (https://www.sqlite.org/howtocorrupt.html, section 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

_MOUNTS: Final = Path("/proc/self/mountinfo")
_MOUNT: Final = re.compile(r"^\d+ \d+ \S+ \S+ (?P<point>\S+) .* - (?P<kind>\S+) ", re.MULTILINE)
_OCTAL: Final = re.compile(r"\\(\d{3})")
_OF_THE_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "afs", "fuse.sshfs", "glusterfs"}
)


def doubts(file: Path, *, mounts: Path = _MOUNTS) -> Iterator[str]:
    """What may spoil the file where it lies, each in a sentence; nothing is known on systems without `mounts`."""
    with suppress(OSError):
        if file.stat().st_nlink > 1:
            yield "it has a second name (a hard link), and a program that opens it by that one would spoil it"
    with suppress(OSError):
        kind = _file_system(file.resolve(), mounts.read_text(encoding="utf-8", errors="replace"))
        if kind in _OF_THE_NETWORK:
            yield f"it lies on a network's file system ({kind}), where locks may fail: take a disk of this machine"


def _file_system(file: Path, mounts: str) -> str:
    """The kind of file system by the deepest mount above a file; of several at one place the last one holds."""
    found = "", -1
    for mount in _MOUNT.finditer(mounts):
        point = Path(_OCTAL.sub(lambda code: chr(int(code[1], 8)), mount["point"]))
        if file.is_relative_to(point) and len(point.parts) >= found[1]:
            found = mount["kind"], len(point.parts)
    return found[0]

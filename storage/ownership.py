"""Files and folders that the service's user may use, also where root has made them by a command."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def new_file(path: Path) -> None:
    """Make an empty file for its owner alone, who is that of its folder; raises `FileExistsError`."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        _hand_over(descriptor, path.parent)
    finally:
        os.close(descriptor)


def new_folder(folder: Path) -> None:
    """Make a folder and what is missing above it, unless it is there; each belongs to the owner of the one above."""
    if folder.is_dir():
        return
    new_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _hand_over(descriptor, folder.parent)
    finally:
        os.close(descriptor)


def _hand_over(descriptor: int, folder: Path) -> None:
    """Give what root has just made in a folder to the folder's owner."""
    if os.geteuid() == 0:
        owner = folder.stat()
        with suppress(OSError):  # a file system of the network's may not let root give anything away
            os.fchown(descriptor, owner.st_uid, owner.st_gid)

"""A SQLite file that stays the same one while a process works on it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


class OpenedFile:
    """The file behind a path, as it was when it was opened.

    Where it is deleted, or another one put in its place, what is written meanwhile would be gone with the process.
    SQLite looks for this itself, by the file's number as here, but not in WAL mode (SQLITE_READONLY_DBMOVED).
    """

    def __init__(self, path: Path) -> None:
        self._path, self._number = path, _number(path)

    def fault(self) -> str | None:
        """What has become of it where the path no longer leads to it, and what to do; None where all is well."""
        found = _number(self._path)
        if found == self._number or self._number is None:
            self._number = found
            return None
        what = "has been deleted or moved away" if found is None else "has been replaced by another file"
        remedy = "stop the service, see that the right file is there, such as a backup, and start it again"
        return f"database {self._path} {what} while it was in use: {remedy}"


def _number(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None

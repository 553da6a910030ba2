"""One service to a SQLite file: a second start is refused."""

from __future__ import annotations

import fcntl
import logging
import os
import stat
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from aggregator.errors import DatabaseBusy, DatabaseError
from storage.address import read_url, shown, sqlite_file
from storage.ownership import new_file, new_folder
from storage.whereabouts import doubts

_log = logging.getLogger(__name__)


class ServiceGuard:
    """The right to be the service on a database, until it is released or the process ends in whatever way.

    On SQLite it is a lock of the kernel's on a file beside the database, which holds the process id; the file stays,
    for removing it would let two processes lock two files of one name. PostgreSQL serves several services, so that
    there it locks nothing. Raises `DatabaseBusy` where another process holds it.
    """

    def __init__(self, url: str) -> None:
        read = read_url(url)
        self._held: IO[str] | None = None
        if read.get_backend_name() == "sqlite":
            database = sqlite_file(read).resolve()  # a file has one lock, under whatever name it is known
            self._held = _lock(database.with_name(f"{database.name}.lock"), shown(read))
            for doubt in doubts(database):
                _log.warning("database %s: %s", shown(read), doubt)

    def release(self) -> None:
        """Give the right back; a second call does nothing."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def __enter__(self) -> Self:
        """The guard holds already."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Release."""
        self.release()


def _lock(path: Path, database: str) -> IO[str]:
    try:
        new_folder(path.parent)
        with suppress(FileExistsError):
            new_file(path)
        held = path.open("a+", encoding="ascii", errors="replace")
    except OSError as error:
        helps = "the service's user has to be able to write it and its folder"
        raise DatabaseError(f"the lock file {path} cannot be opened: {error.strerror}; {helps}") from error
    with suppress(OSError):  # it is somebody else's, or on a file system that has no modes
        # Whoever may so much as read a file may lock it.
        os.fchmod(held.fileno(), stat.S_IMODE(os.fstat(held.fileno()).st_mode) & ~stat.S_IRWXO)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.seek(0)
        holder = held.read(20).strip() or "unknown"
        held.close()
        raise DatabaseBusy(
            f"a service already runs on {database} (process {holder}), and SQLite serves one process: "
            "stop that one first, or give it the roles that are wanted; PostgreSQL serves several"
        ) from None
    except OSError as error:
        held.close()
        helps = "put the database on a disk of this machine"
        raise DatabaseError(f"the lock file {path} cannot be locked: {error.strerror}; {helps}") from error
    with suppress(OSError):  # on a full disk the lock holds as well without saying whose it is
        os.ftruncate(held.fileno(), 0)
        os.write(held.fileno(), str(os.getpid()).encode())
    return held

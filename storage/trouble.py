"""What keeps the database from being used: recognised, said once when it begins, and once when it is over."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock
from time import monotonic
from typing import Final

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from aggregator.ports import Trouble

_log = logging.getLogger(__name__)

_CALM: Final = 10.0
"""Seconds without a failure after which a database that could be read all the time counts as mended: on a full disk
small transactions still succeed between the large ones that do not."""
_FORGOTTEN: Final = 90.0
"""Seconds after the last failure in which nothing was tried again, as where only a person's request has failed."""

_NO_ANSWER = "is the server running, and can it be reached? A running service goes on by itself once it answers"
_REFUSED = "its server lets the program in no more, or not yet. A running service goes on by itself once it does"
_ASKS = "it asks for one, which database.password gives, or the file that AGGREGATOR_DATABASE__PASSWORD_FILE names"
_GOES_ON = "Nothing stored is lost, and a running service goes on by itself"
_NO_ROOM = f"make room on its disk. {_GOES_ON}"
# SQLite does not say which of the two is full.
_NO_ROOM_HERE = f"make room on its disk, or in the folder for temporary files (TMPDIR, else /var/tmp). {_GOES_ON}"
_READ_ONLY = "it has to be writable, the file and its folder. A running service goes on by itself once it is"
_STANDBY = "its server only reads, such as a standby that is not promoted yet. A running service goes on by itself then"
_NOT_ALLOWED = "let its user own the database and all tables in it. A running service goes on by itself then"
_LOCKED = (
    "another program keeps it locked, such as a backup or a database browser. A running service goes on once that ends"
)
_BAD_DISK = "the disk is full, or has failed to read or write: look at its free space, then at the system's log"
_CROWDED = "all its connections are in use: fewer processes, or a higher max_connections, help"

FROM_BACKUP: Final = "put a backup in its place with 'aggregator db restore --force FILE', the service being down"
"""What helps a damaged database, which will not pass."""
_DAMAGED: Final = {
    sqlite3.SQLITE_CORRUPT: FROM_BACKUP,
    sqlite3.SQLITE_NOTADB: f"see whether it is the file that was meant. If it is, {FROM_BACKUP}",
}

_SQLITE: Final = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _BAD_DISK,
    sqlite3.SQLITE_FULL: _NO_ROOM_HERE,
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened: look at the folder, its permissions and its mount",
}
"""By primary result code (https://www.sqlite.org/rescode.html)."""
_POSTGRESQL: Final = {
    "08": _NO_ANSWER,
    "57P": _NO_ANSWER,
    "25006": _STANDBY,
    "42501": _NOT_ALLOWED,
    "53100": _NO_ROOM,
    "53300": _CROWDED,
    "53": "it is short of memory or of another resource: look at the server's log",
    "55P03": _LOCKED,
    "57014": "a statement took longer than the server allows: see its statement_timeout",
    "58": _BAD_DISK,
}
"""By the longest beginning of the SQLSTATE (PostgreSQL's documentation, appendix A)."""
_LET_IN: Final = {"FATAL:": _REFUSED, "fe_sendauth:": _ASKS, "": _NO_ANSWER}
"""By what comes before a server's reason to let nobody in, and the driver's to give up, in most languages."""
_UNDONE_FOR_ANOTHER: Final = "40"
"""The class of SQLSTATEs by which PostgreSQL ends one of two transactions that cannot both go on."""


def remedy(error: SQLAlchemyError) -> str | None:
    """What helps where the database cannot be used just now; None where the fault is another one, such as a bug."""
    if isinstance(error, PoolTimeoutError):
        return _CROWDED
    cause = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(cause, sqlite3.Error):
        return _SQLITE.get(_code(cause))
    said = _sqlstate(error)
    if said is None:  # the server has said nothing, or why it lets nobody in, of which the driver tells no SQLSTATE
        helps = next(each for begins, each in _LET_IN.items() if begins in str(cause))
        return helps if isinstance(error, OperationalError) else None
    begins = [state for state in _POSTGRESQL if said.startswith(state)]
    return _POSTGRESQL[max(begins, key=len)] if begins else None


def mending(error: SQLAlchemyError) -> str | None:
    """What helps where SQLite has met what no whole file of its own holds."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    return _DAMAGED.get(_code(cause))


def told_of_files(error: OSError | sqlite3.Error) -> str:
    """What went wrong with files that are copied, and what helps where SQLite has met it."""
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    helps = _SQLITE.get(_code(error))
    return f"{error}: {helps}" if helps else str(error)


def is_locked(error: sqlite3.Error) -> bool:
    """Whether another program keeps a database."""
    return _SQLITE.get(_code(error)) == _LOCKED


def _code(error: BaseException | None) -> int:
    """SQLite's primary result code; 0 for what is no error of SQLite."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_conflict(error: SQLAlchemyError) -> bool:
    """Whether the transaction was undone for the sake of another one, such as at a deadlock, with nothing amiss."""
    return (_sqlstate(error) or "").startswith(_UNDONE_FOR_ANOTHER)


def _sqlstate(error: SQLAlchemyError) -> str | None:
    # psycopg's, which is asked for nothing but this: a process on SQLite does not load it.
    said: str | None = getattr(error.orig, "sqlstate", None) if isinstance(error, DBAPIError) else None
    return said


@dataclass(slots=True)
class Watch:
    """What this process has lately met with at one database; safe to use from any thread."""

    _lock: Lock = field(default_factory=Lock)
    _text: str = ""
    _began: float = 0.0
    _last: float = 0.0
    _reads_too: bool = False
    """Whether it cannot be read either, so that reading shows that it is over."""

    def failed(self, text: str, *, reads_too: bool) -> None:
        """Note a failure, and say so if it is the first."""
        with self._lock:
            self._last = monotonic()
            if self._text:
                return
            self._text, self._began, self._reads_too = text, self._last, reads_too
        _log.warning("%s", text)

    def worked(self, *, writing: bool) -> None:
        """Note that something was read or written, and say so if it could not be before."""
        if not self._text:
            return
        with self._lock:
            now = monotonic()
            if not self._text or not (self._reads_too or (writing and now - self._last >= _CALM)):
                return
            lasted, self._text = now - self._began, ""
        _log.warning("the database can be used again, after %.0f s", lasted)

    @property
    def trouble(self) -> Trouble | None:
        """What keeps the process from its work."""
        with self._lock:
            now = monotonic()
            if not self._text or now - self._last > _FORGOTTEN:
                return None
            return Trouble(text=self._text, lasting=timedelta(seconds=now - self._began))


def cannot_be_read(hint: str) -> bool:
    """Whether a trouble with this remedy keeps from reading as well."""
    return hint in (_NO_ANSWER, _REFUSED, _CROWDED)

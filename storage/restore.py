"""A backup put in the place of a database, of either kind; whatever interrupts it leaves the old one."""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, inspect, text

from aggregator.errors import DatabaseBusy, DatabaseError
from storage import search
from storage.address import address_read_only, read_url, shown, sqlite_file
from storage.backup import check_file, discard, remove
from storage.columns import METADATA
from storage.engine import engine_of
from storage.guard import ServiceGuard
from storage.ownership import new_file
from storage.schema import stamp, state_of_file, upgrade
from storage.soundness import open_read_only
from storage.transfer import Progress, count, to_postgresql
from storage.trouble import is_locked, told_of_files

_log = logging.getLogger(__name__)

_WORDS: Final = "article_words"


def restore(file: Path, url: str, *, force: bool, progress: Progress) -> None:
    """Make a database hold what a backup holds, brought up to this program's revision; the backup stays as it is.

    Refused are a damaged file and one of a newer program (`SchemaMismatch`), a database that holds something already
    unless `force` is set, and one that somebody is using (`DatabaseBusy`). Raises `DatabaseError` for the rest.
    """
    read = read_url(url)
    check_file(file)
    try:
        if read.get_backend_name() == "sqlite":
            with ServiceGuard(url):
                _into_file(file, sqlite_file(read).resolve(), force=force)
        else:
            _into_server(file, read, force=force, progress=progress)
    except (OSError, sqlite3.Error) as error:
        raise DatabaseError(f"restoring {file} into {shown(read)} failed: {told_of_files(error)}") from error


def _into_file(file: Path, target: Path, *, force: bool) -> None:
    there = target.exists() and target.stat().st_size > 0
    if there and not force:
        raise DatabaseError(f"{target} holds a database already: --force replaces it")
    partial = target.with_name(f"{target.name}.partial")
    try:
        remove(partial)
        new_file(partial)  # for its owner alone, since it holds what a backup holds
        _newest(file, partial)
        with partial.open("rb+") as whole:
            os.fsync(whole.fileno())
        if there:
            _put_to_rest(target)
            _hand_over(target, partial)
        _put_log_aside(target)
        partial.replace(target)
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        check_file(target)
    finally:
        discard(partial)


def _newest(file: Path, copy: Path) -> None:
    """A copy of a backup at this program's revision, with no free pages and nothing beside the file."""
    # Into its place at once: VACUUM by itself writes a second copy to the folder for temporary files, which in a
    # container is too small for it.
    with closing(sqlite3.connect(":memory:", uri=True, isolation_level=None)) as opened:
        opened.execute("PRAGMA auto_vacuum=INCREMENTAL")  # what is made by a connection is made so
        opened.execute("ATTACH ? AS source", (address_read_only(file),))
        opened.execute("VACUUM source INTO ?", (str(copy),))
    upgrade(f"sqlite:///{copy}")
    with closing(sqlite3.connect(copy)) as opened:
        opened.execute("PRAGMA journal_mode=DELETE")
    check_file(copy)


def _hand_over(old: Path, new: Path) -> None:
    """Let the same people use the new file as the old one, also where root restores it for the service's user."""
    was, made = old.stat(), new.stat()
    if (was.st_uid, was.st_gid) != (made.st_uid, made.st_gid):
        with suppress(PermissionError):  # only root gives files away, and it stays with whoever restores it
            os.chown(new, was.st_uid, was.st_gid)
    new.chmod(stat.S_IMODE(was.st_mode))


def _put_to_rest(target: Path) -> None:
    """Have all of the old database in its one file, since a log left beside it would be played into the new one."""
    try:
        with closing(sqlite3.connect(target, timeout=1)) as old:
            [mode] = old.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if not is_locked(error):
            raise
        raise DatabaseBusy(f"{target} is being used ({error}): stop what uses it first") from None
    except sqlite3.DatabaseError:
        return  # it cannot be read any more, which is what backups are for
    if mode != "delete":
        raise DatabaseBusy(f"{target} is being used: stop what uses it first")


def _put_log_aside(target: Path) -> None:
    """Leave no log beside the place of a database; that of one that was moved away holds what was stored last."""
    log, *others = (target.with_name(f"{target.name}{end}") for end in ("-wal", "-shm", "-journal"))
    for each in others:
        each.unlink(missing_ok=True)
    if log.exists() and log.stat().st_size:
        aside = log.replace(log.with_name(f"{log.name}.old"))
        _log.warning("the log of a database that is not there any more, or not whole, is now %s", aside)
    log.unlink(missing_ok=True)


def _into_server(file: Path, url: URL, *, force: bool, progress: Progress) -> None:
    large = os.environ.get("SQLITE_TMPDIR")  # where SQLite puts what may be as large as a database
    with engine_of(url) as engine, tempfile.TemporaryDirectory(prefix="aggregator-restore-", dir=large) as folder:
        if not state_of_file(file).up_to_date:
            older, file = file, Path(folder) / "newest.db"
            _newest(older, file)
        # One transaction for all of it: what is there stays until the last row is in.
        with engine.begin() as connection, closing(open_read_only(file)) as source:
            connection.execute(text("SET LOCAL lock_timeout = '10s'"))
            _refuse_users(connection, url)
            _make_room(connection, url, force=force)
            METADATA.create_all(connection)
            search.create(connection)
            to_postgresql(source, connection, progress)
            stamp(connection)
            _compare(source, connection)


def _refuse_users(connection: Connection, url: URL) -> None:
    others = connection.scalar(
        text(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND application_name = current_setting('application_name') AND pid <> pg_backend_pid()"
        )
    )
    if others:
        raise DatabaseBusy(f"the program has {others} connections to {shown(url)}: stop its services first")


def _make_room(connection: Connection, url: URL, *, force: bool) -> None:
    ours = {*METADATA.tables, _WORDS, "alembic_version"}
    there = ours & set(inspect(connection).get_table_names())
    if there and not force:
        raise DatabaseError(f"{shown(url)} holds tables of the program already: --force replaces them")
    if there:
        connection.execute(text(f"DROP TABLE {', '.join(sorted(there))} CASCADE"))


def _compare(source: sqlite3.Connection, target: Connection) -> None:
    for table in METADATA.sorted_tables:
        [there] = source.execute(f"SELECT count(*) FROM {table.name}").fetchone()  # noqa: S608 (a name of our own)
        here = count(target, table)
        if here != there:
            raise DatabaseError(f"of {there} rows of {table.name}, {here} arrived")

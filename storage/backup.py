"""A consistent copy of the database, made while the service runs."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from aggregator.errors import DatabaseError
from storage.address import read_url, shown, sqlite_file


def backup(url: str, target: Path) -> None:
    """Write a copy to a file that does not exist yet.

    SQLite: a database file, complete in itself. PostgreSQL: a dump in pg_dump's custom format, for pg_restore; pg_dump
    must be installed. The target appears only when it is whole. Raises `DatabaseError`.
    """
    read = read_url(url)
    if target.exists():
        raise DatabaseError(f"{target} exists already: a backup never overwrites a file")
    partial = target.with_name(f"{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if read.get_backend_name() == "sqlite":
            _copy(sqlite_file(read), partial)
        else:
            _dump(read, partial)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise DatabaseError(f"the backup of {shown(read)} to {target} failed: {error}") from error
    finally:
        partial.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as live,
        closing(sqlite3.connect(target)) as copy,
    ):
        # All pages in one step, which is one read transaction: the copy is of one moment, and writers need not stop.
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _dump(url: URL, target: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise DatabaseError("a backup of PostgreSQL needs pg_dump, which is not installed here")
    # The password goes by the environment, since every user of the machine can see a command's arguments.
    address = url.set(drivername="postgresql", password=None).render_as_string()
    environment = os.environ | ({"PGPASSWORD": url.password} if url.password else {})
    command = [program, "--format=custom", "--no-password", f"--file={target}", f"--dbname={address}"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 (no shell)
    if ran.returncode:
        lines = ran.stderr.strip().splitlines()
        raise DatabaseError(f"pg_dump of {shown(url)} failed: {lines[-1] if lines else f'status {ran.returncode}'}")

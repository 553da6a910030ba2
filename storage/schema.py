"""The schema's revision: bringing a database up to date, and refusing one that is not."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, String, column, inspect, select, table

from aggregator.errors import DatabaseError, SchemaMismatch
from storage.address import read_url, shown, sqlite_file
from storage.engine import engine_of, reading
from storage.soundness import open_read_only

if TYPE_CHECKING:
    from alembic.config import Config

_UPGRADE = "run 'aggregator db upgrade'"
_MIGRATIONS = Path(__file__).with_name("migrations")
_PRESENT = select(column("version_num", String)).select_from(table("alembic_version"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionState:
    """The revision that a database is at, and those that the program knows."""

    current: str | None
    """None where the database holds none of the program's tables."""
    wanted: str
    known: frozenset[str]
    foreign: bool = False
    """Whether the database is a SQLite file with tables of something else, and none of the program's."""

    @property
    def up_to_date(self) -> bool:
        """Whether the program can work with the database."""
        return self.current == self.wanted

    @property
    def older(self) -> bool:
        """Whether the database is of an older version of the program, which this one can bring up to date."""
        return self.current in self.known and not self.up_to_date


def upgrade(url: str) -> RevisionState:
    """Bring a database to the program's revision, creating it where it is new; returns how it was before.

    Raises `SchemaMismatch` for a database of a newer program, and `DatabaseError` where it cannot be used.
    """
    read = read_url(url)
    with engine_of(read) as engine:
        before = _state(engine)
        _refuse_unusable(read, before)
        if not before.up_to_date:
            _migrate(engine)
        return before


def stamp(connection: Connection) -> None:
    """Note in a database, whose tables are the program's own, that it is at the program's revision."""
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415 - every command looks at the revision ...
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - ... and hardly any writes it

    context = MigrationContext.configure(connection)
    context.stamp(ScriptDirectory.from_config(_config()), "head")


def revision_state(url: str | URL) -> RevisionState:
    """The revisions of a database, which is only read, and of the program."""
    read = read_url(url)
    if _is_absent(read):
        return _state(None)
    with engine_of(read, read_only=True) as engine:
        return _state(engine)


def state_of_file(file: Path) -> RevisionState:
    """The revisions of a SQLite file that is only read, and of the program; raises `sqlite3.Error`."""
    with closing(open_read_only(file)) as opened:
        held = opened.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone() != (0,)
        found = opened.execute("SELECT version_num FROM alembic_version").fetchone() if held else None
    return dataclasses.replace(_state(None), current=found[0] if found else None)


def check(url: str | URL) -> RevisionState:
    """Raise `SchemaMismatch`, saying what to do, unless the database is at the program's revision.

    Raises `DatabaseError` where there is none, or it cannot be used.
    """
    refuse_absent(read_url(url))
    state = revision_state(url)
    refuse_mismatch(read_url(url), state)
    return state


def refuse_absent(url: URL) -> None:
    """Raise `DatabaseError` for a SQLite file that does not exist, which may be another one's name mistyped."""
    if _is_absent(url):
        raise DatabaseError(
            f"there is no database {shown(url)}: name another, or make this one with 'aggregator db upgrade' or 'run'"
        )


def _is_absent(url: URL) -> bool:
    if url.get_backend_name() != "sqlite":
        return False
    try:
        sqlite_file(url).stat()  # `exists` says of what may not be looked at that it is not there
    except (FileNotFoundError, NotADirectoryError):
        return True
    return False


def refuse_mismatch(url: URL, state: RevisionState) -> None:
    """Raise `SchemaMismatch` unless the program can work with the database."""
    _refuse_unusable(url, state)
    if state.current is None:
        raise SchemaMismatch(f"database {shown(url)} is empty: {_UPGRADE}")
    if not state.up_to_date:
        raise SchemaMismatch(
            f"database {shown(url)} is at revision {state.current}, older than the program's {state.wanted}: {_UPGRADE}"
        )


def _refuse_unusable(url: URL, state: RevisionState) -> None:
    if state.foreign:
        raise SchemaMismatch(f"database {shown(url)} holds the tables of another program: name another file")
    if state.current is not None and state.current not in state.known:
        raise SchemaMismatch(
            f"database {shown(url)} is at revision {state.current}, which this program does not know (it knows up to "
            f"{state.wanted}): it was upgraded by a newer version, so install that one or restore a backup"
        )


def _state(engine: Engine | None) -> RevisionState:
    known = _revisions()
    current, foreign = None, False
    if engine is not None:
        with reading(engine).connect() as connection:
            found = inspect(connection)
            if found.has_table("alembic_version"):
                current = connection.scalar(_PRESENT)
            # A PostgreSQL database may well be shared with others; a file belongs to one program.
            foreign = engine.name == "sqlite" and current is None and bool(found.get_table_names())
    return RevisionState(current=current, wanted=max(known), known=known, foreign=foreign)


def _revisions() -> frozenset[str]:
    """The revisions that the program knows, by the names of its migrations' files, such as r0001_first_version.py."""
    return frozenset(path.name[1:].partition("_")[0] for path in (_MIGRATIONS / "versions").glob("r*.py"))


def _migrate(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 - as above

    config = _config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _config() -> Config:
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config

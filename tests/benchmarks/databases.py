"""The databases that benchmarks fill, each in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from tests.support.databases import postgresql_server

Kind = Literal["SQLite", "PostgreSQL"]
KINDS: tuple[Kind, ...] = ("SQLite", "PostgreSQL")


def kind_of(name: str) -> Kind:
    """Return the database that a command line names, in whatever case; raises ValueError for another."""
    found = {kind.lower(): kind for kind in KINDS}.get(name.lower())
    if found is None:
        raise ValueError(name)
    return found


@contextmanager
def database_in(folder: Path, kind: Kind) -> Iterator[str]:
    """The URL of the database in a folder, which stays there; a server runs for as long as the context lasts."""
    folder.mkdir(parents=True, exist_ok=True)
    if kind == "PostgreSQL":
        with postgresql_server(folder) as url:
            yield url
        return
    yield f"sqlite:///{folder.resolve()}/archive.db"

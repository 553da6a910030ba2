"""The database: opened, and looked after by commands of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import storage
from aggregator.bootstrap.process import Process
from aggregator.ports import GROUPER_LOCK, Database
from aggregator.settings import Settings
from storage.soundness import check_soundness

if TYPE_CHECKING:
    from aggregator.bootstrap.application import Application


def database(app: Application, *, migrate: bool) -> storage.SqlDatabase:
    """The database; raises `DatabaseError` where it cannot be used as it is."""
    url = app.settings.database.url
    if migrate:
        storage.upgrade(url)
    return storage.open_database(url, meter=app.meter)


def release_work_of_the_dead(database: Database, process: Process) -> None:
    """Give back what killed processes of this machine were polling and grouping, so that it need not expire."""
    with database.write() as uow:
        for owner in uow.feeds.lease_owners():
            if process.knows_as_dead(owner):
                uow.feeds.release(owner)
        held = uow.locks.holder(GROUPER_LOCK)
        if held is not None and process.knows_as_dead(held[0]):
            uow.locks.release(GROUPER_LOCK, owner=held[0])
        uow.commit()


def upgrade_database(settings: Settings) -> storage.RevisionState:
    """Bring the database to this program's schema; returns how it was before."""
    return storage.upgrade(settings.database.url)


def check_database(settings: Settings) -> tuple[storage.RevisionState, str]:
    """Raise `SchemaMismatch` unless the database is at this program's schema, and `DatabaseError` for damage.

    Returns its revision, and what was looked at for damage, in words.
    """
    url = settings.database.url
    return storage.check(url), check_soundness(url)

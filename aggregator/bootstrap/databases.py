"""The database: opened, and looked after by commands of its own."""

from __future__ import annotations

from contextlib import ExitStack, nullcontext
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
    if migrate:
        upgrade_database(app.settings)
    return storage.open_database(app.settings.database.url, meter=app.meter)


def only_service(settings: Settings, *, migrate: bool) -> storage.ServiceGuard:
    """The right to be the service on the database, under which it is created or brought up to date with `migrate`."""
    url = settings.database.url
    with ExitStack() as unless_kept:
        guard = unless_kept.enter_context(storage.ServiceGuard(url))
        if migrate:
            storage.upgrade(url)
        unless_kept.pop_all()
    return guard


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
    """Bring the database to this program's schema; returns how it was before.

    Raises `DatabaseBusy` for an older SQLite file on which a service runs: of the older version, it would go on writing
    what belongs into the tables that it knows.
    """
    url = settings.database.url
    there = storage.revision_state(url)
    with storage.ServiceGuard(url) if there.older else nullcontext():
        return storage.upgrade(url)


def check_database(settings: Settings) -> tuple[storage.RevisionState, str]:
    """Raise `SchemaMismatch` unless the database is at this program's schema, and `DatabaseError` for damage.

    Returns its revision, and what was looked at for damage, in words.
    """
    url = settings.database.url
    return storage.check(url), check_soundness(url)

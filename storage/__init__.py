"""The database: SQLite in one file, or PostgreSQL, behind the ports of the core.

upgrade(url)          create or migrate the tables
check(url)            refuse a database of another revision
open_database(url)    units of work over all stores
ServiceGuard(url)     refuse a second service on one SQLite file
backup(url, target)   a consistent copy while the service runs
restore(file, url)    such a copy put in the place of a database of either kind
"""

from storage.backup import backup
from storage.guard import ServiceGuard
from storage.restore import restore
from storage.schema import RevisionState, check, revision_state, upgrade
from storage.unit import SqlDatabase, SqlUnitOfWork, open_database

__all__ = [
    "RevisionState",
    "ServiceGuard",
    "SqlDatabase",
    "SqlUnitOfWork",
    "backup",
    "check",
    "open_database",
    "restore",
    "revision_state",
    "upgrade",
]

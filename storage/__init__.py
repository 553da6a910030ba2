"""The database: SQLite in one file, or PostgreSQL, behind the ports of the core.

upgrade(url)          create or migrate the tables
check(url)            refuse a database of another revision
open_database(url)    units of work over all stores
ServiceGuard(url)     refuse a second service on one SQLite file

`backup` and `restore`, which few processes need, stand in modules of these names.
"""

from storage.guard import ServiceGuard
from storage.schema import RevisionState, check, revision_state, upgrade
from storage.unit import SqlDatabase, open_database

__all__ = [
    "RevisionState",
    "ServiceGuard",
    "SqlDatabase",
    "check",
    "open_database",
    "revision_state",
    "upgrade",
]

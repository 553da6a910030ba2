"""Runs migrations on the connection that `storage.schema` hands over; there is no alembic.ini."""

from alembic import context
from sqlalchemy import Connection, text

from storage.columns import METADATA

_UPGRADE_LOCK = 0x5354_4F53
"""Number of the advisory lock that keeps two upgrades apart; differs from the one on memberships."""


def _guard(connection: Connection) -> None:
    """Let one upgrade run at a time, and none wait for ever behind somebody's open transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '30s'"))
        connection.execute(text("SET LOCAL statement_timeout = '10min'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _UPGRADE_LOCK})


connection: Connection = context.config.attributes["connection"]
with connection.begin():
    _guard(connection)
    # One transaction for all of it on SQLite too, which Alembic would not assume.
    context.configure(connection=connection, target_metadata=METADATA, transactional_ddl=True)
    context.run_migrations()

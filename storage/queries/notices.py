"""Notices to the operator, and named locks."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, case, delete, or_, select

from aggregator.ports import Notice
from storage.queries.statements import insert_or_resolve
from storage.tables import LOCKS, NOTICES


class SqlNotices:
    """`NoticeStore` on SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, notice: Notice) -> None:
        """Show a notice, replacing the one of that key."""
        put = insert_or_resolve(self._connection, NOTICES)
        put = put.values(key=notice.key, text=notice.text, since=notice.since)
        new = put.excluded
        since = case((NOTICES.c.text == new.text, NOTICES.c.since), else_=new.since)
        self._connection.execute(
            put.on_conflict_do_update(index_elements=[NOTICES.c.key], set_={"text": new.text, "since": since})
        )

    def clear(self, key: str) -> None:
        """Take a notice down."""
        self._connection.execute(delete(NOTICES).where(NOTICES.c.key == key))

    def all(self) -> list[Notice]:
        """All notices, oldest first."""
        rows = self._connection.execute(select(NOTICES).order_by(NOTICES.c.since, NOTICES.c.key))
        return [Notice(key=row.key, text=row.text, since=row.since) for row in rows]


class SqlLocks:
    """`LockStore` on SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def acquire(self, name: str, *, owner: str, now: datetime, until: datetime) -> bool:
        """Take or renew a lock in one statement, so that of two callers at once one waits and is then refused."""
        take = insert_or_resolve(self._connection, LOCKS).values(name=name, owner=owner, until=until)
        take = take.on_conflict_do_update(
            index_elements=[LOCKS.c.name],
            set_={"owner": owner, "until": until},
            where=or_(LOCKS.c.owner == owner, LOCKS.c.until <= now),
        )
        return self._connection.scalar(take.returning(LOCKS.c.name)) is not None

    def release(self, name: str, *, owner: str) -> None:
        """Give a lock back."""
        self._connection.execute(delete(LOCKS).where(LOCKS.c.name == name, LOCKS.c.owner == owner))

    def void_future(self, latest: datetime) -> int:
        """Drop locks of a clock that was ahead."""
        return self._connection.execute(delete(LOCKS).where(LOCKS.c.until > latest)).rowcount

    def holder(self, name: str) -> tuple[str, datetime] | None:
        """Who holds the lock and until when."""
        row = self._connection.execute(select(LOCKS).where(LOCKS.c.name == name)).one_or_none()
        return None if row is None else (row.owner, row.until)

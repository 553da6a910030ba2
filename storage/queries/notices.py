"""Notices to the operator, and named locks."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case, delete, func, or_, select, update

from aggregator.ports import Notice
from storage import mapping
from storage.queries.statements import SILENCE, Store, given, insert_or_resolve
from storage.tables import LOCKS, NOTICES

# The row of a holder that is in the middle of a transaction is locked: whoever asks then is refused, and does not wait.
_TAKE = (
    update(LOCKS)
    .where(
        LOCKS.c.name.in_(
            select(LOCKS.c.name)
            .where(LOCKS.c.name == given("key"), or_(LOCKS.c.owner == given("holder"), LOCKS.c.until <= given("now")))
            .with_for_update(skip_locked=True)
            .scalar_subquery()
        )
    )
    .values(owner=given("holder"), until=given("end"))
)
_HOLDER = select(LOCKS).where(LOCKS.c.name == given("key"))


class SqlNotices(Store):
    """`NoticeStore` on SQL."""

    def put(self, notice: Notice) -> None:
        """Show a notice, replacing the one of that key."""
        put = insert_or_resolve(self._connection.dialect.name, NOTICES).values(mapping.columns_of(notice))
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
        return [mapping.as_named(Notice, row) for row in rows]


class SqlLocks(Store):
    """`LockStore` on SQL."""

    def acquire(self, name: str, *, owner: str, now: datetime, until: datetime) -> bool:
        """Take or renew a lock, whose row nobody else can then take before the transaction ends."""
        values = {"key": name, "holder": owner, "now": now, "end": until}
        if not self._connection.execute(_TAKE, values).rowcount:
            if self.holder(name) is not None:
                return False  # to insert would be to wait for whoever is at work on the row
            new = insert_or_resolve(self._connection.dialect.name, LOCKS).values(name=name, owner=owner, until=until)
            if self._connection.scalar(new.on_conflict_do_nothing().returning(LOCKS.c.name)) is None:
                return False
        if self._connection.dialect.name == "postgresql":
            # Its session is ended, and the transaction undone, when it is silent for as long as it asked for.
            silence = str(max(1, round((until - now).total_seconds() * 1000)))
            self._connection.execute(select(func.set_config(SILENCE, silence, True)))
        return True

    def release(self, name: str, *, owner: str) -> None:
        """Give a lock back."""
        self._connection.execute(delete(LOCKS).where(LOCKS.c.name == name, LOCKS.c.owner == owner))

    def void_future(self, latest: datetime) -> int:
        """Drop locks of a clock that was ahead."""
        return self._connection.execute(delete(LOCKS).where(LOCKS.c.until > latest)).rowcount

    def holder(self, name: str) -> tuple[str, datetime] | None:
        """Who holds the lock and until when."""
        row = self._connection.execute(_HOLDER, {"key": name}).one_or_none()
        return None if row is None else (row.owner, row.until)

"""Notices to the operator, locks between processes, and what is remembered of the database as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that the operator must know until it is cleared."""

    key: str
    """Such as 'catalogue'."""
    text: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """What is remembered of the database as a whole."""

    id: str
    """A UUID made with the database; part of the ids under which its stories are known elsewhere."""
    created: datetime
    topics: str
    """A mark of the topics by which all stories were last sorted; empty before the first time."""
    looked_at: int = 0
    """The latest question that the program has looked at once more; 0 before the first."""


class InstanceStore(Protocol):
    """The one `Instance` of a database."""

    def get(self) -> Instance:
        """What is remembered."""

    def lineage(self) -> str:
        """A mark that is another one whenever the database may be another, or an earlier state of itself.

        So it is after a backup was put in its place, and at times without that, such as when its server was restarted.
        What a process has in memory of the database then has to be loaded again: ids may mean something else by now.
        """

    def note_topics(self, mark: str) -> None:
        """Note by which topics all stories have been sorted."""

    def note_looked_at(self, question_id: int) -> None:
        """Note which question was the latest that was looked at once more."""


class NoticeStore(Protocol):
    """What the desk shows at the top of every page."""

    def put(self, notice: Notice) -> None:
        """Show a notice, replacing the one of that key; an unchanged text keeps its older `since`."""

    def clear(self, key: str) -> None:
        """Take a notice down."""

    def all(self) -> list[Notice]:
        """All notices, oldest first."""


GROUPER_LOCK: Final = "grouper"
"""The name of the lock that the one grouper at work holds."""


class LockStore(Protocol):
    """Named locks with an expiry, for work that only one process may do at a time."""

    def acquire(self, name: str, *, owner: str, now: datetime, until: datetime) -> bool:
        """Take or renew a lock; False where another owner holds it and it has not expired.

        Until the transaction ends nobody else can take it, expired or not, and whoever asks is refused without waiting.
        On PostgreSQL a transaction that then does nothing for `until` - `now` is undone by the database.
        """

    def release(self, name: str, *, owner: str) -> None:
        """Give a lock back; nothing happens where somebody else holds it."""

    def void_future(self, latest: datetime) -> int:
        """Drop locks that last longer than that, which only a clock that was ahead can have made; returns how many."""

    def holder(self, name: str) -> tuple[str, datetime] | None:
        """Who holds the lock and until when."""

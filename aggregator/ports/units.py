"""Transactions over all stores."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import Protocol, Self

from aggregator.ports.access import AccessStore
from aggregator.ports.articles import ArticleStore
from aggregator.ports.feeds import FeedStore
from aggregator.ports.pages import PageStore
from aggregator.ports.quality import QualityStore
from aggregator.ports.retention import RetentionStore
from aggregator.ports.reviews import ReviewStore
from aggregator.ports.service import InstanceStore, LockStore, NoticeStore
from aggregator.ports.stories import StoryStore
from aggregator.ports.vitals import VitalsStore
from aggregator.ports.webhooks import WebhookStore


class UnitOfWork(Protocol):
    """One transaction over all stores; leaving it without `commit` undoes everything."""

    @property
    def feeds(self) -> FeedStore:
        """Feeds and their polling."""

    @property
    def articles(self) -> ArticleStore:
        """Articles and revisions."""

    @property
    def pages(self) -> PageStore:
        """Pages of articles."""

    @property
    def stories(self) -> StoryStore:
        """Stories and memberships."""

    @property
    def reviews(self) -> ReviewStore:
        """Suggestions, constraints and history."""

    @property
    def quality(self) -> QualityStore:
        """Counts of what was decided and what people have said of it."""

    @property
    def notices(self) -> NoticeStore:
        """Notices to the operator."""

    @property
    def locks(self) -> LockStore:
        """Named locks."""

    @property
    def instance(self) -> InstanceStore:
        """The database as a whole."""

    @property
    def access(self) -> AccessStore:
        """Sessions, tokens and attempts to log in."""

    @property
    def retention(self) -> RetentionStore:
        """What is kept for a time only."""

    @property
    def vitals(self) -> VitalsStore:
        """What waits."""

    @property
    def webhooks(self) -> WebhookStore:
        """What is told to webhooks."""

    def commit(self) -> None:
        """Make everything done so far durable, and begin anew."""

    def __enter__(self) -> Self:
        """Begin the transaction."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Roll back whatever was not committed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What keeps this process from reading or writing the database."""

    text: str
    """What is wrong and what mends it, for the operator."""
    lasting: timedelta
    """Since the first failure."""


class Database(Protocol):
    """Where units of work come from; they raise `DatabaseUnavailable` while the database cannot be used."""

    @property
    def trouble(self) -> Trouble | None:
        """What has kept this process from its work lately; None where all is well."""

    def write(self) -> UnitOfWork:
        """A unit of work that may write; on SQLite it holds the one write lock from the start."""

    def read(self) -> UnitOfWork:
        """A unit of work over one consistent snapshot, for reading only."""

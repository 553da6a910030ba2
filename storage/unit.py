"""The database as the rest of the program sees it: units of work over all stores."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import URL, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from aggregator.errors import DatabaseError
from aggregator.ports import UNMETERED, Meter, Trouble
from storage.address import read_url, sqlite_file
from storage.engine import make_engine, plain_error, plain_errors, reading
from storage.opened import OpenedFile
from storage.schema import check
from storage.trouble import Watch

if TYPE_CHECKING:
    from storage.queries.access import SqlAccess
    from storage.queries.articles import SqlArticles
    from storage.queries.feeds import SqlFeeds
    from storage.queries.instance import SqlInstance
    from storage.queries.notices import SqlLocks, SqlNotices
    from storage.queries.pages import SqlPages
    from storage.queries.quality import SqlQuality
    from storage.queries.retention import SqlRetention
    from storage.queries.reviews import SqlReviews
    from storage.queries.stories import SqlStories
    from storage.queries.vitals import SqlVitals
    from storage.queries.webhooks import SqlWebhooks

_NOW = select(func.clock_timestamp())


class SqlUnitOfWork:
    """One transaction on one connection; implements `ports.UnitOfWork`.

    Whatever the database has to complain of leaves the `with` block as `DatabaseError`.
    """

    def __init__(
        self, engine: Engine, url: URL, watch: Watch, meter: Meter, *, writes: bool, opened: OpenedFile | None
    ) -> None:
        self._engine, self._url, self._watch = engine, url, watch
        self._meter, self._writes, self._opened = meter, writes, opened

    def __enter__(self) -> Self:
        """Connect and begin."""
        self._began = perf_counter()
        try:
            if self._opened is not None:
                self._opened.refuse_another(self._watch)
            with plain_errors(self._url, self._watch):
                self._connection = self._engine.connect()
                try:
                    self._connection.begin()
                except SQLAlchemyError:
                    self._connection.close()
                    raise
        except DatabaseError:
            self._ended(failed=True)
            raise
        self._watch.worked(writing=False)
        return self

    def _ended(self, *, failed: bool) -> None:
        self._meter.transaction(writes=self._writes, seconds=perf_counter() - self._began, failed=failed)

    def commit(self) -> None:
        """Make everything done so far durable; the next statement begins anew."""
        with plain_errors(self._url, self._watch):
            # The outbox belongs to the change that it tells of: both are kept, or neither.
            if "stories" in vars(self):
                self.webhooks.note_changes(self.stories.changed)
                self.stories.changed.clear()
            self._connection.commit()
        self._watch.worked(writing=True)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Roll back whatever was not committed."""
        self._ended(failed=isinstance(error, (SQLAlchemyError, DatabaseError)))
        with plain_errors(self._url, self._watch):
            self._connection.close()
        if isinstance(error, SQLAlchemyError):
            raise plain_error(self._url, error, self._watch) from error

    # A process loads the statements of the stores that it uses: most commands need a few, and building all takes longer
    # than most commands do.

    @cached_property
    def feeds(self) -> SqlFeeds:
        """Feeds and their polling."""
        from storage.queries.feeds import SqlFeeds

        return SqlFeeds(self._connection)

    @cached_property
    def articles(self) -> SqlArticles:
        """Articles and revisions."""
        from storage.queries.articles import SqlArticles

        return SqlArticles(self._connection)

    @cached_property
    def pages(self) -> SqlPages:
        """Pages of articles."""
        from storage.queries.pages import SqlPages

        return SqlPages(self._connection)

    @cached_property
    def stories(self) -> SqlStories:
        """Stories and memberships."""
        from storage.queries.stories import SqlStories

        return SqlStories(self._connection)

    @cached_property
    def reviews(self) -> SqlReviews:
        """Suggestions, constraints and history."""
        from storage.queries.reviews import SqlReviews

        return SqlReviews(self._connection)

    @cached_property
    def quality(self) -> SqlQuality:
        """Counts of what was decided and what people have said of it."""
        from storage.queries.quality import SqlQuality

        return SqlQuality(self._connection)

    @cached_property
    def notices(self) -> SqlNotices:
        """Notices to the operator."""
        from storage.queries.notices import SqlNotices

        return SqlNotices(self._connection)

    @cached_property
    def locks(self) -> SqlLocks:
        """Named locks."""
        from storage.queries.notices import SqlLocks

        return SqlLocks(self._connection)

    @cached_property
    def access(self) -> SqlAccess:
        """Sessions, tokens and attempts to log in."""
        from storage.queries.access import SqlAccess

        return SqlAccess(self._connection)

    @cached_property
    def instance(self) -> SqlInstance:
        """The database as a whole."""
        from storage.queries.instance import SqlInstance

        return SqlInstance(self._connection)

    @cached_property
    def retention(self) -> SqlRetention:
        """What is kept for a time only."""
        from storage.queries.retention import SqlRetention

        return SqlRetention(self._connection)

    @cached_property
    def vitals(self) -> SqlVitals:
        """What waits."""
        from storage.queries.vitals import SqlVitals

        return SqlVitals(self._connection)

    @cached_property
    def webhooks(self) -> SqlWebhooks:
        """What is told to webhooks."""
        from storage.queries.webhooks import SqlWebhooks

        return SqlWebhooks(self._connection)


class SqlDatabase:
    """A database of either kind; implements `ports.Database` and may be used by any number of threads."""

    def __init__(self, url: URL, *, meter: Meter = UNMETERED) -> None:
        self.url, self._meter = url, meter
        self._engine = make_engine(url)
        self._reading = reading(self._engine)
        self._watch = Watch()
        self._opened = None if self.is_shared else OpenedFile(sqlite_file(url), self._engine)

    def write(self) -> SqlUnitOfWork:
        """A unit of work that may write."""
        return self._unit(self._engine, writes=True)

    def read(self) -> SqlUnitOfWork:
        """A unit of work over one snapshot, for reading only."""
        return self._unit(self._reading, writes=False)

    def _unit(self, engine: Engine, *, writes: bool) -> SqlUnitOfWork:
        return SqlUnitOfWork(engine, self.url, self._watch, self._meter, writes=writes, opened=self._opened)

    @property
    def trouble(self) -> Trouble | None:
        """What has kept this process from its work lately."""
        return self._watch.trouble

    @property
    def is_shared(self) -> bool:
        """Whether processes of other machines may be at work on it."""
        return self._engine.dialect.name == "postgresql"

    def now(self) -> datetime:
        """The present in UTC by the clock of the database's machine; raises `DatabaseError`."""
        if not self.is_shared:
            return datetime.now(UTC)
        with plain_errors(self.url, self._watch), self._reading.connect() as connection:
            found: datetime = connection.execute(_NOW).scalar_one()
        return found.astimezone(UTC)

    def check(self) -> None:
        """Raise `DatabaseError` unless it answers a new connection, and `SchemaMismatch` at another revision."""
        if self._opened is not None:
            self._opened.refuse_another(self._watch)
        check(self.url)

    def close(self) -> None:
        """Close all connections that are not in use."""
        if self._opened is not None:
            self._opened.fault()  # leaves nothing that would spoil another file
        self._engine.dispose()


def open_database(url: str, *, meter: Meter = UNMETERED) -> SqlDatabase:
    """Open a database that is at the program's revision.

    Raises `SchemaMismatch` where it is not, and `DatabaseError` for one that cannot be reached or used.
    """
    read = read_url(url)
    check(read)
    return SqlDatabase(read, meter=meter)

"""The application: its parts, wired by the settings.

Parts are built when they are first asked for, so that a command that only lists stories starts no parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

import storage
from aggregator.access import Access, AccessPolicy, FollowedUsers, Passwords, refuse_open_door
from aggregator.bootstrap.clock import DatabaseClock, SystemClock
from aggregator.bootstrap.policies import (
    catalogue_policy,
    fetch_policy,
    group_policy,
    parse_policy,
    poll_policy,
    post_policy,
    product_version,
    retention_policy,
    strictness_levels,
    watch_policy,
    webhook_policy,
)
from aggregator.bootstrap.process import Process
from aggregator.catalogue import CatalogueSync, FeedTrier
from aggregator.clock_watch import ClockWatch
from aggregator.fetching import HttpFetcher, HttpPoster, SharedFetcher
from aggregator.full_text import FullTexts, PagePolicy
from aggregator.grouping import Grouper
from aggregator.model import TopicSpec
from aggregator.parsing import WorkerParser
from aggregator.polling import Poller
from aggregator.ports import UNMETERED, Meter
from aggregator.readiness import Readiness
from aggregator.reading import Reader
from aggregator.regrouping import Regrouper
from aggregator.retention import Retention
from aggregator.reviewing import Reviewing
from aggregator.settings import Settings
from aggregator.topics import TopicSorter
from aggregator.verdicts import GROUPER_LOCK
from aggregator.watching import Watch
from aggregator.webhooks import Webhooks

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.applications import Starlette

    from aggregator.web import Probes

_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")


class Application:
    """The program's parts, wired by its settings; leaving it closes what was opened."""

    def __init__(self, settings: Settings, *, migrate: bool = False, metered: bool = False) -> None:
        """Wire by these settings.

        With `migrate` the database is created or brought up to date when it is opened; with `metered` what is done is
        counted, for a process that somebody can ask.
        """
        self.settings, self._metered = settings, metered
        self._migrate = migrate
        self.machine_clock = SystemClock()
        self._process = Process()
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.close()

    def adopt(self, settings: Settings) -> None:
        """Work by these settings from now on, as far as a running program can: `LIVE` in `aggregator.settings`."""
        self.settings = settings
        self.catalogue.adopt(catalogue_policy(settings))
        if "poller" in vars(self):  # it has been asked for; a process that does not poll has none
            self.poller.adopt(poll_policy(settings))

    @cached_property
    def clock(self) -> SystemClock | DatabaseClock:
        """The machine's clock, or the database's where several machines may work on it."""
        database = self.database
        return DatabaseClock(database.now) if database.is_shared else self.machine_clock

    def follow_clock(self) -> None:
        """Look again at the clock that machines share."""
        if isinstance(self.clock, DatabaseClock):
            self.clock.follow()

    @cached_property
    def owner(self) -> str:
        """This process's name on leases and locks."""
        return self._process.name

    @cached_property
    def database(self) -> storage.SqlDatabase:
        """The database; raises `DatabaseError` where it cannot be used as it is."""
        if self._migrate:
            storage.upgrade(self.settings.database.url)
        database = storage.open_database(self.settings.database.url, meter=self.meter)
        self._closing.callback(database.close)
        return database

    def only_service(self) -> storage.ServiceGuard:
        """The right to be the service on this database; raises `DatabaseBusy` where another process has it."""
        return storage.ServiceGuard(self.settings.database.url)

    def release_work_of_the_dead(self) -> None:
        """Give back what killed processes of this machine were polling and grouping, so that it need not expire."""
        with self.database.write() as uow:
            for owner in uow.feeds.lease_owners():
                if self._process.knows_as_dead(owner):
                    uow.feeds.release(owner)
            held = uow.locks.holder(GROUPER_LOCK)
            if held is not None and self._process.knows_as_dead(held[0]):
                uow.locks.release(GROUPER_LOCK, owner=held[0])
            uow.commit()

    @cached_property
    def parser(self) -> WorkerParser:
        """The parser's worker processes."""
        parser = WorkerParser(parse_policy(self.settings), meter=self.meter)
        self._closing.callback(parser.close)
        return parser

    @cached_property
    def poller(self) -> Poller:
        """What polls feeds."""
        return Poller(
            database=self.database,
            clock=self.clock,
            fetcher=self.fetcher,
            parser=self.parser,
            policy=poll_policy(self.settings),
            owner=self.owner,
            meter=self.meter,
        )

    @cached_property
    def fetcher(self) -> SharedFetcher:
        """What fetches; one for the whole process, since it remembers when each host was last asked."""
        fetcher = SharedFetcher(HttpFetcher(fetch_policy(self.settings), clock=self.machine_clock))
        self._closing.callback(fetcher.close)
        return fetcher

    @cached_property
    def full_texts(self) -> FullTexts:
        """What takes the text of articles from their pages."""
        return FullTexts(
            database=self.database,
            clock=self.clock,
            fetcher=self.fetcher,
            reader=self.parser,
            policy=PagePolicy(lease=self.settings.fetch.lease),
            meter=self.meter,
        )

    @cached_property
    def webhooks(self) -> Webhooks:
        """What tells webhooks."""
        return Webhooks(
            database=self.database,
            clock=self.clock,
            poster=HttpPoster(post_policy(self.settings), clock=self.clock),
            webhooks=lambda: self.catalogue.webhooks,
            policy=webhook_policy(self.settings),
            owner=self.owner,
        )

    @cached_property
    def trier(self) -> FeedTrier:
        """What tries feeds out, as politely as the poller and without the database."""
        at_once = self.settings.fetch.concurrency
        return FeedTrier(fetcher=self.fetcher, parser=self.parser, clock=self.machine_clock, at_once=at_once)

    @cached_property
    def clock_watch(self) -> ClockWatch:
        """What mends the times that a clock which was ahead has written."""
        return ClockWatch(database=self.database, clock=self.clock, longest=self.settings.fetch.lease)

    @cached_property
    def grouper(self) -> Grouper:
        """What groups articles into stories."""
        return Grouper(
            database=self.database,
            clock=self.clock,
            policy=group_policy(self.settings),
            topics=self.topics,
            owner=self.owner,
            meter=self.meter,
        )

    @cached_property
    def reader(self) -> Reader:
        """What reads the articles of stories."""
        return Reader(database=self.database, clock=self.clock, topics=self.topics, meter=self.meter)

    @cached_property
    def sorter(self) -> TopicSorter:
        """What keeps stories in step with the topics."""
        return TopicSorter(database=self.database, clock=self.clock, topics=self.topics)

    @cached_property
    def retention(self) -> Retention:
        """What deletes old rows."""
        policy = retention_policy(self.settings)
        return Retention(database=self.database, clock=self.clock, policy=policy, owner=self.owner)

    @cached_property
    def regrouper(self) -> Regrouper:
        """What runs matching again over stored articles."""
        return Regrouper(
            database=self.database,
            clock=self.clock,
            policy=group_policy(self.settings),
            topics=self.topics,
            owner=self.owner,
        )

    @cached_property
    def reviewing(self) -> Reviewing:
        """What carries out reviewers' decisions."""
        return Reviewing(self.database, self.clock, self.topics, meter=self.meter)

    @cached_property
    def catalogue(self) -> CatalogueSync:
        """What keeps the stored feeds in step with feeds.yaml."""
        return CatalogueSync(self.database, self.clock, self.settings.feeds_file, catalogue_policy(self.settings))

    def topics(self) -> Sequence[TopicSpec]:
        """The topics of the present catalogue."""
        return self.catalogue.topics

    @cached_property
    def users(self) -> FollowedUsers:
        """Who may log in.

        Raises ConfigError where the users file is at fault, and where the desk would be open to other machines.
        """
        web, users = self.settings.web, FollowedUsers(self.settings.users_file)
        refuse_open_door(users, host=web.host, also_reached_by=(*web.allowed_hosts, *web.trusted_proxies))
        return users

    @cached_property
    def access(self) -> Access:
        """What knows whom a request is from."""
        web = self.settings.web
        return Access(
            database=self.database,
            clock=self.clock,
            users=self.users,
            policy=AccessPolicy(idle=web.session_idle, longest=web.session_longest),
            passwords=Passwords(),
        )

    @cached_property
    def meter(self) -> Meter:
        """What counts the work of this process."""
        if not self._metered:
            return UNMETERED
        # Imported here: its library takes a fifth of a second, which no command shall wait for.
        from aggregator.metrics import Metrics  # noqa: PLC0415 - as the comment above says

        return Metrics()

    @cached_property
    def watch(self) -> Watch:
        """What looks after the service for its operator."""
        return Watch(database=self.database, clock=self.clock, policy=watch_policy(self.settings))

    @cached_property
    def readiness(self) -> Readiness:
        """What knows whether this process lives and can work."""
        url = self.settings.database.url
        return Readiness(lambda: storage.check(url), stuck_after=self.settings.service.stuck_after)

    @cached_property
    def probes(self) -> Probes:
        """What supervisors and Prometheus are told."""
        from aggregator.metrics import CONTENT_TYPE, Exposition, Metrics  # noqa: PLC0415 - as above
        from aggregator.web import Probes  # noqa: PLC0415 - as below

        exposition = Exposition(
            self.meter if isinstance(self.meter, Metrics) else Metrics(),
            self.watch,
            now=self.clock.now,
            owner=self.owner,
            build={"version": product_version(), "database": self.settings.database.url.partition(":")[0]},
            silences=self.readiness.silences,
        )
        return Probes(readiness=self.readiness, metrics=exposition.text, metrics_type=CONTENT_TYPE)

    @cached_property
    def probe_app(self) -> Starlette:
        """The probes and metrics for a port of their own."""
        from aggregator.web.probes import create_probes  # noqa: PLC0415 - as below

        return create_probes(self.probes, allowed_hosts=self.settings.web.allowed_hosts)

    @cached_property
    def web(self) -> FastAPI:
        """The review desk and its API."""
        # Imported here: the web framework is a third of a command's start-up, and most commands show no page.
        from aggregator.web import WebDependencies, create_app  # noqa: PLC0415 - as the comment above says

        return create_app(
            WebDependencies(
                database=self.database,
                reviewing=self.reviewing,
                access=self.access,
                clock=self.clock,
                topics=self.topics,
                webhooks=lambda: self.catalogue.webhooks,
                switch_feed=self.catalogue.switch,
                levels=strictness_levels(self.settings),
                probes=self.probes,
                meter=self.meter,
                version=product_version(),
                allowed_hosts=(*_LOOPBACK_NAMES, self.settings.web.host, *self.settings.web.allowed_hosts),
            )
        )

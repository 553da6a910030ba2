"""The application: its parts, wired by the settings.

A part is made when it is first asked for, and its modules are loaded then: a command that only lists stories loads no
parser, and a process that only polls no desk. This is why the imports stand in the properties, here and nowhere else.
What takes more than a line or two to wire is wired by the module of its subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from aggregator.bootstrap.clock import DatabaseClock, SystemClock
from aggregator.bootstrap.process import Process

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.applications import Starlette

    import storage
    from aggregator.access import FollowedUsers
    from aggregator.catalogue import CatalogueSync
    from aggregator.catalogue.trying import FeedTrier
    from aggregator.clock_watch import ClockWatch
    from aggregator.fetching import SharedFetcher
    from aggregator.full_text import FullTexts
    from aggregator.grouping import Grouper
    from aggregator.health import SilencePolicy
    from aggregator.model import TopicSpec
    from aggregator.parsing import WorkerParser
    from aggregator.polling import Poller
    from aggregator.ports import Meter
    from aggregator.readiness import Readiness
    from aggregator.reading import Reader
    from aggregator.regrouping import Regrouper
    from aggregator.retention import Retention
    from aggregator.reviewing import Reviewing
    from aggregator.settings import Settings
    from aggregator.topics import TopicSorter
    from aggregator.watching import Watch
    from aggregator.web import Probes
    from aggregator.webhooks import Webhooks


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
        from aggregator.bootstrap.catalogue import catalogue_policy

        self.settings = settings
        self.catalogue.adopt(catalogue_policy(settings))
        if "poller" in vars(self):  # it has been asked for; a process that does not poll has none
            from aggregator.bootstrap.asking import poll_policy

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
        from aggregator.bootstrap import databases

        database = databases.database(self, migrate=self._migrate)
        self._closing.callback(database.close)
        return database

    def only_service(self) -> storage.ServiceGuard:
        """The right to be the service on this database; raises `DatabaseBusy` where another process has it."""
        from aggregator.bootstrap import databases

        return databases.only_service(self.settings, migrate=self._migrate)

    def release_work_of_the_dead(self) -> None:
        """Give back what killed processes of this machine were polling and grouping, so that it need not expire."""
        from aggregator.bootstrap import databases

        databases.release_work_of_the_dead(self.database, self._process)

    @cached_property
    def meter(self) -> Meter:
        """What counts the work of this process."""
        if self._metered:
            from aggregator.metrics import Metrics

            return Metrics()
        from aggregator.ports import UNMETERED

        return UNMETERED

    @cached_property
    def catalogue(self) -> CatalogueSync:
        """What keeps the stored feeds in step with feeds.yaml."""
        from aggregator.bootstrap.catalogue import catalogue_policy
        from aggregator.catalogue import CatalogueSync

        return CatalogueSync(self.database, self.clock, self.settings.feeds_file, catalogue_policy(self.settings))

    def topics(self) -> Sequence[TopicSpec]:
        """The topics of the present catalogue."""
        return self.catalogue.topics

    @cached_property
    def parser(self) -> WorkerParser:
        """The parser's worker processes."""
        from aggregator.bootstrap import asking

        parser = asking.parser(self)
        self._closing.callback(parser.close)
        return parser

    @cached_property
    def fetcher(self) -> SharedFetcher:
        """What fetches; one for the whole process, since it remembers when each host was last asked."""
        from aggregator.bootstrap import asking

        fetcher = asking.fetcher(self)
        self._closing.callback(fetcher.close)
        return fetcher

    @cached_property
    def poller(self) -> Poller:
        """What polls feeds."""
        from aggregator.bootstrap import asking

        return asking.poller(self)

    @cached_property
    def full_texts(self) -> FullTexts:
        """What takes the text of articles from their pages."""
        from aggregator.bootstrap import asking

        return asking.full_texts(self)

    @cached_property
    def webhooks(self) -> Webhooks:
        """What tells webhooks."""
        from aggregator.bootstrap import telling

        return telling.webhooks(self)

    @cached_property
    def trier(self) -> FeedTrier:
        """What tries feeds out, as politely as the poller and without the database."""
        from aggregator.catalogue.trying import FeedTrier

        at_once = self.settings.fetch.concurrency
        return FeedTrier(fetcher=self.fetcher, parser=self.parser, clock=self.machine_clock, at_once=at_once)

    @cached_property
    def grouper(self) -> Grouper:
        """What groups articles into stories."""
        from aggregator.bootstrap import grouping

        return grouping.grouper(self)

    @cached_property
    def regrouper(self) -> Regrouper:
        """What runs matching again over stored articles."""
        from aggregator.bootstrap import grouping

        return grouping.regrouper(self)

    @cached_property
    def reader(self) -> Reader:
        """What reads the articles of stories."""
        from aggregator.reading import Reader

        return Reader(database=self.database, clock=self.clock, topics=self.topics, meter=self.meter)

    @cached_property
    def sorter(self) -> TopicSorter:
        """What keeps stories in step with the topics."""
        from aggregator.topics import TopicSorter

        return TopicSorter(database=self.database, clock=self.clock, topics=self.topics)

    @cached_property
    def retention(self) -> Retention:
        """What deletes old rows."""
        from aggregator.bootstrap.policies import policy_from
        from aggregator.retention import Retention, RetentionPolicy

        policy = policy_from(self.settings.retention, RetentionPolicy)
        return Retention(database=self.database, clock=self.clock, policy=policy, owner=self.owner)

    @cached_property
    def clock_watch(self) -> ClockWatch:
        """What mends the times that a clock which was ahead has written."""
        from aggregator.clock_watch import ClockWatch

        return ClockWatch(database=self.database, clock=self.clock, longest=self.settings.fetch.lease)

    @cached_property
    def watch(self) -> Watch:
        """What looks after the service for its operator."""
        from aggregator.bootstrap.policies import policy_from
        from aggregator.watching import Watch, WatchPolicy

        policy = policy_from(self.settings.alerts, WatchPolicy, silence=self.silence)
        return Watch(database=self.database, clock=self.clock, policy=policy)

    @cached_property
    def silence(self) -> SilencePolicy:
        """When a feed that answers counts as silent."""
        from aggregator.bootstrap.policies import policy_from
        from aggregator.health import SilencePolicy

        return policy_from(self.settings.alerts.silence, SilencePolicy)

    @cached_property
    def readiness(self) -> Readiness:
        """What knows whether this process lives and can work."""
        from aggregator.readiness import Readiness

        def check_database() -> None:
            self.database.check()  # which is opened, and maybe migrated, after the probes

        return Readiness(check_database, stuck_after=self.settings.service.stuck_after)

    @cached_property
    def users(self) -> FollowedUsers:
        """Who may log in; raises ConfigError, also where the desk would be open to other machines without a log-in."""
        from aggregator.access import FollowedUsers, refuse_open_door

        web, users = self.settings.web, FollowedUsers(self.settings.users_file)
        refuse_open_door(users, host=web.host, also_reached_by=(*web.allowed_hosts, *web.trusted_proxies))
        return users

    @cached_property
    def reviewing(self) -> Reviewing:
        """What carries out reviewers' decisions."""
        from aggregator.reviewing import Reviewing

        return Reviewing(self.database, self.clock, self.topics, meter=self.meter)

    @cached_property
    def probes(self) -> Probes:
        """What supervisors and Prometheus are told."""
        from aggregator.bootstrap import desk

        return desk.probes(self)

    @cached_property
    def probe_app(self) -> Starlette:
        """The probes and metrics for a port of their own."""
        from aggregator.web.probes import create_probes

        return create_probes(self.probes, allowed_hosts=self.settings.web.allowed_hosts)

    @cached_property
    def web(self) -> FastAPI:
        """The review desk and its API."""
        from aggregator.bootstrap import desk

        return desk.web(self)

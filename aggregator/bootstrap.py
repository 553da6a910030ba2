"""The composition root: settings become a wired application; the one importer of storage.

Parts are built when they are first asked for, so that a command that only lists stories starts no parser.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import uuid4

import storage
from aggregator.access import Access, AccessPolicy, FollowedUsers, Passwords, refuse_open_door
from aggregator.cadence import CadencePolicy
from aggregator.catalogue import CataloguePolicy, CatalogueSync, FeedTrier
from aggregator.errors import ConfigError, Fault
from aggregator.fetching import FetchPolicy, HttpFetcher, SharedFetcher
from aggregator.full_text import FullTexts, PagePolicy
from aggregator.grouping import Grouper
from aggregator.matching import MatchPolicy, Strictness, policy_of, shipped_policy
from aggregator.model import TopicSpec
from aggregator.parsing import ParseLimits, ParsePolicy, WorkerParser
from aggregator.polling import Poller, PollPolicy
from aggregator.ports import UNMETERED, Meter
from aggregator.readiness import Readiness
from aggregator.reading import Reader
from aggregator.regrouping import Regrouper
from aggregator.reviewing import Level, Levels, Reviewing
from aggregator.settings import Settings
from aggregator.topics import TopicSorter
from aggregator.verdicts import GROUPER_LOCK, GroupPolicy
from aggregator.watching import Watch, WatchPolicy

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.applications import Starlette

    from aggregator.web import Probes

_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
_GROUPER_LOCK_FOR = timedelta(seconds=15)


def product_version() -> str:
    """The version of the installed program, or 'unreleased' where it is run without being installed."""
    try:
        return version("story-aggregator")
    except PackageNotFoundError:
        return "unreleased"


def _user_agent(contact: str | None) -> str:
    product = f"story-aggregator/{product_version()}"
    return f"{product} (+{contact})" if contact else product


def match_policy(settings: Settings, strictness: Strictness | None = None) -> MatchPolicy:
    """How articles are compared and what is made of it, at the strictness of the settings unless another is named.

    Raises ConfigError where a weights file cannot be used.
    """
    strictness = strictness or Strictness(settings.match.strictness)
    window, path = settings.match.window, settings.match.weights
    if path is None:
        return shipped_policy(strictness, window)
    try:
        return policy_of(json.loads(path.read_text(encoding="utf-8")), strictness, window)
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else str(error)
        remedy = "Name a file that `aggregator train` has written in match.weights, or leave that setting out"
        fault = Fault(file=str(path), line=None, where="", key="match.weights", problem=str(told), remedy=remedy)
        raise ConfigError((fault,)) from error


def strictness_levels(settings: Settings) -> Levels:
    """The thresholds of every level of strictness; raises ConfigError as `match_policy` does."""
    levels = {}
    for each in Strictness:
        policy = match_policy(settings, each)
        levels[each] = Level(name=each.value, link=policy.link, suggest=policy.suggest)
    return Levels(all=tuple(levels.values()), present=levels[Strictness(settings.match.strictness)])


def catalogue_policy(settings: Settings) -> CataloguePolicy:
    """What the settings say of feeds."""
    fetch = settings.fetch
    return CataloguePolicy(
        every=fetch.every,
        min_interval=fetch.min_interval,
        deadline=fetch.deadline,
        max_bytes=fetch.max_bytes,
        adapt=fetch.adapt,
        longest_deadline=fetch.lease / 2,
    )


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present in UTC."""
        return datetime.now(UTC)


def upgrade_database(settings: Settings) -> storage.RevisionState:
    """Bring the database to this program's schema; returns how it was before."""
    return storage.upgrade(settings.database.url)


def check_database(settings: Settings) -> storage.RevisionState:
    """Raise `SchemaMismatch` unless the database is at this program's schema."""
    return storage.check(settings.database.url)


def backup_database(settings: Settings, target: Path) -> None:
    """Write a consistent copy of the database while the service may be running."""
    storage.backup(settings.database.url, target)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it runs, as another user
    return True


class Application:
    """The program's parts, wired by its settings; leaving it closes what was opened."""

    def __init__(self, settings: Settings, *, migrate: bool = False, metered: bool = False) -> None:
        """Wire by these settings.

        With `migrate` the database is created or brought up to date when it is opened; with `metered` what is done is
        counted, for a process that somebody can ask.
        """
        self.settings, self._metered = settings, metered
        self._migrate = migrate
        self.clock = SystemClock()
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.close()

    @cached_property
    def host(self) -> str:
        """This machine's name, as it stands at the beginning of the owners of leases and locks."""
        return socket.gethostname().replace(":", "-")

    @cached_property
    def owner(self) -> str:
        """This process's name on leases and locks: machine, process id, and something to tell reused ids apart."""
        return f"{self.host}:{os.getpid()}:{uuid4().hex[:6]}"

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
                if self._is_dead(owner):
                    uow.feeds.release(owner)
            held = uow.locks.holder(GROUPER_LOCK)
            if held is not None and self._is_dead(held[0]):
                uow.locks.release(GROUPER_LOCK, owner=held[0])
            uow.commit()

    def _is_dead(self, owner: str) -> bool:
        host, _, rest = owner.partition(":")
        pid = rest.partition(":")[0]
        return host == self.host and pid.isdigit() and not _is_running(int(pid))

    @cached_property
    def parser(self) -> WorkerParser:
        """The parser's worker processes."""
        parse = self.settings.parse
        parser = WorkerParser(
            ParsePolicy(
                workers=parse.workers,
                seconds=parse.deadline,
                memory_bytes=parse.memory,
                recycle_after=parse.recycle_after,
                limits=ParseLimits(**parse.limits.model_dump()),
            ),
            meter=self.meter,
        )
        self._closing.callback(parser.close)
        return parser

    @cached_property
    def poller(self) -> Poller:
        """What polls feeds."""
        fetch = self.settings.fetch
        policy = PollPolicy(
            claim=fetch.concurrency,
            lease=fetch.lease,
            start_gap=fetch.start_gap,
            full_after=fetch.full_after,
            cadence=CadencePolicy(
                min_interval=fetch.min_interval,
                max_interval=fetch.max_interval,
                max_backoff=fetch.max_backoff,
                jitter=fetch.jitter,
            ),
        )
        return Poller(
            database=self.database,
            clock=self.clock,
            fetcher=self.fetcher,
            parser=self.parser,
            policy=policy,
            owner=self.owner,
            meter=self.meter,
        )

    @cached_property
    def fetcher(self) -> SharedFetcher:
        """What fetches; one for the whole process, since it remembers when each host was last asked."""
        fetch = self.settings.fetch
        policy = FetchPolicy(
            user_agent=_user_agent(fetch.contact),
            allow_networks=fetch.allow_networks,
            per_host=fetch.per_host,
            host_gap=fetch.host_gap,
            concurrency=fetch.concurrency,
            max_redirects=fetch.max_redirects,
        )
        fetcher = SharedFetcher(HttpFetcher(policy, clock=self.clock))
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
    def trier(self) -> FeedTrier:
        """What tries feeds out, as politely as the poller and without the database."""
        at_once = self.settings.fetch.concurrency
        return FeedTrier(fetcher=self.fetcher, parser=self.parser, clock=self.clock, at_once=at_once)

    @cached_property
    def grouper(self) -> Grouper:
        """What groups articles into stories."""
        return Grouper(
            database=self.database,
            clock=self.clock,
            policy=self._grouping,
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
    def regrouper(self) -> Regrouper:
        """What runs matching again over stored articles."""
        return Regrouper(
            database=self.database, clock=self.clock, policy=self._grouping, topics=self.topics, owner=self.owner
        )

    @property
    def _grouping(self) -> GroupPolicy:
        return GroupPolicy(
            match=match_policy(self.settings),
            batch=self.settings.group.batch,
            reach=self.settings.match.window,
            lock_for=_GROUPER_LOCK_FOR,
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
        from aggregator.metrics import Metrics  # noqa: PLC0415

        return Metrics()

    @cached_property
    def watch(self) -> Watch:
        """What looks after the service for its operator."""
        alerts = self.settings.alerts
        policy = WatchPolicy(
            broken_after=alerts.broken_after,
            question_after=alerts.question_after,
            ungrouped_after=alerts.ungrouped_after,
        )
        return Watch(database=self.database, clock=self.clock, policy=policy)

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
        from aggregator.web import WebDependencies, create_app  # noqa: PLC0415

        return create_app(
            WebDependencies(
                database=self.database,
                reviewing=self.reviewing,
                access=self.access,
                clock=self.clock,
                topics=self.topics,
                switch_feed=self.catalogue.switch,
                levels=strictness_levels(self.settings),
                probes=self.probes,
                meter=self.meter,
                version=product_version(),
                allowed_hosts=(*_LOOPBACK_NAMES, self.settings.web.host, *self.settings.web.allowed_hosts),
            )
        )

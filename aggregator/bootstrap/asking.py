"""What asks for feeds and pages and reads what is answered; wired by the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.bookkeeping import MovePolicy
from aggregator.bootstrap.policies import policy_from
from aggregator.bootstrap.version import user_agent
from aggregator.cadence import CadencePolicy
from aggregator.fetching import ConnectionPolicy, FetchPolicy, HttpFetcher, SharedFetcher
from aggregator.full_text import FullTexts, PagePolicy
from aggregator.parsing import ParseLimits, ParsePolicy, WorkerParser
from aggregator.polling import Poller, PollPolicy
from aggregator.settings import Settings

if TYPE_CHECKING:
    from aggregator.bootstrap.application import Application


def fetcher(app: Application) -> SharedFetcher:
    """What fetches."""
    settings = app.settings.fetch
    connections = policy_from(settings.connections, ConnectionPolicy)
    policy = policy_from(settings, FetchPolicy, user_agent=user_agent(settings.contact), connections=connections)
    return SharedFetcher(HttpFetcher(policy, clock=app.machine_clock))


def parser(app: Application) -> WorkerParser:
    """The parser's worker processes."""
    parse = app.settings.parse
    policy = ParsePolicy(
        workers=parse.workers,
        seconds=parse.deadline,
        memory_bytes=parse.memory,
        recycle_after=parse.recycle_after,
        niceness=parse.niceness,
        limits=policy_from(parse.limits, ParseLimits, least_of_page=app.settings.pages.least_chars),
    )
    return WorkerParser(policy, meter=app.meter)


def poll_policy(settings: Settings) -> PollPolicy:
    """What the settings say of polling."""
    fetch = settings.fetch
    return policy_from(
        fetch,
        PollPolicy,
        claim=fetch.concurrency,
        large=settings.parse.large,
        cadence=policy_from(fetch, CadencePolicy),
        moves=policy_from(fetch, MovePolicy),
    )


def poller(app: Application) -> Poller:
    """What polls feeds."""
    return Poller(
        database=app.database,
        clock=app.clock,
        fetcher=app.fetcher,
        parser=app.parser,
        policy=poll_policy(app.settings),
        owner=app.owner,
        meter=app.meter,
    )


def full_texts(app: Application) -> FullTexts:
    """What takes the text of articles from their pages."""
    return FullTexts(
        database=app.database,
        clock=app.clock,
        fetcher=app.fetcher,
        reader=app.parser,
        policy=policy_from(
            app.settings.pages,
            PagePolicy,
            lease=app.settings.fetch.lease,
            of_a_feed=app.settings.fetch.per_host,
            longest_asked=app.settings.fetch.max_interval,
        ),
        meter=app.meter,
    )

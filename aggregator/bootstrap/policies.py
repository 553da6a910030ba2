"""What the settings say, as the small policies that each part is handed."""

from __future__ import annotations

import json
from datetime import timedelta
from importlib.metadata import PackageNotFoundError, version

from aggregator.cadence import CadencePolicy
from aggregator.catalogue import CataloguePolicy
from aggregator.errors import ConfigError, Fault
from aggregator.fetching import FetchPolicy, PostPolicy
from aggregator.matching import MatchPolicy, Strictness, policy_of, shipped_policy
from aggregator.parsing import ParseLimits, ParsePolicy
from aggregator.polling import PollPolicy
from aggregator.retention import RetentionPolicy
from aggregator.reviewing import Level, Levels
from aggregator.settings import Settings
from aggregator.verdicts import GroupPolicy
from aggregator.watching import WatchPolicy
from aggregator.webhooks import MessagePolicy, RetryPolicy, WebhookPolicy

_GROUPER_LOCK_FOR = timedelta(seconds=10)
"""Together with the interval at which it is looked for, below the 15 seconds in which a dead grouper is replaced."""


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


def poll_policy(settings: Settings) -> PollPolicy:
    """What the settings say of polling."""
    fetch = settings.fetch
    return PollPolicy(
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


def fetch_policy(settings: Settings) -> FetchPolicy:
    """What the settings say of requests."""
    fetch = settings.fetch
    return FetchPolicy(
        user_agent=_user_agent(fetch.contact),
        allow_networks=fetch.allow_networks,
        per_host=fetch.per_host,
        host_gap=fetch.host_gap,
        concurrency=fetch.concurrency,
        max_redirects=fetch.max_redirects,
    )


def parse_policy(settings: Settings) -> ParsePolicy:
    """What the settings say of the parser's worker processes."""
    parse = settings.parse
    return ParsePolicy(
        workers=parse.workers,
        seconds=parse.deadline,
        memory_bytes=parse.memory,
        recycle_after=parse.recycle_after,
        limits=ParseLimits(**parse.limits.model_dump()),
    )


def group_policy(settings: Settings) -> GroupPolicy:
    """What the settings say of grouping; raises ConfigError as `match_policy` does."""
    return GroupPolicy(
        match=match_policy(settings),
        batch=settings.group.batch,
        reach=settings.match.window,
        lock_for=_GROUPER_LOCK_FOR,
    )


def retention_policy(settings: Settings) -> RetentionPolicy:
    """How long things are kept."""
    kept = settings.retention
    return RetentionPolicy(
        stories=kept.stories,
        revisions=kept.revisions,
        evidence=kept.evidence,
        fetch_log=kept.fetch_log,
        requests=kept.requests,
    )


def watch_policy(settings: Settings) -> WatchPolicy:
    """From when on the operator is told."""
    alerts = settings.alerts
    return WatchPolicy(
        broken_after=alerts.broken_after,
        question_after=alerts.question_after,
        ungrouped_after=alerts.ungrouped_after,
    )


def post_policy(settings: Settings) -> PostPolicy:
    """Whom webhooks may be."""
    return PostPolicy(allow_networks=settings.webhooks.allow_networks, allowed_by="webhooks.allow_networks")


def webhook_policy(settings: Settings) -> WebhookPolicy:
    """How webhooks are told."""
    said = settings.webhooks
    return WebhookPolicy(
        gather=said.gather,
        keep_dead=said.keep_dead,
        retry=RetryPolicy(
            first_wait=said.first_wait,
            longest_wait=said.longest_wait,
            tries=said.tries,
            give_up_after=said.give_up_after,
        ),
        message=MessagePolicy(
            user_agent=_user_agent(settings.fetch.contact), deadline=said.deadline, max_bytes=said.max_bytes
        ),
    )

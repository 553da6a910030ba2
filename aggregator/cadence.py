"""When a feed is due next.

After a success, the configured interval counts; the server may ask for a longer one (Cache-Control or Expires, RSS
ttl or sy:update*), up to `max_interval`. The operator's own `every` may exceed that: a maximum binds strangers, not the
operator. A feed that is to be adapted to is asked about twice for each article that it usually brings, never more often
than configured and never more rarely than an eighth as often (`adapt_most`), since what is usual may change.

After a failure, the interval doubles with each point of a score. A failure that seldom passes by itself counts 1, one
that the server reports and may mend 1/2, one of the network 1/4; all failures in a row count as the present one does,
so no more than their number has to be remembered. With 1/4, the next try never lies further ahead than about a fifth
of the outage, so feeds recover soon after a broken line. `max_backoff` bounds it: a feed that has long been broken is
still tried about that often. A server that says when to come back (429, 503) is obeyed up to `max_interval`.

Every delay is then lengthened by a random part of up to `jitter`, so feeds that were added together drift apart.
Nothing is ever asked earlier than intended, and the bounds hold with the random part.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from aggregator.model import (
    CacheValidators,
    FailureKind,
    FeedHealth,
    FeedSpec,
    Fetched,
    FetchFailed,
    FetchOutcome,
    NotModified,
    ParseFailed,
    ServerWishes,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CadencePolicy:
    """Bounds on how often a feed is asked."""

    min_interval: timedelta
    """Nothing is asked more often, whatever is configured."""
    max_interval: timedelta
    """What a server's or document's wishes can stretch a wait to at most."""
    max_backoff: timedelta
    """What failures can stretch it to at most."""
    adapt_most: int
    """By how much the interval of an adapted feed is stretched at most."""
    jitter: float
    """The share of a delay that chance may add, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPoll:
    """When a feed is due, and why then, in words for the operator."""

    at: datetime
    reason: str


_TEMPORARY = frozenset(
    {FailureKind.DNS, FailureKind.CONNECT, FailureKind.TIMEOUT, FailureKind.TRUNCATED, FailureKind.INTERNAL}
)
_SOFT = frozenset(
    {
        FailureKind.TLS,
        FailureKind.NOT_FOUND,
        FailureKind.FORBIDDEN,
        FailureKind.RATE_LIMITED,
        FailureKind.CLIENT_ERROR,
        FailureKind.SERVER_ERROR,
    }
)
_HIGHEST_SCORE = 64.0
"""More than any bound needs; keeps 2 ** score a number."""
_HIGHEST_OF_PARTS = 1.0
"""A feed whose documents always end too early brings new articles all the same, and would lose some if it were asked
ever more rarely."""

_ASKED_PER_ARTICLE = 0.5
"""Of the usual time between two articles, after which an adapted feed is asked again."""

_ASKS_TO_WAIT = frozenset({429, 503})
"""The statuses whose Retry-After speaks of the next request (RFC 9110 and RFC 6585)."""


def next_poll(
    *,
    outcome: FetchOutcome | ParseFailed,
    spec: FeedSpec,
    health: FeedHealth,
    usual: timedelta | None,
    policy: CadencePolicy,
    now: datetime,
    jitter: float,
    partly_read: bool = False,
) -> NextPoll:
    """Say when to poll next after this outcome.

    `health` is that after it, `usual` the usual time between two new articles where it is known, `jitter` a random
    number in [0, 1); `partly_read` tells of a failure whose document was read as far as it had come. Raises ValueError
    for a naive `now`.
    """
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    configured = max(spec.every, policy.min_interval)
    match outcome:
        case Fetched() | NotModified():
            delay, reason = _after_success(spec, configured, health, usual, policy)
            ceiling = policy.max_interval
        case FetchFailed() | ParseFailed():
            delay, reason = _after_failure(outcome, configured, health, policy, partly_read=partly_read)
            ceiling = max(policy.max_backoff, policy.max_interval)
        case _:
            assert_never(outcome)
    longest = max(ceiling, configured * (1 + policy.jitter))
    return NextPoll(at=now + min(delay * (1 + policy.jitter * jitter), longest), reason=reason)


def next_poll_under(
    spec: FeedSpec, *, health: FeedHealth, usual: timedelta | None, policy: CadencePolicy, now: datetime
) -> NextPoll:
    """Say when a feed is due once its spec is this one: what its last poll came to holds, a new interval begins now."""
    outcome: FetchOutcome = NotModified(validators=CacheValidators(), elapsed=timedelta())
    if health.failures:
        outcome = FetchFailed(
            kind=health.error_kind or FailureKind.INTERNAL,
            message=health.error,
            status=health.last_status,
            wishes=ServerWishes(retry_after=health.retry_after),
        )
    asked = health.last_attempt or now
    due = next_poll(outcome=outcome, spec=spec, health=health, usual=usual, policy=policy, now=asked, jitter=0.0)
    return replace(due, at=max(due.at, now + max(spec.every, policy.min_interval)))


def _after_success(
    spec: FeedSpec, configured: timedelta, health: FeedHealth, usual: timedelta | None, policy: CadencePolicy
) -> tuple[timedelta, str]:
    max_age, ttl = health.max_age or timedelta(), health.ttl or timedelta()
    asked = max(max_age, ttl)
    granted = min(asked, policy.max_interval)
    adapted = min((usual or timedelta()) * _ASKED_PER_ARTICLE, configured * policy.adapt_most, policy.max_interval)
    if spec.adapt and usual is not None and adapted > max(granted, configured):
        return adapted, f"every {_in_words(adapted)}, since something new usually takes {_in_words(usual)}"
    if granted > configured:
        who = "the server says that its answer holds for" if max_age >= ttl else "the feed says that it changes every"
        return granted, f"{who} {_in_words(asked)}{_cut(asked, granted)}"
    if configured > spec.every:
        return configured, f"every {_in_words(configured)}, the least that is allowed"
    return configured, f"every {_in_words(configured)} as configured"


def _after_failure(
    failure: FetchFailed | ParseFailed,
    configured: timedelta,
    health: FeedHealth,
    policy: CadencePolicy,
    *,
    partly_read: bool,
) -> tuple[timedelta, str]:
    if failure.kind is FailureKind.GONE:
        return max(policy.max_backoff, configured), "not asked any more: the server says that the feed is gone for good"
    failures = max(health.failures, 1)
    score = min(failures * _weight(failure.kind), _HIGHEST_OF_PARTS if partly_read else _HIGHEST_SCORE)
    # Room for the random part below the ceiling, or feeds that have long been broken would fall into step there.
    highest = max(policy.max_backoff / (1 + policy.jitter), configured)
    backoff = timedelta(seconds=min(configured.total_seconds() * 2**score, highest.total_seconds()))
    asked = asked_to_wait(failure)
    granted = min(asked, policy.max_interval)
    if granted > backoff:
        who = "the server asks to be left alone for"
        return granted, f"{who} {_in_words(asked)} (Retry-After){_cut(asked, granted)}"
    count = "1 failure" if failures == 1 else f"{failures} failures in a row"
    return backoff, f"{count}: next try after {_in_words(backoff)}"


def _cut(asked: timedelta, granted: timedelta) -> str:
    return f"; at most {_in_words(granted)} is granted" if granted < asked else ""


def _weight(kind: FailureKind) -> float:
    if kind in _TEMPORARY:
        return 0.25
    return 0.5 if kind in _SOFT else 1.0


def asked_to_wait(failure: FetchFailed | ParseFailed) -> timedelta:
    """For how long a server that has no answer now asks to be left alone; nothing where it does not."""
    if isinstance(failure, FetchFailed) and failure.status in _ASKS_TO_WAIT:
        return failure.wishes.retry_after or timedelta()
    return timedelta()


def _in_words(duration: timedelta) -> str:
    """A duration in its largest unit and the next one, such as '1 h 30 min'."""
    seconds = round(duration.total_seconds())
    units = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))
    for position, (unit, size) in enumerate(units):
        if seconds >= size:
            whole, rest = divmod(seconds, size)
            smaller, smaller_size = units[min(position + 1, len(units) - 1)]
            part = f" {rest // smaller_size} {smaller}" if rest >= smaller_size else ""
            return f"{whole} {unit}{part}"
    return "0 s"

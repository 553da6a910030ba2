"""Asking a server for what it has, with validators where they serve and without where they do harm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from aggregator.cadence import asked_to_wait
from aggregator.model import (
    CacheValidators,
    DueFeed,
    FailureKind,
    FeedHealth,
    Fetched,
    FetchFailed,
    FetchOutcome,
    FetchRequest,
    NotModified,
)
from aggregator.ports import Fetcher

_SPEAK_OF_CONDITIONS = frozenset({400, 412, 431})
"""Statuses that may well mean the validators: the document is asked for without them at once."""

_MAY_SPEAK_OF_CONDITIONS = frozenset({403, 405, 406, 416, 417, 428, 500, 501, 502})
"""Statuses by which some servers and the firewalls before them refuse any request with validators. They nearly always
mean something else, so that one of them alone is borne."""

_PASSING = frozenset({FailureKind.CONNECT, FailureKind.TIMEOUT, FailureKind.SERVER_ERROR})
"""What is wrong with a server, or one of several behind its name, rather than with the document."""

_TRIES_TO_ONE_WITHOUT = 5
"""While a feed fails, every fifth try goes without validators: other servers answer those by 404, by a page, or not at
all, and there is no telling that from a feed that is broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What came of asking for a feed."""

    outcome: FetchOutcome
    conditions_refused: bool | None = None
    """Whether validators were refused, and this document came without them; None where that is not known.

    False also where asking without them failed just so, and it is shown that they were not what was refused.
    """


async def ask(fetcher: Fetcher, due: DueFeed, *, full_after: timedelta, now: datetime) -> Answered:
    """Ask for a feed's document; a second time, without validators, where the answer to those proves nothing."""
    spec, health = due.feed.spec, due.feed.health
    request = FetchRequest(
        url=spec.url,
        validators=_validators_to_send(due, full_after, now),
        deadline=spec.deadline,
        max_bytes=spec.max_bytes,
        headers=spec.headers,
        validators_from=health.effective_url,
    )
    outcome = await fetcher.fetch(request)
    if request.validators == CacheValidators():
        return Answered(outcome=outcome, conditions_refused=False if _may_be_refusal(outcome) else None)
    whole = replace(request, validators=CacheValidators())
    if isinstance(outcome, NotModified) and health.failures:
        # After a failure "not modified" proves nothing: the document is asked for itself.
        again = await fetcher.fetch(whole)
        return Answered(outcome=outcome if _says_nothing_of_the_document(again) else again)
    if _may_mean_conditions(outcome, health):
        outcome = await fetcher.fetch(whole)
        proved = isinstance(outcome, Fetched) and not _is_empty(outcome)
        return Answered(outcome=outcome, conditions_refused=proved or None)
    return Answered(outcome=outcome, conditions_refused=None if isinstance(outcome, FetchFailed) else False)


def _validators_to_send(due: DueFeed, full_after: timedelta, now: datetime) -> CacheValidators:
    feed, refused = due.feed, due.feed.health.conditions_refused
    fresh = feed.last_full is not None and now - feed.last_full < full_after
    welcome = refused is None or now - refused >= full_after
    doubtful = (feed.health.failures + 1) % _TRIES_TO_ONE_WITHOUT == 0
    return feed.validators if feed.spec.conditional and fresh and welcome and not doubtful else CacheValidators()


def _says_nothing_of_the_document(outcome: FetchOutcome) -> bool:
    return (
        isinstance(outcome, FetchFailed)
        and outcome.kind in _PASSING
        and outcome.part is None
        and not asked_to_wait(outcome)
    )


def _is_empty(outcome: FetchOutcome) -> bool:
    """Whether it is a 200 without a document: to a conditional request that is often a 304 that has lost its status."""
    return isinstance(outcome, Fetched) and not outcome.body.strip()


def _may_mean_conditions(outcome: FetchOutcome, health: FeedHealth) -> bool:
    """Whether the validators may be what was refused, and it is time to find out.

    That is at the first, second, fourth, eighth ... failure in a row, so that a feed that is broken for other reasons
    costs its server hardly a request more.
    """
    failures = health.failures + 1
    if failures & (failures - 1):
        return False
    if not isinstance(outcome, FetchFailed):
        return _is_empty(outcome)
    if outcome.status in _SPEAK_OF_CONDITIONS:
        return True
    return failures > 1 and _may_be_refusal(outcome)


def _may_be_refusal(outcome: FetchOutcome) -> bool:
    """Whether an answer is one by which some servers refuse validators, and others anything."""
    return isinstance(outcome, FetchFailed) and (
        outcome.status in _MAY_SPEAK_OF_CONDITIONS or outcome.kind is FailureKind.PROTOCOL
    )

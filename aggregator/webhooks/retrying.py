"""When something that could not be told is tried again, and when it is given up; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from aggregator.model import FailureKind, PostOutcome, WebhookEvent

_LONGEST_REST: Final = timedelta(minutes=5)
"""A webhook that is well again is found out after so long, however long it was ill."""
_MOST_ASKED: Final = timedelta(days=1)
"""No server can ask to be left alone for longer."""
_MOST_DOUBLED: Final = 40
"""Doublings beyond which every wait is the longest."""
_ITS_OWN_FAULT: Final = frozenset(
    {FailureKind.CLIENT_ERROR, FailureKind.FORBIDDEN, FailureKind.NOT_FOUND, FailureKind.REDIRECTS}
)
"""Answers that are about the event, or that a rest would not mend; others go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How long a webhook is borne with."""

    first_wait: timedelta
    """After the first try; each further one waits twice as long."""
    longest_wait: timedelta
    tries: int
    """After which an event is given up."""
    give_up_after: timedelta
    """An event is not tried when it has waited for longer."""


def wait_before(tried: int, *, first: timedelta, longest: timedelta, chance: float) -> timedelta:
    """The wait after so many tries, from 1: doubled each time up to the longest, of which half is left to chance.

    `chance` is a random number in [0, 1); with it several events that failed together do not come back together.
    """
    whole = min(first * 2 ** min(tried - 1, _MOST_DOUBLED), longest) if tried > 0 else timedelta()
    return whole * (1 + chance) / 2


def next_try(
    event: WebhookEvent, outcome: PostOutcome, *, policy: RetryPolicy, now: datetime, chance: float
) -> datetime | None:
    """When an event that was not taken is tried again; None where it is given up."""
    if event.attempts >= policy.tries:
        return None
    wait = wait_before(event.attempts, first=policy.first_wait, longest=policy.longest_wait, chance=chance)
    moment = now + max(wait, _asked(outcome))
    return moment if moment - event.queued <= policy.give_up_after else None


def resting_until(
    failures: int, outcome: PostOutcome, *, policy: RetryPolicy, now: datetime, chance: float
) -> datetime | None:
    """Until when nothing is sent to a webhook that has failed so many times in a row; None where others may go on."""
    if outcome.failure in _ITS_OWN_FAULT and not outcome.retry_after:
        return None
    longest = min(policy.longest_wait, _LONGEST_REST)
    wait = wait_before(failures, first=min(policy.first_wait, longest), longest=longest, chance=chance)
    return now + max(wait, _asked(outcome))


def _asked(outcome: PostOutcome) -> timedelta:
    return min(outcome.retry_after or timedelta(), _MOST_ASKED)

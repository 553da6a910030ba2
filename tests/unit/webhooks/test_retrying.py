"""When something that could not be told is tried again, for every number of tries and every chance."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model import FailureKind, PostOutcome
from aggregator.webhooks.retrying import RetryPolicy, next_try, resting_until, wait_before
from tests.support.make import NOON, webhook_event
from tests.support.posting import BUSY, REFUSED, RETRY

FIRST, LONGEST = timedelta(seconds=5), timedelta(hours=1)
CHANCES = st.floats(min_value=0, max_value=1, exclude_max=True)
TRIES = st.integers(min_value=1, max_value=10_000)


def wait(tried: int, chance: float) -> timedelta:
    return wait_before(tried, first=FIRST, longest=LONGEST, chance=chance)


@given(TRIES, CHANCES)
def test_a_wait_is_between_half_and_all_of_its_doubling_and_never_too_long(tried: int, chance: float) -> None:
    whole = min(FIRST * 2 ** min(tried - 1, 30), LONGEST)
    assert whole / 2 <= wait(tried, chance) <= whole


@given(TRIES, CHANCES)
def test_a_further_wait_is_never_shorter_at_the_same_chance(tried: int, chance: float) -> None:
    assert wait(tried, chance) <= wait(tried + 1, chance)


@given(TRIES, CHANCES, CHANCES)
def test_a_greater_chance_is_a_longer_wait(tried: int, one: float, other: float) -> None:
    assert wait(tried, min(one, other)) <= wait(tried, max(one, other))


@given(st.integers(min_value=1, max_value=30), CHANCES, st.timedeltas(timedelta(), timedelta(days=9)))
def test_a_next_try_is_within_its_bounds_or_there_is_none(attempts: int, chance: float, asked: timedelta) -> None:
    event = webhook_event("wall", 1, attempts=attempts)
    outcome = PostOutcome(status=429, failure=FailureKind.RATE_LIMITED, message="slow", retry_after=asked)
    moment = next_try(event, outcome, policy=RETRY, now=NOON, chance=chance)
    if attempts >= RETRY.tries:
        assert moment is None
    else:
        assert moment is not None
        granted = min(asked, timedelta(days=1))
        assert granted <= moment - NOON <= max(granted, RETRY.longest_wait)


def test_an_event_that_would_be_too_old_at_its_next_try_is_given_up() -> None:
    event = webhook_event("wall", 1, attempts=1)
    late = NOON + RETRY.give_up_after - timedelta(seconds=1)
    assert next_try(event, BUSY, policy=RETRY, now=late, chance=0) is None
    assert next_try(event, BUSY, policy=RETRY, now=late - timedelta(minutes=1), chance=0) is not None


@given(st.integers(min_value=1, max_value=10_000), CHANCES)
def test_a_webhook_never_rests_for_more_than_five_minutes_by_itself(failures: int, chance: float) -> None:
    until = resting_until(failures, BUSY, policy=RETRY, now=NOON, chance=chance)
    assert until is not None
    assert timedelta(0) < until - NOON <= timedelta(minutes=5)


def test_a_webhook_rests_as_long_as_it_asks_for() -> None:
    asked = PostOutcome(status=429, failure=FailureKind.CLIENT_ERROR, retry_after=timedelta(hours=2))
    assert resting_until(1, asked, policy=RETRY, now=NOON, chance=0) == NOON + timedelta(hours=2)


def test_a_refusal_that_is_about_the_event_does_not_hold_up_others() -> None:
    assert resting_until(1, REFUSED, policy=RETRY, now=NOON, chance=0) is None


@pytest.mark.parametrize("first", [timedelta(milliseconds=10), timedelta(hours=1)])
def test_a_policy_of_one_wait_is_kept_to(first: timedelta) -> None:
    policy = RetryPolicy(first_wait=first, longest_wait=first, tries=9, give_up_after=timedelta(days=1))
    moment = next_try(webhook_event("wall", 1, attempts=8), BUSY, policy=policy, now=NOON, chance=0.999)
    assert moment is not None
    assert first / 2 <= moment - NOON <= first

"""When sessions end, how long attempts wait, which passwords will do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.access.exposure import is_loopback
from aggregator.access.rules import (
    PER_ADDRESS,
    PER_BROWSER,
    PER_USER,
    AccessPolicy,
    AttemptLimit,
    is_live,
    is_to_be_noted,
    network_of,
    password_fault,
    wait_after,
)
from aggregator.model import Role, Session
from tests.support.make import NOON

POLICY = AccessPolicy(idle=timedelta(hours=2), longest=timedelta(days=1))
SESSION = Session(key="k", user="Ana", password_mark="m", opened=NOON, seen=NOON)
LIMIT = AttemptLimit(free=3, first=timedelta(seconds=2), longest=timedelta(seconds=30))


@pytest.mark.parametrize(
    ("seen", "end"),
    [(timedelta(), timedelta(hours=2)), (timedelta(hours=23), timedelta(days=1))],
    ids=["left alone", "too old"],
)
def test_a_session_ends_when_it_is_left_alone_or_too_old(seen: timedelta, end: timedelta) -> None:
    session = replace(SESSION, seen=NOON + seen)
    assert is_live(session, POLICY, now=NOON + end - timedelta.resolution)
    assert not is_live(session, POLICY, now=NOON + end)


def test_a_use_is_noted_the_first_time_and_then_now_and_again() -> None:
    every = timedelta(minutes=5)
    assert is_to_be_noted(None, every, now=NOON)
    assert not is_to_be_noted(NOON, every, now=NOON + timedelta(minutes=4))
    assert is_to_be_noted(NOON, every, now=NOON + every)


def test_the_wait_doubles_after_the_free_attempts_up_to_the_longest() -> None:
    waits = [wait_after(failures, LIMIT).total_seconds() for failures in range(1, 10)]
    assert waits == [0, 0, 2, 4, 8, 16, 30, 30, 30]


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from([PER_USER, PER_ADDRESS, PER_BROWSER]))
def test_no_number_of_failures_makes_anybody_wait_for_ever(failures: int, limit: AttemptLimit) -> None:
    assert timedelta() <= wait_after(failures, limit) <= min(limit.longest, timedelta(hours=1))


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
    ],
)
def test_what_counts_as_one_address(address: str, network: str) -> None:
    assert network_of(address) == network


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("short", "5 characters"),
        ("x" * 1001, "1001 characters"),
        ("aaaaaaaaaaaaaaaa", "over and over"),
        ("Katharina Ost", "user's name"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(password: str, told: str) -> None:
    fault = password_fault(password, "katharina ost")
    assert fault is not None
    assert told in fault


def test_a_password_of_several_words_will_do() -> None:
    assert password_fault("four herons wait", "Ana") is None


def test_each_role_may_do_what_those_before_it_may() -> None:
    may = {role: [needed for needed in Role if role.covers(needed)] for role in Role}
    assert may == {
        Role.READER: [Role.READER],
        Role.REVIEWER: [Role.READER, Role.REVIEWER],
        Role.ADMIN: [Role.READER, Role.REVIEWER, Role.ADMIN],
    }


def test_loopback_is_told_from_what_others_can_reach() -> None:
    loopback = ["127.0.0.1", "127.9.9.9", "::1", "localhost"]
    assert [host for host in loopback if not is_loopback(host)] == []
    reachable = ["0.0.0.0", "::", "10.1.2.3", "desk.example", "localhost.example"]
    assert [host for host in reachable if is_loopback(host)] == []

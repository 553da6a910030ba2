from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.cadence import CadencePolicy, NextPoll, next_poll
from aggregator.model import (
    CacheValidators,
    FailureKind,
    Fetched,
    FetchFailed,
    FetchOutcome,
    NotModified,
    ParseFailed,
    ServerWishes,
)
from tests.support.make import NOON, feed_spec, health

POLICY = CadencePolicy(
    min_interval=timedelta(minutes=5),
    max_interval=timedelta(days=1),
    max_backoff=timedelta(days=7),
    adapt_most=8,
    jitter=0.1,
)
QUARTER = timedelta(minutes=15)


def after(
    outcome: FetchOutcome | ParseFailed,
    *,
    every: timedelta = QUARTER,
    failures: int = 0,
    ttl: timedelta | None = None,
    jitter: float = 0.0,
    adapt: bool = False,
    usual: timedelta | None = None,
    **policy: Any,
) -> NextPoll:
    settings = {
        name: getattr(POLICY, name) for name in ("min_interval", "max_interval", "max_backoff", "adapt_most", "jitter")
    }
    return next_poll(
        outcome=outcome,
        spec=feed_spec(every=every, adapt=adapt),
        health=health(failures=failures, ttl=ttl, max_age=getattr(outcome, "wishes", ServerWishes()).max_age),
        usual=usual,
        policy=CadencePolicy(**settings | policy),
        now=NOON,
        jitter=jitter,
    )


def success(**wishes: timedelta) -> NotModified:
    return NotModified(validators=CacheValidators(), wishes=ServerWishes(**wishes), elapsed=timedelta(seconds=1))


def failure(kind: FailureKind = FailureKind.TIMEOUT, status: int | None = None, **wishes: timedelta) -> FetchFailed:
    return FetchFailed(kind=kind, message="no luck", status=status, wishes=ServerWishes(**wishes))


def test_a_feed_is_due_again_after_its_configured_interval() -> None:
    assert after(success()) == NextPoll(at=NOON + QUARTER, reason="every 15 min as configured")


def test_a_whole_document_counts_like_an_unchanged_one() -> None:
    fetched = Fetched(
        url="https://feeds.example/",
        status=200,
        body=b"",
        content_type="",
        validators=CacheValidators(),
        wishes=ServerWishes(max_age=timedelta(hours=2)),
        elapsed=timedelta(seconds=1),
    )
    assert after(fetched) == after(success(max_age=timedelta(hours=2)))


@pytest.mark.parametrize(
    ("wishes", "ttl", "delay", "reason"),
    [
        ({"max_age": timedelta(hours=1)}, None, timedelta(hours=1), "the server says that its answer holds for 1 h"),
        ({}, timedelta(minutes=90), timedelta(minutes=90), "the feed says that it changes every 1 h 30 min"),
        (
            {"max_age": timedelta(days=400)},
            timedelta(hours=1),
            timedelta(days=1),
            "the server says that its answer holds for 400 d; at most 1 d is granted",
        ),
        ({"max_age": timedelta(minutes=2)}, timedelta(minutes=3), QUARTER, "every 15 min as configured"),
        ({"retry_after": timedelta(hours=5)}, None, QUARTER, "every 15 min as configured"),
    ],
)
def test_the_server_s_wishes_can_lengthen_the_interval_and_never_shorten_it(
    wishes: dict[str, timedelta], ttl: timedelta | None, delay: timedelta, reason: str
) -> None:
    assert after(success(**wishes), ttl=ttl) == NextPoll(at=NOON + delay, reason=reason)


def test_nothing_is_asked_more_often_than_allowed() -> None:
    expected = NextPoll(at=NOON + timedelta(minutes=5), reason="every 5 min, the least that is allowed")
    assert after(success(), every=timedelta(seconds=1)) == expected


def test_the_operator_may_ask_more_rarely_than_any_server_can_wish() -> None:
    outcome = after(success(max_age=timedelta(days=30)), every=timedelta(days=3))
    assert outcome == NextPoll(at=NOON + timedelta(days=3), reason="every 3 d as configured")


def test_a_first_failure_is_told_with_its_next_try() -> None:
    assert after(failure(FailureKind.NOT_A_FEED), failures=1) == NextPoll(
        at=NOON + timedelta(minutes=30), reason="1 failure: next try after 30 min"
    )


def test_hard_failures_lengthen_more_than_soft_ones_and_these_more_than_temporary_ones() -> None:
    hard = after(failure(FailureKind.DANGEROUS), failures=4)
    soft = after(failure(FailureKind.NOT_FOUND, 404), failures=4)
    temporary = after(failure(FailureKind.TIMEOUT), failures=4)
    assert [poll.at - NOON for poll in (temporary, soft, hard)] == [QUARTER * 2, QUARTER * 4, QUARTER * 16]
    assert hard.reason == "4 failures in a row: next try after 4 h"


def test_a_document_that_cannot_be_read_is_a_failure_too() -> None:
    outcome = after(ParseFailed(kind=FailureKind.NOT_A_FEED, message="an HTML page"), failures=2)
    assert outcome.at == NOON + QUARTER * 4


def test_after_an_outage_of_the_line_feeds_recover_within_a_fifth_of_its_length() -> None:
    outage = timedelta()
    for failures in range(1, 30):
        delay = after(failure(FailureKind.DNS), failures=failures).at - NOON
        assert delay <= max(outage * 0.2, timedelta()) + QUARTER * 1.2
        outage += delay


def test_a_feed_that_has_long_been_broken_is_still_tried_weekly() -> None:
    for kind in FailureKind:
        assert after(failure(kind), failures=5000).at >= NOON + timedelta(days=6)
        assert after(failure(kind), failures=5000, jitter=0.999).at <= NOON + timedelta(days=7)


def test_the_first_success_ends_all_back_off() -> None:
    assert after(success(), failures=0).at == NOON + QUARTER


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_to_be_left_alone_is_left_alone(status: int) -> None:
    outcome = after(failure(FailureKind.RATE_LIMITED, status, retry_after=timedelta(hours=2)), failures=1)
    reason = "the server asks to be left alone for 2 h (Retry-After)"
    assert outcome == NextPoll(at=NOON + timedelta(hours=2), reason=reason)


def test_it_is_not_left_alone_for_longer_than_the_ceiling() -> None:
    outcome = after(failure(FailureKind.RATE_LIMITED, 429, retry_after=timedelta(days=90)), failures=1)
    assert outcome.at == NOON + timedelta(days=1)
    assert outcome.reason.endswith("for 90 d (Retry-After); at most 1 d is granted")


def test_retry_after_means_nothing_with_other_statuses() -> None:
    outcome = after(failure(FailureKind.NOT_FOUND, 404, retry_after=timedelta(days=2)), failures=2)
    assert outcome.at == NOON + QUARTER * 2


def test_a_short_retry_after_does_not_shorten_the_back_off() -> None:
    outcome = after(failure(FailureKind.RATE_LIMITED, 429, retry_after=timedelta(seconds=1)), failures=8)
    assert outcome.at == NOON + QUARTER * 16


def test_chance_lengthens_a_delay_by_its_share() -> None:
    assert after(success(), jitter=0.5).at == NOON + QUARTER * 1.05


def test_a_naive_present_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        next_poll(
            outcome=success(),
            spec=feed_spec(),
            health=health(),
            usual=None,
            policy=POLICY,
            now=datetime(2026, 3, 2),  # noqa: DTZ001 - the naive datetime that is to be refused
            jitter=0,
        )


# ---------------------------------------------------------------- what holds for all of them

spans = st.timedeltas(timedelta(seconds=1), timedelta(days=365))
wishes = st.one_of(st.none(), spans)
chances = st.floats(0, 1, exclude_max=True)
successes = st.builds(lambda age: success(max_age=age), wishes)
failures_ = st.builds(
    lambda kind, status, wait: failure(kind, status, retry_after=wait),
    st.sampled_from(FailureKind),
    st.sampled_from([None, 404, 429, 503]),
    wishes,
)
outcomes = st.one_of(successes, failures_)


circumstances = st.fixed_dictionaries(
    {
        "every": spans,
        "failures": st.integers(0, 10_000),
        "ttl": wishes,
        "jitter": chances,
        "adapt": st.booleans(),
        "usual": wishes,
    }
)


@given(outcomes, circumstances)
def test_the_next_poll_is_aware_in_the_future_and_within_the_ceiling(
    outcome: FetchOutcome, circumstances: dict[str, Any]
) -> None:
    poll = after(outcome, **circumstances)
    assert poll.at.tzinfo is UTC
    least = max(circumstances["every"], POLICY.min_interval)
    assert poll.at >= NOON + least
    ceiling = POLICY.max_backoff if isinstance(outcome, FetchFailed) else POLICY.max_interval
    assert poll.at <= NOON + max(least * (1 + POLICY.jitter), ceiling)
    assert poll.reason


@given(spans, st.integers(1, 5000), chances, chances, st.sampled_from(FailureKind))
def test_feeds_that_have_long_been_broken_do_not_fall_into_step(
    every: timedelta, failures: int, one: float, other: float, kind: FailureKind
) -> None:
    polls = [after(failure(kind), every=every, failures=failures, jitter=chance).at for chance in (one, other)]
    if kind is not FailureKind.GONE and abs(one - other) > 0.001:
        assert polls[0] != polls[1]


@given(spans, spans, chances)
def test_an_adapted_feed_is_asked_no_more_often_than_configured_and_no_more_rarely_than_an_eighth_of_it(
    every: timedelta, usual: timedelta, jitter: float
) -> None:
    plain = after(success(), every=every, jitter=jitter).at - NOON
    adapted = after(success(), every=every, jitter=jitter, adapt=True, usual=usual).at - NOON
    assert plain <= adapted <= plain * 8 + timedelta(microseconds=8)  # lengths are whole microseconds


def test_an_adapted_feed_is_asked_twice_for_each_article_that_it_usually_brings() -> None:
    told = after(success(), adapt=True, usual=timedelta(hours=2))
    assert told == NextPoll(at=NOON + timedelta(hours=1), reason="every 1 h, since something new usually takes 2 h")
    assert after(success(), adapt=True).at == NOON + QUARTER
    assert after(success(), usual=timedelta(hours=2)).at == NOON + QUARTER
    assert after(success(), adapt=True, usual=timedelta(minutes=1)).at == NOON + QUARTER


def test_a_feed_that_is_gone_says_that_it_is_not_asked_any_more() -> None:
    assert "gone for good" in after(failure(FailureKind.GONE, 410), failures=1).reason


@given(st.sampled_from(FailureKind), spans, st.integers(1, 200), chances)
def test_more_failures_never_mean_an_earlier_try(
    kind: FailureKind, every: timedelta, failures: int, jitter: float
) -> None:
    fewer = after(failure(kind), every=every, failures=failures, jitter=jitter)
    more = after(failure(kind), every=every, failures=failures + 1, jitter=jitter)
    assert more.at >= fewer.at


@given(spans, spans, st.integers(1, 200), st.sampled_from([429, 503]), chances)
def test_a_server_is_never_asked_before_its_retry_after_up_to_the_ceiling(
    every: timedelta, wait: timedelta, failures: int, status: int, jitter: float
) -> None:
    asked = failure(FailureKind.RATE_LIMITED, status, retry_after=wait)
    poll = after(asked, every=every, failures=failures, jitter=jitter)
    assert poll.at >= NOON + min(wait, POLICY.max_interval)


@given(successes, wishes, chances)
def test_a_server_is_never_asked_before_its_wish_up_to_the_maximum(
    outcome: NotModified, ttl: timedelta | None, jitter: float
) -> None:
    poll = after(outcome, ttl=ttl, jitter=jitter)
    for wish in (outcome.wishes.max_age, ttl):
        assert poll.at >= NOON + min(wish or timedelta(), POLICY.max_interval)

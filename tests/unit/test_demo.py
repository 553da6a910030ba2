"""When the demo's newsroom may publish its next step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from aggregator.demo import _is_taken_in
from aggregator.model import FailureKind, FeedHealth
from aggregator.newsroom.content import FeedFault
from tests.support.make import NOON, at

PUBLISHED = at(1)
ASKED_BEFORE = FeedHealth(created=NOON, last_attempt=at(0.5), last_success=at(0.5), last_duration=timedelta(seconds=1))
READ = replace(ASKED_BEFORE, last_attempt=at(1.5), last_success=at(1.5))
FAILED = replace(ASKED_BEFORE, last_attempt=at(1.5), error_kind=FailureKind.TIMEOUT, failures=1)


def test_a_feed_that_was_read_since_is_taken_in_and_one_that_was_read_before_is_not() -> None:
    assert _is_taken_in(READ, PUBLISHED)
    assert not _is_taken_in(ASKED_BEFORE, PUBLISHED)
    assert not _is_taken_in(FeedHealth(created=NOON), PUBLISHED)


def test_an_answer_that_was_under_way_when_the_newsroom_published_may_be_an_old_one() -> None:
    assert not _is_taken_in(replace(READ, last_duration=timedelta(minutes=31)), PUBLISHED)


@pytest.mark.parametrize("failures", [1, 2, 9])
def test_a_poll_that_failed_has_read_nothing_however_often_it_has(failures: int) -> None:
    assert not _is_taken_in(replace(FAILED, failures=failures), PUBLISHED)


@pytest.mark.parametrize("kind", [FailureKind.SERVER_ERROR, FailureKind.TRUNCATED])
def test_a_feed_that_is_broken_on_purpose_is_taken_in_once_it_has_failed_so(kind: FailureKind) -> None:
    played = replace(FAILED, error_kind=kind)
    assert _is_taken_in(played, PUBLISHED)
    assert not _is_taken_in(replace(played, last_attempt=at(0.9)), PUBLISHED)
    assert len(FeedFault) == 2, "the demo has to know how polls of a feed with the new fault fail"

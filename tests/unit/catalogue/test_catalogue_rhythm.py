"""The interval that is suggested for a feed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.catalogue.rhythm import suggested_interval
from tests.support.make import NOON, article

LEAST = timedelta(minutes=15)


def every(gap: timedelta, *, count: int = 10, age: timedelta = timedelta()) -> tuple[timedelta, str]:
    articles = [article(f"A{n}", published=NOON - age - n * gap) for n in range(count)]
    found = suggested_interval(articles, least=LEAST, now=NOON)
    return found.every, found.reason


@pytest.mark.parametrize(
    ("gap", "suggested", "reason"),
    [
        (timedelta(seconds=20), timedelta(minutes=15), "it publishes about every minute"),
        (timedelta(minutes=7), timedelta(minutes=15), "it publishes about every 7m"),
        (timedelta(hours=1), timedelta(minutes=30), "it publishes about every 1h"),
        (timedelta(hours=5), timedelta(hours=2), "it publishes about every 5h"),
        (timedelta(days=6), timedelta(hours=6), "it publishes about every 6d"),
    ],
)
def test_half_the_usual_gap_is_suggested_within_bounds(gap: timedelta, suggested: timedelta, reason: str) -> None:
    assert every(gap) == (suggested, reason)


def test_too_few_dates_and_old_ones_are_told() -> None:
    assert every(timedelta(hours=9), count=3)[0] == LEAST
    assert every(timedelta(hours=1), age=timedelta(days=90)) == (
        timedelta(hours=6),
        "the newest entry is 90 days old",
    )


@given(st.lists(st.datetimes().map(lambda moment: moment.replace(tzinfo=NOON.tzinfo)), max_size=30))
def test_it_is_never_below_the_default(dates: list[object]) -> None:
    articles = [article(f"A{n}", published=date, sort_time=NOON) for n, date in enumerate(dates)]
    found = suggested_interval(articles, least=timedelta(hours=1), now=NOON)
    assert timedelta(hours=1) <= found.every <= timedelta(hours=6)

"""A day that is told by another one of its sentence is reckoned from that."""

from __future__ import annotations

import pytest

from aggregator.merging.reading import read_article
from tests.support.make import at, stored_article


def days(text: str) -> list[int | None]:
    """The days of March that a text of 12 March, a Thursday, tells."""
    published = at(0).replace(day=12)
    told = read_article(stored_article(1, "", summary=text, published=published, sort_time=published)).timeline.told
    return [each.when.first.day if each.when else None for each in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Residents said on Wednesday that they had buried 63 people killed the day before.", [10]),
        ("The army said on Wednesday that the previous day's strike had killed 12.", [10]),
        ("Talks began in Lund on Monday and ended the next day.", [9, 10]),
        ("He was arrested on Monday and released two days later.", [9, 11]),
        ("She died on Wednesday of wounds from a blast three days earlier.", [11, 8]),
        ("The dam burst on 9 March, and the same day the road was closed.", [9]),
        ("The fire broke out on Monday, the day before the vote.", [9, None]),
        ("The envoys met on Monday, the day after he was shot.", [9, None]),
        ("On Monday, two weeks later, the road was opened.", [9, None]),
        ("The toll is 27, the mayor said on Wednesday, one more than the previous day.", [None]),
        ("Two days later the road was opened.", [None]),
        ("The road was shut from 9 to 10 March and opened the next day.", [9, None]),
    ],
)
def test_a_day_told_by_another_is_reckoned_from_it(text: str, expected: list[int | None]) -> None:
    assert days(text) == expected

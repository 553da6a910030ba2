"""What an article and a story say of when, compared."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aggregator.matching import sign
from aggregator.matching.facts import gaps
from tests.support.matching import article, story


@pytest.mark.parametrize(("day", "apart"), [(2, 0.0), (3, 0.5), (4, 1.5)])
def test_a_report_known_by_its_day_alone_may_be_of_its_noon(day: int, apart: float) -> None:
    first = sign(article("Bridge closes in Oslo", published=datetime(2031, 6, 2, tzinfo=UTC)), seen=None)
    later = sign(article("Bridge shut in Oslo", published=datetime(2031, 6, day, tzinfo=UTC)), seen=None)
    assert gaps(later, story(first)) == pytest.approx((apart, apart))

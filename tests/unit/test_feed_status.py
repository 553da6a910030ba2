"""What `aggregator feeds status` tells of a feed."""

from __future__ import annotations

from datetime import timedelta

from aggregator.cli.status import document
from aggregator.feed_reports import feed_reports
from aggregator.ports import Database
from tests.support.make import NOON, feed_spec
from tests.support.polling import SILENCE


def test_a_clock_that_was_set_back_by_days_takes_no_status_away(sqlite: Database) -> None:
    with sqlite.write() as uow:
        uow.feeds.add(feed_spec("Post"), now=NOON, next_due=NOON, paused=None)
        uow.commit()
    with sqlite.read() as uow:
        [told] = feed_reports(uow, uow.feeds.all(), now=NOON - timedelta(days=1), silence=SILENCE)
    assert document(told, NOON - timedelta(days=1))["articles_per_day"] == 0

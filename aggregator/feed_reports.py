"""Feeds with their condition in words and their articles per day, as the desk, its API and the commands tell them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from aggregator.health import FeedCondition, SilencePolicy, describe
from aggregator.links import without_password
from aggregator.model import Feed
from aggregator.ports import UnitOfWork

DAYS: Final = 14
"""UTC days that articles are counted of, today included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReport:
    """One feed, told."""

    feed: Feed
    condition: FeedCondition
    days: Mapping[date, int]
    """Articles first seen on each of the last `DAYS`, oldest first."""

    @property
    def address(self) -> str:
        """Where it is asked for, without a password."""
        return without_password(self.feed.spec.url)

    @property
    def recent(self) -> int:
        """Articles first seen in all these days."""
        return sum(self.days.values())


def feed_reports(uow: UnitOfWork, feeds: Sequence[Feed], *, now: datetime, silence: SilencePolicy) -> list[FeedReport]:
    """The reports of these feeds, in their order."""
    first = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=DAYS - 1)
    days = [first.date() + timedelta(days=place) for place in range(DAYS)]
    counts = uow.feeds.articles_per_day(first, feed_id=feeds[0].id if len(feeds) == 1 else None)
    return [
        FeedReport(
            feed=feed,
            condition=describe(feed, now=now, silence=silence),
            days={day: counts.get(feed.id, {}).get(day, 0) for day in days},
        )
        for feed in feeds
    ]

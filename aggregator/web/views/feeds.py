"""Feeds with their condition in words and their articles per day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aggregator.health import FeedCondition, FeedState, SilencePolicy, describe
from aggregator.links import without_password
from aggregator.model import Feed
from aggregator.ports import UnitOfWork

DAYS = 14

TROUBLE_FIRST = (
    FeedState.BROKEN,
    FeedState.GONE,
    FeedState.SILENT,
    FeedState.EMPTY,
    FeedState.WAITING,
    FeedState.UNCHANGED,
    FeedState.HEALTHY,
    FeedState.PAUSED,
)
"""What an operator has to look at stands on top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """One feed as the feeds page shows it."""

    feed: Feed
    condition: FeedCondition
    days: tuple[tuple[date, int], ...]
    """Articles first seen on each of the last `DAYS` UTC days, oldest first."""

    @property
    def address(self) -> str:
        """Where it is asked for, without a password."""
        return without_password(self.feed.spec.url)

    @property
    def articles_by_day(self) -> dict[date, int]:
        """`days`, to look up."""
        return dict(self.days)

    @property
    def recent(self) -> int:
        """Articles first seen in all these days."""
        return sum(count for _, count in self.days)


def feed_views(uow: UnitOfWork, *, now: datetime, silence: SilencePolicy) -> list[FeedView]:
    """All feeds, those in trouble first, then by name."""
    perday, days = uow.feeds.articles_per_day(_midnight(now)), _days(now)
    views = [_view(feed, perday.get(feed.id, {}), days, now, silence) for feed in uow.feeds.all()]
    return sorted(views, key=lambda view: (TROUBLE_FIRST.index(view.condition.state), view.feed.spec.name.casefold()))


def feed_view(uow: UnitOfWork, feed: Feed, *, now: datetime, silence: SilencePolicy) -> FeedView:
    """One feed."""
    perday = uow.feeds.articles_per_day(_midnight(now), feed_id=feed.id).get(feed.id, {})
    return _view(feed, perday, _days(now), now, silence)


def count_states(views: list[FeedView]) -> list[tuple[FeedState, int]]:
    """How many feeds are in each state that any is in, in the order of the page."""
    counts = Counter(view.condition.state for view in views)
    return [(state, counts[state]) for state in TROUBLE_FIRST if counts[state]]


def _midnight(now: datetime) -> datetime:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return today - timedelta(days=DAYS - 1)


def _days(now: datetime) -> list[date]:
    first = _midnight(now).date()
    return [first + timedelta(days=place) for place in range(DAYS)]


def _view(
    feed: Feed, counts: Mapping[date, int], days: Sequence[date], now: datetime, silence: SilencePolicy
) -> FeedView:
    return FeedView(
        feed=feed,
        condition=describe(feed, now=now, silence=silence),
        days=tuple((day, counts.get(day, 0)) for day in days),
    )

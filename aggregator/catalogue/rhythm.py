"""How often a feed publishes, and how often it is therefore worth asking; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Final

from aggregator.model import Article
from aggregator.quantities import format_duration

_STEPS: Final = tuple(timedelta(minutes=minutes) for minutes in (15, 30, 60, 120, 180, 360))
"""Intervals that are suggested. Asking costs little where nothing is new, so the longest is short of a day."""

_NEWEST: Final = 20
_LEAST: Final = 4
"""Dated entries without which nothing is known of a rhythm."""

_STALE: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An interval for a feed, and why."""

    every: timedelta
    reason: str
    """Such as '3 articles a day'."""


def suggested_interval(articles: Sequence[Article], *, least: timedelta, now: datetime) -> Interval:
    """Half the usual time between two of the newest articles, on a step of the scale, but never below `least`."""
    dates = sorted((dated for each in articles if (dated := each.published or each.updated)), reverse=True)[:_NEWEST]
    if dates and now - dates[0] > _STALE:
        return Interval(every=max(least, _STEPS[-1]), reason=f"the newest entry is {(now - dates[0]).days} days old")
    if len(dates) < _LEAST:
        return Interval(every=least, reason="the default; too few dated entries tell how often it publishes")
    gap = timedelta(seconds=median((later - earlier).total_seconds() for later, earlier in pairwise(dates)))
    fitting = [step for step in _STEPS if step <= gap / 2]
    return Interval(every=max([least, *fitting]), reason=f"it publishes about every {_rounded(gap)}")


def _rounded(gap: timedelta) -> str:
    """A gap in its largest unit, such as '3h'."""
    for unit in (timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)):
        if gap >= unit:
            return format_duration(round(gap / unit) * unit)
    return "minute"

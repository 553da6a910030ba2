"""Feeds as the desk and its API list them: those in trouble first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from aggregator.feed_reports import FeedReport, feed_reports
from aggregator.health import FeedState, SilencePolicy
from aggregator.ports import UnitOfWork
from aggregator.web.words import FEED_STATES

_PLACES = {state: place for place, state in enumerate(FEED_STATES)}


def trouble_first(uow: UnitOfWork, *, now: datetime, silence: SilencePolicy) -> list[FeedReport]:
    """All feeds, those in trouble first, then by name."""
    reports = feed_reports(uow, uow.feeds.all(), now=now, silence=silence)
    return sorted(reports, key=lambda each: (_PLACES[each.condition.state], each.feed.spec.name.casefold()))


def count_states(reports: Sequence[FeedReport]) -> list[tuple[FeedState, int]]:
    """How many feeds are in each state that any is in, in the order of the page."""
    counts = Counter(each.condition.state for each in reports)
    return [(state, counts[state]) for state in FEED_STATES if counts[state]]

"""Waiting until the articles of other days have come together.

At the first start, after an outage and for a new feed each feed brings days of articles at once, one feed after the
other. Only articles an hour apart are put in line afterwards, so that whatever came first would open the stories. What
is older than that is in no hurry: it waits until no more of its kind comes in, and with it what has no date. What is
new is grouped at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from aggregator.matching import INSERTED_WITHIN
from aggregator.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """How long late articles wait for one another."""

    quiet: timedelta
    """Until none has come for so long."""
    at_most: timedelta
    """And no longer than this after the first of them."""

    def begins(self, uow: UnitOfWork, *, now: datetime) -> datetime | None:
        """Return the publication time from which articles may be grouped; None where all may."""
        since = now - INSERTED_WITHIN
        waiting = uow.articles.ungrouped_seen(before=since)
        # Either way: a clock that was put back must not make them wait until it has caught up.
        if waiting is None or abs(now - waiting.last) >= self.quiet or abs(now - waiting.first) >= self.at_most:
            return None
        return since

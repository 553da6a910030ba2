"""What a clock that was ahead has written is mended when it has been put back.

The service waits by times of day that are stored: when a feed is due or a webhook is told, until when a lease or lock
lasts. After the clock was an hour ahead and is right again, all of these lie an hour too far, and feeds and webhooks
would be silent for that long, and stories that changed meanwhile would stand before all later ones for those who follow
them. Nothing can have been polled, told or changed later than now, and no lease is given for longer than the longest
there is; what says otherwise is void.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

from aggregator.ports import Clock, Database

_log = logging.getLogger(__name__)

TOLERATED: Final = timedelta(minutes=1)
"""By how much the clocks of several machines, or one that is being corrected, may differ without being called wrong."""


class ClockWatch:
    """Looks whether the clock was put back, since the last look or before this process began."""

    def __init__(self, *, database: Database, clock: Clock, longest: timedelta) -> None:
        """`longest` is what a lease or lock is given for at most."""
        self._database, self._clock, self._longest = database, clock, longest
        self._begun: datetime | None = None
        """When the monotonic clock stood at zero, by the clock of the last look that needed nothing more."""

    def look(self) -> None:
        """Mend what the clock has written while it was ahead, once each time it was put back, and at the first look."""
        now = self._clock.now()
        begun = now - timedelta(seconds=monotonic())
        if self._begun is None or begun < self._begun - TOLERATED:
            self._mend(now)  # where the database cannot be used, this is done at the next look
        self._begun = begun

    def _mend(self, now: datetime) -> None:
        with self._database.write() as uow:
            latest = now + self._longest + TOLERATED
            feeds = uow.feeds.void_future(now=now, polled=now + TOLERATED, leased=latest)
            locks = uow.locks.void_future(latest)
            webhooks = uow.webhooks.void_future(now=now, tried=now + TOLERATED, leased=latest)
            stories = uow.stories.void_future(now=now, changed=now + TOLERATED)
            uow.commit()
        if feeds or locks or webhooks or stories:
            told = "the clock was ahead and has been put back: what was put off by it is due now"
            _log.warning(told, extra={"feeds": feeds, "locks": locks, "webhooks": webhooks, "stories": stories})

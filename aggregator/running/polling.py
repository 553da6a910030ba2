"""The role `poll`: feeds and pages are asked for and webhooks told, and the operator where nothing can be reached."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence

from aggregator.bootstrap import Application
from aggregator.model import FailureKind
from aggregator.polling import PollResult
from aggregator.ports import Notice
from aggregator.scheduler import Tick

_log = logging.getLogger(__name__)

_NETWORK_NOTICE = "network"
_UNREACHABLE = frozenset({FailureKind.DNS, FailureKind.CONNECT, FailureKind.TIMEOUT})


class Polling:
    """Asks for feeds and pages that are due, and tells webhooks; any number of processes may."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._poller, self._full_texts = app.poller, app.full_texts
        self._webhooks = app.webhooks
        self._polled: deque[PollResult] = deque()

    def ticks(self) -> Sequence[Tick]:
        """Feeds and what is told of them, pages, webhooks."""
        # A feed that is due every second must be looked for more often than that.
        every = min(self._app.settings.service.poll_tick, self._app.settings.fetch.min_interval / 4)
        return [
            Tick(name="poll", every=every, run=self._poll),
            Tick(name="telling of polls", every=every, run=self._tell_of_polls),
            Tick(name="pages", every=every, run=self._full_texts.fetch_due),
            Tick(name="webhooks", every=every, run=self._webhooks.deliver_due),
        ]

    def stop(self) -> None:
        """Claim nothing more."""
        self._poller.stop()
        self._full_texts.stop()
        self._webhooks.stop()

    def give_up(self) -> None:
        """Close the parser, so that nothing waits for a document any more; the feed is polled again."""
        self._app.parser.close()

    def finish(self) -> None:
        """Tell of the last polls."""
        self._tell_of_polls()

    def _poll(self) -> None:
        # Told of by another tick: with many feeds, one is always under way, and polling goes on and on.
        self._poller.poll_due(told=self._polled.append)

    def _tell_of_polls(self) -> None:
        results = [self._polled.popleft() for _ in range(len(self._polled))]
        if not results:
            return
        new, revised = sum(r.new for r in results), sum(r.revised for r in results)
        failed = sum(not result.succeeded for result in results)
        _log.info("polled", extra={"feeds": len(results), "new_articles": new, "revised": revised, "failed": failed})
        with self._app.database.write() as uow:
            if any(result.outcome not in _UNREACHABLE for result in results):
                uow.notices.clear(_NETWORK_NOTICE)
            else:
                feeds = [feed for feed in uow.feeds.all() if feed.paused is None]
                if feeds and all(feed.health.error_kind in _UNREACHABLE for feed in feeds):
                    text = (
                        f"None of the {len(feeds)} feeds could be reached. Is this machine connected to the internet?"
                    )
                    uow.notices.put(Notice(key=_NETWORK_NOTICE, text=text, since=self._app.clock.now()))
            uow.commit()

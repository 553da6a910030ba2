"""What is done about feeds, by the pages and the API alike."""

from __future__ import annotations

import logging

from aggregator.errors import NotFound
from aggregator.model import Feed, PauseReason
from aggregator.ports import UnitOfWork
from aggregator.web.dependencies import WebDependencies

_log = logging.getLogger(__name__)


def find_feed(uow: UnitOfWork, feed_id: int) -> Feed:
    """The feed of an id; raises NotFound."""
    feed = uow.feeds.get(feed_id)
    if feed is None:
        raise NotFound("feed", feed_id)
    return feed


def fetch_at_once(desk: WebDependencies, feed_id: int) -> None:
    """Make a feed due, also one that the server said was gone; the next look for due feeds takes it."""
    now = desk.clock.now()
    with desk.database.write() as uow:
        uow.feeds.serialise()  # what a catalogue that is being applied says of the feed would be put back
        feed = find_feed(uow, feed_id)
        if feed.paused in {None, PauseReason.GONE}:
            uow.feeds.update_spec(feed_id, feed.spec, now=now, paused=None, next_due=now)
            uow.commit()


def switch_feed(desk: WebDependencies, feed_id: int, *, enabled: bool, who: str) -> None:
    """Have a feed polled or not, by what the feeds file says of it."""
    with desk.database.read() as uow:
        spec = find_feed(uow, feed_id).spec
    desk.switch_feed(spec.url, enabled)
    _log.info("feed switched at the desk", extra={"feed": spec.name, "enabled": enabled, "who": who})

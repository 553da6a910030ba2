"""Feeds that a command is told by name or address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from aggregator.bootstrap import Application
from aggregator.catalogue import feed_key, near_names
from aggregator.errors import UnknownFeed
from aggregator.model import Feed, FeedSpec

T = TypeVar("T")


def declared(feeds: Sequence[FeedSpec], names: Sequence[str]) -> list[FeedSpec]:
    """The catalogue's feeds of these names or addresses, all that are enabled for none; raises `UnknownFeed`."""
    return _chosen(feeds, names, lambda feed: feed) if names else [feed for feed in feeds if feed.enabled]


def stored_feeds(feeds: Sequence[Feed], names: Sequence[str]) -> list[Feed]:
    """The stored feeds of these names or addresses, all for none; raises `UnknownFeed`."""
    return _chosen(feeds, names, lambda feed: feed.spec) if names else list(feeds)


def feeds_named(app: Application, names: Sequence[str]) -> list[Feed]:
    """Stored feeds by name or address; all that are not paused where no name is given."""
    with app.database.read() as uow:
        stored = uow.feeds.all()
    return stored_feeds(stored, names) if names else [feed for feed in stored if feed.paused is None]


def _chosen(feeds: Sequence[T], names: Sequence[str], spec: Callable[[T], FeedSpec]) -> list[T]:
    found: list[T] = []
    for name in names:
        wanted, key = name.strip().casefold(), _key(name)
        matches = [feed for feed in feeds if spec(feed).name.casefold() == wanted] or [
            feed for feed in feeds if key is not None and spec(feed).url_key == key
        ]
        if not matches:
            raise UnknownFeed(name, near_names(name, [spec(feed).name for feed in feeds]))
        found += [feed for feed in matches if feed not in found]
    return found


def _key(address: str) -> str | None:
    try:
        return feed_key(address.strip())
    except ValueError:  # a name
        return None

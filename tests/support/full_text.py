"""A site whose feed leads to pages, and a service that follows it."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from typing import Any

from aggregator.fetching import HttpFetcher, SharedFetcher
from aggregator.full_text import FullTexts, PagePolicy
from aggregator.model import PageText, StoredArticle
from aggregator.parsing import WorkerParser
from aggregator.polling import Poller
from aggregator.ports import Database
from tests.support.clock import StillClock
from tests.support.fetching import fetch_policy
from tests.support.make import NOON, feed_spec
from tests.support.polling import POLICY
from tests.support.servers import MisbehavingServer, reply

PAGES = PagePolicy(
    lease=timedelta(minutes=5),
    at_once=10,
    of_a_feed=2,
    tries=4,
    first_wait=timedelta(minutes=10),
    longest_wait=timedelta(hours=6),
    longest_asked=timedelta(days=1),
)


class Site:
    """A server with a feed and pages, and a service that follows it."""

    def __init__(self, database: Database, server: MisbehavingServer, parser: WorkerParser) -> None:
        self.database, self.server, self.clock = database, server, StillClock()
        self.fetcher = SharedFetcher(
            HttpFetcher(fetch_policy(), clock=self.clock, resolve=lambda _host, _port: ["127.0.0.1"])
        )
        shared: dict[str, Any] = {"database": database, "clock": self.clock, "fetcher": self.fetcher}
        self.poller = Poller(**shared, parser=parser, policy=POLICY, owner="here:1")
        self.texts = FullTexts(**shared, reader=parser, policy=PAGES)

    def follow(
        self,
        *links: str,
        told: str = "A summary.",
        path: str = "/feed",
        log_in: str = "",
        host: str = "127.0.0.1",
        **changes: Any,
    ) -> None:
        """Publish items with these links, let the feed be followed, and poll it once."""
        url = self.server.url(path, host=host).replace("//", f"//{log_in}@" if log_in else "//")
        spec = feed_spec(url=url, url_key=url, deadline=timedelta(minutes=2), **{"full_text": True} | changes)
        with self.database.write() as uow:
            feed_id = uow.feeds.add(spec, now=NOON, next_due=NOON, paused=None)
            uow.commit()
        self.publish(*links, told=told, path=path, feed_id=feed_id)

    def publish(self, *links: str, told: str, path: str = "/feed", feed_id: int = 1) -> None:
        """Publish items with these links, and poll the feed that is followed."""
        items = "".join(
            f"<item><title>Floods in the valley {number}</title><link>{escape(link)}</link><guid>{escape(link)}</guid>"
            f"<description>{told}</description></item>"
            for number, link in enumerate(links)
        )
        body = f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>".encode()
        self.server.answers[path] = reply(200, body, {"Content-Type": "application/rss+xml"})
        self.poller.poll([feed_id], told=lambda _: None)

    @property
    def articles(self) -> list[StoredArticle]:
        with self.database.read() as uow:
            return sorted(uow.articles.newest(limit=100), key=lambda stored: stored.id)

    @property
    def page(self) -> PageText:
        """What has come of the only article's page."""
        with self.database.read() as uow:
            return uow.pages.of([1])[1]

    def asked(self, path: str) -> int:
        return sum(request.target == path for request in self.server.requests)

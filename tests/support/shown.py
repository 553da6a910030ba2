"""What a feed shows from poll to poll, and what is stored of it."""

from __future__ import annotations

from datetime import timedelta
from html import escape

from aggregator.model import FeedSpec, StoredArticle
from aggregator.polling import Poller, PollResult
from aggregator.ports import Database
from tests.support.clock import StillClock
from tests.support.make import NOON, feed_spec
from tests.support.polling import POLICY, PlainParser, ScriptedFetcher, fetched

SITE = "https://post.example"
CONTENT = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
PLAIN_GUID = " isPermaLink='false'"


def item(
    title: str = "",
    *,
    guid: str | None = None,
    link: str | None = None,
    text: str = "",
    full: str | None = None,
    author: str | None = None,
    date: str | None = None,
) -> str:
    """One item of RSS; `text` is its description and `full` what it carries beside that."""
    parts = {"guid": guid, "link": link, "title": title or None, "description": text or None, "pubDate": date}
    return "".join(
        f"<{name}{PLAIN_GUID if name == 'guid' else ''}>{escape(value)}</{name}>"
        for name, value in (parts | {"content:encoded": full, "author": author}).items()
        if value is not None
    ).join(("<item>", "</item>"))


def document(*items: str) -> bytes:
    """An RSS document."""
    channel = f"<channel><title>Post</title><link>{SITE}/</link>{''.join(items)}</channel>"
    return f"<rss version='2.0' {CONTENT}>{channel}</rss>".encode()


class Watch:
    """Feeds that are polled, and what is stored of them."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock = database, StillClock()
        self.fetcher = ScriptedFetcher({})
        self.specs: dict[str, tuple[int, FeedSpec]] = {}
        self.poller = Poller(
            database=database,
            clock=self.clock,
            fetcher=self.fetcher,
            parser=PlainParser(),
            policy=POLICY,
            owner="here:1",
        )

    def poll(self, *items: str, feed: str = "Post") -> tuple[int, int]:
        """Let a feed show these items; returns how many articles were new, and how many revised."""
        if feed not in self.specs:
            spec = feed_spec(feed)
            with self.database.write() as uow:
                self.specs[feed] = uow.feeds.add(spec, now=NOON, next_due=NOON, paused=None), spec
                uow.commit()
        feed_id, spec = self.specs[feed]
        self.fetcher.answers[spec.url] = [fetched(document(*items), url=spec.url)]
        results: list[PollResult] = []
        self.poller.poll([feed_id], told=results.append)
        self.clock.move(timedelta(minutes=20))
        [result] = results
        assert result.succeeded, result.message
        return result.new, result.revised

    def move(self, url: str, feed: str = "Post") -> None:
        """Let the catalogue name another address for the feed."""
        feed_id, _ = self.specs[feed]
        spec = feed_spec(feed, url=url, url_key=url)
        self.specs[feed] = feed_id, spec
        with self.database.write() as uow:
            uow.feeds.update_spec(feed_id, spec, paused=None, next_due=None, now=NOON)
            uow.commit()

    @property
    def articles(self) -> list[StoredArticle]:
        """All that is stored, in the order in which it came."""
        with self.database.read() as uow:
            return sorted(uow.articles.newest(limit=100), key=lambda stored: stored.id)

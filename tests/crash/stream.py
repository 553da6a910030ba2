"""News that streams in: feeds and pages of a server on loopback, which change step by step.

What differs between two runs of one stream is to be due to what happened to the program, not to when it looked. So a
step is one feed's, whose document is stored as a whole: what a word weighs depends on the articles seen by then, and in
a young database a doubtful decision with it. Each step's articles are later than those of the steps before, all are
dated, a page says in the same words what its feed says, and a feed still holds what came in its last few steps. The
next step is published when this one is taken in.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from random import Random
from typing import Final

from aggregator.yaml_tree import dump
from tests.benchmarks.newswire import Report, reports
from tests.support.make import NOON
from tests.support.servers import Answer, MisbehavingServer, reply, unless_known

FEEDS: Final = 6
_WITH_PAGES: Final = frozenset({0})
"""Feeds whose articles' texts are taken from their pages; one article in a step, for pages come in any order."""
_SHOWN: Final = 30
"""Entries of a feed."""
_STEP: Final = timedelta(hours=2)
_LATE: Final = 0.25
"""Seconds that an answer takes at most, so that kills meet fetches too."""
_EDITED: Final = 0.3
"""The share of steps in which the article that its feed showed last is edited."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as its feed shows it."""

    guid: str
    title: str
    text: str
    published: datetime


class Stream:
    """A newsroom that publishes so many steps of so many articles each; the same seed gives the same news."""

    def __init__(self, server: MisbehavingServer, *, steps: int, articles: int = 6, seed: int = 1) -> None:
        self._server = server
        self._chance = Random(seed)  # noqa: S311 - makes up news
        written = reports(steps * articles, until=NOON, span=steps * _STEP, seed=seed)
        self._coming = [[next(written) for _ in range(articles)] for _ in range(steps)]
        self._entries: list[list[Entry]] = [[] for _ in range(FEEDS)]
        self.latest: list[str] = []
        """Guids of the articles that the last step brought."""
        self._step = self.articles = self.revisions = 0
        """How many articles and versions of them have been published."""
        for feed in range(FEEDS):
            self._show(feed)

    def publish(self) -> None:
        """Publish the next step, in the next feed."""
        feed = self._step % FEEDS
        self._step += 1
        self._edit(feed)
        self.latest = []
        coming = self._coming.pop(0)
        for report in coming[:1] if feed in _WITH_PAGES else coming:
            entry = _entry(report, number=self.articles)
            self._entries[feed].append(entry)
            self.latest.append(entry.guid)
            self.articles += 1
            self.revisions += 1
            self._answer(f"/pages/{entry.guid}", _page(entry), "text/html; charset=utf-8")
        self._show(feed)

    def catalogue(self) -> str:
        """The feeds.yaml by which the stream is polled."""
        feeds = [
            {
                "url": self._server.url(f"/feeds/{feed}"),
                "name": f"Feed {feed}",
                "language": "en",
                "full_text": feed in _WITH_PAGES,
            }
            for feed in range(FEEDS)
        ]
        return dump({"defaults": {"every": "1s"}, "feeds": feeds, "topics": [{"name": "North", "any": ["north"]}]})

    def _edit(self, feed: int) -> None:
        if self._chance.random() >= _EDITED or not self._entries[feed] or feed in _WITH_PAGES:
            return
        last = self._entries[feed][-1]
        self._entries[feed][-1] = replace(last, text=f"{last.text} {last.text.partition('.')[0]} again.")
        self.revisions += 1

    def _show(self, feed: int) -> None:
        shown = self._entries[feed][-_SHOWN:]
        self._answer(f"/feeds/{feed}", self._document(feed, shown), "application/rss+xml; charset=utf-8")

    def _document(self, feed: int, entries: list[Entry]) -> bytes:
        items = "".join(
            f"<item><guid isPermaLink='false'>{entry.guid}</guid>"
            f"<link>{self._server.url(f'/pages/{entry.guid}')}</link>"
            f"<title>{escape(entry.title)}</title><description>{escape(entry.text)}</description>"
            f"<pubDate>{format_datetime(entry.published)}</pubDate></item>"
            for entry in reversed(entries)
        )
        head = f"<title>Feed {feed}</title><link>https://feed-{feed}.example/</link>"
        return f"<rss version='2.0'><channel>{head}{items}</channel></rss>".encode()

    def _answer(self, path: str, body: bytes, kind: str) -> None:
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        late = self._chance.random() * _LATE
        answer: Answer = reply(body=body, headers={"Content-Type": kind, "ETag": etag}, after=late)
        self._server.answers[path] = unless_known(answer, etag=etag)


def _entry(report: Report, *, number: int) -> Entry:
    return Entry(guid=f"a{number:05}", title=report.title, text=report.text, published=report.published)


def _page(entry: Entry) -> bytes:
    paragraphs = "".join(f"<p>{escape(sentence)}.</p>" for sentence in entry.text.split(".") if sentence.strip())
    head = f"<!doctype html><html lang='en'><head><title>{escape(entry.title)}</title></head>"
    return f"{head}<body><article><h1>{escape(entry.title)}</h1>{paragraphs}</article></body></html>".encode()

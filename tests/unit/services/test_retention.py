"""Old stories and rows go, as far as nobody needs them: what people decided, what feeds still show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from aggregator.last_document import LastDocument, is_among
from aggregator.matching import shipped_policy
from aggregator.matching.policy import Strictness
from aggregator.model import KnownArticle, ParsedFeed, PauseReason, StoryState
from aggregator.retention import Retention, RetentionPolicy
from aggregator.window import MatchWindow
from tests.support import make
from tests.support.clock import StillClock
from tests.support.desk import fill
from tests.support.make import NOON
from tests.support.memory import MemoryDatabase

NOTHING_KEPT_BY_AGE = RetentionPolicy(stories=None, revisions=None, evidence=None, fetch_log=None, requests=None)
DAYS = timedelta(days=30)


class Archive:
    """Three stories of one feed, thirty days old, which its last document does not show any more."""

    def __init__(self, **kept: timedelta) -> None:
        self.database, self.clock = MemoryDatabase(), StillClock()
        fill(self.database, [["Quake hits Palu"], ["Talks open in Verrin"], ["Ferry back in service"]])
        self.remember(b"")
        self.clock.move(DAYS + timedelta(days=1))
        self.policy = replace(NOTHING_KEPT_BY_AGE, **{"stories": DAYS} | kept)

    def retention(self, owner: str = "here") -> Retention:
        return Retention(database=self.database, clock=self.clock, policy=self.policy, owner=owner)

    def remember(self, last_items: bytes | None) -> None:
        """Let a poll of every feed have found such a document."""
        with self.database.write() as uow:
            for feed in uow.feeds.all():
                due = uow.feeds.claim(now=NOON, until=NOON, owner="poller", limit=1, only=[feed.id])[0]
                update = make.feed_update(last_items=last_items)
                uow.feeds.finish(due.lease, update, make.fetch_event(feed.id))
            uow.commit()

    def left(self) -> list[int]:
        with self.database.read() as uow:
            return sorted(uow.stories.many([1, 2, 3]))


def known(archive: Archive, article_id: int) -> KnownArticle:
    with archive.database.read() as uow:
        article = uow.articles.many([article_id])[article_id].article
    return KnownArticle(
        id=article_id,
        guid_key=article.guid_key,
        link_key=article.link_key,
        content_key=article.content_key,
        title=article.title,
        published=article.published,
    )


def document(*titles: str, cut: bool = False) -> ParsedFeed:
    drafts = tuple(make.article(title) for title in titles)
    return ParsedFeed(drafts=drafts, total=len(drafts) + cut, whole=not cut) if False else _parsed(drafts, cut=cut)


def _parsed(drafts: tuple[object, ...], *, cut: bool) -> ParsedFeed:
    return ParsedFeed(**PARSED | {"drafts": drafts, "broken": cut})

"""Documents of one feed, and what is stored of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from aggregator.model import Article, EntryData, KnownArticle, ParsedFeed, Reconciliation
from aggregator.normalizing import normalise, reconcile
from tests.support.make import feed_context

CONTEXT = feed_context(feed_url="https://harbour.example/all.xml", seen=datetime(2020, 6, 1, tzinfo=UTC))
HEADLINES = (
    "Dockers end a nine-day strike in Port Dunmore",
    "Council rejects the harbour wall after long debate",
    "Ferry passengers stranded overnight by thick fog",
    "Museum returns carved doors to their island",
)
"""With words enough to be known by."""


def document(*entries: tuple[str | None, str | None, str]) -> tuple[Article, ...]:
    """Articles of a document of (guid, link, title)."""
    parsed = ParsedFeed(
        format="rss20", entries=tuple(EntryData(guid=guid, link=link, title=title) for guid, link, title in entries)
    )
    return normalise(parsed, CONTEXT)


class Shelf:
    """What is stored of one feed."""

    def __init__(self) -> None:
        self.articles: list[Article] = []

    def known(self) -> list[KnownArticle]:
        return [
            KnownArticle(
                id=number,
                guid_key=a.guid_key,
                link_key=a.link_key,
                content_key=a.content_key,
                title=a.title,
                canonical_link=a.canonical_link,
                published=a.published,
            )
            for number, a in enumerate(self.articles)
        ]

    def poll(self, articles: Sequence[Article]) -> Reconciliation:
        found = reconcile(articles, self.known())
        for revision in (*found.revised, *found.rekeyed, *found.dated):
            self.articles[revision.article_id] = revision.article
        self.articles.extend(found.new)
        assert len(found.new) + len(found.revised) + found.unchanged == len(articles)
        return found

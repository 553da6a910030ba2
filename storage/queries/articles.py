"""Articles, their older versions, and which of them wait for grouping."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, union, update

from aggregator.model import Article, ArticleRevision, KnownArticle, PastRevision, StoredArticle
from aggregator.ports import Keys
from storage import mapping
from storage.queries.statements import all_words, insert_many, portions, returning_id, select_articles
from storage.tables import ARTICLE_REVISIONS, ARTICLES, FEEDS, MEMBERSHIPS

_NEWEST_FIRST = (ARTICLES.c.sort_time.desc(), ARTICLES.c.id.desc())


class SqlArticles:
    """`ArticleStore` on SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _stored(self, statement: Select[Any]) -> list[StoredArticle]:
        return [mapping.stored_article(row) for row in self._connection.execute(statement)]

    def known(self, feed_id: int, keys: Keys) -> list[KnownArticle]:
        """The feed's articles that share any of the keys, each kind of key looked up in its own index."""
        columns = [ARTICLES.c[name] for name in ("id", "guid_key", "link_key", "content_key", "title")]
        by_kind = (
            (ARTICLES.c.guid_key, keys.guid_keys),
            (ARTICLES.c.link_key, keys.link_keys),
            (ARTICLES.c.content_key, keys.content_keys),
        )
        sharing = [
            select(*columns).where(ARTICLES.c.feed_id == feed_id, column.in_(portion))
            for column, wanted in by_kind
            for portion in portions(wanted)
        ]
        if not sharing:
            return []
        found = self._connection.execute(union(*sharing).order_by("id"))
        return [KnownArticle(**row._mapping) for row in found]  # noqa: SLF001 (SQLAlchemy's public name for it)

    def add(self, feed_id: int, articles: Sequence[Article], *, now: datetime) -> list[int]:
        """Store new articles as not yet grouped."""
        if not articles:
            return []
        rows = [
            {"feed_id": feed_id, "first_seen": now, "revision": 1, **mapping.article_columns(article)}
            for article in articles
        ]
        ids = list(self._connection.scalars(returning_id(ARTICLES), rows))
        waiting = [
            {"article_id": article_id, "sort_time": article.sort_time, "revised": False}
            for article_id, article in zip(ids, articles, strict=True)
        ]
        insert_many(self._connection, MEMBERSHIPS, waiting)
        counted = {"article_count": FEEDS.c.article_count + len(ids)}
        self._connection.execute(update(FEEDS).where(FEEDS.c.id == feed_id).values(counted))
        return ids

    def revise(self, revisions: Sequence[ArticleRevision], *, now: datetime) -> None:
        """Replace articles' content and keep the old version."""
        newest = {each.article_id: each.article for each in revisions}
        old = self.many(newest)
        if not old:
            return
        past, changed = [], []
        for article_id, stored in old.items():
            before, after = stored.article, newest[article_id]
            kept = {"article_id": article_id, "revision": stored.revision, "replaced": now}
            past.append(kept | {"title": before.title, "summary": before.summary, "text": before.text})
            changed.append(
                {
                    "key": article_id,
                    **mapping.article_columns(after),
                    "revision": stored.revision + 1,
                    "published": min(filter(None, (before.published, after.published)), default=None),
                    "sort_time": min(before.sort_time, after.sort_time),
                }
            )
        insert_many(self._connection, ARTICLE_REVISIONS, past)
        self._connection.execute(update(ARTICLES).where(ARTICLES.c.id == bindparam("key")), changed)
        self._connection.execute(
            update(MEMBERSHIPS).where(MEMBERSHIPS.c.article_id == bindparam("key")),
            [{"key": each["key"], "sort_time": each["sort_time"], "revised": True} for each in changed],
        )

    def get(self, article_id: int) -> StoredArticle | None:
        """One article, or None."""
        return self.many([article_id]).get(article_id)

    def many(self, article_ids: Iterable[int]) -> dict[int, StoredArticle]:
        """Articles by id, in the order asked for."""
        found: dict[int, StoredArticle] = {}
        for portion in portions(article_ids):
            stored = {each.id: each for each in self._stored(select_articles().where(ARTICLES.c.id.in_(portion)))}
            found.update((article_id, stored[article_id]) for article_id in portion if article_id in stored)
        return found

    def of_feed(self, feed_id: int, *, limit: int, offset: int = 0) -> list[StoredArticle]:
        """A feed's articles, newest first."""
        of_feed = select_articles().where(ARTICLES.c.feed_id == feed_id)
        return self._stored(of_feed.order_by(*_NEWEST_FIRST).limit(limit).offset(offset))

    def past(self, article_id: int) -> list[PastRevision]:
        """Older versions, newest first."""
        columns = [column for column in ARTICLE_REVISIONS.c if column is not ARTICLE_REVISIONS.c.article_id]
        versions = select(*columns).where(ARTICLE_REVISIONS.c.article_id == article_id)
        found = self._connection.execute(versions.order_by(ARTICLE_REVISIONS.c.revision.desc()))
        return [PastRevision(**row._mapping) for row in found]  # noqa: SLF001 (SQLAlchemy's public name for it)

    def ungrouped(self, *, limit: int) -> list[StoredArticle]:
        """Articles without a story, oldest first; a short walk along an index that holds only these."""
        waiting = select_articles().join(MEMBERSHIPS, MEMBERSHIPS.c.article_id == ARTICLES.c.id)
        waiting = waiting.where(MEMBERSHIPS.c.story_id.is_(None))
        return self._stored(waiting.order_by(MEMBERSHIPS.c.sort_time, MEMBERSHIPS.c.article_id).limit(limit))

    def revised(self, *, limit: int) -> list[StoredArticle]:
        """Grouped articles that were revised and not settled since."""
        revised = select_articles().join(MEMBERSHIPS, MEMBERSHIPS.c.article_id == ARTICLES.c.id)
        revised = revised.where(MEMBERSHIPS.c.revised, MEMBERSHIPS.c.story_id.is_not(None))
        return self._stored(revised.order_by(MEMBERSHIPS.c.article_id).limit(limit))

    def settle(self, article_ids: Iterable[int]) -> None:
        """Note that what follows from articles' revisions has been done."""
        for portion in portions(article_ids):
            settled = update(MEMBERSHIPS).where(MEMBERSHIPS.c.article_id.in_(portion))
            self._connection.execute(settled.values(revised=False))

    def count_ungrouped(self) -> int:
        """How many articles have no story yet."""
        waiting = select(func.count()).select_from(MEMBERSHIPS).where(MEMBERSHIPS.c.story_id.is_(None))
        return self._connection.scalar(waiting) or 0

    def count(self) -> int:
        """How many articles there are, by the feeds' own counts."""
        return self._connection.scalar(select(func.coalesce(func.sum(FEEDS.c.article_count), 0))) or 0

    def search(self, words: str, *, limit: int) -> list[StoredArticle]:
        """Articles that hold all the words, newest first."""
        return self._stored(select_articles().where(all_words(words)).order_by(*_NEWEST_FIRST).limit(limit))

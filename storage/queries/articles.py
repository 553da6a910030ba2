"""Articles as they come and are revised, with their older versions and signatures."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice, zip_longest
from typing import Any

from sqlalchemy import delete, func, select, tuple_, union

from aggregator.model import (
    Article,
    ArticleRevision,
    KnownArticle,
    PastRevision,
    SearchOrder,
    SearchQuery,
    StoredArticle,
)
from aggregator.ports import MOST_FOUND, MOST_PAST, ArticlePlace, Keys, SearchResult
from storage import mapping, search
from storage.queries.finding import find
from storage.queries.statements import (
    COUNT_ARTICLES,
    KNOWN_ARTICLE,
    change_row,
    given,
    insert_many,
    insert_or_replace,
    listed,
    portions,
    returning_ids,
    select_articles,
)
from storage.queries.waiting import SqlWaiting
from storage.tables import ARTICLE_REVISIONS, ARTICLES, FEEDS, MEMBERSHIPS, SIGNATURES

_NEWEST_FIRST = (ARTICLES.c.sort_time.desc(), ARTICLES.c.id.desc())

_KNOWN = union(
    *(
        select(ARTICLES.c.feed_id, *KNOWN_ARTICLE).where(
            ARTICLES.c.feed_id.in_(listed("feeds")), ARTICLES.c[key].in_(listed(names))
        )
        for key, names in (
            ("guid_key", "guid_keys"),
            ("link_key", "link_keys"),
            ("content_key", "content_keys"),
            ("sort_time", "moments"),  # that of an article with a date that had passed is its date
        )
    )
)
_ADD = returning_ids(ARTICLES)
_COUNT_ADDED = change_row(FEEDS).values(article_count=FEEDS.c.article_count + given("added"))
_REVISE = change_row(ARTICLES)
_KEPT_KNOWN = ("guid", "link", "canonical_link")
"""What an entry that no longer says it leaves as it was."""
_REKEY = change_row(ARTICLES).values(
    {name: func.coalesce(given(f"newer_{name}"), ARTICLES.c[name]) for name in _KEPT_KNOWN}
)
_REVISE_MEMBERSHIP = change_row(MEMBERSHIPS, "article_id")
_PAST = (
    select(ARTICLE_REVISIONS)
    .where(ARTICLE_REVISIONS.c.article_id.in_(listed()))
    .order_by(ARTICLE_REVISIONS.c.article_id, ARTICLE_REVISIONS.c.revision.desc())
)
_DROP_PAST = delete(ARTICLE_REVISIONS).where(
    ARTICLE_REVISIONS.c.article_id == given("key"), ARTICLE_REVISIONS.c.revision.between(2, given("last"))
)
_DROP_SIGNATURES = delete(SIGNATURES).where(SIGNATURES.c.article_id.in_(listed()))


class SqlArticles(SqlWaiting):
    """`ArticleStore` on SQL."""

    def known(self, wanted: Mapping[int, Keys]) -> dict[int, list[KnownArticle]]:
        """The feeds' articles that share any of the keys, each kind of key looked up in its own index."""
        found: dict[int, dict[int, KnownArticle]] = {feed_id: {} for feed_id in wanted}
        keys = wanted.values()
        guids = (key for each in keys for key in each.guid_keys)
        links = (key for each in keys for key in each.link_keys)
        contents = (key for each in keys for key in each.content_keys)
        moments = (moment for each in keys for moment in each.moments)
        names = ("guid_keys", "link_keys", "content_keys", "moments")
        for values in zip_longest(*map(portions, (guids, links, contents, moments)), fillvalue=[]):
            sought = dict(zip(names, values, strict=True))
            for row in self._connection.execute(_KNOWN, {"feeds": list(wanted), **sought}):
                known = mapping.as_named(KnownArticle, row)
                if _is_sought(known, wanted[row.feed_id]):  # the key may be that of another of the feeds
                    found[row.feed_id][row.id] = known
        return {feed_id: list(each.values()) for feed_id, each in found.items()}

    def add_all(self, new: Mapping[int, Sequence[Article]], *, now: datetime) -> dict[int, list[int]]:
        """Store new articles of several feeds."""
        articles = [article for each in new.values() for article in each]
        if not articles:
            return {feed_id: [] for feed_id in new}
        rows = [
            {"feed_id": feed_id, "first_seen": now, "revision": 1, **mapping.article_columns(article)}
            for feed_id, each in new.items()
            for article in each
        ]
        ids = list(self._connection.scalars(_ADD, rows))
        waiting = [
            {"article_id": article_id, "revised": False, **_copies(article, article.sort_time)}
            for article_id, article in zip(ids, articles, strict=True)
        ]
        insert_many(self._connection, MEMBERSHIPS, waiting)
        search.add(self._connection, zip(ids, articles, strict=True))
        counts = [{"key": feed_id, "added": len(each)} for feed_id, each in new.items() if each]
        self._connection.execute(_COUNT_ADDED, counts)
        rest = iter(ids)
        return {feed_id: list(islice(rest, len(each))) for feed_id, each in new.items()}

    def revise(self, revisions: Sequence[ArticleRevision], *, now: datetime) -> None:
        """Replace articles' content and keep the old version."""
        newest = {each.article_id: each.article for each in revisions}
        old = self.many(newest)
        if not old:
            return
        past, changed, places = [], [], []
        for article_id, stored in old.items():
            before, after = stored.as_fed, newest[article_id]
            after = dataclasses.replace(after, language=after.language or before.language)
            kept = {"article_id": article_id, "revision": stored.revision, "replaced": now}
            past.append(kept | {"title": before.title, "summary": before.summary, "text": before.text})
            sort_time = min(before.sort_time, after.sort_time)
            changed.append(
                {
                    "key": article_id,
                    **mapping.article_columns(after),
                    "revision": stored.revision + 1,
                    "published": min(filter(None, (before.published, after.published)), default=None),
                    "utc_offset": after.utc_offset or before.utc_offset,
                    "sort_time": sort_time,
                }
            )
            places.append({"key": article_id, "revised": True, **_copies(after, sort_time)})
        insert_many(self._connection, ARTICLE_REVISIONS, past)
        many = [{"key": each.id, "last": each.revision - MOST_PAST + 1} for each in old.values()]
        if too_many := [each for each in many if each["last"] > 1]:
            self._connection.execute(_DROP_PAST, too_many)
        self._connection.execute(_REVISE, changed)
        self._connection.execute(_REVISE_MEMBERSHIP, places)
        search.replace(
            self._connection, [(each, stored.article, _searched(stored, newest[each])) for each, stored in old.items()]
        )
        for portion in portions(old):
            self._connection.execute(_DROP_SIGNATURES, {"ids": portion})

    def rekey(self, known: Sequence[ArticleRevision]) -> None:
        """Replace what articles are known by and found at."""
        rows = [
            {"key": each.article_id}
            | {name: getattr(each.article, name) for name in ("guid_key", "link_key", "content_key")}
            | {f"newer_{name}": getattr(each.article, name) for name in _KEPT_KNOWN}
            for each in known
        ]
        if rows:
            self._connection.execute(_REKEY, rows)

    def date(self, dated: Sequence[ArticleRevision]) -> None:
        """Give articles without a date of publication, or with one that lay ahead when they were seen, a better one."""
        come = {each.article_id: each.article for each in dated}
        times: dict[int, dict[str, Any]] = {}
        for stored in self.many(come).values():
            published, before, seen = come[stored.id].published, stored.article.published, stored.first_seen
            if published is not None and published <= seen and (before is None or before > seen):
                sort_time = min(stored.article.sort_time, published)
                offset = come[stored.id].utc_offset
                times[stored.id] = {
                    "key": stored.id,
                    "published": published,
                    "utc_offset": offset,
                    "sort_time": sort_time,
                }
        if times:
            self._connection.execute(_REVISE, list(times.values()))
            places = [{"key": key, "revised": True, "sort_time": each["sort_time"]} for key, each in times.items()]
            self._connection.execute(_REVISE_MEMBERSHIP, places)
        for portion in portions(times):
            self._connection.execute(_DROP_SIGNATURES, {"ids": portion})

    def newest(
        self, *, limit: int, feed_id: int | None = None, before: ArticlePlace | None = None
    ) -> list[StoredArticle]:
        """Articles of a feed or of all, newest first."""
        found = select_articles().order_by(*_NEWEST_FIRST).limit(limit)
        if feed_id is not None:
            found = found.where(ARTICLES.c.feed_id == feed_id)
        if before is not None:
            found = found.where(tuple_(ARTICLES.c.sort_time, ARTICLES.c.id) < (before.sort_time, before.id))
        return self._stored(found)

    def past(self, article_ids: Iterable[int]) -> dict[int, list[PastRevision]]:
        """Older versions by article, newest first."""
        found: dict[int, list[PastRevision]] = {}
        for portion in portions(article_ids):
            for row in self._connection.execute(_PAST, {"ids": portion}):
                found.setdefault(row.article_id, []).append(mapping.as_named(PastRevision, row))
        return found

    def store_signatures(self, engine: str, packed: Mapping[int, bytes]) -> None:
        """Keep packed signatures in place of those there are."""
        if not packed:
            return
        self._connection.execute(
            insert_or_replace(self._connection.dialect.name, SIGNATURES, "engine", "packed"),
            [{"article_id": each, "engine": engine, "packed": signature} for each, signature in packed.items()],
        )

    def count(self) -> int:
        """How many articles there are, by the feeds' own counts."""
        return self._connection.scalar(COUNT_ARTICLES) or 0

    def search(
        self, query: SearchQuery, *, order: SearchOrder = SearchOrder.NEWEST, most: int = MOST_FOUND
    ) -> SearchResult:
        """Articles that the full-text index finds."""
        return find(self._connection, query, order=order, most=most)


def _searched(stored: StoredArticle, newer: Article) -> Article:
    """A newer version with the text that it is found by: that of its page, where there is one."""
    return newer if stored.feed_text is None else dataclasses.replace(newer, text=stored.article.text)


def _is_sought(known: KnownArticle, keys: Keys) -> bool:
    return (
        known.guid_key in keys.guid_keys
        or known.link_key in keys.link_keys
        or known.content_key in keys.content_keys
        or known.published in keys.moments
    )


def _copies(article: Article, sort_time: datetime) -> dict[str, Any]:
    """What a membership repeats of its article."""
    return {"sort_time": sort_time, "publisher": article.publisher, "language": article.language}

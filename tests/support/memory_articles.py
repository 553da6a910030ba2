"""The store of articles of the database in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from aggregator.model import (
    Article,
    ArticleRevision,
    KnownArticle,
    PastRevision,
    SearchOrder,
    SearchQuery,
    StoredArticle,
    searched_words,
)
from aggregator.ports import MOST_FOUND, MOST_PAST, ArticlePlace, Keys, SearchHit, SearchResult, SeenBetween

if TYPE_CHECKING:
    from tests.support.memory import State


def as_known(stored: StoredArticle) -> KnownArticle:
    """What a document is compared with."""
    article = stored.article
    return KnownArticle(
        id=stored.id,
        guid_key=article.guid_key,
        link_key=article.link_key,
        content_key=article.content_key,
        title=article.title,
        canonical_link=article.canonical_link,
        published=article.published,
    )


class MemoryArticles:
    """`ArticleStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def _newest(self) -> list[StoredArticle]:
        articles = map(self._state.stored, self._state.articles)
        return sorted(articles, key=lambda each: (each.article.sort_time, each.id), reverse=True)

    def known(self, wanted: Mapping[int, Keys]) -> dict[int, list[KnownArticle]]:
        return {feed_id: self._known(feed_id, keys) for feed_id, keys in wanted.items()}

    def _known(self, feed_id: int, keys: Keys) -> list[KnownArticle]:
        return [
            as_known(stored)
            for stored in self._state.articles.values()
            if stored.feed_id == feed_id
            and (
                stored.article.guid_key in keys.guid_keys
                or stored.article.link_key in keys.link_keys
                or stored.article.content_key in keys.content_keys
                or (stored.article.published == stored.article.sort_time and stored.article.sort_time in keys.moments)
            )
        ]

    def add(self, feed_id: int, articles: Sequence[Article], *, now: datetime) -> list[int]:
        row = self._state.feeds[feed_id]
        newest = max(self._state.articles, default=0)
        ids = [newest + place for place in range(1, len(articles) + 1)]
        for article_id, article in zip(ids, articles, strict=True):
            self._state.articles[article_id] = StoredArticle(
                id=article_id,
                feed_id=feed_id,
                feed_name=row.feed.spec.name,
                first_seen=now,
                revision=1,
                article=article,
            )
        feed = replace(row.feed, article_count=row.feed.article_count + len(ids))
        self._state.feeds[feed_id] = replace(row, feed=feed)
        return ids

    def add_all(self, new: Mapping[int, Sequence[Article]], *, now: datetime) -> dict[int, list[int]]:
        return {feed_id: self.add(feed_id, articles, now=now) for feed_id, articles in new.items()}

    def revise(self, revisions: Sequence[ArticleRevision], *, now: datetime) -> None:
        for each in revisions:
            stored, new = self._state.articles[each.article_id], each.article
            old = stored.as_fed
            past = PastRevision(
                revision=stored.revision, replaced=now, title=old.title, summary=old.summary, text=old.text
            )
            kept = (past, *self._state.past.get(stored.id, ()))
            if len(kept) > MOST_PAST:
                kept = (*kept[: MOST_PAST - 1], kept[-1])
            self._state.past[stored.id] = kept
            article = replace(
                new,
                language=new.language or old.language,
                sort_time=min(old.sort_time, new.sort_time),
                published=min(filter(None, (old.published, new.published)), default=None),
                utc_offset=new.utc_offset or old.utc_offset,
            )
            feed_text = None
            if stored.feed_text is not None:
                article, feed_text = replace(article, text=stored.article.text), article.text
            self._state.articles[stored.id] = replace(
                stored, revision=stored.revision + 1, article=article, feed_text=feed_text
            )
            self._state.unsettled.add(stored.id)
            self._state.signatures.pop(stored.id, None)

    def date(self, dated: Sequence[ArticleRevision]) -> None:
        for each in dated:
            stored, published = self._state.articles[each.article_id], each.article.published
            before, seen = stored.article.published, stored.first_seen
            if published is not None and published <= seen and (before is None or before > seen):
                sort_time = min(stored.article.sort_time, published)
                offset = each.article.utc_offset
                article = replace(stored.article, published=published, utc_offset=offset, sort_time=sort_time)
                self._state.articles[stored.id] = replace(stored, article=article)
                self._state.unsettled.add(stored.id)
                self._state.signatures.pop(stored.id, None)

    def rekey(self, known: Sequence[ArticleRevision]) -> None:
        names = ("guid_key", "link_key", "content_key", "link", "canonical_link")
        for each in known:
            stored = self._state.articles[each.article_id]
            keys = {name: getattr(each.article, name) for name in names}
            keys["guid"] = each.article.guid or stored.article.guid
            self._state.articles[stored.id] = replace(stored, article=replace(stored.article, **keys))

    def get(self, article_id: int) -> StoredArticle | None:
        return self.many([article_id]).get(article_id)

    def many(self, article_ids: Iterable[int]) -> dict[int, StoredArticle]:
        return {each: self._state.stored(each) for each in article_ids if each in self._state.articles}

    def newest(
        self, *, limit: int, feed_id: int | None = None, before: ArticlePlace | None = None
    ) -> list[StoredArticle]:
        found = (
            stored
            for stored in self._newest()
            if feed_id in {None, stored.feed_id}
            and (before is None or (stored.article.sort_time, stored.id) < (before.sort_time, before.id))
        )
        return list(islice(found, limit))

    def past(self, article_ids: Iterable[int]) -> dict[int, list[PastRevision]]:
        return {each: list(self._state.past[each]) for each in article_ids if each in self._state.past}

    def ungrouped(self, *, limit: int, since: datetime | None = None) -> list[StoredArticle]:
        def is_wanted(article: Article) -> bool:
            return since is None or (
                article.published is not None and min(article.published, article.sort_time) >= since
            )

        return list(islice((stored for stored in self._waiting() if is_wanted(stored.article)), limit))

    def ungrouped_seen(self, *, before: datetime) -> SeenBetween | None:
        seen = [stored.first_seen for stored in self._waiting() if stored.article.sort_time < before]
        return SeenBetween(first=min(seen), last=max(seen)) if seen else None

    def _waiting(self) -> list[StoredArticle]:
        return [stored for stored in reversed(self._newest()) if stored.id not in self._state.memberships]

    def revised(self, *, limit: int) -> list[StoredArticle]:
        return [self._state.stored(each) for each in sorted(self._state.unsettled & self._state.memberships.keys())][
            :limit
        ]

    def settle(self, article_ids: Iterable[int]) -> None:
        self._state.unsettled.difference_update(article_ids)

    def store_signatures(self, engine: str, packed: Mapping[int, bytes]) -> None:
        self._state.signatures.update({each: (engine, signature) for each, signature in packed.items()})

    def count_ungrouped(self) -> int:
        return len(self._state.articles) - len(self._state.memberships)

    def count(self) -> int:
        return len(self._state.articles)

    def search(
        self, query: SearchQuery, *, order: SearchOrder = SearchOrder.NEWEST, most: int = MOST_FOUND
    ) -> SearchResult:
        ids = self._state.found(query)
        found = [self._state.articles[each] for each in ids[-most:]]
        found.sort(key=lambda each: (each.article.sort_time, each.id), reverse=True)
        if order is SearchOrder.RELEVANCE:
            found.sort(key=lambda each: _relevance(each.article, query), reverse=True)
        places = self._state.memberships
        hits = (
            SearchHit(article_id=each.id, story_id=places[each.id].story_id if each.id in places else None)
            for each in found
        )
        return SearchResult(hits=tuple(hits), cut=len(ids) > most)


def _relevance(article: Article, query: SearchQuery) -> int:
    """In how many places the words stand, those of the title first; the databases weigh it more finely."""
    title, *rest = searched_words(article.title, article.summary, article.text)
    return sum(
        weight * phrase.at(words, place)
        for phrase in query.wanted
        for weight, words in ((1_000, title), *((1, part) for part in rest))
        for place in range(len(words))
    )

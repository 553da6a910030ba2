"""Stored articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aggregator.model import (
    Article,
    ArticleRevision,
    KnownArticle,
    PastRevision,
    SearchOrder,
    SearchQuery,
    StoredArticle,
)

MOST_FOUND = 2_000
"""Articles that a search finds at most, where nothing else is asked for."""

MOST_PAST = 30
"""Older versions that are kept of an article: the first one and the newest; the revision number goes on counting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What a document's entries may be known by."""

    guid_keys: frozenset[str]
    link_keys: frozenset[str]
    content_keys: frozenset[str]
    moments: frozenset[datetime] = frozenset()
    """When they were published, to the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePlace:
    """A place among articles in order of time: that of the article which stands, or stood, there."""

    sort_time: datetime
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenBetween:
    """When the first and the last of some articles were stored."""

    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """An article that a search has found."""

    article_id: int
    story_id: int | None
    """The story it is in; None while it waits for grouping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """What a search has found."""

    hits: tuple[SearchHit, ...]
    cut: bool
    """Whether there may be more: the words are so common that only the articles stored last were looked at."""


class ArticleStore(Protocol):
    """Articles and their revisions."""

    def known(self, wanted: Mapping[int, Keys]) -> dict[int, list[KnownArticle]]:
        """For each of some feeds, its articles that share any of the keys asked for; one query."""

    def add_all(self, new: Mapping[int, Sequence[Article]], *, now: datetime) -> dict[int, list[int]]:
        """Store new articles of several feeds as not yet grouped; returns their ids by feed, in order."""

    def revise(self, revisions: Sequence[ArticleRevision], *, now: datetime) -> None:
        """Replace articles' content, keep the old version, raise the revision number.

        An article's first sort_time and publication date stay where the new version has none or only a later one. Its
        stored signature is dropped, since that was made of the old version. Of many old versions `MOST_PAST` stay.
        """

    def rekey(self, known: Sequence[ArticleRevision]) -> None:
        """Replace what articles are known by and found at, their keys and links; no revision is made of it."""

    def date(self, dated: Sequence[ArticleRevision]) -> None:
        """Give articles that have no date of publication, or one that lay ahead when they were seen, one that did not.

        No revision is made of it, but what follows from their time is to be done again, as after one.
        """

    def get(self, article_id: int) -> StoredArticle | None:
        """One article, or None."""

    def many(self, article_ids: Iterable[int]) -> dict[int, StoredArticle]:
        """Articles by id; missing ones are left out."""

    def newest(
        self, *, limit: int, feed_id: int | None = None, before: ArticlePlace | None = None
    ) -> list[StoredArticle]:
        """Articles of a feed or of all, newest sort_time first, then the highest id; with `before`, older ones."""

    def past(self, article_ids: Iterable[int]) -> dict[int, list[PastRevision]]:
        """Older versions by article, newest first; articles that were never revised are left out."""

    def ungrouped(self, *, limit: int, since: datetime | None = None) -> list[StoredArticle]:
        """Articles without a story, by sort_time, then id; with `since`, those with a publication date since then."""

    def ungrouped_seen(self, *, before: datetime) -> SeenBetween | None:
        """When the first and the last stored of the articles without a story were, of those with an earlier sort_time.

        None where none waits.
        """

    def revised(self, *, limit: int) -> list[StoredArticle]:
        """Grouped articles whose content was revised since `settle` last named them, by id."""

    def settle(self, article_ids: Iterable[int]) -> None:
        """Note that what follows from articles' revisions has been done."""

    def store_signatures(self, engine: str, packed: Mapping[int, bytes]) -> None:
        """Keep the packed signatures of articles, by id, in place of those there are; many rows a statement.

        `engine` is the version of the code that packed them.
        """

    def count_ungrouped(self) -> int:
        """How many articles have no story yet."""

    def count(self) -> int:
        """How many articles there are."""

    def search(
        self, query: SearchQuery, *, order: SearchOrder = SearchOrder.NEWEST, most: int = MOST_FOUND
    ) -> SearchResult:
        """Articles whose title, summary or text matches, newest first or most relevant first (then newest).

        At most so many, of those stored last; the work is bounded too, so that very common words find fewer. Finds
        nothing where the query wants nothing.
        """

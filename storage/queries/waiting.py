"""Articles by id, and those that wait for grouping or have been revised since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update

from aggregator.model import StoredArticle
from aggregator.ports import SeenBetween
from storage import mapping
from storage.queries.statements import OF_ARTICLE, Store, given, listed, portions, select_articles
from storage.tables import ARTICLES, MEMBERSHIPS

_BY_ID = select_articles().where(ARTICLES.c.id.in_(listed()))
# A short walk along an index that holds only what waits; so too for what was revised.
_UNGROUPED = (
    select_articles()
    .join(MEMBERSHIPS, OF_ARTICLE)
    .where(MEMBERSHIPS.c.story_id.is_(None))
    .order_by(MEMBERSHIPS.c.sort_time, MEMBERSHIPS.c.article_id)
    .limit(given("most"))
)
_UNGROUPED_SINCE = _UNGROUPED.where(MEMBERSHIPS.c.sort_time >= given("since"), ARTICLES.c.published >= given("since"))
# Ids grow with the time of storing.
_UNGROUPED_ENDS = select(func.min(MEMBERSHIPS.c.article_id), func.max(MEMBERSHIPS.c.article_id)).where(
    MEMBERSHIPS.c.story_id.is_(None), MEMBERSHIPS.c.sort_time < given("before")
)
_REVISED = (
    select_articles()
    .join(MEMBERSHIPS, OF_ARTICLE)
    .where(MEMBERSHIPS.c.revised, MEMBERSHIPS.c.story_id.is_not(None))
    .order_by(MEMBERSHIPS.c.article_id)
    .limit(given("most"))
)
_SETTLE = update(MEMBERSHIPS).where(MEMBERSHIPS.c.article_id.in_(listed())).values(revised=False)
_COUNT_UNGROUPED = select(func.count()).select_from(MEMBERSHIPS).where(MEMBERSHIPS.c.story_id.is_(None))


class SqlWaiting(Store):
    """The part of `ArticleStore` that reads articles by id, and those that wait."""

    def _stored(self, statement: Select[Any], **parameters: Any) -> list[StoredArticle]:
        return [mapping.stored_article(row) for row in self._connection.execute(statement, parameters)]

    def get(self, article_id: int) -> StoredArticle | None:
        """One article, or None."""
        return self.many([article_id]).get(article_id)

    def many(self, article_ids: Iterable[int]) -> dict[int, StoredArticle]:
        """Articles by id, in the order asked for."""
        found: dict[int, StoredArticle] = {}
        for portion in portions(article_ids):
            stored = {each.id: each for each in self._stored(_BY_ID, ids=portion)}
            found.update((article_id, stored[article_id]) for article_id in portion if article_id in stored)
        return found

    def ungrouped(self, *, limit: int, since: datetime | None = None) -> list[StoredArticle]:
        """Articles without a story, oldest first."""
        if since is None:
            return self._stored(_UNGROUPED, most=limit)
        return self._stored(_UNGROUPED_SINCE, most=limit, since=since)

    def ungrouped_seen(self, *, before: datetime) -> SeenBetween | None:
        """When the first and the last of those published before a time were stored."""
        first, last = self._connection.execute(_UNGROUPED_ENDS, {"before": before}).one()
        if first is None:
            return None
        ends = self.many({first, last})
        return SeenBetween(first=ends[first].first_seen, last=ends[last].first_seen)

    def revised(self, *, limit: int) -> list[StoredArticle]:
        """Grouped articles that were revised and not settled since."""
        return self._stored(_REVISED, most=limit)

    def settle(self, article_ids: Iterable[int]) -> None:
        """Note that what follows from articles' revisions has been done."""
        for portion in portions(article_ids):
            self._connection.execute(_SETTLE, {"ids": portion})

    def count_ungrouped(self) -> int:
        """How many articles have no story yet."""
        return self._connection.scalar(_COUNT_UNGROUPED) or 0

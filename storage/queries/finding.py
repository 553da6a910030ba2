"""Finding articles by the full-text index, with bounded work however common the words are."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, TextClause, text

from aggregator.model import SearchOrder, SearchQuery
from aggregator.ports import SearchHit, SearchResult
from storage.search import fts5_query, tsquery

_COMMON = 20_000
"""Articles that PostgreSQL looks up through its index; more than that it can only walk through, the newest first."""
_WALKED = 50_000
"""Articles that such a walk passes at most."""

_RANK = {
    "sqlite": "-bm25(article_words, 10.0, 4.0, 1.0)",
    "postgresql": "ts_rank(words, CAST(:query AS tsquery))",
}
_ORDERS = {SearchOrder.NEWEST: "", SearchOrder.RELEVANCE: "found.score DESC, "}


def _statement(dialect: str, order: SearchOrder, source: str) -> TextClause:
    score = "0" if order is SearchOrder.NEWEST else _RANK[dialect]
    return text(
        f"SELECT places.article_id, places.story_id FROM ({source.format(score=score)}) AS found "  # noqa: S608 - own text
        f"JOIN memberships AS places ON places.article_id = found.id "
        f"ORDER BY {_ORDERS[order]}places.sort_time DESC, places.article_id DESC"
    )


_FTS5 = (
    "SELECT rowid AS id, {score} AS score FROM article_words WHERE article_words MATCH :query "
    "ORDER BY rowid DESC LIMIT :most"
)
# Through the index: the sum keeps PostgreSQL from walking the table in order of ids, which it takes to be cheaper than
# it is.
_INDEXED = (
    "SELECT article_id AS id, {score} AS score FROM article_words WHERE words @@ CAST(:query AS tsquery) "
    "ORDER BY article_id + 0 DESC LIMIT :most"
)
_NEWEST = (
    "SELECT article_id AS id, {score} AS score FROM "
    "(SELECT article_id, words FROM article_words ORDER BY article_id DESC LIMIT :walked) AS newest "
    "WHERE words @@ CAST(:query AS tsquery) ORDER BY article_id DESC LIMIT :most"
)
_BY_FTS5 = {order: _statement("sqlite", order, _FTS5) for order in SearchOrder}
_BY_INDEX = {order: _statement("postgresql", order, _INDEXED) for order in SearchOrder}
_BY_WALK = {order: _statement("postgresql", order, _NEWEST) for order in SearchOrder}
_ESTIMATE = text("EXPLAIN (FORMAT JSON) SELECT 1 FROM article_words WHERE words @@ CAST(:query AS tsquery)")


def find(connection: Connection, query: SearchQuery, *, order: SearchOrder, most: int) -> SearchResult:
    """What the index finds: of the articles that match, the `most` that were stored last, in the order asked for."""
    if not query.wanted:
        return SearchResult(hits=(), cut=False)
    if connection.dialect.name == "sqlite":
        rows = _rows(connection, _BY_FTS5[order], fts5_query(query), most)
        return _result(rows, cut=len(rows) > most, most=most)
    asked = tsquery(query)
    if _estimate(connection, asked) <= _COMMON:
        rows = _rows(connection, _BY_INDEX[order], asked, most)
        return _result(rows, cut=len(rows) > most, most=most)
    return _result(_rows(connection, _BY_WALK[order], asked, most), cut=True, most=most)


def _rows(connection: Connection, statement: TextClause, query: str, most: int) -> list[Any]:
    return list(connection.execute(statement, {"query": query, "most": most + 1, "walked": _WALKED}))


def _estimate(connection: Connection, query: str) -> float:
    """How many articles PostgreSQL expects to match, by its statistics; takes a millisecond."""
    [plan] = connection.execute(_ESTIMATE, {"query": query}).scalar_one()
    rows: float = plan["Plan"]["Plan Rows"]
    return rows


def _result(rows: list[Any], *, cut: bool, most: int) -> SearchResult:
    hits = tuple(SearchHit(article_id=row.article_id, story_id=row.story_id) for row in rows[:most])
    return SearchResult(hits=hits, cut=cut)

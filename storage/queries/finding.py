"""Finding articles by the full-text index, with bounded work however common the words are.

Where the bound is reached, what was found until then stands: matches come with those first that were stored last.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import SQLITE_INTERRUPT
from typing import Any

from sqlalchemy import Connection, TextClause, select, text
from sqlalchemy.exc import OperationalError

from aggregator.model import SHORTEST_BEGINNING, SearchOrder, SearchQuery
from aggregator.ports import SearchHit, SearchResult
from storage.queries.statements import as_one, one_of
from storage.search import fts5_query, tsquery
from storage.tables import MEMBERSHIPS

_COMMON = 20_000
"""Articles that PostgreSQL looks up through its index; more than that it can only walk through, the newest first."""
_COMMON_BEGINNING = 2_000
"""The same for beginnings of three letters: they are those of many words, of most of which PostgreSQL's statistics know
nothing, so that fifteen times as many articles may match as it expects."""
_WALKED = 50_000
"""Articles that such a walk passes at most."""
_STEPS = {SearchOrder.NEWEST: 25_000, SearchOrder.RELEVANCE: 12_000}
"""Steps of SQLite's machine that a search takes at most: some ten for each 4 kB of the index, four for each match.

Between two steps ranking does more, since it counts all matches of each word.
"""
_STEPS_AT_ONCE = 500

_RANK = {
    "sqlite": "-bm25(article_words, 10.0, 4.0, 1.0)",
    "postgresql": "ts_rank(words, CAST(:query AS tsquery))",
}


def _statement(dialect: str, order: SearchOrder, source: str) -> TextClause:
    return text(source.format(score="0" if order is SearchOrder.NEWEST else _RANK[dialect]))


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


_PLACES = {
    dialect: select(MEMBERSHIPS.c.article_id, MEMBERSHIPS.c.story_id)
    .where(one_of(dialect, MEMBERSHIPS.c.article_id))
    .order_by(MEMBERSHIPS.c.sort_time.desc(), MEMBERSHIPS.c.article_id.desc())
    for dialect in ("sqlite", "postgresql")
}


def find(connection: Connection, query: SearchQuery, *, order: SearchOrder, most: int) -> SearchResult:
    """What the index finds: of the articles that match, the `most` that were stored last, in the order asked for."""
    if not query.wanted:
        return SearchResult(hits=(), cut=False)
    if connection.dialect.name == "sqlite":
        scores, cut = _by_fts5(connection, fts5_query(query), order, most)
    else:
        scores, cut = _by_tsvector(connection, query, order, most)
    dialect = connection.dialect.name
    places = connection.execute(_PLACES[dialect], {"ids": as_one(dialect, list(scores)[:most])}).all()
    if order is SearchOrder.RELEVANCE:
        places = sorted(places, key=lambda place: -scores[place.article_id])
    hits = tuple(SearchHit(article_id=place.article_id, story_id=place.story_id) for place in places)
    return SearchResult(hits=hits, cut=cut or len(scores) > most)


def _by_fts5(connection: Connection, query: str, order: SearchOrder, most: int) -> tuple[dict[int, float], bool]:
    """The articles that FTS5 finds with their scores, and whether the work was cut short.

    To know how relevant the first match is, all matches have to be counted; where that is too much they go unranked. So
    they are found by their time first, which tells at a third of the cost that there are too many.
    """
    found, cut = _within_bounds(connection, query, SearchOrder.NEWEST, most)
    if order is SearchOrder.NEWEST or cut or len(found) > most:
        return found, cut
    ranked, unfinished = _within_bounds(connection, query, order, most)
    return (found, True) if unfinished else (ranked, False)


def _within_bounds(connection: Connection, query: str, order: SearchOrder, most: int) -> tuple[dict[int, float], bool]:
    found: dict[int, float] = {}
    try:
        with _bounded(connection, _STEPS[order]):
            rows = connection.execute(_BY_FTS5[order], {"query": query, "most": most + 1})
            while row := rows.fetchone():
                found[row.id] = row.score
    except OperationalError as error:
        if getattr(error.orig, "sqlite_errorcode", None) != SQLITE_INTERRUPT:
            raise
        return found, True
    return found, False


@contextmanager
def _bounded(connection: Connection, steps: int) -> Iterator[None]:
    """Let SQLite interrupt what takes too many steps; a limit of rows alone stops nothing where hardly any match."""
    driver: Any = connection.connection.driver_connection
    left = steps // _STEPS_AT_ONCE

    def spent() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    driver.set_progress_handler(spent, _STEPS_AT_ONCE)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


def _by_tsvector(
    connection: Connection, query: SearchQuery, order: SearchOrder, most: int
) -> tuple[dict[int, float], bool]:
    """The articles that PostgreSQL finds with their scores, and whether only the last ones were looked at."""
    written = tsquery(query)
    short = any(each.beginning and len(each.words[-1]) == SHORTEST_BEGINNING for each in query.wanted)
    common = _estimate(connection, written) > (_COMMON_BEGINNING if short else _COMMON)
    statement = _BY_WALK[order] if common else _BY_INDEX[order]
    asked = {"query": written, "most": most + 1} | ({"walked": _WALKED} if common else {})
    return {row.id: row.score for row in connection.execute(statement, asked)}, common


def _estimate(connection: Connection, query: str) -> float:
    """How many articles PostgreSQL expects to match, by its statistics; takes a millisecond."""
    [plan] = connection.execute(_ESTIMATE, {"query": query}).scalar_one()
    rows: float = plan["Plan"]["Plan Rows"]
    return rows

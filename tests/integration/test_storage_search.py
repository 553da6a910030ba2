"""How the databases search where words are too common: through the articles stored last, with bounded work."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event, text

from aggregator.model import SearchOrder, SearchQuery
from aggregator.ports import UnitOfWork
from storage import SqlDatabase
from storage.queries import finding
from storage.search import fts5_query, tsquery
from tests.support import make
from tests.support.make import NOON, at


def add(unit: UnitOfWork, *titles: str) -> list[int]:
    feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
    return unit.articles.add_all({feed_id: [make.article(title, summary="") for title in titles]}, now=NOON)[feed_id]


def plans(unit: Any, query: str) -> str:
    """How PostgreSQL goes about all that a search sends."""
    sent: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: Any) -> None:
        sent.append((statement, parameters))

    connection = unit._connection
    connection.execute(text("SET LOCAL enable_seqscan = off"))  # a table this small would be read whole
    event.listen(connection, "before_cursor_execute", note)
    unit.articles.search(SearchQuery.read(query))
    event.remove(connection, "before_cursor_execute", note)
    steps = []
    for statement, parameters in sent:
        explain = "" if statement.startswith("EXPLAIN") else "EXPLAIN "
        steps += [str(row[0]) for row in connection.exec_driver_sql(explain + statement, parameters)]
    return "\n".join(steps)


@pytest.mark.parametrize("query", ["verrin", '"talks in verrin" -osk', "verr"])
def test_words_are_looked_up_in_the_index(postgresql: SqlDatabase, query: str) -> None:
    with postgresql.write() as unit:
        add(unit, "Talks in Verrin", "Talks in Osk")
        plan = plans(unit, query)
        assert "Bitmap Index Scan on ix_article_words_words" in plan
        assert "Index Scan using pk_memberships" in plan


def test_words_that_are_too_common_for_the_index_are_looked_for_in_the_newest_articles(
    postgresql: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_COMMON", -1)
    monkeypatch.setattr(finding, "_WALKED", 2)
    with postgresql.write() as unit:
        ids = add(unit, "Talks in Verrin", "Talks in Osk", "More talks in Verrin")
        plan = plans(unit, "talks")
        assert "Index Scan Backward using pk_article_words" in plan
        for order in SearchOrder:
            result = unit.articles.search(SearchQuery.read("verrin"), order=order)
            assert ([hit.article_id for hit in result.hits], result.cut) == ([ids[2]], True)


def test_short_beginnings_are_taken_for_common_sooner_because_statistics_do_not_know_their_words(
    postgresql: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_COMMON_BEGINNING", -1)
    monkeypatch.setattr(finding, "_WALKED", 2)
    with postgresql.write() as unit:
        ids = add(unit, "Talks in Verrin", "Talks in Osk", "More talks in Verrin")
        for words, found in (("ver", [ids[2]]), ("verr", [ids[2], ids[0]]), ('"verrin"', [ids[2], ids[0]])):
            result = unit.articles.search(SearchQuery.read(words), order=SearchOrder.NEWEST)
            assert ([hit.article_id for hit in result.hits], result.cut) == (found, len(found) == 1)


def test_queries_are_written_in_the_language_of_each_database() -> None:
    query = SearchQuery.read('grain "black sea" -war corr')
    assert fts5_query(query) == '("grain" AND "black sea" AND "corr" *) NOT "war"'
    assert tsquery(query) == "('grain') & ('black' <-> 'sea') & ('corr':*) & !('war')"


def test_the_index_without_content_is_whole_after_changes(sqlite: SqlDatabase) -> None:
    with sqlite.write() as unit:
        first, second = add(unit, "Talks in Verrin", "Talks in Osk")
        unit.articles.revise([make.revision(first, make.article("Four dead", text="They spoke."))], now=NOON)
        unit._connection.execute(text("DELETE FROM memberships WHERE article_id = :id"), {"id": second})
        unit._connection.execute(text("DELETE FROM articles WHERE id = :id"), {"id": second})
        unit._connection.execute(text("INSERT INTO article_words(article_words) VALUES ('integrity-check')"))
        for query, found in (("talks", []), ("verrin", []), ("osk", []), ("dead", [first]), ("spoke", [first])):
            hits = unit.articles.search(SearchQuery.read(query)).hits
            assert [hit.article_id for hit in hits] == found, query


@pytest.mark.parametrize(
    ("deletes", "then"),
    [
        ("DELETE FROM articles WHERE id = :id", {"officials": [], "verrin": []}),
        ("DELETE FROM article_pages WHERE article_id = :id", {"officials": [1], "verrin": [1]}),
    ],
    ids=["the article", "the page alone"],
)
def test_the_index_is_whole_after_a_deletion_of_what_a_page_was_read_for(
    sqlite: SqlDatabase, deletes: str, then: dict[str, list[int]]
) -> None:
    """Whoever deletes, the store or somebody by hand, need not know which text is in the index."""
    with sqlite.write() as unit:
        feed_id = unit.feeds.add(make.feed_spec(full_text=True), now=NOON, next_due=NOON, paused=None)
        texts = {"Talks in Verrin": "Officials met.", "Talks in Osk": "They met."}
        fed = [make.article(title, summary="", text=fed_text) for title, fed_text in texts.items()]
        first, second = unit.articles.add_all({feed_id: fed}, now=NOON)[feed_id]
        unit.pages.want([first, second], now=NOON)
        for page in unit.pages.claim(now=NOON, until=at(1), limit=9):
            assert unit.pages.keep(page, url=page.url, text="A zeppelin rose.", now=NOON)
        connection = unit._connection
        connection.execute(text("DELETE FROM memberships WHERE article_id = :id"), {"id": first})
        connection.execute(text(deletes), {"id": first})
        connection.execute(text("INSERT INTO article_words(article_words) VALUES ('integrity-check')"))
        asked = text("SELECT rowid FROM article_words WHERE article_words MATCH :word ORDER BY rowid")
        for word, found in (then | {"zeppelin": [second], "rose": [second], "osk": [second]}).items():
            assert connection.scalars(asked, {"word": word}).all() == found, word


def test_a_search_on_sqlite_ends_when_it_has_taken_too_many_steps(
    sqlite: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite.write() as unit:
        ids = add(unit, *(f"Talks in {place}" for place in range(2_000)))
        query = SearchQuery.read("talks in")
        whole = unit.articles.search(query)
        monkeypatch.setattr(finding, "_STEPS", dict.fromkeys(SearchOrder, 1_500))
        cut = unit.articles.search(query)
        found = [hit.article_id for hit in cut.hits]
        assert 0 < len(found) < len(ids) == len(whole.hits)
        assert found == ids[: -len(found) - 1 : -1], "those that were stored last"
        assert cut.cut
        assert not whole.cut
        ranked = unit.articles.search(query, order=SearchOrder.RELEVANCE)
        assert ranked.cut
        assert unit.articles.search(SearchQuery.read("1999")).hits[0].article_id == ids[-1]
        assert unit.articles.count() == len(ids), "the transaction goes on"


def test_steps_are_no_bound_on_anything_else(sqlite: SqlDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite.write() as unit:
        ids = add(unit, *(f"Talks in {place}" for place in range(2_000)))
        monkeypatch.setattr(finding, "_STEPS", dict.fromkeys(SearchOrder, 0))
        assert unit.articles.search(SearchQuery.read("talks")).cut
        assert len(unit.articles.many(ids)) == len(ids)

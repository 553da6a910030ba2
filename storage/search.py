"""The full-text index of articles: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL.

Both hold words that the program itself has folded and parted, so that they agree, and neither keeps the text again: the
FTS5 table has no content, and the narrow table of PostgreSQL has nothing but words and their places. It is no table of
the metadata, because the two databases have nothing of it in common but the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, text

from aggregator.model import Article, Phrase, SearchQuery, searched_words
from storage.columns import storable
from storage.tables import ARTICLE_PAGES, ARTICLES

_FOLDED = ", ".join(f"folded(title, summary, text, {part})" for part in range(3))
_CREATE = {
    # The words come folded, one space between, so that the simplest tokenizer parts them; that of Unicode would cut
    # Indic words at their vowel signs.
    "sqlite": ("CREATE VIRTUAL TABLE article_words USING fts5(title, summary, text, content='', tokenize='ascii')",),
    "postgresql": (
        """CREATE TABLE article_words (
        article_id integer CONSTRAINT pk_article_words PRIMARY KEY
        CONSTRAINT fk_article_words_article_id REFERENCES articles (id) ON DELETE CASCADE,
        words tsvector NOT NULL)""",
        "CREATE INDEX ix_article_words_words ON article_words USING gin (words)",
    ),
}
# So that no way of deleting an article or its page can leave words behind, or take out others than there are, which
# would spoil an index without content. `folded` is a function of each connection. Pages go after their articles do, so
# that for them alone there is an article that can be found by its feed's words again.
_OLD_ARTICLE = """SELECT old.id AS id, old.title AS title, old.summary AS summary, coalesce(
(SELECT page.text FROM article_pages AS page WHERE page.article_id = old.id AND page.text <> ''), old.text) AS text"""
_OF_OLD_PAGE = "SELECT id, title, summary, {text} AS text FROM articles WHERE id = old.article_id"
_KEEP_WHOLE = (
    f"""CREATE TRIGGER article_words_deleted BEFORE DELETE ON articles BEGIN
    INSERT INTO article_words(article_words, rowid, title, summary, text)
    SELECT 'delete', id, {_FOLDED} FROM ({_OLD_ARTICLE});
    END""",  # noqa: S608 (of the pieces above alone)
    f"""CREATE TRIGGER page_words_deleted AFTER DELETE ON article_pages WHEN old.text <> '' BEGIN
    INSERT INTO article_words(article_words, rowid, title, summary, text)
    SELECT 'delete', id, {_FOLDED} FROM ({_OF_OLD_PAGE.format(text="old.text")});
    INSERT INTO article_words(rowid, title, summary, text)
    SELECT id, {_FOLDED} FROM ({_OF_OLD_PAGE.format(text="text")});
    END""",  # noqa: S608 (as above)
)
_ADD = {
    "sqlite": text("INSERT INTO article_words(rowid, title, summary, text) VALUES (:id, :title, :summary, :text)"),
    "postgresql": text(
        "INSERT INTO article_words VALUES (:id, CAST(:words AS tsvector)) "
        "ON CONFLICT (article_id) DO UPDATE SET words = excluded.words"
    ),
}
_EMPTY = {
    "sqlite": "INSERT INTO article_words(article_words) VALUES ('delete-all')",
    "postgresql": "TRUNCATE article_words",
}
_FORGET = text(
    "INSERT INTO article_words(article_words, rowid, title, summary, text) "
    "VALUES ('delete', :id, :title, :summary, :text)"
)
_TEXTS = (ARTICLES.c.id, ARTICLES.c.title, ARTICLES.c.summary)
_WEIGHTS = ("A", "B", "")
"""Of title, summary and text, as PostgreSQL ranks them."""
_LAST_PLACE = 16_383
_PORTION = 1_000


def create(connection: Connection) -> None:
    """Create the index and fill it from the articles there are."""
    table, *indexes = _CREATE[connection.dialect.name]
    connection.exec_driver_sql(table)
    _fill_from(connection, ARTICLES.c.text)
    for index in indexes:
        connection.exec_driver_sql(index)


def keep_whole(connection: Connection) -> None:
    """Let the index follow deletions; on PostgreSQL its foreign key does."""
    if connection.dialect.name == "sqlite":
        for trigger in _KEEP_WHOLE:
            connection.exec_driver_sql(trigger)


def fill(connection: Connection) -> None:
    """Put all articles into an index that holds none, each by the text that it is found by."""
    of_page = select(func.nullif(ARTICLE_PAGES.c.text, "")).where(ARTICLE_PAGES.c.article_id == ARTICLES.c.id)
    _fill_from(connection, func.coalesce(of_page.scalar_subquery(), ARTICLES.c.text))


def _fill_from(connection: Connection, article_text: ColumnElement[str]) -> None:
    texts = select(*_TEXTS, article_text.label("text")).order_by(ARTICLES.c.id)
    after = 0
    while rows := connection.execute(texts.where(ARTICLES.c.id > after).limit(_PORTION)).all():
        _add(connection, [(each.id, searched_words(each.title, each.summary, each.text)) for each in rows])
        after = rows[-1].id


def renew(connection: Connection) -> None:
    """Fold the words of all articles anew, where they were folded otherwise before."""
    connection.exec_driver_sql(_EMPTY[connection.dialect.name])
    fill(connection)


def add(connection: Connection, articles: Iterable[tuple[int, Article]]) -> None:
    """Let articles be found, by id."""
    _add(connection, [(article_id, _parts(article)) for article_id, article in articles])


def replace(connection: Connection, changed: Sequence[tuple[int, Article, Article]]) -> None:
    """Let articles be found by other words: id, the article as it was, and as it is."""
    if connection.dialect.name == "sqlite":
        # An index without content has to be told what it forgets.
        connection.execute(_FORGET, [_fts5_row(article_id, _parts(old)) for article_id, old, _ in changed])
    add(connection, [(article_id, new) for article_id, _, new in changed])


def folded(title: str, summary: str, text: str, part: int) -> str:
    """One part of an article's searched words, as a function of SQL."""
    return " ".join(searched_words(title, summary, text)[part])


def _parts(article: Article) -> Sequence[list[str]]:
    return searched_words(*(storable(each) for each in (article.title, article.summary, article.text)))


def _add(connection: Connection, rows: Sequence[tuple[int, Sequence[list[str]]]]) -> None:
    if not rows:
        return
    as_row = _fts5_row if connection.dialect.name == "sqlite" else _tsvector_row
    connection.execute(_ADD[connection.dialect.name], [as_row(*each) for each in rows])


def _fts5_row(article_id: int, parts: Sequence[list[str]]) -> dict[str, Any]:
    title, summary, text = (" ".join(part) for part in parts)
    return {"id": article_id, "title": title, "summary": summary, "text": text}


def _tsvector_row(article_id: int, parts: Sequence[list[str]]) -> dict[str, Any]:
    return {"id": article_id, "words": tsvector(parts)}


def tsvector(parts: Sequence[list[str]]) -> str:
    """The words of title, summary and text as PostgreSQL reads a tsvector; no phrase reaches from one into another."""
    places: dict[str, list[str]] = {}
    place = 0
    for words, weight in zip(parts, _WEIGHTS, strict=True):
        for word in words:
            place = min(place + 1, _LAST_PLACE)
            places.setdefault(word, []).append(f"{place}{weight}")
        place += 1
    # Words consist of letters, digits and vowel signs alone, so that nothing in them needs to be escaped.
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())


def fts5_query(query: SearchQuery) -> str:
    """A query in the language of FTS5."""
    wanted = " AND ".join(map(_fts5_phrase, query.wanted))
    return " NOT ".join([f"({wanted})", *map(_fts5_phrase, query.excluded)])


def tsquery(query: SearchQuery) -> str:
    """A query as PostgreSQL reads a tsquery."""
    return " & ".join([*map(_ts_phrase, query.wanted), *(f"!{_ts_phrase(each)}" for each in query.excluded)])


def _fts5_phrase(phrase: Phrase) -> str:
    more = " *" if phrase.beginning else ""
    spelt = [f'"{" ".join(words)}"{more}' for words in phrase.spellings]
    return f"({' OR '.join(spelt)})" if len(spelt) > 1 else spelt[0]


def _ts_phrase(phrase: Phrase) -> str:
    more = ":*" if phrase.beginning else ""
    spelt = [" <-> ".join(f"'{word}'" for word in words) + more for words in phrase.spellings]
    return f"({' | '.join(spelt)})"

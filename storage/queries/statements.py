"""Statements and pieces of statements that several stores share.

Statements are built once, when a module is imported, and executed with parameters: building one anew costs SQLAlchemy
four to six times what executing it does (0.5 ms against 0.1 ms for an insert or update of one row).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import (
    ARRAY,
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Insert,
    Integer,
    Select,
    Table,
    Text,
    Update,
    any_,
    bindparam,
    func,
    insert,
    literal_column,
    select,
    update,
)

from aggregator.model import KnownArticle
from storage.tables import ARTICLE_PAGES, ARTICLES, FEEDS, MEMBERSHIPS, STORIES

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T")

# Where the articles of a period are counted by feed: the sum keeps SQLite from walking all articles along another
# index, for the sake of the groups' order.
FEED_OF_ARTICLE = (ARTICLES.c.feed_id + literal_column("0")).label("feed_id")

KNOWN_ARTICLE = tuple(ARTICLES.c[each.name] for each in fields(KnownArticle))
"""The columns that a `KnownArticle` is made of."""

OF_ARTICLE = MEMBERSHIPS.c.article_id == ARTICLES.c.id
"""What joins an article and its membership."""

COUNT_ARTICLES = select(func.coalesce(func.sum(FEEDS.c.article_count), 0))

_PORTION = 10_000
"""Values in one IN list; SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535."""

SILENCE = "idle_in_transaction_session_timeout"
"""PostgreSQL's setting for how long a session may do nothing in a transaction before it is ended."""


class Store:
    """A store, or a part of one, on the connection of its unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection


def given(name: str) -> BindParameter[Any]:
    """A parameter; its name must differ from those of the columns that the statement writes."""
    return bindparam(name)


def listed(name: str = "ids") -> BindParameter[Any]:
    """A parameter that is a list, for `in_`."""
    return bindparam(name, expanding=True)


def one_of(dialect: str, column: Column[int], numbers: Iterable[int] | None = None) -> ColumnElement[bool]:
    """Whether a column holds one of some numbers, however many: these, or else those given as `ids` by `as_one`."""
    name, value = ("ids", None) if numbers is None else (None, as_one(dialect, numbers))
    kind = ARRAY(Integer) if dialect == "postgresql" else Text()
    one = bindparam(name, value, type_=kind, required=numbers is None)
    if dialect == "postgresql":
        return column == any_(one)
    return column.in_(select(func.json_each(one).table_valued("value").c.value))


def as_one(dialect: str, numbers: Iterable[int]) -> Any:
    """Numbers as one value; as a parameter each, two thousand of them take longer to send than to be looked up."""
    together = list(numbers)
    return together if dialect == "postgresql" else json.dumps(together)


def portions(values: Iterable[T]) -> Iterator[list[T]]:
    """The different values, in order, in lists short enough for one statement."""
    rest = iter(dict.fromkeys(values))
    while portion := list(islice(rest, _PORTION)):
        yield portion


def change_row(table: Table, key: str = "id") -> Update:
    """An update of the row whose key is given as `key`; the columns are those of the parameters."""
    return update(table).where(table.c[key] == given("key"))


CHANGE_STORY = change_row(STORIES).values(revision=STORIES.c.revision + 1)
"""An update of a story that people and programs are to see as changed."""


def insert_or_resolve(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that can say what to do where the row is there already; both dialects write it alike."""
    # The engine has loaded its dialect; the other one would be loaded for nothing.
    loaded = import_module(f"sqlalchemy.dialects.{dialect}")
    return cast("postgresql.Insert | sqlite.Insert", loaded.insert(table))


@cache
def insert_or_replace(dialect: str, table: Table, *names: str) -> Insert:
    """An insert that replaces these columns of a row that is there already."""
    put = insert_or_resolve(dialect, table)
    newer = {name: put.excluded[name] for name in names}
    return put.on_conflict_do_update(index_elements=list(table.primary_key), set_=newer)


def insert_many(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows, many a statement."""
    if rows:
        connection.execute(insert(table), rows)


def returning_ids(table: Table) -> Insert:
    """An insert of rows that returns their ids in the rows' own order."""
    return insert(table).returning(table.c.id, sort_by_parameter_order=True)


def select_articles(*more: Any) -> Select[Any]:
    """Articles with their feeds' names, as `mapping.stored_article` wants them."""
    return (
        select(ARTICLES, FEEDS.c.name.label("feed_name"), ARTICLE_PAGES.c.text.label("page_text"), *more)
        .select_from(ARTICLES)
        .join(FEEDS, FEEDS.c.id == ARTICLES.c.feed_id)
        .outerjoin(ARTICLE_PAGES, ARTICLE_PAGES.c.article_id == ARTICLES.c.id)
    )

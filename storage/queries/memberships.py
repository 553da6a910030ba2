"""Where articles stand: memberships, their log, and the window that the matcher's index is filled from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, case, cast, func, or_, select, tuple_

from aggregator.errors import NotFound
from aggregator.model import Member, Membership
from aggregator.ports import ArticlePlace, MembershipChange, SignedPlace, Spread
from storage import mapping
from storage.queries.doubt import recount_after_move
from storage.queries.statements import (
    OF_ARTICLE,
    SILENCE,
    Store,
    change_row,
    given,
    insert_many,
    listed,
    portions,
    select_articles,
)
from storage.tables import ARTICLES, MEMBERSHIP_CHANGES, MEMBERSHIPS, SIGNATURES

_MEMBERSHIP_LOCK = 0x5354_4F52
"""Number of the advisory lock; any would do that nothing else on the database uses."""

_SILENT_AT_MOST = "60s"
"""Whoever holds it and does nothing for so long is taken for hung, where no other time is set; all others wait."""

_WINDOW_PORTION = 2_000

_IN_STORY = MEMBERSHIPS.c.story_id.is_not(None)
_PLACE = [MEMBERSHIPS.c[name] for name in ("article_id", "story_id", "placed_by", "probability", "at")]

_PLACES = select(*_PLACE).where(MEMBERSHIPS.c.article_id.in_(listed()))
_PUT = change_row(MEMBERSHIPS, "article_id")
_MEMBERS = (
    select_articles(*_PLACE)
    .join(MEMBERSHIPS, OF_ARTICLE)
    .where(MEMBERSHIPS.c.story_id.in_(listed()))
    .order_by(ARTICLES.c.sort_time, ARTICLES.c.id)
)
# Ordered by the membership's own columns, so that the index ends with the page, however large the story.
_MEMBER_PAGE = (
    select_articles(*_PLACE)
    .join(MEMBERSHIPS, OF_ARTICLE)
    .where(MEMBERSHIPS.c.story_id == given("story"))
    .order_by(MEMBERSHIPS.c.sort_time, MEMBERSHIPS.c.article_id)
    .limit(given("most"))
)
_TIMES = select(MEMBERSHIPS.c.story_id, MEMBERSHIPS.c.article_id, MEMBERSHIPS.c.sort_time).where(
    MEMBERSHIPS.c.story_id.in_(listed())
)


def _spread(dialect: str) -> Select[Any]:
    """How many articles of each story came in each part of its time; both databases reckon with days or seconds."""
    ends = (
        select(
            MEMBERSHIPS.c.story_id,
            func.min(MEMBERSHIPS.c.sort_time).label("first"),
            func.max(MEMBERSHIPS.c.sort_time).label("last"),
        )
        .where(MEMBERSHIPS.c.story_id.in_(listed()))
        .group_by(MEMBERSHIPS.c.story_id)
        .subquery()
    )

    def number(moment: ColumnElement[datetime]) -> ColumnElement[Any]:
        return func.julianday(moment) if dialect == "sqlite" else func.extract("epoch", moment)

    since_first = number(MEMBERSHIPS.c.sort_time) - number(ends.c.first)
    whole = func.nullif(number(ends.c.last) - number(ends.c.first), 0)
    share = func.coalesce(since_first / whole, 0.5) * given("most") + 0.5
    part = cast(share if dialect == "sqlite" else func.floor(share), Integer).label("part")
    return (
        select(MEMBERSHIPS.c.story_id, ends.c.first, ends.c.last, part, func.count().label("articles"))
        .join(ends, ends.c.story_id == MEMBERSHIPS.c.story_id)
        .group_by(MEMBERSHIPS.c.story_id, ends.c.first, ends.c.last, part)
    )


_SPREAD = {dialect: _spread(dialect) for dialect in ("sqlite", "postgresql")}

# A portion of the grouped articles of a period: those after the article `after` of the moment `begin`. Walks an index
# that holds all it reads of articles, so that their wide rows are not touched.
_SIGNED_WINDOW = (
    select(ARTICLES.c.id, MEMBERSHIPS.c.story_id, ARTICLES.c.sort_time, SIGNATURES.c.packed)
    .select_from(ARTICLES)
    .join(MEMBERSHIPS, OF_ARTICLE)
    .outerjoin(SIGNATURES, and_(SIGNATURES.c.article_id == ARTICLES.c.id, SIGNATURES.c.engine == given("engine")))
    .where(_IN_STORY, ARTICLES.c.sort_time < given("until"))
    .where(
        and_(
            ARTICLES.c.sort_time >= given("begin"),
            or_(ARTICLES.c.sort_time > given("begin"), ARTICLES.c.id > given("after")),
        )
    )
    .order_by(ARTICLES.c.sort_time, ARTICLES.c.id)
    .limit(_WINDOW_PORTION)
)
_CHANGES = (
    select(MEMBERSHIP_CHANGES)
    .where(MEMBERSHIP_CHANGES.c.seq > given("after"))
    .order_by(MEMBERSHIP_CHANGES.c.seq)
    .limit(given("most"))
)
_SERIALISE = select(
    func.set_config(
        SILENCE,
        case((func.current_setting(SILENCE) == "0", _SILENT_AT_MOST), else_=func.current_setting(SILENCE)),
        True,
    ),
    func.pg_advisory_xact_lock(_MEMBERSHIP_LOCK),
)
_FIRST_CHANGE = select(func.min(MEMBERSHIP_CHANGES.c.seq))
_LAST_CHANGE = select(func.max(MEMBERSHIP_CHANGES.c.seq))


class SqlMemberships(Store):
    """The part of `StoryStore` that is about articles' places."""

    def serialise(self) -> None:
        """Wait for the lock on memberships; on SQLite the transaction holds the one write lock already."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(_SERIALISE)

    def members(self, story_ids: Iterable[int]) -> dict[int, list[Member]]:
        """The articles of stories, by sort_time, then id."""
        found: dict[int, list[Member]] = {}
        for portion in portions(story_ids):
            found |= {story_id: [] for story_id in portion}
            for row in self._connection.execute(_MEMBERS, {"ids": portion}):
                member = Member(stored=mapping.stored_article(row), membership=mapping.membership(row))
                found[row.story_id].append(member)
        return found

    def member_page(self, story_id: int, *, limit: int, after: ArticlePlace | None = None) -> list[Member]:
        """The first articles of a story, or those after a place."""
        found = _MEMBER_PAGE
        if after is not None:
            place = tuple_(MEMBERSHIPS.c.sort_time, MEMBERSHIPS.c.article_id)
            found = found.where(place > (after.sort_time, after.id))
        rows = self._connection.execute(found, {"story": story_id, "most": limit})
        return [Member(stored=mapping.stored_article(row), membership=mapping.membership(row)) for row in rows]

    def times(self, story_ids: Iterable[int]) -> dict[int, dict[int, datetime]]:
        """The sort_time of each article of stories."""
        found: dict[int, dict[int, datetime]] = {}
        for portion in portions(story_ids):
            found |= {story_id: {} for story_id in portion}
            for story_id, article_id, sort_time in self._connection.execute(_TIMES, {"ids": portion}):
                found[story_id][article_id] = sort_time
        return found

    def spread(self, story_ids: Iterable[int], *, parts: int) -> dict[int, Spread]:
        """How the articles of stories are spread over their time."""
        found: dict[int, Spread] = {}
        statement = _SPREAD[self._connection.dialect.name]
        for portion in portions(story_ids):
            ends: dict[int, tuple[datetime, datetime]] = {}
            counts: defaultdict[int, list[int]] = defaultdict(lambda: [0] * parts)
            for row in self._connection.execute(statement, {"ids": portion, "most": parts - 1}):
                ends[row.story_id] = row.first, row.last
                counts[row.story_id][row.part] = row.articles
            found |= {
                story_id: Spread(first=first, last=last, counts=tuple(counts[story_id]))
                for story_id, (first, last) in ends.items()
            }
        return found

    def place(self, memberships: Sequence[Membership]) -> None:
        """Put articles into stories and log it."""
        if not memberships:
            return
        moved: dict[int, set[int]] = {}
        for portion in portions(each.article_id for each in memberships):
            for row in self._connection.execute(_PLACES, {"ids": portion}):
                moved[row.article_id] = {row.story_id} - {None}
        for each in memberships:
            if each.article_id not in moved:
                raise NotFound("article", each.article_id)
            moved[each.article_id].add(each.story_id)
        rows = [mapping.columns_of(each) for each in memberships]
        self._connection.execute(_PUT, [{"key": row.pop("article_id"), **row} for row in rows])
        log = [{"article_id": each.article_id, "story_id": each.story_id, "at": each.at} for each in memberships]
        insert_many(self._connection, MEMBERSHIP_CHANGES, log)
        recount_after_move(self._connection, moved)

    def memberships(self, article_ids: Iterable[int]) -> dict[int, Membership]:
        """Where articles are."""
        return {
            row.article_id: mapping.membership(row)
            for portion in portions(article_ids)
            for row in self._connection.execute(_PLACES, {"ids": portion})
            if row.story_id is not None
        }

    def changes(self, after: int, *, limit: int) -> list[MembershipChange]:
        """The log after a sequence number, in order."""
        rows = self._connection.execute(_CHANGES, {"after": after, "most": limit})
        return [MembershipChange(seq=row.seq, article_id=row.article_id, story_id=row.story_id or None) for row in rows]

    def first_change(self) -> int:
        """The oldest sequence number that the log still has."""
        return self._connection.scalar(_FIRST_CHANGE) or 0

    def last_change(self) -> int:
        """The newest sequence number of the log."""
        return self._connection.scalar(_LAST_CHANGE) or 0

    def signed_window(self, since: datetime, until: datetime, engine: str) -> Iterator[SignedPlace]:
        """Grouped articles of a period with their stored signatures, read in portions."""
        if since.tzinfo is None or until.tzinfo is None:
            raise ValueError("the times of a period must be aware")
        bounds = {"until": until, "begin": since, "after": 0, "engine": engine}
        while True:
            rows = self._connection.execute(_SIGNED_WINDOW, bounds).all()
            # Unpacked: columns read by name take half as long again, and a start may read 200,000 rows.
            for article_id, story_id, sort_time, packed in rows:
                yield SignedPlace(article_id=article_id, story_id=story_id, sort_time=sort_time, packed=packed)
            if len(rows) < _WINDOW_PORTION:
                return
            bounds |= {"begin": rows[-1].sort_time, "after": rows[-1].id}

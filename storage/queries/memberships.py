"""Where articles stand: memberships, their log, and the window that the matcher's index is filled from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, func, or_, select, update

from aggregator.errors import NotFound
from aggregator.model import Member, Membership, StoredArticle
from aggregator.ports import MembershipChange
from storage import mapping
from storage.queries.doubt import recount_after_move
from storage.queries.statements import insert_many, portions, select_articles
from storage.tables import ARTICLES, MEMBERSHIP_CHANGES, MEMBERSHIPS

_MEMBERSHIP_LOCK = 0x5354_4F52
"""Number of the advisory lock; any would do that nothing else on the database uses."""

_WINDOW_PORTION = 2_000
_PLACE = ("article_id", "story_id", "placed_by", "probability", "at")


class SqlMemberships:
    """The part of `StoryStore` that is about articles' places."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def serialise(self) -> None:
        """Wait for the lock on memberships; on SQLite the transaction holds the one write lock already."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(select(func.pg_advisory_xact_lock(_MEMBERSHIP_LOCK)))

    def members(self, story_ids: Iterable[int]) -> dict[int, list[Member]]:
        """The articles of stories, by sort_time, then id."""
        found: dict[int, list[Member]] = {}
        joined = select_articles(*(MEMBERSHIPS.c[name] for name in _PLACE))
        joined = joined.join(MEMBERSHIPS, MEMBERSHIPS.c.article_id == ARTICLES.c.id)
        for portion in portions(story_ids):
            found |= {story_id: [] for story_id in portion}
            members = joined.where(MEMBERSHIPS.c.story_id.in_(portion)).order_by(ARTICLES.c.sort_time, ARTICLES.c.id)
            for row in self._connection.execute(members):
                member = Member(stored=mapping.stored_article(row), membership=mapping.membership(row))
                found[row.story_id].append(member)
        return found

    def place(self, memberships: Sequence[Membership]) -> None:
        """Put articles into stories and log it."""
        if not memberships:
            return
        old = self._places(each.article_id for each in memberships)
        for each in memberships:
            if each.article_id not in old:
                raise NotFound("article", each.article_id)
        rows = [
            {
                "key": each.article_id,
                "story_id": each.story_id,
                "placed_by": each.placed_by,
                "probability": each.probability,
                "at": each.at,
            }
            for each in memberships
        ]
        self._connection.execute(update(MEMBERSHIPS).where(MEMBERSHIPS.c.article_id == bindparam("key")), rows)
        log = [{"article_id": each.article_id, "story_id": each.story_id} for each in memberships]
        insert_many(self._connection, MEMBERSHIP_CHANGES, log)
        moved = {each.article_id: {each.story_id} for each in memberships}
        for article_id, story_id in old.items():
            if story_id is not None:
                moved[article_id].add(story_id)
        recount_after_move(self._connection, moved)

    def _places(self, article_ids: Iterable[int]) -> dict[int, int | None]:
        places: dict[int, int | None] = {}
        for portion in portions(article_ids):
            of_articles = select(MEMBERSHIPS.c.article_id, MEMBERSHIPS.c.story_id)
            rows = self._connection.execute(of_articles.where(MEMBERSHIPS.c.article_id.in_(portion)))
            places.update((row.article_id, row.story_id) for row in rows)
        return places

    def memberships(self, article_ids: Iterable[int]) -> dict[int, Membership]:
        """Where articles are."""
        found: dict[int, Membership] = {}
        for portion in portions(article_ids):
            of_articles = select(*(MEMBERSHIPS.c[name] for name in _PLACE)).where(MEMBERSHIPS.c.story_id.is_not(None))
            rows = self._connection.execute(of_articles.where(MEMBERSHIPS.c.article_id.in_(portion)))
            found.update((row.article_id, mapping.membership(row)) for row in rows)
        return found

    def changes(self, after: int, *, limit: int) -> list[MembershipChange]:
        """The log after a sequence number, in order."""
        newer = select(MEMBERSHIP_CHANGES).where(MEMBERSHIP_CHANGES.c.seq > after)
        rows = self._connection.execute(newer.order_by(MEMBERSHIP_CHANGES.c.seq).limit(limit))
        return [MembershipChange(seq=row.seq, article_id=row.article_id, story_id=row.story_id) for row in rows]

    def last_change(self) -> int:
        """The newest sequence number of the log."""
        return self._connection.scalar(select(func.max(MEMBERSHIP_CHANGES.c.seq))) or 0

    def window(self, since: datetime, until: datetime) -> Iterator[tuple[StoredArticle, int]]:
        """Grouped articles of a period, in portions that each begin after the last row of the one before."""
        joined = select_articles(MEMBERSHIPS.c.story_id).join(MEMBERSHIPS, MEMBERSHIPS.c.article_id == ARTICLES.c.id)
        joined = joined.where(MEMBERSHIPS.c.story_id.is_not(None), ARTICLES.c.sort_time < until)
        joined = joined.order_by(ARTICLES.c.sort_time, ARTICLES.c.id).limit(_WINDOW_PORTION)
        begin, after = since, 0
        while True:
            further = and_(ARTICLES.c.sort_time >= begin, or_(ARTICLES.c.sort_time > begin, ARTICLES.c.id > after))
            rows = self._connection.execute(joined.where(further)).all()
            for row in rows:
                yield mapping.stored_article(row), row.story_id
            if len(rows) < _WINDOW_PORTION:
                return
            begin, after = rows[-1].sort_time, rows[-1].id

"""Feeds: the catalogue's word, leases, and the log of polls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Date, Select, case, cast, func, insert, or_, select
from sqlalchemy import update as sql_update
from sqlalchemy.sql.dml import ReturningUpdate

from aggregator.errors import LeaseLost, NotFound
from aggregator.model import (
    CacheValidators,
    DueFeed,
    Feed,
    FeedHealth,
    FeedSpec,
    FeedUpdate,
    FetchEvent,
    Lease,
    PauseReason,
    after_pause,
)
from storage import mapping
from storage.mapping import AnyRow
from storage.queries.statements import FEED_OF_ARTICLE, Store, change_row, given, listed, portions
from storage.tables import ARTICLES, FEEDS, FETCH_EVENTS

_NO_LEASE = {"lease_owner": None, "lease_token": None, "lease_until": None}
_NOTHING_FETCHED = {
    "validators": mapping.encode(CacheValidators()),
    "body_hash": None,
    "last_full": None,
    "last_items": None,
}
_BY_THE_CATALOGUE = (PauseReason.DISABLED, PauseReason.REMOVED)

_CATALOGUE_LOCK = 0x5354_4F54
"""Number of the advisory lock; differs from those on memberships and upgrades."""

_SERIALISE = select(func.pg_advisory_xact_lock(_CATALOGUE_LOCK))
_ADD = insert(FEEDS).returning(FEEDS.c.id)
_FEEDS = select(FEEDS)
_FEED = _FEEDS.where(FEEDS.c.id == given("key"))
_BEFORE: Select[Any] = select(FEEDS.c.url_key, FEEDS.c.paused, FEEDS.c.health).where(FEEDS.c.id == given("key"))
_CHANGE = change_row(FEEDS)
_FREE = or_(FEEDS.c.lease_until.is_(None), FEEDS.c.lease_until <= given("now"))


def _claiming(*wanted: ColumnElement[bool]) -> ReturningUpdate[Any]:
    """Lease feeds in one statement.

    The rows are locked where they are chosen, and those that another caller is just choosing are skipped; SQLite has
    no such clause and needs none, since there one transaction writes at a time.
    """
    chosen = (
        select(FEEDS.c.id)
        .where(*wanted, _FREE)
        .order_by(FEEDS.c.next_due, FEEDS.c.id)
        .limit(given("most"))
        .with_for_update(skip_locked=True)
        .cte("chosen")
    )
    return sql_update(FEEDS).where(FEEDS.c.id.in_(select(chosen.c.id))).returning(*FEEDS.c)


_CLAIM_DUE = _claiming(FEEDS.c.paused.is_(None), FEEDS.c.next_due <= given("now"))
_CLAIM_NAMED = _claiming(FEEDS.c.id.in_(listed()), FEEDS.c.paused.is_distinct_from(PauseReason.REMOVED))

_SINCE = select(FEEDS.c.id, FEEDS.c.health).where(FEEDS.c.id.in_(listed()), FEEDS.c.paused.in_(_BY_THE_CATALOGUE))

# What the catalogue says of a pause outlasts what a poll finds.
_FINISH = (
    change_row(FEEDS)
    .where(FEEDS.c.lease_token == given("token"))
    .values(
        paused=case(
            (or_(*(FEEDS.c.paused == reason for reason in _BY_THE_CATALOGUE)), FEEDS.c.paused), else_=given("found")
        )
    )
)
_LOCK = (
    select(FEEDS.c.id)
    .where(FEEDS.c.id.in_(listed()), FEEDS.c.lease_token.in_(listed("tokens")))
    .with_for_update(skip_locked=True)
)
_LOG = insert(FETCH_EVENTS)
_RELEASE = (
    sql_update(FEEDS)
    .where(func.substr(FEEDS.c.lease_owner, 1, func.length(given("prefix"))) == given("prefix"))
    .values(_NO_LEASE)
)
_RENEW = (
    sql_update(FEEDS)
    .where(FEEDS.c.id.in_(listed()), FEEDS.c.lease_token.in_(listed("tokens")))
    .values(lease_until=given("until"))
    .returning(FEEDS.c.id)
)
_DUE_NOW = (
    sql_update(FEEDS)
    .where(FEEDS.c.id.in_(listed()), FEEDS.c.next_due > given("now"))
    .values(next_due=given("now"), due_reason="now, since the clock was put back")
)
_END_LEASES = sql_update(FEEDS).where(FEEDS.c.lease_until > given("latest")).values(_NO_LEASE).returning(FEEDS.c.id)
_OWNERS = select(FEEDS.c.lease_owner).where(FEEDS.c.lease_owner.is_not(None)).distinct()
_EVENTS = (
    select(FETCH_EVENTS)
    .where(FETCH_EVENTS.c.feed_id == given("feed"))
    .order_by(FETCH_EVENTS.c.at.desc(), FETCH_EVENTS.c.id.desc())
    .limit(given("most"))
)


class SqlFeeds(Store):
    """`FeedStore` on SQL."""

    def serialise(self) -> None:
        """Wait for the lock on the catalogue; on SQLite the transaction holds the one write lock already."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(_SERIALISE)

    def add(self, spec: FeedSpec, *, now: datetime, next_due: datetime, paused: PauseReason | None) -> int:
        """Store a new feed and return its id."""
        row = {
            **_spec_columns(spec),
            **_NOTHING_FETCHED,
            "paused": paused,
            "next_due": next_due,
            "due_reason": "",
            "health": mapping.encode(FeedHealth(created=now)),
            "article_count": 0,
        }
        feed_id: int = self._connection.execute(_ADD, row).scalar_one()
        return feed_id

    def update_spec(
        self,
        feed_id: int,
        spec: FeedSpec,
        *,
        now: datetime,
        paused: PauseReason | None,
        next_due: datetime | None,
        due_reason: str = "",
    ) -> None:
        """Replace what the catalogue says of a feed; see the port for a changed `url_key`."""
        before = self._before(feed_id)
        values = {**_spec_columns(spec), **_paused(before, paused, now)}
        if next_due is not None:
            values |= {"next_due": next_due, "due_reason": due_reason}
        if spec.url_key != before.url_key:
            # A poll of the old address that is under way may not write its validators over the new one's.
            values |= {**_NOTHING_FETCHED, **_NO_LEASE}
        self._connection.execute(_CHANGE, {"key": feed_id, **values})

    def pause(self, feed_id: int, reason: PauseReason, *, now: datetime) -> None:
        """Stop polling a feed."""
        self._connection.execute(_CHANGE, {"key": feed_id, **_paused(self._before(feed_id), reason, now)})

    def _before(self, feed_id: int) -> AnyRow:
        row: AnyRow | None = self._connection.execute(_BEFORE, {"key": feed_id}).one_or_none()
        if row is None:
            raise NotFound("feed", feed_id)
        return row

    def all(self) -> list[Feed]:
        """Every feed, by name."""
        feeds = [mapping.feed(row) for row in self._connection.execute(_FEEDS)]
        return sorted(feeds, key=lambda feed: (feed.spec.name, feed.id))  # databases sort by rules of their own

    def get(self, feed_id: int) -> Feed | None:
        """One feed, or None."""
        row = self._connection.execute(_FEED, {"key": feed_id}).one_or_none()
        return None if row is None else mapping.feed(row)

    def claim(
        self, *, now: datetime, until: datetime, owner: str, limit: int, only: Sequence[int] | None = None
    ) -> list[DueFeed]:
        """Lease feeds that are due, or those named."""
        # One token for the whole claim: together with the feed's id it is used once.
        lease = {"lease_owner": owner, "lease_token": uuid4().hex, "lease_until": until}
        given_too = {"now": now, "most": limit}
        if only is None:
            rows = self._connection.execute(_CLAIM_DUE, lease | given_too)
        else:
            rows = self._connection.execute(_CLAIM_NAMED, lease | given_too | {"ids": list(only)})
        return sorted(map(mapping.due_feed, rows), key=lambda due: (due.feed.next_due, due.feed.id))

    def lock(self, leases: Sequence[Lease]) -> bool:
        """Have these feeds' rows for oneself; on SQLite the transaction holds the one write lock already."""
        ids, tokens = [lease.feed_id for lease in leases], sorted({lease.token for lease in leases})
        return len(self._connection.execute(_LOCK, {"ids": ids, "tokens": tokens}).all()) == len(ids)

    def finish(self, polls: Sequence[tuple[Lease, FeedUpdate, FetchEvent]]) -> None:
        """Write the results of polls, log them and release the leases."""
        found = self._connection.execute(_SINCE, {"ids": [lease.feed_id for lease, _, _ in polls]})
        # One that was paused while it was polled is paused since then.
        since = {row.id: mapping.decode(FeedHealth, row.health).paused_since for row in found}
        rows = [
            {
                **_NO_LEASE,
                "key": lease.feed_id,
                "token": lease.token,
                "found": update.paused,
                "validators": mapping.encode(update.validators),
                "body_hash": update.body_hash,
                "last_full": update.last_full,
                "last_items": update.last_items,
                "next_due": update.next_due,
                "due_reason": update.due_reason,
                "health": mapping.encode(
                    replace(update.health, paused_since=since.get(lease.feed_id, update.health.paused_since))
                ),
            }
            for lease, update, _ in polls
        ]
        if self._connection.execute(_FINISH, rows).rowcount != len(rows):
            feeds = ", ".join(str(lease.feed_id) for lease, _, _ in polls)
            raise LeaseLost(f"feed {feeds} is no longer leased to {polls[0][0].owner}")
        self._connection.execute(_LOG, [mapping.columns_of(event) for _, _, event in polls])

    def renew(self, leases: Sequence[Lease], *, until: datetime) -> set[int]:
        """Let leases that are still held last longer."""
        kept: set[int] = set()
        for some in portions(leases):
            ids, tokens = [lease.feed_id for lease in some], sorted({lease.token for lease in some})
            kept |= set(self._connection.scalars(_RENEW, {"ids": ids, "tokens": tokens, "until": until}))
        return kept

    def lease_owners(self) -> set[str]:
        """Who holds a lease at present."""
        return set(self._connection.scalars(_OWNERS))

    def release(self, owner_prefix: str) -> int:
        """Release all leases whose owner begins so."""
        return self._connection.execute(_RELEASE, {"prefix": owner_prefix}).rowcount

    def void_future(self, *, now: datetime, polled: datetime, leased: datetime) -> int:
        """Undo what a clock that was ahead has put off."""
        late = [feed.id for feed in self.all() if feed.health.last_attempt and feed.health.last_attempt > polled]
        if late:
            self._connection.execute(_DUE_NOW, {"ids": late, "now": now})
        return len({*late, *self._connection.scalars(_END_LEASES, {"latest": leased})})

    def events(self, feed_id: int, *, limit: int = 50) -> list[FetchEvent]:
        """The latest polls of a feed, newest first."""
        rows = self._connection.execute(_EVENTS, {"feed": feed_id, "most": limit})
        return [mapping.as_named(FetchEvent, row) for row in rows]

    def articles_per_day(self, since: datetime, *, feed_id: int | None = None) -> Mapping[int, Mapping[date, int]]:
        """Per feed, how many articles were first seen on each UTC day."""
        if self._connection.dialect.name == "postgresql":
            day: ColumnElement[date] = cast(func.timezone("UTC", ARTICLES.c.first_seen), Date)
        else:
            day = func.date(ARTICLES.c.first_seen, type_=Date)
        counts = select(FEED_OF_ARTICLE, day, func.count()).where(ARTICLES.c.first_seen >= since)
        if feed_id is not None:
            counts = counts.where(FEED_OF_ARTICLE.element == feed_id)
        days: defaultdict[int, dict[date, int]] = defaultdict(dict)
        for each, day_of, count in self._connection.execute(counts.group_by(FEED_OF_ARTICLE, day)):
            days[each][day_of] = count
        return dict(days)


def _paused(before: AnyRow, reason: PauseReason | None, now: datetime) -> dict[str, object]:
    health = mapping.decode(FeedHealth, before.health)
    was = None if before.paused is None else PauseReason(before.paused)
    return {"paused": reason, "health": mapping.encode(after_pause(health, before=was, after=reason, now=now))}


def _spec_columns(spec: FeedSpec) -> dict[str, object]:
    return {"name": spec.name, "url_key": spec.url_key, "spec": mapping.encode(spec)}

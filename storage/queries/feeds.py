"""Feeds: the catalogue's word, leases, and the log of polls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import Connection, and_, case, func, insert, literal, or_, select
from sqlalchemy import update as sql_update

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
)
from storage import mapping
from storage.tables import ARTICLES, FEEDS, FETCH_EVENTS

_NO_LEASE = {"lease_owner": None, "lease_token": None, "lease_until": None}
_NOTHING_FETCHED = {"validators": mapping.encode(CacheValidators()), "body_hash": None, "last_full": None}
_BY_THE_CATALOGUE = (PauseReason.DISABLED, PauseReason.REMOVED)


class SqlFeeds:
    """`FeedStore` on SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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
        feed_id: int = self._connection.execute(insert(FEEDS).values(row).returning(FEEDS.c.id)).scalar_one()
        return feed_id

    def update_spec(
        self, feed_id: int, spec: FeedSpec, *, paused: PauseReason | None, next_due: datetime | None
    ) -> None:
        """Replace what the catalogue says of a feed; see the port for a changed `url_key`."""
        of_feed = FEEDS.c.id == feed_id
        url_key = self._connection.scalar(select(FEEDS.c.url_key).where(of_feed))
        if url_key is None:
            raise NotFound("feed", feed_id)
        values = {**_spec_columns(spec), "paused": paused}
        if next_due is not None:
            values["next_due"] = next_due
        if spec.url_key != url_key:
            # A poll of the old address that is under way may not write its validators over the new one's.
            values |= {**_NOTHING_FETCHED, **_NO_LEASE}
        self._connection.execute(sql_update(FEEDS).where(of_feed).values(values))

    def pause(self, feed_id: int, reason: PauseReason) -> None:
        """Stop polling a feed."""
        changed = self._connection.execute(sql_update(FEEDS).where(FEEDS.c.id == feed_id).values(paused=reason))
        if not changed.rowcount:
            raise NotFound("feed", feed_id)

    def all(self) -> list[Feed]:
        """Every feed, by name."""
        feeds = [mapping.feed(row) for row in self._connection.execute(select(FEEDS))]
        return sorted(feeds, key=lambda feed: (feed.spec.name, feed.id))  # databases sort by rules of their own

    def get(self, feed_id: int) -> Feed | None:
        """One feed, or None."""
        row = self._connection.execute(select(FEEDS).where(FEEDS.c.id == feed_id)).one_or_none()
        return None if row is None else mapping.feed(row)

    def claim(
        self, *, now: datetime, until: datetime, owner: str, limit: int, only: Sequence[int] | None = None
    ) -> list[DueFeed]:
        """Lease feeds in one statement; on PostgreSQL, rows that another caller is just claiming are skipped.

        The lock is what keeps two callers apart there, so that the rows are locked where they are chosen; SQLite has
        no such clause and needs none, since one transaction writes at a time.
        """
        if only is None:
            wanted = and_(FEEDS.c.paused.is_(None), FEEDS.c.next_due <= now)
        else:
            wanted = and_(FEEDS.c.id.in_(only), FEEDS.c.paused.is_distinct_from(literal(PauseReason.REMOVED)))
        due = (
            select(FEEDS.c.id)
            .where(wanted, or_(FEEDS.c.lease_until.is_(None), FEEDS.c.lease_until <= now))
            .order_by(FEEDS.c.next_due, FEEDS.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("due")
        )
        # One token for the whole claim: together with the feed's id it is used once.
        claim = (
            sql_update(FEEDS)
            .where(FEEDS.c.id.in_(select(due.c.id)))
            .values(lease_owner=owner, lease_token=uuid4().hex, lease_until=until)
            .returning(*FEEDS.c)
        )
        claimed = [mapping.due_feed(row) for row in self._connection.execute(claim)]
        return sorted(claimed, key=lambda due: (due.feed.next_due, due.feed.id))

    def finish(self, lease: Lease, update: FeedUpdate, event: FetchEvent) -> None:
        """Write the result of a poll, log it and release the lease."""
        written = self._connection.execute(
            sql_update(FEEDS)
            .where(FEEDS.c.id == lease.feed_id, FEEDS.c.lease_token == lease.token)
            .values(
                **_NO_LEASE,
                validators=mapping.encode(update.validators),
                body_hash=update.body_hash,
                last_full=update.last_full,
                next_due=update.next_due,
                due_reason=update.due_reason,
                health=mapping.encode(update.health),
                paused=case((FEEDS.c.paused.in_(_BY_THE_CATALOGUE), FEEDS.c.paused), else_=update.paused),
            )
        )
        if not written.rowcount:
            raise LeaseLost(f"feed {lease.feed_id} is no longer leased to {lease.owner}")
        self._connection.execute(
            insert(FETCH_EVENTS).values(
                feed_id=event.feed_id,
                at=event.at,
                outcome=event.outcome,
                status=event.status,
                bytes=event.bytes,
                duration=event.duration,
                new=event.new,
                revised=event.revised,
                note=event.note,
            )
        )

    def release(self, owner_prefix: str) -> int:
        """Release all leases whose owner begins so."""
        held = func.substr(FEEDS.c.lease_owner, 1, len(owner_prefix)) == owner_prefix
        return self._connection.execute(sql_update(FEEDS).where(held).values(**_NO_LEASE)).rowcount

    def next_due(self) -> datetime | None:
        """When the next unpaused feed is due."""
        earliest = select(func.min(FEEDS.c.next_due)).where(FEEDS.c.paused.is_(None))
        due: datetime | None = self._connection.scalar(earliest)
        return due

    def events(self, feed_id: int, *, limit: int = 50) -> list[FetchEvent]:
        """The latest polls of a feed, newest first."""
        newest = select(FETCH_EVENTS).where(FETCH_EVENTS.c.feed_id == feed_id)
        newest = newest.order_by(FETCH_EVENTS.c.at.desc(), FETCH_EVENTS.c.id.desc()).limit(limit)
        return [mapping.fetch_event(row) for row in self._connection.execute(newest)]

    def articles_per_day(self, since: datetime) -> Mapping[int, Mapping[date, int]]:
        """Per feed, how many articles were first seen on each UTC day."""
        if self._connection.dialect.name == "postgresql":
            day = func.to_char(func.timezone("UTC", ARTICLES.c.first_seen), "YYYY-MM-DD")
        else:
            day = func.date(ARTICLES.c.first_seen)
        counts = select(ARTICLES.c.feed_id, day, func.count()).where(ARTICLES.c.first_seen >= since)
        days: defaultdict[int, dict[date, int]] = defaultdict(dict)
        for feed_id, written, count in self._connection.execute(counts.group_by(ARTICLES.c.feed_id, day)):
            days[feed_id][date.fromisoformat(written)] = count
        return dict(days)


def _spec_columns(spec: FeedSpec) -> dict[str, object]:
    return {"name": spec.name, "url_key": spec.url_key, "spec": mapping.encode(spec)}

"""Feeds as dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

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

if TYPE_CHECKING:
    from tests.support.memory import State


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """All that is kept of a feed."""

    feed: Feed
    body_hash: str | None = None
    last_items: bytes | None = None
    lease: Lease | None = None

    def due(self, lease: Lease) -> DueFeed:
        return DueFeed(
            feed=self.feed,
            lease=lease,
            body_hash=self.body_hash,
            last_items=self.last_items,
        )


class MemoryFeeds:
    """`FeedStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def _row(self, feed_id: int) -> FeedRow:
        try:
            return self._state.feeds[feed_id]
        except KeyError:
            raise NotFound("feed", feed_id) from None

    def serialise(self) -> None:
        pass

    def add(self, spec: FeedSpec, *, now: datetime, next_due: datetime, paused: PauseReason | None) -> int:
        feed_id = len(self._state.feeds) + 1
        feed = Feed(id=feed_id, spec=spec, paused=paused, next_due=next_due, health=FeedHealth(created=now))
        self._state.feeds[feed_id] = FeedRow(feed=feed)
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
        row = self._row(feed_id)
        health = after_pause(row.feed.health, before=row.feed.paused, after=paused, now=now)
        feed = replace(row.feed, spec=spec, paused=paused, health=health)
        if next_due is not None:
            feed = replace(feed, next_due=next_due, due_reason=due_reason)
        if spec.url_key != row.feed.spec.url_key:
            self._state.feeds[feed_id] = FeedRow(feed=replace(feed, validators=CacheValidators(), last_full=None))
        else:
            self._state.feeds[feed_id] = replace(row, feed=feed)

    def pause(self, feed_id: int, reason: PauseReason, *, now: datetime) -> None:
        row = self._row(feed_id)
        health = after_pause(row.feed.health, before=row.feed.paused, after=reason, now=now)
        self._state.feeds[feed_id] = replace(row, feed=replace(row.feed, paused=reason, health=health))

    def all(self) -> list[Feed]:
        return sorted((row.feed for row in self._state.feeds.values()), key=lambda feed: (feed.spec.name, feed.id))

    def get(self, feed_id: int) -> Feed | None:
        row = self._state.feeds.get(feed_id)
        return row.feed if row else None

    def claim(
        self, *, now: datetime, until: datetime, owner: str, limit: int, only: Sequence[int] | None = None
    ) -> list[DueFeed]:
        def wanted(row: FeedRow) -> bool:
            if row.lease and row.lease.until > now:
                return False
            if only is not None:
                return row.feed.id in only and row.feed.paused is not PauseReason.REMOVED
            return row.feed.paused is None and row.feed.next_due <= now

        rows = sorted(filter(wanted, self._state.feeds.values()), key=lambda row: (row.feed.next_due, row.feed.id))
        claimed = []
        for row in rows[:limit]:
            lease = Lease(feed_id=row.feed.id, owner=owner, token=uuid4().hex, until=until)
            self._state.feeds[row.feed.id] = replace(row, lease=lease)
            claimed.append(row.due(lease))
        return claimed

    def finish(self, polls: Sequence[tuple[Lease, FeedUpdate, FetchEvent]]) -> None:
        for lease, update, event in polls:
            self._finish(lease, update, event)

    def _finish(self, lease: Lease, update: FeedUpdate, event: FetchEvent) -> None:
        row = self._row(lease.feed_id)
        if row.lease is None or row.lease.token != lease.token:
            raise LeaseLost(f"feed {lease.feed_id} is no longer leased to {lease.owner}")
        catalogues = row.feed.paused in {PauseReason.DISABLED, PauseReason.REMOVED}
        feed = replace(
            row.feed,
            next_due=update.next_due,
            due_reason=update.due_reason,
            health=update.health,
            paused=row.feed.paused if catalogues else update.paused,
            validators=update.validators,
            last_full=update.last_full,
        )
        self._state.feeds[feed.id] = FeedRow(feed=feed, body_hash=update.body_hash, last_items=update.last_items)
        self._state.polls.append(event)

    def lock(self, leases: Sequence[Lease]) -> bool:
        held = (self._row(lease.feed_id).lease for lease in leases)
        return all(mine and mine.token == lease.token for mine, lease in zip(held, leases, strict=True))

    def renew(self, leases: Sequence[Lease], *, until: datetime) -> set[int]:
        kept = set()
        for lease in leases:
            row = self._row(lease.feed_id)
            if row.lease is not None and row.lease.token == lease.token:
                self._state.feeds[lease.feed_id] = replace(row, lease=replace(row.lease, until=until))
                kept.add(lease.feed_id)
        return kept

    def lease_owners(self) -> set[str]:
        return {row.lease.owner for row in self._state.feeds.values() if row.lease}

    def release(self, owner_prefix: str) -> int:
        held = [row for row in self._state.feeds.values() if row.lease and row.lease.owner.startswith(owner_prefix)]
        self._state.feeds.update({row.feed.id: replace(row, lease=None) for row in held})
        return len(held)

    def void_future(self, *, now: datetime, polled: datetime, leased: datetime) -> int:
        changed = set()
        for feed_id, row in self._state.feeds.items():
            feed, lease = row.feed, row.lease
            if feed.health.last_attempt and feed.health.last_attempt > polled:
                changed.add(feed_id)
                if feed.next_due > now:
                    feed = replace(feed, next_due=now, due_reason="now, since the clock was put back")
            if lease and lease.until > leased:
                changed.add(feed_id)
                lease = None
            self._state.feeds[feed_id] = replace(row, feed=feed, lease=lease)
        return len(changed)

    def events(self, feed_id: int, *, limit: int = 50) -> list[FetchEvent]:
        polls = [event for event in self._state.polls if event.feed_id == feed_id]
        return sorted(polls, key=lambda event: event.at)[::-1][:limit]

    def articles_per_day(self, since: datetime, *, feed_id: int | None = None) -> Mapping[int, Mapping[date, int]]:
        days: dict[int, dict[date, int]] = {}
        for stored in self._state.articles.values():
            if stored.first_seen >= since and feed_id in {None, stored.feed_id}:
                of_feed = days.setdefault(stored.feed_id, {})
                of_feed[stored.first_seen.date()] = of_feed.get(stored.first_seen.date(), 0) + 1
        return days

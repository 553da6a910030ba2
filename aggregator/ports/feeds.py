"""Stored feeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from aggregator.model import DueFeed, Feed, FeedSpec, FeedUpdate, FetchEvent, Lease, PauseReason


class FeedStore(Protocol):
    """Feeds and the log of their polling."""

    def serialise(self) -> None:
        """Make this transaction the only one that applies a catalogue until it ends; call before reading feeds."""

    def add(self, spec: FeedSpec, *, now: datetime, next_due: datetime, paused: PauseReason | None) -> int:
        """Store a new feed and return its id."""

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
        """Replace what the catalogue says of a feed; a changed `url_key` forgets its validators and ends its lease.

        `next_due` None leaves it and its reason as they are. Raises `NotFound`.
        """

    def pause(self, feed_id: int, reason: PauseReason, *, now: datetime) -> None:
        """Stop polling a feed; its articles stay. Raises `NotFound`."""

    def all(self) -> list[Feed]:
        """Every feed, paused ones too, by name; `article_count` filled in."""

    def get(self, feed_id: int) -> Feed | None:
        """One feed, or None."""

    def claim(
        self,
        *,
        now: datetime,
        until: datetime,
        owner: str,
        limit: int,
        only: Sequence[int] | None = None,
    ) -> list[DueFeed]:
        """Lease up to `limit` feeds that are due and unleased, longest overdue first.

        With `only`, these feeds are claimed whether due or not, unless leased or removed from the catalogue. Two
        callers never get the same feed, on either database, while a lease lasts.
        """

    def lock(self, leases: Sequence[Lease]) -> bool:
        """Have these feeds' rows for oneself until the transaction ends; False at once where that cannot be.

        So where a lease is lost, or another transaction is changing one of the rows just now.
        """

    def finish(self, polls: Sequence[tuple[Lease, FeedUpdate, FetchEvent]]) -> None:
        """Write the results of polls, log them and release the leases; many rows a statement.

        `FeedUpdate.paused` pauses a feed or lets it run again, but a pause by the catalogue (disabled, removed) stays.
        Raises `LeaseLost` when a lease's token is no longer the stored one; the caller must then not commit.
        """

    def renew(self, leases: Sequence[Lease], *, until: datetime) -> set[int]:
        """Let those of these leases that still hold last longer; returns the ids of their feeds."""

    def lease_owners(self) -> set[str]:
        """Who holds a lease at present, expired or not."""

    def release(self, owner_prefix: str) -> int:
        """Release all leases whose owner begins so, after a crash; returns how many there were."""

    def void_future(self, *, now: datetime, polled: datetime, leased: datetime) -> int:
        """Let feeds be due now that were last polled after `polled`, and end leases that last longer than `leased`.

        Both can only come of a clock that was ahead. Returns how many feeds that changed.
        """

    def events(self, feed_id: int, *, limit: int = 50) -> list[FetchEvent]:
        """The latest polls of a feed, newest first."""

    def articles_per_day(self, since: datetime, *, feed_id: int | None = None) -> Mapping[int, Mapping[date, int]]:
        """Per feed, or of one alone, how many articles were first seen on each UTC day."""

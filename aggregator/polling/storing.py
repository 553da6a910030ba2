"""What polls have come to is stored, several polls in one transaction.

While one transaction is written, and for a moment more, others end their polls; what has gathered by then is the next
one. A fault of one of them undoes them all, and then each is stored in a transaction of its own, so that it keeps
nobody else's from being stored. What is cut off before its transaction is kept is polled again, as if it had never
come.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections import deque
from collections.abc import Callable, Sequence

from aggregator.bookkeeping import bookkeeping
from aggregator.errors import DatabaseUnavailable, LeaseLost, WriteConflict
from aggregator.polling.policy import PollPolicy, PollResult
from aggregator.polling.taking_in import Poll, store
from aggregator.ports import Clock, Database

_log = logging.getLogger(__name__)

_MOST_POLLS = 30
_MOST_ARTICLES = 200
"""Of one transaction: others wait for it to write, on SQLite all who write."""
_MOMENT = 0.05
"""Seconds after a transaction in which polls gather for the next one, where they do not fill it yet."""


class Storing:
    """Stores polls in the order in which they end; it belongs to one event loop."""

    def __init__(self, *, database: Database, clock: Clock, policy: Callable[[], PollPolicy]) -> None:
        self._database, self._clock, self._policy = database, clock, policy
        self._waiting: deque[tuple[Poll, asyncio.Future[PollResult]]] = deque()
        self._at_work: asyncio.Task[None] | None = None

    async def store(self, poll: Poll) -> PollResult:
        """Store what came of a poll; returns once it is safe.

        Raises `LeaseLost` where the feed is somebody else's by now, and `DatabaseError` where it cannot be stored.
        """
        stored: asyncio.Future[PollResult] = asyncio.get_running_loop().create_future()
        self._waiting.append((poll, stored))
        if self._at_work is None:
            self._at_work = asyncio.create_task(self._store_waiting())
        return await stored

    async def _store_waiting(self) -> None:
        while batch := self._next_batch():
            endings = await asyncio.to_thread(self._store_all, [poll for poll, _ in batch])
            for (_, stored), ending in zip(batch, endings, strict=True):
                if stored.done():
                    continue  # nobody waits for it any more
                if isinstance(ending, Exception):
                    stored.set_exception(ending)
                else:
                    stored.set_result(ending)
            if len(self._waiting) < _MOST_POLLS and sum(poll.drafts for poll, _ in self._waiting) < _MOST_ARTICLES:
                await asyncio.sleep(_MOMENT)
        self._at_work = None

    def _next_batch(self) -> list[tuple[Poll, asyncio.Future[PollResult]]]:
        """As many of the waiting polls as fit into a transaction, at least one; without those that were given up."""
        batch: list[tuple[Poll, asyncio.Future[PollResult]]] = []
        articles = 0
        while self._waiting and len(batch) < _MOST_POLLS:
            poll, stored = self._waiting[0]
            articles += poll.drafts
            if batch and articles > _MOST_ARTICLES:
                break
            self._waiting.popleft()
            if not stored.done():
                batch.append((poll, stored))
        return batch

    def _store_all(self, polls: Sequence[Poll]) -> Sequence[PollResult | Exception]:
        if len(polls) > 1:
            try:
                return self._store_together(polls)
            except WriteConflict as error:  # the database is well, and one poll is in hardly anybody's way
                _log.debug("polls are stored one by one, since together they met with another writer: %s", error)
            except DatabaseUnavailable as error:
                return [error] * len(polls)
            except Exception as error:  # noqa: BLE001 - whose it is shows when each is stored by itself
                _log.debug("polls are stored one by one, since together they cannot be: %s", error)
        return [self._store_alone(poll) for poll in polls]

    def _store_alone(self, poll: Poll) -> PollResult | Exception:
        try:
            return self._store_together([poll])[0]
        except Exception as error:  # noqa: BLE001 - handed on to where the poll is waited for
            return error

    def _store_together(self, polls: Sequence[Poll]) -> list[PollResult]:
        now, policy = self._clock.now(), self._policy()
        results = []
        with self._database.write() as uow:
            # Who waits for a row while holding others may be waited for; one row alone is waited for by `finish`.
            if len(polls) > 1 and not uow.feeds.lock([poll.due.lease for poll in polls]):
                raise LeaseLost("the feeds are not all at hand")
            endings = store(uow, polls, now=now)
            finished = []
            for poll, ending in zip(polls, endings, strict=True):
                chance = random.random()  # noqa: S311 - spreads load, guards nothing
                update, event = bookkeeping(
                    poll.due, ending, policy=policy.cadence, moves=policy.moves, now=now, chance=chance
                )
                finished.append((poll.due.lease, update, event))
                result = PollResult(
                    feed_id=poll.due.feed.id,
                    name=poll.due.feed.spec.name,
                    outcome=event.outcome,
                    message=update.health.error or update.health.note,
                    new=event.new,
                    revised=event.revised,
                )
                results.append(result)
            uow.feeds.finish(finished)
            uow.commit()
        return results

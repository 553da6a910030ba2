"""What polls: feeds are claimed, and kept in flight, each at its own pace."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from contextvars import copy_context
from dataclasses import dataclass, replace
from datetime import timedelta
from time import monotonic
from uuid import uuid4

from aggregator.errors import AggregatorError, DatabaseUnavailable, LeaseLost, WriteConflict
from aggregator.model import (
    DueFeed,
    FailureKind,
    Fetched,
    FetchFailed,
    Lease,
)
from aggregator.polling.asking import ask
from aggregator.polling.policy import PollPolicy, PollResult
from aggregator.polling.storing import Storing
from aggregator.polling.taking_in import DocumentRead, Poll, cut_on_the_way, read
from aggregator.ports import UNMETERED, Clock, Database, FeedParser, Fetcher, Meter
from aggregator.work import work_on

_log = logging.getLogger(__name__)

_GRACE = 2.5
"""Seconds that fetches in hand may still take when the service is told to stop."""

_LOOK_AGAIN = 1.0
"""Seconds after which feeds that have become due are claimed although those in flight are all slow."""

_TRY_AGAIN = 1.0
"""Seconds between two tries to store what came of a poll while the database cannot be used."""

_RENEWALS = 3
"""How often a lease is renewed before it would run out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _InHand:
    """A feed that has been claimed."""

    name: str
    lease: Lease
    starts: float
    """When its request is sent, by the monotonic clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turns:
    """What documents wait for; it belongs to one event loop."""

    readers: ThreadPoolExecutor
    """A thread for each feed that is asked, since all it does is to wait for the parser."""
    suspects: asyncio.Semaphore
    """Large documents are read one at a time, and those of feeds that the parser had to give up: the others find a
    worker that is free."""
    storing: Storing
    patient: bool
    """Whether what a poll has brought waits for a database that cannot be used."""


class Poller:
    """Polls feeds; `owner` names this process on its leases."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        fetcher: Fetcher,
        parser: FeedParser,
        policy: PollPolicy,
        owner: str,
        meter: Meter = UNMETERED,
    ) -> None:
        self._database, self._clock, self._parser = database, clock, parser
        self._fetcher, self._policy, self._owner, self._meter = fetcher, policy, owner, meter
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Claim no more feeds; those in hand may finish for a few seconds more, then their fetches are given up."""
        self._stopping.set()

    def adopt(self, policy: PollPolicy) -> None:
        """Poll by another policy from now on; how many feeds are in hand changes when none is."""
        self._policy = policy

    def poll_due(self, *, told: Callable[[PollResult], None]) -> None:
        """Poll every feed that is due; blocking; returns when none is left, which with many feeds may be never."""
        self._run(None, told)

    def poll(self, feed_ids: Sequence[int], *, told: Callable[[PollResult], None]) -> None:
        """Poll these feeds once, due or not; those that another worker is polling are left out.

        Raises `DatabaseUnavailable` as soon as that is met: whoever has named them waits to be told.
        """
        self._run(list(feed_ids), told)

    def _run(self, only: list[int] | None, told: Callable[[PollResult], None]) -> None:
        claimed = self._claim(only, self._policy.claim)
        if claimed:
            asyncio.run(self._rounds(claimed, only, told))

    def _claim(self, only: list[int] | None, limit: int) -> list[DueFeed]:
        if self._stopping.is_set() or only == []:
            return []
        now = self._clock.now()
        with self._database.write() as uow:
            owner = f"{self._owner}:{uuid4().hex[:8]}"
            claimed = uow.feeds.claim(now=now, until=now + self._policy.lease, owner=owner, limit=limit, only=only)
            uow.commit()
        return claimed

    def _claim_more(self, only: list[int] | None, limit: int) -> list[DueFeed]:
        try:
            return self._claim(only, limit)
        except DatabaseUnavailable as error:
            if not self._waits_for(error):
                raise
            return []  # what is in hand goes on: the database may be back before its leases run out

    def _waits_for(self, error: DatabaseUnavailable) -> bool:
        """Whether what is in hand waits until the database can be used again: another writer has done in a moment."""
        return self._turns.patient or isinstance(error, WriteConflict)

    async def _rounds(self, claimed: list[DueFeed], only: list[int] | None, told: Callable[[PollResult], None]) -> None:
        """Keep up to a claim's worth of feeds in flight, so that a slow one holds up nobody.

        Those that wait for their host do not count, or a host that hangs would take all places with its feeds.
        """
        running: dict[asyncio.Task[PollResult], _InHand] = {}
        ended: asyncio.Queue[asyncio.Task[PollResult]] = asyncio.Queue()  # `wait` would go through all that are waiting
        held = len(claimed)
        looked = checked = renewed = monotonic()
        self._turns = _Turns(
            readers=ThreadPoolExecutor(self._policy.claim, thread_name_prefix="read"),
            suspects=asyncio.Semaphore(),
            storing=Storing(database=self._database, clock=self._clock, policy=lambda: self._policy),
            patient=only is None,
        )
        try:
            while claimed or running:
                # Feeds that are due together, as after a stop, are not all asked in the same moment.
                gap = self._policy.start_gap.total_seconds() if only is None else 0.0
                for number, due in enumerate(claimed):
                    task = asyncio.create_task(self._one(due, after=number * gap))
                    task.add_done_callback(ended.put_nowait)
                    running[task] = _InHand(name=due.feed.spec.name, lease=due.lease, starts=monotonic() + number * gap)
                if only is not None:
                    in_hand = {due.feed.id for due in claimed}
                    only = [feed_id for feed_id in only if feed_id not in in_hand]
                for task in await _next_of(ended):
                    if running.pop(task, None):  # else it was let go
                        told(task.result())
                now = monotonic()
                if now - checked >= _LOOK_AGAIN:
                    checked = now
                    self._let_go_of_lapsed(running, told)
                if self._stopping.is_set():
                    await self._wind_up(running)
                    break
                if now - renewed >= self._policy.lease.total_seconds() / _RENEWALS:
                    renewed = now
                    running = await asyncio.to_thread(self._renew, running)
                claimed = []
                in_flight = max(len(running) - self._fetcher.waiting, 0)
                room = self._policy.claim - in_flight
                if room > 0 and (in_flight <= held // 2 or now - looked >= _LOOK_AGAIN):
                    claimed = await asyncio.to_thread(self._claim_more, only, room)
                    looked, held = now, in_flight + len(claimed)
        finally:
            self._turns.readers.shutdown(wait=False)
            await self._fetcher.aclose()  # its connections belong to this event loop

    def _renew(self, running: dict[asyncio.Task[PollResult], _InHand]) -> dict[asyncio.Task[PollResult], _InHand]:
        """Hold on to feeds that wait long for their host, or another worker would ask for them at the same time."""
        now = self._clock.now()
        until = now + self._policy.lease
        try:
            with self._database.write() as uow:
                kept = uow.feeds.renew([held.lease for held in running.values()], until=until)
                uow.commit()
        except DatabaseUnavailable as error:
            _log.debug("leases of feeds in hand not renewed: %s", error)
            return running
        return {
            task: replace(held, lease=replace(held.lease, until=until if held.lease.feed_id in kept else now))
            for task, held in running.items()
        }

    def _let_go_of_lapsed(
        self, running: dict[asyncio.Task[PollResult], _InHand], told: Callable[[PollResult], None]
    ) -> None:
        """Ask no longer for feeds whose lease another worker may have by now, be it that the database is out of reach.

        What of them is being stored this moment is refused there.
        """
        now = self._clock.now()
        for task, held in [each for each in running.items() if each[1].lease.until <= now]:
            task.cancel()
            del running[task]
            _log.warning("lease ran out while polling, the feed is let go", extra={"feed": held.name})
            told(PollResult(feed_id=held.lease.feed_id, name=held.name, outcome="lease lost"))

    async def _wind_up(self, running: dict[asyncio.Task[PollResult], _InHand]) -> None:
        if not running:
            return
        for task, held in running.items():
            if held.starts > monotonic():
                task.cancel()
        _, late = await asyncio.wait(running, timeout=_GRACE)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        try:
            with self._database.write() as uow:
                uow.feeds.release(self._owner)
                uow.commit()
        except DatabaseUnavailable:
            _log.warning("feeds in hand not given back, since the database cannot be used: their leases run out")

    async def _one(self, due: DueFeed, *, after: float) -> PollResult:
        await asyncio.sleep(after)
        with work_on("poll"):
            return await self._poll(due)

    async def _poll(self, due: DueFeed) -> PollResult:
        name = due.feed.spec.name
        try:
            return await self._fetch_and_store(due)
        except LeaseLost:
            self._meter.polled("lease lost", took=timedelta(), new=0, revised=0)
            _log.warning("lease lost while polling, result dropped", extra={"feed": name})
            return PollResult(feed_id=due.feed.id, name=name, outcome="lease lost")
        except AggregatorError as error:
            # The service ends while the database cannot be used, or the database refuses what came; the lease runs out.
            if isinstance(error, DatabaseUnavailable) and not self._waits_for(error):
                raise
            self._meter.polled(FailureKind.INTERNAL, took=timedelta(), new=0, revised=0)
            _log.error("result of a poll not stored: %s", error, extra={"feed": name})
            return PollResult(feed_id=due.feed.id, name=name, outcome=FailureKind.INTERNAL, message=str(error))

    async def _fetch_and_store(self, due: DueFeed) -> PollResult:
        spec = due.feed.spec
        try:
            answered = await ask(self._fetcher, due, full_after=self._policy.full_after, now=self._clock.now())
            outcome = answered.outcome
            document = outcome.part if isinstance(outcome, FetchFailed) else outcome
            reading = await self._read_in_turn(due, document) if isinstance(document, Fetched) else DocumentRead()
            if isinstance(outcome, FetchFailed):
                outcome, reading = cut_on_the_way(outcome, reading)
            if self._stopping.is_set() and reading.failed and reading.failed.kind is FailureKind.INTERNAL:
                # The parser was stopped with the service; the feed is polled again at the next start.
                return PollResult(feed_id=due.feed.id, name=spec.name, outcome="lease lost")
            return await self._keep(
                Poll(due=due, outcome=outcome, reading=reading, conditions_refused=answered.conditions_refused)
            )
        except AggregatorError:
            raise
        except Exception as error:  # noqa: BLE001 - one feed's fault must not end the others' polling
            _log.exception("internal error while polling", extra={"feed": spec.name})
            message = f"internal error: {type(error).__name__}: {error}"
            failed = FetchFailed(kind=FailureKind.INTERNAL, message=message)
            return await self._keep(Poll(due=due, outcome=failed, reading=DocumentRead()))

    async def _keep(self, poll: Poll) -> PollResult:
        """Store what came of a poll; while the database cannot be used it is kept, and tried again."""
        while True:
            try:
                result = await self._turns.storing.store(poll)
                break
            except DatabaseUnavailable as error:
                if self._stopping.is_set() or not self._waits_for(error):
                    raise
            await asyncio.sleep(_TRY_AGAIN)
        self._meter.polled(result.outcome, took=poll.outcome.elapsed, new=result.new, revised=result.revised)
        if not result.succeeded:
            _log.warning("%s", result.message, extra={"feed": result.name, "outcome": result.outcome})
        return result

    async def _read_in_turn(self, due: DueFeed, fetched: Fetched) -> DocumentRead:
        """Read a document in a thread that may wait for the parser without holding up anything but its likes."""
        suspect = len(fetched.body) > self._policy.large or due.feed.health.error_kind is FailureKind.PARSER
        async with self._turns.suspects if suspect else nullcontext():
            run = copy_context().run
            return await asyncio.get_running_loop().run_in_executor(self._turns.readers, run, self._read, due, fetched)

    def _read(self, due: DueFeed, fetched: Fetched) -> DocumentRead:
        return read(due, fetched, parser=self._parser, now=self._clock.now())


async def _next_of(ended: asyncio.Queue[asyncio.Task[PollResult]]) -> list[asyncio.Task[PollResult]]:
    """Tasks that have ended; where none has, the next one is waited for, but not for long."""
    try:
        first = await asyncio.wait_for(ended.get(), _LOOK_AGAIN)
    except TimeoutError:
        return []
    return [first, *(ended.get_nowait() for _ in range(ended.qsize()))]

"""Politeness per host: few requests at once, and a gap between their starts, however many feeds a host has.

Places are given in the order in which they were asked for. A fetch that waits for its host holds none of the places
that all hosts share, so a host with a thousand feeds delays nobody but itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic


@dataclass(slots=True)
class _Queue:
    places: asyncio.Semaphore
    starting: asyncio.Lock
    users: int = 0


class HostQueues:
    """Where fetches wait for their hosts."""

    def __init__(self, *, per_host: int, gap: timedelta, total: int) -> None:
        self._per_host, self._gap, self._total = per_host, gap.total_seconds(), total
        self._places = asyncio.Semaphore(total)
        self._queues: dict[str, _Queue] = {}
        self._next_start: dict[str, float] = {}
        self._waiting: set[object] = set()

    @property
    def waiting(self) -> int:
        """How many fetches wait for a place at their host, or for its gap."""
        return len(self._waiting)

    def reset(self) -> None:
        """Make ready for another event loop; when each host was last asked is still known."""
        self._places = asyncio.Semaphore(self._total)
        self._queues.clear()

    @asynccontextmanager
    async def place(self, host: str) -> AsyncIterator[None]:
        """Wait for a place at the host and for a place among all, and hold both."""
        queue = self._queues.get(host)
        if queue is None:
            queue = self._queues[host] = _Queue(asyncio.Semaphore(self._per_host), asyncio.Lock())
        queue.users += 1
        waits = object()
        self._waiting.add(waits)
        try:
            async with queue.places:
                async with queue.starting:
                    await self._gap_before(host)
                    self._waiting.discard(waits)
                    await self._turn(host)
                try:
                    yield
                finally:
                    self._places.release()
        finally:
            self._waiting.discard(waits)  # where the wait was cut off
            queue.users -= 1
            if not queue.users:
                self._queues.pop(host, None)

    async def _gap_before(self, host: str) -> None:
        wait = self._next_start.get(host, 0.0) - monotonic()
        if wait > 0:
            await asyncio.sleep(wait)

    async def _turn(self, host: str) -> None:
        await self._places.acquire()
        if self._gap > 0:
            now = monotonic()
            self._forget_before(now)
            # Taken out and put in again, so that the dictionary stays in the order of its times.
            self._next_start.pop(host, None)
            self._next_start[host] = now + self._gap

    def _forget_before(self, now: float) -> None:
        """Drop hosts whose gap is over; they are the first ones."""
        while self._next_start:
            host = next(iter(self._next_start))
            if self._next_start[host] > now:
                return
            del self._next_start[host]

"""One fetcher for several users at once: their event loops may differ, but hosts are asked from one queue."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from aggregator.fetching.fetcher import HttpFetcher
from aggregator.model import FetchOutcome, FetchRequest

T = TypeVar("T")


class SharedFetcher:
    """`ports.Fetcher` from any event loop; it fetches in a loop and thread of its own, until `close`."""

    def __init__(self, fetcher: HttpFetcher) -> None:
        self._fetcher = fetcher
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._at_work = 0

    @property
    def waiting(self) -> int:
        """How many fetches, of all users, wait for their host."""
        return self._fetcher.waiting

    async def fetch(self, request: FetchRequest) -> FetchOutcome:
        """Fetch one document; every ending is a value, and nothing but cancellation is raised."""
        return await self._there(self._fetch(request))

    async def aclose(self) -> None:
        """Close connections, unless somebody else is fetching just now."""
        if self._loop is not None:
            await self._there(self._close_idle())

    def close(self) -> None:
        """End the thread; nothing can be fetched afterwards that was not begun again."""
        with self._lock:
            loop, thread, self._loop, self._thread = self._loop, self._thread, None, None
        if loop is not None and thread is not None:
            asyncio.run_coroutine_threadsafe(self._fetcher.aclose(), loop).result(timeout=5)
            loop.call_soon_threadsafe(loop.stop)
            thread.join(timeout=5)
            loop.close()

    async def _there(self, work: Coroutine[Any, Any, T]) -> T:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, name="fetching", daemon=True)
                self._thread.start()
            loop = self._loop
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, loop))

    async def _fetch(self, request: FetchRequest) -> FetchOutcome:
        self._at_work += 1
        try:
            return await self._fetcher.fetch(request)
        finally:
            self._at_work -= 1

    async def _close_idle(self) -> None:
        if not self._at_work:
            await self._fetcher.aclose()

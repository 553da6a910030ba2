"""Waiting for a host: how many ask it at once, how closely, and that nothing is kept of it afterwards."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from time import monotonic

from aggregator.fetching.hosts import HostQueues

GAP = 0.05


def test_a_host_that_is_asked_while_it_still_answers_others_is_asked_by_as_few_at_once() -> None:
    queues = HostQueues(per_host=2, gap=timedelta(), total=9)
    asking: list[object] = []
    most: list[int] = []

    async def ask(steps: int) -> None:
        async with queues.place("post.example"):
            asking.append(steps)
            most.append(len(asking))
            for _ in range(steps):
                await asyncio.sleep(0)
            asking.remove(steps)

    async def run() -> None:
        quick, slow = asyncio.ensure_future(ask(1)), asyncio.ensure_future(ask(60))
        await quick
        later = [asyncio.ensure_future(ask(20)) for _ in range(3)]
        await asyncio.sleep(0)
        assert queues.waiting == 2
        later[-1].cancel()
        await asyncio.gather(slow, *later, return_exceptions=True)

    asyncio.run(run())
    assert max(most) == 2
    assert (queues.waiting, queues._queues) == (0, {})


def test_the_gap_of_a_host_is_kept_whichever_others_are_asked_meanwhile_and_then_forgotten() -> None:
    queues = HostQueues(per_host=1, gap=timedelta(seconds=GAP), total=9)
    starts: list[float] = []

    async def run() -> None:
        for host in ("post.example", "wire.example", "post.example"):
            async with queues.place(host):
                starts.append(monotonic())
        await asyncio.sleep(GAP)
        async with queues.place("wire.example"):
            assert list(queues._next_start) == ["wire.example"]

    asyncio.run(run())
    assert starts[2] - starts[0] >= GAP

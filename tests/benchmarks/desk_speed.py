"""The desk's pages on a large archive: the real application over ASGI, on each database.

Times are of whole requests, page rendered; CPU time is that of this process, beside it that of PostgreSQL's processes.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import quantiles

import httpx

import storage
from aggregator.cli.output import Bar
from aggregator.model import TopicSpec
from aggregator.ports import UNMETERED
from aggregator.reviewing import Level, Levels, Reviewing
from aggregator.web import WebDependencies, create_app
from tests.benchmarks.archive import TOPICS, Size
from tests.benchmarks.archive_loading import NOW, Built, build
from tests.benchmarks.databases import Kind, database_in
from tests.benchmarks.desk_pages import DEEP, kinds, ordinary
from tests.benchmarks.metering import Meter
from tests.support.access import access_by
from tests.support.clock import StillClock
from tests.support.polling import SILENCE
from tests.support.probes import quiet_probes

_ORIGIN = "http://127.0.0.1:8484"
_LEVELS = Levels(
    all=(Level(name="strict", link=0.8, suggest=0.3), Level(name="loose", link=0.4, suggest=0.1)),
    present=Level(name="strict", link=0.8, suggest=0.3),
)
_DEEP = 40
"""Pages that are turned before a page is called deep."""


@dataclass(slots=True)
class Timed:
    """Requests of one kind."""

    name: str
    walls: list[float] = field(default_factory=list)
    """Milliseconds."""
    cpu: float = 0.0
    """CPU time of this process for a request, on average, in milliseconds."""
    server_cpu: float = 0.0
    """That of PostgreSQL's processes."""
    bytes: int = 0
    """Of the largest answer."""

    @property
    def p50(self) -> float:
        """Half of the requests took no longer."""
        return quantiles(self.walls, n=20, method="inclusive")[9]

    @property
    def p95(self) -> float:
        """All but a twentieth of the requests took no longer."""
        return quantiles(self.walls, n=20, method="inclusive")[18]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSpeed:
    """All that was measured on one database."""

    database: str
    size: Size
    built: Built
    timed: Sequence[Timed]


def steps(size: Size, databases: Sequence[Kind]) -> int:
    """Return by how much `measure` advances the bar."""
    return len(databases) * size.articles


def measure(folder: Path, *, databases: Sequence[Kind], size: Size, requests: int, bar: Bar) -> list[DeskSpeed]:
    """Build the archive in each database, or find it in the folder, and ask each kind of page so many times."""
    found = []
    for database in databases:
        bar.advance(0, f"archive in {database}")
        with _archive(folder / f"{database.lower()}-{size.articles}-{size.stories}", database, size, bar) as (
            url,
            built,
        ):
            bar.advance(0, f"pages on {database}")
            timed = ask(url, size, requests=requests)
            found.append(DeskSpeed(database=database, size=size, built=built, timed=timed))
    return found


@contextmanager
def _archive(folder: Path, database: Kind, size: Size, bar: Bar) -> Iterator[tuple[str, Built]]:
    """The address of a database that holds the archive, and what building it took when it was built."""
    record = folder / "built.json"
    if not record.exists():
        shutil.rmtree(folder, ignore_errors=True)  # whatever was left half built
    with database_in(folder, database) as url:
        if record.exists():
            storage.upgrade(url)
            built = Built(**json.loads(record.read_text(encoding="utf-8")))
            bar.advance(size.articles)
        else:
            built = build(url, size, advance=bar.advance)
            record.write_text(json.dumps(asdict(built)), encoding="utf-8")
        yield url, built


def ask(url: str, size: Size, *, requests: int) -> list[Timed]:
    """Time each kind of page on a database that holds the archive."""
    database = storage.open_database(url)
    clock = StillClock(NOW)
    reviewing = Reviewing(database=database, clock=clock, topics=tuple)
    topics = tuple(TopicSpec(name=name, any=("the",)) for name in TOPICS)
    app = create_app(
        WebDependencies(
            database=database,
            reviewing=reviewing,
            access=access_by(None, database, clock),
            clock=clock,
            topics=lambda: topics,
            switch_feed=_switch_feed,
            webhooks=tuple,
            levels=_LEVELS,
            silence=SILENCE,
            probes=quiet_probes(),
            meter=UNMETERED,
            version="bench",
            allowed_hosts=("127.0.0.1",),
        )
    )
    meter = Meter(url)
    timed = asyncio.run(_ask_all(app, kinds(database, size), requests, meter))
    with database.read() as unit:
        members = unit.stories.members(ordinary(size))
    movable = {each: placed[0].stored.id for each, placed in members.items() if len(placed) > 1}
    timed += asyncio.run(_ask_while_deciding(app, reviewing, movable, requests, meter))
    database.close()
    return timed


def _switch_feed(url: str, polled: bool) -> None:  # noqa: FBT001 - as the desk calls it
    message = f"no page that is timed pauses or resumes a feed, as was asked of {url} ({polled})"
    raise AssertionError(message)


async def _ask_all(app: object, asked: dict[str, list[str]], requests: int, meter: Meter) -> list[Timed]:
    timed = []
    async with _client(app) as client:
        for name, addresses in asked.items():
            if addresses == [DEEP]:
                addresses = [await _deep(client)]  # noqa: PLW2901 - only now is it known
            one = Timed(name)
            for address in addresses[:requests]:
                await _time(client, address, Timed("warm-up"))
            before = meter.read()
            for number in range(requests):
                await _time(client, addresses[number % len(addresses)], one)
            used = meter.read().since(before)
            one.cpu, one.server_cpu = used.program * 1000 / requests, used.database * 1000 / requests
            timed.append(one)
    return timed


async def _deep(client: httpx.AsyncClient) -> str:
    """The address of a page that is reached by turning many."""
    address = "/"
    for _ in range(_DEEP):
        page = (await client.get(address)).text
        _, found, rest = page.partition('rel="next" href="')
        if not found:
            break
        address = rest.split('"', maxsplit=1)[0].replace("&amp;", "&")
    return address


async def _ask_while_deciding(
    app: object, reviewing: Reviewing, movable: dict[int, int], requests: int, meter: Meter
) -> list[Timed]:
    """Pages read while another thread decides without a pause, and what its decisions take.

    The CPU time of a page is not told apart from that of the decisions beside it.
    """
    decided, stop = Timed("a decision, while pages are read"), threading.Event()
    stories = list(movable)

    def decide() -> None:
        begun = time.thread_time()
        for story_id in cycle(stories):
            if stop.is_set():
                break
            began = time.monotonic()
            done = reviewing.take_out(story_id, [movable[story_id]], who="bench")
            decided.walls.append((time.monotonic() - began) * 1000)
            reviewing.undo(done.decision_id, who="bench")
        decided.cpu = (time.thread_time() - begun) * 1000 / max(1, len(decided.walls))

    read = [Timed("queue, while decisions are taken"), Timed("story, while decisions are taken")]
    writer = threading.Thread(target=decide)
    writer.start()
    before = meter.read()
    async with _client(app) as client:
        for number in range(requests):
            await _time(client, "/", read[0])
            await _time(client, f"/stories/{stories[number % len(stories)]}", read[1])
    stop.set()
    writer.join()
    decided.server_cpu = meter.read().since(before).database * 1000 / max(1, len(decided.walls))
    return [*read, decided]


def _client(app: object) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]  # any ASGI application
    return httpx.AsyncClient(transport=transport, base_url=_ORIGIN, timeout=600)


async def _time(client: httpx.AsyncClient, address: str, timed: Timed) -> None:
    client.cookies.clear()
    began = time.monotonic()
    response = await client.get(address)
    timed.walls.append((time.monotonic() - began) * 1000)
    timed.bytes = max(timed.bytes, len(response.content))
    if response.status_code != httpx.codes.OK:
        message = f"{address} answered {response.status_code}: {response.text[:500]}"
        raise RuntimeError(message)

"""The desk's pages on a large archive: the real application over ASGI, on each database.

Times are of whole requests, page rendered; CPU time is that of this process, beside it that of PostgreSQL's processes.
"""

from __future__ import annotations

import asyncio
import resource
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import quantiles

import httpx
import psutil
from sqlalchemy import make_url

import storage
from aggregator.cli.output import Bar
from aggregator.model import TopicSpec
from aggregator.ports import UNMETERED
from aggregator.reviewing import Level, Levels, Reviewing
from aggregator.web import WebDependencies, create_app
from tests.benchmarks.archive import TOPICS, Size
from tests.benchmarks.archive_loading import NOW, Built, build
from tests.benchmarks.desk_pages import DEEP, kinds, ordinary
from tests.support.access import access_by
from tests.support.clock import StillClock
from tests.support.databases import postgresql_server
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


def steps(size: Size) -> int:
    """Return by how much `measure` advances the bar."""
    return 2 * size.articles


def measure(folder: Path, *, size: Size, requests: int, bar: Bar) -> list[DeskSpeed]:
    """Build the archive in each database, and ask each kind of page so many times."""
    found = []
    for database in ("SQLite", "PostgreSQL"):
        bar.advance(0, f"archive in {database}")
        with _address(database, folder) as url:
            built = build(url, size, advance=bar.advance)
            bar.advance(0, f"pages on {database}")
            timed = ask(url, size, requests=requests)
            found.append(DeskSpeed(database=database, size=size, built=built, timed=timed))
    return found


@contextmanager
def _address(database: str, folder: Path) -> Iterator[str]:
    if database == "PostgreSQL":
        with postgresql_server() as url:
            yield url
        return
    folder.mkdir(parents=True, exist_ok=True)
    yield f"sqlite:///{folder}/archive.db"


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
            levels=_LEVELS,
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


class Meter:
    """CPU time: of this process, and of the database's own processes where it has any."""

    def __init__(self, url: str) -> None:
        folder = make_url(url).query.get("host")
        self._server = None
        if isinstance(folder, str):
            number = (Path(folder) / "postmaster.pid").read_text(encoding="utf-8").split()[0]
            self._server = psutil.Process(int(number))

    def milliseconds(self) -> tuple[float, float]:
        """What both have used so far."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        own = (used.ru_utime + used.ru_stime) * 1000
        if self._server is None:
            return own, 0.0
        times = [each.cpu_times() for each in self._server.children()]
        return own, sum(each.user + each.system for each in times) * 1000


async def _ask_all(app: object, asked: dict[str, list[str]], requests: int, meter: Meter) -> list[Timed]:
    timed = []
    async with _client(app) as client:
        for name, addresses in asked.items():
            if addresses == [DEEP]:
                addresses = [await _deep(client)]  # noqa: PLW2901 - only now is it known
            one = Timed(name)
            for address in addresses[:requests]:
                await _time(client, address, Timed("warm-up"))
            before = meter.milliseconds()
            for number in range(requests):
                await _time(client, addresses[number % len(addresses)], one)
            one.cpu, one.server_cpu = (
                (after - begun) / requests for after, begun in zip(meter.milliseconds(), before, strict=True)
            )
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
    before = meter.milliseconds()
    async with _client(app) as client:
        for number in range(requests):
            await _time(client, "/", read[0])
            await _time(client, f"/stories/{stories[number % len(stories)]}", read[1])
    stop.set()
    writer.join()
    decided.server_cpu = (meter.milliseconds()[1] - before[1]) / max(1, len(decided.walls))
    return [*read, decided]


def _client(app: object) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
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

"""The desk's pages on a large archive: the real application over ASGI, on each database.

Times are of whole requests, page rendered; CPU time is that of this process, to which PostgreSQL's own comes.
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
from statistics import mean, quantiles
from urllib.parse import quote, urlencode

import httpx

import storage
from aggregator.cli.output import Bar
from aggregator.reviewing import Reviewing
from aggregator.web import WebDependencies, create_app
from tests.benchmarks.archive import TOPICS, Size, language_of
from tests.benchmarks.archive_loading import NOW, Built, build
from tests.benchmarks.newswire import outlet_name
from tests.support.clock import StillClock
from tests.support.databases import postgresql_server

_ORIGIN = "http://127.0.0.1:8484"
_SAMPLES = 10
_DEEP = 40
"""Pages that are turned before a page is called deep."""


@dataclass(slots=True)
class Timed:
    """Requests of one kind."""

    name: str
    walls: list[float] = field(default_factory=list)
    """Milliseconds."""
    cpus: list[float] = field(default_factory=list)

    @property
    def p50(self) -> float:
        """Half of the requests took no longer."""
        return quantiles(self.walls, n=20, method="inclusive")[9]

    @property
    def p95(self) -> float:
        """All but a twentieth of the requests took no longer."""
        return quantiles(self.walls, n=20, method="inclusive")[18]

    @property
    def most(self) -> float:
        """What the slowest took."""
        return max(self.walls)

    @property
    def cpu(self) -> float:
        """CPU time of a request on average."""
        return mean(self.cpus)


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
    app = create_app(
        WebDependencies(
            database=database,
            reviewing=reviewing,
            clock=clock,
            topics=tuple,
            version="bench",
            allowed_hosts=("127.0.0.1",),
        )
    )
    timed = asyncio.run(_ask_all(app, kinds(database, size), requests))
    with database.read() as unit:
        members = unit.stories.members(_ordinary(size))
    movable = {each: placed[0].stored.id for each, placed in members.items() if len(placed) > 1}
    timed += asyncio.run(_ask_while_deciding(app, reviewing, movable, requests))
    database.close()
    return timed


def kinds(database: storage.SqlDatabase, size: Size) -> dict[str, list[str]]:
    """Each kind of page with addresses of it, which are asked in turn."""
    some = _ordinary(size)
    large = [1 + again * size.told.stories for again in range(size.times)]
    return {
        "queue": ["/"],
        "queue, deep page": ["deep"],
        "queue, only doubtful": ["/?doubtful=true"],
        **{f"queue, topic {topic}": [f"/?{urlencode({'topic': topic})}"] for topic in TOPICS},
        "queue, large publisher": [f"/?{urlencode({'publisher': outlet_name(0)})}"],
        "queue, small publisher": [f"/?{urlencode({'publisher': outlet_name(399)})}"],
        "queue, common language": ["/?language=en"],
        "queue, other language": ["/?language=zh"],
        "queue, last day": ["/?period=1d"],
        "queue, dismissed": ["/?state=dismissed"],
        "queue, 9 publishers": ["/?min_publishers=9"],
        "queue, all filters": [f"/?{urlencode({'topic': 'everyday', 'language': 'en', 'publisher': outlet_name(0)})}"],
        "queue, words": [f"/?words={quote(words)}" for words in _several(database, size)],
        "story": [f"/stories/{each}" for each in some],
        "story, 1,000 articles": [f"/stories/{each}" for each in large],
        "story, its last articles": [f"/stories/{each}?from=901" for each in large],
        **{
            name: [f"/search?words={quote(each)}" for each in asked] for name, asked in searches(database, size).items()
        },
        "search, common, by relevance": ["/search?words=the&order=relevance"],
        "search, several, by relevance": [
            f"/search?order=relevance&words={quote(words)}" for words in _several(database, size)
        ],
        "history": ["/history"],
        "history, old": ["/history?before=2000"],
        "feeds": ["/feeds"],
        "a feed": ["/feeds/1", "/feeds/200"],
    }


def _ordinary(size: Size) -> list[int]:
    step = max(1, size.stories // (_SAMPLES + 2))
    return [3 + step * place for place in range(1, _SAMPLES + 1)]


def searches(database: storage.SqlDatabase, size: Size) -> dict[str, list[str]]:
    """What is searched for, by kind."""
    titles, texts = _printed(database, size, "en")
    chinese, _ = _printed(database, size, "zh")
    return {
        "search, rare": [text.replace(".", "").split()[-2].strip(",") + " " for text in texts],
        "search, common": ["the", "of", "said"],
        "search, common beginning": ["con", "pro", "sta"],
        "search, several": _several(database, size),
        "search, phrase": [f'"{" ".join(title.split()[:3])}"' for title in titles],
        "search, excluded": [f"the {' '.join(title.split()[:1])} -of" for title in titles],
        "search, no hit": ["qzxqzx", "xqzxqz the"],
        "search, common words that never stand so": ['"of the to the in the"', '"the the of of the a"'],
        "search, Chinese": [title[:4] for title in chinese],
        "search, only signs": ["*** ???"],
    }


def _several(database: storage.SqlDatabase, size: Size) -> list[str]:
    return [" ".join(title.split()[:3]) for title in _printed(database, size, "en")[0]]


def _printed(database: storage.SqlDatabase, size: Size, language: str) -> tuple[list[str], list[str]]:
    """Titles and texts of articles from all over the archive."""
    step = max(1, size.articles // 300)
    with database.read() as unit:
        stored = unit.articles.many(range(1, size.articles, step)).values()
    chosen = [each.article for each in stored if each.article.language == language][:_SAMPLES]
    assert language in {language_of(outlet) for outlet in range(10)}
    return [each.title for each in chosen], [each.text or each.summary for each in chosen]


async def _ask_all(app: object, asked: dict[str, list[str]], requests: int) -> list[Timed]:
    timed = []
    async with _client(app) as client:
        for name, addresses in asked.items():
            if addresses == ["deep"]:
                addresses = [await _deep(client)]  # noqa: PLW2901 - only now is it known
            one = Timed(name)
            await _time(client, addresses[0], Timed("warm-up"))
            for number in range(requests):
                await _time(client, addresses[number % len(addresses)], one)
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


async def _ask_while_deciding(app: object, reviewing: Reviewing, movable: dict[int, int], requests: int) -> list[Timed]:
    """Pages read while another thread decides without a pause, and what its decisions take."""
    decided, stop = Timed("a decision, while pages are read"), threading.Event()
    stories = list(movable)

    def decide() -> None:
        for story_id in cycle(stories):
            if stop.is_set():
                return
            began, cpu = time.monotonic(), time.thread_time()
            done = reviewing.take_out(story_id, [movable[story_id]], who="bench")
            decided.walls.append((time.monotonic() - began) * 1000)
            decided.cpus.append((time.thread_time() - cpu) * 1000)
            reviewing.undo(done.decision_id, who="bench")

    writer = threading.Thread(target=decide)
    writer.start()
    read = [Timed("queue, while decisions are taken"), Timed("story, while decisions are taken")]
    async with _client(app) as client:
        for number in range(requests):
            await _time(client, "/", read[0])
            await _time(client, f"/stories/{stories[number % len(stories)]}", read[1])
    stop.set()
    writer.join()
    return [*read, decided]


def _client(app: object) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
    return httpx.AsyncClient(transport=transport, base_url=_ORIGIN, timeout=60)


async def _time(client: httpx.AsyncClient, address: str, timed: Timed) -> None:
    client.cookies.clear()
    began, cpu = time.monotonic(), _cpu()
    response = await client.get(address)
    timed.walls.append((time.monotonic() - began) * 1000)
    timed.cpus.append((_cpu() - cpu) * 1000)
    if response.status_code != httpx.codes.OK:
        message = f"{address} answered {response.status_code}: {response.text[:500]}"
        raise RuntimeError(message)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime

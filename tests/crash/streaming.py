"""A service of real processes that takes in a stream of news."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

import storage
from aggregator.model import Feed
from storage.tables import ARTICLE_PAGES, ARTICLES, FEEDS, MEMBERSHIPS, STORY_DETAILS
from tests.crash.stream import Stream
from tests.support.processes import Program, free_port, options, quick_settings, wait_until
from tests.support.servers import MisbehavingServer

ALL: Final = "all"
ROLES: Final = ("poll", "group", "web")
_LOOK_EVERY: Final = 0.05
_TAKEN_IN_WITHIN: Final = 180.0
_STARTED_WITHIN: Final = 180.0


class Watch:
    """What of a stream has been taken in."""

    def __init__(self, database: storage.SqlDatabase, stream: Stream) -> None:
        self._database, self._stream = database, stream

    def taken_in(self) -> bool:
        """Whether everything published is stored, placed and read."""
        if self.moment() == "idle":
            return True
        time.sleep(_LOOK_EVERY)
        return False

    def moment(self) -> str:
        """What is under way."""
        with self._database._reading.connect() as connection:
            articles, versions = connection.execute(select(func.count(), func.sum(ARTICLES.c.revision))).one()
            if (articles, versions or 0) != (self._stream.articles, self._stream.revisions):
                leased = connection.scalar(select(func.count()).where(FEEDS.c.lease_owner.is_not(None)))
                return "fetch" if leased else "store"
            for name, waits in (
                ("page", ARTICLE_PAGES.c.next_try.is_not(None)),
                ("group", MEMBERSHIPS.c.story_id.is_(None) | MEMBERSHIPS.c.revised),
                ("read", STORY_DETAILS.c.due),
            ):
                if connection.scalar(select(func.count()).where(waits)):
                    return name
        return "idle"

    def told(self) -> str:
        """What is still missing, in words."""
        with self._database.read() as uow:
            feeds = uow.feeds.all()
            stored = uow.articles.count()
        return f"{self.moment()}: {stored} of {self._stream.articles} articles stored; " + "; ".join(map(_state, feeds))


def _state(feed: Feed) -> str:
    return f"{feed.spec.name}: due {feed.next_due}, {feed.health.error or 'well'}"


class Service:
    """The processes of a service, one of which can be killed and started again."""

    def __init__(self, url: str, folder: Path, *, victim: str) -> None:
        self._folder, self._victim = folder, victim
        self._port = free_port()
        self._settings = quick_settings(folder) | {
            "database.url": url,
            "web.port": self._port,
            "parse.workers": 1,
            "fetch.deadline": "5s",
            "fetch.lease": "10s",  # a page that a killed process was fetching is fetched again after so long
        }
        self._programs: dict[str, Program] = {}
        self._logs: list[Program] = []
        self.was_ready = False
        self._roles = ROLES if victim in ROLES else (ALL,)

    def begin(self) -> None:
        """Start all."""
        for role in self._roles:
            self._start(role)
        self.wait_until_ready()

    def start(self) -> None:
        """Start what was killed."""
        self._start(self._victim)

    def kill(self) -> None:
        """Kill it."""
        self.was_ready = _ready(self.program)
        self.program.kill()

    def wait_until_ready(self) -> None:
        """Wait until all processes work."""
        for program in self._programs.values():
            program.wait_until(lambda each=program: _ready(each), within=_STARTED_WITHIN)

    def desk(self) -> str:
        """The desk's address, the same after each start."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def program(self) -> Program:
        """The process that may be killed."""
        return self._programs[self._victim]

    def stop(self) -> None:
        """End all in good order; fails where one does not, or leaves processes behind."""
        for program in self._programs.values():
            assert program.stop() == 0, program.err[-2000:]
        for program in self._programs.values():
            wait_until(lambda each=program: not each.left_behind(), within=60)

    def end(self) -> None:
        """Leave nothing running."""
        for program in self._programs.values():
            if program.exit_code is None:
                program.kill()

    def logged(self, level: str) -> list[str]:
        """Lines of the logs of a level, such as 'warning'."""
        lines = [line for program in self._logs for line in program.err.splitlines()]
        return [line for line in lines if f'"level": "{level}"' in line]

    def told(self) -> str:
        """The ends of the logs."""
        return "\n".join(
            f"{role}: exit code {each.exit_code}: {each.err[-1500:]}" for role, each in self._programs.items()
        )

    def _start(self, role: str) -> None:
        chosen = () if role == ALL else ("--role", role)
        program = Program(*options(self._settings), "run", *chosen, folder=self._folder)
        self._programs[role] = program
        self._logs.append(program)


def _ready(program: Program) -> bool:
    assert program.exit_code in (None, -9), program.err[-2000:]
    return "service started" in program.err


@dataclass(frozen=True, slots=True)
class Streaming:
    """A stream and the service that takes it in."""

    stream: Stream
    service: Service
    database: storage.SqlDatabase
    watch: Watch

    def wait_until_taken_in(self, *, within: float = _TAKEN_IN_WITHIN) -> None:
        """Wait until everything published is stored, placed and read."""
        wait_until(self.watch.taken_in, within=within, otherwise=lambda: f"{self.watch.told()}\n{self.service.told()}")


@contextmanager
def streaming(url: str, folder: Path, *, steps: int, seed: int = 1, victim: str = ALL) -> Iterator[Streaming]:
    """A running service, and news for so many steps; where the victim is one role, each is a process of its own."""
    with ExitStack() as stack:
        stream = Stream(stack.enter_context(MisbehavingServer()), steps=steps, seed=seed)
        (folder / "feeds.yaml").write_text(stream.catalogue(), encoding="utf-8")
        storage.upgrade(url)
        service = Service(url, folder, victim=victim)
        stack.callback(service.end)
        service.begin()
        database = storage.open_database(url)
        stack.callback(database.close)
        yield Streaming(stream, service, database, Watch(database, stream))

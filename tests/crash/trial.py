"""One run of a stream through real processes, undisturbed or with one of them killed at random moments."""

from __future__ import annotations

import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from threading import Thread
from typing import Final

from sqlalchemy import func, select

import storage
from aggregator.model import Feed
from storage.tables import ARTICLE_PAGES, ARTICLES, FEEDS, MEMBERSHIPS, STORY_DETAILS
from tests.crash.reviewer import Reviewer
from tests.crash.starting import Starter
from tests.crash.stream import Stream
from tests.support.processes import Program, options, quick_settings, wait_until
from tests.support.servers import MisbehavingServer

ALL: Final = "all"
ROLES: Final = ("poll", "group", "web")
_AGAIN: Final = 0.3
"""The share of kills that are followed by another one while the program starts."""
_TAKEN_IN_WITHIN: Final = 90.0
_LOOK_EVERY: Final = 0.05
_STARTING: Final = 2.5
"""Seconds in which a second kill falls."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How often what is killed in each step."""

    victim: str | None
    """A role, ALL for the process that does everything, None for an undisturbed run."""
    kills: tuple[int, ...]
    """By step; the steps without a kill are streamed too."""
    seed: int
    span: float = 1.0
    """Seconds after publication within which the first kill of a step falls."""

    @property
    def apart(self) -> bool:
        """Whether each role is a process of its own."""
        return self.victim in ROLES


def kills_by_step(kills: int, seed: int) -> tuple[int, ...]:
    """Spread kills over steps, some steps having two."""
    chance = Random(seed)  # noqa: S311 - picks moments, guards nothing
    spread: list[int] = []
    while (left := kills - sum(spread)) > 0:
        spread.append(min(left, 2 if chance.random() < _AGAIN else 1))
    return tuple(spread)


@dataclass(slots=True)
class Trial:
    """What a run was like; what it has left is in its database."""

    url: str
    moments: Counter[str] = field(default_factory=Counter)
    """Kills by what was under way."""
    torn: int = 0
    answers: list[tuple[str, int]] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)
    """Seconds in which each step was taken in."""
    log: list[str] = field(default_factory=list)
    """Errors of the program's log."""

    @property
    def span(self) -> float:
        """Within how long after publication most of the work of a step is done."""
        return 1.1 * median(self.taken)


def run(plan: Plan, url: str, folder: Path, *, told: Callable[[], None] = lambda: None) -> Trial:
    """Stream the steps of a plan into a new database; raises AssertionError where a step is not taken in."""
    storage.upgrade(url)
    trial = Trial(url)
    chance = Random(plan.seed)  # noqa: S311 - as above
    with ExitStack() as stack:
        server = stack.enter_context(MisbehavingServer())
        stream = Stream(server, steps=len(plan.kills), seed=plan.seed)
        (folder / "feeds.yaml").write_text(stream.catalogue(), encoding="utf-8")
        database = storage.open_database(url)
        stack.callback(database.close)
        service = stack.enter_context(_service(plan, url, folder))
        watch = _Watch(database, stream)
        reviewer = Reviewer(database, service.desk)
        for step, kills in enumerate(plan.kills):
            # What the desk alone does is met while decisions are asked for, the rest while articles come in.
            at_decisions = plan.victim == "web" or (plan.victim == ALL and chance.random() < 1 / 3)
            began = time.monotonic()
            stream.publish()
            if kills and not at_decisions:
                _kill(service, plan, kills, chance, trial, watch)
            wait_until(watch.taken_in, within=_TAKEN_IN_WITHIN, otherwise=lambda: f"{watch.told()}\n{service.told()}")
            trial.taken.append(time.monotonic() - began)
            deciding = Thread(target=reviewer.decide, args=(step, stream.latest))
            deciding.start()
            if kills and at_decisions:
                _kill(service, plan, kills, chance, trial, watch, span=_DECIDING)
            deciding.join()
            wait_until(watch.taken_in, within=_TAKEN_IN_WITHIN, otherwise=lambda: f"{watch.told()}\n{service.told()}")
            told()
        service.stop()
        trial.torn, trial.answers, trial.log = reviewer.torn, reviewer.answers, service.errors()
    return trial


_DECIDING: Final = 0.35
"""Seconds in which a reviewer asks for the decisions of a step."""


def _kill(
    service: _Service,
    plan: Plan,
    kills: int,
    chance: Random,
    trial: Trial,
    watch: _Watch,
    *,
    span: float | None = None,
) -> None:
    time.sleep(chance.uniform(0.0, plan.span if span is None else span))
    for number in range(kills):
        if number:
            time.sleep(chance.uniform(0.0, _STARTING))
        service.kill()
        trial.moments["start" if number and not service.was_ready else "decide" if span else watch.moment()] += 1
        service.start()
    service.wait_until_ready()


class _Watch:
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


class _Service:
    """The processes of a service, one of which can be killed and started again."""

    def __init__(self, plan: Plan, url: str, folder: Path) -> None:
        self._folder, self._victim, self._starter = folder, plan.victim or ALL, Starter()
        self._port = _free_port()
        self._settings = quick_settings(folder) | {
            "database.url": url,
            "web.port": self._port,
            "parse.workers": 1,
            "fetch.deadline": "2s",
            "fetch.lease": "4s",  # a page that a killed process was fetching is fetched again after so long
        }
        self._programs: dict[str, Program] = {}
        self._logs: list[Program] = []
        self.was_ready = False
        self._roles = ROLES if plan.apart else (ALL,)

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
        program = self._programs[self._victim]
        self.was_ready = _ready(program)
        program.kill()

    def wait_until_ready(self) -> None:
        """Wait until all processes work."""
        for program in self._programs.values():
            program.wait_until(lambda each=program: _ready(each), within=60)

    def desk(self) -> str:
        """The desk's address, the same after each start."""
        return f"http://127.0.0.1:{self._port}"

    def stop(self) -> None:
        """End all in good order; fails where one does not, or leaves processes behind."""
        for program in self._programs.values():
            assert program.stop() == 0, program.err[-2000:]
        for program in self._programs.values():
            wait_until(lambda each=program: not each.left_behind(), within=5)

    def end(self) -> None:
        """Leave nothing running."""
        for program in self._programs.values():
            if program.exit_code is None:
                program.kill()
        self._starter.end()

    def errors(self) -> list[str]:
        """Lines of the logs that tell of an error."""
        lines = [line for program in self._logs for line in program.err.splitlines()]
        return [line for line in lines if '"level": "error"' in line]

    def told(self) -> str:
        """The ends of the logs."""
        return "\n".join(f"{role}: exit code {each.exit_code}: {each.err[-1500:]}" for role, each in self._programs.items())

    def _start(self, role: str) -> None:
        chosen = () if role == ALL else ("--role", role)
        program = Program(*options(self._settings), "run", *chosen, folder=self._folder, start=self._starter)
        self._programs[role] = program
        self._logs.append(program)


def _ready(program: Program) -> bool:
    assert program.exit_code in (None, -9), program.err[-2000:]
    return "service started" in program.err


@contextmanager
def _service(plan: Plan, url: str, folder: Path) -> Iterator[_Service]:
    service = _Service(plan, url, folder)
    try:
        service.begin()
        yield service
    finally:
        service.end()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])

"""One run of a stream through real processes, undisturbed or with one of them killed at random moments."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from threading import Thread
from typing import Final

from tests.crash.outcome import Outcome, read_outcome
from tests.crash.reviewer import Reviewer
from tests.crash.streaming import ALL, Streaming, streaming

_AGAIN: Final = 0.3
"""The share of kills that are followed by another one while the program starts."""
_STARTING: Final = 2.5
"""Seconds in which a second kill falls."""
_DECIDING: Final = 0.35
"""Seconds in which a reviewer asks for the decisions of a step."""


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
    every_step: bool = False
    """Whether the outcome of each step is wanted."""
    minutes: float = math.inf
    """After which no further step is published."""


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

    moments: Counter[str] = field(default_factory=Counter)
    """Kills by what was under way."""
    torn: int = 0
    answers: list[tuple[str, int]] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)
    """Seconds in which each step was taken in."""
    log: list[str] = field(default_factory=list)
    """Errors of the program's log."""
    outcomes: list[Outcome] = field(default_factory=list)
    """What there was after each step, where that was wanted, else at the end."""

    @property
    def span(self) -> float:
        """Within how long after publication most of the work of a step is done."""
        return 1.1 * median(self.taken)


def run(plan: Plan, url: str, folder: Path, *, told: Callable[[], None] = lambda: None) -> Trial:
    """Stream the steps of a plan into a new database; raises AssertionError where a step is not taken in."""
    trial = Trial()
    chance = Random(plan.seed)  # noqa: S311 - picks moments
    ends = time.monotonic() + 60 * plan.minutes
    with streaming(url, folder, steps=len(plan.kills), seed=plan.seed, victim=plan.victim or ALL) as running:
        reviewer = Reviewer(running.database, running.service.desk)
        for step, kills in enumerate(plan.kills):
            # What the desk alone does is met while decisions are asked for, the rest while articles come in.
            at_decisions = plan.victim == "web" or (plan.victim == ALL and chance.random() < 1 / 3)
            began = time.monotonic()
            running.stream.publish()
            if not at_decisions:
                _kill(running, kills, chance, trial, span=plan.span)
            running.wait_until_taken_in()
            trial.taken.append(time.monotonic() - began)
            deciding = Thread(target=reviewer.decide, args=(step, running.stream.latest), daemon=True)
            deciding.start()
            if at_decisions:
                _kill(running, kills, chance, trial, span=_DECIDING, moment="decide")
            deciding.join()
            running.wait_until_taken_in()
            told()
            if plan.every_step:
                trial.outcomes.append(read_outcome(url))
            if time.monotonic() > ends:
                break
        running.service.stop()
        trial.torn, trial.answers, trial.log = reviewer.torn, reviewer.answers, running.service.logged("error")
    if not plan.every_step:
        trial.outcomes.append(read_outcome(url))
    return trial


def _kill(
    running: Streaming, kills: int, chance: Random, trial: Trial, *, span: float, moment: str | None = None
) -> None:
    """Kill so often, first within so many seconds, then while it starts; `moment` is what is under way at first."""
    if not kills:
        return
    service = running.service
    time.sleep(chance.uniform(0.0, span))
    for number in range(kills):
        if number:
            time.sleep(chance.uniform(0.0, _STARTING))
        service.kill()
        trial.moments[moment or running.watch.moment() if service.was_ready else "start"] += 1
        service.start()
    service.wait_until_ready()

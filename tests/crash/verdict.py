"""Whether a service that was killed has ended like one that was not."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.crash.outcome import Difference, compare, faults
from tests.crash.trial import Plan, Trial, kills_by_step, run

Told = Callable[[], None]
_MOST_TOLD = 20
_TOLD_OF_ONE = 900
"""Characters of one line; an error of the log says at its end what it was."""


@dataclass(frozen=True, slots=True)
class Expected:
    """An undisturbed run, which the others are compared with."""

    plan: Plan
    trial: Trial


@dataclass(frozen=True, slots=True)
class Row:
    """A run, compared."""

    victim: str | None
    kills: int
    articles: int
    stories: int
    decisions: int
    trial: Trial
    difference: Difference
    left: Sequence[str]
    """Faults of the database, and errors of the log."""

    @property
    def faulty(self) -> bool:
        """Whether anything is not as it should be."""
        return bool(self.difference or self.left)

    @property
    def told(self) -> list[str]:
        """What that is, in lines."""
        name = self.victim or "control"
        lines = [*self.left, *self.difference.told][:_MOST_TOLD]
        return [f"{name}: {line if len(line) <= _TOLD_OF_ONE else _shortened(line)}" for line in lines]


def _shortened(line: str) -> str:
    return f"{line[: _TOLD_OF_ONE // 3]} … {line[-2 * _TOLD_OF_ONE // 3 :]}"


def undisturbed(url: str, folder: Path, *, kills: int, seed: int, told: Told) -> Expected:
    """Let a stream for so many kills run through a service that nobody kills."""
    steps = len(kills_by_step(kills, seed))
    plan = Plan(victim=None, kills=(0,) * steps, seed=seed, every_step=True)
    trial = _run(plan, url, folder / "undisturbed", told)
    left = faults(url)
    assert not left, left
    return Expected(plan, trial)


def disturbed(
    expected: Expected, victim: str | None, kills: int, url: str, folder: Path, *, told: Told, minutes: float = math.inf
) -> Row:
    """Let the same stream run while a role is killed, or again undisturbed for None, and compare.

    After so many minutes what there is by then is compared with the undisturbed run at the same step.
    """
    seed = expected.plan.seed
    spread = kills_by_step(kills, seed) if victim else expected.plan.kills
    plan = Plan(victim=victim, kills=spread, seed=seed, span=expected.trial.span, minutes=minutes)
    trial = _run(plan, url, folder / (victim or "control"), told)
    (found,) = trial.outcomes
    difference = compare(expected.trial.outcomes[len(trial.taken) - 1], found)
    answers = expected.trial.answers[: len(trial.answers)]
    if trial.answers != answers:
        difference.different += 1
        difference.told.append(f"answers to decisions: {set(trial.answers) ^ set(answers)}")
    return Row(
        victim=victim,
        kills=sum(trial.moments.values()),
        articles=len(found.kinds["article"]),
        stories=len(found.kinds["story"]),
        decisions=len(trial.answers),
        trial=trial,
        difference=difference,
        left=[*faults(url), *trial.log],
    )


def _run(plan: Plan, url: str, folder: Path, told: Told) -> Trial:
    folder.mkdir()
    return run(plan, url, folder, told=told)


def table(rows: Sequence[Row]) -> str:
    """Rows as a table in Markdown."""
    head = "| killed | kills | under way when killed | articles | stories | decisions (asked again) "
    lines = [f"{head}| lost | doubled | different | left behind |", f"|---{'|---:' * 9}|"]
    for row in rows:
        cells = (
            row.victim or "nothing",
            row.kills,
            _counted(row.trial.moments),
            row.articles,
            row.stories,
            f"{row.decisions} ({row.trial.torn})",
            row.difference.lost,
            row.difference.doubled,
            row.difference.different,
            len(row.left),
        )
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def _counted(moments: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in moments.most_common()) or "-"

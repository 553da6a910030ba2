"""The matcher beside other ways to find an article's story, each as a process of its own on the same news."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aggregator.cli.output import Bar
from tests.benchmarks import corpus
from tests.benchmarks.bad_input import Endured
from tests.benchmarks.contenders import FOLLOWING, Measured
from tests.benchmarks.matching_ours import WINDOW
from tests.benchmarks.newswire import reports
from tests.benchmarks.processes import Cost, cost_of

PEERS = ("rapidfuzz==3.14.6", "datasketch==2.0.0", "scikit-learn==1.9.1")
OURS = "ours"
BESIDE = ("titles", "sets", "texts")
"""The contenders of `matching_peers`."""
_NOON = datetime(2031, 6, 15, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One contender at one size of the window."""

    contender: str
    measured: Measured
    cost: Cost
    """Of the whole process, reading the news included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingSpeed:
    """All that was measured of matching."""

    ours: Sequence[Run]
    """By rising size of the window."""
    beside: Sequence[Run]
    """The peers, all at the size of one of ours."""
    bad: Sequence[Endured]


def steps(sizes: Sequence[int], *, peers: bool) -> int:
    """Return by how much `measure` advances the bar."""
    return len(sizes) + peers * len(BESIDE) + 1


def measure(
    folder: Path, *, sizes: Sequence[int], beside: int, peer: Path | str, environment: Mapping[str, str], bar: Bar
) -> MatchingSpeed:
    """Measure at sizes of the window, in articles; the peers at one of these where there is a Python to run them."""
    ours: list[Run] = []
    others: list[Run] = []
    folder.mkdir(parents=True)
    news, result = folder / "news.jsonl", folder / "result.json"
    for size in sorted(sizes):
        bar.advance(0, f"news for {size:,} articles")
        # The window is a fortnight at every size: what grows is the number of outlets that are read.
        span = WINDOW * (size + FOLLOWING) / size
        corpus.write(news, reports(size + FOLLOWING, until=_NOON, span=span))
        asked = [OURS, *(BESIDE if size == beside and not isinstance(peer, str) else ())]
        for contender in asked:
            bar.advance(0, f"{contender}: {size:,} articles")
            command = (
                [sys.executable, "-m", "tests.benchmarks.matching_ours"]
                if contender == OURS
                else [peer, "-m", "tests.benchmarks.matching_peers", contender]
            )
            cost = cost_of([*command, news, str(size), result], environment)
            measured = Measured(**json.loads(result.read_text(encoding="utf-8")))
            (ours if contender == OURS else others).append(Run(contender=contender, measured=measured, cost=cost))
            bar.advance()
    bar.advance(0, "bad input")
    cost_of([sys.executable, "-m", "tests.benchmarks.bad_input", result], environment)
    bad = [Endured(**each) for each in json.loads(result.read_text(encoding="utf-8"))]
    bar.advance()
    return MatchingSpeed(ours=ours, beside=others, bad=bad)

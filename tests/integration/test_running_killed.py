"""`aggregator run` killed outright again and again while articles stream in: nothing is lost, doubled or different.

The small version of `tests/crash/run.py`, which kills each role a hundred times, on PostgreSQL too.
"""

from __future__ import annotations

import random
from pathlib import Path

from tests.crash.streaming import ALL
from tests.crash.verdict import disturbed, undisturbed

KILLS = 4


def test_killed_at_random_moments_it_ends_like_a_service_that_was_not(tmp_path: Path) -> None:
    """The same articles, versions, stories, questions and decisions; records that fit; no lease or lock left."""
    seed = random.randrange(10**6)  # noqa: S311 - picks moments, guards nothing
    first, second = (f"sqlite:///{tmp_path / name}" for name in ("undisturbed.db", "killed.db"))
    expected = undisturbed(first, tmp_path, kills=KILLS, seed=seed, told=lambda: None)
    row = disturbed(expected, ALL, KILLS, second, tmp_path, told=lambda: None)
    assert row.told == [], f"seed {seed}"
    assert row.kills == KILLS

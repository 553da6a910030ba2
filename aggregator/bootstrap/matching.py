"""How articles are compared, by the settings."""

from __future__ import annotations

import json

from aggregator.errors import refused
from aggregator.matching import MatchPolicy, Strictness, policy_of, shipped_policy
from aggregator.reviewing import Level, Levels
from aggregator.settings import Settings


def match_policy(settings: Settings, strictness: Strictness | None = None) -> MatchPolicy:
    """How articles are compared and what is made of it, at the strictness of the settings unless another is named.

    Raises ConfigError where a weights file cannot be used.
    """
    strictness = strictness or Strictness(settings.match.strictness)
    window, path = settings.match.window, settings.match.weights
    if path is None:
        return shipped_policy(strictness, window)
    try:
        return policy_of(json.loads(path.read_text(encoding="utf-8")), strictness, window)
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else str(error)
        remedy = "Name a file that `aggregator train` has written in match.weights, or leave that setting out"
        raise refused(str(path), None, str(told), remedy, key="match.weights") from error


def strictness_levels(settings: Settings) -> Levels:
    """The thresholds of every level of strictness; raises ConfigError as `match_policy` does."""
    levels = {}
    for each in Strictness:
        policy = match_policy(settings, each)
        levels[each] = Level(name=each.value, link=policy.link, suggest=policy.suggest)
    return Levels(all=tuple(levels.values()), present=levels[Strictness(settings.match.strictness)])

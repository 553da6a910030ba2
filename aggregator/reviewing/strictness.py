"""The levels of strictness, and what a decision would have been at another one. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.model import Outcome

_BOLDNESS = (Outcome.DISTINCT, Outcome.SUGGEST, Outcome.LINK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A named setting of the two thresholds."""

    name: str
    link: float
    """Probability from which an article is linked."""
    suggest: float
    """Probability from which a person is asked."""

    def outcome(self, probability: float) -> Outcome:
        """What follows from the probability alone."""
        if probability >= self.link:
            return Outcome.LINK
        return Outcome.SUGGEST if probability >= self.suggest else Outcome.DISTINCT


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """All levels, the strictest first, and the one in force."""

    all: tuple[Level, ...]
    present: Level


def replayed(outcome: Outcome, probability: float, *, present: Level, other: Level) -> Outcome:
    """What a decision of the level in force would have been at another level.

    Where the probability does not explain the outcome, something else decided, and would have at any level: a
    contradiction holds a decision back, a person's must-link drives it on.
    """
    usual, there = present.outcome(probability), other.outcome(probability)
    if outcome is usual:
        return there
    held_back = _BOLDNESS.index(outcome) < _BOLDNESS.index(usual)
    return (min if held_back else max)(outcome, there, key=_BOLDNESS.index)

"""What a story's articles count and measure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aggregator.model.passages import Passage


class Bound(StrEnum):
    """How a printed number limits the true one."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    BETWEEN = "between"


class FigureRole(StrEnum):
    """What a figure counts or measures."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    TRAPPED = "trapped"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    RELEASED = "released"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    RESCUED = "rescued"
    LAUNCHED = "launched"
    SHOT_DOWN = "shot down"
    DAMAGED = "damaged"
    DESTROYED = "destroyed"
    WITHOUT_POWER = "without power"
    MONEY = "money"
    MAGNITUDE = "magnitude"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """A figure as one article prints it."""

    words: Passage
    sentence: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """One value of a count."""

    value: float
    upper: float | None
    """The other end of a number between two."""
    bound: Bound
    printed: tuple[PrintedFigure, ...]
    """In time order, copies too; never empty."""
    later_than: tuple[int, ...] = ()
    """Positions of the values of the same count that it replaces."""
    disagrees_with: tuple[int, ...] = ()
    """Positions of the values of the same time that cannot be true beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFigure:
    """What a story's articles say of one count, in order of first mention."""

    role: FigureRole
    unit: str
    values: tuple[FigureValue, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether articles disagree about it."""
        return any(value.disagrees_with for value in self.values)

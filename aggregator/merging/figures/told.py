"""What an article tells of quantities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aggregator.model import Bound, FigureRole, PrintedFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFigure:
    """A quantity as an article prints it."""

    printed: PrintedFigure
    value: float
    upper: float | None = None
    """The other end of a number between two."""
    bound: Bound
    unit: str
    role: FigureRole | None
    """None where it is not certain."""
    looks_back: bool = False
    """Whether its sentence speaks of another time, so that it counts no part of this event."""
    corrects: bool = False
    """Whether the words before it say that an earlier value was wrong: 'lowered the death toll to 24'."""
    is_of_a_place: bool = False
    """Whether its sentence counts the same at other places too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFigures:
    """The figures of one article of a story."""

    article_id: int
    outlet: str
    time: datetime
    told: tuple[ToldFigure, ...]

"""A count: a number with its noun, and with its role once that is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from aggregator.model import Bound, FigureRole


class Origin(Enum):
    """Where the words of a role stand."""

    BEFORE = auto()
    BEHIND = auto()
    ELSEWHERE = auto()


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its noun, as positions among a sentence's tokens."""

    start: int
    """Where its words begin, those that bound it included."""
    end: int
    after: int
    """Where what is said of it goes on."""
    value: float
    upper: float | None
    bound: Bound
    unit: str
    """Empty where no noun goes with it, or is understood."""
    noun: str = ""
    """The noun as printed, in small letters."""
    ordinal: bool = False
    """Whether it is the last of so many: 'a third person'."""
    part: bool = False
    """Whether it is some of those that its noun names: the nine in 'nine of the 12 missiles'."""
    whole: bool = False
    """Whether what is said behind it is said of a part: the 12 in 'nine of the 12 missiles'."""
    role: FigureRole | None = None
    """What has become of it; None where that is not certain, or not yet asked."""
    origin: Origin = Origin.ELSEWHERE

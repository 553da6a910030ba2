"""Between what the true number lies that a printed value tells, and how two such values stand to each other."""

from __future__ import annotations

import math
from typing import Final, Protocol, assert_never

from aggregator.model import Bound

_ABOUT: Final = 0.1
"""How far from the true number 'about' may lie, as a share of it."""


class Bounded(Protocol):
    """A value as printed."""

    @property
    def value(self) -> float:
        """The number."""

    @property
    def upper(self) -> float | None:
        """The other end of a number between two."""

    @property
    def bound(self) -> Bound:
        """How the number limits the true one."""


def are_compatible(one: Bounded, other: Bounded) -> bool:
    """Whether both may be true."""
    (low, high), (other_low, other_high) = _limits(one), _limits(other)
    return low <= other_high and other_low <= high


def holds(wide: Bounded, narrow: Bounded) -> bool:
    """Whether a value leaves open all that another says."""
    (low, high), (narrow_low, narrow_high) = _limits(wide), _limits(narrow)
    return low <= narrow_low and narrow_high <= high


def is_less(one: Bounded, other: Bounded) -> bool:
    """Whether a value is certainly less than another."""
    return _limits(one)[1] < _limits(other)[0]


def _limits(value: Bounded) -> tuple[float, float]:
    match value.bound:
        case Bound.EXACT:
            return value.value, value.value
        case Bound.AT_LEAST:
            return value.value, math.inf
        case Bound.AT_MOST:
            return 0.0, value.value
        case Bound.ABOUT:
            return value.value * (1 - _ABOUT), value.value * (1 + _ABOUT)
        case Bound.BETWEEN:
            return value.value, value.value if value.upper is None else value.upper
        case _:
            assert_never(value.bound)

"""Shares with their uncertainty. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass

_Z = 1.959964
"""The normal deviate of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a whole, as counted, and between which limits the true share lies with 95 % confidence."""

    part: int
    whole: int
    value: float | None
    """0 to 1; None of nothing."""
    low: float
    high: float


def share(part: int, whole: int) -> Share:
    """Return a share with its interval by Wilson (1927), which stays sound for few cases and for none or all of them.

    Of nothing, nothing is known: 0 to 1. Raises ValueError where the part is no part of the whole.
    """
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is no part of {whole}")
    if not whole:
        return Share(part=0, whole=0, value=None, low=0.0, high=1.0)
    found, square = part / whole, _Z**2 / whole
    middle = (found + square / 2) / (1 + square)
    reach = _Z / (1 + square) * math.sqrt(found * (1 - found) / whole + square / whole / 4)
    # Rounding must not put the share itself outside its interval.
    low, high = min(found, middle - reach), max(found, middle + reach)
    return Share(part=part, whole=whole, value=found, low=max(0.0, low), high=min(1.0, high))

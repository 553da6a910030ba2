"""A date that a sentence tells of."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.model import When


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date among the tokens of a sentence; without days where it cannot be resolved."""

    start: int
    end: int
    when: When | None
    reporting: bool = False

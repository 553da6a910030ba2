"""Geometry of the small pictures, which the templates draw as SVG attributes (the CSP allows no inline style)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aggregator.matching import in_words
from aggregator.model import Comparison

SPARK_WIDTH, SPARK_HEIGHT = 112, 24
WEIGHT_WIDTH = 160
_LEAST_BAR = 1.5
_WIDEST_WEIGHT = 6.0
"""In bits; bars share one scale unless a signal is heavier than this, so that stories can be compared by eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar, in the units of its picture's view box."""

    x: float
    y: float
    width: float
    height: float


def spark_bars(counts: Sequence[tuple[date, int]]) -> list[Bar]:
    """One bar a day, scaled to the fullest day; an empty day keeps a hairline."""
    most = max((count for _, count in counts), default=0) or 1
    step = SPARK_WIDTH / max(len(counts), 1)
    bars = []
    for place, (_, count) in enumerate(counts):
        height = max(SPARK_HEIGHT * count / most, _LEAST_BAR)
        bars.append(Bar(x=round(place * step, 2), y=round(SPARK_HEIGHT - height, 2),
                        width=round(step * 0.72, 2), height=round(height, 2)))  # fmt: skip
    return bars


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalLine:
    """One signal of a comparison: what it says, and its bar to the left (against) or right (for) of the middle."""

    words: str
    weight: float
    bar: Bar


def signal_lines(comparison: Comparison) -> list[SignalLine]:
    """The signals of a comparison, the heaviest first; those that add nothing are left out."""
    heard = sorted((each for each in comparison.evidence if each.weight), key=lambda each: -abs(each.weight))
    scale = WEIGHT_WIDTH / 2 / max([_WIDEST_WEIGHT, *(abs(each.weight) for each in heard)])
    lines = []
    for each in heard:
        width = max(abs(each.weight) * scale, _LEAST_BAR)
        left = WEIGHT_WIDTH / 2 - (width if each.weight < 0 else 0)
        bar = Bar(x=round(left, 2), y=1, width=round(width, 2), height=8)
        lines.append(SignalLine(words=in_words(each), weight=each.weight, bar=bar))
    return lines

"""Geometry of the small pictures, which the templates draw as SVG attributes (the CSP allows no inline style)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from aggregator.reviewing import Band

SPARK_WIDTH, SPARK_HEIGHT = 112, 24
RELIABILITY_SIZE = 240
_LEAST_BAR = 1.5
_LEAST_DOT, _LARGEST_DOT = 3.0, 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar, in the units of its picture's view box."""

    x: float
    y: float
    width: float
    height: float


def spark_bars(counts: Sequence[tuple[date, int]]) -> list[Bar]:
    """One bar a day, scaled to the fullest day; an empty day keeps a hairline."""
    places, width = _places(len(counts))
    return [
        Bar(x=x, y=round(SPARK_HEIGHT - height, 2), width=width, height=height)
        for x, height in zip(places, _heights(counts), strict=True)
    ]


def spark_path(counts: Sequence[tuple[date, int]]) -> str:
    """The same bars as the one path of an SVG, for lists of hundreds."""
    places, width = _places(len(counts))
    return "".join(
        [f"M{x} {SPARK_HEIGHT}v-{high}h{width}v{high}z" for x, high in zip(places, _heights(counts), strict=True)]
    )


def _heights(counts: Sequence[tuple[date, int]]) -> list[float]:
    most = max((count for _, count in counts), default=0) or 1
    return [round(max(SPARK_HEIGHT * count / most, _LEAST_BAR), 2) for _, count in counts]


@lru_cache(maxsize=8)
def _places(bars: int) -> tuple[tuple[float, ...], float]:
    """Where each of so many bars begins, and how wide it is."""
    step = SPARK_WIDTH / max(bars, 1)
    return tuple(round(place * step, 2) for place in range(bars)), round(step * 0.72, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """One tenth of the scale of probabilities in the calibration diagram; the origin is at the top left."""

    band: Band
    x: float
    y: float
    top: float
    bottom: float
    """Where the interval ends."""
    radius: float
    """Its square grows with the number of verdicts."""


def reliability_marks(bands: Sequence[Band]) -> list[Reliability]:
    """One mark for each band with verdicts: what was expected to the right, what people say upwards."""
    most = max((band.same.whole for band in bands), default=0) or 1
    return [
        Reliability(
            band=band,
            x=round(RELIABILITY_SIZE * band.expected, 2),
            y=_down(band.same.value),
            top=_down(band.same.high),
            bottom=_down(band.same.low),
            radius=round(_LEAST_DOT + (_LARGEST_DOT - _LEAST_DOT) * math.sqrt(band.same.whole / most), 2),
        )
        for band in bands
        if band.expected is not None and band.same.value is not None
    ]


def _down(share: float) -> float:
    return round(RELIABILITY_SIZE * (1 - share), 2)

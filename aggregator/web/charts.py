"""Geometry of the small pictures, which the templates draw as SVG attributes (the CSP allows no inline style)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from aggregator.reviewing import Band

SPARK_WIDTH, SPARK_HEIGHT = 112, 24
RELIABILITY_SIZE = 240
_LEAST_BAR = 1.5
_LEAST_DOT, _LARGEST_DOT = 3.0, 8.0


def spark_path(counts: Sequence[int]) -> str:
    """One bar a day as the path of an SVG, scaled to the fullest day; an empty day keeps a hairline."""
    most, step = max(counts, default=0) or 1, SPARK_WIDTH / max(len(counts), 1)
    heights = [round(max(SPARK_HEIGHT * count / most, _LEAST_BAR), 2) for count in counts]
    wide = round(step * 0.72, 2)
    return "".join(
        [f"M{round(place * step, 2)} {SPARK_HEIGHT}v-{high}h{wide}v{high}z" for place, high in enumerate(heights)]
    )


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

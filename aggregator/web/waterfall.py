"""A comparison as a waterfall: from the prior, signal by signal, to the total. Places are in percent of the width."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from aggregator.matching.evidence import probability_of, sentence_of
from aggregator.matching.signals import COMPETITION
from aggregator.model import Comparison, Evidence
from aggregator.web.evidence import found
from aggregator.web.words import counted, percent

_MINOR = 0.15
"""In bits; signals of less are shown as one, for a tenth more or less of the odds explains nothing."""
_EDGE = 5.0
"""In percent: what stays free at either side, for the labels of the scale."""
_APART = 17.0
"""In percent: the least distance of two labels."""
_LEAST_BAR = 0.6
_SCALE = (0.5, 0.01, 0.99, 0.1, 0.9, 0.001, 0.999)
"""Probabilities that the scale may name, the most wanted first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One bar of a waterfall."""

    kind: str
    """'prior', 'for', 'against' or 'total'."""
    words: str
    found: str
    """The words that it rests on, if any."""
    bits: float
    left: float
    width: float
    end: float
    """Where the sum stands after it."""
    so_far: str
    """The probability after it, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A named place on the scale."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waterfall:
    """A comparison as it is drawn; without steps where a person's word decided and nothing was weighed."""

    steps: tuple[Step, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """What a bar stands for."""

    kind: str
    words: str
    found: str
    bits: float


def waterfall(comparison: Comparison) -> Waterfall:
    """Lay out a comparison: the prior, what speaks for it, what against it, other stories, and the total."""
    if not comparison.evidence:
        return Waterfall(steps=(), ticks=())
    parts = [_Part("prior", "before anything is compared", "", comparison.prior), *_parts(comparison.evidence)]
    ends = list(accumulate(part.bits for part in parts))
    parts.append(_Part("total", "all together", "", ends[-1]))
    begins, ends = [0.0, *ends[:-1], 0.0], [*ends, ends[-1]]
    low, high = min(0.0, *ends), max(0.0, *ends)

    def place(bits: float) -> float:
        return round(_EDGE + (100 - 2 * _EDGE) * (bits - low) / max(high - low, 1.0), 2)

    steps = []
    for part, begin, end in zip(parts, begins, ends, strict=True):
        left, right = sorted((place(begin), place(end)))
        probability = comparison.probability if part.kind == "total" else probability_of(end)
        steps.append(
            Step(
                kind=part.kind,
                words=part.words,
                found=part.found,
                bits=part.bits,
                left=left,
                width=round(max(right - left, _LEAST_BAR), 2),
                end=place(end),
                so_far=percent(probability),
            )
        )
    ticks = [(place(bits), each) for each in _SCALE if low <= (bits := _bits(each)) <= high]
    return Waterfall(steps=tuple(steps), ticks=_spaced(ticks))


def _bits(probability: float) -> float:
    return math.log2(probability / (1 - probability))


def _parts(evidence: Sequence[Evidence]) -> list[_Part]:
    """The bars between prior and total; the heaviest first on either side, so that the sum climbs and then falls."""
    signals = sorted((each for each in evidence if each.signal != COMPETITION), key=lambda each: -each.weight)
    minor = [each for each in signals if 0 < abs(each.weight) < _MINOR]
    if len(minor) == 1:
        minor = []
    major = [each for each in signals if each.weight and each not in minor]
    shown = _told_once(
        [*(each for each in major if each.weight > 0), *(each for each in reversed(major) if each.weight < 0)]
    )
    if minor:
        rest = math.fsum(each.weight for each in minor)
        shown.append(_Part(_kind(rest), f"{counted(len(minor), 'smaller signal')} together", "", rest))
    return shown + _told_once(each for each in evidence if each.signal == COMPETITION and each.weight)


def _told_once(evidence: Iterable[Evidence]) -> list[_Part]:
    """The bars of signals; words that several rest on are named with the first of them alone."""
    parts: list[_Part] = []
    for each in evidence:
        words = found(each)
        repeated = any(part.found == words for part in parts)
        parts.append(_Part(_kind(each.weight), sentence_of(each), "" if repeated else words, each.weight))
    return parts


def _kind(bits: float) -> str:
    return "for" if bits >= 0 else "against"


def _spaced(ticks: Sequence[tuple[float, float]]) -> tuple[Tick, ...]:
    """Those of the labels, given with the most wanted first, that leave room for one another; from left to right."""
    kept: list[tuple[float, float]] = []
    for tick in ticks:
        if all(abs(tick[0] - other[0]) >= _APART for other in kept):
            kept.append(tick)
    return tuple(Tick(at=at, label=f"{probability * 100:g}%") for at, probability in sorted(kept))

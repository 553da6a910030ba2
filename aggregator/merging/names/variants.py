"""Spellings of one name, as newsrooms differ in them: "Zelensky" and "Zelenskyy", "al-Sharaa" and "Sharaa"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from aggregator.merging.names.english import PARTICLES

_ENDING: Final = re.compile("(?:iy|yy|yi|ii|ij|yj|i|y)\\Z")
_REPEATED: Final = re.compile(r"([a-z])\1")
_LONG: Final = 4


def name_words(lows: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a name, each in one spelling, without particles and initials in the middle.

    Particles are kept where there is nothing else.
    """
    lows = tuple(filter(None, lows))
    kept = [low for low in lows if low not in PARTICLES] or list(lows)
    return tuple(_one_spelling(low) for place, low in enumerate(kept) if place in {0, len(kept) - 1} or len(low) > 1)


@lru_cache(maxsize=1 << 14)
def _one_spelling(low: str) -> str:
    bare = low.removeprefix("al-").removeprefix("el-").replace("-", "")
    if len(bare) <= _LONG:
        return bare
    return _REPEATED.sub(r"\1", _ENDING.sub("y", bare))

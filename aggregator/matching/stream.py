"""What a term tells: rare in the stream tells much, common tells nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from aggregator.matching.policy import Background

_UNSEEN = 0.5  # what a term is counted as that nobody has used yet
_SLOTS = 1 << 21
"""Keys share counters: 8 MB hold a window of any size, and a rare word meets another one in a fifth of all cases, which
makes it look like a word of two articles instead of one."""
_ONE = np.float32(1)  # of another type than the counters it takes thirty times as long

Keys = Sequence[int] | NDArray[np.uint32]


class Stream:
    """Document frequencies of the articles in the window, over a general background for a cold start."""

    def __init__(self, background: Background) -> None:
        self._counts = np.zeros(_SLOTS, dtype=np.float32)
        self._pseudo = background.documents
        self._articles = 0
        self.changes = 0
        """How often articles were counted in or out."""
        shares = np.array(list(background.shares.values()), dtype=np.float32)
        np.add.at(self._counts, _slots(list(background.shares)), shares * np.float32(background.documents))

    def __len__(self) -> int:
        """How many articles are counted."""
        return self._articles

    def add(self, keys: Keys, *, articles: int = 1) -> None:
        """Count articles in by their keys, of which each occurs once an article."""
        np.add.at(self._counts, _slots(keys), _ONE)
        self._articles += articles
        self.changes += 1

    def take(self, keys: Keys) -> None:
        """Count an article out that has been counted in with the same keys."""
        np.subtract.at(self._counts, _slots(keys), _ONE)
        self._articles -= 1
        self.changes += 1

    def weigh(self, keys: Keys) -> NDArray[np.float32]:
        """Return how much each key tells, in nats, at least 0."""
        known = self._counts[_slots(keys)]
        total = self._articles + self._pseudo + 1
        weights: NDArray[np.float32] = np.maximum(0, np.log(total / (known + _UNSEEN)))
        return weights


def flat(parts: Iterable[Sequence[int]]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Return the keys of many parts one after another, and how many each part has."""
    held = list(parts)
    joined = np.fromiter(chain.from_iterable(held), dtype=np.uint32)
    return joined, np.fromiter(map(len, held), dtype=np.int64, count=len(held))


def _slots(keys: Keys) -> NDArray[np.int64]:
    return np.asarray(keys, dtype=np.int64) & (_SLOTS - 1)

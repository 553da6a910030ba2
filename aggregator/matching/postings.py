"""Which articles hold a term: an inverted index in sorted arrays, eight bytes a posting.

Written like a log-structured merge tree (O'Neil et al. 1996): the newest articles are in a dictionary, older ones in
sorted segments, each at least twice as long as the next newer one, so that a term is looked up in a handful of places
and an article is sorted a logarithmic number of times. Nothing is ever taken out: whoever asks knows which articles are
still there, and `compacted` leaves the others behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

_FRESH = 1024
"""Articles that the dictionary holds before they become a segment."""

Slots = NDArray[np.uint32]
_Segment = tuple[NDArray[np.uint32], Slots]


class Postings:
    """Articles, known by rising slot numbers, by the keys they hold."""

    def __init__(self) -> None:
        self._segments: list[_Segment] = []
        self._fresh: dict[int, list[int]] = {}
        self._waiting = 0

    def add(self, slot: int, keys: Sequence[int]) -> None:
        """Note that an article holds some keys, each given once."""
        for key in keys:
            self._fresh.setdefault(key, []).append(slot)
        self._waiting += 1
        if self._waiting >= _FRESH:
            self._settle()

    def add_all(self, slots: Slots, keys: NDArray[np.uint32]) -> None:
        """Note many postings at once: two arrays of one length, slots rising."""
        self._settle()
        if len(keys):
            self._append(_sorted(keys, slots))

    def latest(
        self, keys: NDArray[np.uint32], weights: NDArray[np.float32], *, rarest: int, most: int
    ) -> tuple[NDArray[np.float32], Slots]:
        """Return which articles hold the weightiest keys, of each key the latest `most`.

        Keys that no article holds are passed over; of the others the `rarest` are followed. Two arrays of one length:
        the weight of the key, and the slot of the article.
        """
        spans = [
            (np.searchsorted(held, keys, side="left"), np.searchsorted(held, keys, side="right"), slots)
            for held, slots in self._segments
        ]
        there = np.array([key in self._fresh for key in keys.tolist()], dtype=np.bool_)
        for start, end, _ in spans:
            there |= start < end
        known = np.flatnonzero(there)
        chosen = known[np.argsort(-weights[known], kind="stable")[:rarest]]
        left = np.full(len(chosen), most)
        new_weights: list[float] = []
        new_slots: list[int] = []
        for rank, (key, weight) in enumerate(zip(keys[chosen].tolist(), weights[chosen].tolist(), strict=True)):
            newest = self._fresh.get(key, [])[-most:]
            new_slots += newest
            new_weights += [weight] * len(newest)
            left[rank] -= len(newest)
        found = [np.array(new_slots, dtype=np.uint32)]
        of = [np.array(new_weights, dtype=np.float32)]
        for start, end, slots in reversed(spans):
            ends = end[chosen]
            lengths = np.minimum(ends - start[chosen], left)
            left -= lengths
            # The last `length` positions before each end, all in one array.
            total = np.cumsum(lengths)
            within = np.arange(total[-1] if len(total) else 0) - np.repeat(total - lengths, lengths)
            found.append(slots[np.repeat(ends - lengths, lengths) + within])
            of.append(np.repeat(weights[chosen], lengths))
        return np.concatenate(of), np.concatenate(found)

    def compacted(self, renumber: Callable[[Slots], NDArray[np.int64]]) -> Postings:
        """Return the same with other slot numbers, in the same order; those that become negative are left out."""
        self._settle()
        fresh = Postings()
        for keys, slots in self._segments:
            moved = renumber(slots)
            kept = moved >= 0
            if kept.any():
                fresh._append((keys[kept], moved[kept].astype(np.uint32)))
        return fresh

    def _settle(self) -> None:
        if self._fresh:
            keys = np.fromiter((key for key, slots in self._fresh.items() for _ in slots), dtype=np.uint32)
            slots = np.fromiter((slot for slots in self._fresh.values() for slot in slots), dtype=np.uint32)
            self._append(_sorted(keys, slots))
        self._fresh, self._waiting = {}, 0

    def _append(self, segment: _Segment) -> None:
        self._segments.append(segment)
        while len(self._segments) > 1 and len(self._segments[-1][0]) * 2 > len(self._segments[-2][0]):
            (newer_keys, newer_slots), (keys, slots) = self._segments.pop(), self._segments.pop()
            joined = np.concatenate((keys, newer_keys)), np.concatenate((slots, newer_slots))
            self._segments.append(_sorted(*joined))


def _sorted(keys: NDArray[np.uint32], slots: Slots) -> _Segment:
    """Return postings in the order of keys, those of one key in the order given, which is that of arrival."""
    order = np.argsort(keys, kind="stable")
    return keys[order], slots[order]

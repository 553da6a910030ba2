"""Which articles hold a term: an inverted index in sorted arrays, four bytes a posting and eight a term.

Written like a log-structured merge tree (O'Neil et al. 1996): the newest articles are in a dictionary, older ones in
sorted segments, each several times as long as the next newer one, so that a term is looked up in a handful of places
and an article is sorted a logarithmic number of times. Nothing is ever taken out: whoever asks knows which articles are
still there, and `compacted` leaves the others behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_FRESH = 1024
"""Articles that the dictionary holds before they become a segment."""
_GROWTH = 3
"""A segment is at least so many times as long as the next newer one."""
_LAST_KEY = 0xFFFF_FFFF

Slots = NDArray[np.uint32]


class _Segment(NamedTuple):
    """Postings in the order of keys."""

    keys: NDArray[np.uint32]
    """Each once, and the highest possible one at the end, so that every key has a place."""
    ends: NDArray[np.int64]
    """Where the articles of each key begin, and at the end where the last ones end."""

    @property
    def begin(self) -> int:
        return int(self.ends[0])

    @property
    def end(self) -> int:
        return int(self.ends[-1])


class Postings:
    """Articles, known by rising slot numbers, by the keys they hold."""

    def __init__(self) -> None:
        self._slots: Slots = np.zeros(1024, dtype=np.uint32)
        """Of all segments, the oldest first; those of one key in a segment in order of arrival."""
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
        self._append(slots, keys)

    def latest(
        self, keys: NDArray[np.uint32], weights: NDArray[np.float32], *, rarest: int, most: int
    ) -> tuple[NDArray[np.float32], Slots]:
        """Return which articles hold the weightiest keys, of each key the latest `most`.

        Keys that no article holds are passed over; of the others the `rarest` are followed. Two arrays of one length:
        the weight of the key, and the slot of the article.
        """
        newest = [self._fresh.get(key, []) for key in keys.tolist()]
        # By segment, the newest first, and key: where its articles end, and how many there are.
        ends = np.zeros((len(self._segments), len(keys)), dtype=np.int64)
        counts = np.zeros_like(ends)
        for row, segment in enumerate(reversed(self._segments)):
            places = np.searchsorted(segment.keys, keys)
            ends[row] = segment.ends[places + 1]
            counts[row] = np.where(segment.keys[places] == keys, ends[row] - segment.ends[places], 0)
        waiting = np.fromiter(map(len, newest), dtype=np.int64, count=len(newest))
        known = np.flatnonzero(counts.sum(axis=0) + waiting)
        chosen = known[np.argsort(-weights[known], kind="stable")[:rarest]]
        fresh = [newest[key][-most:] for key in chosen.tolist()]
        waiting = np.minimum(waiting[chosen], most)
        counts, ends = counts[:, chosen], ends[:, chosen]
        left = most - waiting - (np.cumsum(counts, axis=0) - counts)
        taken = np.minimum(counts, np.maximum(left, 0)).ravel()
        # The last `taken` positions before each end, all in one array.
        total = np.cumsum(taken)
        places = np.arange(taken.sum()) + np.repeat(ends.ravel() - total, taken)
        own = weights[chosen]
        return (
            np.concatenate((np.repeat(own, waiting), np.repeat(np.tile(own, len(self._segments)), taken))),
            np.concatenate((np.array([slot for held in fresh for slot in held], dtype=np.uint32), self._slots[places])),
        )

    def compacted(self, renumber: Callable[[Slots], NDArray[np.int64]]) -> Postings:
        """Return the same with other slot numbers, in the same order; those that become negative are left out."""
        self._settle()
        fresh = Postings()
        for segment in self._segments:
            keys, slots = self._expanded(segment)
            moved = renumber(slots)
            kept = moved >= 0
            fresh._append(moved[kept].astype(np.uint32), keys[kept])
        return fresh

    def _settle(self) -> None:
        if self._fresh:
            lengths = [len(slots) for slots in self._fresh.values()]
            keys = np.repeat(np.fromiter(self._fresh, dtype=np.uint32, count=len(lengths)), lengths)
            slots = np.fromiter((slot for held in self._fresh.values() for slot in held), dtype=np.uint32)
            self._append(slots, keys)
        self._fresh, self._waiting = {}, 0

    def _append(self, slots: Slots, keys: NDArray[np.uint32]) -> None:
        """Add a segment, joined with older ones that are not long beside it."""
        if not len(keys):
            return
        begin = self._segments[-1].end if self._segments else 0
        while self._segments and (self._segments[-1].end - self._segments[-1].begin) < _GROWTH * len(keys):
            older_keys, older_slots = self._expanded(self._segments[-1])
            keys, slots = np.concatenate((older_keys, keys)), np.concatenate((older_slots, slots))
            begin = self._segments.pop().begin
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        firsts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        end = begin + len(keys)
        if end > len(self._slots):
            self._slots = np.concatenate((self._slots[:begin], np.zeros(end + end // 8, dtype=np.uint32)))
        self._slots[begin:end] = slots[order]
        ends = np.concatenate((firsts + begin, [end, end]))
        self._segments.append(_Segment(np.append(keys[firsts], np.uint32(_LAST_KEY)), ends))

    def _expanded(self, segment: _Segment) -> tuple[NDArray[np.uint32], Slots]:
        """Return the keys of a segment, one for each of its articles, and the articles."""
        return np.repeat(segment.keys, np.diff(segment.ends)), self._slots[segment.begin : segment.end]

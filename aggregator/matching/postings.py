"""Which articles hold a term: an inverted index in sorted arrays, four bytes a posting and eight a term.

Written like a log-structured merge tree (O'Neil et al. 1996): sorted segments, each several times as long as the next
newer one, so that a term is looked up in a handful of places and an article is sorted a logarithmic number of times.
The batch that came last is kept apart, where a search can end at any article of it. Nothing is ever taken out: whoever
asks knows which articles are still there, and `compacted` leaves the others behind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_GROWTH = 3
"""A segment is at least so many times as long as the next newer one."""
_LAST_KEY = 0xFFFF_FFFF
_KEY_SHIFT = np.uint64(32)

Keys = NDArray[np.uint32]
Slots = NDArray[np.uint32]


class Found(NamedTuple):
    """Articles by the keys that led to them: three arrays of one length."""

    rows: NDArray[np.int64]
    """Who asked, rising."""
    weights: NDArray[np.float32]
    """Of the key."""
    slots: NDArray[np.int64]
    """Of the article."""


class _Segment(NamedTuple):
    """Postings in the order of keys."""

    keys: Keys
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
        """Of all segments, the oldest first, and of the latest batch; those of one key in order of arrival."""
        self._segments: list[_Segment] = []
        self._latest = np.zeros(0, dtype=np.uint64)
        """Key and slot of each posting of the latest batch, as one number, in order; not in a segment yet."""

    def add(self, slots: Slots, keys: Keys) -> None:
        """Note a batch of postings: two arrays of one length, slots rising, the keys of an article given once each."""
        self.settle()
        self._latest = np.sort(_joined(keys, slots))
        begin = self._segments[-1].end if self._segments else 0
        self._store(begin, self._latest)

    def latest(
        self,
        rows: NDArray[np.int64],
        keys: Keys,
        weights: NDArray[np.float32],
        before: NDArray[np.int64],
        *,
        rarest: int,
        most: int,
    ) -> Found:
        """Return which articles hold the weightiest keys of each row, of each key the latest `most` before a slot.

        Given are arrays of one length, rows rising: who asks, a key, its weight, and the slot from which on articles
        are not to be found. Keys that no article holds are passed over; of the others the `rarest` of a row are
        followed. `before` holds to the article within the latest batch; of an older one it leaves out what it found.
        """
        distinct, places = np.unique(keys, return_inverse=True)
        # By segment, the newest first, and key: where its articles end, and how many there are.
        ends = np.empty((len(self._segments) + 1, len(keys)), dtype=np.int64)
        counts = np.empty_like(ends)
        begin = self._segments[-1].end if self._segments else 0
        firsts = np.searchsorted(self._latest, distinct.astype(np.uint64) << _KEY_SHIFT)[places]
        lasts = np.searchsorted(self._latest, _joined(keys, before))
        ends[0], counts[0] = lasts + begin, np.maximum(lasts - firsts, 0)
        for row, segment in enumerate(reversed(self._segments), 1):
            found = np.searchsorted(segment.keys, distinct)
            until = segment.ends[found + 1]
            ends[row] = until[places]
            counts[row] = np.where(segment.keys[found] == distinct, until - segment.ends[found], 0)[places]
        known = np.flatnonzero(counts.any(axis=0))
        ordered = known[np.lexsort((-weights[known], rows[known]))]
        chosen = ordered[ranks(rows[ordered]) < rarest]
        counts, ends = counts[:, chosen], ends[:, chosen]
        left = most - (np.cumsum(counts, axis=0) - counts)
        taken = np.minimum(counts, np.maximum(left, 0)).T.ravel()
        # The last `taken` positions before each end, all in one array.
        total = np.cumsum(taken)
        positions = np.arange(taken.sum()) + np.repeat(ends.T.ravel() - total, taken)
        asked = np.repeat(np.repeat(chosen, len(counts)), taken)
        slots = self._slots[positions].astype(np.int64)  # several times as fast an index as the short numbers
        allowed = slots < before[asked]
        asked, slots = asked[allowed], slots[allowed]
        return Found(rows[asked], weights[asked], slots)

    def compacted(self, renumber: Callable[[Slots], NDArray[np.int64]]) -> Postings:
        """Return the same with other slot numbers, in the same order; those that become negative are left out."""
        self.settle()
        fresh = Postings()
        for segment in self._segments:
            keys, slots = self._expanded(segment)
            moved = renumber(slots)
            kept = moved >= 0
            fresh.add(moved[kept].astype(np.uint32), keys[kept])
        return fresh

    def settle(self) -> None:
        """Make a segment of the latest batch, joined with older ones that are not long beside it."""
        postings = self._latest
        if not len(postings):
            return
        begin = self._segments[-1].end if self._segments else 0
        joined = len(postings)
        while self._segments and (self._segments[-1].end - self._segments[-1].begin) < _GROWTH * len(postings):
            postings = np.concatenate((_joined(*self._expanded(self._segments[-1])), postings))
            begin = self._segments.pop().begin
        if len(postings) > joined:
            postings.sort(kind="stable")  # which makes use of the runs that are in order
            self._store(begin, postings)
        keys = (postings >> _KEY_SHIFT).astype(np.uint32)
        firsts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        end = begin + len(keys)
        ends = np.concatenate((firsts + begin, [end, end]))
        self._segments.append(_Segment(np.append(keys[firsts], np.uint32(_LAST_KEY)), ends))
        self._latest = self._latest[:0]

    def _store(self, begin: int, postings: NDArray[np.uint64]) -> None:
        end = begin + len(postings)
        if end > len(self._slots):
            self._slots = np.concatenate((self._slots[:begin], np.zeros(end - begin + end // 8, dtype=np.uint32)))
        self._slots[begin:end] = postings  # cut to their lower half, the slot

    def _expanded(self, segment: _Segment) -> tuple[Keys, Slots]:
        """Return the keys of a segment, one for each of its articles, and the articles."""
        return np.repeat(segment.keys, np.diff(segment.ends)), self._slots[segment.begin : segment.end]


def ranks(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the place of each entry among those of its row, from 0; rows rise."""
    return np.arange(len(rows)) - np.searchsorted(rows, rows)


def _joined(keys: Keys, slots: Slots | NDArray[np.int64]) -> NDArray[np.uint64]:
    return keys.astype(np.uint64) << _KEY_SHIFT | slots.astype(np.uint64)

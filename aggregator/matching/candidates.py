"""Which stories an article may belong to: found by its rarest terms, then ordered by how much they are alike.

Two passes whose cost does not depend on the size of the window: the postings of the rarest terms give articles that
share some of them, and of those that share most the cosines of text and names are computed, all at once.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from aggregator.matching.arena import GONE
from aggregator.matching.profile import sums
from aggregator.matching.signature import Signature, key_of
from aggregator.matching.stream import Stream
from aggregator.matching.window import Window

# These bound the work for one article, whatever the window holds.
_BLOCKING_TERMS = 30
_POSTINGS = 50
"""Articles that one term can find: the latest ones, so that a common word costs no more than a rare one."""
_OVERLAPPING = 32
"""Articles that share most: their stories are looked at."""
_LEAST = 0.03
"""Share of an article's weight that it must have in common with a story of its own language to be compared with it."""
_LEAST_OF_BEST = 0.22
"""Of the weight that the best candidate has in common."""
_TEXT_BITS, _NAME_BITS, _DAY_BITS = 9.5, 3.5, 2.5
"""What the cosine of texts, that of names, and the logarithm of one and the days between are worth: near what trained
weights make of the best pair of texts, of names in common and of days since the last article."""
_LEAST_BITS = -4.0
"""From here on an article is compared with a story: the coarse bits of labelled pairs begin at -2.9."""
_BEHIND = 5.0
"""Bits behind the best candidate; of labelled pairs the furthest is 4.4 behind."""
_MEASURED = 6
_MEASURED_AT_LEISURE = 12
_LEAST_NORM = 1e-9
_TAGS = 1 << 16
"""Names and texts share slots of a table; that two terms meet there makes a candidate seem likelier, no more."""


class Candidates:
    """Finds the stories of a window that are worth measuring."""

    def __init__(self, window: Window, stream: Stream) -> None:
        self._window = window
        self._stream = stream
        # Zero between two searches.
        self._overlap = np.zeros(1024, dtype=np.float32)
        self._tags = np.zeros(_TAGS, dtype=np.float32)

    def of(self, signature: Signature, *, within: float, unlikely: bool = False) -> list[int]:
        """Return stories with an article near in time, given in days, the likeliest first.

        With `unlikely` those that have little in common are returned as well.
        """
        articles = self._window.articles
        slots = self._overlapping(signature)
        text, names = self._cosines(signature, slots)
        time = math.nan if signature.time is None else signature.time
        days = np.abs(articles.times(slots) - time)
        days[np.isnan(days)] = 0  # one of the two is undated
        bits = _TEXT_BITS * text + _NAME_BITS * names - _DAY_BITS * np.log1p(days)
        least = -np.inf if unlikely else max(_LEAST_BITS, float(bits.max(initial=-np.inf)) - _BEHIND)
        kept = np.flatnonzero((bits >= least) & (days <= within))
        order = kept[np.argsort(-bits[kept], kind="stable")]
        stories = list(dict.fromkeys(articles.stories(slots[order]).tolist()))
        return stories[: _MEASURED_AT_LEISURE if unlikely else _MEASURED]

    def _overlapping(self, signature: Signature) -> NDArray[np.int64]:
        """Return the articles that share most of the weight of the rarest terms, the latest first."""
        articles = self._window.articles
        keys = np.array(sorted(signature.keys()), dtype=np.uint32)
        weights = self._stream.weigh(keys)
        shared, found = self._window.postings.latest(keys, weights, rarest=_BLOCKING_TERMS, most=_POSTINGS)
        slots = found.astype(np.int64)  # several times as fast an index as the short numbers
        if not len(slots):
            return slots
        if len(self._overlap) < len(articles):
            self._overlap = np.zeros(len(articles) * 5 // 4, dtype=np.float32)
        np.add.at(self._overlap, slots, shared)
        overlap = self._overlap[slots] * (articles.stories(slots) != GONE)
        least = max(_LEAST * float(weights.sum()), _LEAST_OF_BEST * float(overlap.max()))
        foreign = articles.languages(slots) != key_of(signature.language)
        kept = np.sort(slots[(overlap >= least) | (foreign & (overlap > 0))])[::-1]
        kept = kept[np.concatenate(([True], kept[1:] != kept[:-1]))] if len(kept) else kept
        order = np.argsort(-self._overlap[kept], kind="stable")
        self._overlap[slots] = 0
        return kept[order[:_OVERLAPPING]]

    def _cosines(
        self, signature: Signature, slots: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return how alike the texts are, and the names, from 0 to 1, as far as what the terms tell is concerned."""
        own_text = np.array(signature.text, dtype=np.uint32)
        own_names = np.array(signature.names, dtype=np.uint32)
        both = np.concatenate((own_text, own_names))
        weights = self._stream.weigh(both)
        tags = both & (_TAGS - 1)
        self._tags[tags] = 1
        keys, bounds = self._window.articles.keys(slots)
        squares = np.square(self._stream.weigh(keys))
        lengths = sums(squares, bounds)
        common = sums(squares * self._tags[keys & (_TAGS - 1)], bounds)
        self._tags[tags] = 0
        mine = np.square(weights)
        text = common[::2] / np.sqrt(np.maximum(lengths[::2] * mine[: len(own_text)].sum(), _LEAST_NORM))
        names = common[1::2] / np.sqrt(np.maximum(lengths[1::2] * mine[len(own_text) :].sum(), _LEAST_NORM))
        return text, names

"""Which stories an article may belong to: found by its rarest terms, then ordered by how much they are alike.

Two passes whose cost does not depend on the size of the window: the postings of the rarest terms give articles that
share some of them, and of those that share most the cosines of text and names are computed. Both are done for many
articles at once, when the first of them is decided about, since a call of an array function costs more than what it
does for one. Each finds the articles before it, those of its own batch among them. Of which stories these are, and how
widely is looked, is asked when it is decided about; so batches of any size find the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aggregator.matching.arena import EXPECTED, GONE
from aggregator.matching.postings import ranks
from aggregator.matching.signature import Signature, key_of
from aggregator.matching.stream import flat
from aggregator.matching.window import Window

# These bound the work for one article, whatever the window holds.
_BLOCKING_TERMS = 30
_POSTINGS = 50
"""Articles that one term can find: the latest ones, so that a common word costs no more than a rare one."""
_TEXT_BITS, _NAME_BITS, _FACT_BITS, _DAY_BITS = 9.5, 3.5, 3.0, 2.5
"""What the cosine of texts, that of names, the share of places and figures in common, and the logarithm of one and the
days between are worth: near what trained weights make of the best pair of texts, of names and numbers in common and of
days since the last article. Two languages without letters in common share nothing but places and figures."""
_LEAST_BITS = -4.0
"""From here on an article is compared with one of a few stories: the coarse bits of labelled pairs begin at -2.9."""
_MOST_CROWDED = 5.0
"""A bit more is asked for here already for each doubling of the stories, up to so many; not of the likeliest, since two
languages have little in common. With five instead of three one story and 13 of 500 questions of a week of general news
come out otherwise, in a tenth less time."""
_LEAST_NORM = 1e-9
_NOWHERE = frozenset({GONE, EXPECTED})
_TOGETHER = 64
"""Articles searched for at once; more would leave the caches."""
_STALE = 16
"""A search may be as old as one in so many of the articles counted: so few have come in before it is used."""
_SLOT_BITS = 32
_ALL_SLOTS = (1 << _SLOT_BITS) - 1
_TAGS = 1 << 16
"""Size of a hash table for terms of texts, and of one for names; a collision makes a candidate seem likelier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Breadth:
    """How many are looked at."""

    overlapping: int
    """Articles that share most."""
    of_best: float
    """Share that one must have of the weight which the best has in common, if it is of the same language."""
    behind: float
    """Bits behind the best candidate."""
    measured: int
    """Stories."""


_FEW_STORIES = 200
_SEARCHED_WIDELY = 2 * _FEW_STORIES
"""Below it all that would be found is found, since stories may be opened between a search and the decision."""
_WIDE = _Breadth(overlapping=64, of_best=0.1, behind=8.0, measured=12)
"""Where there are so few: in a war everything shares its names, so that the right story is often the tenth found."""
_NARROW = _Breadth(overlapping=32, of_best=0.22, behind=5.0, measured=6)
"""Among thousands each costs time, and the right one is among the first: of labelled pairs the furthest is 4.4 bits
behind."""

_Ranked = tuple[list[int], list[float], list[bool]]
"""Articles by their slots, the coarse bits of each, and whether a narrow search finds it; the likeliest first."""


class Candidates:
    """Finds the stories of a window that are worth measuring, with an article so near in time, given in days."""

    def __init__(self, window: Window, *, within: float) -> None:
        self._window, self._stream, self._within = window, window.stream, within
        self._articles = window.articles
        self._ahead: dict[int, tuple[Signature, _Ranked]] = {}
        """What was found for articles that are next in line, by slot."""
        self._coming: dict[int, Signature] = {}
        """Articles that are observed and not searched for yet, by slot."""
        self._last: tuple[Signature, tuple[int, int], _Ranked] | None = None
        """What was found for an article that is not next in line, and as of when."""
        # Zero between two searches.
        self._overlap = np.zeros(1024, dtype=np.float32)
        self._tags = np.zeros((_TOGETHER, 2 * _TAGS), dtype=bool)

    def look_ahead(self, signatures: Sequence[Signature], slots: Sequence[int]) -> None:
        """Expect articles that are observed, given with their slots in the order in which they will be decided."""
        self._forget()
        line = self._window.line
        self._ahead = {slot: held for slot, held in self._ahead.items() if slot >= line}
        self._coming = {slot: one for slot, one in self._coming.items() if slot >= line}
        self._coming.update(zip(slots, signatures, strict=True))

    def of(self, signature: Signature, *, crowd: float, unlikely: bool = False) -> list[int]:
        """Return stories near in time, the likeliest first; with `unlikely` those too that have little in common.

        `crowd` is how many stories there are, as signals count it.
        """
        least = -math.inf if unlikely else _LEAST_BITS
        breadth = self._breadth()
        most = _WIDE.measured if unlikely else breadth.measured
        stories: dict[int, None] = {}
        for slot, bits in self._in_order(signature):
            story = self._articles.story(slot)
            if story in _NOWHERE:
                continue
            if bits < least:
                break
            if not stories and not unlikely:
                least = max(_LEAST_BITS + min(crowd, _MOST_CROWDED), bits - breadth.behind)
            stories[story] = None
            if len(stories) == most:
                break
        return list(stories)

    def later(self, signature: Signature, *, within: float) -> set[int]:
        """Return the stories of articles found for one that are at or after its time, by so many days at most."""
        slots = np.array([slot for slot, _ in self._in_order(signature)], dtype=np.int64)
        times = self._articles.times(slots)
        since = math.inf if signature.time is None else signature.time
        times[np.isnan(times)] = math.inf  # as those without a time are last in line
        near = slots[(times >= since) & (times <= since + within)]
        return set(self._articles.stories(near).tolist()) - _NOWHERE

    def _in_order(self, signature: Signature) -> Iterator[tuple[int, float]]:
        """Yield what is found for an article, by slot and coarse bits, as widely as the stories of the moment allow."""
        wide = self._breadth() is _WIDE
        for slot, bits, is_near in zip(*self._found(signature), strict=True):
            if wide or is_near:
                yield slot, bits

    def _found(self, signature: Signature) -> _Ranked:
        """Return what is found for an article, and for the next in line at the same time where it is one of those."""
        self._forget()
        line = self._window.line
        if line not in self._ahead and self._coming.get(line) == signature:
            some = [slot for slot in range(line, line + self._together()) if slot in self._coming]
            signatures = [self._coming.pop(slot) for slot in some]
            self._ahead.clear()
            self._ahead.update(zip(some, zip(signatures, self._search(signatures, some), strict=True), strict=True))
        expected, found = self._ahead.get(line, (None, None))
        if found is None or expected != signature:
            return self._found_alone(signature, line)
        return found

    def _found_alone(self, signature: Signature, line: int) -> _Ranked:
        """Return what is found for one article; who asks for those after it asks again for its own story."""
        state = line, self._stream.changes
        if self._last is None or self._last[0] is not signature or self._last[1] != state:
            [found] = self._search([signature], [line], nowhere=(GONE, EXPECTED))
            self._last = signature, state, found
        return self._last[2]

    def _breadth(self) -> _Breadth:
        return _WIDE if self._window.stories < _FEW_STORIES else _NARROW

    def _together(self) -> int:
        """Return how many articles are searched for at once: few while each one changes how much words tell."""
        return min(_TOGETHER, max(1, len(self._stream) // _STALE))

    def _forget(self) -> None:
        """Forget what was found where slots have got other numbers since."""
        if self._articles is not self._window.articles:
            self._articles = self._window.articles
            self._ahead.clear()
            self._coming.clear()
            self._last = None

    def _search(
        self, signatures: Sequence[Signature], before: Sequence[int], *, nowhere: Sequence[int] = (GONE,)
    ) -> list[_Ranked]:
        """Return for each of some articles which others, of those before a slot, are most alike.

        Those that are `nowhere` are left out, such as the article itself where it has been lifted.
        """
        rows, slots, nearest, facts = self._overlapping(signatures, np.array(before, dtype=np.int64), nowhere)
        text, names = self._cosines(signatures, rows, slots)
        times = np.array([math.nan if one.time is None else one.time for one in signatures])
        days = np.abs(self._articles.times(slots) - times[rows])
        days[np.isnan(days)] = 0  # one of the two is undated
        bits = _TEXT_BITS * text + _NAME_BITS * names + _FACT_BITS * facts - _DAY_BITS * np.log1p(days)
        near = np.flatnonzero(days <= self._within)
        order = near[np.lexsort((-bits[near], rows[near]))]
        bounds = np.searchsorted(rows[order], np.arange(len(signatures) + 1)).tolist()
        columns = slots[order].tolist(), bits[order].tolist(), nearest[order].tolist()
        return [
            (columns[0][start:end], columns[1][start:end], columns[2][start:end]) for start, end in pairwise(bounds)
        ]

    def _overlapping(
        self, signatures: Sequence[Signature], before: NDArray[np.int64], nowhere: Sequence[int]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_], NDArray[np.float64]]:
        """Return who asked, rising, and the articles that share most of the weight of its rarest terms.

        Further which are near, as a narrow search finds, and the share of the asker's places and figures that each has.
        Places and figures are sought beside the words, which in an article of another language are all rare.
        """
        keys, lengths = flat([one.keys() for one in signatures])
        words = np.array([len(one.text) + len(one.names) for one in signatures])
        asked = np.repeat(np.arange(len(signatures)), lengths)
        is_fact = ranks(asked) >= words[asked]
        weights = self._stream.weigh(keys)
        sought, shared, slots = self._window.postings.latest(
            2 * asked + is_fact, keys, weights, before[asked], rarest=_BLOCKING_TERMS, most=_POSTINGS
        )
        rows = sought // 2
        overlap = self._shared(rows, shared, slots, len(signatures))
        facts = self._shared(rows, shared * (sought % 2).astype(shared.dtype), slots, len(signatures))
        whole = np.bincount(asked, weights * is_fact, len(signatures))
        known = facts / np.maximum(whole, _LEAST_NORM)[rows]
        overlap[np.isin(self._articles.stories(slots), nowhere)] = 0
        breadth = _WIDE if self._window.stories < _SEARCHED_WIDELY else _NARROW
        best = np.zeros(len(signatures), dtype=overlap.dtype)  # of another type it takes twenty times as long
        np.maximum.at(best, rows, overlap)
        languages = np.array([key_of(one.language) for one in signatures], dtype=np.uint32)
        foreign = self._articles.languages(slots) != languages[rows]
        kept = np.flatnonzero((overlap >= breadth.of_best * best[rows]) | foreign)
        # Each article once, of those that share as much the latest first.
        _, once = np.unique(rows[kept] << _SLOT_BITS | _ALL_SLOTS - slots[kept], return_index=True)
        kept = kept[once]
        kept = kept[np.lexsort((-overlap[kept], rows[kept]))]
        near = (overlap[kept] >= _NARROW.of_best * best[rows[kept]]) | foreign[kept]
        near[near] = ranks(rows[kept[near]]) < _NARROW.overlapping
        most = near | (ranks(rows[kept]) < breadth.overlapping)
        return rows[kept[most]], slots[kept[most]], near[most], known[kept[most]]

    def _shared(
        self, rows: NDArray[np.int64], weights: NDArray[np.float32], slots: NDArray[np.int64], askers: int
    ) -> NDArray[np.float32]:
        """Return for each slot that was found the sum of the weights by which its row has found it."""
        if len(self._overlap) < len(self._articles):
            self._overlap = np.zeros(len(self._articles) * 5 // 4, dtype=np.float32)
        shared = np.empty(len(slots), dtype=np.float32)
        for start, end in pairwise(np.searchsorted(rows, np.arange(askers + 1)).tolist()):
            own = slots[start:end]
            np.add.at(self._overlap, own, weights[start:end])
            shared[start:end] = self._overlap[own]
            self._overlap[own] = 0
        return shared

    def _cosines(
        self, signatures: Sequence[Signature], rows: NDArray[np.int64], slots: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return how alike the texts are, and the names, from 0 to 1, as far as what the terms tell is concerned."""
        own, parts = flat([part for one in signatures for part in (one.text, one.names)])
        mine = _sums(np.square(self._stream.weigh(own)), np.concatenate(([0], np.cumsum(parts))))
        asked = np.repeat(np.arange(len(parts)) // 2, parts)
        tags = _tags(own, parts)
        self._tags[asked, tags] = True
        keys, bounds = self._articles.keys(slots)
        squares = np.square(self._stream.weigh(keys))
        asking = np.repeat(rows, bounds[2::2] - bounds[:-1:2])
        lengths = _sums(squares, bounds)
        common = _sums(squares * self._tags[asking, _tags(keys, np.diff(bounds))], bounds)
        self._tags[asked, tags] = False
        return (
            _shares(common[::2], lengths[::2] * mine[::2][rows]),
            _shares(common[1::2], lengths[1::2] * mine[1::2][rows]),
        )


def _tags(keys: NDArray[np.uint32], parts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the slots of keys in the table, given how many in turn are of a text and of its names."""
    return (keys & (_TAGS - 1)) + np.repeat(np.arange(len(parts)) % 2 * _TAGS, parts)


def _shares(common: NDArray[np.float64], squares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return cosines; nought where one of the two has nothing to compare, though terms have met in a slot."""
    norms = np.sqrt(squares)
    shares = np.divide(common, norms, out=np.zeros_like(norms), where=norms > _LEAST_NORM)
    return np.minimum(shares, 1)


def _sums(values: NDArray[np.float32], bounds: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the sums of values between one bound and the next; of nothing it is 0."""
    return np.diff(np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))[bounds])

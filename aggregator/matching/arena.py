"""The packed signatures of the window, one after another in one array of words, and what is known of each beside it."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from aggregator.matching.packing import FIRST_KEY, LENGTHS, WORD, head_of
from aggregator.matching.signature import key_of

GONE, EXPECTED = -1, -2
"""In place of a story: of an article that was taken out, and of one that is observed and not placed yet."""
_BYTE = 255

_Number = TypeVar("_Number", bound=np.generic)

Slots = NDArray[np.uint32] | NDArray[np.int64]


class Arena:
    """Articles by slot: number, story or GONE or EXPECTED, key of the language, time, and packed signature."""

    def __init__(self) -> None:
        self._articles = np.zeros(1024, dtype=np.int64)
        self._stories = np.zeros(1024, dtype=np.int64)
        self._languages = np.zeros(1024, dtype=np.uint32)
        self._times = np.zeros(1024)
        self._begins = np.zeros(1024, dtype=np.int64)
        """Where in the words each signature begins and the one before it ends."""
        self._words = np.zeros(1 << 16, dtype="<u4")
        self._used = 0

    def __len__(self) -> int:
        """How many slots there are, those of articles that are gone among them."""
        return self._used

    def append(self, article: int, story: int, packed: bytes) -> int:
        """Add an article and return its slot."""
        slot, begin = self._used, int(self._begins[self._used])
        end = begin + len(packed) // WORD
        if slot + 2 > len(self._begins):
            self._grow()
        self._words = _grown(self._words, end)
        self._words[begin:end] = np.frombuffer(packed, dtype="<u4")
        self._articles[slot], self._stories[slot] = article, story
        self._times[slot], language = head_of(packed)
        self._languages[slot] = key_of(language)
        self._begins[slot + 1] = end
        self._used = slot + 1
        return slot

    def packed(self, slot: int) -> bytes:
        """Return the signature of an article."""
        return self._words[self._begins[slot] : self._begins[slot + 1]].tobytes()

    def article(self, slot: int) -> int:
        """Return the article of a slot."""
        return int(self._articles[slot])

    def story(self, slot: int) -> int:
        """Return the story of a slot, or GONE, or EXPECTED."""
        return int(self._stories[slot])

    def put(self, slot: int, story: int) -> None:
        """Put the article of a slot into a story, or say that it is GONE; its signature stays until `kept`."""
        self._stories[slot] = story

    def stories(self, slots: Slots) -> NDArray[np.int64]:
        """Return the stories of slots."""
        found: NDArray[np.int64] = self._stories[slots]
        return found

    def languages(self, slots: Slots) -> NDArray[np.uint32]:
        """Return the keys of the languages of slots."""
        found: NDArray[np.uint32] = self._languages[slots]
        return found

    def times(self, slots: Slots) -> NDArray[np.float64]:
        """Return the times of slots in days, NaN where one is not known."""
        return self._times[slots]

    def keys(self, slots: Slots) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """Return the keys of the texts and names of slots one after another, and where in it each of the parts begins.

        Of the second array, of two entries a slot and one at the end, even entries begin a text and odd ones names.
        """
        begins = self._begins[slots]
        lengths = self._words[begins + LENGTHS]
        parts = np.empty(2 * len(begins), dtype=np.int64)
        parts[::2], parts[1::2] = lengths & _BYTE, lengths >> 8 & _BYTE
        bounds = np.concatenate(([0], np.cumsum(parts)))
        within = np.repeat(begins + FIRST_KEY - bounds[:-1:2], parts[::2] + parts[1::2])
        return self._words[np.arange(bounds[-1]) + within], bounds

    def alive(self) -> NDArray[np.int64]:
        """Return the slots of the articles that are not gone."""
        return np.flatnonzero(self._stories[: self._used] != GONE)

    def kept(self, slots: NDArray[np.int64]) -> Arena:
        """Return an arena of some slots alone, numbered from 0 in the order given."""
        fresh = Arena()
        fresh._articles, fresh._stories = self._articles[slots], self._stories[slots]
        fresh._languages, fresh._times = self._languages[slots], self._times[slots]
        sizes = self._begins[slots + 1] - self._begins[slots]
        fresh._begins = np.concatenate(([0], np.cumsum(sizes)))
        within = np.repeat(self._begins[slots] - fresh._begins[:-1], sizes)
        fresh._words = self._words[np.arange(len(within)) + within]
        fresh._used = len(slots)
        return fresh

    def _grow(self) -> None:
        size = self._used + 2
        self._articles, self._stories = _grown(self._articles, size), _grown(self._stories, size)
        self._languages, self._times = _grown(self._languages, size), _grown(self._times, size)
        self._begins = _grown(self._begins, size)


def _grown(held: NDArray[_Number], wanted: int) -> NDArray[_Number]:
    """Return an array with room for some more entries than are wanted."""
    if wanted <= len(held):
        return held
    return np.concatenate((held, np.zeros(wanted // 8 + wanted - len(held) + 1, dtype=held.dtype)))

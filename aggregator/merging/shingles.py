"""Texts that are found again by the runs of words, the shingles, that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from itertools import chain

Shingle = tuple[str, ...]


class ShingleIndex:
    """An inverted index from shingles to the texts that hold them.

    A shingle that many texts share is boilerplate and remembers its first owners only.
    """

    def __init__(self, *, owners: int) -> None:
        self._most = owners
        self._owners: defaultdict[Shingle, list[int]] = defaultdict(list)
        self.sizes: dict[int, int] = {}
        """How many shingles each text holds."""

    def add(self, number: int, shingles: Collection[Shingle]) -> None:
        """Remember a text."""
        self.sizes[number] = len(shingles)
        most, owners_of = self._most, self._owners
        for shingle in shingles:
            if len(owners := owners_of[shingle]) < most:
                owners.append(number)

    def common(self, shingles: Collection[Shingle]) -> Counter[int]:
        """How many of the shingles each text holds."""
        return Counter(chain.from_iterable(filter(None, map(self._owners.get, shingles))))

    def alike(self, shingles: Collection[Shingle], likeness: float) -> int | None:
        """The first text whose shingles and these are so much alike, as common ones to all; None where none is."""
        most = len(shingles)
        found = self.common(shingles).items()
        alike = (number for number, common in found if common >= likeness * (most + self.sizes[number] - common))
        return min(alike, default=None)

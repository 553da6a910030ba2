"""The table of names: which places a name may mean, by its hash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_SIEVE_SHIFT = 27
"""Of the 48 bits of a hash the sieve reads 21: an eighth of the words that are no names pass."""

# An entry of the table: the number of a place below, these above.
PLACE_BITS = 18
NOWHERE = (1 << PLACE_BITS) - 1
"""The place of a name that persons bear and no place does."""
DOUBTFUL = 1 << PLACE_BITS
"""A name that is also another word or a person's: it needs support."""
GIVEN = 1 << (PLACE_BITS + 1)
"""A common given name: what follows it is a person's surname."""


@dataclass(slots=True)
class Hit:
    """A name that was read."""

    places: list[int]
    """Those that have the name, the most probable one first."""
    start: int
    """Its first word, by number; the words of a title and its text are counted together."""
    end: int
    is_doubtful: bool
    is_region: bool = False
    is_cited: bool = True
    """Whether it is written as it is cited, without the ending of a case or a word that is joined to it."""
    cut: slice | None = None
    """Which characters it is of an ideographic run; of other scripts none."""
    within: int | None = None
    """The country or region beside it that tells which one is meant: "Tripoli, Lebanon", "Pakistan's Punjab"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The table of names, and what of the places decides about a name."""

    hashes: npt.NDArray[np.uint64]
    """Sorted; places of one name stand together, the most probable one first."""
    entries: npt.NDArray[np.uint32]
    first_region: int
    first_city: int
    first_county: int
    """Counties are regions that stand behind all cities."""
    populations: npt.NDArray[np.float32]
    run_pairs: npt.NDArray[np.bool_]
    """Which pairs of characters, hashed to 16 bits, begin an ideographic name."""
    doubted: frozenset[int]
    """Names that are rather words in a language, by `word_of`: they need support in its texts."""
    never: frozenset[int]
    """The same of names that mean no place in a language, and of its words that are a case of no name."""
    sieve: bytes
    """Whether any hash has these upper bits, which sorts out most words without a search."""

    def may_hold(self, name: int) -> int:
        """Whether a hash may be in the table: nought if it is not."""
        return self.sieve[name >> _SIEVE_SHIFT]

    def is_region(self, place: int) -> bool:
        """Whether a place is a region, and not a city that a region may be called after."""
        return self.first_region <= place < self.first_city or place >= self.first_county

    def find(self, hashes: npt.NDArray[np.uint64]) -> Iterator[tuple[int, int]]:
        """Yield which of the hashes are names, by number, and their positions in the table."""
        where = np.searchsorted(self.hashes, hashes)
        known = np.nonzero(self.hashes[where] == hashes)[0]
        return zip(known.tolist(), where[known].tolist(), strict=True)

    def readings(self, position: int) -> list[int]:
        """Return the entries of the name at a position, the most probable one first."""
        entries = [int(self.entries[position])]
        while self.hashes[position + len(entries)] == self.hashes[position]:
            entries.append(int(self.entries[position + len(entries)]))
        return entries


def sieve_of(hashes: npt.NDArray[np.uint64]) -> bytes:
    """Return the sieve of a table's hashes."""
    sieve = np.zeros(1 << (48 - _SIEVE_SHIFT), dtype=np.uint8)
    sieve[hashes >> np.uint64(_SIEVE_SHIFT)] = 1
    return sieve.tobytes()

"""Names of places in ideographic runs, which no spaces part into words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from aggregator.gazetteer.names import DOUBTFUL, NOWHERE, Hit, Names
from aggregator.gazetteer.words import (
    Word,
    code_points,
    cuts_a_word,
    hashes_of_run,
    is_region_run,
    is_spaceless,
    pairs_of_run,
)

LONGEST_RUN, LONGEST_SPACELESS = 8, 14
"""Characters of the longest name in an ideographic run, and in one of letters between which no spaces are set."""
_BETWEEN = "\n"


def in_runs(names: Names, words: Sequence[Word]) -> Iterator[Hit]:
    """Yield the places that ideographic runs among words name, the longest name at each character."""
    numbers = [number for number, word in enumerate(words) if word.run]
    if not numbers:
        return
    # All runs at once; the character between them is in no name.
    whole = _BETWEEN.join(words[number].run for number in numbers) + _BETWEEN
    points = code_points(whole)
    openings = [0, *accumulate(len(words[number].run) + 1 for number in numbers)]
    promising = np.nonzero(names.run_pairs[pairs_of_run(points)])[0]
    wanted: list[npt.NDArray[np.uint64]] = []
    origin: list[tuple[int, int]] = []
    longest_run = LONGEST_SPACELESS if is_spaceless(whole) else LONGEST_RUN
    for length, hashes in hashes_of_run(points, longest_run):
        starts = promising[promising < len(hashes)]
        wanted.append(hashes[starts])
        origin += [(start, length) for start in starts.tolist()]
    longest = {
        origin[number][0]: (origin[number][1], at)
        for number, at in names.find(np.concatenate(wanted))
        if not cuts_a_word(whole, origin[number][0], sum(origin[number]))
    }
    for start, end, position in sorted(_apart(longest)):
        readings = names.readings(position)
        places = [entry & NOWHERE for entry in readings]
        if places[0] == NOWHERE:
            continue
        is_doubtful = bool(readings[0] & DOUBTFUL)
        run = bisect_right(openings, start) - 1
        word, opening = numbers[run], openings[run]
        cut = slice(start - opening, end - opening)
        yield Hit(places, word, word + 1, is_doubtful, is_region_run(whole, end), cut=cut)


def _apart(longest: Mapping[int, tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and position of the names that share no character with a longer one: Moscow behind 'arrive'."""
    taken: set[int] = set()
    for start, (length, position) in sorted(longest.items(), key=lambda each: (-each[1][0], each[0])):
        if taken.isdisjoint(range(start, start + length)):
            taken.update(range(start, start + length))
            yield start, start + length, position

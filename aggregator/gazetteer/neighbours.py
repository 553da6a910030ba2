"""Which of several places a name means, by the country or the region that is named beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

import numpy as np

from aggregator.gazetteer.names import Hit, Names
from aggregator.gazetteer.signs import REGION_SIGNS, STATES_SHORTENED
from aggregator.gazetteer.words import Word, hash_of_name, hash_of_word

_GOES_ON = frozenset({"", "'", "\u2019", '"', "("})
"""What words go on behind: nothing but a space, mostly."""
_APPOSITION = 4
"""Words behind a country's name among which stands what the place in front of it is."""
_UNITED_STATES = np.array([hash_of_name((hash_of_word("usa"),))], np.uint64)


def tell_apart(names: Names, hits: Sequence[Hit], words: Sequence[Word], gaps: Sequence[str]) -> None:
    """Note of names that a country or region follows, or a country precedes, that it tells which place is meant.

    So does a region of one country that a region is listed with: 'Punjab and Sindh' are both Pakistan's.
    """
    first_region, first_city = names.first_region, names.first_city
    for number, (one, other) in enumerate(pairwise(hits)):
        gap = gaps[one.end - 1] if one.end == other.start else ""
        first, second = one.places[0], other.places[0]
        if gap == ", " and first >= first_city and (second < first_city or names.is_region(second)):
            # 'In Paris, US envoys met' and 'the US Moscow embassy' say nothing of where Paris and Moscow are, nor does
            # 'in Moscow, Crimea and Belgorod'.
            if second >= first_region:
                is_there = not _is_listed(names, other, hits[number + 2 :], words, gaps)
            else:
                is_there = _stands_apart(other, words, gaps) or _is_described(one, other, names, words)
            if is_there:
                one.within = second
        elif gap == " " and first < first_region <= second and first != _united_states(names):
            other.within = first
        elif _are_listed(one, other, words) and _are_regions(one, names) and _are_regions(other, names):
            if len(other.places) == 1:
                one.within = second
            elif len(one.places) == 1:
                other.within = first
    _tell_states(names, hits, words, gaps)


def _tell_states(names: Names, hits: Sequence[Hit], words: Sequence[Word], gaps: Sequence[str]) -> None:
    """Note of towns behind which a state of America is shortened, "Soledad, Calif.", that they lie there."""
    for hit in hits:
        after = words[hit.end : hit.end + 1]
        is_parted = gaps[hit.end - 1] == ", " and hit.places[0] >= names.first_city
        if is_parted and after and after[0].folded in STATES_SHORTENED and gaps[hit.end][:1] == ".":
            hit.within = _united_states(names)


def _united_states(names: Names) -> int:
    return names.readings(next(names.find(_UNITED_STATES))[1])[0]


def _stands_apart(country: Hit, words: Sequence[Word], gaps: Sequence[str]) -> bool:
    """Whether a country's name is a mere addition to that of a place before it, and no words go on with it."""
    last = country.end - 1
    is_dotted = len(words[last].folded) == 1  # U.S.
    return not is_dotted and gaps[last].strip(" ")[:1] not in _GOES_ON


def _is_described(place: Hit, country: Hit, names: Names, words: Sequence[Word]) -> bool:
    """Whether what a region is follows its country's name: 'Punjab, Pakistan's most populous province'."""
    behind = takewhile(lambda word: not word.may_name, words[country.end : country.end + _APPOSITION])
    return _are_regions(place, names) and any(word.folded in REGION_SIGNS for word in behind)


def _is_listed(names: Names, region: Hit, following: Sequence[Hit], words: Sequence[Word], gaps: Sequence[str]) -> bool:
    """Whether a list goes on behind a region, with a place that is no country."""
    if not following or following[0].places[0] < names.first_region:
        return False
    is_next = following[0].start == region.end and gaps[region.end - 1] == ", "
    return is_next or _are_listed(region, following[0], words)


def _are_regions(hit: Hit, names: Names) -> bool:
    """Whether a name stands for regions and nothing else."""
    return all(map(names.is_region, hit.places))


def _are_listed(one: Hit, other: Hit, words: Sequence[Word]) -> bool:
    return one.end + 1 == other.start and words[one.end].folded == "and"

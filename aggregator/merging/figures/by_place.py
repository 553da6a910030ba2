"""Which counts of a sentence are told place by place: '12 killed in Kharkiv and three in Sumy'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from aggregator.gazetteer import IN, fold_name, printed_places
from aggregator.merging.figures.reading import Figure
from aggregator.merging.language.sentences import Span
from aggregator.merging.printed import primary_subtag
from aggregator.model import FigureRole

_WORD: Final = 24
"""Characters before a place among which the word before it stands."""


def by_place(text: str, language: str | None, figures: Sequence[Figure]) -> frozenset[Span]:
    """The words of those figures of a text that its sentence sets beside like ones of other places.

    Each must have a place of its own behind "in" or the like, all of them behind their counts or all before: 'Kyiv says
    12 died, Moscow says 15' is one count twice.
    """
    groups: defaultdict[tuple[Span, FigureRole | None, str], list[Span]] = defaultdict(list)
    for each in figures:
        if each.role and not each.looks_back:
            groups[each.sentence, each.role, each.unit].append(each.words)
    several = {key: words for key, words in groups.items() if len(words) > 1}
    if not several:
        return frozenset()
    places = printed_places("", text, primary_subtag(language) or "")
    located = [(each.start, each.place) for each in places if _is_located(text, each.start)]
    found: set[Span] = set()
    for (sentence, _, _), words in several.items():
        edges = [Span(sentence.start, sentence.start), *words, Span(sentence.end, sentence.end)]
        gaps = [
            next((place for start, place in located if one.end <= start < other.start), None)
            for one, other in pairwise(edges)
        ]
        for own in (gaps[1:], gaps[:-1]):
            if None not in own and len(set(own)) == len(own):
                found.update(words)
    return frozenset(found)


def _is_located(text: str, start: int) -> bool:
    before = text[max(0, start - _WORD) : start].split()
    return bool(before) and fold_name(before[-1]) in IN

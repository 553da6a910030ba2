"""Which counts of a sentence are told place by place: '12 killed in Kharkiv and three in Sumy'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from aggregator.gazetteer import IN, fold_name, printed_places
from aggregator.merging.figures.told import ToldFigure
from aggregator.merging.printed import PrintedText
from aggregator.model import FigureRole, Passage

_WORD: Final = 24
"""Characters before a place among which the two words before it stand."""


def by_place(text: PrintedText, figures: Sequence[ToldFigure]) -> tuple[ToldFigure, ...]:
    """The figures of a text, marked where its sentence sets them beside like ones of other places.

    Each must have a place of its own behind "in" or the like, all of them behind their counts or all before: 'Kyiv says
    12 died, Moscow says 15' is one count twice.
    """
    groups: defaultdict[tuple[Passage, FigureRole, str], list[Passage]] = defaultdict(list)
    for each in figures:
        if each.role and not each.looks_back:
            groups[each.printed.sentence, each.role, each.unit].append(each.printed.words)
    several = {key: words for key, words in groups.items() if len(words) > 1}
    if not several:
        return tuple(figures)
    places = printed_places("", text.text, text.language)
    located = [(each.start, each.place) for each in places if _is_located(text.text, each.start)]
    found: set[Passage] = set()
    for (sentence, _, _), words in several.items():
        ends = [sentence.start, *(each.end for each in words)]
        starts = [*(each.start for each in words), sentence.end]
        gaps = [
            next((place for start, place in located if one <= start < other), None)
            for one, other in zip(ends, starts, strict=True)
        ]
        for own in (gaps[1:], gaps[:-1]):
            if None not in own and len(set(own)) == len(own):
                found.update(words)
    return tuple(replace(each, is_of_a_place=each.printed.words in found) for each in figures)


def _is_located(text: str, start: int) -> bool:
    """Whether "in" or the like stands before a place, or before the word before it: 'in the', 'in northern'."""
    before = text[max(0, start - _WORD) : start].split()[-2:]
    return any(fold_name(word) in IN for word in before)

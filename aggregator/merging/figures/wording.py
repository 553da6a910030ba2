"""What English words around a figure say of how it stands to others: that it has risen, or that two sides differ."""

from __future__ import annotations

import re
from typing import Final

from aggregator.model import PrintedFigure

_RISEN: Final = re.compile(
    r"\b(?:rise[sn]?|rose|rising|climb(?:s|ed|ing)?|increas(?:es|ed|ing)|jump(?:s|ed|ing)?|grows|grew|grown|soar(?:s|ed)?"
    r"|mounts) to (?:at least |more than |over )?\Z",
    re.IGNORECASE,
)
_ANOTHER_SAYS: Final = re.compile(
    r"(?:;|\b(?:while|but|whereas|and)) [^,;]{1,60}\b(?:say|says|said|put|puts|claims?|claimed|reports?|reported)\b"
    r"[^,;]{0,40}\Z",
    re.IGNORECASE,
)


def has_risen(printed: PrintedFigure) -> bool:
    """Whether a figure is what a smaller one has risen to."""
    return _RISEN.search(printed.sentence.words[: printed.words.start - printed.sentence.start]) is not None


def are_of_two_sides(first: PrintedFigure, second: PrintedFigure) -> bool:
    """Whether a sentence has one figure from one side and the other from another: 'police say 3, activists say 12'."""
    sentence = first.sentence
    if sentence != second.sentence or first.words.end > second.words.start:
        return False
    between = sentence.words[first.words.end - sentence.start : second.words.start - sentence.start]
    return _ANOTHER_SAYS.search(between) is not None

"""Figures that a sentence tells only to take them back: 'an earlier version of this story said 14 were killed'."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from aggregator.merging.language.numerals import Token
from aggregator.merging.words import word_set

_BEFORE_REACH: Final = 16
"""Tokens before a figure within which it is told that it is not so."""
_BEHIND_REACH: Final = 10
"""The same behind it: 'reports that 40 were killed in the strike are false'."""
_OWN_REACH: Final = 5
"""Tokens behind "an earlier version" within which its kind is named, or what it said."""

_OLDER: Final = word_set("earlier previous prior original")
_OWN: Final = word_set("story report article dispatch headline item")
_SAYS: Final = word_set("said says stated reported gave put wrote listed claimed")
_MISTAKENLY: Final = word_set("incorrectly wrongly erroneously mistakenly inaccurately")
_TAKES_BACK: Final = word_set("retracted retracts retracting misstated misreported")
_WITHDRAWS: Final = word_set("withdrew withdraws withdrawn withdrawing")
_NOT_SO: Final = frozenset(
    {("not", "true"), ("no", "truth"), ("false", "that"), ("untrue", "that"), ("contrary", "to")}
)
_TALK: Final = word_set("report reports claim claims allegation allegations rumour rumours rumor rumors")
_IS: Final = word_set("is are was were be been proved")
_FALSE: Final = word_set("false untrue wrong incorrect inaccurate unfounded baseless retracted withdrawn")


def is_taken_back(row: Sequence[Token], start: int, end: int) -> bool:
    """Whether the clause of a figure, of so many tokens of a sentence, says that the figure is or was wrong."""
    before = _lows(row[max(0, start - _BEFORE_REACH) : start])
    if ";" in before:
        before = before[len(before) - before[::-1].index(";") :]
    pairs = list(pairwise(before))
    if not _TAKES_BACK.isdisjoint(before) or not _NOT_SO.isdisjoint(pairs):
        return True
    for place, (one, other) in enumerate(pairs):
        behind = before[place + 2 : place + 2 + _OWN_REACH]
        if one in _OLDER and other == "version" and not (_OWN | _SAYS).isdisjoint(behind):
            return True
        if one in _MISTAKENLY and other in _SAYS:
            return True
        if (one, other) == ("earlier", "said") and not _OWN.isdisjoint(before[max(0, place - _OWN_REACH) : place]):
            return True
        if one in _WITHDRAWS and not _OWN.isdisjoint((other, *behind[:1])):
            return True
    return any(one in _TALK and other in {"that", "of"} for one, other in pairs) and _is_called_false(row, end)


def _is_called_false(row: Sequence[Token], end: int) -> bool:
    behind = _lows(row[end : end + _BEHIND_REACH])
    for place, word in enumerate(behind):
        if word in {",", ";"}:
            break
        if word in _IS and (behind[place + 1 : place + 2] or [""])[0] in _FALSE:
            return True
        if word in _IS and tuple(behind[place + 1 : place + 3]) == ("not", "true"):
            return True
    return False


def _lows(row: Sequence[Token]) -> list[str]:
    return [token.low for token in row]

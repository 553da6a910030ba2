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
_REJECTS: Final = word_set("rejects rejecting dismisses dismissing")
"""Headlines reject much else: 'Group rejects truce as strikes kill 12'."""
_WITHDRAWS: Final = word_set("withdrew withdraws withdrawn withdrawing")
_NOT_SO: Final = frozenset(
    {("not", "true"), ("no", "truth"), ("false", "that"), ("untrue", "that"), ("contrary", "to")}
)
_TALK: Final = word_set("report reports claim claims allegation allegations rumour rumours rumor rumors")
_IS: Final = word_set("is are was were be been proved")
_FALSE: Final = word_set(
    """
    false untrue wrong incorrect inaccurate unfounded baseless retracted withdrawn hoax fake fakes fabricated
    fabrication
    """
)


def is_taken_back(row: Sequence[Token], start: int, end: int) -> bool:
    """Whether the clause of a figure, of so many tokens of a sentence, says that the figure is or was wrong."""
    before = _lows(row[max(0, start - _BEFORE_REACH) : start])
    if ";" in before:
        before = before[len(before) - before[::-1].index(";") :]
    pairs = list(pairwise(before))
    if not _TAKES_BACK.isdisjoint(before) or not _NOT_SO.isdisjoint(pairs):
        return True
    if any(_takes_back(before, place) for place in range(len(pairs))):
        return True
    return any(one in _TALK and other in {"that", "of"} for one, other in pairs) and _is_called_false(row, end)


def _takes_back(words: Sequence[str], at: int) -> bool:
    """Whether two words, with those behind them, say that what follows is or was wrong."""
    one, other, *behind = words[at : at + 2 + _OWN_REACH]
    return (
        (one in _OLDER and other == "version" and not (_OWN | _SAYS).isdisjoint(behind))
        or (one in _MISTAKENLY and other in _SAYS)
        or ((one, other) == ("earlier", "said") and not _OWN.isdisjoint(words[max(0, at - _OWN_REACH) : at]))
        or ((one, other) == ("no", "evidence") and behind[:1] == ["that"])
        or (one in _REJECTS and not _TALK.isdisjoint((other, *behind[:1])))
        or (one in _WITHDRAWS and not _OWN.isdisjoint((other, *behind[:1])))
    )


def _is_called_false(row: Sequence[Token], end: int) -> bool:
    behind = _lows(row[end : end + _BEHIND_REACH])
    for place, word in enumerate(behind):
        if word in {",", ";"}:
            break
        called = [word for word in behind[place + 1 : place + 3] if word != "a"]
        if word in _IS and called and called[0] in _FALSE:
            return True
        if word in _IS and tuple(behind[place + 1 : place + 3]) == ("not", "true"):
            return True
    return False


def _lows(row: Sequence[Token]) -> list[str]:
    return [token.low for token in row]

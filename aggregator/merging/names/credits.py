"""Whom an article thanks for itself: bylines, the author behind a headline, and the agency's line on who reported.

They are named as its makers and not as a part of what it tells, so that they are none of a story's people. What only
looks like such a line, "By Ana Horvat's count" or "Reporting by Ana Horvat has shown", is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.names.tokens import Token
from aggregator.merging.words import word_set

_WORK: Final = word_set("reporting reported editing edited writing written compiled compiling photographs photos")
_WITHIN: Final = word_set("and in by with for from at of the additional reporting editing writing") | word_set(
    ", ; / |"
)
"""What such a line holds beside names."""
_FEWEST, _MOST = 2, 4
"""Words of a name behind a headline."""
_ENDS: Final = frozenset({")", "]", ".", "-", "–", "—"})


def credited(tokens: Sequence[Token], *, opens: bool) -> frozenset[int]:
    """Return the tokens of a sentence that credit the makers of its article; `opens` where it is among the first."""
    found: set[int] = set()
    for at in range(len(tokens) - 1):
        if tokens[at].low == "by" and tokens[at + 1].is_capital:
            end = _end(tokens, at + 1)
            is_line = at == 0 and tokens[at].word == "By" and all(token.word == "." for token in tokens[end:])
            is_closed = end == len(tokens) or tokens[end].word in _ENDS or _is_dateline(tokens[end])
            if is_line or (is_closed and _is_credit(tokens, at, opens=opens)):
                found.update(range(at + 1, end))
        elif opens and tokens[at].word == "|":
            behind = tokens[at + 1 :]
            if _FEWEST <= len(behind) <= _MOST and all(token.is_capital for token in behind):
                found.update(range(at + 1, len(tokens)))
    return frozenset(found)


def _is_credit(tokens: Sequence[Token], at: int, *, opens: bool) -> bool:
    """Whether "by" stands behind a word for an article's making that begins a part of the line, or alone begins it."""
    if at == 0:
        return opens and tokens[at].word == "By"
    first = at - 1
    if tokens[first].low not in _WORK:
        return False
    return first == 0 or tokens[first - 1].word in {"(", "[", ";", "—", "–", "-", "and", "/"}


def _end(tokens: Sequence[Token], start: int) -> int:
    """Where a line of names ends: at a word that is none, a dateline, or a name that something belongs to."""
    at = start
    while at < len(tokens) and not tokens[at].is_genitive and (at == start or not _is_dateline(tokens[at])):
        if not (tokens[at].is_capital or tokens[at].low in _WITHIN):
            break
        at += 1
    return at


def _is_dateline(token: Token) -> bool:
    return token.is_shouted and not token.is_initial

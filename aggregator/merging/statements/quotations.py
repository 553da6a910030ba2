"""Finds what stands between quotation marks, in one pass over a text.

Marks are not paired by their shape alone: the same sign opens in one language and closes in another, and an
apostrophe looks like a closing single mark. So each is judged by its neighbours and by what is open.
"""
# ruff: noqa: RUF001 - quotation marks are what it is about

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from aggregator.merging.language.sentences import Span, trimmed

_LONGEST: Final = 4_000
"""Characters beyond which an open mark is a slip and not the beginning of a quotation."""
_DEEPEST: Final = 4
"""Quotations within quotations that are followed."""

_PAIRS: Final = {
    '"': '"',
    "'": "'",
    "“": "”",
    "”": "”",
    "„": "“”„",
    "‟": "”",
    "‘": "’",
    "’": "’",
    "‚": "‘’",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
}
"""Each mark that can open, with those that close it."""
_CLOSING: Final = frozenset("".join(_PAIRS.values()))
_EITHER: Final = frozenset("\"'”’»›“‘«‹„")
"""Marks that open in some languages and close in others; their neighbours tell."""
_APOSTROPHES: Final = frozenset("'’")
_PLURAL_REACH: Final = 200
"""Characters behind an apostrophe in which the mark that closes is sought."""
_CLOSES_LATER: Final = re.compile(r"[,.!?]['’](?!\w)")
_INSERTED: Final = re.compile(r"\s[—–-]\s?(?P<said>[^—–\n]{3,80}?)[.,]?(?:\s[—–-]|[—–])\s")
"""What stands between dashes."""
_MARK: Final = re.compile("[\"'“”„‟‘’‚«»‹›「」『』]|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What stands between marks, those of nested quotations included."""

    outer: Span
    """With its marks."""
    pieces: tuple[Span, ...]
    """Without them, one for each paragraph; none is empty."""


@dataclass(slots=True)
class _Open:
    """A mark that waits for its closing one."""

    mark: str
    start: int
    piece: int
    """Where the words of the present paragraph begin."""
    pieces: list[Span] = field(default_factory=list)
    inner: list[Quotation] = field(default_factory=list)


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations in the order of the text; a mark that nothing closes opens none."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    skip_to = 0
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if at < skip_to:
            continue
        if mark[0] == "\n":
            following = text[match.end() : match.end() + 1]
            if stack and following == stack[0].mark and text[at - 1] not in _PAIRS[stack[0].mark]:
                _drop(stack, 1, found)
                stack[0].pieces.append(trimmed(text, stack[0].piece, at))
                stack[0].piece = skip_to = match.end() + 1
            else:
                _drop(stack, 0, found)
            continue
        level = _closed_by(text, at, mark, stack)
        if level is not None:
            _drop(stack, level + 1, found)
            opened = stack.pop()
            pieces = (*opened.pieces, trimmed(text, opened.piece, at))
            if at - opened.start <= _LONGEST and all(piece.start < piece.end for piece in pieces):
                _keep([Quotation(outer=Span(opened.start, at + 1), pieces=pieces)], stack, found)
            else:
                _keep(opened.inner, stack, found)
        elif mark in _PAIRS and _may_open(text, at, mark):
            same = next((depth for depth, opened in enumerate(stack) if opened.mark == mark), None)
            if same is not None:
                _drop(stack, same, found)  # it was never closed: nobody nests a mark within itself
            if len(stack) < _DEEPEST:
                stack.append(_Open(mark=mark, start=at, piece=at + 1))
    _drop(stack, 0, found)
    return found


def without_insertions(text: str, quotations: Iterable[Quotation], says: Callable[[str], bool]) -> list[Quotation]:
    """Quotations without who said it, as Russian sets that within the marks: '«We are here, — said Horvat. — Come!»'.

    `says` tells whether words between dashes begin with a verb of speech.
    """
    found: list[Quotation] = []
    for quotation in quotations:
        rest = quotation
        piece = quotation.pieces[0]
        inserted = _INSERTED.finditer(text, piece.start, piece.end) if len(quotation.pieces) == 1 else ()
        for match in inserted:
            front = Span(rest.pieces[0].start, match.start())
            behind = Span(match.end(), piece.end)
            if says(match["said"]) and front.start < front.end and behind.start < behind.end:
                found.append(Quotation(outer=Span(rest.outer.start, front.end), pieces=(front,)))
                rest = Quotation(outer=Span(behind.start, quotation.outer.end), pieces=(behind,))
        found.append(rest)
    return found


def _keep(quotations: list[Quotation], stack: list[_Open], found: list[Quotation]) -> None:
    (stack[-1].inner if stack else found).extend(quotations)


def _drop(stack: list[_Open], level: int, found: list[Quotation]) -> None:
    """Gives up open marks from a level on; what was complete within them stands for itself."""
    while len(stack) > level:
        inner = stack.pop().inner
        _keep(inner, stack, found)


def _closed_by(text: str, at: int, mark: str, stack: list[_Open]) -> int | None:
    """The level of the open mark that this one closes."""
    if not stack or mark not in _CLOSING:
        return None
    before, after = text[at - 1], text[at + 1 : at + 2]
    if before.isspace() and mark in _EITHER and after.isalnum():
        return None
    if mark in _APOSTROPHES and (after.isalnum() or _is_plural_owner(text, at, mark, stack)):
        return None
    for level in range(len(stack) - 1, -1, -1):
        if mark in _PAIRS[stack[level].mark]:
            return level
    return None


def _is_plural_owner(text: str, at: int, mark: str, stack: list[_Open]) -> bool:
    """Whether an apostrophe stands after a plural ("the workers' union") of a quotation that closes later."""
    if text[at - 1] != "s" or not text[at + 1 : at + 3].strip()[:1].islower():
        return False
    if mark not in _PAIRS[stack[-1].mark]:
        return True
    return _CLOSES_LATER.search(text, at + 1, at + _PLURAL_REACH) is not None


def _may_open(text: str, at: int, mark: str) -> bool:
    """Whether a mark stands where words begin."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not after or (after.isspace() and mark not in "«»") or after == "\n":
        return False
    if mark in _APOSTROPHES and not (after.isalpha() or after in '“"«…'):
        return False  # '90s
    return mark not in _EITHER or mark in "“‘«‹„" or not before or before.isspace() or before in "([{–—-/:“\"‘'«„"

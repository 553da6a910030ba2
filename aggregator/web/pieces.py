"""A text in pieces, some of which are marked; joined, they are the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of text."""

    text: str
    mark: str | None = None
    """None where it is not marked; else what kind of mark it has, empty where there is but one."""


def cut(text: str, spans: Iterable[tuple[int, int, str]], *, begin: int = 0, end: int | None = None) -> list[Piece]:
    """A text, or a part of it, cut at spans, which come in order with their marks; one that overlaps is passed over."""
    end = len(text) if end is None else end
    pieces, at = [], begin
    for first, last, mark in spans:
        if at <= first < end:
            pieces += [Piece(text[at:first]), Piece(text[first : min(last, end)], mark)]
            at = min(last, end)
    pieces.append(Piece(text[at:end]))
    return [piece for piece in pieces if piece.text]

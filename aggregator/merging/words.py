"""Texts as sequences of comparable words."""

from __future__ import annotations

from aggregator.model import fold


def words_of(text: str) -> list[str]:
    """The folded words of a text in order."""
    return fold(text).split()

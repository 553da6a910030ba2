"""Texts and tables as comparable words."""

from __future__ import annotations

from aggregator.model import fold


def words_of(text: str) -> list[str]:
    """The folded words of a text in order."""
    return fold(text).split()


def word_set(table: str) -> frozenset[str]:
    """The words of a table, written in a row."""
    return frozenset(table.split())

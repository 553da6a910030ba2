"""Texts and tables as comparable words."""

from __future__ import annotations

from aggregator.model import fold


def words_of(text: str) -> list[str]:
    """The folded words of a text in order."""
    return fold(text).split()


def word_set(table: str) -> frozenset[str]:
    """The words of a table, written in a row."""
    return frozenset(table.split())


def phrase_set(table: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a table, word by word, which are written between commas."""
    return frozenset(tuple(phrase.split()) for phrase in table.split(","))

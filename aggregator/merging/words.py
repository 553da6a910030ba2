"""Texts and tables as comparable words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from aggregator.model import fold

_Meaning = TypeVar("_Meaning")


def words_of(text: str) -> list[str]:
    """The folded words of a text in order."""
    return fold(text).split()


def word_set(table: str) -> frozenset[str]:
    """The words of a table, written in a row."""
    return frozenset(table.split())


def phrase_set(table: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a table, word by word, which are written between commas."""
    return frozenset(tuple(phrase.split()) for phrase in table.split(","))


def by_phrase(tables: Mapping[_Meaning, str]) -> dict[tuple[str, ...], _Meaning]:
    """What each phrase of some tables means."""
    return {phrase: meaning for meaning, table in tables.items() for phrase in phrase_set(table)}

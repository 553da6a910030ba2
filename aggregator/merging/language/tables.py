"""How all that is known of a language is written down: rows of words, as `toll_words` and `statements` have them.

A table is named before its colon and goes on in lines that are indented. Words are written as printed, with `_` between
those of a phrase and `|` between those of which any may stand in it; `[ ]` tells what those after it mean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from aggregator.model import fold

_TABLE: Final = re.compile(r"^(\w+): ((?:.*\n)(?:  .*\n)*)", re.MULTILINE)
_APOSTROPHES: Final = re.compile("['\u2019\u02bc*]")
_FIRST_GREEK: Final = "\u0370"


def read_tables(tables: str) -> dict[str, list[str]]:
    """The words of each table by its name, as they are written."""
    return {name: text.split() for name, text in _TABLE.findall(tables)}


def phrases(words: Iterable[str]) -> list[str]:
    """The phrases that words stand for: `am_montag|dienstag` for two, of which each word may stand for the other."""
    return [phrase for word in words for phrase in _one_by_one(word)]


def grouped(phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The phrases of a table, each with the heading under which it stands."""
    meaning = ""
    for phrase in phrases:
        if phrase.startswith("["):
            meaning = phrase.strip("[]")
        else:
            yield meaning, phrase


def table_form(word: str) -> str:
    """A word in small letters; without marks where they are often left out, not where they tell 'wurden' from 'würden'.

    Empty where nothing of it is compared.
    """
    bare = _APOSTROPHES.sub("", word)
    return unicodedata.normalize("NFC", bare).casefold() if bare < _FIRST_GREEK else fold(bare).replace(" ", "")


def _one_by_one(phrase: str) -> Iterator[str]:
    bare = phrase.strip(">")
    before, behind = phrase.split(bare)
    yield from (f"{before}{'_'.join(each)}{behind}" for each in product(*(part.split("|") for part in bare.split("_"))))

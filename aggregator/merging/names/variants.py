"""Spellings of one name, as newsrooms differ in them: "Zelensky" and "Zelenskyy", "al-Sharaa" and "Sharaa"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from aggregator.merging.names.english import PARTICLES

_ENDING: Final = re.compile("(?:iy|yy|yi|ii|ij|yj|i|y)\\Z")
_UMLAUT: Final = re.compile("(?<![aeioquy])([aou])e(?=[^aeiouy])")
"""A vowel with what German and Danish write for its dots or its stroke where they have none: Joerg is Jörg."""
_REPEATED: Final = re.compile(r"([a-z])\1")
_LONG: Final = 4
_SOUNDS: Final = (("gh", "k"), ("kh", "k"), ("ph", "f"), ("q", "k"), ("c", "k"), ("w", "v"))
"""Letters by which one sound is written in Latin letters."""
_SILENT: Final = re.compile("[aeiouyh]")
_FEWEST: Final = 5
"""Letters from which two words may be one name spelled twice."""
_OTHER_LETTERS: Final = 2
"""How many letters may differ."""
_FEMALE: Final = ("e", "ine", "ele", "ete")
"""What makes another given name of one, as an "a" does at its end: Robert and Roberta are two people."""


_SHORTENED: Final = """
    abigail/abby andrew/andy barbara/barb benjamin/ben/benny charles/charlie/chuck daniel/dan/danny david/dave
    deborah/debbie/deb donald/don/donny douglas/doug edward/ed/eddie/ted elizabeth/liz/lizzie/beth frederick/fred
    gregory/greg jacob/jake james/jim/jimmy/jamie jeffrey/jeff geoffrey/geoff jennifer/jen/jenny jessica/jess
    jonathan/jon joseph/joe/joey joshua/josh katherine/kate/katie/kathy kenneth/ken/kenny lawrence/larry
    margaret/maggie/meg/peggy matthew/matt michael/mike/mick/mickey mitchell/mitch nathaniel/nate nicholas/nick
    pamela/pam peter/pete philip/phil rebecca/becky richard/dick/rick/rich robert/bob/bobby/rob/robbie ronald/ron
    russell/russ stanley/stan stephanie/steph stephen/steve susan/sue theodore/theo thomas/tom/tommy timothy/tim
    anthony/tony victoria/vicky vincent/vince walter/walt william/bill/billy/will zachary/zach
"""
"""Given names of English with what they, and no others, are shortened to."""


def name_words(lows: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a name, each in one spelling, without particles and initials in the middle.

    Particles are kept where there is nothing else.
    """
    lows = tuple(filter(None, lows))
    kept = [low for low in lows if low not in PARTICLES] or list(lows)
    return tuple(_one_spelling(low) for place, low in enumerate(kept) if place in {0, len(kept) - 1} or len(low) > 1)


@lru_cache(maxsize=1 << 14)
def _one_spelling(low: str) -> str:
    bare = low.removeprefix("al-").removeprefix("el-").replace("-", "")
    if len(bare) < _LONG:
        return bare
    ended = _ENDING.sub("y", _UMLAUT.sub(r"\1", bare))
    return _REPEATED.sub(r"\1", ended) if len(bare) > _LONG else ended  # Yuri is Yury, but Anna is not Ana


def may_be_one(one: str, other: str, *, is_given: bool) -> bool:
    """Whether two words are one name as newsrooms differ in it: Hossein and Hussein, Steve and Steven.

    Only where all else of two full names is the same does that make one person of them.
    """
    if is_given and other in _short_and_long().get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    if one[:1] != other[:1] or len(short) < _LONG or long in {short + ending for ending in _FEMALE}:
        return False
    if is_given and one.endswith("a") != other.endswith("a"):
        return False
    if is_given and len(short) > _LONG and long.startswith(short):
        return True
    return len(long) >= _FEWEST and _sounds(one) == _sounds(other) and _differ(one, other) <= _OTHER_LETTERS


@cache
def _short_and_long() -> dict[str, set[str]]:
    """For each given name, what else its bearer may be called: Bob and Robert, Joe and Joseph."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in _SHORTENED.split():
        names = {_one_spelling(name) for name in row.split("/")}
        for name in names:
            found[name] |= names - {name}
    return dict(found)


@lru_cache(maxsize=1 << 12)
def _sounds(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return _REPEATED.sub(r"\1", word[:1] + _SILENT.sub("", word[1:]))


def _differ(one: str, other: str) -> int:
    """How many letters of one word are changed, added or left out in the other (V. Levenshtein, 1965)."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for at, counterpart in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != counterpart))
    return row[-1]

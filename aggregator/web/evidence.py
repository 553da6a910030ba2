"""Which words of an article its evidence rests on, told and marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from aggregator.gazetteer import country_of, name_of
from aggregator.model import Comparison, Evidence

_BY_CODE = frozenset({"countries in common", "other country"})
"""Signals whose words are codes of countries and stand in no text."""

_JOINED_UP = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff"
"""Scripts without spaces between words, in which a word has no edges to look for."""


def found(evidence: Evidence) -> str:
    """The words that a signal rests on, as a list for people; empty where it rests on none."""
    names = [_countries().get(code, code) for code in evidence.words] if evidence.signal in _BY_CODE else evidence.words
    return ", ".join(names)


@cache
def _countries() -> Mapping[str, str]:
    """The names of countries by code, from the table of places, in which countries stand first."""
    names: dict[str, str] = {}
    while (code := country_of(len(names))) not in names:
        names[code] = name_of(len(names))
    return names


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Words of an article that a comparison rests on, in lower case."""

    speaking_for: frozenset[str] = frozenset()
    speaking_against: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of a text."""

    text: str
    mark: str
    """'for' or 'against' where it is a word that evidence rests on, else empty."""


def matched_words(comparison: Comparison | None) -> Matched:
    """The words behind a comparison's evidence; one that speaks both ways speaks for it."""
    if comparison is None:
        return Matched()
    spoken = [each for each in comparison.evidence if each.signal not in _BY_CODE]
    speaking_for = _lowered(each for each in spoken if each.weight > 0)
    speaking_against = _lowered(each for each in spoken if each.weight < 0) - speaking_for
    return Matched(speaking_for=speaking_for, speaking_against=speaking_against)


def _lowered(evidence: Iterable[Evidence]) -> frozenset[str]:
    return frozenset(word.lower() for each in evidence for word in each.words if word.strip())


def marked(text: str, matched: Matched) -> list[Stretch]:
    """Cut a text where matched words begin and end; joined again, the pieces are the text."""
    wanted = sorted(matched.speaking_for | matched.speaking_against, key=len, reverse=True)
    if not text or not wanted:
        return [Stretch(text=text, mark="")] if text else []
    pieces = []
    place = 0
    for hit in re.finditer("|".join(map(_pattern, wanted)), text, re.IGNORECASE):
        if hit.start() > place:
            pieces.append(Stretch(text=text[place : hit.start()], mark=""))
        pieces.append(Stretch(text=hit[0], mark="against" if hit[0].lower() in matched.speaking_against else "for"))
        place = hit.end()
    if place < len(text):
        pieces.append(Stretch(text=text[place:], mark=""))
    return pieces


def _pattern(word: str) -> str:
    before = "" if re.match(f"[{_JOINED_UP}]", word) else r"(?<!\w)"
    after = "" if re.search(f"[{_JOINED_UP}]$", word) else r"(?!\w)"
    return f"{before}{re.escape(word)}{after}"

"""Which words of an article its evidence rests on, told and marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from aggregator.gazetteer import country_of, name_of
from aggregator.model import Comparison, Evidence
from aggregator.web.pieces import Piece, cut

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


def marked(text: str, matched: Matched) -> list[Piece]:
    """Cut a text where matched words begin and end, each marked 'for' or 'against'."""
    wanted = sorted(matched.speaking_for | matched.speaking_against, key=len, reverse=True)
    hits = re.finditer("|".join(map(_pattern, wanted)), text, re.IGNORECASE) if wanted else ()
    against = matched.speaking_against
    return cut(text, ((*hit.span(), "against" if hit[0].lower() in against else "for") for hit in hits))


def _pattern(word: str) -> str:
    before = "" if re.match(f"[{_JOINED_UP}]", word) else r"(?<!\w)"
    after = "" if re.search(f"[{_JOINED_UP}]$", word) else r"(?!\w)"
    return f"{before}{re.escape(word)}{after}"

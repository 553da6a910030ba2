"""The numbers and the ordinals of a text: '15,000' and 'six' as values, 'third round' as a place in a row."""

from __future__ import annotations

import re
from collections.abc import Collection

from aggregator.matching.dates import without_clock_times

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ORDINAL_UNITS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_CARDINALS = {word: value for value, word in enumerate(_UNITS.split())}
_CARDINALS |= {word: value * 10 for value, word in enumerate(_TENS.split(), start=2)}
_ORDINALS = {word: value for value, word in enumerate(_ORDINAL_UNITS.split())}
_ORDINALS |= {
    f"{tens}-{word}": value * 10 + unit
    for value, tens in enumerate(_TENS.split(), start=2)
    for unit, word in enumerate(_ORDINAL_UNITS.split())
    if 0 < unit < 10  # noqa: PLR2004 - units below ten compose
}
_ORDINALS |= {word[:-1] + "ieth": value * 10 for value, word in enumerate(_TENS.split(), start=2)}
_MULTIPLES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
_YEARS = range(1900, 2100)

# Things that come in rows, of which one is another event than the next.
_SERIES = (
    "round package meeting session phase strike attack airstrike quake earthquake aftershock operation test flight "
    "launch cut hike rise wave exchange swap summit stage tranche raid plenum hearing shutdown leg"
)
# Of these the first is one in a row; 'the first strike' or 'the first full test' is mostly a superlative.
_COUNTED_FROM_FIRST = frozenset({"round", "package", "phase", "session", "stage", "tranche", "leg"})
_THINGS = frozenset(_SERIES.split()) | {f"{thing}s" for thing in _SERIES.split()}
_PLAIN_WORD = re.compile(r"[a-z]+")

_NUMBER = re.compile(
    r"(?<![\w.,:/-])(\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)"
    r"(?:[\s-]?(hundred|thousand|million|m|billion|bn)\b)?"
    r"(?![\d:/]|\w*\d|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(rf"\b({'|'.join(_CARDINALS)})\b(?:[\s-](hundred|thousand|million|billion)\b)?", re.IGNORECASE)
_PLACE = rf"\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}"
_BEFORE = re.compile(rf"\b({_PLACE})[\s-]+(?:[^\W\d_]+[\s-]+){{0,3}}?({'|'.join(_SERIES.split())})s?\b", re.IGNORECASE)
_AFTER = re.compile(
    rf"\b({'|'.join(_SERIES.split())})\s+(\d{{1,3}}|{'|'.join(_CARDINALS)})\b(?!\s*%|[.,]\d)", re.IGNORECASE
)


def _mentions(text: str, sought: Collection[str]) -> bool:
    """Whether one of some words is in a text at all: much cheaper than to try them all at every word."""
    return any(word in sought for word in _PLAIN_WORD.findall(text.lower()))


def numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of a text as plain values ('15000', '6.9'), once each; years are dates, not figures."""
    found: dict[str, None] = {}
    text = without_clock_times(text)
    for match in _NUMBER.finditer(text):
        value = float(match[1].replace(",", "")) * _MULTIPLES.get((match[2] or "").lower(), 1.0)
        if not (value in _YEARS and match[2] is None and "," not in match[1]):
            found[f"{value:g}" if value < 1e6 else f"{value:.0f}"] = None  # noqa: PLR2004 - %g would round from here
    for match in _NUMBER_WORD.finditer(text) if _mentions(text, _CARDINALS) else ():
        found[f"{_CARDINALS[match[1].lower()] * _MULTIPLES.get((match[2] or '').lower(), 1.0):.0f}"] = None
    return tuple(found)


def ordinals(text: str) -> tuple[tuple[str, int], ...]:
    """Return what a text numbers in a row, as (thing, number), in order, once each: ('round', 3)."""
    found: dict[tuple[str, int], None] = {}
    if not _mentions(text, _THINGS):
        return ()
    for match in _BEFORE.finditer(text):
        word = match[1].lower()
        value = _ORDINALS[word] if word in _ORDINALS else int(word[:-2])
        if value > 1 or match[2].lower() in _COUNTED_FROM_FIRST:
            found[match[2].lower(), value] = None
    for match in _AFTER.finditer(text):
        word = match[2].lower()
        found[match[1].lower(), _CARDINALS[word] if word in _CARDINALS else int(word)] = None
    return tuple(found)

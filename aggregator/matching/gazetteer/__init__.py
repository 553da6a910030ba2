"""Which cities and countries a text names, in any of a dozen languages.

The shipped table is made by `build` from GeoNames and Unicode CLDR; it holds hashes of names, sorted, and one name of
each place to show. A name counts where it is written as one: capitalised in scripts that have capitals, the longest of
overlapping ones, not as part of a person's name. Of places of one name the most populous is meant. A name that is a
common word as well, or a small place in a title that capitalises everything, counts only after a word of place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from aggregator.matching.gazetteer.names import hash_of, normal

_EARTH_KM = 6371.0
_IDEOGRAPHIC = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_TOKEN = re.compile(rf"[{_IDEOGRAPHIC}]+|[^\W\d_{_IDEOGRAPHIC}]+(?:['\u2019-][^\W\d_{_IDEOGRAPHIC}]+)*")
_IS_RUN = re.compile(f"[{_IDEOGRAPHIC}]")
_CASED = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_LONGEST = 3  # words
_LONGEST_RUN = 8  # characters
_LONG_WORD = 4
_TITLE_CASE = 0.6
_ACRONYM = 3
_LOCATIVE_WORDS = (
    "in at near off outside around across from to toward towards over into of "
    "à en au aux dans près vers im bei nahe aus nach nel nella a da em no na w we pod koło "
    "в во у под біля з із из на около"  # noqa: RUF001 - Cyrillic prepositions
)
_TITLE_WORDS = (
    "mr mrs ms dr sir lord president minister general colonel secretary governor mayor prince princess king queen "
    "pope judge justice captain senator ambassador président ministre präsident presidente ministro"
)
_LOCATIVE, _TITLES = frozenset(_LOCATIVE_WORDS.split()), frozenset(_TITLE_WORDS.split())
_ENDINGS = {
    "ru": ("", "а", "я", "ь", "о", "е", "и", "ы"),  # noqa: RUF001 - Cyrillic endings
    "uk": ("", "а", "я", "ь", "о", "е", "и", "і", "їв", "ів"),  # noqa: RUF001
    "pl": ("", "a", "o", "e", "ów"),
}  # fmt: skip
_CUT = 3
_SHORTEST_STEM = 3
_ARABIC_PREFIXES = ("وال", "بال", "لل", "ال", "و", "ب", "ل")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesFound:
    """The places that a text names, each once, in order of first mention, the title before the text."""

    cities: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    """ISO 3166-1 codes: first the countries named, then those of the cities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    hashes: NDArray[np.uint64]
    entries: NDArray[np.uint32]
    codes: list[str]
    coordinates: NDArray[np.float32]
    large: NDArray[np.bool_]
    names: list[str]
    countries: int
    """Places below this number are countries."""


def find_places(title: str, text: str, language: str) -> PlacesFound:
    """Return the places that a title and its text name; the language, by ISO 639-1 code, says which cases there are."""
    countries = _table().countries
    found = dict.fromkeys((*_places(title, language), *_places(text, language)))
    cities = tuple(place for place in found if place >= countries)
    named = dict.fromkeys(country_of(place) for place in found if place < countries)
    return PlacesFound(cities=cities, countries=tuple(named | dict.fromkeys(map(country_of, cities))))


@lru_cache(maxsize=1 << 14)
def distance_km(one: int, other: int) -> float:
    """Return how far two cities are from one another, in kilometres along the surface."""
    (lat_one, lon_one), (lat_other, lon_other) = np.radians(_table().coordinates[[one, other]]).tolist()
    # The haversine formula, which unlike the cosine rule is exact for places near one another.
    half = math.sin((lat_one - lat_other) / 2) ** 2
    half += math.cos(lat_one) * math.cos(lat_other) * math.sin((lon_one - lon_other) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def name_of(place: int) -> str:
    """Return the name of a place as English maps print it."""
    return _table().names[place]


def country_of(place: int) -> str:
    """Return the ISO 3166-1 code of the country a place is or lies in."""
    return _table().codes[place]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    cased: bool
    capital: bool


def _places(text: str, language: str) -> Iterator[int]:
    tokens = [
        _Token(match.start(), match.end(), match[0], bool(_CASED.match(match[0])), match[0][:1].isupper())
        for match in _TOKEN.finditer(text)
    ]
    longer = [token for token in tokens[1:] if token.cased and len(token.word) >= _LONG_WORD]
    title_case = bool(longer) and sum(token.capital for token in longer) > _TITLE_CASE * len(longer)
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if _IS_RUN.match(token.word):
            yield from _in_run(token.word)
        elif token.capital or not token.cased:
            found = _longest(text, tokens, position, language)
            if found is not None:
                length, place, doubtful = found
                if _is_meant(text, tokens, position, length, place, doubtful=doubtful, title_case=title_case):
                    yield place
                position += length
                continue
        position += 1


def _longest(text: str, tokens: Sequence[_Token], position: int, language: str) -> tuple[int, int, bool] | None:
    """Return how many words name a place, which, and whether the name needs support."""
    first = tokens[position]
    for length in range(min(_LONGEST, len(tokens) - position), 0, -1):
        last = tokens[position + length - 1]
        span = text[first.start : last.end]
        if length > 1 and (not _is_one_name(span) or (last.cased and not last.capital)):
            continue
        found = _lookup(span)
        if found is None and length == 1:
            found = next(filter(None, map(_lookup, _base_forms(first.word, language))), None)
        if found is not None:
            return (length, *found)
    return None


def _is_one_name(span: str) -> bool:
    return not any(mark in span for mark in ',.;:!?"()\u201c\u201d\u2013\u2014|/\n')


def _base_forms(word: str, language: str) -> Iterator[str]:
    """Yield what an inflected word may be the form of."""
    if language == "ar":
        for prefix in _ARABIC_PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
                yield word[len(prefix) :]
                yield "ال" + word[len(prefix) :]
    elif language == "de" and word.endswith("s"):
        yield word[:-1]
    for cut in range(1, _CUT) if language in _ENDINGS else ():
        stem = word[:-cut]
        if len(stem) >= _SHORTEST_STEM:
            yield from (stem + ending for ending in _ENDINGS[language])


def _is_meant(
    text: str, tokens: Sequence[_Token], position: int, length: int, place: int, *, doubtful: bool, title_case: bool
) -> bool:
    token, table = tokens[position], _table()
    if not token.cased:
        return True
    if place < table.countries:
        short = length == 1 and len(token.word) <= _ACRONYM
        return not short or token.word.isupper()
    before = tokens[position - 1] if position else None
    touches = before is not None and text[before.end : token.start] == " "
    located = touches and before is not None and before.word.lower() in _LOCATIVE
    if touches and before is not None and before.word.lower() in _TITLES:
        return False
    if table.large[place]:
        return located or not doubtful
    after = tokens[position + length] if position + length < len(tokens) else None
    # A small place beside another capitalised word is mostly a person's name.
    person = not title_case and (
        (touches and before is not None and before.capital and not located)
        or (after is not None and after.capital and text[tokens[position + length - 1].end : after.start] == " ")
    )
    return located or not (doubtful or title_case or person)


def _in_run(run: str) -> Iterator[int]:
    position = 0
    while position < len(run):
        for length in range(min(_LONGEST_RUN, len(run) - position), 1, -1):
            found = _lookup(run[position : position + length])
            if found is not None:
                yield found[0]
                position += length
                break
        else:
            position += 1


@lru_cache(maxsize=1 << 15)
def _lookup(name: str) -> tuple[int, bool] | None:
    """Return the place of a name and whether the name needs support; None where there is none."""
    table = _table()
    wanted = np.uint64(hash_of(normal(name)))
    at = int(np.searchsorted(table.hashes, wanted))
    if at == len(table.hashes) or table.hashes[at] != wanted:
        return None
    entry = int(table.entries[at])
    return entry >> 1, bool(entry & 1)


@cache
def _table() -> _Table:
    with files("aggregator.matching.gazetteer").joinpath("places.npz").open("rb") as file, np.load(file) as stored:
        return _Table(
            hashes=stored["hashes"],
            entries=stored["entries"],
            codes=[code.decode() for code in stored["codes"].tolist()],
            coordinates=stored["coordinates"],
            large=stored["large"],
            names=stored["names"].tobytes().decode().split("\n"),
            countries=int(stored["countries"][0]),
        )

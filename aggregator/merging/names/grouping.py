"""What several articles name, each place, person and organisation once with the number of articles that name it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from aggregator.gazetteer import EVERYWHERE, country_of, is_country, is_region, name_of
from aggregator.merging.names.organisations import NamedOrganisation
from aggregator.merging.names.reading import LANGUAGES, ArticleNames, NamedPlace
from aggregator.merging.names.variants import may_be_one
from aggregator.model import Named, Passage, PlaceLevel

MAX_SHOWN: Final = 30
"""Names of one kind that are shown of a story, those of most articles first."""
_USUAL: Final = 4
"""A country is a story's that one of so many articles names."""
_MOST_NAMESAKES: Final = 100
"""People whose names differ in one word alone who are compared; with more of them the story lists names."""
_Words = tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """One place, person or organisation."""

    articles: set[int] = field(default_factory=set)
    leading: set[int] = field(default_factory=set)
    """Articles that name it in the title or the opening."""
    prints: Counter[str] = field(default_factory=Counter)
    first: dict[str, Passage] = field(default_factory=dict)
    rank: dict[str, int] = field(default_factory=dict)
    """Of prints: how well they show it, the most usual one of the best rank being shown."""

    def count(self, article_id: int, *, leads: bool) -> None:
        """Count an article that names it."""
        self.articles.add(article_id)
        if leads:
            self.leading.add(article_id)

    def add(self, passage: Passage, rank: int, *, leads: bool = False) -> None:
        """Count a print."""
        self.count(passage.article_id, leads=leads)
        self.prints[passage.words] += 1
        self.first.setdefault(passage.words, passage)
        self.rank[passage.words] = max(rank, self.rank.get(passage.words, rank))

    def take(self, other: _Group) -> None:
        """Count another group's prints too."""
        self.articles |= other.articles
        self.leading |= other.leading
        self.prints.update(other.prints)
        for words, passage in other.first.items():
            self.first.setdefault(words, passage)
            self.rank[words] = max(other.rank[words], self.rank.get(words, other.rank[words]))

    def named(self, key: str, country: str | None = None, level: PlaceLevel | None = None) -> Named:
        """Return it as shown."""
        words = max(self.first, key=lambda each: (self.rank[each], self.prints[each]))
        return Named(
            key=key,
            name=self.first[words],
            articles=len(self.articles),
            leading=len(self.leading & self.articles),
            country=country,
            level=level,
        )


def group_names(
    articles: Iterable[ArticleNames],
) -> tuple[tuple[Named, ...], tuple[Named, ...], tuple[Named, ...]]:
    """Return the places, people and organisations that articles name, given in order of time.

    Those that most articles name come first, and no more than `MAX_SHOWN` of each.
    """
    articles = tuple(articles)
    return _places(articles), _people(articles), _organisations(articles)


def _shown(found: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(found, key=lambda each: -each.articles)[:MAX_SHOWN])


def _places(articles: Sequence[ArticleNames]) -> tuple[Named, ...]:
    groups: defaultdict[tuple[int, bool], _Group] = defaultdict(_Group)
    countries: dict[tuple[int, bool], str] = {}
    usual = _usual_countries(articles)
    language = _usual_language(articles)
    for article in articles:
        certain = (place for place in article.places if place.is_certain)
        named = {place.country for place in certain if is_country(place.place)} - EVERYWHERE
        for place in article.places:
            if not place.is_certain and place.country not in usual | named:
                continue
            key = (place.place, place.is_region)
            rank = _rank_of_place(place, is_usual=article.language == language)
            groups[key].add(place.passage, rank, leads=key in article.leading.places)
            countries[key] = place.country
    # Several towns of a country may have one name, and two languages may mean each another one by it: no reader could
    # tell them apart, and a story is found by the name.
    merged: defaultdict[tuple[str, str, PlaceLevel], _Group] = defaultdict(_Group)
    for key, group in groups.items():
        level = _level(key[0], called_after=key[1])
        merged[_key_of_place(key[0], level), countries[key], level].take(group)
    return _shown(group.named(*known) for known, group in merged.items())


def _usual_countries(articles: Sequence[ArticleNames]) -> set[str]:
    """Return the countries that a quarter of the articles name, be it by a place that is certainly in one.

    Only where the article that names a small town says so itself, or the story is about its country, is it meant: an
    aside on Ahmedabad makes no Indian town of the Amur region.
    """
    counts = Counter(
        country
        for article in articles
        for country in {
            place.country
            for place in article.places
            if place.is_certain and not (is_country(place.place) and place.country in EVERYWHERE)
        }
    )
    return {country for country, count in counts.items() if _USUAL * count >= len(articles)}


def _level(place: int, *, called_after: bool) -> PlaceLevel:
    """Return the level of a place, or of the region that is called after it."""
    if is_country(place):
        return PlaceLevel.COUNTRY
    return PlaceLevel.REGION if called_after or is_region(place) else PlaceLevel.CITY


def _key_of_place(place: int, level: PlaceLevel) -> str:
    """Return a name that outlives the table's numbers, and differs for a country and the city that has its name."""
    return f"{name_of(place)}, {country_of(place)}{'' if level is PlaceLevel.CITY else f', {level}'}"


def _usual_language(articles: Sequence[ArticleNames]) -> str:
    """Return the language of most articles; of several alike the one of which most is read, then the earliest."""
    counts = Counter(article.language for article in articles)
    return (
        max(articles, key=lambda each: (counts[each.language], each.language in LANGUAGES)).language if articles else ""
    )


def _rank_of_place(place: NamedPlace, *, is_usual: bool) -> int:
    """How well a print shows a place: best in the language of most articles, as it is cited, and not in capitals."""
    is_small = any(char.islower() for char in place.passage.words) or not place.passage.words.isupper()
    return 4 * is_usual + 2 * is_small + place.is_cited


def _people(articles: Sequence[ArticleNames]) -> tuple[Named, ...]:
    full: defaultdict[_Words, _Group] = defaultdict(_Group)
    titled: defaultdict[str, _Group] = defaultdict(_Group)
    for article in articles:
        for person in article.people:
            group = full[person.words] if len(person.words) > 1 else titled[person.words[0]]
            group.add(person.passage, 0)
    joined = _joined(tuple(full))
    people: defaultdict[_Words, _Group] = defaultdict(_Group)
    by_surname: defaultdict[str, set[_Words]] = defaultdict(set)
    by_first: defaultdict[str, set[_Words]] = defaultdict(set)
    for words, group in full.items():
        people[joined[words]].take(group)
        by_surname[words[-1]].add(joined[words])
        by_first[words[0]].add(joined[words])
    alone: dict[str, _Group] = {}
    for surname, group in titled.items():
        owners = by_surname.get(surname) or by_first.get(surname)
        if not owners:
            alone[surname] = group
        elif len(owners) == 1:
            people[next(iter(owners))].articles.update(group.articles)
    known: dict[_Words, _Group] = {(surname,): group for surname, group in alone.items()}
    known |= {(surname,): people[next(iter(owners))] for surname, owners in by_surname.items() if len(owners) == 1}
    known |= {words: people[next(iter(owners))] for words, owners in _shortened(joined).items() if len(owners) == 1}
    known |= {words: people[other] for words, other in joined.items()}
    for article in articles:
        for words in (article.unproved | article.leading.people) & known.keys():
            known[words].count(article.article_id, leads=words in article.leading.people)
    single = {(surname,): group for surname, group in alone.items()}
    return _shown(group.named(" ".join(words)) for words, group in (people | single).items())


def _joined(names: Sequence[_Words]) -> Mapping[_Words, _Words]:
    """Return for each full name the fuller one of the same person, or itself where there is none or more than one."""
    longer = _shortened({words: words for words in names})
    found: dict[_Words, _Words] = {}
    for words in names:
        fuller = longer.get(words, set()) - {words}
        found[words] = next(iter(fuller)) if len(fuller) == 1 else words
    # Twice, because what is joined to may be joined itself.
    whole = {words: found[other] for words, other in found.items()}
    twins = _twins(tuple(dict.fromkeys(whole.values())))
    return {words: twins[other] for words, other in whole.items()}


def _shortened(persons: Mapping[_Words, _Words]) -> Mapping[_Words, set[_Words]]:
    """Return whose each name may be that is shorter than a full one; of those it is told whose they are."""
    found: defaultdict[_Words, set[_Words]] = defaultdict(set)
    for words, person in persons.items():
        for start in range(1, len(words) - 1):
            found[words[start:]].add(person)
            found[words[:-start]].add(person)
        if len(words) > 2:  # noqa: PLR2004 - a middle name
            found[words[0], words[-1]].add(person)
        found[words[0][:1], *words[1:]].add(person)
    return found


def _twins(names: Sequence[_Words]) -> Mapping[_Words, _Words]:
    """Return for each full name the first of the same person that differs from it by the spelling of one word."""
    found: dict[_Words, _Words] = {}
    by_rest: defaultdict[tuple[int, _Words], list[_Words]] = defaultdict(list)
    for words in names:
        alike: set[_Words] = set()
        for place, word in enumerate(words) if len(words) > 1 else ():
            known = by_rest[place, words[:place] + words[place + 1 :]]
            alike.update(found[other] for other in known if may_be_one(word, other[place], is_given=place == 0))
            if len(known) < _MOST_NAMESAKES:
                known.append(words)
        found[words] = alike.pop() if len(alike) == 1 else words
    return found


def _organisations(articles: Sequence[ArticleNames]) -> tuple[Named, ...]:
    named = [body for article in articles for body in article.organisations]
    nations: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for body in named:
        if body.nation:
            nations[body.words].add(body.nation)
    in_full = {body.words for body in named if not body.is_confused}
    groups: defaultdict[str, _Group] = defaultdict(_Group)
    explained: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        for body in article.organisations:
            key = _key(body, nations[body.words])
            if key is not None and (not body.is_confused or body.words in in_full):
                leads = body.words in article.leading.organisations
                groups[key].add(body.passage, not body.passage.words.isupper(), leads=leads)
                explained[body.acronym].add(key)
    for article in articles:
        for acronym in article.acronyms & explained.keys():
            if len(explained[acronym]) == 1:
                key = next(iter(explained[acronym]))
                groups[key].count(article.article_id, leads=acronym in article.leading.acronyms)
    return _shown(group.named(key) for key, group in groups.items())


def _key(body: NamedOrganisation, nations: set[str]) -> str | None:
    """Return what a body is told from others by; none where bodies of several nations have the name."""
    if body.nation is None and len(nations) > 1:
        return None
    return " ".join([*sorted(body.words), body.nation or next(iter(nations), "")]).strip()

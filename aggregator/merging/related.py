"""Which names a story is about, and which other stories have so much in common with it that they are read beside it.

Other rounds of the same talks, other incidents at the same place, other stories about the same people: an entry that
has nothing to do with the story costs a reader more than one that is missing, so that a name that is shared counts for
little by itself. Counted are, for two stories:

* each name that both are about. The fewer stories have it, the more it says: as a share of `MOST_OF_A_NAME` to either
  side, on a scale of logarithms (K. Sparck Jones, "A statistical interpretation of term specificity", 1972), so that a
  country in the news says next to nothing. A person says more than a place, where all sorts of things happen.
* two or more names together: "China" and "Hong Kong" are common, both at once are less so. A person's country says
  nothing beside the person, so one area and one other name are not counted as two.
* what both headlines name, for that is what both are about.
* that both are talks, or incidents at one place: then one name that says something is enough.

The weights were set by reading the lists of stories from a recorded week of sixteen outlets; DECISIONS.md has figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log2, sqrt
from typing import Final

from aggregator.merging.names import is_common_name
from aggregator.model import Named, NamedIn, NameKind, PlaceLevel, StoryDetails, StoryKind, StoryName, fold

MOST_NAMES: Final = 20
"""Names by which a story is found."""
MOST_OF_A_NAME: Final = 100
"""Stories of a name that are looked at, opened before a story and as many after it."""

_LEAST: Final = 0.3
"""How much a story has to be about a name for it to count."""
_PASSING: Final = 0.2
"""What an article counts that names something further down, of what one counts that leads with it."""
_LONGEST: Final = 200
"""Characters of a key; what is longer is no name, and might be too long for an index of PostgreSQL."""

_SAYS: Final = {
    NameKind.PERSON: 1.0,
    NameKind.ORGANISATION: 0.8,
    NameKind.CITY: 0.6,
    NameKind.REGION: 0.6,
    NameKind.COUNTRY: 0.4,
}
"""What a name says that no third story has."""
_ONE_WORD: Final = 0.5
"""What is left of that where a person is known by one word, which several may have."""
_TOGETHER: Final = 0.5
"""What it says that several names are shared which no third story has together."""
_IN_HEADLINES: Final = 1.6
"""How much more a name says that both headlines have."""
_SEVERAL_IN_HEADLINES: Final = 0.4
"""What it says that they have two or more."""
_SAME_EVENT: Final = 0.7
"""What it says that both are talks, or incidents at one place."""
_TELLING: Final = 0.4
"""How much a name has to say for two stories of one kind that share no other and have it not in their headlines."""
_ENOUGH: Final = 1.0
"""How much all this has to say together."""

_AREAS: Final = frozenset({NameKind.REGION, NameKind.COUNTRY})
_SITES: Final = frozenset({NameKind.CITY, NameKind.REGION})
_LEVELS: Final = {level: NameKind(level) for level in PlaceLevel}


def telling_names(details: StoryDetails) -> tuple[StoryName, ...]:
    """The names that a story is about, the weightiest first: those in the titles and openings of its articles."""
    read = max(details.articles_read, 1)
    found = (
        StoryName(kind=kind, key=each.key, words=each.name.words, weight=round(weight, 3))
        for kind, each in _named(details)
        if each.leading
        and len(each.key) <= _LONGEST
        and (weight := (each.leading + _PASSING * (each.articles - each.leading)) / read) >= _LEAST
    )
    return tuple(sorted(found, key=lambda each: (-each.weight, each.kind, each.key))[:MOST_NAMES])


def _named(details: StoryDetails) -> Iterator[tuple[NameKind, Named]]:
    yield from ((_LEVELS[each.level], each) for each in details.places if each.level)
    yield from ((NameKind.PERSON, each) for each in details.people)
    yield from ((NameKind.ORGANISATION, each) for each in details.organisations if not is_common_name(each.key))


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What is compared of a story beside its names."""

    headline: str
    kind: StoryKind | None
    """None where it has not been read."""
    first_published: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Another story with the names that one has in common with it."""

    story_id: int
    names: tuple[tuple[StoryName, float], ...]
    """As the first story prints them, each with what it says, the most first; never empty."""
    together: float
    """What it says that all of them are shared."""

    @property
    def says(self) -> float:
        """What the names say, whatever the stories are."""
        return sum(says for _, says in self.names) + self.together


def share_names(names: Sequence[StoryName], found: Iterable[NamedIn], *, near: int) -> list[Shared]:
    """The stories that were found by the names of the story `near`, those first whose names say most, then by id."""
    own = {each.known_by: each for each in names}
    met: defaultdict[int, dict[StoryName, float]] = defaultdict(dict)
    for each in found:
        name = own[each.known_by]
        met[each.story_id][name] = sqrt(name.weight * each.weight)
    counts = Counter(name for weights in met.values() for name in weights)
    alike = Counter(frozenset(weights) for weights in met.values())
    shared = [
        Shared(
            story_id=story_id,
            names=tuple(
                sorted(
                    ((name, _says(name) * weight * _rarity(counts[name])) for name, weight in weights.items()),
                    key=lambda pair: (-pair[1], pair[0].key),
                )
            ),
            together=_TOGETHER * min(weights.values()) * _rarity(alike[frozenset(weights)]) if _add_up(weights) else 0,
        )
        for story_id, weights in met.items()
    ]
    return sorted(shared, key=lambda each: (-each.says, abs(each.story_id - near)))


def _says(name: StoryName) -> float:
    is_one_word = name.kind is NameKind.PERSON and " " not in name.key
    return _SAYS[name.kind] * (_ONE_WORD if is_one_word else 1)


def _rarity(stories: int) -> float:
    """From nearly 1, where one other story has something, to 0, where as many have it as are looked at."""
    return 1 - log2(stories + 1) / log2(2 * MOST_OF_A_NAME + 2)


def _add_up(names: Collection[StoryName]) -> bool:
    """Whether names say more together than each: areas among themselves, or others among themselves."""
    areas = sum(name.kind in _AREAS for name in names)
    return areas > 1 or len(names) - areas > 1


def relate(story: Glance, shared: Iterable[Shared], others: Mapping[int, Glance]) -> list[Shared]:
    """Of the stories that share names with one, those worth reading beside it, those with most in common first.

    `others` are the stories that may be shown; of those with as much in common the one nearest in time comes first.
    """
    found: list[tuple[float, timedelta, int, Shared]] = []
    for each in shared:
        other = others.get(each.story_id)
        if other is not None and (points := _in_common(story, other, each)) >= _ENOUGH:
            apart = abs(other.first_published - story.first_published)
            found.append((-round(points, 1), apart, each.story_id, each))
    return [each for *_, each in sorted(found, key=lambda entry: entry[:3])]


def _in_common(story: Glance, other: Glance, shared: Shared) -> float:
    headlines = [f" {fold(each.headline)} " for each in (story, other)]
    named = {name: says for name, says in shared.names if all(_is_in(headline, name) for headline in headlines)}
    points = shared.says + (_IN_HEADLINES - 1) * sum(named.values())
    if len(named) > 1:
        points += _SEVERAL_IN_HEADLINES
    if story.kind is not other.kind:
        return points
    telling = {name for name, says in shared.names if name in named or says >= _TELLING}
    if story.kind is StoryKind.TALKS and (telling or len(shared.names) > 1):
        points += _SAME_EVENT
    if story.kind is StoryKind.INCIDENT and any(name.kind in _SITES for name in telling):
        points += _SAME_EVENT
    return points


def _is_in(headline: str, name: StoryName) -> bool:
    """Whether a folded headline has a name, of a person the last word of it."""
    words = fold(name.words)
    if name.kind is NameKind.PERSON:
        words = words.rpartition(" ")[2]
    return bool(words) and f" {words} " in headline

"""Which names a story is about, and which other stories it has enough of them in common with to be read beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log2, sqrt
from typing import Final

from aggregator.model import Named, NamedIn, NameKind, PlaceLevel, StoryDetails, StoryKind, StoryName, fold

MOST_NAMES: Final = 20
"""Names by which a story is found."""
_LEAST: Final = 1 / 3
"""Share of a story's articles that have to lead with a name for the story to be about it."""
_PASSING: Final = 0.2
"""What an article counts that names something further down, of what one counts that leads with it."""
_LONGEST: Final = 200
"""Characters of a key; what is longer is no name, and too long for an index of PostgreSQL."""


def telling_names(details: StoryDetails) -> tuple[StoryName, ...]:
    """The names that a story is about, the weightiest first: those that its articles name in titles and openings."""
    read = max(details.articles_read, 1)
    found = (
        StoryName(kind=kind, key=each.key, words=each.name.words, weight=round(weight, 3))
        for kind, each in _named(details)
        if len(each.key) <= _LONGEST
        and each.leading
        and (weight := (each.leading + _PASSING * (each.articles - each.leading)) / read) >= _LEAST
    )
    return tuple(sorted(found, key=lambda each: (-each.weight, each.kind, each.key)))[:MOST_NAMES]


def _named(details: StoryDetails) -> Iterator[tuple[NameKind, Named]]:
    levels = {level: NameKind(level) for level in PlaceLevel}
    yield from ((levels[each.level], each) for each in details.places if each.level)
    yield from ((NameKind.PERSON, each) for each in details.people)
    yield from ((NameKind.ORGANISATION, each) for each in details.organisations)



@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What is compared of a story beside its names."""

    headline: str
    kind: StoryKind | None
    """None where it has not been read."""
    first_published: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Another story with the names that it has in common with one."""

    story_id: int
    names: tuple[tuple[StoryName, float], ...]
    """As the first story prints them, each with what it says, the most first."""

    @property
    def points(self) -> float:
        """What all of them say together."""
        return sum(worth for _, worth in self.names)


def share_names(names: Sequence[StoryName], found: Iterable[NamedIn], *, near: int) -> list[Shared]:
    """The stories that have names in common with the story `near`, those with the most first, then the nearest by id."""
    own = {each.known_by: each for each in names}
    met: defaultdict[int, list[NamedIn]] = defaultdict(list)
    counts = Counter[tuple[NameKind, str]]()
    for each in found:
        met[each.story_id].append(each)
        counts[each.known_by] += 1
    shared = []
    for story_id, named in met.items():
        worth = [(own[each.known_by], _worth(own[each.known_by], each, counts[each.known_by])) for each in named]
        shared.append(Shared(story_id=story_id, names=tuple(sorted(worth, key=lambda pair: -pair[1]))))
    return sorted(shared, key=lambda each: (-each.points, abs(each.story_id - near)))


def _worth(name: StoryName, other: NamedIn, count: int) -> float:
    worth = _WORTH[name.kind]
    if name.kind is NameKind.PERSON and " " not in name.key:
        worth *= _SURNAME
    return worth * sqrt(name.weight * other.weight) * (1 - log2(count + 1) / log2(2 * MOST_OF_A_NAME + 2))


def relate(story: Glance, shared: Iterable[Shared], others: Mapping[int, Glance]) -> list[Shared]:
    """Of the stories that share names with one, those that are worth reading beside it, the nearest kin first."""
    found = []
    for each in shared:
        other = others.get(each.story_id)
        if other is not None and (points := _points(story, each, other)) >= _ENOUGH:
            days = abs((other.first_published - story.first_published).total_seconds()) / 86_400
            found.append((-round(points, 1), days, each.story_id, each))
    return [each for *_, each in sorted(found, key=lambda entry: entry[:3])]


def _points(story: Glance, shared: Shared, other: Glance) -> float:
    headlines = [f" {fold(each.headline)} " for each in (story, other)]
    in_headlines = {name.known_by for name, _ in shared.names if all(_is_in(each, name) for each in headlines)}
    points = sum(worth * (_IN_HEADLINES if name.known_by in in_headlines else 1) for name, worth in shared.names)
    if story.kind is not other.kind:
        return points
    if story.kind is StoryKind.INCIDENT:
        places = [(name, worth) for name, worth in shared.names if name.kind in _PLACES]
        if any(name.known_by in in_headlines or worth >= _RARE for name, worth in places):
            return points + _SAME_EVENT
    if story.kind is StoryKind.TALKS and (len(shared.names) > 1 or shared.names[0][1] >= _RARE or in_headlines):
        return points + _SAME_EVENT
    return points


def _is_in(headline: str, name: StoryName) -> bool:
    words = fold(name.words)
    if name.kind is NameKind.PERSON:
        words = words.rpartition(" ")[2]
    return bool(words) and f" {words} " in headline


MOST_RELATED: Final = 6
MOST_OF_A_NAME: Final = 100
_WORTH: Final = {
    NameKind.PERSON: 1.0,
    NameKind.ORGANISATION: 0.8,
    NameKind.CITY: 0.6,
    NameKind.REGION: 0.6,
    NameKind.COUNTRY: 0.4,
}
_PLACES: Final = frozenset({NameKind.CITY, NameKind.REGION})
_SURNAME: Final = 0.5
_IN_HEADLINES: Final = 1.6
_SAME_EVENT: Final = 0.7
_RARE: Final = 0.4
_ENOUGH: Final = 1.0

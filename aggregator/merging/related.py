"""Which names a story is about, and which other stories it has enough of them in common with to be read beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log2
from typing import Final

from aggregator.model import Named, NamedIn, NameKind, PlaceLevel, StoryDetails, StoryKind, StoryName

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
class Related:
    """Another story, and the names that it has in common with the one that it is related to."""

    story_id: int
    shared: tuple[StoryName, ...]
    """As the first story prints them; those that say most come first."""
    points: float
    """How much they say."""


MOST_RELATED: Final = 6
"""Stories that are shown beside one; more are a search."""
MOST_OF_A_NAME: Final = 200
"""Stories of a name that are looked at, the newest; a name that so many have says nothing by itself."""
_WORTH: Final = {
    NameKind.PERSON: 1.0,
    NameKind.ORGANISATION: 1.0,
    NameKind.CITY: 1.0,
    NameKind.REGION: 0.8,
    NameKind.COUNTRY: 0.5,
}
_SAME_KIND: Final = 1.5
_ENOUGH: Final = 0.7


def relate(
    names: Sequence[StoryName], kind: StoryKind | None, found: Iterable[NamedIn], kinds: Mapping[int, StoryKind]
) -> list[Related]:
    """The stories that have enough names in common with one, those with the most first."""
    own = {each.known_by: each for each in names}
    shared: defaultdict[int, list[NamedIn]] = defaultdict(list)
    counts: defaultdict[tuple[NameKind, str], int] = defaultdict(int)
    for each in found:
        shared[each.story_id].append(each)
        counts[each.known_by] += 1
    related = []
    for story_id, named in shared.items():
        worth = {
            each.known_by: _WORTH[each.known_by[0]]
            * (own[each.known_by].weight * each.weight) ** 0.5
            * rarity(counts[each.known_by])
            for each in named
        }
        points = sum(worth.values())
        if kind in {StoryKind.TALKS, StoryKind.INCIDENT} and kinds.get(story_id) is kind:
            points *= _SAME_KIND
        if points >= _ENOUGH:
            in_order = sorted(worth, key=lambda each: -worth[each])
            related.append(Related(story_id=story_id, shared=tuple(own[each] for each in in_order), points=points))
    return sorted(related, key=lambda each: (-each.points, -each.story_id))


def rarity(count: int) -> float:
    return 1 - log2(max(count, 2) - 1 + 1) / log2(MOST_OF_A_NAME + 1)

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

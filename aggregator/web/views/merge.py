"""Stories that one may be merged with, found by words, by number, or by the program's own doubt."""

from __future__ import annotations

from collections.abc import Iterable

from aggregator.model import Story, StoryState
from aggregator.ports import QueueFilter, UnitOfWork

FOUND = 20
_ANY = frozenset({StoryState.OPEN, StoryState.CONFIRMED, StoryState.DISMISSED})


def stories_found(uow: UnitOfWork, words: str, *, limit: int = FOUND) -> list[Story]:
    """Stories by words; where the words are a number, the story of that number (or its successor) first."""
    found = []
    number = words.removeprefix("#")
    if number.isascii() and number.isdigit() and len(number) < 19:  # noqa: PLR2004 - digits of the largest id
        living = uow.stories.resolve(int(number))
        found += [story for story in [uow.stories.get(living) if living is not None else None] if story is not None]
    if words:
        page = uow.stories.queue(QueueFilter(states=_ANY, words=words), limit=limit)
        found += [story for story in page.stories if story not in found]
    return found


def merge_candidates(uow: UnitOfWork, story: Story, words: str) -> list[Story]:
    """What to offer for merging with a story: what the words find, or without words what there is doubt about."""
    offered = stories_found(uow, words) if words else _doubtful_neighbours(uow, story)
    return [other for other in offered if other.id != story.id and other.record is not None]


def _doubtful_neighbours(uow: UnitOfWork, story: Story) -> Iterable[Story]:
    suggestions = uow.reviews.suggestions_about(story.id)
    places = uow.stories.memberships([each.article_id for each in suggestions])
    ids = {each.story_id for each in suggestions} | {place.story_id for place in places.values()}
    return sorted(uow.stories.many(ids).values(), key=lambda each: each.id)

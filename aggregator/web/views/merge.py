"""Stories that one may be merged with, found by words, by number, or by the program's own doubt."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.model import LARGEST_ID, LIVING, ListedStory, Story
from aggregator.ports import QueueFilter, UnitOfWork

_MOST = 20
_DIGITS = len(str(LARGEST_ID))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Stories to choose from."""

    stories: list[ListedStory]
    more: bool = False
    """Whether the words find others than these."""


def _stories_found(uow: UnitOfWork, words: str) -> Offered:
    """Stories by words; where the words are a number, the story of that number (or its successor) first."""
    found = story_numbered(uow, words)
    page = uow.stories.queue(QueueFilter(states=LIVING, words=words), limit=_MOST)
    by_words = [story for story in page.stories if story not in found]
    return Offered(stories=found + by_words, more=page.following is not None)


def story_numbered(uow: UnitOfWork, words: str) -> list[ListedStory]:
    """The story of a number such as '17' or '#17', or what it lives on in; none where the words are no such number."""
    number = words.removeprefix("#")
    if not (number.isascii() and number.isdigit() and len(number) <= _DIGITS and int(number) <= LARGEST_ID):
        return []
    living = uow.stories.resolve(int(number))
    return list(uow.stories.listed([living]).values()) if living is not None else []


def merge_candidates(uow: UnitOfWork, story: Story, words: str) -> Offered:
    """What to offer for merging with a story: what the words find, or without words what there is doubt about."""
    offered = _stories_found(uow, words) if words else Offered(stories=_doubtful_neighbours(uow, story))
    others = [other for other in offered.stories if other.id != story.id and other.record is not None]
    return Offered(stories=others, more=offered.more)


def _doubtful_neighbours(uow: UnitOfWork, story: Story) -> list[ListedStory]:
    suggestions = uow.reviews.suggestions_about(story.id)
    places = uow.stories.memberships([each.article_id for each in suggestions])
    ids = {each.story_id for each in suggestions} | {place.story_id for place in places.values()}
    return sorted(uow.stories.listed(ids).values(), key=lambda each: each.id)

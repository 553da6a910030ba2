"""Articles of earlier batches that are decided about again, because one that comes before them in line came late."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from aggregator.matching import Signature, sign_stored
from aggregator.model import NO_PINS, PlacedBy, StoryState, Suggestion, SuggestionState
from aggregator.ports import UnitOfWork
from aggregator.verdicts import heir_of, redirect


class DecidedAgain:
    """Which articles of a batch's transaction may be taken back, where they were, and what follows from their moves."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self.homes: dict[int, int] = {}
        """By article taken back: the story that it was in."""
        self.gone: set[int] = set()
        """Stories that live on in others."""
        self._emptied: set[int] = set()
        self._heirs: defaultdict[int, Counter[int]] = defaultdict(Counter)

    def free(self, article_ids: Collection[int]) -> list[int]:
        """Return those that only the program has placed, in stories that nobody has reviewed or pinned anything to."""
        places = self._uow.stories.memberships(article_ids)
        stories = self._uow.stories.listed({place.story_id for place in places.values()})
        held = {end for pair in self._uow.reviews.constraints(article_ids) for end in (pair.low, pair.high)}
        found = {
            article_id: place.story_id
            for article_id, place in places.items()
            if place.placed_by is PlacedBy.RULE
            and article_id not in held
            and stories[place.story_id].state is StoryState.OPEN
            and stories[place.story_id].pins == NO_PINS
        }
        self.homes |= found
        return sorted(found)

    def signature(self, article_id: int) -> Signature:
        """Return the signature of an article, with the spellings that the index does not keep."""
        return sign_stored(self._uow.articles.many([article_id])[article_id])

    def names(self, homes: Mapping[int, int], opened: Collection[int]) -> dict[int, int]:
        """Return which of the stories opened just now go on under the ids of older ones, whose articles they took over.

        `homes` are those of all articles of the batch and of those taken back.
        """
        again = {article_id: home for article_id, home in homes.items() if article_id in self.homes}
        for article_id, home in again.items():
            self._heirs[self.homes[article_id]][home] += 1
        left = {story for story, held in self._uow.stories.times(self._heirs).items() if not held.keys() - again.keys()}
        self._emptied = left - set(homes.values())
        names: dict[int, int] = {}
        for story in sorted(self._emptied):
            heir = heir_of(self._heirs[story])
            if heir in opened and heir not in names:
                names[heir] = story
        return names

    def settle(
        self, moved: Mapping[int, int], asked: Sequence[Suggestion], names: Mapping[int, int], now: datetime
    ) -> None:
        """Let questions and emptied stories follow the articles that have moved, by their new homes; all is stored.

        `asked` is what people are asked now, `names` what `names` returned.
        """
        wanted = {(one.article_id, one.story_id) for one in asked}
        for one in self._uow.reviews.suggestions_of(moved):
            if one.state is SuggestionState.OPEN and (one.article_id, one.story_id) not in wanted:
                self._uow.reviews.answer([one.id], SuggestionState.WITHDRAWN)
        heirs = {story: heir_of(self._heirs[story]) for story in self._emptied - set(names.values())}
        gone = {story: names.get(heir, heir) for story, heir in heirs.items()}
        self.gone = gone.keys() | names.keys()
        for story, heir in sorted({**gone, **names}.items()):
            redirect(self._uow, story, heir, now)

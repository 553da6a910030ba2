"""Articles of earlier batches that are decided about again, because one that comes before them in line came late."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from aggregator.matching import Signature, sign
from aggregator.model import NO_PINS, PlacedBy, StoredArticle, StoryState, Suggestion, SuggestionState
from aggregator.ports import UnitOfWork
from aggregator.verdicts import redirect


class DecidedAgain:
    """Which articles of a batch's transaction may be taken back, where they were, and what follows from their moves."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._articles: dict[int, StoredArticle] = {}
        self.homes: dict[int, int] = {}
        """By article taken back: the story that it was in."""
        self.emptied: set[int] = set()
        """Stories that have lost all their articles to others."""

    def free(self, article_ids: Collection[int]) -> list[int]:
        """Return those that only the program has placed, in stories that nobody has reviewed or pinned anything to."""
        places = self._uow.stories.memberships(article_ids)
        stories = self._uow.stories.many({place.story_id for place in places.values()})
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
        self._articles |= self._uow.articles.many(found)
        return sorted(found)

    def article(self, article_id: int) -> StoredArticle:
        """Return an article that was taken back."""
        return self._articles[article_id]

    def signature(self, article_id: int) -> Signature:
        """Return its signature, with the spellings that the index does not keep."""
        stored = self._articles[article_id]
        return sign(stored.article, seen=stored.first_seen)

    def settle(self, homes: Mapping[int, int], asked: Sequence[Suggestion], now: datetime) -> set[int]:
        """Let questions and emptied stories follow articles to their new homes; returns stories that were left.

        `homes` are those of the articles that were placed, `asked` is what people are asked now. Call when both are
        stored.
        """
        heirs: defaultdict[int, Counter[int]] = defaultdict(Counter)
        moved = {article_id: home for article_id, home in homes.items() if article_id in self.homes}
        for article_id, home in moved.items():
            heirs[self.homes[article_id]][home] += 1
        wanted = {(one.article_id, one.story_id) for one in asked}
        for one in self._uow.reviews.suggestions_of(moved):
            if one.state is SuggestionState.OPEN and (one.article_id, one.story_id) not in wanted:
                self._uow.reviews.answer([one.id], SuggestionState.WITHDRAWN)
            elif one.state is SuggestionState.WITHDRAWN and (one.article_id, one.story_id) in wanted:
                self._uow.reviews.answer([one.id], SuggestionState.OPEN)
        self.emptied = {story for story, times in self._uow.stories.times(heirs).items() if not times}
        for story in sorted(self.emptied):
            redirect(self._uow, story, min(heirs[story], key=lambda heir: (-heirs[story][heir], heir)), now)
        return heirs.keys() - self.emptied

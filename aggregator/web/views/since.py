"""What has come to stories, gone from them and been edited in them since they were reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aggregator.model import StoredArticle
from aggregator.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceReviewView:
    """The articles by which a story differs from what was reviewed, as far as they are still stored."""

    came: tuple[StoredArticle, ...]
    went: tuple[StoredArticle, ...]
    edited: tuple[StoredArticle, ...]

    @property
    def new(self) -> frozenset[int]:
        """The ids of those that came."""
        return frozenset(stored.id for stored in self.came)


def since_reviews(uow: UnitOfWork, story_ids: Sequence[int]) -> dict[int, SinceReviewView]:
    """What has changed in each story since its review; stories that have not changed are left out."""
    found = uow.stories.since_review(story_ids)
    articles = uow.articles.many(
        {each for since in found.values() for each in (*since.came, *since.went, *since.edited)}
    )
    return {
        story_id: SinceReviewView(
            came=tuple(articles[each] for each in since.came if each in articles),
            went=tuple(articles[each] for each in since.went if each in articles),
            edited=tuple(articles[each] for each in since.edited if each in articles),
        )
        for story_id, since in found.items()
    }

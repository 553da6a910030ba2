"""What has come to stories, gone from them and been edited in them since they were reviewed, or shown to somebody."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from aggregator.errors import StoryChanged
from aggregator.model import StoredArticle
from aggregator.ports import SinceReview, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceView:
    """These articles, as far as they are still stored."""

    came: tuple[StoredArticle, ...]
    went: tuple[StoredArticle, ...]
    edited: tuple[StoredArticle, ...]

    @property
    def new(self) -> frozenset[int]:
        """The ids of those that came."""
        return frozenset(stored.id for stored in self.came)


def since_views(uow: UnitOfWork, found: Mapping[int, SinceReview | StoryChanged]) -> dict[int, SinceView]:
    """The articles by which each story differs."""
    articles = uow.articles.many({each for told in found.values() for each in (*told.came, *told.went, *told.edited)})

    def stored(ids: Collection[int]) -> tuple[StoredArticle, ...]:
        return tuple(articles[each] for each in ids if each in articles)

    return {
        story_id: SinceView(came=stored(told.came), went=stored(told.went), edited=stored(told.edited))
        for story_id, told in found.items()
    }


def since_reviews(uow: UnitOfWork, story_ids: Sequence[int]) -> dict[int, SinceView]:
    """What has changed in each story since its review; stories that have not changed are left out."""
    return since_views(uow, uow.stories.since_review(story_ids))

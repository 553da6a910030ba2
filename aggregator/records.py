"""Finds stories, and keeps their records in step with their articles; shared by all who work on stories."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from aggregator.errors import NotFound
from aggregator.merging import build_record, topics_of
from aggregator.model import StoredArticle, Story, StoryDetails, StoryRecord, TopicSpec
from aggregator.ports import UnitOfWork

Topics = Callable[[], Sequence[TopicSpec]]
"""The topics of the present catalogue, which may change while the service runs."""


def find_story(uow: UnitOfWork, story_id: int) -> Story:
    """The story that an id stands for today, which may be another one it was merged into; raises NotFound."""
    living = uow.stories.resolve(story_id)
    story = None if living is None else uow.stories.get(living)
    if story is None:
        raise NotFound("story", story_id)
    return story


def find_article(uow: UnitOfWork, article_id: int) -> StoredArticle:
    """The article of an id; raises NotFound."""
    stored = uow.articles.get(article_id)
    if stored is None:
        raise NotFound("article", article_id)
    return stored


def refresh_records(uow: UnitOfWork, story_ids: Iterable[int], *, topics: Sequence[TopicSpec], now: datetime) -> None:
    """Recompute the records of stories from the articles they hold; stories without articles are left alone."""
    found = {story_id: members for story_id, members in uow.stories.members(story_ids).items() if members}
    stories = uow.stories.listed(found)
    details = details_for(uow, stories, topics)
    records: dict[int, tuple[StoryRecord, Sequence[str]]] = {}
    for story_id, members in found.items():
        articles = [member.stored for member in members]
        record = build_record(articles, stories[story_id].pins)
        names = topics_of(articles, details.get(story_id), topics, stories[story_id].pins)
        records[story_id] = record, names
    uow.stories.save_records(records, now=now)


def details_for(uow: UnitOfWork, story_ids: Iterable[int], topics: Sequence[TopicSpec]) -> Mapping[int, StoryDetails]:
    """The details of stories, as far as topics ask for them, and they have been read."""
    return uow.stories.details(story_ids) if any(topic.asks_details for topic in topics) else {}

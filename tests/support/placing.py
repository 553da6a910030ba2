"""Stories of stored articles, as grouping leaves them."""

from __future__ import annotations

from aggregator.ports import UnitOfWork
from tests.support import make
from tests.support.make import NOON


def grouped(unit: UnitOfWork, *article_ids: int) -> int:
    """A new story of these articles, without a record."""
    story_id = unit.stories.open(now=NOON)
    unit.stories.place([make.membership(each, story_id) for each in article_ids])
    return story_id


def opened(unit: UnitOfWork, *article_ids: int) -> int:
    """A new story of these articles, with its record."""
    story_id = grouped(unit, *article_ids)
    unit.stories.save_records({story_id: (make.record(article_ids), [])}, now=NOON)
    return story_id

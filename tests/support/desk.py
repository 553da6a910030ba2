"""A small filled database for tests of the services and the desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from aggregator.ports import Database
from aggregator.records import refresh_records
from tests.support.make import NOON, article, at, feed_spec
from tests.support.placing import grouped


def fill(database: Database, stories: Sequence[Sequence[str]]) -> list[list[int]]:
    """Store stories given as lists of titles, an hour apart and each of its own publisher; returns the article ids."""
    filled: list[list[int]] = []
    hour = 0
    with database.write() as uow:
        feed_id = uow.feeds.add(feed_spec(), now=NOON, next_due=NOON, paused=None)
        for titles in stories:
            made = []
            for title in titles:
                publisher = f"Outlet {hour}"
                made.append(article(title, published=at(hour - 100), publisher=publisher))
                hour += 1
            ids = uow.articles.add_all({feed_id: made}, now=NOON + timedelta(hours=hour))[feed_id]
            story_id = grouped(uow, *ids)
            refresh_records(uow, [story_id], topics=(), now=NOON)
            filled.append(ids)
        uow.commit()
    return filled


def places(database: Database, articles: Sequence[int]) -> list[int]:
    """The stories that articles are in."""
    with database.read() as uow:
        found = uow.stories.memberships(articles)
    return [found[article_id].story_id for article_id in articles]

"""A database with a grouper, and news that arrive when told to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from aggregator.grouping import Grouper
from aggregator.matching import Strictness, shipped_policy
from aggregator.model import (
    Article,
    ConstraintKind,
    PairConstraint,
    TopicSpec,
)
from aggregator.ports import Clock, Database
from aggregator.records import Topics
from aggregator.regrouping import Regrouper
from aggregator.reviewing import Reviewing
from aggregator.verdicts import GroupPolicy
from tests.support.clock import StillClock
from tests.support.make import NOON, article, at, feed_spec
from tests.support.sqlite import new_sqlite

WINDOW = timedelta(days=14)


QUAKE = (
    "A magnitude 6.1 earthquake struck near Palu in Indonesia's Central Sulawesi province on Monday, killing at least "
    "four people and damaging a hospital, the disaster agency said."
)


QUAKE_AGAIN = (
    "At least four people died when an earthquake of magnitude 6.1 hit Palu in Central Sulawesi, Indonesia, on Monday; "
    "a hospital was damaged, according to the disaster agency."
)


STRIKE = (
    "Dock workers at the port of Antwerp stopped work for 24 hours on Monday over night shifts, and forty ships waited "
    "at anchor, the Belgian port authority said."
)


def told(title: str, summary: str, hour: float = 0, publisher: str = "Harbour Post") -> Article:
    return article(title, summary=summary, published=at(hour), publisher=publisher)


ON_QUAKE = told("Strong earthquake hits Palu, four dead", QUAKE)
ON_QUAKE_AGAIN = told("Four dead as quake strikes Palu", QUAKE_AGAIN, publisher="Valley Times")
ON_STRIKE = told("Dock workers in Antwerp strike over night shifts", STRIKE, publisher="Port Post")


def grouper_on(
    database: Database, clock: Clock, *, topics: Topics = tuple, batch: int = 100, owner: str = "here:1"
) -> Grouper:
    """What groups a database's articles, with the weights that are shipped."""
    match = shipped_policy(Strictness.BALANCED, WINDOW)
    policy = GroupPolicy(match=match, batch=batch, lock_for=timedelta(seconds=15))
    return Grouper(database=database, clock=clock, policy=policy, topics=topics, owner=owner)


class Newsroom:
    """A database, a grouper, and articles that arrive when told to."""

    def __init__(self, *, batch: int = 100, topics: Sequence[TopicSpec] = ()) -> None:
        self.database, self.clock, self.topics = new_sqlite(), StillClock(), list(topics)
        with self.database.write() as uow:
            self.feed_id = uow.feeds.add(feed_spec(), now=NOON, next_due=NOON, paused=None)
            uow.commit()
        self.batch = batch
        self.grouper = self.new_grouper("here:1")
        self.reviewing = Reviewing(self.database, self.clock, lambda: self.topics)

    def new_grouper(self, owner: str) -> Grouper:
        """Another process that groups."""
        return grouper_on(self.database, self.clock, topics=lambda: self.topics, batch=self.batch, owner=owner)

    def arrive(self, *articles: Article) -> list[int]:
        with self.database.write() as uow:
            ids = uow.articles.add_all({self.feed_id: articles}, now=self.clock.now())[self.feed_id]
            uow.commit()
        return ids

    def stories(self) -> set[frozenset[str]]:
        """The stories, each by the titles of its articles; what is not grouped is left out."""
        with self.database.read() as uow:
            titles = {stored.id: stored.article.title for stored in uow.articles.newest(limit=10_000)}
            found: dict[int, set[str]] = {}
            for article_id, place in uow.stories.memberships(titles).items():
                found.setdefault(place.story_id, set()).add(titles[article_id])
        return {frozenset(story) for story in found.values()}

    def constrain(self, one: int, other: int, kind: ConstraintKind) -> None:
        with self.database.write() as uow:
            uow.reviews.constrain([PairConstraint.of(one, other, kind, "said")])
            uow.commit()


def regrouper(newsroom: Newsroom, *, link: float | None = None) -> Regrouper:
    """What runs matching again, from another probability on if asked."""
    match = shipped_policy(Strictness.BALANCED, WINDOW)
    if link is not None:
        match = replace(match, link=link, suggest=link / 2)
    policy = GroupPolicy(match=match, batch=100, lock_for=timedelta(seconds=15))
    return Regrouper(
        database=newsroom.database, clock=newsroom.clock, policy=policy, topics=lambda: newsroom.topics, owner="here:2"
    )

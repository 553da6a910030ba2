"""What a pin changes elsewhere at once: the topics of its story and its entry in feeds; on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from aggregator.model import ClaimStatus, Story, StoryKind, TopicSpec
from aggregator.reviewing import Decision, Reviewing
from aggregator.web.syndication.entries import Entry, story_feed
from storage import SqlDatabase
from tests.support.clock import StillClock
from tests.support.desk import fill
from tests.support.make import NOON, at, details

TALKS = TopicSpec(name="Talks", kinds=(StoryKind.TALKS,))
TITLES = ("Envoys meet in Verrin", "Verrin: envoys shake hands")


class Newsroom:
    """A story of two articles, which nobody has read, and a topic for talks."""

    def __init__(self, database: SqlDatabase) -> None:
        self.database, self.clock = database, StillClock()
        self.reviewing = Reviewing(database, self.clock, topics=lambda: (TALKS,))
        [self.articles] = fill(database, [TITLES])
        with database.read() as uow:
            [self.story_id] = uow.stories.living(0, limit=9)

    def story(self) -> Story:
        with self.database.read() as uow:
            return uow.stories.many([self.story_id])[self.story_id]

    def read(self, kind: StoryKind) -> None:
        with self.database.write() as uow:
            revision = self.story().revision
            told = details(kind=kind)
            topics = ("Talks",) if kind is StoryKind.TALKS else ()
            uow.stories.save_details(
                self.story_id, told, engine="1", of_revision=revision, names=(), topics=topics, now=NOON
            )
            uow.commit()

    def set_kind(self, kind: StoryKind | None) -> Decision:
        return self.reviewing.set_kind(self.story_id, kind, who="ada")

    def entry(self) -> Entry:
        with self.database.read() as uow:
            feed = story_feed(uow, [self.story()], wanted="", title="", base="https://d.example", home="/", address="/")
        return feed.entries[0]


@pytest.fixture
def newsroom(database: SqlDatabase) -> Newsroom:
    return Newsroom(database)


def test_a_pinned_kind_brings_a_story_into_a_topic_before_it_has_been_read_and_undoing_takes_it_out(
    newsroom: Newsroom,
) -> None:
    done = newsroom.set_kind(StoryKind.TALKS)
    assert newsroom.story().topics == ("Talks",)
    newsroom.reviewing.undo(done.decision_id, who="ada")
    assert newsroom.story().topics == ()


def test_a_pinned_kind_moves_a_story_that_has_been_read_out_of_a_topic_and_back_at_once(newsroom: Newsroom) -> None:
    newsroom.read(StoryKind.TALKS)
    assert newsroom.story().topics == ("Talks",)
    newsroom.set_kind(StoryKind.INCIDENT)
    assert newsroom.story().topics == ()
    newsroom.set_kind(None)
    assert newsroom.story().topics == ("Talks",)


@pytest.mark.parametrize(
    "pin",
    [
        lambda room: room.set_kind(StoryKind.TALKS),
        lambda room: room.reviewing.set_claim_status(room.story_id, ClaimStatus.DENIED, who="ada"),
        lambda room: room.reviewing.pin_headline(room.story_id, _other(room), who="ada"),
    ],
    ids=["kind", "claim status", "headline"],
)
def test_a_pin_is_news_in_the_feeds_of_stories_and_so_is_its_undoing(
    newsroom: Newsroom, pin: Callable[[Newsroom], Decision]
) -> None:
    before = newsroom.entry()
    newsroom.clock.move(timedelta(hours=1))
    done = pin(newsroom)
    assert newsroom.entry().updated == at(1)
    newsroom.clock.move(timedelta(hours=1))
    newsroom.reviewing.undo(done.decision_id, who="ada")
    after = newsroom.entry()
    assert after.updated == at(2)
    assert (after.title, after.kind, after.claim_status) == (before.title, before.kind, before.claim_status)


def test_a_note_of_ones_own_is_no_news(newsroom: Newsroom) -> None:
    newsroom.clock.move(timedelta(hours=1))
    newsroom.reviewing.note(newsroom.story_id, "Ask the embassy.", who="ada")
    assert newsroom.entry().updated == NOON


def _other(room: Newsroom) -> int:
    """The article that the headline is not taken from."""
    record = room.story().record
    assert record is not None
    return next(each for each in room.articles if each != record.headline_article_id)

"""Related stories on SQLite and PostgreSQL, through what people move, merge and undo."""

from __future__ import annotations

import pytest

from aggregator.model import NameKind, StoryKind, StoryState
from aggregator.reading import Reader
from aggregator.relating import RelatedStory, related_stories
from aggregator.reviewing import Reviewing
from storage import SqlDatabase
from tests.support.clock import StillClock
from tests.support.desk import fill

FIRST = ("Drone strike on Kharkiv kills three", "Kharkiv: three dead in drone strike")
SECOND = ("Drone strike on Kharkiv wounds two, governor Olena Bilyk says",)
THIRD = ("Shelling kills a man in Kharkiv, governor Olena Bilyk says",)
ELSEWHERE = ("Ferry leaves Lindholm",)


class Newsroom:
    """Three incidents in one town, and a ferry."""

    def __init__(self, database: SqlDatabase) -> None:
        self.database, self.clock = database, StillClock()
        self.reviewing = Reviewing(database, self.clock, topics=lambda: ())
        self.reader = Reader(database=database, clock=self.clock, topics=lambda: ())
        self.articles = fill(database, [FIRST, SECOND, THIRD, ELSEWHERE])
        with database.read() as uow:
            self.first, self.second, self.third, self.elsewhere = uow.stories.living(0, limit=9)
        self.reader.read_all()

    def related(self, story_id: int) -> tuple[RelatedStory, ...]:
        with self.database.read() as uow:
            return related_stories(uow, uow.stories.listed([story_id])[story_id])

    def ids(self, story_id: int) -> list[int]:
        return [each.story.id for each in self.related(story_id)]

    def keys(self, story_id: int) -> set[str]:
        with self.database.read() as uow:
            return {name.key for name in uow.stories.names([story_id])[story_id]}


@pytest.fixture
def newsroom(database: SqlDatabase) -> Newsroom:
    return Newsroom(database)


def test_other_incidents_at_a_place_stand_in_time_order_with_what_is_shared(newsroom: Newsroom) -> None:
    before, after = newsroom.related(newsroom.second)
    assert [before.story.id, after.story.id] == [newsroom.first, newsroom.third]
    assert [(name.kind, name.words) for name in before.shared] == [(NameKind.CITY, "Kharkiv")]
    assert {name.words for name in after.shared} == {"Kharkiv", "Olena Bilyk"}
    assert {before.kind, after.kind} == {StoryKind.INCIDENT}
    assert newsroom.ids(newsroom.elsewhere) == []


def test_a_dismissed_story_is_not_listed_and_a_reopened_one_is(newsroom: Newsroom) -> None:
    newsroom.reviewing.dismiss(newsroom.first, who="ada")
    assert newsroom.ids(newsroom.second) == [newsroom.third]
    newsroom.reviewing.reopen(newsroom.first, who="ada")
    assert newsroom.ids(newsroom.second) == [newsroom.first, newsroom.third]


def test_a_merged_story_is_listed_under_its_successor_alone_and_itself_again_after_an_undo(newsroom: Newsroom) -> None:
    done = newsroom.reviewing.merge(newsroom.first, newsroom.third, who="ada")
    assert newsroom.ids(newsroom.second) == [newsroom.third]
    newsroom.reader.read_all()
    assert newsroom.ids(newsroom.second) == [newsroom.third]
    assert newsroom.keys(newsroom.first) == set()
    with newsroom.database.read() as uow:
        assert uow.stories.listed([newsroom.first])[newsroom.first].state is StoryState.MERGED
    assert newsroom.ids(newsroom.first) == []
    newsroom.reviewing.undo(done.decision_id, who="ada")
    newsroom.reader.read_all()
    assert newsroom.ids(newsroom.second) == [newsroom.first, newsroom.third]


def test_names_follow_an_article_that_is_moved_or_split_off(newsroom: Newsroom) -> None:
    split = newsroom.reviewing.split(newsroom.first, [[newsroom.articles[0][1]]], who="ada")
    newsroom.reader.read_all()
    with newsroom.database.read() as uow:
        newest = max(uow.stories.living(0, limit=9))
    assert newest in newsroom.ids(newsroom.second)
    newsroom.reviewing.undo(split.decision_id, who="ada")
    assert newest not in newsroom.ids(newsroom.second)

    moved = newsroom.reviewing.move(newsroom.first, [newsroom.articles[0][1]], newsroom.elsewhere, who="ada")
    newsroom.reader.read_all()
    assert "Kharkiv, UA" in newsroom.keys(newsroom.elsewhere)
    newsroom.reviewing.undo(moved.decision_id, who="ada")
    newsroom.reader.read_all()
    assert newsroom.keys(newsroom.elsewhere) == set()


def test_a_pinned_kind_counts(newsroom: Newsroom) -> None:
    newsroom.reviewing.set_kind(newsroom.first, StoryKind.OTHER, who="ada")
    assert newsroom.ids(newsroom.second) == [newsroom.third]

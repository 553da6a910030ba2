"""Changed topics are applied to everything that is stored, once, beside whatever else goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aggregator.errors import NotFound, UnknownTopic
from aggregator.model import StoryKind, TopicSpec
from aggregator.topics import TopicSorter, find_topic
from tests.support.clock import StillClock
from tests.support.desk import fill
from tests.support.make import details
from tests.support.sqlite import new_sqlite

QUAKES = TopicSpec(name="Quakes", any=("quake",))
TALKS = TopicSpec(name="Talks", kinds=(StoryKind.TALKS,))


class Newsroom:
    """Three stories, of which the first is of a quake."""

    def __init__(self) -> None:
        self.database, self.clock, self.topics = new_sqlite(), StillClock(), [QUAKES]
        fill(self.database, [["Quake hits Palu"], ["Talks open in Verrin"], ["Ferry back in service"]])
        self.sorter = self.new_sorter()

    def new_sorter(self) -> TopicSorter:
        return TopicSorter(database=self.database, clock=self.clock, topics=lambda: self.topics)

    def found(self) -> list[tuple[str, ...]]:
        with self.database.read() as uow:
            return [story.topics for story in uow.stories.many([1, 2, 3]).values()]

    def notices(self) -> list[str]:
        with self.database.read() as uow:
            return [notice.text for notice in uow.notices.all()]


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


def test_stories_are_sorted_once_and_again_when_the_topics_change(newsroom: Newsroom) -> None:
    assert newsroom.sorter.sort() == 3
    assert newsroom.found() == [("Quakes",), (), ()]
    assert newsroom.sorter.sort() is None
    newsroom.topics[:] = [TopicSpec(name="Ferries", any=("ferry",))]
    assert newsroom.sorter.sort() == 3
    assert newsroom.found() == [(), (), ("Ferries",)]
    assert newsroom.notices() == []


def test_topics_that_changed_while_the_service_was_down_are_applied_at_the_next_start(newsroom: Newsroom) -> None:
    newsroom.sorter.sort()
    newsroom.topics.append(TopicSpec(name="Talks", any=("talks",)))
    assert newsroom.new_sorter().sort() == 3
    assert newsroom.found()[1] == ("Talks",)


def test_progress_is_told_portion_by_portion_and_on_the_desk(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aggregator.topics._PORTION", 2)
    told: list[tuple[int, int, str]] = []
    newsroom.sorter.sort(progress=lambda more, total: told.append((more, total, newsroom.notices()[0])))
    assert [each[:2] for each in told] == [(2, 3), (1, 3)]
    assert "2 of 3 stories are sorted anew" in told[1][2]


def test_no_more_articles_are_held_than_fit(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aggregator.model.stories._HELD", 1)
    told: list[int] = []
    newsroom.sorter.sort(progress=lambda more, _total: told.append(more))
    assert told == [1, 1, 1]
    assert newsroom.new_sorter().sort() is None


def test_what_was_cut_short_is_taken_up_again(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aggregator.topics._PORTION", 1)
    newsroom.sorter.sort(progress=lambda *_: newsroom.sorter.stop())
    assert newsroom.new_sorter().sort() == 3
    assert newsroom.new_sorter().sort() is None


def test_a_story_that_changes_meanwhile_keeps_what_it_was_given_then(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    portion = newsroom.sorter._portion

    def slow(after: int, topics: tuple[TopicSpec, ...]) -> object:
        found = portion(after, topics)
        with newsroom.database.write() as uow:
            uow.stories.touch(1, now=newsroom.clock.now() + timedelta(seconds=1))
            uow.commit()
        return found

    monkeypatch.setattr(newsroom.sorter, "_portion", slow)
    newsroom.sorter.sort()
    assert newsroom.found()[0] == ()


def test_kinds_are_matched_once_a_story_has_been_read(newsroom: Newsroom) -> None:
    newsroom.topics[:] = [TALKS]
    newsroom.sorter.sort()
    assert newsroom.found() == [(), (), ()]
    with newsroom.database.write() as uow:
        story = uow.stories.many([2])[2]
        told = details(kind=StoryKind.TALKS)
        uow.stories.save_details(
            2, told, engine="t", of_revision=story.revision, names=(), topics=(), now=newsroom.clock.now()
        )
        uow.instance.note_topics("")
        uow.commit()
    newsroom.sorter.sort()
    assert newsroom.found() == [(), ("Talks",), ()]


def test_a_topic_is_found_in_any_case_and_a_misspelt_one_is_told_with_what_there_is() -> None:
    assert find_topic(" quakes ", [TALKS, QUAKES]) is QUAKES
    with pytest.raises(UnknownTopic, match=r"there is no topic 'Quaks'; did you mean 'Quakes'\? .* Quakes, Talks") as e:
        find_topic("Quaks", [TALKS, QUAKES])
    assert isinstance(e.value, NotFound)
    with pytest.raises(UnknownTopic, match="declares none"):
        find_topic("Quakes", [])

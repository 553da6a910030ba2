"""The READ tick: stories are read after they were grouped, once for each change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from aggregator import reading
from aggregator.errors import DatabaseError, DatabaseUnavailable
from aggregator.merging import READING
from aggregator.model import Article, Member, StoryDetails, StoryName, TopicSpec
from aggregator.reading import Reader
from aggregator.records import refresh_records
from aggregator.reviewing import Reviewing
from storage import SqlDatabase
from storage.queries.stories import SqlStories
from storage.unit import SqlUnitOfWork
from tests.support.clock import StillClock
from tests.support.desk import fill
from tests.support.grouping import grouper_on
from tests.support.make import NOON, article, at, feed_spec, membership, revision
from tests.support.placing import grouped
from tests.support.sqlite import new_sqlite, rows


@pytest.fixture
def database() -> SqlDatabase:
    return new_sqlite()


def reader(database: SqlDatabase, *topics: TopicSpec) -> Reader:
    return Reader(database=database, clock=StillClock(), topics=lambda: topics)


def details(database: SqlDatabase, story_id: int) -> StoryDetails:
    with database.read() as uow:
        return uow.stories.details([story_id])[story_id]


def test_every_new_story_is_read_once(database: SqlDatabase) -> None:
    fill(database, [["Dam burst on Sunday"], ["Two freed in Verrin on Monday"]])
    told: list[int] = []
    assert reader(database).read_all(progress=told.append) == 2
    assert told == [2]
    assert reader(database).read_all() == 0
    assert [entry.sentences[0].article_id for entry in details(database, 1).timeline] == [1, 1]


def test_a_story_is_read_again_without_a_figure_that_was_set_aside_and_with_it_once_that_is_undone(
    database: SqlDatabase,
) -> None:
    fill(database, [["114 people were killed; 5 people were killed", "9 people were killed"]])
    story_reader, desk = reader(database), Reviewing(database, StillClock(), lambda: ())
    story_reader.read_all()
    [before] = details(database, 1).figures
    assert [each.value for each in before.values if each.disagrees_with] == [114, 9]
    done = desk.set_figure_aside(1, before.reading(before.values[0]), who="ada")
    assert story_reader.read_all() == 1
    [count] = details(database, 1).figures
    assert [each.value for each in count.values if each.disagrees_with] == [5, 9]
    desk.undo(done.decision_id, who="ada")
    assert story_reader.read_all() == 1
    assert details(database, 1).figures == (before,)


def test_a_figure_that_is_set_aside_while_its_story_is_read_has_it_read_again(
    database: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database, [["114 people were killed; 5 people were killed", "9 people were killed"]])
    story_reader, desk = reader(database), Reviewing(database, StillClock(), lambda: ())
    story_reader.read_all()
    [count] = details(database, 1).figures
    with database.write() as uow:
        uow.stories.mark_unread([1])
        uow.commit()
    real = reading.build_details

    def build(*given: Any) -> StoryDetails:
        monkeypatch.setattr(reading, "build_details", real)
        desk.set_figure_aside(1, count.reading(count.values[0]), who="ada")
        return real(*given)

    monkeypatch.setattr(reading, "build_details", build)
    assert story_reader.read_all() == 0
    assert story_reader.read_all() == 1
    [count] = details(database, 1).figures
    assert [each.value for each in count.values if each.disagrees_with] == [5, 9]


def test_more_stories_than_one_portion_are_all_read(database: SqlDatabase) -> None:
    fill(database, [[f"Dam {number} burst"] for number in range(120)])
    assert reader(database).read_all() == 120


def test_what_is_read_in_a_row_is_stored_together(database: SqlDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    one = reader(database)
    assert one.read_all() == 0
    fill(database, [["Dam burst"], ["Two freed"], ["Ice on the lake"]])
    written: list[SqlUnitOfWork] = []
    write = database.write

    def noted() -> SqlUnitOfWork:
        written.append(write())
        return written[-1]

    monkeypatch.setattr(database, "write", noted)
    assert one.read_all() == 3
    assert len(written) == 1


def test_no_more_articles_are_held_than_fit(database: SqlDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(database, [["Dam burst", "Dam has burst"], ["Two freed"], ["Quay closed"]])
    asked: list[list[int]] = []
    members = SqlStories.members

    def noted(stories: SqlStories, ids: Iterable[int]) -> dict[int, list[Member]]:
        asked.append(list(ids))
        return members(stories, asked[-1])

    monkeypatch.setattr("aggregator.model.stories._HELD", 2)
    monkeypatch.setattr(SqlStories, "members", noted)
    assert reader(database).read_all() == 3
    assert asked == [[3, 2], [1]]


def test_another_article_has_the_story_read_again_and_nothing_else(
    database: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database, [["Dam burst on Sunday"], ["Two freed in Verrin"]])
    reader(database).read_all()
    with database.write() as uow:
        [added] = uow.articles.add_all({1: [article("The dam burst on Sunday night")]}, now=NOON)[1]
        uow.stories.place([membership(added, 1)])
        refresh_records(uow, [1], topics=(), now=NOON)
        uow.commit()
    read: list[int] = []
    real = reading.read_article

    def watched(stored: reading.StoredArticle) -> reading.Reading:
        read.append(stored.id)
        return real(stored)

    monkeypatch.setattr(reading, "read_article", watched)
    # Another process, which has read nothing so far.
    assert reader(database).read_all() == 1
    assert read == [added]
    assert details(database, 1).articles_read == 2


def test_what_is_kept_of_an_article_and_cannot_be_used_is_read_again(
    database: SqlDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    fill(database, [["Dam burst on Sunday"]])
    reader(database).read_all()
    before = details(database, 1)
    [(made_of,)] = rows(database, "SELECT made_of FROM readings")
    with database.write() as uow:
        uow.stories.keep_readings({1: b"no reading"}, {1: made_of})
        uow.stories.mark_unread([1])
        uow.commit()
    assert reader(database).read_all() == 1
    assert "what was kept of an article is of no use" in caplog.text
    assert details(database, 1) == before
    with database.read() as uow:
        assert uow.stories.readings({1: made_of}) != {1: b"no reading"}


def read_alone(database: SqlDatabase, one: Article) -> None:
    """Have an article stored and read that is the only one of its story."""
    with database.write() as uow:
        feed = uow.feeds.add(feed_spec(), now=NOON, next_due=NOON, paused=None)
        uow.articles.add_all({feed: [one]}, now=NOON)
        grouped(uow, 1)
        refresh_records(uow, [1], topics=(), now=NOON)
        uow.commit()
    reader(database).read_all()


def test_a_toll_that_an_edit_has_raised_is_later_than_what_others_told_meanwhile(database: SqlDatabase) -> None:
    live = article("Dam bursts", summary="3 people were killed.", sort_time=at(-9))
    with database.write() as uow:
        feed = uow.feeds.add(feed_spec(), now=NOON, next_due=NOON, paused=None)
        added = uow.articles.add_all({feed: [live, article("5 killed", sort_time=at(-4))]}, now=at(-4))[feed]
        uow.articles.revise([revision(added[0], replace(live, summary="8 people were killed."))], now=NOON)
        story = grouped(uow, *added)
        refresh_records(uow, [story], topics=(), now=NOON)
        uow.commit()
    reader(database).read_all()
    [killed] = details(database, story).figures
    assert [(each.value, each.later_than) for each in killed.values] == [(5, ()), (8, (0,))]


@pytest.mark.parametrize("by_page", [False, True])
def test_an_article_that_says_something_else_by_now_is_read_again(database: SqlDatabase, *, by_page: bool) -> None:
    def said() -> list[str]:
        return [one.words for told in details(database, 1).statements for one in told.printed[0].words]

    first = article("Dam burst", summary='"Nobody is missing," the mayor, Ana Kovač, said on Sunday.')
    later = '"Three people are missing," the mayor, Ana Kovač, said on Sunday.'
    read_alone(database, first)
    assert said() == ["Nobody is missing"]
    with database.write() as uow:
        if by_page:
            uow.pages.want([1], now=NOON)
            [page] = uow.pages.claim(now=NOON, until=at(1), limit=1)
            uow.pages.keep(page, url="https://harbour-post.example/dam", text=later, now=NOON)
        else:
            uow.articles.revise([revision(1, replace(first, summary=later))], now=NOON)
        uow.commit()
    grouper_on(database, StillClock()).group_all()
    reader(database).read_all()
    assert said() == ["Three people are missing"]


def test_an_article_whose_date_comes_later_is_read_again(database: SqlDatabase) -> None:
    undated = article("Dam burst", summary="The dam burst on Sunday.", published=None)
    read_alone(database, undated)
    assert [told.when for told in details(database, 1).timeline] == [None]
    with database.write() as uow:
        uow.articles.date([revision(1, replace(undated, published=at(-1)))])
        uow.commit()
    grouper_on(database, StillClock()).group_all()
    reader(database).read_all()
    assert all(told.when for told in details(database, 1).timeline)


def test_stories_read_by_an_older_version_are_read_again(database: SqlDatabase) -> None:
    fill(database, [["Dam burst on Sunday"]])
    reader(database).read_all()
    with database.write() as uow:
        story = uow.stories.many([1])[1]
        read = uow.stories.details([1])[1]
        uow.stories.save_details(1, read, engine="0", of_revision=story.revision, names=(), topics=(), now=at(1))
        uow.commit()
    assert reader(database).read_all() == 1
    assert READING != "0"


def test_a_story_that_cannot_be_read_keeps_no_other_from_it(
    database: SqlDatabase, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fill(database, [["Dam burst"], ["Two freed"], ["Ice on the lake"]])
    real = reading.read_article

    def broken(stored: reading.StoredArticle) -> reading.Reading:
        if stored.id == 2:
            raise RuntimeError("a fault of ours")
        return real(stored)

    monkeypatch.setattr(reading, "read_article", broken)
    one = reader(database)
    assert one.read_all() == 2
    assert "a story could not be read" in caplog.text
    assert one.read_all() == 0


def test_a_story_whose_details_cannot_be_stored_keeps_no_other_from_being_read(
    database: SqlDatabase, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fill(database, [["Dam burst"], ["Two freed"], ["Ice on the lake"]])
    # Once for all three together, once for the first by itself.
    faults = [DatabaseError("database x: UNIQUE constraint failed: story_names.key")] * 2
    _refuse(monkeypatch, faults)
    one = reader(database)
    assert one.read_all() == 2
    assert "could not be stored" in caplog.text
    assert one.read_all() == 0


def test_a_database_that_cannot_be_used_just_now_sets_no_story_aside(
    database: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database, [["Dam burst"], ["Two freed"], ["Ice on the lake"]])
    _refuse(monkeypatch, [DatabaseUnavailable("database x: database is locked")])
    one = reader(database)
    with pytest.raises(DatabaseUnavailable):
        one.read_all()
    assert one.read_all() == 3


def _refuse(monkeypatch: pytest.MonkeyPatch, faults: list[DatabaseError]) -> None:
    """Have the database refuse so many stories that are stored next."""
    real = reading.telling_names

    def names(details: StoryDetails) -> tuple[StoryName, ...]:
        if faults:
            raise faults.pop()
        return real(details)

    monkeypatch.setattr(reading, "telling_names", names)


def test_a_reader_that_is_told_to_stop_begins_no_further_story(database: SqlDatabase) -> None:
    fill(database, [["Dam burst"]])
    one = reader(database)
    one.stop()
    assert one.read_all() == 0

"""What `ports.StoryStore` promises of what stories' articles say."""

from __future__ import annotations

import pytest

from aggregator.model import NameKind, Pins, Story, StoryFigure, StoryKind, StoryName, StoryState
from aggregator.ports import UnitOfWork
from tests.support import make, placing
from tests.support.figures import aside, killed, value
from tests.support.make import NOON, at

IZMAIL = make.story_name("Izmail, UA")
PORT = make.story_name("Port of Izmail", kind=NameKind.ORGANISATION, weight=0.5)
NAMES = (PORT, IZMAIL)


@pytest.fixture
def articles(unit: UnitOfWork) -> list[int]:
    """Two stored articles."""
    feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
    return unit.articles.add_all({feed_id: [make.article("One"), make.article("Two")]}, now=NOON)[feed_id]


def opened(unit: UnitOfWork, article_id: int) -> Story:
    return present(unit, placing.opened(unit, article_id))


def present(unit: UnitOfWork, story_id: int) -> Story:
    story = unit.stories.get(story_id)
    assert story is not None
    return story


def save(
    unit: UnitOfWork,
    story: Story,
    engine: str = "1",
    *,
    names: tuple[StoryName, ...] = NAMES,
    topics: tuple[str, ...] = (),
    hours: float = 1,
) -> bool:
    return unit.stories.save_details(
        story.id, make.details(), engine=engine, of_revision=story.revision, names=names, topics=topics, now=at(hours)
    )


def test_a_story_waits_to_be_read_the_newest_first_until_its_details_are_stored(
    unit: UnitOfWork, articles: list[int]
) -> None:
    old, new = opened(unit, articles[0]), opened(unit, articles[1])
    assert unit.stories.unread(limit=5) == [new.id, old.id]
    assert unit.stories.unread(limit=1) == [new.id]
    assert unit.stories.details([new.id]) == {}
    assert save(unit, new)
    assert unit.stories.unread(limit=5) == [old.id]
    assert unit.stories.details([new.id, old.id]) == {new.id: make.details()}


def test_a_story_that_has_changed_while_it_was_read_stays_unread(unit: UnitOfWork, articles: list[int]) -> None:
    story = opened(unit, articles[0])
    unit.stories.touch(story.id, now=at(1))
    assert not save(unit, story)
    assert unit.stories.unread(limit=5) == [story.id]
    assert unit.stories.details([story.id]) == {}


def test_a_changed_record_has_a_story_read_again_and_keeps_its_details_until_then(
    unit: UnitOfWork, articles: list[int]
) -> None:
    story = opened(unit, articles[0])
    save(unit, story)
    unit.stories.save_records({story.id: (make.record([articles[0]]), [])}, now=at(2))
    assert unit.stories.unread(limit=5) == []
    unit.stories.save_records({story.id: (make.record(articles), [])}, now=at(2))
    assert unit.stories.unread(limit=5) == [story.id]
    assert unit.stories.details([story.id]) == {story.id: make.details()}


def test_stories_are_marked_to_be_read_again_by_name_or_by_what_has_read_them(
    unit: UnitOfWork, articles: list[int]
) -> None:
    one, other = opened(unit, articles[0]), opened(unit, articles[1])
    save(unit, one, engine="1")
    save(unit, other, engine="2")
    unit.stories.mark_unread([one.id])
    assert unit.stories.unread(limit=5) == [one.id]
    assert unit.stories.mark_outdated("1") == 1
    assert unit.stories.unread(limit=5) == [other.id, one.id]


def test_reading_a_story_raises_no_revision_and_tells_of_a_change_only_where_there_is_one(
    unit: UnitOfWork, articles: list[int]
) -> None:
    story = opened(unit, articles[0])
    save(unit, story, topics=("Ports",), hours=3)
    read = present(unit, story.id)
    assert (read.revision, read.changed, read.topics) == (story.revision, at(3), ("Ports",))
    save(unit, story, topics=("Ports",), hours=4)
    assert present(unit, story.id).changed == at(3)
    save(unit, story, hours=5)
    assert (present(unit, story.id).changed, present(unit, story.id).topics) == (at(5), ())


def test_a_story_that_was_merged_away_has_no_details_and_is_not_read(unit: UnitOfWork, articles: list[int]) -> None:
    story, into = opened(unit, articles[0]), opened(unit, articles[1])
    save(unit, story)
    unit.stories.place([make.membership(articles[0], into.id)])
    unit.stories.merge_away(story.id, into.id, now=at(2))
    assert unit.stories.details([story.id]) == {}
    assert unit.stories.names([story.id]) == {story.id: []}
    assert unit.stories.named_in([IZMAIL.known_by], near=0, most=5) == []
    assert unit.stories.unread(limit=5) == [into.id]
    unit.stories.place([make.membership(articles[0], story.id)])
    unit.stories.revive(story.id, StoryState.OPEN, now=at(3))
    unit.stories.save_records({story.id: (make.record([articles[0]]), [])}, now=at(3))
    assert unit.stories.unread(limit=5) == [into.id, story.id]


def test_a_story_is_about_the_names_it_was_read_with_last_the_weightiest_first(
    unit: UnitOfWork, articles: list[int]
) -> None:
    story = opened(unit, articles[0])
    assert unit.stories.names([story.id, 99]) == {story.id: [], 99: []}
    save(unit, story)
    assert unit.stories.names([story.id]) == {story.id: [IZMAIL, PORT]}
    save(unit, story, names=(PORT,))
    assert unit.stories.names([story.id]) == {story.id: [PORT]}


def test_the_stories_of_a_name_around_one_are_found_and_no_more_than_are_asked_for(
    unit: UnitOfWork, articles: list[int]
) -> None:
    stories = [opened(unit, articles[0]) for _ in range(5)]
    for each in stories:
        save(unit, each, names=(IZMAIL,) if each is not stories[3] else (PORT,))
    first, second, third, other, last = (each.id for each in stories)
    region = make.story_name("Izmail, UA", kind=NameKind.REGION)

    def found(*names: StoryName, near: int, most: int) -> list[tuple[int, StoryName]]:
        named = unit.stories.named_in([each.known_by for each in names], near=near, most=most)
        assert all(each.weight == name.weight for each in named for name in names if name.known_by == each.known_by)
        return [(each.story_id, next(name for name in names if name.known_by == each.known_by)) for each in named]

    assert found(IZMAIL, near=third, most=5) == [(second, IZMAIL), (first, IZMAIL), (last, IZMAIL)]
    assert found(IZMAIL, IZMAIL, near=third, most=1) == [(second, IZMAIL), (last, IZMAIL)]
    assert found(PORT, IZMAIL, region, near=first, most=1) == [(other, PORT), (second, IZMAIL)]
    assert unit.stories.named_in([(NameKind.PERSON, IZMAIL.key)], near=third, most=5) == []


def test_names_are_kept_whatever_they_are_made_of(unit: UnitOfWork, articles: list[int]) -> None:
    story, hostile = opened(unit, articles[0]), make.story_name("'; DROP\ud800\x00 \u202e<b>" * 8)
    save(unit, story, names=(hostile,))
    [kept] = unit.stories.names([story.id])[story.id]
    assert [each.story_id for each in unit.stories.named_in([kept.known_by], near=0, most=5)] == [story.id]


def test_a_storys_kind_is_the_one_that_a_person_has_pinned_or_else_the_one_that_was_read(
    unit: UnitOfWork, articles: list[int]
) -> None:
    one, other = opened(unit, articles[0]), opened(unit, articles[1])
    assert unit.stories.kinds([one.id, other.id]) == {}
    save(unit, one)
    unit.stories.pin(other.id, Pins(kind=StoryKind.INCIDENT), now=at(1))
    assert unit.stories.kinds([one.id, other.id]) == {one.id: StoryKind.TALKS, other.id: StoryKind.INCIDENT}
    unit.stories.pin(one.id, Pins(kind=StoryKind.OTHER), now=at(1))
    assert unit.stories.kinds([one.id]) == {one.id: StoryKind.OTHER}


def test_readings_come_back_byte_for_byte(unit: UnitOfWork, articles: list[int]) -> None:
    one, two = articles
    every_byte = bytes(range(256))
    made_of = {one: "1 1 feed", two: "1 2 page"}
    unit.stories.keep_readings({two: b"", one: every_byte}, made_of)
    assert unit.stories.readings(made_of) == {one: every_byte, two: b""}
    assert unit.stories.readings({one: "1 1 feed", 99: "1 1 feed"}) == {one: every_byte}
    assert unit.stories.readings({}) == {}


def test_a_reading_of_another_version_is_none_and_a_newer_one_replaces_it(
    unit: UnitOfWork, articles: list[int]
) -> None:
    one, two = articles
    unit.stories.keep_readings({one: b"old", two: b"other"}, {one: "1 1", two: "1 1"})
    assert unit.stories.readings({one: "1 2", two: "1 1"}) == {two: b"other"}
    unit.stories.keep_readings({one: b"new"}, {one: "1 2"})
    assert unit.stories.readings({one: "1 1", two: "1 1"}) == {two: b"other"}
    assert unit.stories.readings({one: "1 2"}) == {one: b"new"}


def test_keeping_no_readings_is_allowed(unit: UnitOfWork) -> None:
    unit.stories.keep_readings({}, {})


def test_a_figure_that_was_set_aside_is_not_told_wherever_its_article_goes_and_however_often_it_is_read(
    unit: UnitOfWork, articles: list[int]
) -> None:
    one, other = articles
    count = killed(value(114, one), value(2, other))
    told = make.details(figures=(count,))
    first, second = opened(unit, one), opened(unit, other)

    def read(story: Story) -> tuple[StoryFigure, ...]:
        revision = present(unit, story.id).revision
        unit.stories.save_details(story.id, told, engine="1", of_revision=revision, names=(), topics=(), now=at(1))
        return unit.stories.details([story.id])[story.id].figures

    assert read(first) == (count,)
    unit.reviews.set_aside([one], count.reading(count.values[0]), "d1")
    assert read(first) == (killed(value(2, other)),)
    said = {first.id: [aside(one, count.reading(count.values[0]))]}
    assert unit.stories.figures_aside([first.id, second.id]) == said
    assert read(second) == (count,), "its article is in another story"
    unit.stories.place([make.membership(one, second.id)])
    assert (read(first), read(second)) == ((count,), (killed(value(2, other)),))
    assert unit.reviews.lift("d1") == 1
    assert read(second) == (count,)

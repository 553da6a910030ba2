"""What `ports` promises to those who follow stories, take them away, or page through what there is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aggregator.model import LIVING, NO_PINS, ClaimStatus, Pins, StoryKind, StoryState, SuggestionState
from aggregator.ports import ArticlePlace, Instance, QueueFilter, TopicCount, UnitOfWork
from tests.contract.test_contract_queue import Desk
from tests.support import make
from tests.support.make import NOON, at

ALL = QueueFilter(states=LIVING)


@pytest.fixture
def desk(unit: UnitOfWork) -> Desk:
    return Desk(unit)


def latest(desk: Desk, wanted: QueueFilter = ALL) -> list[str]:
    return [desk.names[story.id] for story in desk.unit.stories.latest(wanted, limit=50)]


def rename(desk: Desk, story_id: int, name: str, hours: float) -> None:
    record = make.record(desk.articles[name], headline=f"{name} at {hours}")
    desk.unit.stories.save_records({story_id: (record, ())}, now=at(hours))


def test_the_instance_has_an_id_for_ever_and_remembers_its_topics_and_how_far_it_has_looked(unit: UnitOfWork) -> None:
    first = unit.instance.get()
    assert len(first.id) == 36
    assert first.topics == ""
    assert first.looked_at == 0
    unit.instance.note_topics("mark")
    unit.instance.note_looked_at(7)
    assert unit.instance.get() == Instance(id=first.id, created=first.created, topics="mark", looked_at=7)


def test_the_latest_stories_are_those_whose_records_changed_last(desk: Desk) -> None:
    one, two = desk.story("one"), desk.story("two")
    assert latest(desk) == ["two", "one"]
    rename(desk, one, "one", 1)
    assert latest(desk) == ["one", "two"]
    assert [story.id for story in desk.unit.stories.latest(ALL, limit=1)] == [one]
    desk.unit.stories.set_state(two, StoryState.DISMISSED, now=at(2))
    assert latest(desk, QueueFilter()) == ["one"]


def test_stories_changed_by_a_clock_that_was_ahead_no_longer_stand_before_later_ones(desk: Desk) -> None:
    one, two = desk.story("one"), desk.story("two")
    rename(desk, one, "one", 9)
    assert desk.unit.stories.void_future(now=at(1), changed=at(1)) == 1
    assert desk.unit.stories.void_future(now=at(1), changed=at(1)) == 0
    mended, other = desk.unit.stories.get(one), desk.unit.stories.get(two)
    assert mended is not None
    assert other is not None
    assert (mended.record_changed, mended.changed, other.record_changed) == (at(1), at(1), NOON)
    rename(desk, two, "two", 2)
    assert latest(desk) == ["two", "one"]


def test_what_is_no_change_of_the_record_leaves_a_story_where_it_is(desk: Desk) -> None:
    one, two = desk.story("one"), desk.story("two")
    rename(desk, two, "two", 1)
    desk.unit.stories.touch(one, now=at(2))
    desk.unit.stories.set_state(one, StoryState.CONFIRMED, now=at(3))
    rename(desk, two, "two", 1)
    same = desk.unit.stories.get(one)
    assert same is not None
    assert same.record_changed == NOON
    assert latest(desk) == ["two", "one"]


def test_an_edited_article_counts_as_a_change_of_the_record(desk: Desk) -> None:
    one, _ = desk.story("one"), desk.story("two")
    before = desk.unit.stories.many([one])[one]
    desk.unit.stories.note_edits([one], now=at(1))
    after = desk.unit.stories.many([one])[one]
    assert after == replace(before, record_changed=at(1))
    assert latest(desk) == ["one", "two"]


def test_another_pinned_kind_or_claim_status_counts_as_a_change_of_the_record_and_a_note_does_not(desk: Desk) -> None:
    one, _ = desk.story("one"), desk.story("two")
    pins = Pins(kind=StoryKind.TALKS)
    for hour, (set_to, changed) in enumerate(
        [
            (pins, at(1)),
            (replace(pins, note="Ask."), at(1)),
            (replace(pins, claim_status=ClaimStatus.DENIED), at(3)),
            (NO_PINS, at(4)),
        ],
        start=1,
    ):
        desk.unit.stories.pin(one, set_to, now=at(hour))
        assert desk.unit.stories.many([one])[one].record_changed == changed


def test_a_merged_story_is_gone_and_comes_back_with_its_record(desk: Desk) -> None:
    one, two = desk.story("one"), desk.story("two")
    desk.unit.stories.place([make.membership(each, two) for each in desk.articles["one"]])
    desk.unit.stories.merge_away(one, two, now=at(1))
    desk.unit.stories.note_edits([one], now=at(2))
    assert latest(desk) == ["two"]
    desk.unit.stories.revive(one, StoryState.OPEN, now=at(3))
    rename(desk, one, "one", 3)
    assert latest(desk) == ["one", "two"]


def test_stories_are_selected_by_id_after_another(desk: Desk) -> None:
    ids = [desk.story(name, topics=("Ports",) if name != "two" else ()) for name in ("one", "two", "three")]
    stories = desk.unit.stories
    assert [story.id for story in stories.selected(ALL, after=0, limit=2)] == ids[:2]
    assert [story.id for story in stories.selected(ALL, after=ids[1], limit=2)] == ids[2:]
    assert [story.id for story in stories.selected(QueueFilter(topic="Ports"), after=ids[0], limit=9)] == ids[2:]
    assert stories.selected(ALL, after=ids[2], limit=9) == []


def test_stories_are_named_by_their_number_of_independent_texts(desk: Desk) -> None:
    small, large = desk.story("small", topics=("Ports",)), desk.story("large", {}, {}, topics=("Ports",))
    later, other = desk.story("later", topics=("Ports",)), desk.story("other", {}, {}, {})
    assert desk.unit.stories.by_texts(ALL) == [other, large, later, small]
    assert desk.unit.stories.by_texts(QueueFilter(topic="Ports")) == [large, later, small]
    assert desk.unit.stories.by_texts(QueueFilter(topic="Quakes")) == []


def test_topics_are_stored_unless_the_story_has_changed_since(desk: Desk) -> None:
    story_id = desk.story("one")
    seen = desk.unit.stories.many([story_id])[story_id]
    assert desk.unit.stories.save_topics(seen, ["Quakes", "Ports", "Ports"], now=at(1))
    stored = desk.unit.stories.many([story_id])[story_id]
    assert stored == replace(seen, topics=("Ports", "Quakes"), changed=at(1))
    assert not desk.unit.stories.save_topics(seen, [], now=at(2))
    desk.unit.stories.touch(story_id, now=at(1))
    assert not desk.unit.stories.save_topics(stored, [], now=at(2))
    assert desk.unit.stories.many([story_id])[story_id].topics == ("Ports", "Quakes")


def test_topics_are_counted_over_open_and_confirmed_stories(desk: Desk) -> None:
    desk.story("one", topics=("Ports", "Quakes"))
    two = desk.story("two", topics=("Ports",))
    gone = desk.story("three", topics=("Ports", "Old"))
    desk.unit.stories.set_state(two, StoryState.CONFIRMED, now=NOON)
    desk.unit.stories.set_state(gone, StoryState.DISMISSED, now=NOON)
    ports, quakes = TopicCount(stories=2, new=2), TopicCount(stories=1, new=1)
    assert desk.unit.stories.topic_counts(NOON) == {"Ports": ports, "Quakes": quakes}
    assert desk.unit.stories.topic_counts(at(1))["Ports"] == TopicCount(stories=2, new=0)


def test_the_queue_is_paged_by_place_without_gaps_or_repeats(desk: Desk) -> None:
    for number in range(5):
        desk.story(f"s{number}", independent_texts=number % 2 + 1, last_published=at(number // 3))
    desk.unit.reviews.suggest(make.suggestion(desk.articles["s0"][0], 2))
    whole = desk.unit.stories.queue(ALL, limit=50)
    assert whole.following is None
    paged, place = [], None
    while True:
        page = desk.unit.stories.queue(ALL, limit=2, after=place)
        assert page.total == 5
        paged += page.stories
        place = page.following
        if place is None:
            break
    assert tuple(paged) == whole.stories


def test_articles_are_paged_newest_first_of_one_feed_or_of_all(unit: UnitOfWork) -> None:
    feeds = [unit.feeds.add(make.feed_spec(n), now=NOON, next_due=NOON, paused=None) for n in ("One", "Two")]
    for hour in (0, 0, 1):
        for feed in feeds:
            unit.articles.add_all({feed: [make.article(f"{feed} {hour}", published=at(hour))]}, now=at(2))
    newest = unit.articles.newest(limit=9)
    assert [(each.article.sort_time, each.id) for each in newest] == [
        (at(1), 6), (at(1), 5), (at(0), 4), (at(0), 3), (at(0), 2), (at(0), 1),
    ]  # fmt: skip
    place = ArticlePlace(sort_time=at(0), id=4)
    assert [each.id for each in unit.articles.newest(limit=2, before=place)] == [3, 2]
    assert [each.id for each in unit.articles.newest(limit=9, feed_id=feeds[0], before=place)] == [3, 1]


def test_suggestions_are_paged_by_id_within_a_state(desk: Desk) -> None:
    one, two = desk.story("one"), desk.story("two", {}, {})
    ids = [
        desk.unit.reviews.suggest(make.suggestion(article, story))
        for article, story in ((desk.articles["one"][0], two), *((each, one) for each in desk.articles["two"]))
    ]
    first, second, third = (each or 0 for each in ids)
    desk.unit.reviews.answer([second], SuggestionState.UNSURE)
    reviews = desk.unit.reviews
    assert [each.id for each in reviews.suggestions_in(SuggestionState.OPEN, limit=9)] == [first, third]
    assert [each.id for each in reviews.suggestions_in(SuggestionState.OPEN, limit=1)] == [first]
    assert [each.id for each in reviews.suggestions_in(SuggestionState.OPEN, after=first, limit=9)] == [third]
    assert [each.id for each in reviews.suggestions_in(SuggestionState.UNSURE, limit=9)] == [second]


def test_the_history_is_paged_by_the_row_that_was_shown_last(unit: UnitOfWork) -> None:
    unit.reviews.record([make.story_event(f"d{number}", story_id=number % 2 + 1) for number in range(5)])
    rows = unit.reviews.history(limit=9)
    assert unit.reviews.history(limit=2, before=rows[1].id) == rows[2:4]
    assert [each.decision_id for each in unit.reviews.history(story_id=1, limit=9, before=rows[0].id)] == ["d2", "d0"]

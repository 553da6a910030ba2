"""What the stores promise about what people have set, reviewed and asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aggregator.errors import DatabaseError, NotFound
from aggregator.model import NO_PINS, Action, ClaimStatus, Pins, Request, StoryKind, StoryState
from aggregator.ports import Database, SinceReview, UnitOfWork
from tests.support import make
from tests.support.make import NOON, at

PINS = Pins(
    headline_article_id=2, kind=StoryKind.TALKS, claim_status=ClaimStatus.DENIED, note="Two lines,\nзаметка “so” \\ '"
)
REQUEST = Request(id="a-1", asked="digest", decision_id="d1", story_id=7)


@pytest.fixture
def articles(unit: UnitOfWork) -> list[int]:
    """Four stored articles."""
    feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
    return unit.articles.add_all({feed_id: [make.article(f"Article {each}") for each in range(4)]}, now=NOON)[feed_id]


def opened(unit: UnitOfWork, *article_ids: int) -> int:
    story_id = unit.stories.open(now=NOON)
    put(unit, story_id, *article_ids)
    return story_id


def put(unit: UnitOfWork, story_id: int, *article_ids: int) -> None:
    """Let a story hold these articles and no others."""
    others = [member.stored.id for member in unit.stories.members([story_id])[story_id]]
    gone = [each for each in others if each not in article_ids]
    if gone:
        elsewhere = unit.stories.open(now=NOON)
        unit.stories.place([make.membership(each, elsewhere) for each in gone])
    unit.stories.place([make.membership(each, story_id) for each in article_ids])
    unit.stories.save_records({story_id: (make.record(article_ids), [])}, now=NOON)


def has_changed(unit: UnitOfWork, story_id: int) -> bool:
    story = unit.stories.get(story_id)
    assert story is not None
    return story.changed_since_review


def test_nothing_is_pinned_to_a_new_story(unit: UnitOfWork) -> None:
    story = unit.stories.get(unit.stories.open(now=NOON))
    assert story is not None
    assert story.pins == NO_PINS


@pytest.mark.parametrize("pins", [PINS, replace(PINS, kind=None), replace(PINS, note=""), NO_PINS])
def test_pins_come_back_as_they_were_set_and_raise_the_revision(unit: UnitOfWork, pins: Pins) -> None:
    story_id = unit.stories.open(now=NOON)
    unit.stories.pin(story_id, PINS, now=at(1))
    unit.stories.pin(story_id, pins, now=at(2))
    story = unit.stories.get(story_id)
    assert story is not None
    assert (story.pins, story.revision, story.changed) == (pins, 3, at(2))


def test_pins_outlive_records_reviews_and_merges(unit: UnitOfWork, articles: list[int]) -> None:
    story_id, other = opened(unit, articles[0]), opened(unit, articles[1])
    unit.stories.pin(story_id, PINS, now=NOON)
    put(unit, story_id, articles[0], articles[2])
    unit.stories.set_state(story_id, StoryState.DISMISSED, now=NOON)
    unit.stories.merge_away(story_id, other, now=NOON)
    unit.stories.revive(story_id, StoryState.OPEN, now=NOON)
    story = unit.stories.get(story_id)
    assert story is not None
    assert story.pins == PINS


def test_a_story_that_does_not_exist_cannot_be_pinned_to(unit: UnitOfWork) -> None:
    with pytest.raises(NotFound):
        unit.stories.pin(99, PINS, now=NOON)


def test_what_was_reviewed_is_what_the_story_held_then(unit: UnitOfWork, articles: list[int]) -> None:
    story_id = opened(unit, articles[1], articles[0])
    assert unit.stories.reviewed_articles(story_id) == ()
    unit.stories.set_state(story_id, StoryState.CONFIRMED, now=at(1))
    put(unit, story_id, *articles[:3])
    assert unit.stories.reviewed_articles(story_id) == tuple(articles[:2])
    unit.stories.set_state(story_id, StoryState.DISMISSED, now=at(2))
    assert unit.stories.reviewed_articles(story_id) == tuple(articles[:3])
    unit.stories.set_state(story_id, StoryState.OPEN, now=at(3))
    assert unit.stories.reviewed_articles(story_id) == ()


def test_a_story_that_holds_again_what_was_reviewed_has_not_changed_since(
    unit: UnitOfWork, articles: list[int]
) -> None:
    story_id = opened(unit, *articles[:2])
    unit.stories.set_state(story_id, StoryState.CONFIRMED, now=at(1))
    put(unit, story_id, *articles[:3])
    assert has_changed(unit, story_id)
    put(unit, story_id, *articles[:2])
    assert not has_changed(unit, story_id)


def test_what_came_and_went_since_the_review_is_told_of_reviewed_stories_alone(
    unit: UnitOfWork, articles: list[int]
) -> None:
    story_id, still, never = opened(unit, *articles[:2]), opened(unit, articles[3]), unit.stories.open(now=NOON)
    for each in (story_id, still):
        unit.stories.set_state(each, StoryState.CONFIRMED, now=at(1))
    put(unit, story_id, articles[1], articles[2])
    since = unit.stories.since_review([story_id, still, never])
    assert since == {story_id: SinceReview(came=(articles[2],), went=(articles[0],), edited=())}
    assert unit.stories.since_review([]) == {}
    unit.stories.set_state(story_id, StoryState.OPEN, now=at(2))
    assert unit.stories.since_review([story_id]) == {}


def test_a_reviewed_story_whose_article_is_edited_has_changed_since(unit: UnitOfWork, articles: list[int]) -> None:
    story_id, unreviewed = opened(unit, *articles[:2]), opened(unit, articles[3])
    unit.articles.revise([make.revision(articles[0], make.article("Edited before"))], now=at(0.5))
    unit.stories.set_state(story_id, StoryState.CONFIRMED, now=at(1))
    unit.stories.note_edits([story_id, unreviewed], now=at(1.5))
    assert not has_changed(unit, story_id)
    unit.articles.revise([make.revision(each, make.article(f"Edited {each}")) for each in articles[::3]], now=at(2))
    unit.stories.note_edits([story_id, unreviewed], now=at(2))
    assert has_changed(unit, story_id)
    assert not has_changed(unit, unreviewed)
    assert unit.stories.since_review([story_id]) == {story_id: SinceReview(came=(), went=(), edited=(articles[0],))}
    unit.stories.save_records({story_id: (make.record(articles[:2], headline="Edited"), [])}, now=at(3))
    assert has_changed(unit, story_id)
    unit.stories.put_back_review(story_id, StoryState.CONFIRMED, reviewed=at(1), articles=articles[:2], now=at(4))
    assert has_changed(unit, story_id)
    unit.stories.set_state(story_id, StoryState.CONFIRMED, now=at(5))
    assert not has_changed(unit, story_id)


@pytest.mark.parametrize("held", [2, 3])
def test_an_earlier_review_is_put_back_with_what_was_reviewed(unit: UnitOfWork, articles: list[int], held: int) -> None:
    story_id = opened(unit, *articles[:held])
    unit.stories.set_state(story_id, StoryState.DISMISSED, now=at(5))
    before = unit.stories.get(story_id)
    unit.stories.put_back_review(story_id, StoryState.CONFIRMED, reviewed=at(1), articles=articles[:2], now=at(6))
    story = unit.stories.get(story_id)
    assert before is not None
    assert story is not None
    assert (story.state, story.reviewed, story.changed_since_review) == (StoryState.CONFIRMED, at(1), held == 3)
    assert (story.revision, story.changed) == (before.revision + 1, at(6))
    assert unit.stories.reviewed_articles(story_id) == tuple(articles[:2])


def test_the_newest_row_about_a_question_is_its_answer(unit: UnitOfWork) -> None:
    unit.reviews.record(
        [
            make.story_event("d1", suggestion_id=5, action=Action.UNSURE),
            make.story_event("d2", suggestion_id=5, action=Action.SAME),
            make.story_event("d3", suggestion_id=6, action=Action.DIFFERENT),
            make.story_event("d4"),
        ]
    )
    found = unit.reviews.answers([5, 6, 7])
    assert {key: event.decision_id for key, event in found.items()} == {5: "d2", 6: "d3"}
    assert unit.reviews.answers([]) == {}


def test_rows_on_a_story_as_a_whole_come_newest_first(unit: UnitOfWork) -> None:
    unit.reviews.record(
        [
            make.story_event("d1", story_id=7, before={"kind": None}, after={"kind": "talks"}),
            make.story_event("d2", story_id=7, article_id=3, before={"story": 7}, after={"story": 8}),
            make.story_event("d3", story_id=7, suggestion_id=3),
            make.story_event("d4", story_id=8, before={"state of": 7}, after={"into": 8}),
            make.story_event("d5", story_id=7, before={"note": None}, after={"note": "so"}),
        ]
    )
    assert [event.decision_id for event in unit.reviews.on_story(7)] == ["d5", "d1"]
    assert unit.reviews.on_story(9) == []


def test_what_was_decided_since_a_moment_comes_in_order(unit: UnitOfWork) -> None:
    unit.reviews.record(
        [
            make.story_event("d1", at=at(1), story_id=7),
            make.story_event("d2", at=at(2), story_id=7),
            make.story_event("d3", at=at(3), story_id=8, before={"story": 7}, after={"story": 8}),
            make.story_event("d4", at=at(3), story_id=8),
        ]
    )
    assert [event.decision_id for event in unit.reviews.since(7, at(1))] == ["d2", "d3"]
    assert unit.reviews.since(7, at(3)) == []


def test_a_request_that_was_carried_out_comes_back(unit: UnitOfWork) -> None:
    assert unit.reviews.request("a-1") is None
    unit.reviews.remember(REQUEST, now=NOON)
    assert unit.reviews.request("a-1") == REQUEST


def test_a_request_is_kept_once(database: Database) -> None:
    with database.write() as unit:
        unit.reviews.remember(REQUEST, now=NOON)
        unit.commit()
    with pytest.raises(DatabaseError), database.write() as unit:
        unit.reviews.remember(replace(REQUEST, decision_id="d2"), now=NOON)
    with database.read() as unit:
        assert unit.reviews.request("a-1") == REQUEST

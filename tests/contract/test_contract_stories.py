"""What `ports.StoryStore` promises of stories, memberships and decisions; the queue has a module of its own."""

from __future__ import annotations

import pytest

from aggregator.errors import NotFound
from aggregator.model import MatchDecision, Outcome, PlacedBy, StoryState
from aggregator.ports import ArticlePlace, MembershipChange, Spread, UnitOfWork
from tests.support import make
from tests.support.make import NOON, at
from tests.support.placing import opened


@pytest.fixture
def articles(unit: UnitOfWork) -> list[int]:
    """Four stored articles, the first the latest."""
    feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
    stored = [make.article(f"Article {hour}", published=at(hour)) for hour in (4, 3, 2, 1)]
    return unit.articles.add_all({feed_id: stored}, now=NOON)[feed_id]


def revision(unit: UnitOfWork, story_id: int) -> int:
    story = unit.stories.get(story_id)
    assert story is not None
    return story.revision


def test_a_new_story_is_open_and_empty(unit: UnitOfWork) -> None:
    unit.stories.serialise()
    story_id = unit.stories.open(now=NOON)
    story = unit.stories.get(story_id)
    assert story is not None
    assert (story.state, story.record, story.opened, story.changed) == (StoryState.OPEN, None, NOON, NOON)
    assert (story.merged_into, story.reviewed, story.changed_since_review) == (None, None, False)
    assert (story.open_suggestions, story.topics) == (0, ())
    assert unit.stories.members([story_id]) == {story_id: []}


def test_missing_stories_are_left_out(unit: UnitOfWork) -> None:
    story_id = unit.stories.open(now=NOON)
    assert list(unit.stories.many([99, story_id])) == [story_id]
    assert unit.stories.get(99) is None
    assert unit.stories.resolve(99) is None


def test_members_come_in_time_order_with_how_they_came(unit: UnitOfWork, articles: list[int]) -> None:
    story_id = unit.stories.open(now=NOON)
    by_rule = make.membership(articles[0], story_id, probability=0.97, at=at(5))
    by_person = make.membership(articles[2], story_id, placed_by=PlacedBy.PERSON)
    unit.stories.place([by_rule, by_person])
    members = unit.stories.members([story_id])[story_id]
    assert [member.membership for member in members] == [by_person, by_rule]
    assert [member.stored for member in members] == list(unit.articles.many([articles[2], articles[0]]).values())


def test_times_of_articles_come_without_their_texts(unit: UnitOfWork, articles: list[int]) -> None:
    one, other = opened(unit, *articles[:2]), unit.stories.open(now=NOON)
    times = unit.stories.times([one, other])
    assert times == {
        one: {each.id: each.article.sort_time for each in unit.articles.many(articles[:2]).values()},
        other: {},
    }


def test_members_come_a_page_at_a_time(unit: UnitOfWork, articles: list[int]) -> None:
    story_id, other = opened(unit, *articles[:3]), unit.stories.open(now=NOON)
    members = unit.stories.members([story_id])[story_id]
    first = unit.stories.member_page(story_id, limit=2)
    assert first == members[:2]
    last = first[-1].stored
    place = ArticlePlace(sort_time=last.article.sort_time, id=last.id)
    assert unit.stories.member_page(story_id, limit=2, after=place) == members[2:]
    assert unit.stories.member_page(other, limit=2) == []


def test_members_of_one_moment_are_each_on_one_page(unit: UnitOfWork) -> None:
    feed_id = unit.feeds.add(make.feed_spec("Quay Mail"), now=NOON, next_due=NOON, paused=None)
    story_id = opened(
        unit, *unit.articles.add_all({feed_id: [make.article(each) for each in "ABC"]}, now=NOON)[feed_id]
    )
    seen: list[int] = []
    place = None
    while page := unit.stories.member_page(story_id, limit=1, after=place):
        seen.append(page[0].stored.id)
        place = ArticlePlace(sort_time=page[0].stored.article.sort_time, id=seen[-1])
    assert seen == [each.stored.id for each in unit.stories.members([story_id])[story_id]]


def test_articles_are_counted_by_the_part_of_a_storys_time(unit: UnitOfWork) -> None:
    feed_id = unit.feeds.add(make.feed_spec("Quay Mail"), now=NOON, next_due=NOON, paused=None)
    hours = (0, 1.5, 1.7, 2, 9.5, 10)
    came = [make.article(f"At {each}", published=at(each)) for each in hours]
    story_id = opened(unit, *unit.articles.add_all({feed_id: came}, now=NOON)[feed_id])
    at_once = opened(unit, *unit.articles.add_all({feed_id: [make.article("A"), make.article("B")]}, now=NOON)[feed_id])
    empty = unit.stories.open(now=NOON)
    spreads = unit.stories.spread([story_id, at_once, empty], parts=6)
    assert spreads[story_id] == Spread(first=at(0), last=at(10), counts=(1, 3, 0, 0, 0, 2))
    assert spreads[at_once].counts == (0, 0, 0, 2, 0, 0)
    assert empty not in spreads


def test_placing_moves_an_article_that_is_elsewhere(unit: UnitOfWork, articles: list[int]) -> None:
    one, other = opened(unit, *articles[:2]), opened(unit, articles[2])
    unit.stories.place([make.membership(articles[0], other, at=at(1))])
    members = unit.stories.members([one, other])
    assert [member.stored.id for member in members[one]] == [articles[1]]
    assert [member.stored.id for member in members[other]] == [articles[2], articles[0]]
    found = unit.stories.memberships([*articles, 99])
    assert {article_id: place.story_id for article_id, place in found.items()} == {
        articles[0]: other,
        articles[1]: one,
        articles[2]: other,
    }


def test_an_unknown_article_cannot_be_placed(unit: UnitOfWork) -> None:
    story_id = unit.stories.open(now=NOON)
    with pytest.raises(NotFound):
        unit.stories.place([make.membership(99, story_id)])


def test_every_placing_is_logged_in_order(unit: UnitOfWork, articles: list[int]) -> None:
    assert (unit.stories.first_change(), unit.stories.last_change()) == (0, 0)
    one = opened(unit, *articles[:2])
    before = unit.stories.last_change()
    other = opened(unit, articles[0])
    assert unit.stories.last_change() > before
    changes = unit.stories.changes(0, limit=9)
    assert [(each.article_id, each.story_id) for each in changes] == [
        (articles[0], one),
        (articles[1], one),
        (articles[0], other),
    ]
    last = unit.stories.last_change()
    assert unit.stories.changes(before, limit=9) == [MembershipChange(seq=last, article_id=articles[0], story_id=other)]
    assert len(unit.stories.changes(0, limit=2)) == 2


def test_the_window_holds_grouped_articles_of_a_period_in_time_order(unit: UnitOfWork, articles: list[int]) -> None:
    one, other = opened(unit, articles[0], articles[2]), opened(unit, articles[1])
    found = [(place.article_id, place.story_id) for place in unit.stories.signed_window(at(0), at(9), "a")]
    assert found == [(articles[2], one), (articles[1], other), (articles[0], one)]
    recent = unit.stories.signed_window(at(2), at(4), "a")
    assert [place.article_id for place in recent] == [articles[2], articles[1]]


def test_a_record_comes_back_as_it_was_saved(unit: UnitOfWork, articles: list[int]) -> None:
    story_id = opened(unit, *articles)
    record = make.record(articles, headline="Talks “open” \\ 'in' Веррин", languages=("en", "ru"), publishers=3)
    unit.stories.save_records({story_id: (record, ["verrin", "peace", "verrin"])}, now=at(1))
    story = unit.stories.get(story_id)
    assert story is not None
    assert (story.record, story.topics, story.changed) == (record, ("peace", "verrin"), at(1))


def test_saving_a_changed_record_or_topics_raises_the_revision(unit: UnitOfWork, articles: list[int]) -> None:
    story_id = opened(unit, articles[0])
    before = revision(unit, story_id)
    unit.stories.save_records({story_id: (make.record(articles[:1], headline="New"), [])}, now=at(1))
    unit.stories.save_records({story_id: (make.record(articles[:1], headline="New"), ["a"])}, now=at(1))
    assert revision(unit, story_id) == before + 2


def test_records_saved_together_change_as_each_would_by_itself(unit: UnitOfWork, articles: list[int]) -> None:
    stories = [opened(unit, article) for article in articles[:3]]
    unit.stories.set_state(stories[0], StoryState.CONFIRMED, now=at(1))
    before = [revision(unit, story_id) for story_id in stories]
    records = {
        stories[0]: (make.record(articles[:2]), ["a"]),
        stories[1]: (make.record(articles[1:2]), []),
        stories[2]: (make.record(articles[2:3]), ["b"]),
    }
    unit.stories.save_records(records, now=at(2))
    assert [revision(unit, story_id) for story_id in stories] == [before[0] + 1, before[1], before[2] + 1]
    found = [unit.stories.get(story_id) for story_id in stories]
    told = [(each.topics, each.changed_since_review, each.record_changed) for each in found if each]
    assert told == [(("a",), True, at(2)), ((), False, NOON), (("b",), False, NOON)]


def test_saving_an_unchanged_record_changes_nothing(unit: UnitOfWork, articles: list[int]) -> None:
    story_id = opened(unit, *articles)
    unit.stories.save_records({story_id: (make.record(articles), ["b", "a"])}, now=NOON)
    before = unit.stories.get(story_id)
    unit.stories.save_records({story_id: (make.record(articles), ["a", "b"])}, now=at(1))
    assert unit.stories.get(story_id) == before


@pytest.mark.parametrize("state", [StoryState.CONFIRMED, StoryState.DISMISSED])
def test_a_reviewed_story_that_gains_or_loses_articles_has_changed_since(
    unit: UnitOfWork, articles: list[int], state: StoryState
) -> None:
    story_id = opened(unit, *articles[:2])
    unit.stories.set_state(story_id, state, now=at(1))
    unit.stories.save_records({story_id: (make.record(articles[:2], headline="Edited"), [])}, now=at(2))
    story = unit.stories.get(story_id)
    assert story is not None
    assert (story.state, story.reviewed, story.changed_since_review) == (state, at(1), False)
    unit.stories.save_records({story_id: (make.record(articles[:3]), [])}, now=at(2))
    unit.stories.save_records({story_id: (make.record(articles[:3], headline="Edited"), [])}, now=at(2))
    story = unit.stories.get(story_id)
    assert story is not None
    assert story.changed_since_review
    unit.stories.set_state(story_id, state, now=at(3))
    story = unit.stories.get(story_id)
    assert story is not None
    assert (story.reviewed, story.changed_since_review) == (at(3), False)


def test_a_story_that_nobody_reviewed_is_never_changed_since(unit: UnitOfWork, articles: list[int]) -> None:
    story_id = opened(unit, articles[0])
    unit.stories.save_records({story_id: (make.record(articles), [])}, now=at(1))
    story = unit.stories.get(story_id)
    assert story is not None
    assert not story.changed_since_review


def test_a_story_that_is_open_again_counts_as_not_reviewed(unit: UnitOfWork, articles: list[int]) -> None:
    story_id = opened(unit, articles[0])
    unit.stories.set_state(story_id, StoryState.CONFIRMED, now=at(1))
    unit.stories.set_state(story_id, StoryState.OPEN, now=at(2))
    story = unit.stories.get(story_id)
    assert story is not None
    assert (story.state, story.reviewed) == (StoryState.OPEN, None)


def test_touching_and_reviewing_raise_the_revision(unit: UnitOfWork) -> None:
    story_id = unit.stories.open(now=NOON)
    before = revision(unit, story_id)
    unit.stories.touch(story_id, now=at(1))
    unit.stories.set_state(story_id, StoryState.CONFIRMED, now=at(2))
    story = unit.stories.get(story_id)
    assert story is not None
    assert (story.revision, story.changed) == (before + 2, at(2))


def test_what_does_not_exist_cannot_be_changed(unit: UnitOfWork) -> None:
    with pytest.raises(NotFound):
        unit.stories.touch(99, now=NOON)
    with pytest.raises(NotFound):
        unit.stories.save_records({99: (make.record(), [])}, now=NOON)


def test_a_merged_story_leads_to_the_end_of_its_chain(unit: UnitOfWork, articles: list[int]) -> None:
    one, two, three = opened(unit, articles[0]), opened(unit, articles[1]), opened(unit, articles[2])
    unit.stories.place([make.membership(articles[0], two)])
    unit.stories.merge_away(one, two, now=at(1))
    unit.stories.place([make.membership(each, three) for each in articles[:2]])
    unit.stories.merge_away(two, three, now=at(2))
    assert [unit.stories.resolve(each) for each in (one, two, three)] == [three, three, three]
    merged = unit.stories.get(one)
    assert merged is not None
    assert (merged.state, merged.merged_into, merged.record, merged.topics) == (StoryState.MERGED, two, None, ())


def test_a_revived_story_is_itself_again(unit: UnitOfWork, articles: list[int]) -> None:
    one, two = opened(unit, articles[0]), opened(unit, articles[1])
    unit.stories.set_state(one, StoryState.CONFIRMED, now=NOON)
    unit.stories.merge_away(one, two, now=at(1))
    unit.stories.revive(one, StoryState.CONFIRMED, now=at(2))
    unit.stories.save_records({one: (make.record(articles[:1]), ["a"])}, now=at(2))
    story = unit.stories.get(one)
    assert story is not None
    assert (story.state, story.merged_into, story.topics) == (StoryState.CONFIRMED, None, ("a",))
    assert not story.changed_since_review
    assert unit.stories.resolve(one) == one


def test_living_stories_come_by_id_in_portions(unit: UnitOfWork) -> None:
    ids = [unit.stories.open(now=NOON) for _ in range(4)]
    unit.stories.merge_away(ids[1], ids[0], now=NOON)
    assert unit.stories.living(0, limit=2) == [ids[0], ids[2]]
    assert unit.stories.living(ids[2], limit=2) == [ids[3]]


def test_stories_are_counted_by_state(unit: UnitOfWork) -> None:
    ids = [unit.stories.open(now=NOON) for _ in range(4)]
    unit.stories.set_state(ids[0], StoryState.CONFIRMED, now=NOON)
    unit.stories.merge_away(ids[1], ids[0], now=NOON)
    assert unit.stories.counts() == {
        StoryState.OPEN: 2,
        StoryState.CONFIRMED: 1,
        StoryState.DISMISSED: 0,
        StoryState.MERGED: 1,
    }


def test_the_latest_decision_about_an_article_comes_back_with_its_evidence(
    unit: UnitOfWork, articles: list[int]
) -> None:
    story_id = opened(unit, articles[0])
    linked = MatchDecision(
        outcome=Outcome.LINK,
        chosen=make.comparison(story_id, probability=0.123456789012345),
        suggestions=(make.comparison(story_id), make.comparison(story_id, warnings=())),
        note="must-link by a person",
    )
    older = make.stored_decision(articles[0], story_id)
    newer = make.stored_decision(articles[0], story_id, decision=linked, at=at(1), engine="test-2")
    other = make.stored_decision(articles[1], story_id)
    unit.stories.add_decisions([older, other])
    unit.stories.add_decisions([newer])
    unit.stories.add_decisions([])
    assert unit.stories.decisions([*articles, 99]) == {articles[0]: newer, articles[1]: other}

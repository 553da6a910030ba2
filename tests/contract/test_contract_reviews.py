"""What `ports.ReviewStore` promises."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aggregator.errors import Contradiction
from aggregator.model import Action, ConstraintKind, PairConstraint, SuggestionState
from aggregator.ports import UnitOfWork
from tests.support import make
from tests.support.make import NOON, at

MUST, CANNOT = ConstraintKind.MUST_LINK, ConstraintKind.CANNOT_LINK


@pytest.fixture
def stories(unit: UnitOfWork) -> list[int]:
    """Three stories of one article each; on an empty database the ids of story and article are the same."""
    feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
    ids = unit.articles.add_all({feed_id: [make.article(name) for name in ("A", "B", "C")]}, now=NOON)[feed_id]
    opened = [unit.stories.open(now=NOON) for _ in ids]
    unit.stories.place([make.membership(*pair) for pair in zip(ids, opened, strict=True)])
    assert ids == opened
    return opened


def test_a_suggestion_comes_back_with_its_evidence(unit: UnitOfWork, stories: list[int]) -> None:
    suggestion = make.suggestion(stories[0], stories[1], at=at(1))
    suggestion_id = unit.reviews.suggest(suggestion)
    assert suggestion_id is not None
    assert unit.reviews.suggestion(suggestion_id) == replace(suggestion, id=suggestion_id)
    assert unit.reviews.suggestion(999) is None


@pytest.mark.parametrize("state", list(SuggestionState))
def test_the_same_question_is_never_asked_twice(unit: UnitOfWork, stories: list[int], state: SuggestionState) -> None:
    first = unit.reviews.suggest(make.suggestion(stories[0], stories[1]))
    assert first is not None
    unit.reviews.answer([first], state)
    assert unit.reviews.suggest(make.suggestion(stories[0], stories[1])) is None
    assert unit.reviews.suggest(make.suggestion(stories[1], stories[0])) is not None


def test_unanswered_suggestions_about_a_story_come_most_probable_first(unit: UnitOfWork, stories: list[int]) -> None:
    one, two, three = stories
    probabilities = {(one, two): 0.3, (three, one): 0.7, (one, three): 0.5, (two, three): 0.9}
    ids = {
        pair: unit.reviews.suggest(make.suggestion(*pair, comparison=make.comparison(pair[1], probability=chance)))
        for pair, chance in probabilities.items()
    }
    unit.reviews.answer([ids[one, three] or 0], SuggestionState.UNSURE)

    def about(story_id: int) -> list[int]:
        return [each.id for each in unit.reviews.suggestions_about(story_id)]

    assert about(one) == [ids[three, one], ids[one, three], ids[one, two]]
    unit.reviews.answer([ids[three, one] or 0], SuggestionState.DIFFERENT)
    assert about(one) == [ids[one, three], ids[one, two]]
    assert about(two) == [ids[two, three], ids[one, two]]


def test_all_suggestions_about_articles_are_found_whatever_was_answered(unit: UnitOfWork, stories: list[int]) -> None:
    one, two, three = stories
    pairs = [(two, one), (one, two), (one, three), (three, one)]
    ids = [unit.reviews.suggest(make.suggestion(*pair)) or 0 for pair in pairs]
    unit.reviews.answer([ids[1]], SuggestionState.WITHDRAWN)
    found = unit.reviews.suggestions_of([one, two])
    assert [(each.id, each.state) for each in found] == [
        (ids[0], SuggestionState.OPEN),
        (ids[1], SuggestionState.WITHDRAWN),
        (ids[2], SuggestionState.OPEN),
    ]
    assert found[0] == unit.reviews.suggestion(ids[0])
    assert unit.reviews.suggestions_of([]) == []


def test_a_suggestion_names_another_story_unless_its_article_has_one_for_that(
    unit: UnitOfWork, stories: list[int]
) -> None:
    one, two, three = stories
    first = unit.reviews.suggest(make.suggestion(one, two))
    second = unit.reviews.suggest(make.suggestion(three, two))
    assert first is not None
    assert second is not None
    assert unit.reviews.retarget(first, three)
    assert not unit.reviews.retarget(first, three)
    moved = unit.reviews.suggestion(first)
    assert moved is not None
    assert moved.story_id == three
    again = unit.reviews.suggest(make.suggestion(one, two))
    assert again is not None
    assert not unit.reviews.retarget(again, three)


def test_a_question_between_two_stories_is_found_from_either_side(unit: UnitOfWork, stories: list[int]) -> None:
    one, two, three = stories
    unit.reviews.suggest(make.suggestion(one, two))
    assert unit.reviews.asked_between([one]) == unit.reviews.asked_between({two, three}) == {(one, two)}
    assert unit.reviews.asked_between([three]) == set()
    assert unit.reviews.asked_between([]) == set()
    unit.reviews.suggest(make.suggestion(two, one))
    unit.reviews.suggest(make.suggestion(three, one))
    assert unit.reviews.asked_between([two]) == {(one, two), (two, one)}
    assert unit.reviews.asked_between(stories) == {(one, two), (two, one), (three, one)}


@pytest.mark.parametrize("state", list(SuggestionState))
def test_only_open_and_unsure_suggestions_stand_between_stories(
    unit: UnitOfWork, stories: list[int], state: SuggestionState
) -> None:
    one, two, _ = stories
    suggestion_id = unit.reviews.suggest(make.suggestion(one, two))
    unit.reviews.answer([suggestion_id or 0], state)
    stands = state in (SuggestionState.OPEN, SuggestionState.UNSURE)
    assert unit.reviews.asked_between([one]) == ({(one, two)} if stands else set())


def test_a_question_follows_its_article_and_the_merges_of_the_story_asked_about(
    unit: UnitOfWork, stories: list[int]
) -> None:
    one, two, three = stories
    later = unit.stories.open(now=NOON)
    unit.reviews.suggest(make.suggestion(one, two))
    unit.stories.place([make.membership(two, three)])
    unit.stories.merge_away(two, three, now=NOON)
    assert unit.reviews.asked_between([one]) == unit.reviews.asked_between([three]) == {(one, three)}
    unit.stories.place([make.membership(two, later), make.membership(three, later)])
    unit.stories.merge_away(three, later, now=NOON)
    assert unit.reviews.asked_between([one]) == unit.reviews.asked_between([later]) == {(one, later)}
    other = unit.stories.open(now=NOON)
    unit.stories.place([make.membership(one, other)])
    assert unit.reviews.asked_between([later]) == unit.reviews.asked_between([other]) == {(other, later)}
    assert unit.reviews.asked_between([one]) == set()


def test_a_story_is_never_asked_about_itself(unit: UnitOfWork, stories: list[int]) -> None:
    one, two, _ = stories
    unit.reviews.suggest(make.suggestion(one, two))
    unit.stories.place([make.membership(one, two)])
    unit.stories.merge_away(one, two, now=NOON)
    assert unit.reviews.asked_between(stories) == set()


def test_whether_two_stories_were_kept_apart_is_told_by_the_constraints_of_their_articles(
    unit: UnitOfWork, stories: list[int]
) -> None:
    """A word about an article stays with it, whatever story it is moved to."""
    one, two, three = stories
    apart = PairConstraint.of(one, two, CANNOT, "d1")
    unit.reviews.constrain([apart])
    unit.stories.place([make.membership(one, three)])
    members = unit.stories.members([three, two])
    articles = [member.stored.id for story_id in (three, two) for member in members[story_id]]
    assert unit.reviews.constraints(articles) == [apart]


def test_constraints_are_found_by_either_article(unit: UnitOfWork, stories: list[int]) -> None:
    one, two, three = stories
    first = PairConstraint.of(two, one, MUST, "d1")
    second = PairConstraint.of(two, three, CANNOT, "d1")
    unit.reviews.constrain([second, first])
    assert unit.reviews.constraints([two]) == [first, second]
    assert unit.reviews.constraints([one]) == [first]
    assert unit.reviews.constraints([three, one]) == [first, second]
    assert unit.reviews.constraints([]) == []


def test_what_two_decisions_say_of_a_pair_stands_until_both_are_lifted(unit: UnitOfWork, stories: list[int]) -> None:
    one, two, _ = stories
    older, newer = PairConstraint.of(one, two, MUST, "d1"), PairConstraint.of(two, one, MUST, "d2")
    unit.reviews.constrain([older, older])
    unit.reviews.constrain([newer, older])
    assert unit.reviews.constraints([one]) == [older, newer]
    assert unit.reviews.lift("d1") == 1
    assert unit.reviews.constraints([one]) == [newer]


def test_a_contradicting_constraint_is_refused(unit: UnitOfWork, stories: list[int]) -> None:
    one, two, _ = stories
    unit.reviews.constrain([PairConstraint.of(one, two, MUST, "d1")])
    with pytest.raises(Contradiction, match=f"articles {one} and {two}"):
        unit.reviews.constrain([PairConstraint.of(two, one, CANNOT, "d2")])


def test_any_number_of_pairs_is_kept_and_lifted(unit: UnitOfWork, stories: list[int]) -> None:
    titles = [make.article(f"Report {number}") for number in range(300)]
    ids = unit.articles.add_all({1: titles}, now=NOON)[1]
    pairs = [(low, high) for low in ids[:150] for high in ids[150:]]
    unit.reviews.constrain([PairConstraint.of(*pair, CANNOT, "d1") for pair in pairs])
    assert [(each.low, each.high) for each in unit.reviews.constraints(ids)] == pairs
    assert unit.reviews.constraints(stories) == []
    assert unit.reviews.lift("d1") == len(pairs)


def test_lifting_removes_a_decisions_constraints_alone(unit: UnitOfWork, stories: list[int]) -> None:
    one, two, three = stories
    kept = PairConstraint.of(two, three, MUST, "d2")
    unit.reviews.constrain(
        [PairConstraint.of(one, two, CANNOT, "d1"), PairConstraint.of(one, three, CANNOT, "d1"), kept]
    )
    assert unit.reviews.lift("d1") == 2
    assert unit.reviews.constraints(stories) == [kept]


def test_the_history_comes_newest_first_as_it_was_recorded(unit: UnitOfWork) -> None:
    moved = make.story_event(
        "d1",
        action=Action.TAKE_OUT,
        article_id=5,
        suggestion_id=6,
        before={"story": 1, "probability": 0.25, "placed by": "rule"},
        after={"story": 2, "note": None},
        reason="other\0place 🕊",
        undoes="d0",
    )
    unit.reviews.record([])
    unit.reviews.record([moved, make.story_event("d1")])
    unit.reviews.record([make.story_event("d2", at=at(1))])
    history = unit.reviews.history(limit=9)
    assert [event.decision_id for event in history] == ["d2", "d1", "d1"]
    assert history[0].id > history[1].id > history[2].id
    assert replace(history[2], id=0, reason="") == replace(moved, reason="")
    assert [event.id for event in unit.reviews.history(limit=1, before=history[0].id)] == [history[1].id]
    assert unit.reviews.decision("d1") == [history[2], history[1]]
    assert unit.reviews.decision("d9") == []


def test_a_storys_history_holds_what_was_taken_on_it_or_names_it(unit: UnitOfWork) -> None:
    unit.reviews.record(
        [
            make.story_event("on it", story_id=7),
            make.story_event("from it", story_id=1, before={"story": 7}, after={"story": 1}),
            make.story_event("to it", story_id=1, before={"story": 1}, after={"story": 7}),
            make.story_event("into it", story_id=1, before={"state of": 1, "state": "open"}, after={"into": 7}),
            make.story_event("asking about it", story_id=1, before={"asks about": 7}, after={"asks about": 1}),
            make.story_event("its number elsewhere", story_id=1, article_id=7, before={"article": 7}),
        ]
    )
    found = [event.decision_id for event in unit.reviews.history(story_id=7, limit=9)]
    assert found == ["asking about it", "into it", "to it", "from it", "on it"]
    assert len(unit.reviews.history(story_id=1, limit=9)) == 5
    [oldest] = unit.reviews.history(story_id=7, limit=9)[-1:]
    assert unit.reviews.history(story_id=7, limit=2, before=oldest.id) == []
    assert len(unit.reviews.history(story_id=1, limit=2, before=oldest.id + 3)) == 2


def test_the_history_of_one_person_leaves_out_what_others_decided(unit: UnitOfWork) -> None:
    for decision_id, who in (("d1", "Ana"), ("d2", "Ben"), ("d3", "Ana")):
        unit.reviews.record([replace(make.story_event(decision_id, story_id=7), who=who)])
    unit.reviews.record([replace(make.story_event("d4", story_id=1), who="Ana")])
    found = unit.reviews.history(who="Ana", limit=2)
    assert [event.decision_id for event in found] == ["d4", "d3"]
    assert [event.decision_id for event in unit.reviews.history(who="Ana", limit=2, before=found[-1].id)] == ["d1"]
    of_story = unit.reviews.history(story_id=7, who="Ana", limit=9)
    assert [event.decision_id for event in of_story] == ["d3", "d1"]


def test_an_undone_decision_says_by_which(unit: UnitOfWork) -> None:
    unit.reviews.record([make.story_event("d1"), make.story_event("d1"), make.story_event("d2")])
    unit.reviews.mark_undone("d1", "d3")
    assert [event.undone_by for event in unit.reviews.history(limit=9)] == [None, "d3", "d3"]

"""Moving articles to another story, and splitting a story into several."""

from __future__ import annotations

import pytest

from aggregator.errors import Contradiction, DecisionRefused
from aggregator.model import Action, ConstraintKind, PlacedBy, SuggestionState, Verdict
from tests.support.reviewing import Desk

MUST, CANNOT = ConstraintKind.MUST_LINK, ConstraintKind.CANNOT_LINK


def test_a_moved_article_is_linked_with_its_new_story_and_kept_from_its_old_one(desk: Desk) -> None:
    moved = desk.reviewing.move(desk.first, [desk.b], desk.second, who="ada")
    assert desk.places() == [desk.first, desk.second, desk.second, desk.second]
    assert desk.constraints() == {(desk.b, desk.c, MUST), (desk.a, desk.b, CANNOT)}
    assert moved.story_id == desk.second
    row, settled = desk.rows(moved.decision_id)
    assert (row.action, row.article_id, row.before["story"], row.after) == (
        Action.MOVE, desk.b, desk.first, {"story": desk.second},
    )  # fmt: skip
    assert (settled.suggestion_id, settled.after) == (desk.question, {"suggestion": "withdrawn"})


def test_records_follow_what_is_moved(desk: Desk) -> None:
    desk.reviewing.move(desk.first, [desk.b], desk.second, who="ada")
    held = [story.record.articles for story in map(desk.story, (desk.first, desk.second)) if story.record]
    assert held == [1, 3]


def test_undoing_a_move_puts_the_articles_back_and_lifts_what_was_said(desk: Desk) -> None:
    moved = desk.reviewing.move(desk.first, [desk.b], desk.second, who="ada")
    desk.reviewing.undo(moved.decision_id, who="ada")
    assert desk.places() == [desk.first, desk.first, desk.second, desk.second]
    assert desk.constraints() == set()
    with desk.database.read() as uow:
        assert uow.stories.memberships([desk.b])[desk.b].placed_by is PlacedBy.RULE


def test_moving_the_article_asked_about_settles_the_question_until_it_is_undone(desk: Desk) -> None:
    moved = desk.reviewing.move(desk.second, [desk.c], desk.first, who="ada")
    assert desk.question_state() is SuggestionState.WITHDRAWN
    desk.reviewing.undo(moved.decision_id, who="ada")
    assert desk.question_state() is SuggestionState.OPEN


def test_moving_all_articles_of_a_story_merges_it(desk: Desk) -> None:
    moved = desk.reviewing.move(desk.second, [desk.c, desk.d], desk.first, who="ada")
    assert desk.places() == [desk.first] * 4
    assert {row.action for row in desk.rows(moved.decision_id)} == {Action.MERGE}
    with desk.database.read() as uow:
        assert uow.stories.resolve(desk.second) == desk.first


def test_a_move_against_an_earlier_no_is_refused_with_the_way(desk: Desk) -> None:
    earlier = desk.reviewing.answer(desk.question, Verdict.DIFFERENT, who="bea")
    with pytest.raises(Contradiction, match=rf"article {desk.c} ≠ article {desk.a} .*{earlier.decision_id}.* by bea"):
        desk.reviewing.move(desk.second, [desk.c], desk.first, who="ada")


def test_a_move_that_parts_what_belongs_together_is_refused_with_the_way(desk: Desk) -> None:
    desk.say(desk.a, desk.b, MUST, "one")
    with pytest.raises(Contradiction, match=rf"article {desk.b} = article {desk.a} \(decision one\)"):
        desk.reviewing.move(desk.first, [desk.b], desk.second, who="ada")


@pytest.mark.parametrize(
    ("articles", "into", "told"),
    [([], 2, "no article was chosen"), ([3], 2, "article 3 is not in story 1"), ([1], 1, "are in story 1 already")],
)
def test_a_move_that_makes_no_sense_is_refused(desk: Desk, articles: list[int], into: int, told: str) -> None:
    with pytest.raises(DecisionRefused, match=told):
        desk.reviewing.move(desk.first, articles, into, who="ada")


def test_a_story_is_split_into_several_that_are_all_kept_apart(desk: Desk) -> None:
    desk.reviewing.merge(desk.second, desk.first, who="ada")
    third, fourth = desk.arrive(desk.first), desk.arrive(desk.first, "Fourth")
    done = desk.reviewing.split(desk.first, [[third], [fourth]], who="ada", reason="three events")
    with desk.database.read() as uow:
        one, other = (uow.stories.memberships([each])[each].story_id for each in (third, fourth))
        said = {(each.low, each.high): each.kind for each in uow.reviews.constraints([third, fourth])}
    assert len({one, other, desk.first}) == 3
    assert desk.places() == [desk.first] * 4
    assert said == {(low, high): CANNOT for high in (third, fourth) for low in (*range(1, 5), third) if low < high}
    assert done.story_id == desk.first
    assert {(row.action, row.article_id) for row in desk.rows(done.decision_id)} == {
        (Action.SPLIT, third), (Action.SPLIT, fourth),
    }  # fmt: skip


def test_of_a_story_that_is_split_whole_the_lead_keeps_the_number(desk: Desk) -> None:
    desk.reviewing.split(desk.first, [[desk.b], [desk.a]], who="ada")
    places = desk.places()
    assert places[0] == desk.first
    assert places[1] not in (desk.first, desk.second)
    assert desk.constraints() == {(desk.a, desk.b, CANNOT)}


def test_an_article_that_a_group_names_twice_is_one(desk: Desk) -> None:
    desk.reviewing.split(desk.first, [[desk.a, desk.a]], who="ada")
    places = desk.places()
    assert places[1] == desk.first
    assert places[0] not in (desk.first, desk.second)


def test_undoing_a_split_leaves_no_empty_story(desk: Desk) -> None:
    done = desk.reviewing.split(desk.first, [[desk.b]], who="ada")
    opened = desk.places()[1]
    desk.reviewing.undo(done.decision_id, who="ada")
    assert desk.places()[:2] == [desk.first, desk.first]
    with desk.database.read() as uow:
        assert uow.stories.resolve(opened) == desk.first


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        ([], "no article was chosen"),
        ([[1], []], "no article was chosen"),
        ([[1], [1, 2]], "article 1 is in two groups"),
        ([[3]], "article 3 is not in story 1"),
        ([[1, 2]], "leaves the story as it is"),
    ],
)
def test_a_split_that_makes_no_sense_is_refused(desk: Desk, groups: list[list[int]], told: str) -> None:
    with pytest.raises(DecisionRefused, match=told):
        desk.reviewing.split(desk.first, groups, who="ada")


def test_a_split_that_parts_what_belongs_together_is_refused_with_the_way(desk: Desk) -> None:
    desk.say(desk.a, desk.b, MUST, "one")
    with pytest.raises(Contradiction, match=rf"article {desk.b} = article {desk.a} \(decision one\)"):
        desk.reviewing.split(desk.first, [[desk.b]], who="ada")


def test_a_question_that_taking_out_has_answered_is_settled(desk: Desk) -> None:
    asked = desk.ask(desk.b, desk.first)
    desk.reviewing.take_out(desk.first, [desk.b], who="ada")
    assert desk.question_state(asked) is SuggestionState.WITHDRAWN

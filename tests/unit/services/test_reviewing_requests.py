"""The same request twice, a story that has changed meanwhile, and a question that somebody else has answered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aggregator.errors import Answered, DecisionRefused, RequestReused, StoryChanged
from aggregator.model import SuggestionState, Verdict
from aggregator.records import refresh_records
from tests.support.make import article, revision
from tests.support.reviewing import Desk


def test_the_same_request_twice_is_one_decision_with_one_outcome(desk: Desk) -> None:
    first = desk.reviewing.take_out(desk.first, [desk.b], who="ada", request="form-1")
    again = desk.reviewing.take_out(desk.first, [desk.b], who="ada", request="form-1")
    assert again == first
    with desk.database.read() as uow:
        assert {row.decision_id for row in uow.reviews.history(limit=9)} == {first.decision_id}


def test_a_repeated_request_is_answered_even_where_the_story_has_changed_by_it(desk: Desk) -> None:
    shown = {desk.first: desk.story(desk.first).revision}
    first = desk.reviewing.confirm(desk.first, who="ada", shown=shown, request="form-1")
    assert desk.reviewing.confirm(desk.first, who="ada", shown=shown, request="form-1") == first


def test_an_undo_sent_twice_is_one_undo(desk: Desk) -> None:
    merged = desk.reviewing.merge(desk.second, desk.first, who="ada")
    first = desk.reviewing.undo(merged.decision_id, who="ada", request="form-2")
    assert desk.reviewing.undo(merged.decision_id, who="ada", request="form-2") == first


def test_an_id_that_was_used_for_something_else_is_refused(desk: Desk) -> None:
    desk.reviewing.confirm(desk.first, who="ada", request="form-1")
    for other in (
        lambda: desk.reviewing.confirm(desk.second, who="ada", request="form-1"),
        lambda: desk.reviewing.dismiss(desk.first, who="ada", request="form-1"),
        lambda: desk.reviewing.note(desk.first, "so", who="ada", request="form-1"),
    ):
        with pytest.raises(RequestReused, match="form-1 has been carried out before"):
            other()


def test_a_request_that_was_refused_may_be_sent_again(desk: Desk) -> None:
    with pytest.raises(DecisionRefused):
        desk.reviewing.reopen(desk.first, who="ada", request="form-1")
    desk.reviewing.confirm(desk.first, who="ada")
    assert desk.reviewing.reopen(desk.first, who="ada", request="form-1").story_id == desk.first


def test_a_refusal_names_the_articles_that_came_and_went_and_the_decisions(desk: Desk) -> None:
    shown = desk.story(desk.first)
    late = desk.arrive(desk.first)
    taken = desk.reviewing.take_out(desk.first, [desk.b], who="bea")
    with pytest.raises(StoryChanged) as refused:
        desk.reviewing.confirm(
            desk.first, who="ada", shown={desk.first: shown.revision}, seen={desk.first: shown.changed}
        )
    assert (refused.value.came, refused.value.went) == ((late,), (desk.b,))
    assert list(refused.value.decisions) == [taken.decision_id]
    assert str(refused.value) == (
        f"story {desk.first} has changed since it was shown (revision {shown.revision}, "
        f"now {desk.story(desk.first).revision}): article {late} came; article {desk.b} went; "
        f"take out, decision {taken.decision_id}, by bea on 2026-03-02 12:01 UTC; look again"
    )


def test_a_refusal_names_the_articles_that_were_edited_since_and_no_others(desk: Desk) -> None:
    with desk.database.write() as uow:
        uow.articles.revise([revision(desk.b, article("Before it was shown"))], now=desk.clock.now())
        uow.commit()
    desk.clock.move(timedelta(minutes=1))
    shown, seen = desk.story(desk.first).revision, desk.clock.now()
    desk.clock.move(timedelta(minutes=1))
    with desk.database.write() as uow:
        uow.articles.revise([revision(desk.a, article("Bridge reopens"))], now=desk.clock.now())
        refresh_records(uow, [desk.first], topics=(), now=desk.clock.now())
        uow.commit()
    with pytest.raises(StoryChanged, match=f": article {desk.a} was edited; look again") as refused:
        desk.reviewing.confirm(desk.first, who="ada", shown={desk.first: shown}, seen={desk.first: seen})
    assert (refused.value.came, refused.value.went, refused.value.edited) == ((), (), (desk.a,))


def test_a_refusal_without_the_moment_seen_still_says_that_the_story_changed(desk: Desk) -> None:
    revision = desk.story(desk.first).revision
    desk.arrive(desk.first)
    with pytest.raises(StoryChanged, match=r"now \d+\); look again") as refused:
        desk.reviewing.confirm(desk.first, who="ada", shown={desk.first: revision})
    assert (refused.value.came, refused.value.decisions) == ((), {})


def test_of_two_who_answer_a_question_the_second_is_told_the_first_ones_answer(desk: Desk) -> None:
    shown = {story_id: desk.story(story_id).revision for story_id in (desk.first, desk.second)}
    first = desk.reviewing.answer(desk.question, Verdict.DIFFERENT, who="ada", reason="other year", shown=shown)
    with pytest.raises(Answered) as refused:
        desk.reviewing.answer(desk.question, Verdict.SAME, who="bea", shown=shown)
    assert refused.value.decision_id == first.decision_id
    assert str(refused.value) == (
        f"this question has been answered already: different, decision {first.decision_id}, "
        "by ada on 2026-03-02 12:00 UTC (“other year”)"
    )


def test_a_question_that_a_merge_has_settled_names_the_merge(desk: Desk) -> None:
    merged = desk.reviewing.merge(desk.second, desk.first, who="ada")
    with pytest.raises(Answered, match=f"already: merge, decision {merged.decision_id}"):
        desk.reviewing.answer(desk.question, Verdict.SAME, who="bea")


def test_an_unsure_answer_that_was_followed_by_another_is_not_undone(desk: Desk) -> None:
    unsure = desk.reviewing.answer(desk.question, Verdict.UNSURE, who="ada")
    desk.clock.move(timedelta(minutes=1))
    desk.reviewing.answer(desk.question, Verdict.DIFFERENT, who="bea")
    with pytest.raises(DecisionRefused, match="undo the later decision first"):
        desk.reviewing.undo(unsure.decision_id, who="ada")
    assert desk.question_state() is SuggestionState.DIFFERENT

"""Matching run again: what people have said stays, and what they have closed changes only by questions."""

from __future__ import annotations

from aggregator.model import ConstraintKind, Pins, StoryKind, SuggestionState
from tests.support.desk import places
from tests.support.grouping import Newsroom, regrouper, told
from tests.support.make import at, suggestion
from tests.unit.services.test_regrouping import SINCE, UNTIL, again, arrived, asked, put, wrong_place


def test_a_confirmed_story_changes_only_by_a_question() -> None:
    newsroom, ids = arrived()
    quake, _, strike = places(newsroom.database, ids)
    newsroom.reviewing.confirm(strike, who="ada")
    put(newsroom, ids[1], strike)
    plan = again(newsroom)
    assert plan.moves == ()
    assert (ids[1], quake) in asked(plan)
    assert places(newsroom.database, ids) == [quake, strike, strike]
    assert again(newsroom).questions == ()  # asked once


def test_an_article_that_would_join_a_confirmed_story_is_asked_about() -> None:
    newsroom, ids = arrived()
    quake, _, strike = places(newsroom.database, ids)
    put(newsroom, ids[1], strike)
    newsroom.reviewing.confirm(quake, who="ada")
    plan = again(newsroom)
    assert (ids[1], quake) in asked(plan)
    assert places(newsroom.database, ids)[0] == quake != places(newsroom.database, ids)[1]


def test_verdicts_hold_whatever_the_weights_say() -> None:
    newsroom, ids = arrived()
    quake = places(newsroom.database, ids)[0]
    newsroom.constrain(ids[0], ids[1], ConstraintKind.CANNOT_LINK)
    again(newsroom)
    one, other, strike = places(newsroom.database, ids)
    assert one == quake != other
    newsroom.constrain(ids[1], ids[2], ConstraintKind.MUST_LINK)
    put(newsroom, ids[1], strike)
    assert again(newsroom).moves == ()
    assert places(newsroom.database, ids)[1] == strike


def test_what_a_person_placed_stays() -> None:
    newsroom, ids = arrived()
    quake = places(newsroom.database, ids)[0]
    newsroom.reviewing.take_out(quake, [ids[1]], who="ada")
    taken = places(newsroom.database, ids)[1]
    again(newsroom)
    assert places(newsroom.database, ids)[1] == taken != quake


def test_a_question_that_a_move_answers_is_withdrawn_and_asked_again_where_it_is_undone() -> None:
    newsroom, ids = arrived()
    quake, strike = wrong_place(newsroom, ids)
    with newsroom.database.write() as uow:
        question = uow.reviews.suggest(suggestion(ids[1], quake))
        uow.commit()
    assert asked(regrouper(newsroom, link=0.9999).preview(SINCE, UNTIL)) == []  # it is being asked already
    again(newsroom)
    assert state_of(newsroom, question) is SuggestionState.WITHDRAWN
    put(newsroom, ids[1], strike)
    newsroom.reviewing.confirm(strike, who="ada")
    assert (ids[1], quake) in asked(again(newsroom))
    assert state_of(newsroom, question) is SuggestionState.OPEN


def state_of(newsroom: Newsroom, question: int | None) -> SuggestionState:
    with newsroom.database.read() as uow:
        found = uow.reviews.suggestion(question or 0)
    assert found is not None
    return found.state


def asked_apart(newsroom: Newsroom, ids: list[int]) -> tuple[int, int | None]:
    """A new story with the second article alone, which regrouping will empty, and a question about it."""
    with newsroom.database.write() as uow:
        story_id = uow.stories.open(now=at(3))
        uow.commit()
    put(newsroom, ids[1], story_id)
    with newsroom.database.write() as uow:
        question = uow.reviews.suggest(suggestion(ids[2], story_id))
        uow.commit()
    return story_id, question


def test_a_question_about_a_merged_story_is_then_about_its_heir() -> None:
    newsroom, ids = arrived()
    quake, _, strike = places(newsroom.database, ids)
    apart, question = asked_apart(newsroom, ids)
    assert again(newsroom).merged == {apart: quake}
    with newsroom.database.read() as uow:
        (found,) = uow.reviews.suggestions_about(quake)
        assert uow.reviews.asked_between([strike]) == {(strike, quake)}
    assert found.id == question


def test_what_is_pinned_to_a_story_that_is_merged_away_goes_on_with_its_heir() -> None:
    newsroom, ids = arrived()
    quake = places(newsroom.database, ids)[0]
    with newsroom.database.write() as uow:
        empty = uow.stories.open(now=at(3))
        uow.commit()
    put(newsroom, ids[1], empty)
    newsroom.reviewing.note(empty, "ask the institute", who="ada")
    newsroom.reviewing.set_kind(quake, StoryKind.INCIDENT, who="ada")
    assert again(newsroom).merged == {empty: quake}
    with newsroom.database.read() as uow:
        [story] = uow.stories.many([quake]).values()
    assert story.pins == Pins(kind=StoryKind.INCIDENT, note="ask the institute")


def test_an_article_of_a_confirmed_story_that_would_be_alone_today_is_named() -> None:
    newsroom, ids = arrived()
    (ferry,) = newsroom.arrive(told("Ferry to Lindholm runs again", "The Lindholm ferry resumed on Monday.", 5))
    newsroom.grouper.group_all()
    newsroom.grouper.release()
    quake = places(newsroom.database, ids)[0]
    put(newsroom, ferry, quake)
    newsroom.reviewing.confirm(quake, who="ada")
    plan = again(newsroom)
    assert [(one.article_id, one.story_id) for one in plan.lonely] == [(ferry, quake)]
    assert plan.moves == ()
    assert places(newsroom.database, [ferry]) == [quake]


def test_what_a_person_put_into_a_confirmed_story_is_not_doubted() -> None:
    newsroom, ids = arrived()
    quake, _, strike = places(newsroom.database, ids)
    newsroom.reviewing.merge(strike, quake, who="ada")
    newsroom.reviewing.confirm(quake, who="ada")
    plan = again(newsroom)
    assert (plan.moves, plan.questions, plan.lonely) == ((), (), ())


def test_a_dismissed_story_gains_nothing_by_rule() -> None:
    newsroom, ids = arrived()
    quake, _ = wrong_place(newsroom, ids)
    newsroom.reviewing.dismiss(quake, who="ada")
    assert asked(again(newsroom)) == [(ids[1], quake)]
    assert places(newsroom.database, [ids[0]]) == [quake] != places(newsroom.database, [ids[1]])


def test_no_question_is_asked_whose_yes_would_be_refused() -> None:
    newsroom, ids = arrived()
    quake, _ = wrong_place(newsroom, ids)
    newsroom.reviewing.confirm(quake, who="ada")
    newsroom.constrain(ids[0], ids[1], ConstraintKind.CANNOT_LINK)
    assert asked(again(newsroom)) == []
    assert places(newsroom.database, ids)[0] == quake != places(newsroom.database, ids)[1]


def test_a_question_is_withdrawn_when_an_article_comes_that_a_person_has_kept_from_the_one_asked_about() -> None:
    newsroom, ids = arrived()
    quake, _, strike = places(newsroom.database, ids)
    newsroom.constrain(ids[1], ids[2], ConstraintKind.CANNOT_LINK)
    (ferry,) = newsroom.arrive(told("Ferry to Lindholm runs again", "The Lindholm ferry resumed on Monday.", 5))
    newsroom.grouper.group_all()
    newsroom.grouper.release()
    put(newsroom, ids[1], places(newsroom.database, [ferry])[0])
    with newsroom.database.write() as uow:
        question = uow.reviews.suggest(suggestion(ids[2], quake))
        uow.commit()
    again(newsroom)
    assert places(newsroom.database, ids) == [quake, quake, strike]
    assert state_of(newsroom, question) is SuggestionState.WITHDRAWN


def test_a_question_about_a_merged_story_is_withdrawn_where_a_person_kept_its_article_from_the_heir() -> None:
    newsroom, ids = arrived()
    quake = places(newsroom.database, ids)[0]
    newsroom.constrain(ids[0], ids[2], ConstraintKind.CANNOT_LINK)
    apart, question = asked_apart(newsroom, ids)
    assert again(newsroom).merged == {apart: quake}
    assert state_of(newsroom, question) is SuggestionState.WITHDRAWN


def test_an_article_that_is_alone_in_a_confirmed_story_is_named_nowhere() -> None:
    newsroom, ids = arrived()
    newsroom.reviewing.confirm(places(newsroom.database, ids)[2], who="ada")
    plan = again(newsroom)
    assert (plan.moves, plan.questions, plan.lonely) == ((), (), ())

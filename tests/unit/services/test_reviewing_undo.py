"""Whatever is decided, in whatever order: undone in reverse order, everything is as it was.

Undone in another order, what was asked follows what has been decided since.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aggregator.errors import DecisionRefused, NotFound
from aggregator.model import ClaimStatus, StoryKind, SuggestionState, Verdict
from aggregator.ports import Database
from aggregator.reviewing import Decision, Reviewing
from tests.support.clock import StillClock
from tests.support.desk import fill, places
from tests.support.make import suggestion
from tests.support.reviewing import Desk
from tests.support.sqlite import empty_sqlite

STORIES = [["Bridge falls", "Bridge collapses", "Bridge gone"], ["Dam leaks", "Leaking dam"], ["Ferry back"], ["Rail"]]


class Room:
    """Four stories with seven articles and four questions, and a reviewer who counts places instead of ids."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock = database, StillClock()
        self.reviewing = Reviewing(self.database, self.clock, topics=lambda: ())
        self.articles = [each for ids in fill(self.database, STORIES) for each in ids]
        self.stories = [1, 2, 3, 4]
        with self.database.write() as uow:
            asked = [(self.articles[3], 1), (self.articles[5], 1), (self.articles[6], 2), (self.articles[0], 3)]
            self.questions = [uow.reviews.suggest(suggestion(*pair)) or 0 for pair in asked]
            uow.commit()

    def members(self, story_id: int) -> list[int]:
        with self.database.read() as uow:
            living = uow.stories.resolve(story_id) or 0
            return [member.stored.id for member in uow.stories.members([living])[living]]

    def everything(self) -> dict[str, object]:
        """All that decisions change."""
        with self.database.read() as uow:
            stories = uow.stories.many(self.stories)
            return {
                "places": {
                    article_id: (place.story_id, place.placed_by, place.probability)
                    for article_id, place in uow.stories.memberships(self.articles).items()
                },
                "states": {
                    each.id: (each.state, each.reviewed, each.changed_since_review) for each in stories.values()
                },
                "pins": {each.id: each.pins for each in stories.values()},
                "records": {each.id: each.record for each in stories.values()},
                "reviewed": [uow.stories.reviewed_articles(each) for each in self.stories],
                "constraints": uow.reviews.constraints(self.articles),
                "questions": uow.reviews.suggestions_of(self.articles),
            }


_story = st.integers(min_value=1, max_value=8)
_place = st.integers(min_value=0, max_value=6)


def _steps() -> st.SearchStrategy[tuple[str, tuple[Any, ...]]]:
    return st.one_of(
        st.tuples(st.just("answer"), st.tuples(st.integers(0, 3), st.sampled_from(Verdict))),
        st.tuples(st.just("take_out"), st.tuples(_story, st.sets(_place, min_size=1, max_size=2))),
        st.tuples(st.just("split"), st.tuples(_story, st.lists(st.sets(_place, min_size=1, max_size=2), max_size=3))),
        st.tuples(st.just("move"), st.tuples(_story, st.sets(_place, min_size=1, max_size=2), _story)),
        st.tuples(st.just("merge"), st.tuples(_story, _story)),
        st.tuples(st.sampled_from(["confirm", "dismiss", "reopen"]), st.tuples(_story)),
        st.tuples(st.just("pin_headline"), st.tuples(_story, st.none() | _place)),
        st.tuples(st.just("set_kind"), st.tuples(_story, st.none() | st.sampled_from(StoryKind))),
        st.tuples(st.just("set_claim_status"), st.tuples(_story, st.none() | st.sampled_from(ClaimStatus))),
        st.tuples(st.just("note"), st.tuples(_story, st.sampled_from(["", "a note", "another"]))),
    )


def carry_out(room: Room, action: str, args: Sequence[Any]) -> Decision:
    """Take a decision that is told by places in lists, so that most of those that are drawn make sense."""
    room.clock.move(timedelta(minutes=1))
    if action == "answer":
        return room.reviewing.answer(room.questions[args[0]], args[1], who="ada")
    story_id, *rest = args
    held = room.members(story_id)
    if not held:
        raise NotFound("story", story_id)

    def articles(places: set[int]) -> list[int]:
        return list(dict.fromkeys(held[place % len(held)] for place in sorted(places)))

    if action == "split":
        rest = [[articles(group) for group in rest[0]]]
    elif action in ("take_out", "move"):
        rest[0] = articles(rest[0])
    elif action == "pin_headline" and rest[0] is not None:
        rest[0] = held[rest[0] % len(held)]
    done: Decision = getattr(room.reviewing, action)(story_id, *rest, who="ada")
    return done


@settings(max_examples=60)
@given(st.lists(_steps(), min_size=1, max_size=8))
def test_decisions_undone_in_reverse_order_leave_everything_as_it_was(
    steps: list[tuple[str, tuple[Any, ...]]],
) -> None:
    with empty_sqlite() as database:
        room = Room(database)
        states, done = [room.everything()], []
        for action, args in steps:
            with suppress(DecisionRefused, NotFound):
                done.append(carry_out(room, action, args))
                states.append(room.everything())
        assume(done)
        for decision, before in zip(reversed(done), reversed(states[:-1]), strict=True):
            room.reviewing.undo(decision.decision_id, who="bea")
            assert room.everything() == before


def test_a_question_that_has_been_decided_since_is_not_asked_again_by_an_undo() -> None:
    desk = Desk()
    asked = desk.ask(desk.d, desk.first)
    merged = desk.reviewing.merge(desk.second, desk.first, who="ada")
    desk.reviewing.take_out(desk.first, [desk.d], who="bea")
    undone = desk.reviewing.undo(merged.decision_id, who="ada")
    assert desk.question_state(asked) is SuggestionState.WITHDRAWN
    told = [row.after["suggestion"] for row in desk.rows(undone.decision_id) if row.suggestion_id == asked]
    assert told == [SuggestionState.OPEN, SuggestionState.WITHDRAWN]


def test_a_question_that_an_undo_opens_is_withdrawn_where_its_article_has_come_into_its_story_since() -> None:
    desk = Desk()
    third = places(desk.database, [desk.third()])[0]
    asked = desk.ask(desk.d, third)
    parted = desk.reviewing.take_out(desk.second, [desk.c], who="ada")
    joined = desk.reviewing.merge(third, desk.first, who="ada")
    settling = desk.reviewing.merge(parted.story_id, desk.first, who="ada")
    assert desk.question_state(asked) is SuggestionState.WITHDRAWN, "d was kept from c"
    desk.reviewing.undo(joined.decision_id, who="bea")
    desk.reviewing.merge(desk.second, third, who="bea")
    desk.reviewing.undo(settling.decision_id, who="ada")
    assert desk.question_state(asked) is SuggestionState.WITHDRAWN, "d is in the story that it asks about"


def test_a_question_about_a_story_that_an_undo_empties_goes_on_with_its_articles() -> None:
    desk = Desk()
    taken = desk.reviewing.take_out(desk.first, [desk.b], who="ada")
    asked = desk.ask(desk.d, taken.story_id)
    desk.reviewing.undo(taken.decision_id, who="ada")
    with desk.database.read() as uow:
        assert {each.id for each in uow.reviews.suggestions_about(desk.first)} == {desk.question, asked}
    assert desk.story(desk.first).open_suggestions == 2


def test_a_question_about_a_story_that_an_undo_brings_its_article_back_into_is_withdrawn() -> None:
    desk = Desk()
    taken = desk.reviewing.take_out(desk.first, [desk.b], who="ada")
    asked = desk.ask(desk.c, taken.story_id)
    desk.reviewing.answer(desk.question, Verdict.SAME, who="ada")
    desk.reviewing.undo(taken.decision_id, who="ada")
    assert desk.places() == [desk.second] * 4
    assert desk.question_state(asked) is SuggestionState.WITHDRAWN
    assert desk.story(desk.second).open_suggestions == 0


def test_a_question_whose_answer_is_undone_is_about_what_its_story_has_been_merged_into() -> None:
    desk = Desk()
    third = places(desk.database, [desk.third()])[0]
    answered = desk.reviewing.answer(desk.question, Verdict.DIFFERENT, who="ada")
    desk.reviewing.merge(desk.first, third, who="bea")
    desk.reviewing.undo(answered.decision_id, who="ada")
    assert desk.question_state() is SuggestionState.OPEN
    with desk.database.read() as uow:
        assert [each.id for each in uow.reviews.suggestions_about(third)] == [desk.question]
    assert desk.story(third).open_suggestions == 1


def test_a_question_is_about_its_story_again_when_the_first_of_two_merges_is_undone() -> None:
    desk = Desk()
    ((ferry,), (tram,)) = fill(desk.database, [("Ferry leaves Lindholm",), ("Tram stops in Brodhaven",)])
    asked = desk.ask(ferry, desk.second)
    merged = desk.reviewing.merge(desk.second, desk.first, who="ada")
    desk.reviewing.merge(desk.first, places(desk.database, [tram])[0], who="bea")
    desk.reviewing.undo(merged.decision_id, who="ada")
    with desk.database.read() as uow:
        assert asked in {each.id for each in uow.reviews.suggestions_about(desk.second)}

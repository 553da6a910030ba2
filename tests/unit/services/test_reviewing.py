from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from aggregator.errors import Contradiction, DecisionRefused, NotFound, StoryChanged
from aggregator.model import (
    Action,
    ClaimStatus,
    ConstraintKind,
    Member,
    PlacedBy,
    StoryKind,
    StoryState,
    SuggestionState,
    Verdict,
)
from aggregator.reviewing import Decision, Reviewing
from storage.queries.memberships import SqlMemberships
from tests.support.clock import StillClock
from tests.support.desk import fill, places
from tests.support.make import membership
from tests.support.reviewing import Desk
from tests.support.sqlite import new_sqlite


def test_same_joins_the_two_stories_and_links_the_article_for_ever(desk: Desk) -> None:
    decision = desk.reviewing.answer(desk.question, Verdict.SAME, who="ada")
    assert desk.places() == [desk.first] * 4
    assert decision.story_id == desk.first
    assert desk.constraints() == {(desk.a, desk.c, ConstraintKind.MUST_LINK)}
    assert desk.question_state() is SuggestionState.SAME
    with desk.database.read() as uow:
        assert uow.stories.resolve(desk.second) == desk.first
        story = uow.stories.get(desk.first)
    assert story is not None
    assert story.record is not None
    assert story.record.articles == 4


def test_of_two_stories_that_are_one_the_number_of_the_larger_stays_whichever_was_asked_about(desk: Desk) -> None:
    asked = desk.ask(desk.a, desk.second)
    desk.arrive(desk.first)
    decision = desk.reviewing.answer(asked, Verdict.SAME, who="ada")
    assert decision.story_id == desk.first
    assert desk.places() == [desk.first] * 4
    desk.reviewing.undo(decision.decision_id, who="ada")
    assert desk.places() == [desk.first, desk.first, desk.second, desk.second]
    assert desk.question_state(asked) is SuggestionState.OPEN


def test_different_keeps_the_article_from_every_article_of_the_story(desk: Desk) -> None:
    desk.reviewing.answer(desk.question, Verdict.DIFFERENT, who="ada")
    assert desk.places() == [desk.first, desk.first, desk.second, desk.second]
    assert desk.constraints() == {
        (desk.a, desk.c, ConstraintKind.CANNOT_LINK),
        (desk.b, desk.c, ConstraintKind.CANNOT_LINK),
    }
    assert desk.question_state() is SuggestionState.DIFFERENT


@pytest.mark.parametrize("verdict", [Verdict.DIFFERENT, Verdict.UNSURE])
def test_an_answer_that_moves_nothing_reads_no_text_however_large_the_stories_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, verdict: Verdict
) -> None:
    def read(_: object, story_ids: Iterable[int]) -> dict[int, list[Member]]:
        assert set(story_ids) == set(), "whose articles were read"
        return {}

    before = [desk.story(each).revision for each in (desk.first, desk.second)]
    with monkeypatch.context() as patch:
        patch.setattr(SqlMemberships, "members", read)
        desk.reviewing.answer(desk.question, verdict, who="ada")
    after = [desk.story(each).revision for each in (desk.first, desk.second)]
    assert all(now > then for now, then in zip(after, before, strict=True)), "who saw it unanswered is told"


def test_a_no_withdraws_the_same_question_asked_from_the_other_side_until_it_is_undone(desk: Desk) -> None:
    mirrored = desk.ask(desk.a, desk.second)
    other = desk.ask(desk.d, desk.first)
    decision = desk.reviewing.answer(desk.question, Verdict.DIFFERENT, who="ada")
    assert (desk.question_state(mirrored), desk.question_state(other)) == (
        SuggestionState.WITHDRAWN,
        SuggestionState.OPEN,
    )
    desk.reviewing.undo(decision.decision_id, who="ada")
    assert desk.question_state(mirrored) is SuggestionState.OPEN


def test_a_question_to_which_a_joined_story_makes_yes_impossible_is_withdrawn(desk: Desk) -> None:
    third = desk.third()
    kept = desk.ask(third, desk.first)
    desk.say(third, desk.c, ConstraintKind.CANNOT_LINK, "one")
    desk.reviewing.answer(desk.question, Verdict.SAME, who="ada")
    assert desk.question_state(kept) is SuggestionState.WITHDRAWN


def test_unsure_leaves_the_question_to_be_answered_later(desk: Desk) -> None:
    desk.reviewing.answer(desk.question, Verdict.UNSURE, who="ada")
    assert desk.question_state() is SuggestionState.UNSURE
    desk.reviewing.answer(desk.question, Verdict.DIFFERENT, who="bea")
    assert desk.question_state() is SuggestionState.DIFFERENT


def test_an_answered_question_cannot_be_answered_again(desk: Desk) -> None:
    desk.reviewing.answer(desk.question, Verdict.DIFFERENT, who="ada")
    with pytest.raises(DecisionRefused, match="answered already"):
        desk.reviewing.answer(desk.question, Verdict.SAME, who="bea")


def test_undoing_same_restores_both_stories_the_question_and_lifts_the_link(desk: Desk) -> None:
    before = desk.places()
    decision = desk.reviewing.answer(desk.question, Verdict.SAME, who="ada")
    desk.reviewing.undo(decision.decision_id, who="bea", reason="misread")
    assert desk.places() == before
    assert desk.constraints() == set()
    assert desk.question_state() is SuggestionState.OPEN
    with desk.database.read() as uow:
        assert uow.stories.resolve(desk.second) == desk.second
        rows = uow.reviews.decision(decision.decision_id)
        placed = uow.stories.memberships([desk.c])[desk.c]
    assert all(row.undone_by for row in rows)
    assert placed.placed_by is PlacedBy.RULE


def test_taking_out_opens_a_story_and_keeps_the_articles_apart(desk: Desk) -> None:
    decision = desk.reviewing.take_out(desk.first, [desk.b], who="ada")
    assert desk.places() == [desk.first, decision.story_id, desk.second, desk.second]
    assert decision.story_id not in (desk.first, desk.second)
    assert desk.constraints() == {(desk.a, desk.b, ConstraintKind.CANNOT_LINK)}


def test_undoing_take_out_leaves_no_empty_story_behind(desk: Desk) -> None:
    decision = desk.reviewing.take_out(desk.first, [desk.b], who="ada")
    desk.reviewing.undo(decision.decision_id, who="ada")
    assert desk.places()[:2] == [desk.first, desk.first]
    with desk.database.read() as uow:
        assert uow.stories.resolve(decision.story_id) == desk.first


@pytest.mark.parametrize("chosen", [[], [3], [1, 2]], ids=["none", "another story's", "all"])
def test_taking_out_nothing_everything_or_a_stranger_is_refused(desk: Desk, chosen: list[int]) -> None:
    with pytest.raises(DecisionRefused):
        desk.reviewing.take_out(desk.first, chosen, who="ada")


def test_a_no_withdraws_the_questions_about_what_belongs_with_the_article(desk: Desk) -> None:
    third = desk.third()
    desk.reviewing.merge(desk.second, places(desk.database, [third])[0], who="ada")
    other = desk.ask(third, desk.first)
    said = desk.reviewing.answer(desk.question, Verdict.DIFFERENT, who="ada")
    assert desk.question_state(other) is SuggestionState.WITHDRAWN, "a yes would be refused"
    desk.reviewing.undo(said.decision_id, who="ada")
    assert desk.question_state(other) is SuggestionState.OPEN


def test_a_yes_or_a_merge_withdraws_what_has_been_answered_of_the_articles_that_belong_together_by_it() -> None:
    for decide in (
        lambda desk: desk.reviewing.answer(desk.question, Verdict.SAME, who="ada"),
        lambda desk: desk.reviewing.merge(desk.second, desk.first, who="ada"),
    ):
        desk = Desk()
        third = desk.third()
        asked = desk.ask(desk.a, places(desk.database, [third])[0])
        desk.say(third, desk.c, ConstraintKind.CANNOT_LINK, "one")
        decide(desk)
        assert desk.question_state(asked) is SuggestionState.WITHDRAWN


def test_merge_moves_every_article_and_withdraws_questions_that_it_answers(desk: Desk) -> None:
    desk.reviewing.merge(desk.second, desk.first, who="ada")
    assert desk.places() == [desk.first] * 4
    assert desk.question_state() is SuggestionState.WITHDRAWN


def test_undoing_a_merge_asks_the_withdrawn_question_again(desk: Desk) -> None:
    decision = desk.reviewing.merge(desk.second, desk.first, who="ada")
    desk.reviewing.undo(decision.decision_id, who="ada")
    assert desk.places() == [desk.first, desk.first, desk.second, desk.second]
    assert desk.question_state() is SuggestionState.OPEN


def test_a_merge_against_an_earlier_no_is_refused_and_names_the_decision(desk: Desk) -> None:
    earlier = desk.reviewing.answer(desk.question, Verdict.DIFFERENT, who="ada")
    with pytest.raises(Contradiction, match=earlier.decision_id):
        desk.reviewing.merge(desk.second, desk.first, who="bea")
    desk.reviewing.undo(earlier.decision_id, who="bea")
    desk.reviewing.merge(desk.second, desk.first, who="bea")


def test_taking_out_against_an_earlier_yes_is_refused_even_through_a_third_article(desk: Desk) -> None:
    earlier = desk.reviewing.merge(desk.second, desk.first, who="ada")
    with pytest.raises(Contradiction, match=earlier.decision_id):
        desk.reviewing.take_out(desk.first, [desk.a], who="bea")
    assert desk.places() == [desk.first] * 4


def test_a_refusal_to_keep_apart_shows_the_whole_way_of_must_links(desk: Desk) -> None:
    first = desk.reviewing.answer(desk.question, Verdict.SAME, who="ada")  # a = c
    other = desk.third()
    second = desk.reviewing.merge(places(desk.database, [other])[0], desk.first, who="bea")  # a = other
    with pytest.raises(Contradiction) as refused:
        desk.reviewing.take_out(desk.first, [desk.c], who="cem")
    assert str(refused.value) == (
        f"articles {desk.c} and {desk.a} belong together: article {desk.c} = article {desk.a} "
        f"(same, decision {first.decision_id}, by ada on 2026-03-02 12:00 UTC); undo that decision first"
    )
    with pytest.raises(Contradiction) as refused:
        desk.reviewing.take_out(desk.first, [desk.c, desk.a], who="cem")
    assert f"(merge, decision {second.decision_id}, by bea on 2026-03-02 12:00 UTC)" in str(refused.value)


def test_a_no_is_refused_where_must_links_lead_to_the_story_through_a_third_article(desk: Desk) -> None:
    desk.say(desk.c, desk.d, ConstraintKind.MUST_LINK, "one")
    desk.say(desk.d, desk.b, ConstraintKind.MUST_LINK, "two")
    with pytest.raises(Contradiction) as refused:
        desk.reviewing.answer(desk.question, Verdict.DIFFERENT, who="ada")
    assert str(refused.value) == (
        f"articles {desk.c} and {desk.b} belong together: article {desk.c} = article {desk.d} (decision one), "
        f"article {desk.d} = article {desk.b} (decision two); undo one of these decisions first"
    )


def test_stories_whose_must_links_lead_to_articles_that_are_kept_apart_are_not_joined(desk: Desk) -> None:
    far, near = desk.third(), desk.third()
    desk.say(desk.d, far, ConstraintKind.MUST_LINK, "one")
    desk.say(near, far, ConstraintKind.CANNOT_LINK, "two")
    desk.say(near, desk.b, ConstraintKind.MUST_LINK, "three")
    before = desk.places()
    for refuse in (
        lambda: desk.reviewing.merge(desk.second, desk.first, who="ada"),
        lambda: desk.reviewing.answer(desk.question, Verdict.SAME, who="ada"),
    ):
        with pytest.raises(Contradiction) as refused:
            refuse()
        assert str(refused.value) == (
            f"articles {desk.d} and {desk.b} do not belong together: article {desk.d} = article {far} (decision one), "
            f"article {far} ≠ article {near} (decision two), article {near} = article {desk.b} (decision three); "
            "undo one of these decisions first"
        )
    assert desk.places() == before


def test_an_undo_that_would_part_what_has_been_linked_since_is_refused(desk: Desk) -> None:
    third = desk.third()
    merged = desk.reviewing.merge(desk.second, desk.first, who="ada")
    desk.say(desk.d, third, ConstraintKind.MUST_LINK, "since")
    with desk.database.write() as uow:
        uow.stories.place([membership(third, desk.first)])
        uow.commit()
    with pytest.raises(Contradiction, match=f"article {desk.d} = article {third}"):
        desk.reviewing.undo(merged.decision_id, who="ada")
    assert desk.places() == [desk.first] * 4


def test_an_undo_that_would_join_what_has_been_kept_apart_since_is_refused(desk: Desk) -> None:
    taken = desk.reviewing.take_out(desk.first, [desk.b], who="ada")
    third = desk.third()
    desk.reviewing.merge(places(desk.database, [third])[0], desk.first, who="ada")
    desk.say(desk.b, third, ConstraintKind.CANNOT_LINK, "since")
    with pytest.raises(Contradiction, match=f"article {desk.b} ≠ article {third}"):
        desk.reviewing.undo(taken.decision_id, who="ada")
    assert desk.places()[:2] == [desk.first, taken.story_id]


def test_same_is_kept_as_a_must_link_although_a_rule_has_put_the_article_there(desk: Desk) -> None:
    with desk.database.write() as uow:
        uow.stories.place([membership(desk.c, desk.first)])
        uow.commit()
    desk.reviewing.answer(desk.question, Verdict.SAME, who="ada")
    assert desk.constraints() == {(desk.a, desk.c, ConstraintKind.MUST_LINK)}


def test_of_an_article_that_a_rule_has_put_there_same_links_it_with_another_and_different_is_refused(
    desk: Desk,
) -> None:
    question = desk.ask(desk.a, desk.second)
    with desk.database.write() as uow:
        uow.stories.place([membership(desk.a, desk.second)])
        uow.commit()
    with pytest.raises(DecisionRefused, match="in that story by now"):
        desk.reviewing.answer(question, Verdict.DIFFERENT, who="ada")
    desk.reviewing.answer(question, Verdict.SAME, who="ada")
    assert desk.constraints() == {(desk.a, desk.c, ConstraintKind.MUST_LINK)}


def test_every_pair_is_kept_apart_however_large_the_stories() -> None:
    database = new_sqlite()
    (ids,) = fill(database, [[f"Report {number}" for number in range(160)]])
    Reviewing(database, StillClock(), topics=lambda: ()).take_out(places(database, ids)[0], ids[80:], who="ada")
    with database.read() as uow:
        pairs = {(each.low, each.high) for each in uow.reviews.constraints(ids)}
    assert len(pairs) == 80 * 80
    assert (ids[79], ids[159]) in pairs


@pytest.mark.parametrize(
    "decide",
    [
        lambda desk, **sent: desk.reviewing.answer(desk.question, Verdict.SAME, **sent),
        lambda desk, **sent: desk.reviewing.merge(desk.second, desk.first, **sent),
        lambda desk, **sent: desk.reviewing.take_out(desk.first, [desk.b], **sent),
        lambda desk, **sent: desk.reviewing.split(desk.first, [[desk.b]], **sent),
        lambda desk, **sent: desk.reviewing.move(desk.first, [desk.b], desk.second, **sent),
        lambda desk, **sent: desk.reviewing.confirm(desk.first, **sent),
        lambda desk, **sent: desk.reviewing.pin_headline(desk.first, desk.b, **sent),
        lambda desk, **sent: desk.reviewing.set_kind(desk.first, StoryKind.TALKS, **sent),
        lambda desk, **sent: desk.reviewing.set_claim_status(desk.first, ClaimStatus.CLAIMED, **sent),
        lambda desk, **sent: desk.reviewing.note(desk.first, "ask again", **sent),
    ],
    ids=["answer", "merge", "take out", "split", "move", "confirm", "headline", "kind", "claim status", "note"],
)
def test_a_decision_on_a_story_that_has_changed_since_is_refused(desk: Desk, decide: Callable[..., Decision]) -> None:
    shown = desk.story(desk.first).revision
    desk.arrive(desk.first)
    with pytest.raises(StoryChanged):
        decide(desk, who="bea", shown={desk.first: shown})
    assert decide(desk, who="bea", shown={desk.first: desk.story(desk.first).revision})


def test_a_refused_decision_changes_nothing(desk: Desk) -> None:
    earlier = desk.reviewing.answer(desk.question, Verdict.DIFFERENT, who="ada")
    with pytest.raises(Contradiction):
        desk.reviewing.merge(desk.second, desk.first, who="bea")
    with desk.database.read() as uow:
        assert {row.decision_id for row in uow.reviews.history(limit=10)} == {earlier.decision_id}


def test_confirming_and_dismissing_are_states_that_undo_takes_back(desk: Desk) -> None:
    confirmed = desk.reviewing.confirm(desk.first, who="ada")
    dismissed = desk.reviewing.dismiss(desk.first, who="ada")
    states = []
    for decision in (dismissed, confirmed):
        states.append(desk.story(desk.first).state)
        desk.reviewing.undo(decision.decision_id, who="ada")
    assert [*states, desk.story(desk.first).state] == [StoryState.DISMISSED, StoryState.CONFIRMED, StoryState.OPEN]


def test_every_decision_is_in_the_history_with_who_and_why_once_for_each_article(desk: Desk) -> None:
    desk.reviewing.merge(desk.second, desk.first, who="ada", reason="same flood")
    with desk.database.read() as uow:
        rows = uow.reviews.history(limit=20)
    moved = [row for row in rows if "story" in row.before]
    assert {row.article_id for row in moved} == {desk.c, desk.d}
    assert {(row.action, row.who, row.reason) for row in rows} == {(Action.MERGE, "ada", "same flood")}


def test_undo_leaves_alone_what_a_later_decision_has_moved(desk: Desk) -> None:
    merged = desk.reviewing.merge(desk.second, desk.first, who="ada")
    taken = desk.reviewing.take_out(desk.first, [desk.d], who="ada")
    desk.reviewing.undo(merged.decision_id, who="ada")
    assert desk.places() == [desk.first, desk.first, desk.second, taken.story_id]


def test_an_undo_can_be_done_once_and_not_be_undone(desk: Desk) -> None:
    merged = desk.reviewing.merge(desk.second, desk.first, who="ada")
    undone = desk.reviewing.undo(merged.decision_id, who="ada")
    for decision, why in ((merged, "has been undone already"), (undone, "cannot be undone")):
        with pytest.raises(DecisionRefused, match=why):
            desk.reviewing.undo(decision.decision_id, who="ada")


def test_an_undo_of_which_all_articles_have_been_moved_since_is_refused(desk: Desk) -> None:
    merged = desk.reviewing.merge(desk.second, desk.first, who="ada")
    for some in ([desk.a, desk.c], [desk.d]):
        desk.reviewing.take_out(desk.first, some, who="bea")
    with pytest.raises(DecisionRefused, match="have been moved since"):
        desk.reviewing.undo(merged.decision_id, who="ada")


def test_what_does_not_exist_is_said_to_not_exist(desk: Desk) -> None:
    with pytest.raises(NotFound, match="suggestion 99"):
        desk.reviewing.answer(99, Verdict.SAME, who="ada")
    with pytest.raises(NotFound, match="story 99"):
        desk.reviewing.confirm(99, who="ada")
    with pytest.raises(NotFound, match="decision nothing"):
        desk.reviewing.undo("nothing", who="ada")


def test_decisions_on_a_merged_story_reach_the_story_it_lives_on_in(desk: Desk) -> None:
    desk.reviewing.merge(desk.second, desk.first, who="ada")
    assert desk.reviewing.confirm(desk.second, who="ada").story_id == desk.first

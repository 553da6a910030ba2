"""The state of a story's review, and what people pin to a story."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aggregator.errors import DecisionRefused, Overtaken
from aggregator.model import NO_PINS, Action, ClaimStatus, Pins, StoryKind, StoryState
from tests.support.reviewing import BRIDGE, Desk


def headline(desk: Desk, story_id: int) -> str:
    record = desk.story(story_id).record
    assert record is not None
    return record.headline


def other_article(desk: Desk) -> int:
    """The article of the first story whose title is not the headline."""
    record = desk.story(desk.first).record
    assert record is not None
    return desk.b if record.headline_article_id == desk.a else desk.a


def title_of(desk: Desk, article_id: int) -> str:
    return BRIDGE[0] if article_id == desk.a else BRIDGE[1]


def test_a_pinned_headline_stays_whatever_arrives_later(desk: Desk) -> None:
    pinned = other_article(desk)
    desk.reviewing.pin_headline(desk.first, pinned, who="ada")
    desk.arrive(desk.first, f"{headline(desk, desk.first)} again")
    assert headline(desk, desk.first) == title_of(desk, pinned)


def test_undoing_a_pinned_headline_lets_the_program_choose_again(desk: Desk) -> None:
    before = headline(desk, desk.first)
    done = desk.reviewing.pin_headline(desk.first, other_article(desk), who="ada")
    assert headline(desk, desk.first) != before
    desk.reviewing.undo(done.decision_id, who="ada")
    assert headline(desk, desk.first) == before
    assert desk.story(desk.first).pins == NO_PINS


def test_a_pinned_headline_is_left_to_the_program_again(desk: Desk) -> None:
    before = headline(desk, desk.first)
    desk.reviewing.pin_headline(desk.first, other_article(desk), who="ada")
    desk.reviewing.pin_headline(desk.first, None, who="ada")
    assert headline(desk, desk.first) == before
    assert desk.story(desk.first).pins == NO_PINS


def test_a_confirmed_story_is_confirmed_again_once_it_has_changed_and_not_before(desk: Desk) -> None:
    desk.reviewing.confirm(desk.first, who="ada")
    with pytest.raises(DecisionRefused, match="confirmed already"):
        desk.reviewing.confirm(desk.first, who="ada")
    desk.arrive(desk.first)
    assert desk.story(desk.first).changed_since_review
    desk.reviewing.confirm(desk.first, who="ada")
    assert not desk.story(desk.first).changed_since_review


def test_a_pinned_headline_holds_while_its_article_is_in_the_story(desk: Desk) -> None:
    before, pinned = headline(desk, desk.first), other_article(desk)
    desk.reviewing.pin_headline(desk.first, pinned, who="ada")
    taken = desk.reviewing.take_out(desk.first, [pinned], who="ada")
    assert headline(desk, desk.first) == before
    desk.reviewing.undo(taken.decision_id, who="ada")
    assert headline(desk, desk.first) == title_of(desk, pinned)


def test_each_pin_is_one_row_with_before_and_after(desk: Desk) -> None:
    desk.reviewing.set_kind(desk.first, StoryKind.TALKS, who="ada")
    done = desk.reviewing.set_kind(desk.first, StoryKind.INCIDENT, who="bea", reason="shots fell")
    [row] = desk.rows(done.decision_id)
    assert (row.action, row.who, row.reason) == (Action.SET_KIND, "bea", "shots fell")
    assert (row.before, row.after) == ({"kind": "talks"}, {"kind": "incident"})


def test_undo_restores_what_was_pinned_before(desk: Desk) -> None:
    desk.reviewing.note(desk.first, "first words", who="ada")
    desk.reviewing.set_claim_status(desk.first, ClaimStatus.CLAIMED, who="ada")
    note = desk.reviewing.note(desk.first, "other words", who="bea")
    status = desk.reviewing.set_claim_status(desk.first, None, who="bea")
    assert desk.story(desk.first).pins == Pins(note="other words")
    for decision in (note, status):
        desk.reviewing.undo(decision.decision_id, who="cem")
    assert desk.story(desk.first).pins == Pins(note="first words", claim_status=ClaimStatus.CLAIMED)


def test_what_has_been_set_anew_since_is_not_undone(desk: Desk) -> None:
    first = desk.reviewing.set_kind(desk.first, StoryKind.TALKS, who="ada")
    later = desk.reviewing.set_kind(desk.first, StoryKind.OTHER, who="bea")
    desk.reviewing.note(desk.first, "of the second round", who="bea")
    with pytest.raises(
        Overtaken, match=r"changed since: undo the later decision first .set kind, decision .* by bea"
    ) as told:
        desk.reviewing.undo(first.decision_id, who="ada")
    assert told.value.decisions == (later.decision_id,)


def test_setting_what_is_set_already_is_refused(desk: Desk) -> None:
    desk.reviewing.set_kind(desk.first, StoryKind.TALKS, who="ada")
    with pytest.raises(DecisionRefused, match="already"):
        desk.reviewing.set_kind(desk.first, StoryKind.TALKS, who="bea")
    with pytest.raises(DecisionRefused, match="already"):
        desk.reviewing.note(desk.first, "", who="bea")


def test_only_an_article_of_the_story_with_a_title_can_be_the_headline(desk: Desk) -> None:
    with pytest.raises(DecisionRefused, match="is not in story"):
        desk.reviewing.pin_headline(desk.first, desk.c, who="ada")
    untitled = desk.arrive(desk.first, "")
    with pytest.raises(DecisionRefused, match="has no title"):
        desk.reviewing.pin_headline(desk.first, untitled, who="ada")


def test_a_merge_fills_gaps_of_the_pins_and_loses_no_note(desk: Desk) -> None:
    desk.reviewing.set_kind(desk.first, StoryKind.INCIDENT, who="ada")
    desk.reviewing.note(desk.first, "of the bridge", who="ada")
    desk.reviewing.set_kind(desk.second, StoryKind.OTHER, who="bea")
    desk.reviewing.set_claim_status(desk.second, ClaimStatus.DENIED, who="bea")
    desk.reviewing.pin_headline(desk.second, desk.d, who="bea")
    desk.reviewing.note(desk.second, "of the dam", who="bea")
    desk.reviewing.merge(desk.second, desk.first, who="cem")
    assert desk.story(desk.first).pins == Pins(
        headline_article_id=desk.d,
        kind=StoryKind.INCIDENT,
        claim_status=ClaimStatus.DENIED,
        note="of the bridge\n\nof the dam",
    )


def test_undoing_a_merge_gives_each_story_its_own_pins_back(desk: Desk) -> None:
    desk.reviewing.note(desk.first, "of the bridge", who="ada")
    desk.reviewing.note(desk.second, "of the dam", who="bea")
    desk.reviewing.set_kind(desk.second, StoryKind.OTHER, who="bea")
    merged = desk.reviewing.merge(desk.second, desk.first, who="cem")
    desk.reviewing.set_kind(desk.first, StoryKind.TALKS, who="cem")
    desk.reviewing.undo(merged.decision_id, who="cem")
    assert desk.story(desk.first).pins == Pins(note="of the bridge", kind=StoryKind.TALKS), "set since, so it stays"
    assert desk.story(desk.second).pins == Pins(note="of the dam", kind=StoryKind.OTHER)


def test_a_story_that_is_split_off_begins_without_pins(desk: Desk) -> None:
    desk.reviewing.note(desk.first, "a note", who="ada")
    taken = desk.reviewing.take_out(desk.first, [desk.b], who="ada")
    assert desk.story(taken.story_id).pins == NO_PINS
    assert desk.story(desk.first).pins.note == "a note"


def test_a_note_on_a_split_off_story_outlives_the_undo_of_the_split(desk: Desk) -> None:
    taken = desk.reviewing.take_out(desk.first, [desk.b], who="ada")
    desk.reviewing.note(taken.story_id, "about the second bridge", who="bea")
    desk.reviewing.undo(taken.decision_id, who="ada")
    assert desk.story(desk.first).pins.note == "about the second bridge"


def test_what_was_pinned_to_a_story_that_has_been_merged_since_is_not_undone(desk: Desk) -> None:
    pinned = desk.reviewing.set_kind(desk.second, StoryKind.TALKS, who="ada")
    merged = desk.reviewing.merge(desk.second, desk.first, who="ada")
    with pytest.raises(Overtaken, match="undo the later decision first") as told:
        desk.reviewing.undo(pinned.decision_id, who="ada")
    assert told.value.decisions == (merged.decision_id,)
    assert desk.story(desk.first).pins.kind is StoryKind.TALKS


def test_that_a_pin_was_taken_off_a_story_that_has_been_merged_since_is_not_undone(desk: Desk) -> None:
    desk.reviewing.set_kind(desk.second, StoryKind.TALKS, who="ada")
    taken_off = desk.reviewing.set_kind(desk.second, None, who="ada")
    desk.reviewing.merge(desk.second, desk.first, who="bea")
    with pytest.raises(DecisionRefused, match="undo the later decision first"):
        desk.reviewing.undo(taken_off.decision_id, who="ada")


@pytest.mark.parametrize("state", [StoryState.CONFIRMED, StoryState.DISMISSED])
def test_a_reviewed_story_is_reopened_and_undo_gives_the_review_back(desk: Desk, state: StoryState) -> None:
    (desk.reviewing.confirm if state is StoryState.CONFIRMED else desk.reviewing.dismiss)(desk.first, who="ada")
    reviewed = desk.story(desk.first)
    desk.clock.move(timedelta(hours=1))
    reopened = desk.reviewing.reopen(desk.first, who="bea", reason="too early")
    assert (desk.story(desk.first).state, desk.story(desk.first).reviewed) == (StoryState.OPEN, None)
    desk.reviewing.undo(reopened.decision_id, who="bea")
    story = desk.story(desk.first)
    assert (story.state, story.reviewed, story.changed_since_review) == (state, reviewed.reviewed, False)


def test_an_open_story_cannot_be_reopened(desk: Desk) -> None:
    with pytest.raises(DecisionRefused, match="is open already"):
        desk.reviewing.reopen(desk.first, who="ada")


def test_a_late_arrival_is_never_lost_by_an_undo(desk: Desk) -> None:
    desk.reviewing.confirm(desk.first, who="ada")
    late = desk.arrive(desk.first)
    dismissed = desk.reviewing.dismiss(desk.first, who="bea")
    desk.reviewing.undo(dismissed.decision_id, who="bea")
    since = desk.since_review(desk.first)
    assert desk.story(desk.first).changed_since_review
    assert since is not None
    assert (since.came, since.went) == ((late,), ())


def test_a_confirmed_story_that_is_merged_and_parted_again_is_as_it_was_reviewed(desk: Desk) -> None:
    for story_id in (desk.first, desk.second):
        desk.reviewing.confirm(story_id, who="ada")
    merged = desk.reviewing.merge(desk.second, desk.first, who="bea")
    assert desk.story(desk.first).changed_since_review
    desk.reviewing.undo(merged.decision_id, who="bea")
    for story_id in (desk.first, desk.second):
        story = desk.story(story_id)
        assert (story.state, story.changed_since_review) == (StoryState.CONFIRMED, False)


def test_a_state_that_has_been_changed_since_is_not_undone(desk: Desk) -> None:
    confirmed = desk.reviewing.confirm(desk.first, who="ada")
    dismissed = desk.reviewing.dismiss(desk.first, who="bea")
    with pytest.raises(Overtaken, match="changed since: undo the later decision first") as told:
        desk.reviewing.undo(confirmed.decision_id, who="ada")
    assert told.value.decisions == (dismissed.decision_id,)
    assert desk.story(desk.first).state is StoryState.DISMISSED


def test_the_state_of_a_story_that_has_been_merged_since_is_not_undone(desk: Desk) -> None:
    confirmed = desk.reviewing.confirm(desk.second, who="ada")
    desk.reviewing.merge(desk.second, desk.first, who="bea")
    with pytest.raises(DecisionRefused, match="undo the later decision first"):
        desk.reviewing.undo(confirmed.decision_id, who="ada")
    assert desk.story(desk.second).state is StoryState.MERGED

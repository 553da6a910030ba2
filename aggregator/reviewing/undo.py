"""Puts back what a decision changed, read from the decision's own rows in the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from aggregator.errors import DecisionRefused, NotFound, Overtaken
from aggregator.model import (
    NO_PINS,
    Action,
    ClaimStatus,
    Membership,
    PlacedBy,
    StoryEvent,
    StoryKind,
    StoryState,
    SuggestionState,
)
from aggregator.reviewing.desk import Change, Desk, pins_as_rows, told

_PINS = frozenset(pins_as_rows(NO_PINS))


def undo(desk: Desk, decision_id: str) -> tuple[int, set[int]]:
    """Undo a decision, as far as what it changed is still as it left it."""
    rows = desk.uow.reviews.decision(decision_id)
    if not rows:
        raise NotFound("decision", decision_id)
    if rows[0].action is Action.UNDO:
        raise DecisionRefused("an undo cannot be undone: take the decision again")
    if rows[0].undone_by is not None:
        raise DecisionRefused("this decision has been undone already")
    standing = [row for row in rows if _stands(desk, row)]
    moved = [row for row in rows if "story" in row.before]
    if moved and not any(row in standing for row in moved):
        raise _overtaken(desk, rows, "its articles have been moved since")
    if not standing:
        raise _overtaken(desk, rows, "what it changed has been changed since")
    desk.uow.reviews.lift(decision_id)
    desk.uow.reviews.mark_undone(decision_id, desk.decision_id)
    for row in standing:
        desk.note(
            Action.UNDO,
            row.story_id,
            article_id=row.article_id,
            suggestion_id=row.suggestion_id,
            before=row.after,
            after=row.before,
            undoes=decision_id,
        )
    touched = _put_back(desk, standing)
    return desk.live(rows[0].story_id).id, touched


def _overtaken(desk: Desk, rows: Sequence[StoryEvent], what: str) -> Overtaken:
    """The refusal to undo what has been changed since, with the decisions that did."""
    stories = {row.story_id for row in rows} | {_number(row.after["story"]) for row in rows if "story" in row.after}
    begun = rows[0].at - timedelta(microseconds=1)  # another decision may have the same time
    events = {row.id: row for story in stories for row in desk.uow.reviews.since(story, begun) if row.id > rows[-1].id}
    later = [
        row
        for _, row in sorted(events.items(), reverse=True)
        if row.undone_by is None and row.undoes is None and any(_is_of_the_same(row, each) for each in rows)
    ]
    by = f" ({told(later[0])})" if later else ""
    return Overtaken(
        f"{what}: undo the later decision first{by}", tuple(dict.fromkeys(row.decision_id for row in later))
    )


def _is_of_the_same(later: StoryEvent, row: StoryEvent) -> bool:
    """Whether a later row tells of the place, the question, or the state or pin of a story that a row tells of."""
    if (later.article_id, later.suggestion_id) != (row.article_id, row.suggestion_id):
        return False
    return not {"into", *row.after}.isdisjoint(later.after)


def _stands(desk: Desk, row: StoryEvent) -> bool:
    """Whether what a row tells of is still as its decision left it, in stories that others may have merged since."""
    if "story" in row.before:
        place = desk.uow.stories.memberships([_number(row.article_id)])[_number(row.article_id)]
        return place.story_id == desk.uow.stories.resolve(_number(row.after["story"]))
    if "asks about" in row.before:
        asked = desk.uow.reviews.suggestion(_number(row.suggestion_id))
        return asked is not None and asked.story_id == desk.uow.stories.resolve(_number(row.after["asks about"]))
    # What one decision has set aside, no other one can.
    return "figure" in row.after or row.after.items() <= _present(desk, row).items()


def _present(desk: Desk, row: StoryEvent) -> Change:
    """What a row about the state of a question, or of a story as a whole, tells of, as it is now."""
    if row.suggestion_id is not None:
        asked = desk.uow.reviews.suggestion(row.suggestion_id)
        return {} if asked is None else {"suggestion": asked.state}
    story = desk.uow.stories.get(_number(row.before.get("state of", row.story_id)))
    if story is None:
        return {}
    if story.state is StoryState.MERGED:
        return {"into": row.after.get("into")}
    return {"state": story.state, **pins_as_rows(story.pins)}


def _put_back(desk: Desk, rows: Sequence[StoryEvent]) -> set[int]:
    """Undo the changes that rows of one decision tell of; returns the stories that it touched.

    Raises `Contradiction` where what has been said since holds the articles where they are.
    """
    back = _places_before(desk, rows)
    _refuse_against_later_word(desk, back)
    for row in rows:
        if "state of" in row.before:
            merged = _number(row.before["state of"])
            if any(place.story_id == merged for place in back):
                desk.uow.stories.revive(merged, StoryState(str(row.before["state"])), now=desk.now)
        elif "state" in row.before:
            _put_back_state(desk, row)
        elif row.before.keys() & _PINS:
            _put_back_pins(desk, row)
    left = desk.renew_figures([_number(row.article_id) for row in rows if "figure" in row.before])
    left |= _move(desk, back)
    for row in rows:
        if row.suggestion_id is None:
            continue
        if "suggestion" in row.before:
            desk.uow.reviews.answer([row.suggestion_id], SuggestionState(str(row.before["suggestion"])))
        if "asks about" in row.before:
            desk.uow.reviews.retarget(row.suggestion_id, _number(row.before["asks about"]))
    touched = {desk.live(row.story_id).id for row in rows} | left | {place.story_id for place in back}
    _renew_questions(desk, rows, touched)
    return touched


def _renew_questions(desk: Desk, rows: Sequence[StoryEvent], touched: set[int]) -> None:
    """Let the questions that are open again follow what has been decided since: merges, and answers in other words."""
    asked_about = set()
    for row in rows:
        asked = None if row.suggestion_id is None else desk.uow.reviews.suggestion(row.suggestion_id)
        if asked is not None:
            living = desk.live(asked.story_id).id
            asked_about.add(living)
            if living != asked.story_id:
                desk.lead_questions(Action.UNDO, asked.story_id, living)
    for story_id in sorted(touched | asked_about):
        desk.withdraw_settled(Action.UNDO, story_id)


def _put_back_state(desk: Desk, row: StoryEvent) -> None:
    state, reviewed = StoryState(str(row.before["state"])), row.before.get("reviewed")
    if reviewed is None:
        desk.uow.stories.set_state(row.story_id, state, now=desk.now)
        return
    held = [int(article_id) for article_id in str(row.before["reviewed articles"]).split()]
    desk.uow.stories.put_back_review(
        row.story_id, state, reviewed=datetime.fromisoformat(str(reviewed)), articles=held, now=desk.now
    )


def _put_back_pins(desk: Desk, row: StoryEvent) -> None:
    pins, before = desk.live(row.story_id).pins, row.before
    if "headline" in before:
        headline = before["headline"]
        pins = replace(pins, headline_article_id=None if headline is None else _number(headline))
    if "kind" in before:
        pins = replace(pins, kind=None if before["kind"] is None else StoryKind(str(before["kind"])))
    if "claim status" in before:
        status = before["claim status"]
        pins = replace(pins, claim_status=None if status is None else ClaimStatus(str(status)))
    if "note" in before:
        pins = replace(pins, note=str(before["note"] or ""))
    desk.uow.stories.pin(row.story_id, pins, now=desk.now)


def _places_before(desk: Desk, rows: Sequence[StoryEvent]) -> list[Membership]:
    """Where the articles go back to."""
    merged = {row.before["state of"] for row in rows if "state of" in row.before}
    back = []
    for row in rows:
        if "story" not in row.before:
            continue
        home = _number(row.before["story"])
        if home not in merged:
            home = desk.live(home).id  # it may have been merged into another story since
        probability = row.before["probability"]
        back.append(
            Membership(
                article_id=_number(row.article_id),
                story_id=home,
                placed_by=PlacedBy(str(row.before["placed by"])),
                probability=None if probability is None else float(probability),
                at=desk.now,
            )
        )
    return back


def _refuse_against_later_word(desk: Desk, back: Sequence[Membership]) -> None:
    """Refuse to part what has been linked since, or to join what has been kept apart since."""
    places = desk.uow.stories.memberships([place.article_id for place in back])
    here = {article for story in {place.story_id for place in places.values()} for article in desk.article_ids(story)}
    for home in {place.story_id for place in back}:
        going = {place.article_id for place in back if place.story_id == home}
        there = set(desk.article_ids(home))
        desk.refuse_if_linked(going, here - going - there)
        desk.refuse_if_kept_apart(going, there - going)


def _move(desk: Desk, back: Sequence[Membership]) -> set[int]:
    """Put the articles into their old stories; a story left empty lives on in the one that got its articles."""
    places = desk.uow.stories.memberships([place.article_id for place in back])
    successor = {places[place.article_id].story_id: place.story_id for place in back}
    desk.uow.stories.place(back)
    for story_id, heir in successor.items():
        if story_id != heir and not desk.members(story_id):
            emptied, into = desk.live(story_id), desk.live(heir)
            pins = into.pins.joined_by(emptied.pins, present=desk.article_ids(heir))
            desk.pin(Action.UNDO, into, pins)
            desk.lead_questions(Action.UNDO, story_id, heir)
            desk.uow.stories.merge_away(story_id, heir, now=desk.now)
    return set(successor)


def _number(value: object) -> int:
    if isinstance(value, int):
        return value
    message = f"a history row holds {value!r} where a number belongs"
    raise TypeError(message)

"""Puts back what a decision changed, read from the decision's own rows in the history."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.errors import DecisionRefused
from aggregator.model import Membership, PlacedBy, StoryEvent, StoryState, SuggestionState
from aggregator.reviewing.desk import Desk


def put_back(desk: Desk, rows: Sequence[StoryEvent]) -> set[int]:
    """Undo the changes that the rows of one decision tell of; returns the stories that it touched.

    An article that has been moved since stays where the later decision put it.
    Raises `DecisionRefused` where every article that the decision moved has been moved since, and `Contradiction` where
    what has been said since holds the articles where they are.
    """
    back = _places_before(desk, rows)
    _refuse_against_later_word(desk, back)
    for row in rows:
        if "state of" in row.before:
            merged = _number(row.before["state of"])
            if any(place.story_id == merged for place in back):
                desk.uow.stories.revive(merged, StoryState(str(row.before["state"])), now=desk.now)
        elif "state" in row.before:
            desk.uow.stories.set_state(row.story_id, StoryState(str(row.before["state"])), now=desk.now)
    left = _move(desk, back)
    for row in rows:
        if row.suggestion_id is None:
            continue
        if "suggestion" in row.before:
            desk.uow.reviews.answer([row.suggestion_id], SuggestionState(str(row.before["suggestion"])))
        if "asks about" in row.before:
            desk.uow.reviews.retarget(row.suggestion_id, _number(row.before["asks about"]))
    return {row.story_id for row in rows} | left | {place.story_id for place in back}


def _places_before(desk: Desk, rows: Sequence[StoryEvent]) -> list[Membership]:
    """Where the articles go back to: those that are still where the decision left them."""
    moved = [row for row in rows if "story" in row.before]
    places = desk.uow.stories.memberships([_number(row.article_id) for row in moved])
    still = [
        row
        for row in moved
        if places[_number(row.article_id)].story_id == desk.uow.stories.resolve(_number(row.after["story"]))
    ]
    if moved and not still:
        raise DecisionRefused("its articles have been moved since: undo the later decision first")
    merged = {row.before["state of"] for row in rows if "state of" in row.before}
    back = []
    for row in still:
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
            desk.uow.stories.merge_away(story_id, heir, now=desk.now)
    return set(successor)


def _number(value: object) -> int:
    if isinstance(value, int):
        return value
    message = f"a history row holds {value!r} where a number belongs"
    raise TypeError(message)

"""Decisions that move articles: merging stories, taking articles out, splitting a story, moving articles to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, product

from aggregator.errors import DecisionRefused
from aggregator.model import Action, ConstraintKind, Membership, Story
from aggregator.reviewing.desk import Desk, by_person, place_of


def merge(desk: Desk, story_id: int, into: int) -> tuple[int, set[int]]:
    """Make two stories one; the first lives on in the second."""
    desk.check_shown()
    source, target = desk.live(story_id), desk.live(into)
    if source.id == target.id:
        raise DecisionRefused(f"stories {story_id} and {into} are one story already")
    leads = (desk.article_ids(source.id)[0], desk.article_ids(target.id)[0])
    desk.join(Action.MERGE, source, target)
    desk.constrain([leads], ConstraintKind.MUST_LINK)
    desk.withdraw_settled(Action.MERGE, target.id)
    return target.id, {target.id}


def take_out(desk: Desk, story_id: int, article_ids: Sequence[int]) -> tuple[int, set[int]]:
    """Make one new story of articles of a story."""
    desk.check_shown()
    story = desk.live(story_id)
    places = _chosen(desk, story, [article_ids])
    if len(places) == len(set(article_ids)):
        raise DecisionRefused("a story cannot lose all its articles: leave at least one")
    [opened] = _part(desk, Action.TAKE_OUT, story, places, [article_ids])
    return opened, {story.id, opened}


def split(desk: Desk, story_id: int, groups: Sequence[Sequence[int]]) -> tuple[int, set[int]]:
    """Make a new story of each group of articles; where that is all of them, the group of the lead keeps the story."""
    desk.check_shown()
    story = desk.live(story_id)
    places = _chosen(desk, story, groups)
    lead = next(iter(places))
    if len(places) == sum(len(set(group)) for group in groups):
        groups = [group for group in groups if lead not in group]
    if not groups:
        raise DecisionRefused("that leaves the story as it is: choose several groups, or leave an article out")
    opened = _part(desk, Action.SPLIT, story, places, groups)
    return story.id, {story.id, *opened}


def move(desk: Desk, story_id: int, article_ids: Sequence[int], into: int) -> tuple[int, set[int]]:
    """Put articles of a story into another one; where that is all of them, the stories are merged."""
    desk.check_shown()
    story, target = desk.live(story_id), desk.live(into)
    if story.id == target.id:
        raise DecisionRefused(f"the articles are in story {target.id} already")
    places = _chosen(desk, story, [article_ids])
    taken = list(dict.fromkeys(article_ids))
    staying = [article_id for article_id in places if article_id not in taken]
    if not staying:
        return merge(desk, story.id, target.id)
    there = desk.article_ids(target.id)
    desk.refuse_if_linked(set(taken), set(staying))
    desk.refuse_if_kept_apart(set(taken), set(there))
    _put(desk, Action.MOVE, story, [places[article_id] for article_id in taken], target.id)
    desk.constrain(product(taken, there[:1]), ConstraintKind.MUST_LINK)
    desk.constrain(product(taken, staying), ConstraintKind.CANNOT_LINK)
    desk.withdraw_settled(Action.MOVE, target.id)
    return target.id, {story.id, target.id}


def _chosen(desk: Desk, story: Story, groups: Sequence[Sequence[int]]) -> dict[int, Membership]:
    """The places of all articles of a story, the lead's first; refuses a choice that makes no sense."""
    places = {member.stored.id: member.membership for member in desk.members(story.id)}
    if not groups or not all(groups):
        raise DecisionRefused("no article was chosen")
    for article_id, times in Counter(each for group in groups for each in set(group)).items():
        if article_id not in places:
            raise DecisionRefused(f"article {article_id} is not in story {story.id}")
        if times > 1:
            raise DecisionRefused(f"article {article_id} is in two groups: choose one for it")
    return places


def _part(
    desk: Desk, action: Action, story: Story, places: dict[int, Membership], groups: Sequence[Sequence[int]]
) -> list[int]:
    """Give each group a story of its own and keep all of them, and what stays, apart; returns the new stories."""
    parts = [list(dict.fromkeys(group)) for group in groups]
    for part in parts:
        desk.refuse_if_linked(set(part), places.keys() - set(part))
    taken = {article_id for part in parts for article_id in part}
    staying = [article_id for article_id in places if article_id not in taken]
    opened = []
    for part in parts:
        opened.append(desk.uow.stories.open(now=desk.now))
        _put(desk, action, story, [places[article_id] for article_id in part], opened[-1])
    for one, other in combinations([*parts, staying], 2):
        desk.constrain(product(one, other), ConstraintKind.CANNOT_LINK)
    for each in opened:
        desk.withdraw_settled(action, each)
    return opened


def _put(desk: Desk, action: Action, story: Story, moving: Sequence[Membership], into: int) -> None:
    desk.uow.stories.place([by_person(place.article_id, into, desk.now) for place in moving])
    for place in moving:
        desk.note(action, story.id, article_id=place.article_id, before=place_of(place), after={"story": into})

"""Decisions about a story as a whole: its state of review, and what people pin to it."""

from __future__ import annotations

from dataclasses import replace

from aggregator.briefing import count_name
from aggregator.errors import DecisionRefused
from aggregator.model import Action, ClaimStatus, FigureReading, Pins, Story, StoryKind, StoryState
from aggregator.reviewing.desk import Change, Desk

_ACTIONS = {
    StoryState.CONFIRMED: Action.CONFIRM,
    StoryState.DISMISSED: Action.DISMISS,
    StoryState.OPEN: Action.REOPEN,
}


_ASIDE = "set aside"


def set_state(desk: Desk, story_id: int, state: StoryState) -> tuple[int, set[int]]:
    """Confirm, dismiss or reopen a story."""
    desk.check_shown()
    story = desk.live(story_id)
    if story.state is state and not story.changed_since_review:
        raise DecisionRefused(f"story {story.id} is {state} already")
    before = _review_of(desk, story)
    desk.uow.stories.set_state(story.id, state, now=desk.now)
    desk.note(_ACTIONS[state], story.id, before=before, after={"state": state})
    return story.id, set()


def _review_of(desk: Desk, story: Story) -> Change:
    """A story's state of review with all that undoing needs."""
    if story.reviewed is None:
        return {"state": story.state}
    held = desk.uow.stories.reviewed_articles(story.id)
    return {
        "state": story.state,
        "reviewed": story.reviewed.isoformat(),
        "reviewed articles": " ".join(str(article_id) for article_id in held),
    }


def pin_headline(desk: Desk, story_id: int, article_id: int | None) -> tuple[int, set[int]]:
    """Let the title of one of the articles be the headline; None leaves the choice to the program again."""
    desk.check_shown()
    story = desk.live(story_id)
    if article_id is not None:
        titles = {member.stored.id: member.stored.article.title for member in desk.members(story.id)}
        if article_id not in titles:
            raise DecisionRefused(f"article {article_id} is not in story {story.id}")
        if not titles[article_id]:
            raise DecisionRefused(f"article {article_id} has no title")
    return _pin(desk, Action.PIN_HEADLINE, story, replace(story.pins, headline_article_id=article_id))


def set_kind(desk: Desk, story_id: int, kind: StoryKind | None) -> tuple[int, set[int]]:
    """Say what a story is about; None leaves that to the program again."""
    desk.check_shown()
    story = desk.live(story_id)
    return _pin(desk, Action.SET_KIND, story, replace(story.pins, kind=kind))


def set_claim_status(desk: Desk, story_id: int, claim_status: ClaimStatus | None) -> tuple[int, set[int]]:
    """Say how far what happened is established; None leaves that to the program again."""
    desk.check_shown()
    story = desk.live(story_id)
    return _pin(desk, Action.SET_CLAIM_STATUS, story, replace(story.pins, claim_status=claim_status))


def set_figure_aside(desk: Desk, story_id: int, figure: FigureReading) -> tuple[int, set[int]]:
    """Say that a figure was misread in the articles of a story that print it."""
    desk.check_shown()
    story = desk.live(story_id)
    details = desk.uow.stories.details([story.id]).get(story.id)
    told = [
        (count_name(counted), printed.words)
        for counted in (details.figures if details else ())
        for value in counted.values
        if counted.reading(value) == figure
        for printed in value.printed
    ]
    if not told:
        raise DecisionRefused(f"story {story.id} tells no such figure")
    names = {words.article_id: f"{count}: “{words.words}”" for count, words in told}
    for article_id, name in names.items():
        desk.note(Action.SET_ASIDE, story.id, article_id=article_id, before={"figure": name}, after={"figure": _ASIDE})
    desk.uow.reviews.set_aside(names, figure, desk.decision_id)
    return story.id, desk.renew_figures(names)


def write_note(desk: Desk, story_id: int, note: str) -> tuple[int, set[int]]:
    """Keep a person's own words with a story; an empty text removes them."""
    desk.check_shown()
    story = desk.live(story_id)
    return _pin(desk, Action.NOTE, story, replace(story.pins, note=note))


def _pin(desk: Desk, action: Action, story: Story, pins: Pins) -> tuple[int, set[int]]:
    if pins == story.pins:
        raise DecisionRefused(f"that is set for story {story.id} already")
    desk.pin(action, story, pins)
    return story.id, {story.id}

"""Routes of the API that carry out a reviewer's decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request

from aggregator.model import FigureReading, Role, Way
from aggregator.reviewing import Decision, Sent
from aggregator.web.access import needs, visitor
from aggregator.web.api.orders import (
    AnswerIn,
    ClaimStatusIn,
    DecisionIn,
    FigureIn,
    HeadlineIn,
    KindIn,
    MergeIn,
    MoveIn,
    NoteIn,
    SplitIn,
    TakeOutIn,
)
from aggregator.web.api.schemas import UNKNOWN, DecisionOut, refusals
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import DecisionId, PathId, RequestId

router = APIRouter(
    dependencies=[needs(Role.REVIEWER)],
    tags=["decisions"],
    responses=UNKNOWN
    | refusals(
        {
            403: "The request came from another site's page, or the role is too low.",
            409: "The story has changed, the question is answered, an earlier decision stands against it, "
            "or the idempotency key belongs to another request.",
        }
    ),
)


IdempotencyKey = Annotated[
    RequestId | None,
    Header(
        alias="Idempotency-Key",
        description="Chosen at random for this request: sent again, it is answered with the first one's outcome.",
    ),
]


def _ordering(request: Request, key: IdempotencyKey = None) -> Callable[[DecisionIn], Sent]:
    """Who decides is whoever is logged in; where nobody has to be, it is told."""
    visits = visitor(request)

    def order(sent: DecisionIn) -> Sent:
        who = sent.who if visits is None or visits.way is Way.OPEN else visits.name
        return Sent(who=who, reason=sent.reason, shown=sent.shown, seen=sent.seen, request=key)

    return order


Ordering = Annotated[Callable[[DecisionIn], Sent], Depends(_ordering)]
"""Makes of what was sent what the service wants to know of every decision."""


@router.post("/suggestions/{suggestion_id}/answer", response_model=DecisionOut)
def answer(desk: Dependencies, suggestion_id: PathId, sent: AnswerIn, order: Ordering) -> Decision:
    """Answer a question: same story, different, or unsure."""
    return desk.reviewing.answer(suggestion_id, sent.verdict, **order(sent))


@router.post("/stories/{story_id}/take-out", response_model=DecisionOut)
def take_out(desk: Dependencies, story_id: PathId, sent: TakeOutIn, order: Ordering) -> Decision:
    """Take articles out of a story; together they become a new one."""
    return desk.reviewing.take_out(story_id, sent.articles, **order(sent))


@router.post("/stories/{story_id}/split", response_model=DecisionOut)
def split(desk: Dependencies, story_id: PathId, sent: SplitIn, order: Ordering) -> Decision:
    """Make a story of its own of each group of articles."""
    return desk.reviewing.split(story_id, sent.groups, **order(sent))


@router.post("/stories/{story_id}/move", response_model=DecisionOut)
def move(desk: Dependencies, story_id: PathId, sent: MoveIn, order: Ordering) -> Decision:
    """Put articles of a story into another one."""
    return desk.reviewing.move(story_id, sent.articles, sent.into, **order(sent))


@router.post("/stories/{story_id}/merge", response_model=DecisionOut)
def merge(desk: Dependencies, story_id: PathId, sent: MergeIn, order: Ordering) -> Decision:
    """Merge a story into another, in which it lives on."""
    return desk.reviewing.merge(story_id, sent.into, **order(sent))


@router.post("/stories/{story_id}/confirm", response_model=DecisionOut)
def confirm(desk: Dependencies, story_id: PathId, sent: DecisionIn, order: Ordering) -> Decision:
    """Confirm a story as it is."""
    return desk.reviewing.confirm(story_id, **order(sent))


@router.post("/stories/{story_id}/dismiss", response_model=DecisionOut)
def dismiss(desk: Dependencies, story_id: PathId, sent: DecisionIn, order: Ordering) -> Decision:
    """Dismiss a story as not wanted."""
    return desk.reviewing.dismiss(story_id, **order(sent))


@router.post("/stories/{story_id}/reopen", response_model=DecisionOut)
def reopen(desk: Dependencies, story_id: PathId, sent: DecisionIn, order: Ordering) -> Decision:
    """Take back that a story was confirmed or dismissed."""
    return desk.reviewing.reopen(story_id, **order(sent))


@router.post("/stories/{story_id}/headline", response_model=DecisionOut)
def pin_headline(desk: Dependencies, story_id: PathId, sent: HeadlineIn, order: Ordering) -> Decision:
    """Let the title of one of the story's articles be its headline."""
    return desk.reviewing.pin_headline(story_id, sent.article, **order(sent))


@router.post("/stories/{story_id}/kind", response_model=DecisionOut)
def set_kind(desk: Dependencies, story_id: PathId, sent: KindIn, order: Ordering) -> Decision:
    """Say what a story is about, over what is computed."""
    return desk.reviewing.set_kind(story_id, sent.kind, **order(sent))


@router.post("/stories/{story_id}/claim-status", response_model=DecisionOut)
def set_claim_status(desk: Dependencies, story_id: PathId, sent: ClaimStatusIn, order: Ordering) -> Decision:
    """Say how far what happened is established, over what is computed."""
    return desk.reviewing.set_claim_status(story_id, sent.claim_status, **order(sent))


@router.post("/stories/{story_id}/set-aside", response_model=DecisionOut)
def set_figure_aside(desk: Dependencies, story_id: PathId, sent: FigureIn, order: Ordering) -> Decision:
    """Say that a figure was misread in the articles that print it, so that it is told no more."""
    figure = FigureReading(role=sent.role, unit=sent.unit, value=sent.value, upper=sent.upper, bound=sent.bound)
    return desk.reviewing.set_figure_aside(story_id, figure, **order(sent))


@router.post("/stories/{story_id}/note", response_model=DecisionOut)
def note(desk: Dependencies, story_id: PathId, sent: NoteIn, order: Ordering) -> Decision:
    """Keep a person's own words with a story."""
    return desk.reviewing.note(story_id, sent.note, **order(sent))


@router.post("/decisions/{decision_id}/undo", response_model=DecisionOut)
def undo(desk: Dependencies, decision_id: DecisionId, sent: DecisionIn, order: Ordering) -> Decision:
    """Undo a decision; `shown` is not looked at."""
    return desk.reviewing.undo(decision_id, **order(sent))

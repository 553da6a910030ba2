"""Routes of the API that carry out a reviewer's decision."""

from __future__ import annotations

from fastapi import APIRouter

from aggregator.model import Role
from aggregator.web.access import Signature, needs
from aggregator.web.api.schemas import AnswerIn, DecisionIn, DecisionOut, ErrorOut, MergeIn, TakeOutIn
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import DecisionId, PathId

router = APIRouter(
    dependencies=[needs(Role.REVIEWER)],
    tags=["decisions"],
    responses={
        403: {"model": ErrorOut, "description": "The request came from another site's page, or the role is too low."},
        404: {"model": ErrorOut, "description": "There is none of that id."},
        409: {
            "model": ErrorOut,
            "description": "The story has changed, or an earlier decision stands against it.",
        },
    },
)


@router.post("/suggestions/{suggestion_id}/answer")
def answer(desk: Dependencies, suggestion_id: PathId, sent: AnswerIn, sign: Signature) -> DecisionOut:
    """Answer a question: same story, different, or unsure."""
    done = desk.reviewing.answer(suggestion_id, sent.verdict, who=sign(sent.who), reason=sent.reason, shown=sent.shown)
    return DecisionOut.model_validate(done)


@router.post("/stories/{story_id}/take-out")
def take_out(desk: Dependencies, story_id: PathId, sent: TakeOutIn, sign: Signature) -> DecisionOut:
    """Take articles out of a story; together they become a new one."""
    done = desk.reviewing.take_out(story_id, sent.articles, who=sign(sent.who), reason=sent.reason, shown=sent.shown)
    return DecisionOut.model_validate(done)


@router.post("/stories/{story_id}/merge")
def merge(desk: Dependencies, story_id: PathId, sent: MergeIn, sign: Signature) -> DecisionOut:
    """Merge a story into another, in which it lives on."""
    done = desk.reviewing.merge(story_id, sent.into, who=sign(sent.who), reason=sent.reason, shown=sent.shown)
    return DecisionOut.model_validate(done)


@router.post("/stories/{story_id}/confirm")
def confirm(desk: Dependencies, story_id: PathId, sent: DecisionIn, sign: Signature) -> DecisionOut:
    """Confirm a story as it is."""
    done = desk.reviewing.confirm(story_id, who=sign(sent.who), reason=sent.reason, shown=sent.shown)
    return DecisionOut.model_validate(done)


@router.post("/stories/{story_id}/dismiss")
def dismiss(desk: Dependencies, story_id: PathId, sent: DecisionIn, sign: Signature) -> DecisionOut:
    """Dismiss a story as not wanted."""
    done = desk.reviewing.dismiss(story_id, who=sign(sent.who), reason=sent.reason, shown=sent.shown)
    return DecisionOut.model_validate(done)


@router.post("/decisions/{decision_id}/undo")
def undo(desk: Dependencies, decision_id: DecisionId, sent: DecisionIn, sign: Signature) -> DecisionOut:
    """Undo a decision; `shown` is not looked at."""
    return DecisionOut.model_validate(desk.reviewing.undo(decision_id, who=sign(sent.who), reason=sent.reason))

"""Decisions as forms send them: each is carried out, then the browser is sent to the story to look at next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse

from aggregator.model import Role, Verdict
from aggregator.reviewing import Decision
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import (
    REVIEWER_COOKIE,
    DecisionId,
    Id,
    PathId,
    Reason,
    Reviewer,
    own_path,
    reviewer_as_cookie,
    shown_revisions,
)
from aggregator.web.rendering import reviewer

router = APIRouter(dependencies=[needs(Role.REVIEWER)])

COOKIE_AGE = 365 * 24 * 3600
"""Seconds for which a browser remembers its reviewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentForm:
    """What every decision's form carries."""

    who: str
    reason: str
    shown: dict[int, int]
    back: str | None
    """The page that the form stood on, to which the reviewer returns."""

    def then(self, decision: Decision) -> RedirectResponse:
        """Send the browser on, to where it is told what was done."""
        return RedirectResponse(f"{self.back or f'/stories/{decision.story_id}'}?done={decision.decision_id}", 303)


def _sent(
    request: Request,
    reason: Annotated[Reason, Form()] = "",
    shown: Annotated[list[str] | None, Form()] = None,
    back: Annotated[str, Form(max_length=2000)] = "",
) -> SentForm:
    try:
        revisions = shown_revisions(shown or [])
    except ValueError as error:
        raise _invalid("shown", "must be like 7:3, a story and its revision") from error
    page = urlsplit(own_path(back)).path if back else None
    return SentForm(who=reviewer(request), reason=reason, shown=revisions, back=page)


Sent = Annotated[SentForm, Depends(_sent)]


def _invalid(field: str, message: str) -> RequestValidationError:
    return RequestValidationError([{"loc": ("body", field), "msg": message, "type": "value_error"}])


@router.post("/suggestions/{suggestion_id}/answer")
def answer(
    desk: Dependencies, suggestion_id: PathId, verdict: Annotated[Verdict, Form()], sent: Sent
) -> RedirectResponse:
    """Answer a question: same story, different, or unsure."""
    return sent.then(desk.reviewing.answer(suggestion_id, verdict, who=sent.who, reason=sent.reason, shown=sent.shown))


@router.post("/stories/{story_id}/take-out")
def take_out(
    desk: Dependencies,
    story_id: PathId,
    sent: Sent,
    article: Annotated[list[Id] | None, Form()] = None,
    only: Annotated[Id | None, Form()] = None,
) -> RedirectResponse:
    """Take the selected articles out together, or the one whose own button was pressed."""
    chosen = [only] if only is not None else article
    if not chosen:
        raise _invalid("article", "select at least one article to take out")
    return sent.then(desk.reviewing.take_out(story_id, chosen, who=sent.who, reason=sent.reason, shown=sent.shown))


@router.post("/stories/{story_id}/merge")
def merge(desk: Dependencies, story_id: PathId, into: Annotated[Id, Form()], sent: Sent) -> RedirectResponse:
    """Merge a story into another."""
    return sent.then(desk.reviewing.merge(story_id, into, who=sent.who, reason=sent.reason, shown=sent.shown))


@router.post("/stories/{story_id}/confirm")
def confirm(desk: Dependencies, story_id: PathId, sent: Sent) -> RedirectResponse:
    """Confirm a story as it is."""
    return sent.then(desk.reviewing.confirm(story_id, who=sent.who, reason=sent.reason, shown=sent.shown))


@router.post("/stories/{story_id}/dismiss")
def dismiss(desk: Dependencies, story_id: PathId, sent: Sent) -> RedirectResponse:
    """Dismiss a story as not wanted."""
    return sent.then(desk.reviewing.dismiss(story_id, who=sent.who, reason=sent.reason, shown=sent.shown))


@router.post("/decisions/{decision_id}/undo")
def undo(desk: Dependencies, decision_id: DecisionId, sent: Sent) -> RedirectResponse:
    """Undo a decision."""
    return sent.then(desk.reviewing.undo(decision_id, who=sent.who, reason=sent.reason))


@router.post("/reviewer")
def name_reviewer(
    request: Request, name: Annotated[Reviewer, Form()], back: Annotated[str, Form(max_length=2000)] = "/"
) -> RedirectResponse:
    """Remember the reviewer's name in this browser."""
    response = RedirectResponse(own_path(back), 303)
    response.set_cookie(
        REVIEWER_COOKIE,
        reviewer_as_cookie(name),
        max_age=COOKIE_AGE,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response

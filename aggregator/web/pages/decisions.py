"""Decisions as forms send them: each is carried out, then the browser is sent to the story to look at next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Depends, Form, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse

from aggregator.model import ClaimStatus, Role, StoryKind, StoryState, Verdict
from aggregator.records import find_story
from aggregator.reviewing import Decision, Sent
from aggregator.web.access import needs, set_cookie
from aggregator.web.dependencies import Dependencies, WebDependencies
from aggregator.web.figures import figure_in
from aggregator.web.inputs import (
    REVIEWER_COOKIE,
    DecisionId,
    Id,
    Note,
    PathId,
    Reason,
    RequestId,
    Reviewer,
    own_path,
    reviewer_as_cookie,
    shown_revisions,
)
from aggregator.web.pages.queue import QueuePageQuery, next_in_doubt, query_in, remember_query, remembered_query
from aggregator.web.rendering import reviewer

router = APIRouter(dependencies=[needs(Role.REVIEWER)])

COOKIE_AGE = 365 * 24 * 3600
"""Seconds for which a browser remembers its reviewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentForm:
    """What every decision's form carries."""

    request: Request
    desk: WebDependencies
    order: Sent
    back: str | None
    """The page that the form stood on, with its place in a long list, to which the reviewer returns."""
    onward: int | None
    """The story that was being worked on in the queue: once nothing is left to decide there, the next one comes up."""
    queue: QueuePageQuery
    """The filters that it was being worked on under: another tab may have others, which are remembered by then."""

    def then(self, decision: Decision, *, is_unsure: bool = False) -> RedirectResponse:
        """Send the browser on, to where it is told what was done.

        Who is unsure leaves a story that has changed since its review as well, or would meet the same question there.
        """
        page = urlsplit(self.back or f"/stories/{decision.story_id}")
        if self.onward is not None:
            with self.desk.database.read() as uow:
                story = find_story(uow, self.onward)
                page = urlsplit(f"/stories/{story.id}")
                is_left = story.open_suggestions or (story.changed_since_review and not is_unsure)
                if story.state is StoryState.DISMISSED or not is_left:
                    page = urlsplit(next_in_doubt(self.queue, self.desk, uow, after=story, who=self.order["who"]))
        query = [(name, value) for name, value in parse_qsl(page.query) if name != "done"]
        told = urlencode([*query, ("done", decision.decision_id)])
        response = RedirectResponse(page._replace(query=told).geturl(), 303)
        if self.onward is not None:
            remember_query(self.request, response, self.queue)
        return response


def _sent(
    request: Request,
    desk: Dependencies,
    *,
    reason: Annotated[Reason, Form()] = "",
    shown: Annotated[list[str] | None, Form()] = None,
    back: Annotated[str, Form(max_length=2000)] = "",
    request_id: Annotated[RequestId | None, Form(alias="request")] = None,
    onward: Annotated[Id | None, Form()] = None,
    queue: Annotated[str | None, Form(max_length=10_000)] = None,
) -> SentForm:
    try:
        revisions, moments = shown_revisions(shown or [])
    except ValueError as error:
        raise _invalid("shown", "must be like 7:3, a story and its revision") from error
    order = Sent(who=reviewer(request), reason=reason, shown=revisions, seen=moments, request=request_id)
    return SentForm(
        request=request,
        desk=desk,
        order=order,
        back=own_path(back) if back else None,
        onward=onward,
        queue=remembered_query(request) if queue is None else query_in(urlsplit(queue).query),
    )


Sending = Annotated[SentForm, Depends(_sent)]


def _invalid(field: str, message: str) -> RequestValidationError:
    return RequestValidationError([{"loc": ("body", field), "msg": message, "type": "value_error"}])


@router.post("/suggestions/{suggestion_id}/answer")
def answer(
    desk: Dependencies, suggestion_id: PathId, verdict: Annotated[Verdict, Form()], sent: Sending
) -> RedirectResponse:
    """Answer a question: same story, different, or unsure."""
    decision = desk.reviewing.answer(suggestion_id, verdict, **sent.order)
    return sent.then(decision, is_unsure=verdict is Verdict.UNSURE)


@router.post("/stories/{story_id}/take-out")
def take_out(
    desk: Dependencies,
    story_id: PathId,
    sent: Sending,
    article: Annotated[list[Id] | None, Form()] = None,
    only: Annotated[Id | None, Form()] = None,
) -> RedirectResponse:
    """Take the selected articles out together, or the one whose own button was pressed."""
    chosen = [only] if only is not None else _selected(article)
    return sent.then(desk.reviewing.take_out(story_id, chosen, **sent.order))


@router.post("/stories/{story_id}/split")
def split(
    desk: Dependencies, story_id: PathId, sent: Sending, article: Annotated[list[Id] | None, Form()] = None
) -> RedirectResponse:
    """Make a story of its own of each of the selected articles."""
    groups = [[article_id] for article_id in _selected(article)]
    return sent.then(desk.reviewing.split(story_id, groups, **sent.order))


@router.post("/stories/{story_id}/move")
def move(
    desk: Dependencies,
    story_id: PathId,
    sent: Sending,
    *,
    into: Annotated[Id | None, Form()] = None,
    article: Annotated[list[Id] | None, Form()] = None,
) -> RedirectResponse:
    """Put the selected articles into another story; while none is named, lead to where one is chosen.

    The story's page posts here too, so that nothing but what is chosen and why goes into an address.
    """
    if into is None:
        chosen = [("article", article_id) for article_id in _selected(article)]
        reason = [("reason", sent.order["reason"])] if sent.order["reason"] else []
        return RedirectResponse(f"/stories/{story_id}/move?{urlencode([*chosen, *reason])}", 303)
    return sent.then(desk.reviewing.move(story_id, _selected(article), into, **sent.order))


@router.post("/stories/{story_id}/merge")
def merge(desk: Dependencies, story_id: PathId, into: Annotated[Id, Form()], sent: Sending) -> RedirectResponse:
    """Merge a story into another."""
    return sent.then(desk.reviewing.merge(story_id, into, **sent.order))


@router.post("/stories/{story_id}/confirm")
def confirm(desk: Dependencies, story_id: PathId, sent: Sending) -> RedirectResponse:
    """Confirm a story as it is."""
    return sent.then(desk.reviewing.confirm(story_id, **sent.order))


@router.post("/stories/{story_id}/dismiss")
def dismiss(desk: Dependencies, story_id: PathId, sent: Sending) -> RedirectResponse:
    """Dismiss a story as not wanted."""
    return sent.then(desk.reviewing.dismiss(story_id, **sent.order))


@router.post("/stories/{story_id}/reopen")
def reopen(desk: Dependencies, story_id: PathId, sent: Sending) -> RedirectResponse:
    """Take back that a story was confirmed or dismissed."""
    return sent.then(desk.reviewing.reopen(story_id, **sent.order))


@router.post("/stories/{story_id}/headline")
def pin_headline(
    desk: Dependencies, story_id: PathId, sent: Sending, article: Annotated[Id | None, Form()] = None
) -> RedirectResponse:
    """Let an article's title be the headline; without one the program chooses."""
    return sent.then(desk.reviewing.pin_headline(story_id, article, **sent.order))


@router.post("/stories/{story_id}/kind")
def set_kind(
    desk: Dependencies, story_id: PathId, sent: Sending, kind: Annotated[StoryKind | None, Form()] = None
) -> RedirectResponse:
    """Say what a story is about; without a kind the program says it."""
    return sent.then(desk.reviewing.set_kind(story_id, kind, **sent.order))


@router.post("/stories/{story_id}/claim-status")
def set_claim_status(
    desk: Dependencies,
    story_id: PathId,
    sent: Sending,
    claim_status: Annotated[ClaimStatus | None, Form()] = None,
) -> RedirectResponse:
    """Say how far what happened is established; without a status the program says it."""
    return sent.then(desk.reviewing.set_claim_status(story_id, claim_status, **sent.order))


@router.post("/stories/{story_id}/set-aside")
def set_figure_aside(
    desk: Dependencies, story_id: PathId, sent: Sending, figure: Annotated[str, Form(max_length=1_000)]
) -> RedirectResponse:
    """Set a figure aside that was misread."""
    try:
        misread = figure_in(figure)
    except ValueError as error:
        raise _invalid("figure", "must be one that the page shows") from error
    return sent.then(desk.reviewing.set_figure_aside(story_id, misread, **sent.order))


@router.post("/stories/{story_id}/note")
def write_note(
    desk: Dependencies, story_id: PathId, sent: Sending, note: Annotated[Note, Form()] = ""
) -> RedirectResponse:
    """Keep a note with a story, or remove it."""
    return sent.then(desk.reviewing.note(story_id, note, **sent.order))


@router.post("/decisions/{decision_id}/undo")
def undo(desk: Dependencies, decision_id: DecisionId, sent: Sending) -> RedirectResponse:
    """Undo a decision."""
    return sent.then(desk.reviewing.undo(decision_id, **sent.order))


@router.post("/reviewer")
def name_reviewer(
    request: Request, name: Annotated[Reviewer, Form()], back: Annotated[str, Form(max_length=2000)] = "/"
) -> RedirectResponse:
    """Remember the reviewer's name in this browser."""
    response = RedirectResponse(own_path(back), 303)
    set_cookie(request, response, REVIEWER_COOKIE, reviewer_as_cookie(name), seconds=COOKIE_AGE)
    return response


def _selected(articles: list[int] | None) -> list[int]:
    if not articles:
        raise _invalid("article", "select at least one article")
    return articles

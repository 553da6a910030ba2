"""What a person or a program is told when a request cannot be done: a page for one, JSON for the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from aggregator.errors import (
    AggregatorError,
    Answered,
    Contradiction,
    DatabaseError,
    NotFound,
    Overtaken,
    RequestReused,
    StoryChanged,
)
from aggregator.model import SuggestionState
from aggregator.ports import UnitOfWork
from aggregator.records import find_story
from aggregator.web.access import BEARER, ForeignForm, login_address, page_to_return_to, returning, written
from aggregator.web.dependencies import dependencies
from aggregator.web.pages.login import LOST, login_form
from aggregator.web.redirects import MergedAway, to_successor
from aggregator.web.rendering import bare_page, page
from aggregator.web.security import HEADERS, TOO_LARGE, error_json, is_api
from aggregator.web.views.history import decision_view
from aggregator.web.views.questions import QuestionView, question_views
from aggregator.web.views.since import since_views
from aggregator.work import Work

_NO_PAGE = "There is no page at this address."
_LOG_KNOWS = "the log says why"
_ABOUT_INPUT = re.compile("(Input|String|Value) (?=should )")
_ANSWER = re.compile(r"/suggestions/(\d+)/answer")
_NO_FORM = "Decisions are sent to this address from the desk's pages; it shows nothing by itself."


def handle_failures(app: FastAPI) -> None:
    """Give the app its answers to every way a request can fail, or be led elsewhere."""
    handlers: tuple[tuple[type[Exception], Callable[[Request, Any], Response]], ...] = (
        (MergedAway, to_successor),
        (NotFound, _not_found),
        (StoryChanged, _changed),
        (Answered, _answered),
        (Contradiction, _stood_against),
        (Overtaken, _stood_against),
        (RequestReused, _reused),
        (AggregatorError, _refused),
        (RequestValidationError, _invalid),
        (HTTPException, _http),
        (DatabaseError, _database),
    )
    for kind, handler in handlers:
        app.add_exception_handler(kind, handler)


def _not_found(request: Request, error: Exception) -> Response:
    return _answer(request, 404, "not_found", "Not found", _sentence(error))


def _refused(request: Request, error: Exception) -> Response:
    return _answer(request, 409, "refused", "This cannot be done", _sentence(error))


def _changed(request: Request, error: StoryChanged) -> Response:
    if is_api(request.url.path):
        changed = {
            "story_id": error.story_id,
            "revision": error.current,
            "came": error.came,
            "went": error.went,
            "edited": error.edited,
            "decisions": list(error.decisions),
        }
        return error_json(409, "story_changed", str(error), changed=changed)
    with dependencies(request).database.read() as uow:
        taken = [decision_view(uow, decision_id) for decision_id in error.decisions]
        return page(
            request,
            uow,
            "changed.html",
            status=409,
            story=find_story(uow, error.story_id),
            is_note=request.url.path.endswith("/note"),
            question=_question_again(uow, request),
            returning_to=returning(request),
            since=since_views(uow, {error.story_id: error})[error.story_id],
            places=uow.stories.memberships(error.went),
            decisions=[each for each in reversed(taken) if each is not None],
        )


def _question_again(uow: UnitOfWork, request: Request) -> QuestionView | None:
    """The question whose answer was refused, as it is now; None of one that nobody needs to answer any more."""
    asked = _ANSWER.fullmatch(request.url.path)
    suggestion = uow.reviews.suggestion(int(asked[1])) if asked else None
    if suggestion is None or suggestion.state not in {SuggestionState.OPEN, SuggestionState.UNSURE}:
        return None
    return next(iter(question_views(uow, [suggestion])), None)


def _answered(request: Request, error: Answered) -> Response:
    if is_api(request.url.path):
        return error_json(409, "answered", str(error))
    with dependencies(request).database.read() as uow:
        first = decision_view(uow, error.decision_id) if error.decision_id else None
        return page(
            request,
            uow,
            "answered.html",
            status=409,
            message=_sentence(error),
            first=first,
            following=_following(request),
        )


def _following(request: Request) -> str:
    """Where the queue goes on behind the story that was being worked on."""
    onward = returning(request).get("onward")
    return f"/next?after={onward}" if onward else "/next"


def _stood_against(request: Request, error: Contradiction | Overtaken) -> Response:
    if is_api(request.url.path) or not error.decisions:
        return _refused(request, error)
    with dependencies(request).database.read() as uow:
        found = (decision_view(uow, decision_id) for decision_id in error.decisions)
        said = [each for each in found if each is not None]
        return page(
            request,
            uow,
            "contradicted.html",
            status=409,
            said=said,
            overtaken=isinstance(error, Overtaken),
            following=_following(request),
        )


def _reused(request: Request, error: Exception) -> Response:
    return _answer(request, 409, "request_reused", "This cannot be done", _sentence(error))


def _invalid(request: Request, error: RequestValidationError) -> Response:
    faults = error.errors()
    if not is_api(request.url.path) and any(fault["loc"][0] == "path" for fault in faults):
        return _answer(request, 404, "not_found", "Not found", _NO_PAGE)
    told = "; ".join(_complaint(".".join(str(part) for part in fault["loc"][1:]), fault["msg"]) for fault in faults)
    return _answer(request, 422, "invalid", "This was not understood", f"{told}.")


def _complaint(field: str, message: str) -> str:
    """What is wrong with a field, in a sentence about it where pydantic has one about what it calls input."""
    if begun := _ABOUT_INPUT.match(message):
        rule = message[begun.end() :].replace("''", "empty")
        return f"{field} {rule}"
    return f"{field}: {message.removeprefix('Value error, ')}"


def _http(request: Request, error: HTTPException) -> Response:
    if error.status_code == HTTPStatus.NOT_FOUND:
        response = _answer(request, 404, "not_found", "Not found", _NO_PAGE)
    elif (error.headers or {}).get("WWW-Authenticate") == BEARER and not is_api(request.url.path):
        return _to_login(request)
    elif (
        error.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET" and not is_api(request.url.path)
    ):
        # Such an address stands in the browser once a decision has been refused, and is opened from there again.
        response = _answer(request, 405, "method_not_allowed", "No page to open", _NO_FORM)
    elif error.status_code == HTTPStatus.FORBIDDEN:
        title = "This page is out of date" if isinstance(error, ForeignForm) else "This is not yours to do"
        response = _answer(request, 403, "forbidden", title, f"{error.detail}.")
    elif error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:  # of a body that named no length
        response = _answer(request, 413, "too_large", "This is too much", f"{TOO_LARGE[:1].upper()}{TOO_LARGE[1:]}.")
    else:
        code = HTTPStatus(error.status_code).name.lower()
        response = _answer(request, error.status_code, code, error.detail, f"{error.detail}.")
    response.headers.update(error.headers or {})
    return response


def _to_login(request: Request) -> Response:
    if written(request):
        # Sent on, it would be lost: an address is no place for it.
        return login_form(request, back=page_to_return_to(request), problem=LOST, status=HTTPStatus.UNAUTHORIZED)
    address = login_address(request)
    if "hx-request" in request.headers:
        # A redirect would be followed inside the page: htmx is told to leave it.
        return Response(status_code=401, headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)


def _database(request: Request, error: Exception) -> Response:
    # What has happened says where the database is, which is nobody's business who has not logged in.
    insider = not dependencies(request).access.login_needed or getattr(request.state, "visitor", None) is not None
    told = error if insider else _LOG_KNOWS
    if is_api(request.url.path):
        return error_json(503, "database", str(told))
    return bare_page(request, 503, "The database cannot be used", _sentence(told))


def unforeseen(request: Request, work: Work) -> Response:
    """The answer to a request at which the program has failed, with the id by which the log tells why."""
    message = f"The desk failed at this request; the log says more under request_id {work.id}."
    if is_api(request.url.path):
        response: Response = error_json(500, "internal", message)
    else:
        response = bare_page(request, 500, "Something went wrong", message)
    # It is answered outside of the middleware that adds these.
    response.headers.update(HEADERS)
    return response


def _answer(request: Request, status: int, code: str, title: str, message: str) -> Response:
    if is_api(request.url.path):
        return error_json(status, code, message)
    # Whoever only opened a page need not be told; the address of a form is opened where one was refused.
    asked = request.method == "POST" or status == HTTPStatus.METHOD_NOT_ALLOWED
    try:
        with dependencies(request).database.read() as uow:
            return page(
                request, uow, "failure.html", status=status, title=title, message=message, asked_to_change=asked
            )
    except DatabaseError as error:
        return _database(request, error)


def _sentence(told: object) -> str:
    message = str(told)
    return f"{message[:1].upper()}{message[1:]}."

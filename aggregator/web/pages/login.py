"""Logging in and out."""

from __future__ import annotations

from math import ceil
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from aggregator.access import LoggedIn
from aggregator.access.rules import BROWSER_KNOWN_FOR, LONGEST_PASSWORD
from aggregator.model import Role
from aggregator.web.access import (
    BROWSER_COOKIE,
    OPEN,
    SESSION_COOKIE,
    VISIT_COOKIE,
    SentFormToken,
    begin_visit,
    cookie,
    drop_cookie,
    needs,
    refuse_foreign_form,
    set_cookie,
    visitor,
)
from aggregator.web.dependencies import Dependencies, dependencies
from aggregator.web.inputs import own_path
from aggregator.web.rendering import page
from aggregator.web.words import counted

router = APIRouter()

Back = Annotated[str, Query(max_length=2000)]
LOST = "You were no longer logged in, so that nothing was changed. Log in, then do it once more."
_NO = "The name or the password is wrong."


@router.get("/login", dependencies=[OPEN])
def show_login(request: Request, *, back: Back = "/", lost: Annotated[bool, Query()] = False) -> Response:
    """Ask for name and password, also where what was sent is lost; whoever needs none of that is sent on."""
    if visitor(request) is not None:
        return RedirectResponse(own_path(back), 303)
    return login_form(request, back=own_path(back), problem=LOST if lost else "")


@router.post("/login", dependencies=[OPEN])
def log_in(
    request: Request,
    desk: Dependencies,
    sent: SentFormToken,
    *,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=LONGEST_PASSWORD)] = "",
    back: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Log in and go to the page that was asked for."""
    if not desk.access.login_needed:
        return RedirectResponse(own_path(back), 303)
    refuse_foreign_form(request, sent)
    address = request.client.host if request.client else "unknown"
    outcome = desk.access.log_in(name, password, address=address, browser=cookie(request, BROWSER_COOKIE))
    if isinstance(outcome, LoggedIn):
        response = RedirectResponse(own_path(back), 303)
        set_cookie(request, response, SESSION_COOKIE, outcome.session, seconds=ceil(desk.access.stays.total_seconds()))
        set_cookie(request, response, BROWSER_COOKIE, outcome.browser, seconds=ceil(BROWSER_KNOWN_FOR.total_seconds()))
        drop_cookie(request, response, VISIT_COOKIE)
        return response
    if not outcome.wait:
        return login_form(request, back=own_path(back), name=name, problem=_NO, status=403)
    seconds = ceil(outcome.wait.total_seconds())
    problem = f"After so many failed attempts the next one has to wait: try again in {_told(seconds)}."
    refused = login_form(request, back=own_path(back), name=name, problem=problem, status=429)
    refused.headers["Retry-After"] = str(seconds)
    return refused


@router.post("/logout", dependencies=[needs(Role.READER)])
def log_out(request: Request, desk: Dependencies) -> RedirectResponse:
    """End the session of this browser."""
    session = cookie(request, SESSION_COOKIE)
    if session:
        desk.access.log_out(session)
    response = RedirectResponse("/login", 303)
    drop_cookie(request, response, SESSION_COOKIE)
    return response


def login_form(request: Request, *, back: str, name: str = "", problem: str = "", status: int = 200) -> Response:
    """The log-in page, with what was written in a form that came without a log-in."""
    visit = begin_visit(request)
    with dependencies(request).database.read() as uow:
        response = page(request, uow, "login.html", status=status, back=back, name=name, problem=problem)
    set_cookie(request, response, VISIT_COOKIE, visit, seconds=None)
    return response


def _told(seconds: int) -> str:
    if seconds < 90:  # noqa: PLR2004 - above it, minutes are what people count in
        return counted(seconds, "second")
    return counted(ceil(seconds / 60), "minute")

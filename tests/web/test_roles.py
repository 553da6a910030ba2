"""Who may use which route: every route of the app, for nobody and for each role."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts
from starlette.routing import Mount

from aggregator.access import make_token
from aggregator.model import Role
from aggregator.web.access import needed, needs
from aggregator.web.app import OPENAPI_PATH, create_app
from aggregator.web.security import SAFE_METHODS
from tests.support.access import PASSWORD, ROLES, users_in
from tests.support.sqlite import empty_sqlite
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk, filled_newsdesk
from tests.web.test_pages import PAGES

OPEN_TO_ALL = {"/healthz", "/readyz", "/login"}
"""Supervisors have no password, and neither has whoever is about to give it."""

OUTSIDE = {OPENAPI_PATH, "/static"}
"""The same in every installation: they tell nothing of what is stored."""

FEEDS = {"/stories.atom", "/stories.json", "/metrics"}
"""Fetched by feed readers and Prometheus, which have no log-in page and send a token as a password."""

POSTED_BY_READERS = {"/logout"}

SAMPLES = {"decision_id": "unknown"}
"""Values for parts of paths; 1 for all others."""


class Case(NamedTuple):
    """A route with one of its methods."""

    method: str
    path: str
    least: Role | None

    @property
    def address(self) -> str:
        """The path with its parts filled in."""
        return re.sub(r"\{(\w+)(:\w+)?\}", lambda part: SAMPLES.get(part[1], "1"), self.path)

    @property
    def is_api(self) -> bool:
        """Whether it is for programs."""
        return self.path.startswith("/api/")


def declared(route: RouteContext) -> list[Role | None]:
    """Which roles a route says that it needs; empty where it says nothing."""
    return needed(route.dependant) if isinstance(route.original_route, APIRoute) else []


def undeclared(app: FastAPI) -> list[str | None]:
    """The paths of routes that do not say which role they need."""
    return [
        route.path for route in iter_route_contexts(app.routes) if not declared(route) and route.path not in OUTSIDE
    ]


def cases(app: FastAPI) -> list[Case]:
    """All routes that say which role they need, with the highest of what they say."""
    return [
        Case(method, route.path or "", max(filter(None, declared(route)), key=list(Role).index, default=None))
        for route in iter_route_contexts(app.routes)
        if declared(route)
        for method in sorted(route.methods or ())
    ]


CASES = cases(Newsdesk().app)


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsdesk]:
    """A desk with a user of each role."""
    with empty_sqlite() as database:
        yield filled_newsdesk(users_in(tmp_path_factory.mktemp("users")), database)


Ask = Callable[[Case], httpx.Response]


@pytest.fixture(scope="module")
def ask_as(guarded: Newsdesk) -> dict[str | None, Ask]:
    """By name, and for nobody, what sends a request: pages with a session and its form, the API with a token."""

    def asker(name: str | None) -> Ask:
        browser, more, form = Browser(guarded.app), dict[str, Any](), dict[str, str]()
        if name is not None:
            browser.log_in(name, PASSWORD[name])
            form = {"form_token": browser.form_token("/")}
            token = make_token(guarded.database, f"for {name}", ROLES[name], now=guarded.clock.now())
            more = {"headers": {"Authorization": f"Bearer {token}"}}

        def ask(case: Case) -> httpx.Response:
            if case.path == "/logout" and name is not None:
                own = Browser(guarded.app)
                own.log_in(name, PASSWORD[name])
                return own.post("/logout", {"form_token": own.form_token("/")})
            if case.is_api:
                return Browser(guarded.app)._send(case.method, case.address, **more)
            if case.method in SAFE_METHODS:
                return browser._send(case.method, case.address)
            return browser.post(case.address, form)

        return ask

    return {name: asker(name) for name in (None, *ROLES)}


def test_every_route_says_which_role_it_needs() -> None:
    app = Newsdesk().app
    assert undeclared(app) == [], "write dependencies=[needs(Role. ...)] on its router or route"


def test_a_route_that_says_nothing_would_be_found() -> None:
    app, router = create_app(Newsdesk().dependencies), APIRouter(dependencies=[needs(Role.READER)])
    app.add_api_route("/new", lambda: "")
    router.add_api_route("/declared", lambda: "")
    app.include_router(router)
    app.mount("/more", app=FastAPI())
    assert undeclared(app) == ["/new", "/more"]


def test_what_needs_no_log_in_is_written_down_here() -> None:
    assert {case.path for case in CASES if case.least is None} == OPEN_TO_ALL
    mounts = {route.path for route in Newsdesk().app.routes if isinstance(route, Mount)}
    assert mounts <= OUTSIDE


def test_whatever_changes_something_takes_a_reviewer() -> None:
    changing = [case for case in CASES if case.method not in SAFE_METHODS and case.path not in OPEN_TO_ALL]
    low = {case.path for case in changing if case.least is None or not case.least.covers(Role.REVIEWER)}
    assert low == POSTED_BY_READERS


@pytest.mark.parametrize("name", [None, *ROLES])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.method} {case.path}")
def test_a_route_is_open_to_its_role_and_those_above_alone(
    ask_as: dict[str | None, Ask], case: Case, name: str | None
) -> None:
    answer = ask_as[name](case)
    to_login = (answer.status_code == 303 and answer.headers["location"].startswith("/login?back=")) or (
        answer.status_code == 303 and answer.headers["location"] == "/login" and case.path != "/logout"
    )
    if case.least is None:
        # What the log-in page itself refuses is a form that it has not given out.
        assert answer.status_code in {200, 303} or (case.method, case.path, answer.status_code) == (
            "POST",
            "/login",
            403,
        )
    elif name is None:
        if case.is_api:
            assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorized")
            assert answer.headers["www-authenticate"] == "Bearer"
        elif case.path in FEEDS:
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"].startswith("Basic ")
        else:
            assert answer.status_code == 303
            assert answer.headers["location"].partition("?")[0] == "/login"
    elif ROLES[name].covers(case.least):
        assert answer.status_code not in {401, 403}, answer.text
        assert not to_login
    else:
        assert answer.status_code == 403
        assert f"takes the role {case.least}" in answer.text


@pytest.fixture(scope="module")
def logged_in(guarded: Newsdesk) -> dict[str, Browser]:
    """A browser of each user, by name."""
    browsers = {name: Browser(guarded.app) for name in ROLES}
    for name, browser in browsers.items():
        browser.log_in(name, PASSWORD[name])
    return browsers


@pytest.mark.parametrize("path", [*PAGES, "/history?done=x"])
def test_a_reader_is_shown_no_button_that_decides(logged_in: dict[str, Browser], path: str) -> None:
    page = logged_in["Rea"].get(path).text
    assert set(re.findall(r'<form[^>]*method="post" action="([^"]*)"', page)) == {"/logout"}
    assert set(re.findall(r'<(?:button|input)[^>]*\bform="', page)) == set()
    assert "Reading as" in page


@pytest.mark.parametrize("path", PAGES)
def test_each_posting_form_carries_the_token_of_its_session(logged_in: dict[str, Browser], path: str) -> None:
    page = logged_in["Viktor"].get(path).text
    assert (
        len(re.findall(r'method="post"', page)) == len(re.findall(r'name="form_token" value="[0-9a-f]{64}"', page)) > 0
    )


def test_a_page_of_an_unknown_address_tells_a_stranger_nothing_of_the_desk(guarded: Newsdesk) -> None:
    guarded.notice("catalogue", "the feed of Old Bugle has a fault")
    page = Browser(guarded.app).get("/nowhere")
    assert page.status_code == 404
    assert "Old Bugle" not in page.text
    assert "Queue</a>" not in page.text


def test_notices_are_for_those_who_can_act_and_metrics_for_whoever_may_read(
    guarded: Newsdesk, ask_as: dict[str | None, Ask]
) -> None:
    guarded.notice("catalogue", "feeds.yaml has a fault")
    seen = {name: "feeds.yaml has a fault" in ask_as[name](Case("GET", "/", None)).text for name in ROLES}
    assert seen == {name: role is not Role.READER for name, role in ROLES.items()}
    token = make_token(guarded.database, "prometheus", Role.READER, now=guarded.clock.now())
    scraped = Browser(guarded.app).get("/metrics", headers={"Authorization": f"Bearer {token}"})
    assert (scraped.status_code, scraped.text) == (200, "aggregator_up 1\n")

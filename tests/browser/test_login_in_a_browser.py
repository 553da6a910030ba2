"""Logging in, deciding and logging out in a real browser, with and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.access import PASSWORD, users_in
from tests.support.accessibility import serious_findings
from tests.support.keys import press
from tests.web.newsdesk import Newsdesk, filled_newsdesk

OpenPage = Callable[..., Page]

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def desk(tmp_path: Path) -> Newsdesk:
    """A desk with a user of each role."""
    return filled_newsdesk(users_in(tmp_path))


def log_in(page: Page, name: str, password: str | None = None) -> None:
    """Type name and password; the name's field has the focus."""
    expect(page.locator("#name")).to_be_focused()
    page.keyboard.type(name)
    press(page, "Tab")
    page.keyboard.type(password or PASSWORD[name])
    press(page, "Enter")


def test_a_reviewer_logs_in_decides_and_logs_out_by_keys_alone(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/stories/2")
    log_in(page, "Viktor")
    expect(page.locator("h1")).to_contain_text("Izmail")
    press(page, "y")
    expect(page.locator(".done")).to_contain_text("Viktor said it is the same story")
    assert desk.story_of(desk.articles[2][0]) == desk.stories[1]
    press(page, "z")
    expect(page.locator(".done")).to_contain_text("Viktor undid")
    page.locator(".who summary").focus()
    press(page, "Enter", "Tab", "Enter")
    expect(page.locator("h1")).to_have_text("Log in")
    page.goto("/stories/2")
    expect(page.locator("h1")).to_have_text("Log in")


def test_logging_in_and_deciding_need_no_script(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/stories/2", java_script_enabled=False)
    page.get_by_label("Name").fill("Viktor")
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_have_text("The name or the password is wrong.")
    page.get_by_label("Password").fill(PASSWORD["Viktor"])
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Yes, same story").click()
    expect(page.locator(".done")).to_contain_text("Viktor said it is the same story")
    assert desk.story_of(desk.articles[2][0]) == desk.stories[1]


def test_a_readers_keys_decide_nothing(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/stories/2")
    log_in(page, "Rea")
    expect(page.locator("h1")).to_contain_text("Izmail")
    press(page, *"yncxtmz")
    expect(page.locator("h1")).to_contain_text("Izmail")
    assert desk.story_of(desk.articles[2][0]) == desk.stories[2]


def test_filters_work_by_htmx_and_lead_to_the_log_in_when_the_session_has_ended(open_page: OpenPage) -> None:
    page = open_page("/")
    log_in(page, "Rea")
    expect(page.locator("#stories [data-item]").first).to_be_visible()
    page.wait_for_load_state()  # what is typed before the scripts are there filters nothing
    page.locator("#words").fill("depot")
    expect(page.locator("#stories [data-item]")).to_have_count(2)
    page.context.clear_cookies()
    page.locator("#words").fill("cables")
    expect(page.locator("h1")).to_have_text("Log in")
    log_in(page, "Rea")
    expect(page).to_have_url(re.compile(r"[?&]words=cables"))
    expect(page.locator("#stories [data-item]")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_log_in_fits_a_phone_and_has_no_serious_finding(open_page: OpenPage, scheme: str) -> None:
    page = open_page("/login", color_scheme=scheme, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.get_by_role("button", name="Log in")).to_be_in_viewport()
    assert serious_findings(page) == []
    log_in(page, "Rea", "wrong")
    expect(page.get_by_role("alert")).to_be_visible()
    assert serious_findings(page) == []
    page.get_by_label("Password").fill(PASSWORD["Rea"])
    press(page, "Enter")
    page.locator(".who summary").click()
    assert serious_findings(page) == []

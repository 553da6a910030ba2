"""Related stories in a real browser: by keyboard, without scripts, on a phone, in the dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from aggregator.model import NameKind
from tests.support.accessibility import serious_findings
from tests.support.keys import press
from tests.support.make import story_name
from tests.web.newsdesk import Newsdesk

OpenPage = Callable[..., Page]
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True}


@pytest.fixture
def story(desk: Newsdesk) -> int:
    """A story that three others have a town and a body with a very long name in common with."""
    names = story_name("Trieste, IT"), story_name("x", kind=NameKind.ORGANISATION, words="Port" * 200)
    for place in (1, 4, 6):
        desk.read_as(place, *names)
    return desk.read_as(0, *names)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_related_story_is_opened_by_the_keyboard_alone(open_page: OpenPage, story: int, *, scripts: bool) -> None:
    page = open_page(f"/stories/{story}", java_script_enabled=scripts)
    related = page.get_by_role("region", name="Related stories")
    expect(related.get_by_role("listitem")).to_have_count(3)
    link = related.get_by_role("link").first
    target = link.get_attribute("href")
    link.focus()
    press(page, "Enter")
    page.wait_for_url(f"**{target}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_related_stories_fit_a_phone_and_have_no_serious_finding(open_page: OpenPage, story: int, scheme: str) -> None:
    page = open_page(f"/stories/{story}", color_scheme=scheme, **PHONE)
    expect(page.get_by_role("region", name="Related stories")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert serious_findings(page) == []

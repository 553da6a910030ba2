"""Every page by the rules of axe: contrast, names of controls, landmarks, order of headings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.accessibility import serious_findings

OpenPage = Callable[..., Page]

PAGES = (
    "/",
    "/stories/1",
    "/stories/2",
    "/stories/6",
    "/stories/1/merge?into=2",
    "/stories/1/move?article=2&into=2",
    "/articles/1",
    "/feeds",
    "/feeds/1",
    "/search?words=depot",
    "/history",
    "/topics",
    "/topics/Grain corridor",
    "/briefing?topic=Grain%20corridor&since=30d",
)
LOOKS: dict[str, dict[str, Any]] = {
    "desktop, light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "phone, dark": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark", "is_mobile": True},
}


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_has_a_serious_finding(open_page: OpenPage, look: str) -> None:
    found: list[str] = []
    page = open_page("/", **LOOKS[look])
    for path in PAGES:
        page.goto(path)
        # What is folded away is read too.
        page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
        found += serious_findings(page)
    assert found == []

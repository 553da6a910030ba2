"""Waterfalls, coverage and the measures of quality as a browser draws them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from aggregator.model import Verdict
from tests.web.newsdesk import Newsdesk

OpenPage = Callable[..., Page]

SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 800}}


def sides(bar: Locator) -> tuple[float, float]:
    """Left and right of what is drawn, in pixels."""
    box = bar.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_bars_of_a_waterfall_join_one_another_within_their_column(
    open_page: OpenPage, size: str, scheme: Any
) -> None:
    page = open_page("/stories/2", viewport=SIZES[size], color_scheme=scheme)
    rows = page.locator(".question .waterfall tbody tr")
    expect(rows).to_have_count(6)
    column = sides(rows.first.locator(".bar"))
    before: tuple[float, float] | None = None
    for row in rows.all()[:-1]:
        bar = sides(row.locator("rect"))
        assert column[0] <= bar[0] < bar[1] <= column[1]
        if before is not None:
            assert min(abs(one - other) for one in before for other in bar) < 1
        before = bar
    expect(rows.last.get_by_role("rowheader")).to_contain_text("all together: 58%")


def test_evidence_of_a_linked_article_is_one_step_behind_its_disclosure(open_page: OpenPage) -> None:
    page = open_page("/stories/2")
    fold = page.locator(".source").nth(1)
    fold.get_by_text("Put here by rule").click()
    fold.get_by_role("link", name="The evidence").click()
    expect(page.get_by_role("table", name="How the probability comes about")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_the_marks_of_coverage_lie_in_order_of_time_within_the_page(open_page: OpenPage, size: str) -> None:
    page = open_page("/stories/1", viewport=SIZES[size])
    picture = page.get_by_role("img", name="Articles over time: 1 first report")
    frame = sides(picture)
    marks = [sides(mark) for mark in picture.locator("circle, rect").all()]
    assert len(marks) == 6
    assert all(frame[0] - 1 <= left < right <= frame[1] + 1 for left, right in marks)
    page.goto("/")
    expect(page.get_by_role("img", name="6 articles, 1 Mar")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_the_measures_of_quality_are_reached_and_read_at_any_width(
    open_page: OpenPage, desk: Newsdesk, size: str
) -> None:
    with desk.database.read() as uow:
        asked = uow.reviews.suggestions_about(desk.stories[0])[0].id
    desk.reviewing.answer(asked, Verdict.SAME, who="Ana")
    desk.reviewing.confirm(desk.stories[0], who="Ana")
    page = open_page("/", viewport=SIZES[size])
    page.get_by_role("link", name="Quality").click()
    expect(page.locator(".measure").first).to_contain_text("100%")
    expect(page.get_by_role("img", name="Calibration")).to_be_visible()
    expect(page.get_by_role("row", name="Balanced in force")).to_be_visible()
    page.get_by_role("link", name="All", exact=True).click()
    expect(page.get_by_role("link", name="All", exact=True)).to_have_attribute("aria-current", "true")
    page.wait_for_load_state()  # with its styles, which come after its words
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]


def test_a_table_wider_than_the_page_moves_within_its_place_with_room_for_the_rings_of_its_links(
    open_page: OpenPage,
) -> None:
    page = open_page("/quality", viewport={"width": 320, "height": 640})
    link = page.locator(".doubts tbody th a").first
    link.evaluate("each => { each.textContent = 'Rettungsleitstellenverwaltung'.repeat(2) }")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    link.focus()
    place = page.get_by_role("region", name="Feeds in doubt")
    assert sides(link)[0] - sides(place)[0] >= 4

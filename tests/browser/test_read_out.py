"""What is read out to whoever does not see the page, and where Tab goes on; and the desk enlarged four times."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.keys import press

OpenPage = Callable[..., Page]


def test_what_filters_find_is_told_where_it_is_read_out(open_page: OpenPage) -> None:
    page = open_page("/")
    told = page.get_by_role("status")
    first = told.element_handle()
    assert first is not None
    for words, count in (("cables", "1 story with these filters"), (" xyz", "No story matches"), ("", "1 story")):
        page.locator("#words").fill("cables" if not words else page.locator("#words").input_value() + words)
        expect(told).to_contain_text(count)
        assert first.evaluate("(before, now) => before === now", told.element_handle()), "what is new is not read out"


def test_filters_are_cleared_where_what_they_find_is_told(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator("#words").press_sequentially("cables")
    page.get_by_role("link", name="Clear").click()
    expect(page.locator("#stories .row")).to_have_count(8)
    expect(page.get_by_role("link", name="Clear")).to_have_count(0)


def test_of_stories_to_merge_with_their_number_is_read_out_and_not_the_list(open_page: OpenPage) -> None:
    page = open_page("/stories/1/merge")
    told = page.get_by_role("status")
    first = told.element_handle()
    assert first is not None
    expect(page.locator("[data-search]")).to_be_focused()
    page.keyboard.type("cables")
    expect(told).to_have_text("1 story")
    page.keyboard.type(" xyz")
    expect(told).to_have_text("No other story holds all these words.")
    assert first.evaluate("(before, now) => before === now", told.element_handle())
    expect(page.locator("[aria-live]")).to_have_count(0)


def test_what_was_done_is_read_out_with_the_question_that_has_come_up(open_page: OpenPage) -> None:
    page = open_page("/stories/1")
    press(page, "n")
    expect(page.locator(".done")).to_contain_text("kept it separate")
    question = page.locator("[data-question]").first
    expect(question).to_be_focused()
    expect(question).to_have_accessible_description(re.compile("^Done: reviewer kept it separate"))


def test_where_no_question_comes_up_what_was_done_is_read_out_and_tab_goes_on_there(open_page: OpenPage) -> None:
    page = open_page("/stories/7")
    press(page, "c")
    expect(page.locator("#done")).to_be_focused()
    expect(page.locator("#done")).to_contain_text("confirmed the story")
    press(page, "Tab", "Tab")
    expect(page.locator(".done button")).to_be_focused()


def test_enlarged_four_times_what_has_the_focus_is_not_behind_the_buttons_for_what_is_selected(
    open_page: OpenPage,
) -> None:
    page = open_page("/stories/1", viewport={"width": 320, "height": 256})
    page.locator("[data-select]").first.check()
    for control in page.locator(".sources :is(a, button, summary, [data-select])").all():
        control.focus()
        press(page, "Shift+Tab", "Tab")
        seen = page.evaluate(
            """() => {
                const box = document.activeElement.getBoundingClientRect();
                const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                return document.activeElement.contains(there) || there?.contains(document.activeElement);
            }"""
        )
        assert seen, control.inner_text()

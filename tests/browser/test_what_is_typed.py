"""What somebody is typing when a page is left, a connection is lost, or something else is decided."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Dialog, Page, expect

from tests.support.keys import press
from tests.web.newsdesk import Newsdesk

OpenPage = Callable[..., Page]


def test_a_note_is_gone_on_with_behind_what_is_written_there(open_page: OpenPage, desk: Newsdesk) -> None:
    story = desk.stories[1]
    desk.reviewing.note(story, "Ask the port.", who="Ana")
    page = open_page(f"/stories/{story}")
    press(page, "w")
    page.keyboard.type(" They called.")
    expect(page.get_by_label("Note")).to_have_value("Ask the port. They called.")


def test_whoever_decides_something_else_is_asked_before_a_note_is_lost_and_can_keep_it(
    open_page: OpenPage, desk: Newsdesk
) -> None:
    page = open_page(f"/stories/{desk.stories[7]}")
    press(page, "w")
    page.keyboard.type("ask the port")
    press(page, "Escape")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    press(page, "c")
    expect(page.get_by_label("Note")).to_have_value("ask the port")
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator(".done")).to_contain_text("wrote the note")
    press(page, "c")
    expect(page.locator(".done")).to_contain_text("confirmed")


def test_whoever_comes_back_after_a_lost_connection_sees_what_was_typed(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page(f"/stories/{desk.stories[7]}")
    press(page, "w")
    page.keyboard.type("ask the port")
    page.route("**/note", lambda route: route.abort())
    with page.expect_event("framenavigated"):  # to the page by which a browser tells that it could not
        page.get_by_role("button", name="Keep the note").click()
    page.unroute("**/note")
    page.go_back()
    expect(page.get_by_label("Note")).to_be_visible()
    expect(page.get_by_label("Note")).to_have_value("ask the port")

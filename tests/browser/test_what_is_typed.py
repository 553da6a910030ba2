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


def test_what_was_sent_in_vain_is_there_again_in_a_browser_that_forgets_it(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/stories/1")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-select]").nth(1).check()
    page.get_by_label("Why").fill("another ship")
    page.route("**/take-out", lambda route: route.abort())
    with page.expect_event("framenavigated"):
        page.get_by_role("button", name="Take out selected").click()
    page.unroute("**/take-out")
    page.go_back()
    page.locator("h1").click()
    page.reload()  # as the page does itself where the browser has kept it, and at which what is typed is forgotten
    expect(page.get_by_label("Why")).to_have_value("another ship")
    expect(page.locator("[data-select]").nth(1)).to_be_checked()
    press(page, "t")
    expect(page.locator(".done")).to_contain_text("took out 1 article")
    expect(page.locator("[data-select]:checked")).to_have_count(0)
    page.goto("/stories/1")
    expect(page.locator("[name=reason]:visible")).to_have_count(0)
    assert desk.story_of(desk.articles[0][1]) != desk.stories[0]


def test_a_reason_is_there_again_where_an_answer_was_refused(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/stories/2")
    reason = page.locator("[data-question] [name=reason]")
    page.get_by_text("Add a reason").click()
    reason.fill("two towns")
    desk.reviewing.take_out(desk.stories[1], [desk.articles[1][2]], who="Ana")
    page.get_by_role("button", name="No, keep separate").click()
    expect(page.get_by_text("two towns")).to_be_visible()
    page.goto("/stories/2")
    expect(reason).to_have_value("two towns")
    page.get_by_role("button", name="No, keep separate").click()
    expect(page.locator(".done")).to_contain_text("kept it separate")
    assert desk.story_of(desk.articles[2][0]) == desk.stories[2]


def test_why_stories_are_merged_is_taken_along_when_the_merge_is_turned_round_or_another_is_chosen(
    open_page: OpenPage,
) -> None:
    page = open_page("/stories/7/merge?into=8&words=Hvar")
    page.get_by_label("Why").fill("one & the same")
    page.get_by_role("link", name="Keep #7 instead").click()
    expect(page.get_by_role("link", name="Keep #8 instead")).to_be_visible()
    expect(page.get_by_label("Why")).to_have_value("one & the same")
    page.get_by_label("Why").fill("one and the same")
    page.get_by_role("link", name="Choose another").click()
    expect(page.locator("#words")).to_have_value("Hvar")
    page.locator("#found [data-open]").click()
    expect(page.get_by_label("Why")).to_have_value("one and the same")
    page.get_by_role("button", name="Merge them").click()
    expect(page.locator(".done")).to_contain_text("merged")
    page.goto("/history")
    expect(page.get_by_text("“one and the same”")).to_be_visible()

"""Which keys do something where, and which nothing; and the desk where no script listens to any."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from aggregator.model import Pins, StoryKind
from tests.support.keys import decide, press
from tests.web.newsdesk import Newsdesk

OpenPage = Callable[..., Page]


def test_everything_but_keys_works_without_scripts(open_page: OpenPage, desk: Newsdesk) -> None:
    story = desk.stories[0]
    page = open_page(f"/stories/{story}", java_script_enabled=False)
    page.locator('select[name="kind"]').select_option("talks")
    page.get_by_role("button", name="Set kind").click()
    page.get_by_text("Write a note").click()
    page.get_by_label("Note").fill("ask the port")
    page.get_by_role("button", name="Keep the note").click()
    page.get_by_role("button", name="Use as headline").first.click()
    with desk.database.read() as uow:
        [told] = uow.stories.many([story]).values()
    assert told.pins == Pins(kind=StoryKind.TALKS, note="ask the port", headline_article_id=desk.articles[0][0])
    page.locator("[data-select]").nth(1).check()
    page.get_by_role("button", name="Move to another story").click()
    page.get_by_label("Words, or the number of a story").fill("cables")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Ministers to meet").click()
    page.get_by_role("button", name="Move it").click()
    expect(page.locator(".done")).to_contain_text("moved")


def test_enter_in_a_reason_answers_no_question_and_takes_nothing_out(open_page: OpenPage, desk: Newsdesk) -> None:
    before = [[desk.story_of(each) for each in story] for story in desk.articles]
    page = open_page(f"/stories/{desk.stories[0]}")
    page.get_by_text("Add a reason").first.click()
    question = page.get_by_placeholder("kept in the history", exact=True).first
    question.fill("another round, not the same")
    press(page, "Enter")
    box = page.locator("[data-select]").nth(2)
    box.check()
    press(page, "Enter")
    why = page.locator("#take-out input[name=reason]")
    why.fill("of another day")
    press(page, "Enter")
    page.wait_for_timeout(500)
    expect(why).to_have_value("of another day")
    expect(question).to_have_value("another round, not the same")
    for preview in ("merge?into=2", f"move?article={desk.articles[0][2]}&into=2"):
        page.goto(f"/stories/{desk.stories[0]}/{preview}")
        page.get_by_label("Why").fill("one event")
        press(page, "Enter")
        page.wait_for_timeout(500)
        expect(page.get_by_label("Why")).to_have_value("one event")
    assert [[desk.story_of(each) for each in story] for story in desk.articles] == before


def test_undo_by_key_is_of_what_one_has_just_done_or_chosen_and_of_nobody_elses_last_decision(
    open_page: OpenPage, desk: Newsdesk
) -> None:
    desk.reviewing.confirm(desk.stories[7], who="Ana")
    page = open_page("/history")
    press(page, "z")
    page.wait_for_timeout(500)
    expect(page.get_by_role("button", name="Undo")).to_have_count(1)
    press(page, "j")
    decide(page, "z", "undid")
    press(page, "j")
    expect(page.locator(".is-current")).to_contain_text("undid a decision")
    expect(page.locator(".is-current")).to_be_focused()


def test_esc_selects_nothing_before_it_leads_back(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page(f"/stories/{desk.stories[0]}")
    page.locator("[data-select]").nth(1).check()
    page.locator("[data-select]").nth(1).blur()
    press(page, "Escape")
    expect(page.locator("[data-select]:checked")).to_have_count(0)
    press(page, "Escape")
    expect(page.locator("h1")).to_have_text("Queue")


def test_what_is_opened_over_the_page_closes_when_one_goes_on(open_page: OpenPage) -> None:
    page = open_page("/")
    page.wait_for_load_state()
    name = page.get_by_label("Your name")
    page.locator(".who summary").click()
    press(page, "Tab")
    expect(name).to_be_focused()
    press(page, "Tab", "Tab")
    expect(page.get_by_label("Words")).to_be_focused()
    expect(name).to_be_hidden()
    page.locator(".who summary").click()
    expect(name).to_be_visible()
    page.locator("h1").click()
    expect(name).to_be_hidden()


def test_keys_of_a_single_letter_can_be_switched_off(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page(f"/stories/{desk.stories[7]}")
    press(page, "?")
    expect(page.get_by_role("heading", name="Keys")).to_be_focused()  # and not the box that switches them off
    page.get_by_label("Single-letter keys").uncheck()
    press(page, "Escape")
    page.reload()
    press(page, "c")
    page.wait_for_timeout(500)
    expect(page.get_by_role("button", name="Confirm the story")).to_be_visible()
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single-letter keys").check()
    press(page, "Escape")
    decide(page, "c", "confirmed")


def test_keys_work_in_a_browser_that_keeps_nothing(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/history")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})")
    page.goto(f"/stories/{desk.stories[7]}")
    decide(page, "c", "confirmed")


# Whether nobody takes the key.
KEY_DOWN = """pressed => document.body.dispatchEvent(
    new KeyboardEvent("keydown", {bubbles: true, cancelable: true, ...pressed})
)"""


@pytest.mark.parametrize("key", ["с", "С", "C"], ids=["Cyrillic", "Cyrillic with Caps Lock", "Caps Lock"])
def test_keys_are_found_where_the_layout_has_another_alphabet_and_with_caps_lock(
    open_page: OpenPage, desk: Newsdesk, key: str
) -> None:
    page = open_page(f"/stories/{desk.stories[7]}")
    page.wait_for_load_state()
    with page.expect_navigation():
        page.evaluate(KEY_DOWN, {"key": key, "code": "KeyC"})
    expect(page.locator(".done")).to_contain_text("confirmed")


@pytest.mark.parametrize(
    "held",
    [
        {"key": "C", "shiftKey": True},
        {"key": "С", "shiftKey": True},
        {"key": "ć", "modifierAltGraph": True},
        {"key": "c", "ctrlKey": True},
        {"key": "c", "isComposing": True},
    ],
    ids=["Shift", "Shift, Cyrillic", "AltGr", "Ctrl", "composing"],
)
def test_a_key_that_is_pressed_with_another_decides_nothing(
    open_page: OpenPage, desk: Newsdesk, held: dict[str, str | bool]
) -> None:
    page = open_page(f"/stories/{desk.stories[7]}")
    page.wait_for_load_state()
    assert page.evaluate(KEY_DOWN, held | {"code": "KeyC"})


def test_what_a_browser_fills_in_is_no_key(open_page: OpenPage) -> None:
    page = open_page("/")
    page.wait_for_load_state()
    page.evaluate('document.getElementById("reviewer-name").dispatchEvent(new Event("keydown", {bubbles: true}))')

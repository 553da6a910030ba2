"""Into a story and back, and what is in sight on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from tests.support.keys import press

OpenPage = Callable[..., Page]
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


@pytest.mark.parametrize("path", ["/", "/stories/8/merge"])
def test_esc_leaves_a_search_with_its_words_and_what_they_found(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    page.locator("#words").press_sequentially("cables")
    found = page.locator("[data-list] [data-open]")
    expect(found).to_have_count(1)
    press(page, "Escape")
    page.wait_for_timeout(500)  # longer than the page waits for more words
    expect(page.locator("#words")).to_have_value("cables")
    expect(page.locator("#words")).not_to_be_focused()
    press(page, "j")
    expect(found).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/search?words=the"])
@pytest.mark.parametrize("by_key", [True, False], ids=["Esc", "back"])
def test_both_ways_back_lead_to_the_row_that_was_opened(open_page: OpenPage, path: str, *, by_key: bool) -> None:
    page = open_page(path)
    rows = page.locator("[data-list] [data-open]")
    assert rows.count() > 1
    opened = str(rows.last.get_attribute("href"))
    rows.last.click()
    expect(page).to_have_url(re.compile(rf"{opened}$"))
    expect(page.locator(".story")).to_be_visible()
    if by_key:
        press(page, "Escape")
    else:
        page.go_back()
    expect(page.locator(".is-current [data-open]")).to_have_attribute("href", opened)


def test_words_that_are_typed_are_one_page_to_go_back_through_to_the_row_that_was_opened(open_page: OpenPage) -> None:
    page = open_page("/")
    rows = page.locator("[data-list] [data-open]")
    for typed, letters in (("dep", "dep"), ("depot", "ot"), ("depotnear", "near")):
        page.locator("#words").press_sequentially(letters)
        expect(page).to_have_url(re.compile(rf"words={typed}&"))
    press(page, *["Backspace"] * 4)
    expect(page).to_have_url(re.compile(r"words=depot&"))
    expect(rows).to_have_count(2)
    opened = str(rows.last.get_attribute("href"))
    rows.last.click()  # straight from the words, which this leaves
    expect(page.locator(".story")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile(rf"words=depot&\S*#story-{opened.rpartition('/')[2]}$"))
    expect(page.locator(".is-current [data-open]")).to_have_attribute("href", opened)
    page.go_back()
    expect(page).to_have_url(re.compile(r"/$"))


def test_from_a_feed_one_comes_back_to_its_row_among_those_in_the_same_state(open_page: OpenPage) -> None:
    page = open_page("/feeds?state=healthy")
    rows = page.locator("[data-list] [data-open]")
    assert rows.count() > 1
    opened = str(rows.nth(1).get_attribute("href"))
    press(page, "j", "Enter")
    expect(page).to_have_url(re.compile(rf"{opened}$"))
    press(page, "Escape")
    expect(page).to_have_url(re.compile(r"/feeds\?state=healthy#feed-\d+$"))
    expect(page.locator(".is-current [data-open]")).to_have_attribute("href", opened)


def test_where_the_row_that_was_opened_is_gone_the_way_back_leads_to_what_took_its_place(open_page: OpenPage) -> None:
    page = open_page("/?order=newest")
    new = page.locator(".row:has(.state-open)")  # no question leads on from it
    following = str(new.nth(1).locator("xpath=following-sibling::li[1]").locator("[data-open]").get_attribute("href"))
    new.nth(1).locator("[data-open]").click()
    expect(page.locator(".story")).to_be_visible()
    press(page, "d")
    expect(page.locator(".done")).to_contain_text("dismissed")
    press(page, "Escape")
    expect(page.locator(".is-current [data-open]")).to_have_attribute("href", following)
    expect(page.locator(".is-current [data-open]")).to_be_focused()


def test_what_is_decided_of_an_article_and_undone_leaves_one_among_the_articles(open_page: OpenPage) -> None:
    page = open_page("/stories/1")
    articles = page.locator(".source")
    fifth = articles.nth(4).get_attribute("id") or ""
    chosen = page.locator(".source.is-current")
    articles.nth(3).get_by_role("button", name="Use as headline").click()
    expect(page.locator(".done")).to_contain_text("chose the headline")
    expect(chosen).to_be_in_viewport()
    articles.nth(3).get_by_role("button", name="Take out").click()
    expect(page.locator(".done")).to_contain_text("took out 1 article")
    expect(chosen).to_have_id(fifth)
    expect(chosen).to_be_in_viewport()
    with page.expect_navigation():
        press(page, "z")
    expect(page.locator(".done")).to_contain_text("undid")
    expect(chosen).to_be_in_viewport()
    with page.expect_navigation():
        press(page, "x", "j", "x", "t")
    expect(page.locator(".done")).to_contain_text("took out 2 articles")
    expect(chosen).to_have_count(1)
    expect(chosen).to_be_in_viewport()


def test_a_button_shows_that_it_was_pressed_while_the_answer_is_on_its_way(open_page: OpenPage) -> None:
    page = open_page("/stories/2")
    page.route("**/answer", lambda route: route.fulfill(status=204))  # an answer that leaves the page as it is
    press(page, "n")
    expect(page.locator("[data-question] [data-key=n]")).to_have_css("opacity", "0.5")
    expect(page.locator("[data-question] [data-key=y]")).to_have_css("opacity", "1")


def test_on_a_laptop_a_story_in_doubt_opens_with_its_state_in_sight_above_the_answers(open_page: OpenPage) -> None:
    page = open_page("/", viewport={"width": 1280, "height": 800})
    press(page, "j", "Enter")
    expect(page.locator(".crumbs .state")).to_have_text("Needs review")
    answers = page.locator("[data-question].is-current").get_by_role("button", name="Yes, same story")
    for shown in (page.locator(".crumbs .state"), answers):
        expect(shown).to_be_in_viewport(ratio=1)


def test_a_story_whose_answers_are_in_sight_opens_at_its_top(open_page: OpenPage) -> None:
    tall = open_page("/stories/2", viewport={"width": 1280, "height": 2000})
    answers = tall.locator("[data-question].is-current .verdict .buttons").bounding_box()
    assert answers
    height = round(answers["y"] + answers["height"]) + 40
    page = open_page("/stories/2", viewport={"width": 1280, "height": height})
    expect(page.locator("[data-question].is-current")).to_have_count(1)
    page.wait_for_load_state()
    assert page.evaluate("scrollY") == 0, "and its first line is not half behind the masthead"


def test_what_was_done_stands_beside_its_undo_however_long_it_is(open_page: OpenPage) -> None:
    page = open_page("/stories/2", viewport={"width": 1280, "height": 800})
    press(page, "u")
    done = page.locator(".done")
    expect(done).to_contain_text("was unsure about")
    page.wait_for_load_state()  # with its styles, which come after its words
    page.locator(".done .of").evaluate("each => { each.textContent = 'A long title of an article '.repeat(6) }")
    text, undo = done.locator("p").bounding_box(), done.get_by_role("button", name="Undo").bounding_box()
    assert text
    assert undo
    assert text["x"] + text["width"] <= undo["x"]


def test_on_a_phone_the_first_story_stands_in_the_upper_part_of_the_queue(open_page: OpenPage) -> None:
    page = open_page("/", **PHONE)
    first = page.locator(".row").first.bounding_box()
    assert first
    assert first["y"] < 420
    expect(page.get_by_role("button", name="Filter")).to_be_hidden()
    page.locator("#words").fill("cables")
    expect(page.locator(".row")).to_have_count(1)


def test_on_a_phone_without_scripts_there_is_a_button_to_filter_by(open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False, **PHONE)
    page.locator("#words").fill("cables")
    page.get_by_role("button", name="Filter").tap()
    expect(page.locator(".row")).to_have_count(1)


def test_on_a_phone_who_prints_a_figure_has_the_width_that_is_there(open_page: OpenPage) -> None:
    page = open_page("/stories/2", **PHONE)
    table, sources = page.locator(".counts").bounding_box(), page.locator(".counts td.small").first.bounding_box()
    assert table
    assert sources
    assert sources["x"] + sources["width"] == pytest.approx(table["x"] + table["width"], abs=1)


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("/stories/1", ".cites a"),
        ("/stories/1", ".names a"),
        ("/briefing?topic=Grain%20corridor&since=30d", "[aria-labelledby=stories] a"),
        ("/stories/2", "a.number"),
        ("/", ".chips a"),
        ("/topics", ".links a"),
    ],
)
def test_links_that_stand_close_are_large_enough_for_a_finger_and_do_not_reach_into_one_another(
    open_page: OpenPage, path: str, links: str
) -> None:
    page = open_page(path, **PHONE)
    boxes = page.locator(links).evaluate_all(
        """links => links.filter(each => each.checkVisibility()).flatMap(
            each => [...each.getClientRects()].map(box => [box.top, box.bottom, box.left, box.right]))"""
    )
    assert boxes
    assert min(bottom - top for top, bottom, _, _ in boxes) >= 24
    for (top, bottom, left, right), (above, below, start, end) in combinations(boxes, 2):
        assert bottom <= above or below <= top or right <= start or end <= left

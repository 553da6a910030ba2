"""What is read out to whoever does not see the page, and where Tab goes on; and the desk enlarged four times."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from aggregator.records import refresh_records
from tests.support.keys import press
from tests.support.make import NOON, article, suggestion
from tests.support.placing import grouped
from tests.web.newsdesk import Newsdesk

OpenPage = Callable[..., Page]


def test_what_filters_find_is_told_where_it_is_read_out(open_page: OpenPage) -> None:
    page = open_page("/")
    told = page.locator("#extent[role=status]")
    first = told.element_handle()
    assert first is not None
    for words, count in (("cables", "1 story with these filters"), (" xyz", "No story matches"), ("", "1 story")):
        page.locator("#words").fill("cables" if not words else page.locator("#words").input_value() + words)
        expect(told).to_contain_text(count)
        assert first.evaluate("(before, now) => before === now", told.element_handle()), "what is new is not read out"


def test_what_is_pressed_at_an_article_is_read_out_with_its_title(open_page: OpenPage) -> None:
    last = open_page("/stories/1").get_by_role("article").last
    title = re.compile("^What the Trieste inspection deal leaves open")
    expect(last).to_have_accessible_name(title)
    for control in (last.get_by_role("checkbox"), last.get_by_role("button", name="Take out")):
        expect(control).to_have_accessible_description(title)


def test_what_answers_a_question_is_read_out_with_the_article_that_is_asked_about(open_page: OpenPage) -> None:
    question = open_page("/stories/2").locator("[data-question]")
    expect(question).to_have_accessible_name(re.compile("^Does this article belong here[?] Depot burns after night"))
    for answer in ("Yes, same story", "No, keep separate", "Unsure"):
        button = question.get_by_role("button", name=answer)
        expect(button).to_have_accessible_description(re.compile("^Depot burns after night attack in Reni"))


def test_what_an_undo_undoes_is_read_out_with_it(open_page: OpenPage, desk: Newsdesk) -> None:
    desk.reviewing.confirm(desk.stories[7], who="reviewer")
    desk.reviewing.dismiss(desk.stories[4], who="reviewer")
    page = open_page("/history")
    undo = page.get_by_role("button", name="Undo")
    for place, deed in enumerate(("reviewer dismissed", "reviewer confirmed")):
        expect(undo.nth(place)).to_have_accessible_description(re.compile(f"^{deed}"))
    undo.last.click()
    expect(page.locator(".done")).to_contain_text("undid")
    page.goto("/stories/2")
    press(page, "u")
    again = page.locator(".done").get_by_role("button", name="Undo")
    expect(again).to_have_accessible_description(re.compile("^Done: reviewer was unsure"))


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


def test_whoever_looks_at_the_queue_is_told_of_new_stories_and_nothing_moves(
    open_page: OpenPage, desk: Newsdesk
) -> None:
    page = open_page("/")
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url) if "/api/" in sent.url else None)
    page.clock.install()
    page.reload()
    rows = page.locator(".row")
    before = rows.first.bounding_box()
    told = page.locator("#newer")
    asked.clear()
    page.clock.run_for(50_000)
    assert asked == [], "it is asked once a minute"
    with desk.database.write() as uow:
        ids = uow.articles.add_all({1: [article("Harbour closed by fog")]}, now=NOON)[1]
        story_id = grouped(uow, *ids)
        refresh_records(uow, [story_id], topics=(), now=NOON)
        uow.commit()
    page.clock.run_for(20_000)
    expect(told).to_have_text("1 story new or newly asked about: show")
    expect(told).to_have_role("status")
    assert len(asked) == 1
    assert rows.first.bounding_box() == before
    page.get_by_role("link", name="1 story new or newly asked about: show").click()
    expect(rows).to_have_count(1)
    expect(page.locator(f"#story-{story_id}")).to_be_visible()
    page.get_by_role("link", name="Clear").click()
    expect(rows).to_have_count(9)


def test_whoever_looks_at_the_queue_is_told_of_new_questions_about_old_stories(
    open_page: OpenPage, desk: Newsdesk
) -> None:
    page = open_page("/")
    page.clock.install()
    page.reload()
    with desk.database.write() as uow:
        old, other, *_ = (each for each in uow.stories.living(0, limit=50) if not uow.reviews.suggestions_about(each))
        uow.reviews.suggest(suggestion(uow.stories.members([other])[other][0].stored.id, old))
        uow.commit()
    page.clock.run_for(70_000)
    page.get_by_role("link", name="2 stories new or newly asked about: show").click()
    expect(page.locator(".row")).to_have_count(2)
    expect(page.locator(f"#story-{old}")).to_be_visible()


def test_nothing_is_asked_for_a_queue_that_nobody_sees(open_page: OpenPage) -> None:
    page = open_page("/")
    asked: list[str] = []
    page.clock.install()
    page.reload()
    page.on("request", lambda sent: asked.append(sent.url) if "/api/" in sent.url else None)
    page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    page.clock.run_for(600_000)
    assert asked == []
    with page.expect_request("**/api/v1/stories?*newer_than=*"):
        page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.run_for(4_000_000)
    asked.clear()
    page.clock.run_for(600_000)
    assert asked == [], "nobody has touched it for an hour, and sessions end"

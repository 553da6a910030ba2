"""A working day at the desk without a mouse."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.keys import decide, press
from tests.web.newsdesk import Newsdesk

OpenPage = Callable[..., Page]


def search(page: Page, words: str, found: str) -> None:
    """Type into the field that has the focus and wait for the one story that the words find."""
    expect(page.locator("[data-search]")).to_be_focused()
    page.keyboard.type(words)
    expect(page.locator("#found [data-open]")).to_have_text(found)


def test_the_queue_is_cleared_with_one_key_a_question(open_page: OpenPage) -> None:
    page = open_page("/")
    expect(page.locator("#left")).to_contain_text("2 questions")
    press(page, "Enter")
    expect(page.locator("[data-question].is-current")).to_have_count(1)
    decide(page, "n", "kept it separate")
    expect(page.locator("[data-question]")).to_have_count(1)
    expect(page.locator("[data-question]")).to_be_focused()
    decide(page, "y", "said it is the same story")
    expect(page).to_have_url(re.compile(r"/\?done="))
    expect(page.locator("#left")).to_contain_text("Nothing left to decide")


def test_a_script_that_comes_late_leaves_the_focus_where_somebody_has_put_it(open_page: OpenPage) -> None:
    page = open_page("/")
    press(page, "Enter")
    expect(page.locator("[data-question].is-current")).to_have_count(1)
    held: list[Route] = []
    page.route("**/static/keys.js", lambda route: held.append(route))  # noqa: PLW0108 - a method of a list cannot be marked
    page.get_by_role("button", name="No, keep separate").click(no_wait_after=True)
    expect(page.locator(".done")).to_contain_text("kept it separate")
    link = page.get_by_role("link", name="Search")
    link.focus()
    for route in held:
        route.continue_()
    expect(page.locator("[data-question].is-current")).to_have_count(1)
    expect(link).to_be_focused()


def test_j_and_k_walk_and_u_leaves_a_question_for_later(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/")
    press(page, "j", "j", "k", "Enter")
    expect(page.locator("h1")).to_contain_text("Izmail")
    decide(page, "u", "was unsure about")
    expect(page.locator("[data-question]")).to_be_focused()
    assert desk.story_of(desk.articles[2][0]) == desk.stories[2]
    press(page, "Escape")
    expect(page.locator("#left")).to_contain_text("1 question")


def test_esc_leads_back_to_the_row_that_was_opened_and_j_goes_on_from_it(open_page: OpenPage) -> None:
    page = open_page("/")
    press(page, "j", "j", "j")
    story = str(page.locator(".is-current [data-open]").get_attribute("href"))
    press(page, "Enter")
    expect(page.locator(".story")).to_be_visible()
    press(page, "Escape")
    expect(page.locator(".is-current [data-open]")).to_have_attribute("href", story)
    expect(page.locator(".is-current [data-open]")).to_be_focused()
    press(page, "k", "j", "Enter")
    expect(page).to_have_url(re.compile(rf"{story}$"))


def test_lists_are_turned_and_what_is_in_doubt_is_gone_on_to_by_keys(
    open_page: OpenPage, desk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aggregator.web.pages.queue.PAGE_SIZE", 2)
    monkeypatch.setattr("aggregator.web.pages.feeds.ARTICLES", 1)
    page = open_page("/feeds")
    page.get_by_role("link", name="Harbour Post").click()
    for key, heading in (("l", "Older articles"), ("h", "Newest articles")):
        press(page, key)
        expect(page.locator("#newest")).to_have_text(heading)
    page.goto("/")
    first = page.locator("[data-list] [data-open]").first.text_content() or ""
    press(page, "l")
    expect(page.locator("[data-list] [data-open]").first).not_to_have_text(first)
    press(page, "h")
    expect(page.locator("[data-list] [data-open]").first).to_have_text(first)
    page.goto(page.url.split("/?")[0].rstrip("/") + f"/stories/{desk.stories[0]}")
    with page.expect_navigation():
        press(page, "g")
    expect(page).not_to_have_url(re.compile(rf"/stories/{desk.stories[0]}$"))
    expect(page).to_have_url(re.compile(r"/stories/\d+$"))
    decide(page, "u", "was unsure")
    before = page.url
    with page.expect_navigation():
        press(page, "g")
    assert page.url != before


def test_in_a_list_that_was_filtered_a_story_is_chosen_and_stays_so_when_it_is_found_again(open_page: OpenPage) -> None:
    page = open_page("/")
    press(page, "/")
    page.keyboard.type("depot")
    expect(page).to_have_url(re.compile("words=depot"))
    expect(page.locator("[data-list] .is-current [data-open]")).to_have_count(1)
    with page.expect_response(re.compile("words=depot")):  # a field that was typed into tells it once more
        press(page, "Escape")
    press(page, "j")
    row = page.locator("[data-list] .is-current [data-open]")
    second = row.text_content() or ""
    expect(row).to_have_text(page.locator("[data-list] [data-open]").nth(1).text_content() or "")
    with page.expect_response(re.compile("order=newest")):
        page.get_by_label("First").select_option("newest")
    expect(row).to_have_text(second)


def test_of_stories_to_merge_with_one_is_chosen_in_each_list_that_is_found(open_page: OpenPage) -> None:
    page = open_page("/stories/2/merge")
    press(page, "Escape", "j")
    row = page.locator("[data-list] .is-current [data-open]")
    expect(row).to_have_count(1)
    before = row.text_content() or ""
    press(page, "/")
    page.keyboard.type("cables")
    expect(row).not_to_have_text(before)
    expect(row).to_have_count(1)


def test_the_stories_of_a_topic_are_walked_as_the_queue_is(open_page: OpenPage) -> None:
    page = open_page("/topics/Grain corridor")
    press(page, "j", "Enter")
    expect(page.locator("h1")).to_contain_text("grain")
    press(page, "Escape")
    expect(page.locator("h1")).to_have_text("Grain corridor")


def test_an_undo_leads_back_to_the_question_that_it_opens_again(open_page: OpenPage) -> None:
    page = open_page("/stories/2")
    decide(page, "n", "kept it separate")
    decide(page, "z", "undid a decision")
    expect(page.locator("[data-question].is-current")).to_contain_text("Depot burns")


@pytest.mark.parametrize("width", [390, 1280])
def test_what_j_comes_to_is_not_behind_the_buttons_for_what_is_selected(open_page: OpenPage, width: int) -> None:
    page = open_page("/stories/1", viewport={"width": width, "height": 600})
    press(page, "j", "j", "j", "x")
    for _ in range(4):
        press(page, "j")
        end = page.locator(".is-current").evaluate("item => item.getBoundingClientRect().bottom")
        bar = page.locator(".take-out").evaluate("bar => bar.getBoundingClientRect().top")
        assert end <= bar + 1


def test_articles_are_split_off_moved_and_put_back_by_keys(open_page: OpenPage, desk: Newsdesk) -> None:
    story, articles = desk.stories[0], desk.articles[0]
    page = open_page(f"/stories/{story}")
    press(page, "j", "j", "j", "j", "x", "j", "x")
    expect(page.locator("[data-select]:checked")).to_have_count(2)
    decide(page, "s", "split off")
    assert len({desk.story_of(each) for each in articles}) == 3
    decide(page, "z", "undid a decision")
    assert {desk.story_of(each) for each in articles} == {story}

    press(page, "x", "m")  # what was undone left one at an article
    search(page, "Hvar", "Ferry to Hvar back in service")
    press(page, "Escape", "Enter")
    expect(page.locator("h1")).to_have_text("Does this article belong there?")
    press(page, "Escape")
    expect(page.locator("[data-select]:checked")).to_have_count(1)
    page.go_back()
    expect(page.locator("h1")).to_have_text("Does this article belong there?")
    decide(page, "y", "moved")
    assert [desk.story_of(each) for each in articles].count(desk.stories[7]) == 1
    decide(page, "z", "undid a decision")
    assert {desk.story_of(each) for each in articles} == {story}


def test_stories_are_merged_and_parted_by_keys(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page(f"/stories/{desk.stories[7]}")
    press(page, "m")
    search(page, "cables", "Ministers to meet in Tromsø on cable repairs")
    press(page, "Escape", "j", "Enter")
    expect(page.locator("h1")).to_have_text("Are these one story?")
    decide(page, "y", "merged")
    assert desk.story_of(desk.articles[7][0]) == desk.stories[6]
    decide(page, "z", "undid a decision")
    assert desk.story_of(desk.articles[7][0]) == desk.stories[7]


def test_a_story_is_dismissed_reopened_and_confirmed_by_keys(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page(f"/stories/{desk.stories[4]}")
    steps = [("d", "dismissed", "Dismissed"), ("r", "reopened", "New"), ("c", "confirmed", "Confirmed")]
    for key, told, state in steps:
        decide(page, key, told)
        expect(page.locator(".crumbs .state")).to_have_text(state)


def test_of_two_keys_pressed_before_the_answer_is_there_the_first_holds(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page(f"/stories/{desk.stories[0]}")
    page.wait_for_load_state()
    held: list[Route] = []
    page.route("**", lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    with page.expect_request(lambda sent: sent.method == "POST"):
        page.keyboard.press("c")
    page.keyboard.press("d")
    page.wait_for_timeout(500)  # a second one is not sent, however long one waits
    [first] = held
    with page.expect_navigation():
        first.continue_()
    expect(page.locator(".done")).to_contain_text("confirmed")


def test_the_source_of_the_chosen_article_opens_beside_the_desk(open_page: OpenPage) -> None:
    page = open_page("/stories/5")
    press(page, "j")
    with page.context.expect_page() as opened:
        press(page, "o")
    assert ".example" in opened.value.url or opened.value.url in ("", "about:blank", "chrome-error://chromewebdata/")
    assert page.url.endswith("/stories/5")


def test_every_key_of_the_story_page_stands_on_its_button(open_page: OpenPage, desk: Newsdesk) -> None:
    desk.reviewing.confirm(desk.stories[0], who="Ana")
    desk.reviewing.take_out(desk.stories[0], [desk.articles[0][5]], who="Ana")
    page = open_page(f"/stories/{desk.stories[0]}")
    press(page, "j", "j", "x")
    for control in page.locator("[data-key]:visible").all():
        key = control.get_attribute("data-key")
        expect(control.locator("kbd")).to_have_text(key or "")


def test_keys_rest_while_a_note_is_written(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/stories/2")
    before = desk.revision(desk.stories[1])
    page.get_by_text("Write a note").click()
    page.get_by_label("Note").press_sequentially("yn?ujkz/mtcdrsx")
    expect(page.get_by_label("Note")).to_have_value("yn?ujkz/mtcdrsx")
    assert desk.revision(desk.stories[1]) == before


def test_a_note_is_written_and_kept_by_keys_alone(open_page: OpenPage) -> None:
    page = open_page("/stories/2")
    press(page, "w")
    expect(page.get_by_label("Note")).to_be_focused()
    page.keyboard.type("ask the port")
    press(page, "Tab")
    decide(page, "Enter", "wrote the note")


def test_a_misread_figure_is_set_aside_and_brought_back(open_page: OpenPage) -> None:
    page = open_page("/stories/2")
    values = page.locator(".counts summary b")
    shown = values.all_inner_texts()
    values.first.locator("..").focus()
    press(page, "Enter")
    press(page, "Tab")
    expect(page.get_by_role("button", name=f"Misread: set aside {shown[0]}")).to_be_focused()
    decide(page, "Enter", "set aside a figure of")
    expect(values).to_have_text(shown[1:])
    decide(page, "z", "undid a decision")
    expect(values).to_have_text(shown)

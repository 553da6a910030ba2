"""The desk in a real browser: keys, phones, the dark, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.keys import press
from tests.web.newsdesk import Newsdesk

OpenPage = Callable[..., Page]

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}

PAGES = (
    "/",
    "/stories/1",
    "/stories/2",
    "/stories/6",
    "/stories/1/merge?into=2",
    "/stories/3/merge",
    "/articles/1",
    "/feeds",
    "/feeds/1",
    "/search?words=script",
    "/history",
    "/topics",
    "/topics/Grain corridor",
    "/briefing?topic=Grain%20corridor&since=30d",
    "/quality",
    "/",
)


def test_a_question_is_opened_answered_and_undone_by_keys_alone(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/")
    press(page, "j", "Enter")
    expect(page.locator("h1")).to_contain_text("Izmail")
    press(page, "y")
    expect(page.locator(".done")).to_contain_text("same story")
    assert desk.story_of(desk.articles[2][0]) == desk.stories[1]
    press(page, "z")
    expect(page.locator(".done")).to_contain_text("undid")
    assert desk.story_of(desk.articles[2][0]) == desk.stories[2]
    press(page, "n")
    expect(page.locator(".done")).to_contain_text("kept it separate")
    press(page, "Escape")
    expect(page).to_have_title("(1) Queue")


def test_articles_are_selected_and_taken_out_by_keys(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/stories/1")
    button = page.get_by_role("button", name="Take out selected")
    expect(button).to_be_hidden()
    for _ in range(4):
        press(page, "j")
    press(page, "x")
    expect(button).to_be_visible()
    press(page, "t")
    expect(page.locator(".done")).to_contain_text("took out")
    taken = [article for article in desk.articles[0] if desk.story_of(article) != desk.stories[0]]
    assert len(taken) == 1


def test_stories_are_merged_by_keys_after_a_preview(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page(f"/stories/{desk.stories[7]}")
    press(page, "m")
    expect(page.locator("[data-search]")).to_be_focused()
    page.keyboard.type("cables")
    expect(page.locator("#found [data-open]")).to_have_count(1)
    press(page, "Escape")
    press(page, "j", "Enter")
    expect(page.locator("h1")).to_have_text("Are these one story?")
    press(page, "y")
    expect(page.locator(".done")).to_contain_text("merged")
    assert desk.story_of(desk.articles[7][0]) == desk.stories[6]


def test_words_typed_before_the_page_is_ready_are_searched_for(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/history")
    late: list[Route] = []
    page.route("**/htmx.min.js", lambda route: late.append(route))  # noqa: PLW0108  # the library marks what it is given
    with page.expect_request("**/htmx.min.js"):
        page.goto(f"/stories/{desk.stories[7]}/merge", wait_until="commit")
    page.locator("#words").press_sequentially("cables")
    late[0].continue_()
    expect(page.locator("#found [data-open]")).to_have_count(1)


def test_keys_rest_while_somebody_types(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/stories/2")
    before = desk.revision(desk.stories[1])
    page.get_by_text("Add a reason").click()
    page.locator(".why input").fill("")
    page.locator(".why input").press_sequentially("yn?ujkz/mtc")
    expect(page.locator(".why input")).to_have_value("yn?ujkz/mtc")
    assert desk.revision(desk.stories[1]) == before
    expect(page.locator("#help")).to_be_hidden()


def test_an_answer_key_does_not_reach_a_question_that_is_not_chosen(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/stories/2")
    press(page, "j")
    expect(page.locator(".source.is-current")).to_have_count(1)
    press(page, "y")
    press(page, "n")
    assert page.url.endswith("/stories/2")
    assert desk.story_of(desk.articles[2][0]) == desk.stories[2]


@pytest.mark.parametrize("height", [360, 720])
def test_help_opens_at_its_top_and_closes_by_key(open_page: OpenPage, height: int) -> None:
    page = open_page("/", viewport={"width": 1280, "height": height})
    press(page, "?")
    expect(page.locator("#help")).to_be_visible()
    expect(page.locator(".keys kbd").first).to_be_in_viewport()
    if height == 720:
        expect(page.get_by_role("button", name="Close")).to_be_in_viewport()
    press(page, "Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_search_opens_by_key(open_page: OpenPage) -> None:
    page = open_page("/history")
    press(page, "/")
    expect(page).to_have_url(re.compile(r"/search$"))
    expect(page.locator("main [data-search]")).to_be_focused()


def test_the_queue_follows_the_filters_while_they_are_set(open_page: OpenPage) -> None:
    page = open_page("/")
    expect(page.locator("#stories .row")).to_have_count(8)
    page.locator("#words").press_sequentially("cables")
    expect(page.locator("#stories .row")).to_have_count(1)
    expect(page).to_have_url(re.compile("words=cables"))
    expect(page.get_by_text("1 story with these filters, none in doubt")).to_be_visible()
    expect(page).to_have_title("(2) Queue")
    page.reload()
    expect(page.locator("#words")).to_have_value("cables")
    expect(page.locator("#stories .row")).to_have_count(1)


def test_of_filters_set_before_the_answer_is_there_the_last_holds(open_page: OpenPage) -> None:
    page = open_page("/")
    held: list[Route] = []
    page.route("**/?words=*", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request("**/?words=*"):
        page.locator("#words").fill("cables")
    page.get_by_label("Only in doubt").check()
    expect(page.locator("#stories")).to_contain_text("No story matches these filters")
    expect(page).to_have_url(re.compile("words=cables&doubtful=true"))
    expect(page.locator("#stories .problem")).to_have_count(0)


def test_a_search_that_fails_says_so_above_what_was_found_before_until_one_succeeds(open_page: OpenPage) -> None:
    page = open_page("/")
    page.route("**/?words=depo&*", lambda route: route.fulfill(status=409, body="No"))
    words, rows = page.locator("#words"), page.locator("#stories .row")
    before = rows.count()
    words.fill("depo")
    expect(page.locator("#stories .problem")).to_contain_text("The desk has not answered")
    expect(rows).to_have_count(before)
    words.fill("depot")
    expect(page.locator("#stories .problem")).to_have_count(0)
    assert 0 < rows.count() < before


def test_on_a_low_screen_one_sees_which_story_is_asked_about_the_answers_and_what_was_done_last(
    open_page: OpenPage,
) -> None:
    page = open_page("/", viewport={"width": 1366, "height": 640})
    press(page, "j", "Enter")
    asked = page.locator("[data-question].is-current")
    expect(asked.get_by_role("button", name="Yes, same story")).to_be_in_viewport(ratio=1)
    press(page, "u")
    expect(page.locator(".done")).to_contain_text("was unsure about")
    for shown in (page.locator(".done"), asked.get_by_text("This story:"), asked.get_by_role("button", name="Yes")):
        expect(shown).to_be_in_viewport(ratio=1)


def test_on_a_phone_what_was_done_stays_in_sight_above_the_question_that_has_come_up(open_page: OpenPage) -> None:
    page = open_page("/stories/2", **PHONE)
    page.get_by_role("button", name="Unsure").tap()
    expect(page.locator(".done")).to_contain_text("was unsure about")
    expect(page.locator("[data-question]")).to_be_focused()
    page.get_by_role("button", name="Yes, same story").scroll_into_view_if_needed()
    expect(page.locator(".done").get_by_role("button", name="Undo")).to_be_in_viewport(ratio=1)


BROKEN_WORDS = """() => [...document.querySelectorAll(".facts")].flatMap((line) => {
  const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), broken = [];
  while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/\\w+/g)) {
    const range = document.createRange();
    range.setStart(texts.currentNode, word.index);
    range.setEnd(texts.currentNode, word.index + word[0].length);
    if (range.getClientRects().length > 1) broken.push(word[0]);
  }
  return broken;
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_needs_no_scrolling_sideways(open_page: OpenPage, scheme: str) -> None:
    page = open_page("/", color_scheme=scheme, **PHONE)
    for path in PAGES:
        page.goto(path)
        for fold in page.locator("details:not(.who) > summary").all():
            fold.click()
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, path


def test_enlarged_four_times_a_row_with_all_it_can_hold_stays_within_the_page(
    open_page: OpenPage, desk: Newsdesk
) -> None:
    desk.reviewing.confirm(desk.stories[0], who="Ana")
    desk.reviewing.merge(desk.stories[7], desk.stories[0], who="Ana")
    page = open_page("/", viewport={"width": 320, "height": 256})
    row = page.locator(".row").filter(has_text="Changed since review")
    expect(row.locator(".questions")).to_have_text("1 question")
    row.locator(".together").evaluate(
        "each => { each.textContent = 'no date, seen 28 Dec 2025, 23:40 – 31 Dec 2025, 23:50' }"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_phone_breaks_lines_of_facts_between_words(open_page: OpenPage) -> None:
    page = open_page("/", **PHONE)
    for width in range(320, 400, 8):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(BROKEN_WORDS) == [], width


def test_a_phone_breaks_no_word_of_what_polls_brought(open_page: OpenPage) -> None:
    page = open_page("/feeds/1", **PHONE)
    lines = page.locator(".log tbody tr:first-child td:nth-child(2)").evaluate(
        """cell => {
            cell.firstChild.textContent = 'unchanged';
            const range = document.createRange();
            range.selectNodeContents(cell.firstChild);
            return range.getClientRects().length;
        }"""
    )
    assert lines == 1


def test_very_long_words_stay_within_the_page(open_page: OpenPage, desk: Newsdesk) -> None:
    desk.notice("catalogue", "x" * 5000)
    desk.reviewing.confirm(desk.stories[0], who="w" * 60, reason="r" * 500)
    page = open_page("/stories/1", **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_page: OpenPage, scheme: str) -> None:
    """WCAG AA: at least 4.5 to 1 for every pair of colours that the style sheet puts together."""
    page = open_page("/", color_scheme=scheme)
    pairs = [
        (ink, ground)
        for ground in ("--paper", "--sheet", "--doubt-wash", "--accent-wash")
        for ink in ("--ink", "--soft", "--accent", "--good", "--doubt")
    ] + [("--bad", "--bad-wash"), ("--bad", "--paper"), ("--on-accent", "--accent")]
    for ink, ground in pairs:
        ratio = page.evaluate(CONTRAST, [ink, ground])
        assert ratio >= 4.5, (ink, ground, ratio)
    page.goto("/stories/1")
    faded = page.locator("main :not(.sep):visible").evaluate_all(
        "each => each.filter(one => getComputedStyle(one).opacity < 1).map(one => one.outerHTML)"
    )
    assert faded == []


CONTRAST = """([ink, ground]) => {
  const light = (name) => {
    const hex = getComputedStyle(document.documentElement).getPropertyValue(name).trim().slice(1);
    const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high, low] = [light(ink), light(ground)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}"""


def test_the_dark_is_dark(open_page: OpenPage) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    assert open_page("/", color_scheme="dark").evaluate(ground) != open_page("/").evaluate(ground)


def test_reading_and_deciding_need_no_script(open_page: OpenPage, desk: Newsdesk) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="Drone strike").click()
    page.get_by_role("button", name="Yes, same story").click()
    expect(page.locator(".done")).to_contain_text("same story")
    assert desk.story_of(desk.articles[2][0]) == desk.stories[1]
    page.locator(".done").get_by_role("button", name="Undo").click()
    expect(page.locator(".done")).to_contain_text("undid")
    assert desk.story_of(desk.articles[2][0]) == desk.stories[2]


def test_hostile_titles_run_nothing(open_page: OpenPage) -> None:
    page = open_page("/stories/6")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    for path in PAGES:
        page.goto(path)
    assert dialogs == []


def test_two_reviewers_at_once_lose_nothing(open_page: OpenPage, desk: Newsdesk) -> None:
    one, other = open_page("/stories/2"), open_page("/stories/2")
    press(one, "n")
    expect(one.locator(".done")).to_be_visible()
    with other.expect_response("**/answer") as refused:
        other.locator('[value="same"]').click()
    assert refused.value.status == 409
    assert desk.story_of(desk.articles[2][0]) == desk.stories[2]

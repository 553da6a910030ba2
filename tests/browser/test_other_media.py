"""The desk on paper, narrow and enlarged, in the reader's own colours, and in scripts that run from right to left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from aggregator.model import Named, StoryKind
from tests.support import make
from tests.support.keys import press
from tests.web.newsdesk import Newsdesk

OpenPage = Callable[..., Page]


def test_a_story_on_paper_is_what_is_told_with_the_addresses_of_its_articles(open_page: OpenPage) -> None:
    page = open_page("/stories/1")
    page.emulate_media(media="print")
    main = page.locator("main")
    expect(main.get_by_role("button")).to_have_count(0)
    expect(main.get_by_role("checkbox")).to_have_count(0)
    for words in ("Take out", "Use as headline", "History", "Confirm the story", "Does one not belong here"):
        expect(main.get_by_text(words, exact=False).first).to_be_hidden()
    assert page.locator("kbd:visible").count() == 0
    heading = page.locator("#article-1 h3")
    printed = heading.aria_snapshot()
    assert f"<{heading.locator('a').get_attribute('href')}>" in printed
    expect(page.locator("#article-1 .meta b")).to_be_visible()


def test_on_paper_a_dark_desk_is_light(open_page: OpenPage) -> None:
    page = open_page("/stories/1", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("body")).to_have_css("color", "rgb(29, 28, 26)")
    expect(page.locator(".source .summary").first).to_have_css("color", "rgb(97, 93, 85)")


def test_what_is_folded_is_told_on_paper(desk: Newsdesk, open_page: OpenPage) -> None:
    people = tuple(Named(key=str(number), name=make.passage(f"Speaker {number}"), articles=1) for number in range(12))
    with desk.database.write() as uow:
        told, seen = make.details(people=people), uow.stories.many([1])[1].revision
        uow.stories.save_details(1, told, engine="t", of_revision=seen, names=(), topics=(), now=make.NOON)
        uow.commit()
    page = open_page("/stories/1")
    last = page.get_by_text("Speaker 11")
    expect(last).to_be_hidden()
    page.emulate_media(media="print")
    expect(last).to_be_visible()
    expect(page.get_by_text("4 more")).to_be_hidden()


def test_a_question_on_paper_is_what_is_asked_without_what_answers_do(open_page: OpenPage) -> None:
    page = open_page("/stories/2")
    page.emulate_media(media="print")
    expect(page.get_by_text("% likely").first).to_be_visible()
    expect(page.get_by_text("makes both stories one")).to_be_hidden()


def test_a_days_heading_stays_with_what_is_told_of_it_on_paper(open_page: OpenPage) -> None:
    page = open_page("/stories/1")
    page.emulate_media(media="print")
    day = page.locator(".timeline > li").first
    expect(day).to_have_css("display", "block")
    expect(day.locator("h3")).to_have_css("break-after", "avoid")
    expect(day.locator(".entry").first).to_have_css("break-inside", "avoid")


def test_the_desk_enlarged_keeps_its_height_for_what_is_read(open_page: OpenPage) -> None:
    for width, height, stays in ((1440, 900, True), (720, 450, False)):
        page = open_page("/stories/1", viewport={"width": width, "height": height})
        page.mouse.wheel(0, 600)
        page.wait_for_function("scrollY > 300")
        masthead = page.locator(".masthead").bounding_box()
        assert masthead is not None
        assert (masthead["y"] == 0) is stays, width


@pytest.mark.parametrize("width", [360, 1024, 1920])
def test_what_stands_above_and_below_a_page_begins_and_ends_where_it_does(
    desk: Newsdesk, open_page: OpenPage, width: int
) -> None:
    desk.notice("catalogue", "feeds.yaml has a fault")
    page = open_page("/feeds", viewport={"width": width, "height": 900})
    sides = [
        page.locator(part).first.evaluate(
            """each => {
                const {left, right} = each.getBoundingClientRect();
                const {paddingLeft, paddingRight} = getComputedStyle(each);
                return [left + parseFloat(paddingLeft), right - parseFloat(paddingRight)].map(Math.round);
            }"""
        )
        for part in (".masthead-inner", ".notice", "main", ".colophon")
    ]
    assert sides == [sides[0]] * 4
    foot = page.locator(".colophon").bounding_box()
    assert foot is not None
    assert round(foot["x"]) == sides[0][0], "the line above it, too"


@pytest.mark.parametrize("width", [320, 600, 768, 1024])
def test_who_one_is_takes_no_line_of_its_own(open_page: OpenPage, width: int) -> None:
    page = open_page("/", viewport={"width": width, "height": 800})
    name, desk = page.locator(".who summary").bounding_box(), page.locator(".wordmark").bounding_box()
    assert name is not None
    assert desk is not None
    assert abs(name["y"] + name["height"] / 2 - desk["y"] - desk["height"] / 2) < 4
    expect(page.locator(".who summary")).to_contain_text("Reviewing as")


def test_no_key_is_offered_where_no_script_works_it(open_page: OpenPage) -> None:
    for scripts in (True, False):
        page = open_page("/stories/2", java_script_enabled=scripts)
        assert (page.locator("kbd:visible, .key:visible").count() > 0) is scripts


def test_where_the_readers_colours_are_in_force_the_chosen_item_has_an_outline(open_page: OpenPage) -> None:
    for path in ("/", "/stories/2"):
        page = open_page(path, forced_colors="active")
        press(page, "j")
        chosen = page.locator(".is-current")
        expect(chosen).to_have_count(1)
        expect(chosen).to_have_css("outline-style", "solid")


@pytest.mark.parametrize("part", [".summary", "h3"])
def test_a_text_that_wraps_begins_at_the_side_of_its_script(open_page: OpenPage, part: str) -> None:
    page = open_page("/stories/4", viewport={"width": 390, "height": 800})
    text, place = page.locator(f".source {part}").evaluate(
        """each => {
            const range = document.createRange(), words = each.querySelector('bdi');
            words.append(document.createElement('br'), 'في');  // in every font a line that does not fill the width
            range.selectNodeContents(words);
            const last = [...range.getClientRects()].at(-1);
            return [[last.left, last.right], [each.getBoundingClientRect().left, each.getBoundingClientRect().right]];
        }"""
    )
    assert abs(text[1] - place[1]) < 2, "its last, shorter line stands at the right"
    assert text[0] - place[0] > 10


def test_a_title_from_right_to_left_begins_above_its_text(open_page: OpenPage) -> None:
    source = open_page("/stories/4").locator(".source")
    title, summary = source.locator("h3").bounding_box(), source.locator(".summary").bounding_box()
    assert title is not None
    assert summary is not None
    assert title["x"] + title["width"] == summary["x"] + summary["width"]


def test_a_name_from_right_to_left_leaves_the_date_beside_it_whole(open_page: OpenPage) -> None:
    meta = open_page("/stories/4").locator(".source .meta")
    ends = meta.locator("b").evaluate(
        "name => { name.textContent = 'النهار'; return name.getBoundingClientRect().right }"
    )
    begins = meta.locator("time").evaluate(
        """date => {
            const range = document.createRange();
            range.selectNodeContents(date);
            return [...range.getClientRects()].map(piece => piece.left);
        }"""
    )
    assert min(begins) > ends


def test_where_the_readers_colours_are_in_force_marked_words_are_read(open_page: OpenPage) -> None:
    for path in ("/stories/1", "/stories/2"):
        page = open_page(path, forced_colors="active", color_scheme="dark")
        marks = page.locator("mark").all()
        assert marks
        for mark in marks:
            ground, colour = mark.evaluate(
                "each => [getComputedStyle(each).backgroundColor, getComputedStyle(each).color]"
            )
            assert (ground, colour) == ("rgb(255, 255, 0)", "rgb(0, 0, 0)"), mark.inner_text()


@pytest.mark.parametrize("width", [360, 1280])
def test_what_people_set_fits_the_page(open_page: OpenPage, desk: Newsdesk, width: int) -> None:
    story = desk.stories[0]
    desk.reviewing.note(story, "w" * 3000 + "\n\n" + "word " * 300, who="w" * 60)
    desk.reviewing.set_kind(story, StoryKind.INCIDENT, who="w" * 60)
    desk.reviewing.confirm(story, who="Ana")
    desk.reviewing.take_out(story, [desk.articles[0][5]], who="Ana")
    page = open_page(f"/stories/{story}", viewport={"width": width, "height": 740})
    page.locator("[data-select]").first.check()
    assert page.evaluate("document.documentElement.scrollWidth") <= width

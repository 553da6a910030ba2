"""Two people at the desk at once, and what is told to whoever is too late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from aggregator.model import StoryKind
from tests.support.keys import decide, press
from tests.web.newsdesk import Newsdesk

OpenPage = Callable[..., Page]


def test_of_two_who_answer_at_once_the_second_sees_who_was_quicker(open_page: OpenPage, desk: Newsdesk) -> None:
    one, other = open_page("/stories/2"), open_page("/stories/2")
    one.locator(".who summary").click()
    one.locator("#reviewer-name").fill("Ana")
    one.get_by_role("button", name="Remember").click()
    decide(one, "n", "Ana kept it separate")
    press(other, "y")
    expect(other.locator("h1")).to_have_text("This question has an answer already")
    expect(other.locator(".history")).to_contain_text("Ana kept it separate")
    assert desk.story_of(desk.articles[2][0]) == desk.stories[2]


def test_who_decides_on_a_story_that_has_changed_sees_what_has(open_page: OpenPage, desk: Newsdesk) -> None:
    one, other = open_page("/stories/1"), open_page("/stories/1")
    desk.clock.move(timedelta(minutes=2))
    press(one, "j", "j", "j", "x")
    decide(one, "t", "took out")
    press(other, "c")
    expect(other.locator("h1")).to_have_text("The story has changed since you opened it")
    expect(other.locator("main")).to_contain_text("took out 1 article")
    expect(other.locator("#went")).to_have_text("1 article went")


def test_who_is_refused_an_answer_by_a_grown_story_hears_why_and_answers_again_by_the_same_key(
    open_page: OpenPage, desk: Newsdesk
) -> None:
    page = open_page("/stories/2")
    desk.clock.move(timedelta(minutes=2))
    desk.reviewing.set_kind(desk.stories[1], StoryKind.OTHER, who="Ana")
    press(page, "n")
    expect(page.locator("h1")).to_have_text("The story has changed since you opened it")
    expect(page.locator("h1")).to_be_focused()
    decide(page, "n", "kept it separate")


def test_esc_leads_on_from_whatever_was_refused(open_page: OpenPage, desk: Newsdesk) -> None:
    one, late, later = open_page("/stories/2"), open_page("/stories/2"), open_page("/stories/1")
    desk.clock.move(timedelta(minutes=2))
    decide(one, "n", "kept it separate")
    press(late, "y")
    expect(late.locator("h1")).to_have_text("This question has an answer already")
    press(late, "Escape")
    expect(late.locator("h1")).to_contain_text("Izmail")

    one.goto("/stories/1")
    press(one, "j", "j", "j", "x")
    decide(one, "t", "took out")
    press(later, "c")
    expect(later.locator("h1")).to_have_text("The story has changed since you opened it")
    press(later, "Escape")
    expect(later.locator("h1")).to_contain_text("grain")

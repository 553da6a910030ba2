"""What the desk remembers between requests, for how long, and what ends it sooner."""

from __future__ import annotations

import re
from datetime import timedelta

from aggregator.model import Verdict
from aggregator.web.remembered import Remembered
from tests.support.make import NOON, article, membership
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk

MINUTE = timedelta(minutes=1)


def test_a_value_is_remembered_for_a_while_and_made_anew_then_or_when_the_clock_is_put_back() -> None:
    remembered: Remembered[str, int] = Remembered(lasting=MINUTE, most=2)
    made: list[int] = []

    def make() -> int:
        made.append(len(made) + 1)
        return made[-1]

    moments = [NOON, NOON + 0.9 * MINUTE, NOON + MINUTE, NOON]
    assert [remembered.get("a", make, now=moment) for moment in moments] == [1, 1, 2, 3]


def test_nothing_empty_is_remembered() -> None:
    remembered: Remembered[str, list[str]] = Remembered(lasting=MINUTE, most=2)
    assert remembered.get("a", list, now=NOON) == []
    assert remembered.get("a", lambda: ["full"], now=NOON) == ["full"]


def test_of_many_keys_those_looked_at_last_are_remembered() -> None:
    remembered: Remembered[str, int] = Remembered(lasting=MINUTE, most=2)
    remembered.keep("a", 1, now=NOON)
    remembered.keep("b", 2, now=NOON)
    assert remembered.look("a", now=NOON) == 1
    remembered.keep("c", 3, now=NOON)
    assert [remembered.look(key, now=NOON) for key in "abc"] == [1, None, 3]


def arrive(desk: Newsdesk, *, publisher: str) -> None:
    """An article of another publisher joins the last story."""
    with desk.database.write() as uow:
        [added] = uow.articles.add_all({1: [article("A late report", publisher=publisher)]}, now=desk.clock.now())[1]
        uow.stories.place([membership(added, desk.stories[7])])
        uow.commit()


def test_a_new_publisher_can_be_chosen_a_minute_later_at_the_latest(desk: Newsdesk, browser: Browser) -> None:
    browser.get("/")
    arrive(desk, publisher="Latecomer Post")
    assert "<option>Latecomer Post" not in browser.get("/").text
    desk.clock.move(MINUTE)
    assert "<option>Latecomer Post" in browser.get("/").text


def test_the_plot_of_a_story_is_drawn_anew_as_soon_as_the_story_has_changed(desk: Newsdesk, browser: Browser) -> None:
    def plots() -> list[str]:
        return re.findall(
            r'class="coverage small".*?aria-label="([^"]+)', browser.get("/?publisher=Latecomer+Post").text
        )

    arrive(desk, publisher="Latecomer Post")
    before = plots()
    assert plots() == before != []
    arrive(desk, publisher="Latecomer Post")
    with desk.database.write() as uow:
        uow.stories.touch(desk.stories[7], now=desk.clock.now())
        uow.commit()
    assert plots() != before


def test_the_quality_page_counts_a_word_of_people_at_once_and_all_else_within_a_minute(
    desk: Newsdesk, browser: Browser
) -> None:
    def verdicts() -> int:
        told: int = browser.get("/api/v1/quality").json()["verdicts"]
        return told

    before = verdicts()
    desk.reviewing.answer(desk.question(1), Verdict.SAME, who="Ana")
    assert verdicts() == before + 1

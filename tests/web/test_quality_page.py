"""The measures of quality, as a page and as data."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from aggregator.model import Verdict
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk


@pytest.fixture
def judged(desk: Newsdesk) -> Newsdesk:
    """The desk after a morning's work: answers, a take-out, a confirmation, a merge, and a change of mind."""
    answered = desk.reviewing.answer(desk.question(1), Verdict.SAME, who="Ana")
    desk.reviewing.undo(answered.decision_id, who="Ben")
    desk.reviewing.answer(desk.question(1), Verdict.DIFFERENT, who="Ben")
    desk.reviewing.answer(desk.question(0), Verdict.SAME, who="Ana")
    desk.reviewing.take_out(desk.stories[0], [desk.articles[0][5]], who="Ana")
    desk.reviewing.confirm(desk.stories[0], who="Ana")
    desk.reviewing.merge(desk.stories[7], desk.stories[6], who="Ana")
    return desk


def text(html: str) -> str:
    """What a reader sees of a page's content, in one line."""
    main = html[html.index("<main") : html.index("</main>")]
    return unescape(" ".join(re.sub(r"<(svg|title).*?</\1>|<[^>]+>", " ", main, flags=re.DOTALL).split()))


def measures(browser: Browser, query: str = "") -> Any:
    """The measures as data."""
    response = browser.get(f"/api/v1/quality{query}")
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.usefixtures("judged")
def test_precision_and_recall_are_shown_with_their_interval_and_how_many_verdicts(browser: Browser) -> None:
    shown = text(browser.get("/quality").text)
    assert "Precision 80% 4 of 5 , so 37 to 97%" in shown
    assert "Recall 67% 4 of 6" in shown
    assert "Recall with questions 83% 5 of 6" in shown
    assert "Only what was asked about or looked at is known." in shown
    assert "1 merge." in shown


@pytest.mark.usefixtures("judged")
def test_the_same_measures_are_data(browser: Browser) -> None:
    told = measures(browser)
    assert told["precision"] == {"part": 4, "whole": 5, "value": 0.8} | {
        "low": pytest.approx(0.376, abs=0.001),
        "high": pytest.approx(0.964, abs=0.001),
    }
    assert (told["recall"]["whole"], told["recall_with_questions"]["part"], told["merges"]) == (6, 5, 1)
    assert (told["questions"]["part"], told["questions"]["whole"], told["verdicts"]) == (1, 2, 7)
    assert sum(band["same"]["whole"] for band in told["calibration"]) == 7
    assert [(level["name"], level["present"]) for level in told["levels"]] == [
        ("strict", False),
        ("balanced", True),
        ("loose", False),
    ]
    assert told["levels"][1]["changed"] == 0
    assert told["decided"] == sum(told["levels"][0]["decided"].values()) == 17
    assert {each["name"]: each["taken_out"] for each in told["feeds"]}["Harbour Post"] == 1


@pytest.mark.usefixtures("judged")
def test_two_people_who_answered_one_question_differently_are_told_of(browser: Browser) -> None:
    told = measures(browser)["agreement"]
    assert (told["part"], told["whole"]) == (0, 1)
    assert "1 question was answered by two people or more, who agreed on 0 of it: 0%" in text(
        browser.get("/quality").text
    )


def test_what_was_undone_says_nothing(judged: Newsdesk, browser: Browser) -> None:
    with judged.database.read() as uow:
        decisions = [event.decision_id for event in uow.reviews.history(limit=99) if event.undone_by is None]
    for decision in dict.fromkeys(decisions):
        if not undone(judged, decision):
            judged.reviewing.undo(decision, who="Ana")
    told = measures(browser)
    assert (told["verdicts"], told["merges"], told["recall"]["whole"]) == (0, 0, 0)
    assert "Nobody has judged anything in this period." in browser.get("/quality").text


def undone(desk: Newsdesk, decision_id: str) -> bool:
    """Whether a decision is an undo, or has been undone."""
    with desk.database.read() as uow:
        rows = uow.reviews.decision(decision_id)
    return rows[0].undone_by is not None or rows[0].undoes is not None


def test_a_period_counts_what_was_said_in_it(judged: Newsdesk, browser: Browser) -> None:
    judged.clock.move(timedelta(days=60))
    assert measures(browser, "?period=30d")["verdicts"] == 0
    assert measures(browser)["verdicts"] == measures(browser, "?period=all")["verdicts"] == 7
    page = browser.get("/quality?period=30d").text
    assert 'href="/quality?period=30d" aria-current="true"' in page


@pytest.mark.usefixtures("judged")
def test_the_calibration_diagram_has_a_mark_for_each_row_of_its_table(browser: Browser) -> None:
    page = browser.get("/quality").text
    drawn = re.search(r'<svg class="reliability".*?</svg>', page, flags=re.DOTALL)
    assert drawn is not None
    rows = page[page.index('id="calibration"') : page.index('id="strictness"')].count('<tr><th scope="row">')
    assert drawn[0].count("<circle") == rows == 4


@pytest.mark.usefixtures("judged")
def test_feeds_in_doubt_lead_to_their_pages(browser: Browser) -> None:
    page = browser.get("/quality").text
    link = re.search(r'<a href="(/feeds/\d+)">Sahil Times</a>', page)
    assert link is not None
    assert "Sahil Times" in browser.get(link[1]).text


def test_a_period_that_is_not_known_is_refused(browser: Browser) -> None:
    assert browser.get("/quality?period=9y").status_code == 422
    assert browser.get("/api/v1/quality?period=9y").json()["error"]["code"] == "invalid"

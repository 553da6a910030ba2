"""What was decided, as the history and the pages of stories tell it."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from aggregator.model import Action, Verdict
from aggregator.web.views.history import decision_view, history_page
from tests.support.reviewing import Desk
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk


def test_the_history_tells_each_decision_in_a_sentence(desk: Newsdesk, browser: Browser) -> None:
    desk.reviewing.answer(desk.question(1), Verdict.DIFFERENT, who="Ana")
    desk.reviewing.take_out(desk.stories[0], [desk.articles[0][5]], who="Ben")
    page = re.sub(r"<[^>]+>", "", browser.get("/history").text)
    assert "Ana kept it separate from #2 (1 article)" in page
    assert "Ben took out 1 article: #1 → #9" in page


def test_on_another_storys_page_what_was_done_is_told_with_the_headline(desk: Newsdesk, browser: Browser) -> None:
    done = desk.reviewing.confirm(desk.stories[7], who="Ana")
    named = '<span class="of quiet"><bdi lang="en">Ferry to Hvar back in service</bdi></span>'
    assert named in browser.get(f"/stories/{desk.stories[1]}?done={done.decision_id}").text
    assert named in browser.get(f"/?done={done.decision_id}").text
    assert named not in browser.get(f"/stories/{desk.stories[7]}?done={done.decision_id}").text


def test_who_put_an_article_where_it_is_stands_there_as_they_write_their_name(desk: Newsdesk, browser: Browser) -> None:
    taken = desk.articles[0][5]
    desk.reviewing.take_out(desk.stories[0], [taken], who="Ana Petrović-McKay")
    assert "Put here by Ana Petrović-McKay" in browser.get(f"/stories/{desk.story_of(taken)}").text


def test_a_merge_tells_of_the_articles_that_it_moves_and_not_of_those_asked_about_it(
    desk: Newsdesk, browser: Browser
) -> None:
    asked_about, into = desk.stories[1], desk.stories[0]
    desk.reviewing.answer(desk.question(1), Verdict.UNSURE, who="Ana")
    desk.reviewing.merge(asked_about, into, who="Ben")
    first = browser.get("/history").text.split("<li data-item", 2)[1]
    assert "<b>Ben</b> merged" in first
    assert "Défense: no comment on Izmail depot" in first
    assert "Depot burns" not in first, "whose question is about the other story now, but which stays where it is"


def test_a_decision_is_told_by_itself_as_it_is_in_the_history() -> None:
    desk = Desk()
    done = desk.reviewing.move(desk.second, [desk.c], desk.first, who="Ben")  # answers the question of the other story
    with desk.database.read() as uow:
        alone = decision_view(uow, done.decision_id)
        [listed] = history_page(uow, limit=50).decisions
    assert alone is not None
    assert alone.story_id == desk.second
    assert listed == alone


def test_the_whole_history_names_stories_by_todays_headlines(desk: Newsdesk, browser: Browser) -> None:
    desk.reviewing.confirm(desk.stories[7], who="Ana")
    assert "Ferry to Hvar back in service" in browser.get("/history").text
    desk.reviewing.merge(desk.stories[7], desk.stories[6], who="Ana")
    confirmed = browser.get("/history").text.split("confirmed the story", 1)[1]
    assert "Ministers to meet in Tromsø" in confirmed, "it lives on in that one"


def test_an_undo_names_what_it_undid_and_what_was_undone_by_whom_and_why(desk: Newsdesk, browser: Browser) -> None:
    story_id = desk.stories[4]
    done = desk.reviewing.dismiss(story_id, who="Ana")
    desk.clock.move(timedelta(minutes=3))
    desk.reviewing.undo(done.decision_id, who="Ben", reason="still wanted")
    for path in ("/history", f"/stories/{story_id}"):
        page = re.sub(r"<[^>]+>", "", browser.get(path).text)
        assert "What Ana had decided, 2 Mar, 12:00: dismissed the story" in page
        assert "undone by Ben, 2 Mar, 12:03: “still wanted”" in page


def test_undo_from_the_history_returns_to_the_history(desk: Newsdesk, browser: Browser) -> None:
    done = desk.reviewing.confirm(desk.stories[4], who="Ana")
    sent = browser.post(f"/decisions/{done.decision_id}/undo", {"back": "/history"})
    assert sent.headers["location"].startswith("/history?done=")
    page = browser.get("/history").text
    assert 'class="undone"' in page
    assert "/undo" not in page, "neither the undone decision nor the undo offers another"


def test_the_history_is_paged_by_whole_decisions(
    desk: Newsdesk, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aggregator.web.pages.history.ROWS", 20)
    for _ in range(4):
        done = desk.reviewing.take_out(desk.stories[0], desk.articles[0][1:4], who="Ben")
        desk.reviewing.undo(done.decision_id, who="Cem")
    first = browser.get("/history").text
    older = re.search(r"/history\?before=(\d+)", first)
    assert older is not None
    second = browser.get(older.group()).text
    assert first.count("undid a decision") + second.count("undid a decision") == 4
    assert first.count("took out 3 articles") + second.count("took out 3 articles") == 4


def test_a_decision_of_more_articles_than_a_page_has_rows_is_told_whole_and_once(desk: Newsdesk) -> None:
    desk.reviewing.confirm(desk.stories[7], who="Ana")
    desk.reviewing.take_out(desk.stories[0], desk.articles[0][1:4], who="Ben")
    desk.reviewing.confirm(desk.stories[6], who="Ana")
    told, before = [], None
    with desk.database.read() as uow:
        while True:
            page = history_page(uow, limit=2, before=before)
            told += [(each.action, len(each.articles)) for each in page.decisions]
            if page.older is None:
                break
            before = page.older
        alone = history_page(uow, story_id=desk.stories[0], limit=2)
    assert told == [(Action.CONFIRM, 0), (Action.TAKE_OUT, 3), (Action.CONFIRM, 0)]
    assert [len(each.articles) for each in alone.decisions] == [3]
    assert alone.older is None


def test_who_looks_for_what_they_decided_finds_it_apart_from_what_others_did(
    desk: Newsdesk, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aggregator.web.pages.history.ROWS", 10)
    for who in ("Zoë O'Hara", "Ben") * 3:
        done = desk.reviewing.take_out(desk.stories[0], desk.articles[0][1:4], who=who)
        desk.reviewing.undo(done.decision_id, who=who)
    browser.post("/reviewer", {"name": "Zoë O'Hara", "back": "/"})
    mine = re.search(r'href="(/history\?who=[^"]+)">Mine alone', browser.get("/history").text)
    assert mine
    page = browser.get(mine[1]).text
    assert "Decisions of <b>Zoë O&#39;Hara</b>" in page
    assert "<b>Ben</b>" not in page
    older = re.search(r'href="(/history\?before=[^"]+)"', page)
    assert older
    page = browser.get(html.unescape(older[1])).text
    assert "took out 3 articles" in page
    assert "<b>Ben</b>" not in page


def test_what_a_storys_page_has_no_room_for_is_found_among_the_decisions_about_it(
    desk: Newsdesk, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aggregator.web.pages.history.ROWS", 10)
    monkeypatch.setattr("aggregator.web.views.story.HISTORY_ROWS", 6)
    desk.reviewing.confirm(desk.stories[0], who="Zoë")
    desk.reviewing.confirm(desk.stories[1], who="Ben")
    for _ in range(8):
        desk.reviewing.note(desk.stories[0], "See the port's own page", who="Cem")
        desk.reviewing.note(desk.stories[0], "", who="Cem")
    page, told = browser.get(f"/stories/{desk.stories[0]}").text, ""
    while older := re.search(r'href="(/history\?[^"]*before=[^"]+)"', page):
        page = browser.get(html.unescape(older[1])).text
        told += page
    assert "<b>Zoë</b> confirmed the story" in told
    assert "<b>Ben</b>" not in told

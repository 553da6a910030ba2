"""Decisions by form: what they change, where they lead, and when they are refused."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from aggregator.model import StoryKind, StoryState
from tests.support.make import suggestion
from tests.web.browsing import ORIGIN, Browser
from tests.web.newsdesk import Newsdesk, doubt


def question_on(page: str) -> str:
    """The address that the first question's answer goes to."""
    found = re.search(r"/suggestions/\d+/answer", page)
    assert found is not None
    return found.group()


def shown_on(page: str) -> list[str]:
    """The revisions that the first question's form carries."""
    form = page[page.index("/answer") :]
    return re.findall(r'name="shown" value="([^"]+)"', form[: form.index("</form>")])


def test_yes_makes_one_story_and_offers_to_undo_it(desk: Newsdesk, browser: Browser) -> None:
    reni, izmail = desk.stories[2], desk.stories[1]
    page = browser.get(f"/stories/{izmail}").text
    sent = {"verdict": "same", "shown": shown_on(page), "back": f"/stories/{izmail}"}
    done = browser.decide(question_on(page), sent)
    assert desk.story_of(desk.articles[2][0]) == izmail
    assert "said it is the same story" in done.text
    undo = re.search(r"/decisions/[^/]+/undo", done.text)
    assert undo is not None
    undone = browser.decide(undo.group(), {"back": f"/stories/{izmail}"})
    assert desk.story_of(desk.articles[2][0]) == reni
    assert "undid a decision" in undone.text


def test_no_keeps_the_article_where_it_is_and_closes_the_question(desk: Newsdesk, browser: Browser) -> None:
    page = browser.get("/stories/2").text
    done = browser.decide(question_on(page), {"verdict": "different", "shown": shown_on(page), "back": "/stories/2"})
    assert desk.story_of(desk.articles[2][0]) == desk.stories[2]
    assert "open question" not in done.text
    title = browser.get(f"/api/v1/articles/{desk.articles[2][0]}").json()["article"]["title"]
    assert f'<span class="of quiet"><bdi lang="en">{title}</bdi>' in done.text, "which one, for who decides quickly"


def test_unsure_keeps_the_question_but_no_longer_as_doubt(browser: Browser) -> None:
    page = browser.get("/stories/2").text
    done = browser.decide(question_on(page), {"verdict": "unsure", "back": "/stories/2"})
    assert "reviewer was unsure" in done.text
    assert ">1 question left unsure</h2>" in done.text, "the queue counts it no longer"
    assert "<title>(1) Queue</title>" in browser.get("/").text


def test_a_question_left_at_unsure_comes_after_those_that_nobody_has_looked_at(
    desk: Newsdesk, browser: Browser
) -> None:
    izmail = desk.stories[1]
    with desk.database.write() as uow:
        uow.reviews.suggest(suggestion(desk.articles[7][0], izmail, comparison=doubt(izmail, 0.2)))
        uow.commit()
    assert browser.get("/stories/2").text.index("58% likely") < browser.get("/stories/2").text.index("20% likely")
    first = question_on(browser.get("/stories/2").text)
    onward = browser.decide(first, {"verdict": "unsure", "onward": izmail}).text
    assert ">1 open question, 1 left unsure</h2>" in onward
    assert onward.index("20% likely") < onward.index("58% likely"), "though it is the less likely one"
    assert question_on(onward) != first


def test_who_works_off_what_was_left_unsure_meets_that_first(desk: Newsdesk, browser: Browser) -> None:
    izmail = desk.stories[1]
    browser.decide(question_on(browser.get("/stories/2").text), {"verdict": "unsure"})
    with desk.database.write() as uow:
        for likely, beside in enumerate(desk.articles[4:8], start=11):
            uow.reviews.suggest(suggestion(beside[0], izmail, comparison=doubt(izmail, likely / 100)))
        uow.commit()
    assert "58% likely" not in browser.get("/stories/2").text, "four others come first"
    browser.get("/?state=unsure")
    page = browser.get("/stories/2").text
    assert page.index("58% likely") < page.index("14% likely")
    again = browser.decide(question_on(page), {"verdict": "unsure", "onward": izmail}).text
    assert "58% likely" not in again, "or the key would meet it for ever"


def test_an_undo_stays_on_the_story_whose_question_was_answered(desk: Newsdesk, browser: Browser) -> None:
    izmail, reni = desk.stories[1], desk.stories[2]
    with desk.database.write() as uow:
        uow.reviews.suggest(suggestion(desk.articles[7][0], izmail, comparison=doubt(izmail, 0.2)))
        uow.commit()
    for here, answer in ((izmail, "different"), (reni, "unsure")):
        page = browser.get(f"/stories/{here}").text
        done = browser.decide(question_on(page), {"verdict": answer, "back": f"/stories/{here}"}).text
        undo = re.search(r'class="done".*?action="(/decisions/[^"]+)">.*?name="back" value="([^"]+)"', done, re.DOTALL)
        assert undo
        assert 'id="question-' in browser.decide(undo[1], {"back": undo[2]}).text
        assert undo[2] == f"/stories/{here}"


def test_what_was_written_in_a_form_that_is_refused_is_shown_with_the_refusal(desk: Newsdesk, browser: Browser) -> None:
    path = f"/stories/{desk.stories[4]}/note"
    stale = {"note": "ask <ops>", "shown": f"{desk.stories[4]}:0"}
    too_long = {"note": "ask <ops>", "reason": "x" * 501}
    decided = {"verdict": "same", "reason": "ask <ops>"}
    question = question_on(browser.get("/stories/2").text)
    browser.decide(question, decided)
    for address, form, status in ((path, stale, 409), (path, too_long, 422), (question, decided, 409)):
        page = browser.post(address, form)
        assert page.status_code == status
        assert "ask &lt;ops&gt;" in page.text
    assert "What you had written" not in browser.post(question, {"verdict": "different"}).text


def test_a_note_that_is_refused_because_the_story_has_grown_is_kept_from_where_that_is_told(
    desk: Newsdesk, browser: Browser
) -> None:
    story = desk.stories[4]
    desk.reviewing.set_kind(story, StoryKind.TALKS, who="Ben")
    refused = browser.post(f"/stories/{story}/note", {"note": "ask <ops>", "shown": f"{story}:0"})
    assert refused.status_code == 409
    assert ">\nask &lt;ops&gt;</textarea>" in refused.text
    shown = re.search(r'name="shown" value="([^"]+)"', refused.text)
    assert shown
    page = browser.decide(f"/stories/{story}/note", {"note": "ask <ops>", "shown": shown[1]})
    assert "wrote the note" in page.text


def test_a_note_that_is_refused_because_of_another_note_is_kept_together_with_that_one(
    desk: Newsdesk, browser: Browser
) -> None:
    story = desk.stories[4]
    shown = re.search(r'name="shown" value="([^"]+)"', browser.get(f"/stories/{story}").text)
    assert shown
    desk.clock.move(timedelta(minutes=1))
    desk.reviewing.note(story, "embargo until <six>", who="Ben")
    refused = browser.post(f"/stories/{story}/note", {"note": "ask ops", "shown": shown[1]}).text
    assert "The note as it is now, and what you had written" in refused
    assert ">\nembargo until &lt;six&gt;\n\nask ops</textarea>" in refused


@pytest.mark.parametrize("path", ["/stories/{}", "/api/v1/stories/{}", "/stories/{}/merge"])
def test_a_merged_story_leads_to_its_successor_until_the_merge_is_undone(
    desk: Newsdesk, browser: Browser, path: str
) -> None:
    away, into = desk.stories[6], desk.stories[4]
    merged = browser.decide(f"/stories/{away}/merge", {"into": into})
    moved = browser.get(path.format(away))
    assert moved.status_code == 308
    assert moved.headers["location"] == path.format(into)
    assert moved.headers["cache-control"] == "no-store", "an undo must not meet a redirect kept for ever"
    undo = re.search(r"/decisions/[^/]+/undo", merged.text)
    assert undo is not None
    browser.decide(undo.group())
    assert browser.get(path.format(away)).status_code == 200


def test_the_preview_of_a_merge_changes_nothing(desk: Newsdesk, browser: Browser) -> None:
    before = [desk.revision(story_id) for story_id in desk.stories]
    page = browser.get(f"/stories/{desk.stories[6]}/merge?into={desk.stories[4]}").text
    assert "Are these one story?" in page
    assert "Rail workers" in page
    assert "Ministers to meet" in page
    assert [desk.revision(story_id) for story_id in desk.stories] == before


def test_the_preview_of_a_merge_leads_back_to_the_story_that_one_came_from_whichever_lives_on(
    desk: Newsdesk, browser: Browser
) -> None:
    large, small = desk.stories[0], desk.stories[7]
    found = browser.get(f"/stories/{large}/merge?words=Hvar").text
    assert f'href="/stories/{large}/merge?into={small}&amp;turned=true&amp;words=Hvar" data-open' in found, (
        "the smaller one is merged away"
    )
    page = browser.get(f"/stories/{large}/merge?into={small}&turned=true").text
    assert f'href="/stories/{large}" data-back' in page
    assert f'href="/stories/{large}/merge" data-key="n"' in page
    assert f'href="/stories/{large}/merge?into={small}" data-key="s">Keep #{small} instead' in page
    assert f'action="/stories/{small}/merge"' in page
    assert f'name="into" value="{large}"' in page


def test_whoever_undoes_what_somebody_else_decided_can_say_why(desk: Newsdesk, browser: Browser) -> None:
    desk.reviewing.dismiss(desk.stories[7], who="reviewer")
    done = desk.reviewing.confirm(desk.stories[4], who="Ana")
    page = browser.get("/history").text
    forms = dict(re.findall(r'<form method="post" action="(/decisions/[^"]+)">(.*?)</form>', page, re.DOTALL))
    undone = f"/decisions/{done.decision_id}/undo"
    assert 'name="reason"' in forms.pop(undone)
    assert ['name="reason"' in form for form in forms.values()] == [False]
    page = browser.decide(undone, {"back": "/history", "reason": "the toll is open"}).text
    assert "“the toll is open”" in page


def test_several_articles_are_taken_out_together(desk: Newsdesk, browser: Browser) -> None:
    story, articles = desk.stories[0], desk.articles[0]
    done = browser.decide(
        f"/stories/{story}/take-out", {"article": articles[3:5], "reason": "another round", "back": f"/stories/{story}"}
    )
    assert desk.story_of(articles[3]) == desk.story_of(articles[4]) != story
    assert "another round" in done.text


def test_an_articles_own_button_takes_out_only_that_one(desk: Newsdesk, browser: Browser) -> None:
    story, articles = desk.stories[0], desk.articles[0]
    browser.decide(f"/stories/{story}/take-out", {"article": articles[3:5], "only": articles[5]})
    assert desk.story_of(articles[3]) == story
    assert desk.story_of(articles[5]) != story


@pytest.mark.parametrize(("step", "state"), [("confirm", StoryState.CONFIRMED), ("dismiss", StoryState.DISMISSED)])
def test_a_story_is_confirmed_or_dismissed(desk: Newsdesk, browser: Browser, step: str, state: StoryState) -> None:
    story_id = desk.stories[4]
    done = browser.decide(f"/stories/{story_id}/{step}", {"shown": f"{story_id}:{desk.revision(story_id)}"})
    assert state.value.capitalize() in done.text
    with desk.database.read() as uow:
        story = uow.stories.get(story_id)
    assert story is not None
    assert story.state is state


def test_a_decision_on_a_story_that_has_changed_is_refused_with_the_fresh_story(
    desk: Newsdesk, browser: Browser
) -> None:
    story_id = desk.stories[0]
    form = browser.get(f"/stories/{story_id}").text.split("/confirm", 1)[1]
    desk.clock.move(timedelta(minutes=3))
    desk.reviewing.take_out(story_id, [desk.articles[0][5]], who="Jonas", reason="an analysis")
    page = browser.post(f"/stories/{story_id}/confirm", {"shown": re.findall(r'name="shown" value="([^"]+)"', form)[0]})
    assert page.status_code == 409
    assert "The story has changed since you opened it" in page.text
    assert "an analysis" in page.text
    assert "<b>Jonas</b> took out 1 article" in page.text
    assert "1 article went" in page.text
    assert "What the Trieste inspection deal leaves open" in page.text
    assert f'href="/stories/{story_id}" data-back>Look at the story now' in page.text


def test_a_decision_against_an_earlier_one_is_refused_with_the_reason(desk: Newsdesk, browser: Browser) -> None:
    story_id, taken = desk.stories[0], desk.articles[0][5]
    browser.decide(f"/stories/{story_id}/take-out", {"article": taken})
    here = f"/stories/{desk.story_of(taken)}"
    page = browser.post(f"{here}/merge", {"into": story_id}, headers={"Referer": ORIGIN + here})
    assert page.status_code == 409
    assert f'name="back" value="{here}"' in page.text, "undone, it is decided about where it was refused"
    assert "This contradicts what was said before" in page.text
    assert "<b>reviewer</b> took out 1 article" in page.text
    assert "What the Trieste inspection deal leaves open" in page.text
    undo = re.search(r'action="(/decisions/\w+/undo)"', page.text)
    assert undo
    browser.decide(undo[1])
    assert desk.story_of(taken) == story_id


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("/suggestions/999/answer", {"verdict": "same"}, 404),
        ("/suggestions/1/answer", {"verdict": "perhaps"}, 422),
        ("/suggestions/1/answer", {}, 422),
        ("/stories/999/confirm", {}, 404),
        ("/stories/1/confirm", {"shown": "1"}, 422),
        ("/stories/1/confirm", {"reason": "x" * 501}, 422),
        ("/stories/1/confirm", {"reason": "a\x00b"}, 422),
        ("/stories/1/take-out", {}, 422),
        ("/stories/1/take-out", {"article": "999"}, 409),
        ("/stories/1/merge", {"into": "1"}, 409),
        ("/stories/1/merge", {"into": "999"}, 404),
        ("/decisions/unknown/undo", {}, 404),
        ("/decisions/no%20such/undo", {}, 404),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(
    browser: Browser, path: str, form: dict[str, str], status: int
) -> None:
    page = browser.post(path, form)
    assert page.status_code == status
    assert "Nothing has been changed" in page.text


def test_what_was_refused_leads_back_to_the_page_that_its_form_stood_on(browser: Browser) -> None:
    stood_on = f"{ORIGIN}/stories/1?way=%2Fsearch%3Fwords%3Dgrain&done=told-before"
    page = browser.post("/stories/1/merge", {"into": "1"}, headers={"Referer": stood_on}).text
    assert 'href="/stories/1?way=%2Fsearch%3Fwords%3Dgrain" data-back>Back' in page
    form = {"Referer": f"{ORIGIN}/briefing?topic=Grain+corridor"}
    page = browser.get("/briefing?topic=Grain+corridor&since=yesterday", headers=form).text
    assert 'href="/briefing?topic=Grain+corridor" data-back>Back' in page
    for elsewhere in ({}, {"Referer": "https://elsewhere.example/stories/1"}, {"Referer": "https://["}):
        assert 'href="/" data-back>To the queue' in browser.get("/stories/999", headers=elsewhere).text


def test_the_reviewers_name_is_remembered_and_stands_in_the_history(desk: Newsdesk, browser: Browser) -> None:
    named = browser.post("/reviewer", {"name": "  Zoë  O'Hara ", "back": "/feeds?state=broken"})
    assert named.headers["location"] == "/feeds?state=broken"
    assert "<b>Zoë O&#39;Hara</b>" in browser.get("/").text
    browser.decide(f"/stories/{desk.stories[4]}/confirm")
    assert "<b>Zoë O&#39;Hara</b> confirmed" in browser.get("/history").text


def test_over_https_the_desks_own_cookies_go_over_https_alone_and_are_read_again(desk: Newsdesk) -> None:
    browser = Browser(desk.app, origin="https://127.0.0.1:8484")
    given = [browser.get("/?words=depot"), browser.post("/reviewer", {"name": "Zoë"})]
    cookies = [cookie for answer in given for cookie in answer.headers.get_list("set-cookie")]
    assert {cookie.partition("=")[0] for cookie in cookies} == {"__Host-queue", "__Host-reviewer"}
    assert all("Secure" in cookie for cookie in cookies)
    page = browser.get(f"/stories/{desk.stories[4]}").text
    assert "/?words=depot#story-" in page
    assert "<b>Zoë</b>" in page


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x00b", "a\x1b[31m"])
def test_a_name_that_is_none_is_refused(browser: Browser, name: str) -> None:
    assert browser.post("/reviewer", {"name": name}).status_code == 422


def test_a_name_of_spaces_is_refused_in_words(browser: Browser) -> None:
    assert "name should have at least 1 character." in browser.post("/reviewer", {"name": "   "}).text


def test_markup_in_a_name_is_shown_as_text(browser: Browser) -> None:
    browser.post("/reviewer", {"name": "<b onclick=x>"})
    assert "&lt;b onclick=x&gt;" in browser.get("/").text


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "///evil.example",
    ],
)
def test_a_form_never_leads_off_the_desk(browser: Browser, back: str) -> None:
    assert browser.post("/reviewer", {"name": "Ana", "back": back}).headers["location"] == "/"

"""Moving, splitting and pinning by form, and what a form sent twice comes to."""

from __future__ import annotations

import html
import re

import pytest

from aggregator.model import ClaimStatus, Pins, StoryKind, StoryState
from aggregator.records import refresh_records
from tests.support.make import NOON, article, at, membership, revision
from tests.web.browsing import ORIGIN, Browser
from tests.web.newsdesk import TOPICS, Newsdesk


def hidden(page: str, action: str) -> dict[str, list[str]]:
    """The hidden fields of the form that leads to an address."""
    form = page[page.index(f'action="{action}"') :]
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form[: form.index("</form>")])
    return {name: [value for each, value in fields if each == name] for name, _ in fields}


def hidden_and_typed(page: str, action: str) -> dict[str, list[str]]:
    """The same with the reason that stands in the form."""
    form = page[page.index(f'action="{action}"') :]
    [reason] = re.findall(r'name="reason" value="([^"]*)"', form[: form.index("</form>")])
    return hidden(page, action) | {"reason": [html.unescape(reason)]}


def pins(desk: Newsdesk, story_id: int) -> Pins:
    with desk.database.read() as uow:
        story = uow.stories.get(story_id)
    assert story is not None
    return story.pins


def arrive(desk: Newsdesk, story_id: int, title: str) -> int:
    """A late article that matching puts into a story."""
    with desk.database.write() as uow:
        [article_id] = uow.articles.add_all({1: [article(title, published=at(-1), publisher="Late Post")]}, now=NOON)[1]
        uow.stories.place([membership(article_id, story_id, probability=0.9)])
        refresh_records(uow, [story_id], topics=TOPICS, now=NOON)
        uow.commit()
    return article_id


def test_every_form_of_a_decision_has_an_id_of_its_own(desk: Newsdesk, browser: Browser) -> None:
    desk.reviewing.confirm(desk.stories[0], who="Ana")
    for path in ("/stories/1", "/stories/2", "/stories/1/merge?into=2", "/stories/1/move?article=1&into=2", "/history"):
        page = browser.get(path).text
        forms = re.findall(r'<form[^>]*method="post".*?</form>', page, re.DOTALL)
        ids = [re.findall(r'name="request" value="([^"]+)"', form) for form in forms if "/reviewer" not in form]
        assert ids
        assert all(len(each) == 1 for each in ids), path
        assert len({each[0] for each in ids}) == len(ids)


def test_a_form_sent_twice_is_one_decision_and_leads_to_one_place(desk: Newsdesk, browser: Browser) -> None:
    story_id, articles = desk.stories[0], desk.articles[0]
    path = f"/stories/{story_id}/take-out"
    sent = hidden(browser.get(f"/stories/{story_id}").text, path) | {"article": [str(articles[5])]}
    first, again = browser.post(path, sent), browser.post(path, sent)
    assert first.status_code == again.status_code == 303
    assert first.headers["location"] == again.headers["location"]
    with desk.database.read() as uow:
        assert len(uow.reviews.history(limit=9)) == 1


def test_a_form_that_was_sent_for_another_decision_is_refused(desk: Newsdesk, browser: Browser) -> None:
    browser.decide(f"/stories/{desk.stories[4]}/confirm", {"request": "abc"})
    page = browser.post(f"/stories/{desk.stories[4]}/dismiss", {"request": "abc"})
    assert page.status_code == 409
    assert "open the page again" in page.text


def test_what_is_selected_and_why_is_taken_along_to_where_a_story_is_chosen_and_nothing_else(
    desk: Newsdesk, browser: Browser
) -> None:
    story, [first, second, *_] = desk.stories[0], desk.articles[0]
    sent = hidden(browser.get(f"/stories/{story}").text, f"/stories/{story}/take-out")
    path = f"/stories/{story}/move"
    choosing = browser.post(path, sent | {"article": [str(first), str(second)], "reason": "the 3rd round & more"})
    address = f"{path}?article={first}&article={second}&reason=the+3rd+round+%26+more"
    assert (choosing.status_code, choosing.headers["location"]) == (303, address)
    [onward] = re.findall(r'href="(/stories/\d+/move\?[^"]+)" data-open', browser.get(f"{address}&words=Hvar").text)
    browser.decide(path, hidden_and_typed(browser.get(html.unescape(onward)).text, path))
    assert desk.story_of(second) == desk.stories[7]
    with desk.database.read() as uow:
        assert {event.reason for event in uow.reviews.history(limit=9)} == {"the 3rd round & more"}
    assert browser.post(path, sent).status_code == 422, "nothing is selected"


def test_a_move_is_shown_before_it_is_done(desk: Newsdesk, browser: Browser) -> None:
    story, chosen = desk.stories[1], desk.articles[1][2]
    found = browser.get(f"/stories/{story}/move?article={chosen}&words=depot").text
    assert f"/stories/{story}/move?article={chosen}&amp;into={desk.stories[2]}" in found
    page = browser.get(f"/stories/{story}/move?article={chosen}&into={desk.stories[2]}").text
    assert "Does this article belong there?" in page
    assert "2 articles will stay in" in page
    assert f'href="/stories/{story}?article={chosen}&amp;selected={chosen}#article-{chosen}" data-back' in page
    assert len(re.findall(r"<input [^>]*\bchecked\b", browser.get(f"/stories/{story}?selected={chosen}").text)) == 1
    assert desk.story_of(chosen) == story
    path = f"/stories/{story}/move"
    done = browser.decide(path, hidden(page, path))
    assert desk.story_of(chosen) == desk.stories[2]
    assert "moved" in done.text


@pytest.mark.parametrize("path", ["merge?words=cables+%26", "move?article=1&words=cables+%26"])
def test_who_chooses_another_story_finds_what_was_searched_for(browser: Browser, path: str) -> None:
    for link in ('href="([^"]+)" data-open', 'href="([^"]+)" data-key="n"'):
        chosen = re.search(link, browser.get(f"/stories/1/{path}").text)
        assert chosen
        path = html.unescape(chosen[1]).removeprefix("/stories/1/")
    assert 'name="words" value="cables &amp;"' in browser.get(f"/stories/1/{path}").text


def test_a_question_about_an_article_that_has_company_offers_to_move_it_alone(desk: Newsdesk, browser: Browser) -> None:
    home, asked = desk.stories[2], desk.stories[1]
    page = browser.get(f"/stories/{asked}").text
    assert "Does this article belong here?" in page
    assert "Move this article alone" not in page
    late = arrive(desk, home, "Depot burns in Reni")
    page = browser.get(f"/stories/{asked}").text
    assert "Are these two stories one?" in page
    [way] = re.findall(r'<a href="([^"]+)">Move this article alone</a>', page)
    assert html.unescape(way) == f"/stories/{home}/move?article={desk.articles[2][0]}&into={asked}"
    path, here = f"/stories/{home}/move", f"/stories/{asked}"
    preview = browser.get(html.unescape(way), headers={"Referer": f"{ORIGIN}{here}?done=abc"}).text
    assert f'href="{here}" data-back' in preview, "to the question that led here"
    browser.decide(path, hidden(preview, path))
    assert desk.story_of(desk.articles[2][0]) == asked
    assert desk.story_of(late) == home
    with desk.database.read() as uow:
        assert not [one for one in uow.reviews.suggestions_of([desk.articles[2][0]]) if one.state == "open"]


def test_moving_without_a_selection_says_so(desk: Newsdesk, browser: Browser) -> None:
    assert "None of its articles is selected" in browser.get(f"/stories/{desk.stories[0]}/move").text
    assert browser.post(f"/stories/{desk.stories[0]}/move", {"into": "2"}).status_code == 422


def test_the_preview_of_a_move_from_a_merged_story_leads_on_with_its_selection(
    desk: Newsdesk, browser: Browser
) -> None:
    away, into = desk.stories[6], desk.stories[4]
    desk.reviewing.merge(away, into, who="Ana")
    moved = browser.get(f"/stories/{away}/move?article=4&words=depot")
    assert moved.status_code == 308
    assert moved.headers["location"] == f"/stories/{into}/move?article=4&words=depot"


@pytest.mark.parametrize("path", ["/stories/{}", "/stories/{}/merge?words=a", "/stories/{}/move", "/api/v1/stories/{}"])
def test_a_chain_of_merges_leads_to_its_end_and_back_when_it_is_undone(
    desk: Newsdesk, browser: Browser, path: str
) -> None:
    one, two, three = desk.stories[6], desk.stories[4], desk.stories[7]
    desk.reviewing.merge(one, two, who="Ana")
    last = desk.reviewing.merge(two, three, who="Ben")
    for story_id in (one, two):
        assert browser.get(path.format(story_id)).headers["location"] == path.format(three)
    desk.reviewing.undo(last.decision_id, who="Ben")
    assert browser.get(path.format(one)).headers["location"] == path.format(two)
    assert browser.get(path.format(two)).status_code == 200


def test_selected_articles_become_stories_of_their_own(desk: Newsdesk, browser: Browser) -> None:
    story, articles = desk.stories[0], desk.articles[0]
    done = browser.decide(f"/stories/{story}/split", {"article": articles[3:5], "back": f"/stories/{story}"})
    assert len({story, *(desk.story_of(each) for each in articles[3:5])}) == 3
    assert "split off 2 articles" in done.text


def test_a_headline_is_pinned_told_with_who_and_unpinned(desk: Newsdesk, browser: Browser) -> None:
    story, chosen = desk.stories[0], desk.articles[0][3]
    browser.post("/reviewer", {"name": "Ana"})
    page = browser.decide(f"/stories/{story}/headline", {"article": chosen}).text
    assert re.search(r"<h1><bdi[^>]*>Joint inspectors agreed at Trieste grain talks</bdi></h1>", page)
    assert "Headline chosen by Ana" in page
    assert "“Joint inspectors agreed at Trieste grain talks”" in page, "the history tells before and after"
    assert "Let the program choose the headline" in page
    page = browser.decide(f"/stories/{story}/headline", {"article": ""}).text
    assert "Headline chosen by" not in page
    assert pins(desk, story).headline_article_id is None


def test_kind_and_claim_status_are_set_told_with_who_and_given_back(desk: Newsdesk, browser: Browser) -> None:
    story = desk.stories[1]
    browser.post("/reviewer", {"name": "Ana"})
    browser.decide(f"/stories/{story}/kind", {"kind": "incident"})
    page = browser.decide(f"/stories/{story}/claim-status", {"claim_status": "denied"}).text
    assert pins(desk, story) == Pins(kind=StoryKind.INCIDENT, claim_status=ClaimStatus.DENIED)
    assert "kind set by Ana" in page
    assert "claim status set by Ana" in page
    assert '<option value="incident" selected>' in page
    browser.decide(f"/stories/{story}/kind", {"kind": ""})
    assert pins(desk, story).kind is None


def test_who_has_set_a_pin_is_told_past_what_was_undone(desk: Newsdesk, browser: Browser) -> None:
    story = desk.stories[1]
    desk.reviewing.set_kind(story, StoryKind.TALKS, who="Ana")
    other = desk.reviewing.set_kind(story, StoryKind.OTHER, who="Ben")
    desk.reviewing.undo(other.decision_id, who="Cem")
    assert "kind set by Ana" in browser.get(f"/stories/{story}").text


def test_a_note_is_kept_as_it_was_written_and_shown_harmless(desk: Newsdesk, browser: Browser) -> None:
    story = desk.stories[1]
    page = browser.decide(f"/stories/{story}/note", {"note": "\r\n Two lines\r\n<script>alert(1)</script> "}).text
    assert pins(desk, story).note == "Two lines\n<script>alert(1)</script>"
    assert "<script>alert" not in page
    assert "Two lines\n&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("kind", {"kind": "war"}, 422),
        ("kind", {"kind": ""}, 409),
        ("claim-status", {"claim_status": "true"}, 422),
        ("headline", {"article": "x"}, 422),
        ("headline", {"article": "999"}, 409),
        ("set-aside", {}, 422),
        ("set-aside", {"figure": '{"role": "killed"}'}, 422),
        ("set-aside", {"figure": "[" * 900}, 422),
        (
            "set-aside",
            {"figure": '{"role": "killed", "unit": "people", "value": 9, "upper": null, "bound": "exact"}'},
            409,
        ),
        ("note", {"note": "x" * 5001}, 422),
        ("note", {"note": "a\x00b"}, 422),
        ("split", {}, 422),
        ("split", {"article": "999"}, 409),
        ("move", {}, 422),
        ("move", {"article": "1", "into": "999"}, 404),
        ("reopen", {}, 409),
        ("confirm", {"request": "a b"}, 422),
        ("confirm", {"shown": "99999999999999999999:2"}, 422),
        ("confirm", {"shown": "1:2:yesterday"}, 422),
        ("confirm", {"shown": "1:2:2026-03-02T12:00:00"}, 422),
        ("confirm", {"onward": "999"}, 404),
    ],
)
def test_what_makes_no_sense_is_refused(browser: Browser, path: str, form: dict[str, str], status: int) -> None:
    page = browser.post(f"/stories/1/{path}", form)
    assert page.status_code == status
    assert "Nothing has been changed" in page.text


def test_a_reviewed_story_is_reopened(desk: Newsdesk, browser: Browser) -> None:
    story = desk.stories[4]
    assert "/reopen" not in browser.get(f"/stories/{story}").text
    desk.reviewing.dismiss(story, who="Ana")
    assert "/reopen" in browser.get(f"/stories/{story}").text
    browser.decide(f"/stories/{story}/reopen")
    with desk.database.read() as uow:
        assert uow.stories.many([story])[story].state is StoryState.OPEN


def test_story_and_queue_tell_which_articles_came_since_the_review(desk: Newsdesk, browser: Browser) -> None:
    story = desk.stories[4]
    desk.reviewing.confirm(story, who="Ana")
    assert "new since review" not in browser.get("/").text
    arrive(desk, story, "Union splits over Lille deal")
    queue, page = browser.get("/").text, browser.get(f"/stories/{story}").text
    assert "Changed since review" in queue
    assert re.search(
        r"1 article new since review:</b> <bdi>Late Post</bdi>: <bdi[^>]*>Union splits over Lille deal", queue
    )
    assert page.count('<span class="new">new since review</span>') == 1
    assert "1 article came:" in page
    browser.decide(f"/stories/{story}/confirm")
    assert "new since review" not in browser.get("/").text + browser.get(f"/stories/{story}").text


def test_of_very_many_articles_that_came_since_the_review_the_further_ones_are_folded(
    desk: Newsdesk, browser: Browser
) -> None:
    story = desk.stories[4]
    desk.reviewing.confirm(story, who="Ana")
    shown = desk.revision(story)
    for number in range(25):
        arrive(desk, story, f"Report {number} from Lille")
    seen = f"{story}:{shown}:{at(-1).isoformat()}"
    for page in (browser.get(f"/stories/{story}"), browser.post(f"/stories/{story}/dismiss", {"shown": seen})):
        told = page.text[page.text.index("25 articles came") :]
        folded = told[told.index('<details class="rest">') : told.index("</details>")]
        assert "<summary>5 more articles</summary>" in folded
        assert folded.count("from Lille") == 5


def test_an_article_that_went_since_the_review_is_told(desk: Newsdesk, browser: Browser) -> None:
    story, articles = desk.stories[4], desk.articles[4]
    desk.reviewing.confirm(story, who="Ana")
    desk.reviewing.take_out(story, [articles[1]], who="Ben")
    page = browser.get(f"/stories/{story}").text
    assert "1 article went:" in page
    assert "1 article gone since review" in browser.get("/").text
    arrive(desk, story, "Union splits over Lille deal")
    told = " ".join(re.sub(r"<[^>]+>", "", browser.get("/").text).split())
    assert "Union splits over Lille deal · 1 article gone since review" in told


def test_a_refused_decision_names_the_article_that_was_edited_meanwhile(desk: Newsdesk, browser: Browser) -> None:
    story, edited = desk.stories[4], desk.articles[4][0]
    path = f"/stories/{story}/confirm"
    sent = hidden(browser.get(f"/stories/{story}").text, path)
    with desk.database.write() as uow:
        new = article("Rail strike in Lille is on after all", published=at(-40), publisher="Meridian Daily")
        uow.articles.revise([revision(edited, new)], now=at(1))
        refresh_records(uow, [story], topics=TOPICS, now=at(1))
        uow.commit()
    refused = browser.post(path, sent)
    assert refused.status_code == 409
    assert "1 article edited" in refused.text
    assert "Rail strike in Lille is on after all" in refused.text


def test_an_answer_leads_to_the_next_question_and_at_last_to_the_queue(browser: Browser) -> None:
    first = browser.get("/next").headers["location"]
    page = browser.get(first).text
    answer = re.findall(r"/suggestions/\d+/answer", page)[0]
    second = browser.post(answer, hidden(page, answer) | {"verdict": ["different"]}).headers["location"]
    assert second.startswith("/stories/")
    assert second.partition("?")[0] != first
    page = browser.get(second).text
    assert "kept it separate" in page, "what was done is told where one goes on"
    answer = re.findall(r"/suggestions/\d+/answer", page)[0]
    last = browser.post(answer, hidden(page, answer) | {"verdict": ["unsure"]}).headers["location"]
    assert last.startswith("/?done=")
    assert "was unsure about" in browser.get(last).text


def test_confirming_a_story_in_doubt_leads_on_and_another_one_does_not(desk: Newsdesk, browser: Browser) -> None:
    calm, doubtful = desk.stories[4], desk.stories[1]
    page = browser.get(f"/stories/{calm}").text
    sent = browser.post(f"/stories/{calm}/confirm", hidden(page, f"/stories/{calm}/confirm"))
    assert sent.headers["location"].startswith(f"/stories/{calm}?done=")
    page = browser.get(f"/stories/{doubtful}").text
    sent = browser.post(f"/stories/{doubtful}/dismiss", hidden(page, f"/stories/{doubtful}/dismiss"))
    assert sent.headers["location"].partition("?")[0] not in (f"/stories/{doubtful}", "/")


def test_of_two_who_answer_at_once_the_second_sees_the_first_ones_answer(browser: Browser) -> None:
    page = browser.get("/stories/2").text
    answer = re.findall(r"/suggestions/\d+/answer", page)[0]
    sent = hidden(page, answer)
    browser.post("/reviewer", {"name": "Ana"})
    browser.post(answer, sent | {"verdict": ["different"], "reason": ["another town"], "request": ["a"]})
    browser.post("/reviewer", {"name": "Ben"})
    refused = browser.post(answer, sent | {"verdict": ["same"], "request": ["b"]})
    assert refused.status_code == 409
    assert "This question has an answer already" in refused.text
    assert "<b>Ana</b> kept it separate" in refused.text
    assert "“another town”" in refused.text
    assert "Ana was quicker" in refused.text
    browser.post("/reviewer", {"name": "Ana"})
    again = browser.post(answer, sent | {"verdict": ["same"], "request": ["c"]}).text
    assert "It was given as Ana, perhaps in another window." in again


def test_an_undo_says_what_it_has_undone(desk: Newsdesk, browser: Browser) -> None:
    story = f"/stories/{desk.stories[4]}"
    done = browser.decide(f"{story}/kind", {"kind": "talks", "back": story}).text
    undo = re.findall(r"/decisions/[^/]+/undo", done)[0]
    assert "What reviewer had decided: set the kind." in browser.decide(undo, {"back": story}).text


def test_who_undoes_what_has_been_decided_anew_since_is_shown_the_later_decision_with_its_undo(
    desk: Newsdesk, browser: Browser
) -> None:
    first = desk.reviewing.set_kind(desk.stories[0], StoryKind.INCIDENT, who="Ana")
    later = desk.reviewing.set_kind(desk.stories[0], StoryKind.OTHER, who="Ben")
    refused = browser.post(f"/decisions/{first.decision_id}/undo")
    assert refused.status_code == 409
    assert "This has been decided anew since" in refused.text
    assert "<b>Ben</b> set the kind of" in refused.text
    assert f'action="/decisions/{later.decision_id}/undo"' in refused.text
    assert f'action="/decisions/{first.decision_id}/undo"' not in refused.text


def test_an_undo_of_a_move_leads_to_where_the_articles_are_again(desk: Newsdesk, browser: Browser) -> None:
    home, into = desk.stories[0], desk.stories[2]
    page = browser.decide(f"/stories/{home}/move", {"article": desk.articles[0][5], "into": into}).text
    [undo] = re.findall(r'class="done".*?(<form .*?</form>)', page, re.DOTALL)
    [path] = re.findall(r'action="([^"]+)"', undo)
    back = re.findall(r'name="back" value="([^"]+)"', undo)
    undone = browser.post(path, {"back": back} if back else {})
    assert undone.headers["location"].startswith(f"/stories/{home}?"), "the one to move them from anew"


def test_an_undo_of_a_move_says_from_where_to_where(desk: Newsdesk, browser: Browser) -> None:
    story, article = f"/stories/{desk.stories[0]}", desk.articles[0][1]
    done = browser.decide(f"{story}/take-out", {"article": article, "back": story}).text
    undo = re.findall(r"/decisions/[^/]+/undo", done)[0]
    told = " ".join(re.sub(r"<[^>]+>", "", browser.decide(undo, {"back": story}).text).split())
    assert re.search(r"Done: reviewer undid a decision: #\d+ → #1\.", told)


def test_somebody_elses_doubt_is_told_with_name_and_reason(browser: Browser) -> None:
    answer = re.findall(r"/suggestions/\d+/answer", browser.get("/stories/2").text)[0]
    browser.post("/reviewer", {"name": "Ana"})
    browser.post(answer, {"verdict": "unsure", "reason": "two towns?"})
    page = browser.get("/stories/2").text
    assert "Ana was unsure" in page
    assert "(“two towns?”)" in page

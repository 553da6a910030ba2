"""The JSON API."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from aggregator.model import Action
from tests.web.browsing import Browser
from tests.web.newsdesk import HOSTILE, Newsdesk

_FIGURE = {"role": "killed", "unit": "people", "value": 9, "upper": None, "bound": "exact"}


def read(browser: Browser, path: str) -> Any:
    """What the API says at a path."""
    response = browser.get(f"/api/v1{path}")
    assert response.status_code == 200, response.text
    return response.json()


def pages(browser: Browser, path: str, name: str) -> list[Any]:
    """What all pages of a list hold, from the first on."""
    found: list[Any] = []
    address: str | None = f"/api/v1{path}"
    while address is not None:
        response = browser.get(address)
        assert response.status_code == 200, response.text
        found += response.json()[name]
        address = response.json()["next"]
    return found


def decide(browser: Browser, path: str, **sent: Any) -> Any:
    """The decision that a request carried out."""
    response = browser.post(f"/api/v1{path}", json=sent)
    assert response.status_code == 200, response.text
    return response.json()


def test_stories_are_listed_in_the_order_of_the_queue_page_by_page(browser: Browser) -> None:
    whole = read(browser, "/stories")
    assert whole["total"] == len(whole["stories"]) == 8
    assert whole["stories"][0]["record"]["independent_texts"] == 4
    assert pages(browser, "/stories?limit=3", "stories") == whole["stories"]


def test_stories_are_narrowed_by_the_same_filters_as_the_queue(browser: Browser) -> None:
    assert read(browser, "/stories?doubtful=true&min_publishers=3")["total"] == 2


def test_a_story_comes_with_members_evidence_suggestions_and_history(desk: Newsdesk, browser: Browser) -> None:
    story_id = desk.stories[1]
    desk.reviewing.take_out(story_id, [desk.articles[1][2]], who="Ana", reason="other event")
    story = read(browser, f"/stories/{story_id}")
    assert [member["article"]["id"] for member in story["members"]] == desk.articles[1][:2]
    assert story["members"][1]["decision"]["chosen"]["evidence"][0]["weight"] == 3.4
    assert story["members"][1]["placed_by"] == "rule"
    assert story["suggestions"][0]["present_story_id"] == desk.stories[2]
    assert story["suggestions"][0]["comparison"]["warnings"][0] == "other place: Reni"
    assert story["history"][0]["reason"] == "other event"


def test_an_article_comes_with_its_older_versions_and_its_story(desk: Newsdesk, browser: Browser) -> None:
    article = read(browser, f"/articles/{desk.articles[1][0]}")
    assert article["article"]["title"].endswith("kills four")
    assert article["past"][0]["title"].endswith("kills three")
    assert article["story_id"] == desk.stories[1]


def test_hostile_text_is_data_like_any_other(desk: Newsdesk, browser: Browser) -> None:
    assert read(browser, f"/articles/{desk.articles[5][0]}")["article"]["title"] == HOSTILE


def test_feeds_come_with_their_state_in_words_and_articles_per_day(browser: Browser) -> None:
    feeds = read(browser, "/feeds")["feeds"]
    assert feeds[0]["state"] == "broken"
    assert feeds[0]["failures"] == 9
    assert len(feeds[0]["per_day"]) == 14
    assert read(browser, f"/feeds/{feeds[0]['id']}") == feeds[0]


def test_notices_and_search_are_served(desk: Newsdesk, browser: Browser) -> None:
    desk.notice("catalogue", "a fault")
    assert read(browser, "/notices")["notices"][0]["text"] == "a fault"
    found = read(browser, "/search?words=depot")
    assert len(found["stories"]) == 2
    assert len(found["articles"]) == 4
    assert not found["cut"]
    few = read(browser, "/search?words=depot&limit=2")
    assert (len(few["articles"]), few["cut"]) == (2, True), "what is left out is told"


def test_every_decision_can_be_taken_and_undone(desk: Newsdesk, browser: Browser) -> None:
    suggestion = read(browser, f"/stories/{desk.stories[1]}")["suggestions"][0]["id"]
    [count, *_] = read(browser, f"/stories/{desk.stories[1]}/details")["details"]["figures"]
    misread = {key: count["values"][0][key] for key in ("value", "upper", "bound")}
    steps: list[tuple[str, dict[str, Any]]] = [
        (f"/stories/{desk.stories[1]}/set-aside", {"role": count["role"], "unit": count["unit"], **misread}),
        (f"/suggestions/{suggestion}/answer", {"verdict": "same"}),
        (f"/stories/{desk.stories[0]}/take-out", {"articles": desk.articles[0][4:]}),
        (f"/stories/{desk.stories[0]}/split", {"groups": [[desk.articles[0][2]], [desk.articles[0][3]]]}),
        (f"/stories/{desk.stories[0]}/move", {"articles": [desk.articles[0][1]], "into": desk.stories[7]}),
        (f"/stories/{desk.stories[6]}/merge", {"into": desk.stories[4]}),
        (f"/stories/{desk.stories[4]}/confirm", {}),
        (f"/stories/{desk.stories[4]}/dismiss", {}),
        (f"/stories/{desk.stories[4]}/reopen", {}),
        (f"/stories/{desk.stories[4]}/headline", {"article": desk.articles[4][1]}),
        (f"/stories/{desk.stories[4]}/kind", {"kind": "other"}),
        (f"/stories/{desk.stories[4]}/claim-status", {"claim_status": "reported"}),
        (f"/stories/{desk.stories[4]}/note", {"note": "rail"}),
    ]
    before = [[desk.story_of(article) for article in articles] for articles in desk.articles]
    done = [decide(browser, path, who="Ana", reason="test", **sent) for path, sent in steps]
    assert [[desk.story_of(article) for article in articles] for articles in desk.articles] != before
    for decision in reversed(done):
        decide(browser, f"/decisions/{decision['decision_id']}/undo", who="Ben")
    assert [[desk.story_of(article) for article in articles] for articles in desk.articles] == before
    events = read(browser, "/history?limit=200")["events"]
    assert {event["who"] for event in events} == {"Ana", "Ben"}
    assert {event["action"] for event in events} == set(Action) - {Action.DIFFERENT, Action.UNSURE}


def test_what_people_have_set_comes_with_the_story_and_who_set_it(desk: Newsdesk, browser: Browser) -> None:
    story_id = desk.stories[4]
    decide(browser, f"/stories/{story_id}/kind", who="Ana", kind="talks")
    decide(browser, f"/stories/{story_id}/note", who="Ben", note="ask the union")
    told = read(browser, f"/stories/{story_id}")
    assert told["story"]["pins"] == {
        "headline_article_id": None, "kind": "talks", "claim_status": None, "note": "ask the union",
    }  # fmt: skip
    assert {key: event["who"] for key, event in told["pinned_by"].items()} == {"kind": "Ana", "note": "Ben"}
    decide(browser, f"/stories/{story_id}/kind", who="Ana", kind=None)
    assert read(browser, f"/stories/{story_id}")["story"]["pins"]["kind"] is None


@pytest.mark.parametrize("part", ["articles", "evidence", "history"])
def test_a_part_of_a_merged_story_is_that_of_its_successor_as_it_was_asked_for(
    desk: Newsdesk, browser: Browser, part: str
) -> None:
    away, into = desk.stories[6], desk.stories[4]
    desk.reviewing.merge(away, into, who="Ana")
    moved = browser.get(f"/api/v1/stories/{away}/{part}?limit=1&cursor=WzFd")
    assert moved.status_code == 308
    assert moved.headers["location"] == f"/api/v1/stories/{into}/{part}?limit=1", "a cursor names a place in the old"


def test_what_came_and_went_since_the_review_comes_with_the_story(desk: Newsdesk, browser: Browser) -> None:
    story_id, articles = desk.stories[0], desk.articles[0]
    decide(browser, f"/stories/{story_id}/confirm")
    decide(browser, f"/stories/{story_id}/take-out", articles=[articles[2]])
    decide(browser, f"/stories/{desk.stories[7]}/merge", into=story_id)
    told = read(browser, f"/stories/{story_id}")
    assert (told["came_since_review"], told["went_since_review"]) == (desk.articles[7], [articles[2]])


def test_the_same_idempotency_key_twice_is_one_decision_with_one_answer(desk: Newsdesk, browser: Browser) -> None:
    path, key = f"/api/v1/stories/{desk.stories[0]}/take-out", {"Idempotency-Key": "3f9a"}
    sent = {"articles": [desk.articles[0][5]], "who": "Ana"}
    first, again = (browser.post(path, json=sent, headers=key) for _ in range(2))
    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()
    assert len(read(browser, "/history")["events"]) == 1
    other = browser.post(path, json=sent | {"articles": [desk.articles[0][4]]}, headers=key)
    assert (other.status_code, other.json()["error"]["code"]) == (409, "request_reused")


@pytest.mark.parametrize("key", ["", "a b", "x" * 256])
def test_an_idempotency_key_that_is_none_is_refused(browser: Browser, key: str) -> None:
    answer = browser.post("/api/v1/stories/1/confirm", json={}, headers={"Idempotency-Key": key})
    assert answer.status_code == 422
    assert "Idempotency-Key" in answer.json()["error"]["message"]


def test_a_refusal_tells_a_program_what_has_changed(desk: Newsdesk, browser: Browser) -> None:
    story_id, gone = desk.stories[0], desk.articles[0][5]
    story = read(browser, f"/stories/{story_id}")["story"]
    desk.clock.move(timedelta(minutes=1))
    taken = decide(browser, f"/stories/{story_id}/take-out", articles=[gone], who="Ben")
    response = browser.post(
        f"/api/v1/stories/{story_id}/confirm",
        json={"shown": {story_id: story["revision"]}, "seen": {story_id: story["changed"]}},
    )
    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (409, "story_changed")
    assert error["changed"] == {
        "story_id": story_id,
        "revision": desk.revision(story_id),
        "came": [],
        "went": [gone],
        "edited": [],
        "decisions": [taken["decision_id"]],
    }


def test_an_answered_question_is_refused_with_the_first_answer(desk: Newsdesk, browser: Browser) -> None:
    suggestion = read(browser, f"/stories/{desk.stories[1]}")["suggestions"][0]["id"]
    decide(browser, f"/suggestions/{suggestion}/answer", verdict="different", who="Ana")
    response = browser.post(f"/api/v1/suggestions/{suggestion}/answer", json={"verdict": "same"})
    assert (response.status_code, response.json()["error"]["code"]) == (409, "answered")
    assert "different, decision" in response.json()["error"]["message"]
    assert "by Ana" in response.json()["error"]["message"]


def test_a_decision_on_a_story_that_has_changed_is_refused(desk: Newsdesk, browser: Browser) -> None:
    story_id = desk.stories[0]
    shown = {str(story_id): desk.revision(story_id) - 1}
    response = browser.post(f"/api/v1/stories/{story_id}/confirm", json={"shown": shown})
    assert response.status_code == 409
    assert response.json()["error"]["code"] == "story_changed"


def test_a_complaint_names_the_field_and_no_exception_of_the_program(browser: Browser) -> None:
    told = browser.get("/api/v1/stories?topic=%01").json()["error"]
    assert told == {"code": "invalid", "message": "topic: holds control characters."}


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("/articles?since=7d", "feed_id, limit, cursor"),
        ("/feeds?since=7d", "none"),
        ("/quality?limit=10&since=7d", "period; since: is no parameter of this address, which takes period"),
    ],
)
def test_a_parameter_that_is_not_known_is_told_with_those_that_are(browser: Browser, path: str, known: str) -> None:
    answer = browser.get(f"/api/v1{path}")
    assert answer.status_code == 422
    assert answer.json()["error"]["message"].endswith(f": is no parameter of this address, which takes {known}.")


@pytest.mark.parametrize(
    ("path", "sent", "status", "code"),
    [
        ("/stories/999", None, 404, "not_found"),
        ("/articles/999", None, 404, "not_found"),
        ("/feeds/999", None, 404, "not_found"),
        ("/nowhere", None, 404, "not_found"),
        ("/stories/x", None, 422, "invalid"),
        (f"/stories/{2**64}", None, 422, "invalid"),
        ("/stories?limit=1000", None, 422, "invalid"),
        ("/stories?cursor=x", None, 422, "invalid"),
        ("/stories?cursor=1.-99999999999999999.1", None, 422, "invalid"),
        ("/articles?cursor=%00", None, 422, "invalid"),
        ("/history?cursor=x", None, 422, "invalid"),
        ("/stories/999/articles", None, 404, "not_found"),
        ("/suggestions/999", None, 404, "not_found"),
        ("/decisions/unknown", None, 404, "not_found"),
        ("/briefing?topic=unknown", None, 404, "not_found"),
        ("/stories?topic=unknown", None, 404, "not_found"),
        ("/briefing?topic=drone+attacks&since=soon", None, 422, "invalid"),
        ("/search?words=", None, 422, "invalid"),
        ("/stories/1/confirm?dry_run=true", {}, 422, "invalid"),
        ("/stories/1/confirm", None, 405, "method_not_allowed"),
        ("/stories/1/confirm", {"who": " "}, 422, "invalid"),
        ("/stories/1/confirm", {"whom": "Ana"}, 422, "invalid"),
        ("/stories/1/confirm", {"reason": "\x00"}, 422, "invalid"),
        ("/stories/1/take-out", {"articles": []}, 422, "invalid"),
        ("/stories/1/take-out", {"articles": [999]}, 409, "refused"),
        ("/stories/1/merge", {"into": 999}, 404, "not_found"),
        ("/stories/1/split", {"groups": []}, 422, "invalid"),
        ("/stories/1/split", {"groups": [[]]}, 422, "invalid"),
        ("/stories/1/split", {"groups": [[999]]}, 409, "refused"),
        ("/stories/1/move", {"articles": [1]}, 422, "invalid"),
        ("/stories/1/move", {"articles": [1], "into": 1}, 409, "refused"),
        ("/stories/1/reopen", {}, 409, "refused"),
        ("/stories/1/headline", {}, 422, "invalid"),
        ("/stories/1/headline", {"article": 999}, 409, "refused"),
        ("/stories/1/kind", {"kind": "war"}, 422, "invalid"),
        ("/stories/1/claim-status", {"claim_status": None}, 409, "refused"),
        ("/stories/1/set-aside", {"role": "killed", "unit": "people", "value": 9}, 422, "invalid"),
        ("/stories/1/set-aside", _FIGURE | {"value": "inf"}, 422, "invalid"),
        ("/stories/1/set-aside", _FIGURE, 409, "refused"),
        ("/stories/1/note", {"note": "x" * 5001}, 422, "invalid"),
        ("/stories/1/confirm", {"seen": {"1": "2026-03-02T12:00:00"}}, 422, "invalid"),
        ("/suggestions/1/answer", {"verdict": "maybe"}, 422, "invalid"),
        ("/decisions/unknown/undo", {}, 404, "not_found"),
    ],
)
def test_errors_have_one_shape_with_a_code_and_a_message(
    browser: Browser, path: str, sent: dict[str, Any] | None, status: int, code: str
) -> None:
    address = f"/api/v1{path}"
    response = browser.get(address) if sent is None else browser.post(address, json=sent)
    assert response.status_code == status
    error = response.json()["error"]
    assert error["code"] == code
    assert error["message"]


def test_an_unpaired_surrogate_is_refused(browser: Browser) -> None:
    response = browser.post(
        "/api/v1/stories/1/confirm", content=b'{"reason": "\\ud800"}', headers={"Content-Type": "application/json"}
    )
    assert response.status_code == 422


def test_openapi_describes_every_route_of_the_api_and_no_page(browser: Browser) -> None:
    described = read(browser, "/openapi.json")
    assert all(path.startswith("/api/v1/") for path in described["paths"])
    assert len(described["paths"]) == 42
    for path in described["paths"].values():
        for operation in path.values():
            assert operation["description"]
            answers = operation["responses"]
            assert "204" in answers or answers["200"]["content"]["application/json"]["schema"]
            assert operation["responses"]["422"]["content"]["application/json"]["schema"]["$ref"].endswith("ErrorOut")


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/api/docs"])
def test_no_page_for_browsing_the_api_is_served_since_it_would_load_from_another_host(
    browser: Browser, path: str
) -> None:
    assert browser.get(path).status_code == 404

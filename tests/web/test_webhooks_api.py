"""The API over webhooks."""

from __future__ import annotations

from aggregator.model import Told, ToldStory, WebhookPause
from tests.support.make import NOON, webhook_event
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk


def test_webhooks_are_listed_as_an_object_and_what_was_given_up_in_pages_like_all_else(
    desk: Newsdesk, browser: Browser
) -> None:
    events = desk.give_up("wall", 3)
    [listed] = browser.get("/api/v1/webhooks").json()["webhooks"]
    assert (listed["name"], listed["given_up"]) == ("wall", 3)
    first = browser.get("/api/v1/webhooks/events?limit=2").json()
    second = browser.get(first["next"]).json()
    shown = [event["id"] for page in (first, second) for event in page["events"]]
    assert (shown, second["next"]) == (sorted(event.id for event in events), None)
    assert browser.get("/api/v1/webhooks/events?cursor=WzFd").status_code == 422


def test_a_webhook_is_resumed_and_told_all_that_was_given_up_for_it(desk: Newsdesk, browser: Browser) -> None:
    with desk.database.write() as uow:
        uow.webhooks.add("wall", address="https://wall.example/hook", paused=WebhookPause.GONE, now=NOON)
        event = webhook_event("wall", desk.stories[0])
        uow.webhooks.queue([event])
        uow.webhooks.note_told([ToldStory(webhook="wall", story_id=desk.stories[0], told=Told.OPEN, sequence=1)])
        uow.webhooks.failed(event, next_try=None, status=410, error="gone", now=NOON)
        uow.commit()
    for verb in ("resume", "resend"):
        assert browser.post(f"/api/v1/webhooks/{verb}", json={"webhook": "nobody"}).status_code == 404
    assert browser.post("/api/v1/webhooks/resume", json={"webhook": "wall"}).status_code == 204
    assert browser.post("/api/v1/webhooks/resend", json={"webhook": "wall"}).status_code == 204
    [listed] = browser.get("/api/v1/webhooks").json()["webhooks"]
    assert (listed["waiting"], listed["given_up"]) == (1, 0)
    with desk.database.read() as uow:
        assert [each.paused for each in uow.webhooks.all()] == [None]

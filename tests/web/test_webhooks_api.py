"""The API over webhooks."""

from __future__ import annotations

from tests.support.make import NOON, webhook_event
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk


def test_webhooks_are_listed_as_an_object_and_what_was_given_up_in_pages_like_all_else(
    desk: Newsdesk, browser: Browser
) -> None:
    with desk.database.write() as uow:
        uow.webhooks.add("wall", address="https://wall.example/hook", paused=None, now=NOON)
        events = [webhook_event("wall", story_id) for story_id in desk.stories[:3]]
        uow.webhooks.queue(events)
        for event in events:
            uow.webhooks.failed(event, next_try=None, status=500, error="no", now=NOON)
        uow.commit()
    [listed] = browser.get("/api/v1/webhooks").json()["webhooks"]
    assert (listed["name"], listed["given_up"]) == ("wall", 3)
    first = browser.get("/api/v1/webhooks/events?limit=2").json()
    second = browser.get(first["next"]).json()
    shown = [event["id"] for page in (first, second) for event in page["events"]]
    assert (shown, second["next"]) == (sorted(event.id for event in events), None)
    assert browser.get("/api/v1/webhooks/events?cursor=WzFd").status_code == 422

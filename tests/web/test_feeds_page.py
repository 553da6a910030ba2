"""The pages of the feeds: states in words, and what can be done about a feed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from aggregator.health import FeedState
from aggregator.model import CacheValidators, PauseReason
from aggregator.web.words import FEED_STATES
from storage.queries.feeds import SqlFeeds
from tests.support.access import PASSWORD, users_in
from tests.support.make import NOON, at, feed_spec, feed_update, fetch_event, health
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk, filled_newsdesk


def add(desk: Newsdesk, name: str = "Reef Radio", paused: PauseReason | None = None, **spec: Any) -> int:
    with desk.database.write() as uow:
        feed_id = uow.feeds.add(feed_spec(name, **spec), now=at(-50), next_due=at(7), paused=paused)
        uow.commit()
    return feed_id


def polled(desk: Newsdesk, feed_id: int, **changes: Any) -> None:
    with desk.database.write() as uow:
        [due] = uow.feeds.claim(now=at(8), until=at(9), owner="test", limit=1, only=[feed_id])
        uow.feeds.finish([(due.lease, feed_update(**changes), fetch_event(feed_id))])
        uow.commit()


def test_every_state_has_its_meaning_and_the_list_shows_them(browser: Browser) -> None:
    assert set(FEED_STATES) == set(FeedState)
    page = browser.get("/feeds").text
    assert "What the states mean" in page
    assert "for much longer than usual" in page
    assert "What the states mean" not in browser.get("/feeds?state=broken").text
    assert "tried again by itself" in browser.get("/feeds?state=broken").text


def test_a_feed_tells_its_last_try_what_was_cut_and_what_it_is_asked_with(desk: Newsdesk, browser: Browser) -> None:
    feed_id = add(desk)
    polled(
        desk,
        feed_id,
        validators=CacheValidators(etag='W/"<b>"', last_modified="Mon, 02 Mar 2026 09:00:00 GMT"),
        health=health(
            last_attempt=NOON,
            last_success=NOON,
            last_status=200,
            last_bytes=12_345,
            last_entries=40,
            note="title cut at 1,000 (2)",
            effective_url="https://cdn.example/reef.xml",
        ),
    )
    page = browser.get(f"/feeds/{feed_id}").text
    for told in (
        "status 200, 12,345 bytes",
        "40 entries; title cut at 1,000 (2)",
        "https://cdn.example/reef.xml",
        "ETag W/&#34;&lt;b&gt;&#34;",
        "Last-Modified Mon, 02 Mar 2026 09:00:00 GMT",
    ):
        assert told in page


def test_the_plot_is_told_in_words_as_well(browser: Browser) -> None:
    label = re.search(r'class="spark"[^>]*aria-label="([^"]+)"', browser.get("/feeds/1").text)
    assert label is not None
    told = re.fullmatch(r"(\d+) articles? in 14 days; a day, oldest first: ([\d, ]+)", label[1])
    assert told is not None
    count, days = told.groups()
    assert int(count) == sum(map(int, days.split(", ")))


def test_a_password_in_an_address_is_shown_to_nobody(desk: Newsdesk, browser: Browser) -> None:
    feed_id = add(desk, url="https://ana:s3cret@reef.example/rss")
    assert "s3cret" not in browser.get(f"/feeds/{feed_id}").text
    assert "s3cret" not in browser.get(f"/api/v1/feeds/{feed_id}").text
    assert "https://***@reef.example/rss" in browser.get(f"/feeds/{feed_id}").text


def test_fetch_now_makes_a_feed_due_at_once_also_one_that_was_gone(desk: Newsdesk, browser: Browser) -> None:
    for paused in (None, PauseReason.GONE):
        feed_id = add(desk, f"Reef {paused}", paused)
        answer = browser.post(f"/feeds/{feed_id}/fetch", {})
        assert answer.headers["location"] == f"/feeds/{feed_id}?asked=fetch"
        assert "due now" in browser.get(answer.headers["location"]).text
        with desk.database.read() as uow:
            feed = uow.feeds.get(feed_id)
        assert feed is not None
        assert (feed.paused, feed.next_due) == (None, desk.clock.now())
    for page in ("/feeds", f"/feeds/{feed_id}"):
        assert "due now" in browser.get(page).text


@pytest.mark.parametrize("paused", [PauseReason.DISABLED, PauseReason.REMOVED])
def test_fetch_now_leaves_a_feed_alone_that_the_feeds_file_pauses(
    desk: Newsdesk, browser: Browser, paused: PauseReason
) -> None:
    feed_id = add(desk, paused=paused)
    browser.post(f"/feeds/{feed_id}/fetch", {})
    with desk.database.read() as uow:
        feed = uow.feeds.get(feed_id)
    assert feed is not None
    assert (feed.paused, feed.next_due) == (paused, at(7))
    assert "Fetch now" not in browser.get(f"/feeds/{feed_id}").text


def test_fetch_now_keeps_what_a_catalogue_applied_meanwhile_says_of_a_feed(
    desk: Newsdesk, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed_id = add(desk)
    other = feed_spec("Reef Review", publisher="Reef Group")

    def waited_for_the_catalogue(feeds: SqlFeeds) -> None:
        feeds.update_spec(feed_id, other, now=desk.clock.now(), paused=None, next_due=None)

    monkeypatch.setattr(SqlFeeds, "serialise", waited_for_the_catalogue)
    browser.post(f"/feeds/{feed_id}/fetch", {})
    with desk.database.read() as uow:
        feed = uow.feeds.get(feed_id)
    assert feed is not None
    assert (feed.spec, feed.next_due) == (other, desk.clock.now())


def test_pause_and_resume_go_through_the_feeds_file(desk: Newsdesk, browser: Browser) -> None:
    feed_id = add(desk, url="https://reef.example/rss")
    for verb, enabled in (("pause", False), ("resume", True)):
        answer = browser.post(f"/feeds/{feed_id}/{verb}", {})
        assert answer.headers["location"] == f"/feeds/{feed_id}?asked={verb}"
        assert "the feeds file says so now" in browser.get(answer.headers["location"]).text
        assert desk.switched[-1] == ("https://reef.example/rss", enabled)


def test_programs_have_feeds_fetched_paused_and_resumed_likewise(desk: Newsdesk, browser: Browser) -> None:
    feed_id = add(desk, url="https://reef.example/rss")
    for verb in ("fetch", "pause", "resume"):
        assert browser.post(f"/api/v1/feeds/{feed_id}/{verb}").status_code == 204
        assert browser.post(f"/api/v1/feeds/999/{verb}").json()["error"]["code"] == "not_found"
    assert desk.switched == [("https://reef.example/rss", False), ("https://reef.example/rss", True)]
    assert browser.get(f"/api/v1/feeds/{feed_id}").json()["next_due"] == desk.clock.now().isoformat().replace(
        "+00:00", "Z"
    )
    paused = browser.get(f"/api/v1/feeds/{add(desk, 'Pier', paused=PauseReason.DISABLED)}").json()
    assert (paused["next_due"], paused["due_reason"]) == (None, "")
    unwritable = add(desk, "Quay", url="https://unwritable.example/rss")
    refused = browser.post(f"/api/v1/feeds/{unwritable}/pause")
    assert (refused.status_code, "Read-only file system" in refused.text) == (409, True)


def test_a_feeds_file_that_cannot_be_written_is_told(desk: Newsdesk, browser: Browser) -> None:
    feed_id = add(desk, url="https://unwritable.example/rss")
    answer = browser.post(f"/feeds/{feed_id}/pause", {})
    assert answer.status_code == 409
    assert "Read-only file system" in answer.text


@pytest.mark.parametrize(("name", "offered"), [("Rea", []), ("Viktor", ["Fetch now"]), ("Ada", ["Fetch now", "Pause"])])
def test_each_role_is_offered_what_it_may_do(tmp_path: Path, name: str, offered: list[str]) -> None:
    browser = Browser(filled_newsdesk(users_in(tmp_path)).app)
    browser.log_in(name, PASSWORD[name])
    page = browser.get("/feeds/1").text
    assert [word for word in ("Fetch now", "Pause") if f">{word} " in page] == offered


def test_older_articles_are_a_page_further(desk: Newsdesk, browser: Browser) -> None:
    with desk.database.read() as uow:
        newest = uow.articles.newest(limit=1, feed_id=1)[0]
    page = browser.get(f"/feeds/1?before={newest.id}").text
    assert "Older articles" in page
    assert f"article-{newest.id}" not in page
    assert browser.get("/feeds/1?before=0").status_code == 422

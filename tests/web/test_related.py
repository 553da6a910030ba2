"""A story page names other stories to read beside it and says why; so do the API, exports and the briefing."""

from __future__ import annotations

import json
import re

import pytest

from aggregator.model import NameKind, StoryState
from tests.support import make
from tests.web.browsing import Browser
from tests.web.newsdesk import HOSTILE, Newsdesk

TRIESTE = make.story_name("Trieste, IT")
WIRE = make.story_name("port authority IT", kind=NameKind.ORGANISATION, words=HOSTILE)
SECTION = re.compile(r'<section aria-labelledby="related">.*?</section>', re.DOTALL)


def section(browser: Browser, story_id: int) -> str:
    found = SECTION.search(browser.get(f"/stories/{story_id}").text)
    return found[0] if found else ""


@pytest.fixture
def pair(desk: Newsdesk) -> tuple[int, int]:
    """Two stories about the same town and the same authority."""
    return desk.read_as(0, TRIESTE, WIRE), desk.read_as(3, TRIESTE, WIRE)


def test_a_story_page_shows_headline_date_kind_and_publishers_of_related_stories_and_the_reason(
    browser: Browser, pair: tuple[int, int]
) -> None:
    shown = section(browser, pair[1])
    assert f'<a href="/stories/{pair[0]}"><bdi lang="en">' in shown
    assert re.search(r'<time datetime="2026-03-01T10:00:00\+00:00".*Talks.*5 publishers', shown, re.DOTALL)
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", shown))
    assert "same place: Trieste" in words
    assert "same organisation: " in words


def test_hostile_names_are_shown_and_do_nothing(browser: Browser, pair: tuple[int, int]) -> None:
    shown = section(browser, pair[0])
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_a_story_without_related_ones_has_no_such_section(desk: Newsdesk, browser: Browser) -> None:
    assert section(browser, desk.read_as(0, TRIESTE)) == ""


def test_dismissed_stories_are_not_listed(desk: Newsdesk, browser: Browser, pair: tuple[int, int]) -> None:
    with desk.database.write() as uow:
        uow.stories.set_state(pair[0], StoryState.DISMISSED, now=make.NOON)
        uow.commit()
    assert section(browser, pair[1]) == ""


def test_the_api_and_the_export_tell_related_stories_by_id_and_by_the_names_they_share(
    browser: Browser, pair: tuple[int, int]
) -> None:
    [other] = browser.get(f"/api/v1/stories/{pair[1]}").json()["related"]
    assert (other["story_id"], other["kind"], other["publishers"]) == (pair[0], "talks", 5)
    assert other["shared"][1] == {"kind": "city", "key": "Trieste, IT", "words": "Trieste"}
    lines = [json.loads(line) for line in browser.get("/export.jsonl?state=all").text.splitlines()]
    [exported] = next(line["related"] for line in lines if line["id"] == pair[1])
    assert exported.pop("story") == other.pop("story_id")
    moments = {key: exported.pop(key)[:16] for key in ("first_published", "last_published")}
    assert moments == {key: other.pop(key)[:16] for key in moments}
    assert exported == other


def test_the_briefing_of_a_topic_names_the_related_stories_that_it_tells(
    browser: Browser, desk: Newsdesk, pair: tuple[int, int]
) -> None:
    with desk.database.write() as uow:
        for story in uow.stories.many(pair).values():
            uow.stories.save_topics(story, ["Grain corridor"], now=make.NOON)
        uow.commit()
    told = browser.get("/api/v1/briefing?topic=Grain+corridor&since=30d").json()["briefing"]
    related = {story["id"]: [each["story_id"] for each in story["related"]] for story in told["stories"]}
    assert related == {pair[0]: [pair[1]], pair[1]: [pair[0]]}
    page = browser.get("/briefing?topic=Grain+corridor&since=30d").text
    assert "same place: <bdi>Trieste</bdi>" in page

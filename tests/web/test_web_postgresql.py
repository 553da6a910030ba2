"""The desk on PostgreSQL, whose numbers end earlier than those of SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

import storage
from aggregator.model import LARGEST_ID
from tests.support.databases import own_postgresql
from tests.web.browsing import Browser
from tests.web.newsdesk import filled_newsdesk

BEYOND = LARGEST_ID + 1


@pytest.fixture(scope="module")
def browser(postgresql_server: str) -> Iterator[Browser]:
    """A browser at a desk on PostgreSQL, which nobody changes."""
    with own_postgresql(postgresql_server) as url:
        storage.upgrade(url)
        with closing(storage.open_database(url)) as database:
            yield Browser(filled_newsdesk(database=database).app)


@pytest.mark.parametrize("number", [LARGEST_ID, BEYOND, 4_930_123_456, 10**18, 10**30])
def test_numbers_that_no_story_has_are_searched_for_as_words(browser: Browser, number: int) -> None:
    for words in (str(number), f"%23{number}"):
        found = browser.get(f"/search?words={words}")
        assert found.status_code == 200
        assert f"There is no story #{number}, and no article holds the number" in found.text
    assert browser.get(f"/stories/1/merge?words={number}").status_code == 200


@pytest.mark.parametrize(
    "path", ["/stories/{}", "/stories/{}/history", "/history?before={}", "/?after=0.0.{}", "/api/v1/articles/{}"]
)
def test_a_number_beyond_all_stories_is_no_fault_of_the_database(browser: Browser, path: str) -> None:
    assert browser.get(path.format(LARGEST_ID)).status_code in {200, 404}
    assert browser.get(path.format(BEYOND)).status_code in {404, 422}

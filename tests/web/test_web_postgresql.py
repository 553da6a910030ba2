"""The desk on PostgreSQL, whose numbers end earlier than those of SQLite."""

from __future__ import annotations

import pytest

import storage
from aggregator.model import LARGEST_ID
from tests.web.browsing import Browser
from tests.web.newsdesk import filled_newsdesk

BEYOND = LARGEST_ID + 1


@pytest.fixture
def browser(postgresql: storage.SqlDatabase) -> Browser:
    """A browser at a desk on PostgreSQL."""
    return Browser(filled_newsdesk(database=postgresql).app)


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

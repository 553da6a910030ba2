"""What machines read in the pages: languages, times, headings, landmarks, and answers without a body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import pytest

from tests.support.make import NOON
from tests.support.sqlite import empty_sqlite
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk, filled_newsdesk
from tests.web.test_pages import PAGES


@pytest.mark.parametrize(
    "path", ["/", "/stories/4", "/stories/4/details", "/stories/4/merge?into=1", "/search?words=4"]
)
def test_a_headline_says_in_which_language_it_is(desk: Newsdesk, browser: Browser, path: str) -> None:
    assert desk.stories[3] == 4
    assert '<bdi lang="ar">محادثات حول ممر الحبوب' in browser.get(path).text


def test_a_question_says_in_which_language_the_headlines_of_both_stories_are(browser: Browser) -> None:
    page = browser.get("/stories/1").text
    question = page[page.index("data-question") : page.index("How it was weighed")]
    assert set(re.findall(r'<bdi lang="([a-z]+)">', question)) == {"ar", "en"}


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    """Every page of a desk that has been used, by its path."""
    with empty_sqlite() as database:
        desk = filled_newsdesk(database=database)
        desk.clock.at = NOON.replace(microsecond=123456)
        desk.reviewing.confirm(desk.stories[0], who="Ana")
        desk.notice("clock", "It was ahead.")
        desk.give_up("wall", 2)
        browser = Browser(desk.app)
        return {path: browser.get(path).text for path in PAGES}


@pytest.mark.parametrize("path", PAGES)
def test_times_have_no_more_than_seconds(pages: Mapping[str, str], path: str) -> None:
    assert not re.search(r'datetime="[^"]*\.', pages[path])


@pytest.mark.parametrize("path", PAGES)
def test_headings_leave_out_no_level(pages: Mapping[str, str], path: str) -> None:
    page = pages[path]
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page.split("<main", 1)[1].split("</main>", 1)[0])]
    assert levels[0] == 1
    assert [after for before, after in pairwise(levels) if after > before + 1] == []


@pytest.mark.parametrize("path", PAGES)
def test_no_two_landmarks_have_one_name(pages: Mapping[str, str], path: str) -> None:
    regions = re.findall(r"<(?:section|nav|aside|form|div)\b[^>]*(aria-label(?:ledby)?=\"[^\"]+\")", pages[path])
    assert {name for name, count in Counter(regions).items() if count > 1} - {'aria-label="Pages"'} == set()


@pytest.mark.parametrize("path", PAGES)
def test_who_speaks_what_a_control_shows_has_named_it(pages: Mapping[str, str], path: str) -> None:
    controls = re.findall(r"<(button|a|summary)\b([^>]*)>(.*?)</\1>", pages[path], re.DOTALL)
    assert controls
    for _, attributes, content in controls:
        name = re.search(r'aria-label="([^"]*)"', attributes)
        assert name is None or re.sub(r"<[^>]*>", "", content).strip() in name[1]


@pytest.mark.parametrize("path", [*PAGES, "/stories.atom", "/login", "/api/v1/stories", "/api/v1/stories/1"])
def test_whoever_asks_for_the_head_alone_is_answered_as_for_the_page(browser: Browser, path: str) -> None:
    assert browser._send("HEAD", path).status_code == browser.get(path).status_code


def test_what_decides_is_not_asked_for_its_head(browser: Browser) -> None:
    assert browser._send("HEAD", "/stories/1/confirm").status_code == 405


def test_each_count_of_the_figures_heads_the_rows_of_its_own_group(browser: Browser) -> None:
    table = re.search(r'<table class="counts">(.*?)</table>', browser.get("/stories/2").text, re.DOTALL)
    assert table is not None
    groups = table[1].split("<tbody>")[1:]
    assert len(groups) > 1
    assert [group.count('scope="rowgroup"') for group in groups] == [1] * len(groups)

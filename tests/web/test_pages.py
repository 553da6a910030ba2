"""What the pages show."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from aggregator.records import refresh_records
from tests.support.make import NOON, article, at, membership, suggestion
from tests.support.placing import grouped
from tests.web.browsing import Browser
from tests.web.newsdesk import HOSTILE, TOPICS, Newsdesk, doubt, signal

PAGES = (
    "/",
    "/stories/1",
    "/stories/3",
    "/stories/6",
    "/stories/1/details",
    "/stories/1/merge",
    "/stories/1/merge?words=depot",
    "/stories/1/merge?into=2",
    "/stories/1/move?article=2",
    "/stories/1/move?article=2&words=depot",
    "/stories/1/move?article=2&into=2",
    "/articles/1",
    "/feeds",
    "/feeds/1",
    "/search",
    "/search?words=depot",
    "/history",
    "/topics",
    "/topics/Grain corridor",
    "/briefing?topic=Grain%20corridor&since=30d",
    "/webhooks",
    "/quality",
    "/quality?period=all",
)


def headlines(html: str) -> list[str]:
    """The headlines of a queue, in order."""
    return re.findall(r"<h2><a href=\"/stories/\d+\" data-open[^>]*><bdi[^>]*>(.*?)</bdi>", html)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_and_shows_the_notices(desk: Newsdesk, browser: Browser, path: str) -> None:
    desk.notice("catalogue", "feeds.yaml has a fault & the old one stays")
    page = browser.get(path)
    assert page.status_code == 200
    assert "feeds.yaml has a fault &amp; the old one stays" in page.text
    assert page.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/", "/feeds", "/search?words=x", "/history", "/quality"])
def test_an_empty_database_still_gives_every_page(path: str) -> None:
    desk = Newsdesk()
    desk.dependencies = replace(desk.dependencies, topics=tuple)
    assert Browser(desk.app).get(path).status_code == 200


def test_the_queue_puts_doubtful_stories_with_many_independent_texts_first(browser: Browser) -> None:
    page = browser.get("/")
    shown = headlines(page.text)
    assert "Trieste" in shown[0]
    assert "Izmail" in shown[1]
    assert "<title>(2) Queue</title>" in page.text
    assert "1 question</span>" in page.text


def test_a_question_left_unsure_is_found_again_in_the_queue(desk: Newsdesk, browser: Browser) -> None:
    assert "No story matches" in browser.get("/?state=unsure").text
    browser.decide(f"/suggestions/{desk.question(1)}/answer", {"verdict": "unsure"})
    page = browser.get("/?state=unsure").text
    assert re.findall(r'id="story-(\d+)"', page) == [str(desk.stories[1])]
    assert '<option value="unsure" selected>Left unsure</option>' in page


def test_the_queue_shows_the_newest_first_where_that_is_asked_for(browser: Browser) -> None:
    page = browser.get("/?order=newest").text
    shown = [int(number) for number in re.findall(r'id="story-(\d+)"', page)]
    assert shown == [1, 6, 4, 3, 2, 5, 7, 8], "not those in doubt"
    assert '<option value="newest" selected>' in page
    assert 'href="/export.csv?bom=true"' in page, "what is taken away has an order of its own"
    assert "with these filters" not in page
    assert 'href="/?order=newest#story-1"' in browser.get("/stories/1").text


def test_the_queue_says_how_many_articles_publishers_and_independent_texts(browser: Browser) -> None:
    assert "6 articles, 5 publishers, 4 independent texts" in browser.get("/").text


def test_the_queue_names_whose_the_only_article_of_a_story_is_and_does_not_pass_off_when_it_was_seen_as_its_date(
    desk: Newsdesk, browser: Browser
) -> None:
    assert "1 article of <bdi>Odd Corner</bdi>" in browser.get("/").text
    with desk.database.write() as uow:
        undated = article("Crane fell", publisher="Quay Mail", published=None, sort_time=NOON)
        [bare] = uow.articles.add_all({1: [undated]}, now=NOON)[1]
        uow.stories.place([membership(bare, story_id := uow.stories.open(now=NOON))])
        refresh_records(uow, [story_id], topics=(), now=NOON)
        uow.commit()
    row = browser.get("/?words=crane").text
    assert re.search(r"1 article of <bdi>Quay Mail</bdi>.+no date, seen 2 Mar", row)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("doubtful=true", 4),
        ("state=confirmed", 0),
        ("state=all", 8),
        ("topic=Drone+attacks", 1),
        ("publisher=Sahil+Times", 1),
        ("language=no", 1),
        ("period=1d", 5),
        ("min_publishers=3", 2),
        ("words=cables", 1),
        ("words=cables&language=ar", 0),
        ("topic=&publisher=&language=&period=&state=&words=&min_publishers=&doubtful=", 8),
    ],
)
def test_the_queue_is_narrowed_by_each_filter(browser: Browser, query: str, expected: int) -> None:
    assert len(headlines(browser.get(f"/?{query}").text)) == expected


@pytest.mark.parametrize("query", ["period=2y", "state=lost", "min_publishers=0", "after=0", "words=a%00b"])
def test_a_filter_that_is_not_understood_says_which(browser: Browser, query: str) -> None:
    page = browser.get(f"/?{query}")
    assert page.status_code == 422
    assert query.split("=", maxsplit=1)[0] in page.text


def test_a_story_shows_copies_under_the_text_that_they_copy(desk: Newsdesk, browser: Browser) -> None:
    page = browser.get("/stories/1").text
    first, copy, other = (page.index(f'id="article-{desk.articles[0][place]}"') for place in (0, 1, 3))
    assert first < page.index("2 copies of this text") < copy < other


def test_owners_are_named_beside_the_publishers_that_they_are_counted_by(desk: Newsdesk, browser: Browser) -> None:
    with desk.database.write() as uow:
        owned = article("Crane fell", publisher="Quay Mail", family="Delta Media")
        [number] = uow.articles.add_all({1: [owned]}, now=NOON)[1]
        uow.stories.place([membership(number, desk.stories[1])])
        refresh_records(uow, [desk.stories[1]], topics=(), now=NOON)
        uow.commit()
    for path in (f"/stories/{desk.stories[1]}", f"/articles/{number}"):
        assert '<b>Quay Mail</b> <span class="quiet">(<bdi>Delta Media</bdi>)' in browser.get(path).text


def test_publishers_that_are_counted_apart_are_told_apart_where_they_have_one_name(
    desk: Newsdesk, browser: Browser
) -> None:
    with desk.database.write() as uow:
        made = [
            article(f"Locks reopen, {host}", published=NOON, publisher="Canals today", publisher_host=host)
            for host in ("canals.example", "locks.example")
        ]
        ids = uow.articles.add_all({1: made}, now=NOON)[1]
        story_id = grouped(uow, *ids)
        refresh_records(uow, [story_id], topics=TOPICS, now=NOON)
        uow.commit()
    page = browser.get(f"/stories/{story_id}").text
    assert "2 publishers" in page
    assert '<b>Canals today</b> <span class="host">canals.example</span>' in page
    assert '<b>Canals today</b> <span class="host">locks.example</span>' in page
    assert '<b>Adria Wire</b><span class="sep">' in browser.get("/stories/1").text, "a name of its own is enough"


def test_a_story_shows_older_versions_of_an_edited_article(browser: Browser) -> None:
    page = browser.get("/stories/2").text
    assert "Edited 1 time" in page
    edit = page[page.index("Edited 1 time") :]
    deleted, inserted = edit.index('<span class="unseen">deleted: </span>three'), edit.index("<ins>")
    assert deleted < inserted < edit.index("four", inserted)


def test_a_story_shows_how_sure_it_is_of_an_article_whose_page_has_a_bar_per_signal(
    desk: Newsdesk, browser: Browser
) -> None:
    story = browser.get("/stories/2").text
    assert "Put here by rule, 95% sure" in story
    linked = desk.articles[1][1]
    assert f'<a href="/articles/{linked}#evidence">' in story
    page = browser.get(f"/articles/{linked}").text
    assert "held to be the same: 95% likely" in page
    assert re.search(r'<tr class="for">\s*<th scope="row">title: <span class="found">depot, attack</span></th>', page)
    assert '<tr class="against">' in page


def test_a_waterfall_names_prior_signals_total_and_probability_in_a_table_too(browser: Browser) -> None:
    page = browser.get("/stories/2").text
    question = page[page.index("data-question") : page.index("</article>")]
    rows = re.findall(r'<tr class="(\w+)">\s*<th scope="row">(.*?)</th>\s*<td class="num">(.*?)</td>', question)
    assert [(kind, bits) for kind, _, bits in rows] == [
        ("prior", "\N{MINUS SIGN}4.2"),
        ("for", "+3.4"),
        ("for", "+2.6"),
        ("for", "+0.6"),
        ("against", "\N{MINUS SIGN}2.1"),
        ("total", "+0.3"),
    ]
    assert "58%" in rows[-1][1]
    assert question.count("<rect") == len(rows)


def test_words_that_evidence_rests_on_are_marked_in_question_and_list(browser: Browser) -> None:
    page = browser.get("/stories/2").text
    assert '<mark class="for">depot</mark> <mark class="for">burned</mark> in <mark class="against">Reni</mark>' in page
    assert 'Drone strike on fuel <mark class="for">depot</mark>' not in page, "the first article rests on nothing"
    assert 'drones hit <mark class="for">depot</mark> at Izmail' in page


def test_a_hostile_title_is_marked_without_becoming_markup(desk: Newsdesk, browser: Browser) -> None:
    with desk.database.write() as uow:
        evidence = (signal("words known", 2.0, "script", "<img", "onerror"),)
        compared = replace(doubt(desk.stories[0], 0.4), evidence=evidence)
        uow.reviews.suggest(suggestion(desk.articles[5][0], desk.stories[0], comparison=compared))
        uow.commit()
    page = browser.get(f"/stories/{desk.stories[0]}").text
    assert '&lt;<mark class="for">script</mark>&gt;alert(1)&lt;/<mark class="for">script</mark>&gt;' in page
    assert '<mark class="for">&lt;img</mark> src=x <mark class="for">onerror</mark>=alert(2)' in page


def test_a_story_and_its_row_in_the_queue_show_who_reported_when(browser: Browser) -> None:
    page, queue = browser.get("/stories/1").text, browser.get("/").text
    words = "1 first report, 3 own texts, 2 copies, 1 Mar, 10:00"
    assert f'aria-label="Articles over time: {words}' in page
    assert 'aria-label="6 articles, 1 Mar, 10:00' in queue
    assert "<title>Harbour Post, 1 Mar, 11:00: copy</title>" in page
    assert queue.count('class="coverage small"') == 4, "a story of one article has nothing to draw"


def test_what_concerns_a_story_as_a_whole_says_what_it_does(browser: Browser) -> None:
    page = browser.get("/stories/1").text
    assert re.search(r'data-key="c" title="[^"]+">Confirm the story', page)
    assert re.search(r'data-key="d" title="[^"]+it leaves the queue[^"]+">Dismiss', page)
    assert "As the program says" in page


def test_links_to_articles_show_their_real_host_and_give_nothing_away(browser: Browser) -> None:
    page = browser.get("/stories/1").text
    assert 'rel="noopener noreferrer nofollow"' in page
    assert "www.adria-wire.example" in page
    assert "xn--" in page, "a host with letters beyond ASCII is shown in its encoded form"


@pytest.mark.parametrize("path", ["/", "/stories/6", "/search?words=script", "/articles/14", "/stories/1/merge?into=6"])
def test_markup_in_a_title_is_shown_as_text(desk: Newsdesk, browser: Browser, path: str) -> None:
    page = browser.get(path.replace("/articles/14", f"/articles/{desk.articles[5][0]}")).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<svg onload" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page


def test_a_title_as_long_as_a_text_is_whole_on_its_story_and_begun_in_lists(desk: Newsdesk, browser: Browser) -> None:
    title = "Delegations meet " + "once again " * 60 + "in Trieste"
    with desk.database.write() as uow:
        [article_id] = uow.articles.add_all({1: [article(title, published=at(-1), publisher="Channel")]}, now=NOON)[1]
        story_id = grouped(uow, article_id)
        refresh_records(uow, [story_id], topics=TOPICS, now=NOON)
        uow.commit()
    assert f'<h1 class="long"><bdi lang="en">{title}</bdi></h1>' in browser.get(f"/stories/{story_id}").text
    for path in (f"/stories/{story_id}", f"/articles/{article_id}"):
        name = re.search(r"<title>(.*)</title>", browser.get(path).text)
        assert name is not None
        assert len(name[1]) < 130, "a tab, and whoever reads it out, begins with it"
    for path in ("/", "/search?words=delegations", f"/stories/1/merge?into={story_id}"):
        page = browser.get(path).text
        begun = re.search(rf'<a href="/stories/{story_id}" data-open[^>]*><bdi[^>]*>(.*)</bdi>', page)
        assert begun is not None
        assert len(begun[1]) < 250, path
        assert begun[1].endswith("again …")


@pytest.mark.parametrize("path", ["/stories/1/confirm", "/suggestions/1/answer", "/decisions/x/undo", "/logout"])
def test_the_address_of_a_form_that_is_opened_says_why_it_shows_nothing(browser: Browser, path: str) -> None:
    page = browser.get(path)
    assert page.status_code == 405
    assert "Decisions are sent to this address from the desk" in page.text
    assert "Nothing has been changed" in page.text


@pytest.mark.parametrize("path", ["/stories/999", "/nothing/here", "/?order=bad", "/briefing?topic=Nobody"])
def test_who_only_opened_a_page_is_not_told_that_nothing_was_changed(browser: Browser, path: str) -> None:
    page = browser.get(path)
    assert page.status_code in {404, 422}
    assert "Nothing has been changed" not in page.text


def test_no_page_has_inline_script_style_or_handlers(browser: Browser) -> None:
    for path in PAGES:
        page = browser.get(path).text
        assert re.search(r"<script(?! src=\"/static/)|<style|<[^>]*\s(style|on\w+)=", page) is None, path


def test_no_page_asks_another_host_for_anything(browser: Browser) -> None:
    for path in PAGES:
        sources = re.findall(r"<(?:script|img|link|iframe)[^>]*(?:src|href)=\"([^\"]*)\"", browser.get(path).text)
        assert all(re.match(r"/(static/|stories\.(atom|json))", each) for each in sources), path


def test_feeds_in_trouble_come_first_with_the_reason_in_words(browser: Browser) -> None:
    page = browser.get("/feeds").text
    assert page.index("Odd Corner") < page.index("Adria Wire") < page.index("Old Bugle")
    assert "503" in page
    assert page.count('<svg class="spark"') == page.count("<tr data-item>")


def test_many_feeds_are_shown_a_page_at_a_time(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = re.findall(r'href="/feeds/(\d+)"', browser.get("/feeds").text)
    monkeypatch.setattr("aggregator.web.pages.feeds.FEEDS", 2)
    first, second = (browser.get(path).text for path in ("/feeds", "/feeds?page=2"))
    assert re.findall(r'href="/feeds/(\d+)"', first + second) == shown[:4]
    assert 'rel="next" href="/feeds?page=2"' in first
    assert 'rel="prev" href="/feeds?page=1"' in second
    assert "There are no further feeds." in browser.get("/feeds?page=99").text


def test_feeds_are_narrowed_by_state(browser: Browser) -> None:
    page = browser.get("/feeds?state=broken").text
    assert "Odd Corner" in page
    assert "Adria Wire" not in page


def test_a_feed_shows_its_polls_and_newest_articles(browser: Browser) -> None:
    listed = browser.get("/feeds?state=broken").text
    address = re.search(r"/feeds/\d+", listed)
    assert address is not None
    page = browser.get(address.group()).text
    assert "Latest polls" in page
    assert "server error" in page
    assert "&lt;script&gt;" in page


def test_search_finds_stories_and_articles_by_words_and_a_story_by_number(browser: Browser) -> None:
    page = browser.get("/search?words=depot").text
    assert "2 stories" in page
    assert "with 4 matching articles" in page
    assert "Ministers to meet" in browser.get("/search?words=%237").text


@pytest.mark.parametrize("words", ["99999999999999999999999", "²", "-1", "%", "'; drop table stories; --"])
def test_odd_search_words_find_nothing_and_break_nothing(browser: Browser, words: str) -> None:
    assert browser.get("/search", params={"words": words}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/stories/999", "/stories/x", "/stories/0", f"/stories/{2**70}", "/articles/999", "/feeds/999", "/nowhere"]
)
def test_what_does_not_exist_gets_a_page_that_says_so(browser: Browser, path: str) -> None:
    page = browser.get(path)
    assert page.status_code == 404
    assert "Not found" in page.text


@pytest.mark.parametrize("query", ["topic=Renamed", "publisher=Gone", "language=xx"])
def test_a_filter_that_nothing_bears_any_more_is_shown_where_it_is_in_force(browser: Browser, query: str) -> None:
    page = browser.get(f"/?{query}").text
    assert "No story matches these filters" in page
    assert re.search(f'value="{query.partition("=")[2]}" selected', page)


def test_the_hostile_title_is_hostile() -> None:
    """The seed really holds what the tests above look for."""
    assert "<script>" in HOSTILE


def test_languages_are_offered_in_the_order_of_their_names(browser: Browser) -> None:
    offered = re.search(r'<select name="language">(.*?)</select>', browser.get("/").text, re.DOTALL)
    assert offered is not None
    names = re.findall(r"<option[^>]*>([^<]+)", offered[1])[1:]
    assert {"Ukrainian", "Norwegian", "English"} <= set(names)
    assert names == sorted(names)

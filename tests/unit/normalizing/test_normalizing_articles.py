"""Entries become articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aggregator.model import Article, CacheValidators, EntryData, Fetched, ParsedFeed, document_of
from aggregator.normalizing import normalise
from tests.support.make import feed_context, feed_spec

SEEN = datetime(2020, 6, 1, 12, tzinfo=UTC)
CONTEXT = feed_context(family="Quay Group", language="en", timezone="Europe/London", seen=SEEN)


def articles(*entries: dict[str, Any], **feed: Any) -> tuple[Article, ...]:
    parsed = ParsedFeed(format="rss20", entries=tuple(EntryData(**entry) for entry in entries), **feed)
    return normalise(parsed, CONTEXT)


def test_an_entry_becomes_an_article() -> None:
    (article,) = articles(
        {
            "guid": "1",
            "link": "/a/1?utm_source=rss",
            "title": "Ferry &amp;amp; tide | Harbour Post",
            "summary": "<p>Short.</p>",
            "content": '<p>Long <a href="b">text</a>.</p>',
            "authors": ("<b>Ada</b>",),
            "published": "26 May 2020 10:15",
            "language": "en-GB",
        },
        link="https://harbour.example/",
    )
    assert article.link == "https://harbour.example/a/1?utm_source=rss"
    assert article.canonical_link == "https://harbour.example/a/1"
    assert (article.title, article.summary, article.text) == ("Ferry & tide", "Short.", "Long text.")
    assert 'href="https://harbour.example/a/b"' in article.html
    assert article.published == article.sort_time == datetime(2020, 5, 26, 9, 15, tzinfo=UTC)
    assert (article.authors, article.language) == (("Ada",), "en")
    assert (article.publisher, article.publisher_host, article.family) == (
        "Harbour Post",
        "harbour.example",
        "Quay Group",
    )


@pytest.mark.parametrize(
    ("published", "offset"),
    [
        ("Tue, 26 May 2020 17:15:00 +0900", timedelta(hours=9)),
        ("26 May 2020 09:15", timedelta(hours=1)),
        ("26 January 2020 09:15", None),
        ("Tue, 26 May 2020 08:15:00 GMT", None),
        (None, None),
    ],
)
def test_how_far_a_publishers_clock_is_from_utc_is_kept_with_its_article(
    published: str | None, offset: timedelta | None
) -> None:
    (article,) = articles({"title": "Ferry", "published": published})
    assert article.utc_offset == offset
    assert published is None or (article.published and article.published.tzinfo is UTC)
    assert article.sort_time.tzinfo is UTC


def test_the_clock_of_a_feed_is_not_that_of_other_outlets_whose_entries_it_shows() -> None:
    entry = {"title": "Ferry", "link": "https://hill.example/r/1", "published": "Tue, 26 May 2020 17:15:00 +0900"}
    (article,) = articles({**entry, **HILL})
    assert article.utc_offset is None


@pytest.mark.parametrize(
    "base", ["http://[post", "http://harbour.example:port/", "mailto:desk@harbour.example", "//", ""]
)
def test_links_are_resolved_against_what_is_an_address(base: str) -> None:
    (article,) = articles({"title": "Ferry", "link": "/a/1", "base": base}, link=base)
    assert article.link == "https://feeds.harbour.example/a/1"


HILL = {"source_title": "Hill Radio", "source_url": "https://www.hill.example"}


def test_the_source_of_another_site_is_the_publisher() -> None:
    (article,) = articles({"title": "Ferry aground - Hill Radio", "link": "https://hill.example/r/1", **HILL})
    assert (article.publisher, article.publisher_host, article.family) == ("Hill Radio", "hill.example", None)
    assert article.title == "Ferry aground"


@pytest.mark.parametrize("host", ["harbour.example", "quay.example"])
def test_the_source_is_nobody_else_where_it_is_the_site_of_the_feed_or_of_its_page(host: str) -> None:
    entry = {"link": f"https://{host}/a/1", "source_title": "All news", "source_url": f"https://{host}/all.xml"}
    (own,) = articles({"title": "x y", **entry}, link="https://www.quay.example/")
    assert own.publisher == "Harbour Post"


def test_a_title_ends_before_the_name_that_the_host_goes_by() -> None:
    for host in ("dailyquay.example", "www.dailyquay.co.example", "news.dailyquay.org.example"):
        (article,) = articles({"title": "Ferry aground - Dailyquay", "link": f"https://{host}/a/1"})
        assert article.title == "Ferry aground", host


@pytest.mark.parametrize(
    ("link", "publisher", "outlet"),
    [
        ("https://news.google.com/rss/articles/CBMi", "Hill Radio", "hill.example"),
        ("https://harbour.example/a/1", "Hill Radio", "harbour.example"),
        ("https://elsewhere.example/a/1", "Hill Radio", "elsewhere.example"),
        ("https://t.me/harbour/1", "Harbour Post", "harbour post"),
        (None, "Harbour Post", "harbour post"),
    ],
)
def test_a_source_lends_its_name_but_its_site_to_a_news_search_alone(
    link: str | None, publisher: str, outlet: str
) -> None:
    (article,) = articles({"title": "Ferry aground", "link": link, **HILL})
    assert (article.publisher, article.outlet) == (publisher, outlet)


def test_what_the_catalogue_states_is_the_publisher_whatever_the_source() -> None:
    entry = EntryData(title="Ferry aground", link="https://news.google.com/rss/articles/CBMi", **HILL)
    [article] = normalise(
        ParsedFeed(format="rss20", entries=(entry,)), replace(CONTEXT, publisher="Post", publisher_stated=True)
    )
    assert (article.publisher, article.outlet) == ("Post", "post")


def test_an_outlet_that_the_catalogue_names_is_known_by_that_name() -> None:
    entries = (EntryData(title="Ferry and tide | Harbour", link="https://www.harbour.example/a"),)
    stated = replace(CONTEXT, publisher="Post", publisher_stated=True)
    [article] = normalise(ParsedFeed(format="rss20", entries=entries), stated)
    assert (article.title, article.publisher_host, article.outlet) == ("Ferry and tide", None, "post")
    [article] = normalise(ParsedFeed(format="rss20", entries=entries), replace(stated, publisher_stated=False))
    assert (article.publisher_host, article.outlet) == ("harbour.example", "harbour.example")


@pytest.mark.parametrize(("publisher", "stated"), [("Post", True), ("Post World", False)])
def test_a_publisher_other_than_the_feeds_name_is_stated(publisher: str, *, stated: bool) -> None:
    nothing = {"content_type": "", "elapsed": timedelta(), "validators": CacheValidators()}
    fetched = Fetched(url="https://post.example/", status=200, body=b"", **nothing)
    document = document_of(feed_spec("Post World", publisher=publisher), fetched, seen=SEEN)
    assert document.context is not None
    assert document.context.publisher_stated is stated


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://t.me/quay_alerts/4711", None),
        ("https://www.youtube.com/watch?v=quay", None),
        ("https://quay.medium.com/ferries-1a2b", None),
        ("https://client.me/a/1", "client.me"),
        ("https://www.harbour.example/a/1", "harbour.example"),
    ],
)
def test_a_platform_is_nobodys_host(link: str, host: str | None) -> None:
    (article,) = articles({"title": "Ferries stopped by fog", "link": link})
    assert (article.publisher, article.publisher_host) == ("Harbour Post", host)


def test_an_entry_without_a_date_is_of_the_day_in_its_address() -> None:
    undated, updated = articles(
        {"title": "Ferry", "link": "https://harbour.example/2020/01/26/ferry"},
        {"title": "Tide", "link": "https://harbour.example/2020/01/26/tide", "updated": "2020-05-30T00:00:00Z"},
    )
    assert undated.published == undated.sort_time == datetime(2020, 1, 26, tzinfo=UTC)
    assert undated.is_dated_by_day
    assert updated.published is None


def test_dates_fall_back_to_updated_and_first_seen_and_are_never_sorted_ahead() -> None:
    updated, missing, future = articles(
        {"title": "a", "updated": "2020-05-30T00:00:00Z", "published": "1970-01-01T00:00:00Z"},
        {"title": "b"},
        {"title": "c", "published": "2031-01-01T00:00:00Z"},
    )
    assert (updated.published, updated.sort_time) == (None, datetime(2020, 5, 30, tzinfo=UTC))
    assert (missing.published, missing.sort_time) == (None, SEEN)
    assert (future.published, future.sort_time) == (datetime(2031, 1, 1, tzinfo=UTC), SEEN)


def test_keys_that_are_shared_in_a_document_identify_nothing() -> None:
    one, two, three = articles(
        {"guid": "same", "link": "https://a.example/1", "title": "a"},
        {"guid": "same", "link": "https://a.example/live", "title": "b"},
        {"guid": "own", "link": "https://a.example/live", "title": "c"},
    )
    assert (one.guid_key, two.guid_key) == (None, None)
    assert (two.link_key, three.link_key) == (None, None)
    assert one.link_key is not None
    assert three.guid_key is not None


def test_an_entry_shown_twice_is_one_article() -> None:
    same = {"guid": "1", "link": "https://a.example/1", "title": "a"}
    assert len(articles(same, {**same, "title": " A "}, {**same, "link": "http://www.a.example/1?utm_source=x"})) == 1


def test_an_entry_shown_under_two_guids_at_the_same_address_and_moment_is_one_article() -> None:
    entry = {"guid": "world-1", "link": "https://a.example/1", "title": "a", "published": "2020-05-26T10:00:00Z"}
    assert len(articles(entry, {**entry, "guid": "sport-1"})) == 1
    assert len(articles(entry, {**entry, "guid": "sport-1", "link": "https://a.example/2"})) == 2
    assert len(articles(entry, {**entry, "guid": "world-2", "published": "2020-05-27T10:00:00Z"})) == 2


@pytest.mark.parametrize("published", ["2020-05-26T10:00:00Z", None])
def test_of_the_versions_of_an_entry_that_is_shown_in_several_the_newest_counts(published: str | None) -> None:
    page = {"guid": "1", "link": "https://a.example/1", "published": published}
    five = {**page, "title": "Five dead in Dunmore fire", "updated": "2020-05-26T10:30:00Z"}
    seven = {**page, "title": "Seven dead in Dunmore fire", "updated": "2020-05-26T11:00:00Z"}
    for shown in ((five, seven), (seven, five), (five, seven, five)):
        (article,) = articles(*shown, {"guid": "2", "link": "https://a.example/2", "title": "Council votes"})[:-1]
        assert (article.title, article.guid_key is None, article.link_key is None) == (seven["title"], False, False)
    for other in ({"title": "Council votes on quay"}, {"updated": None}, {"updated": five["updated"]}, {"guid": None}):
        assert len(articles(five, {**seven, **other})) == 2


def test_a_front_page_identifies_no_article() -> None:
    (article,) = articles({"title": "a", "link": "https://a.example/"})
    assert article.link == "https://a.example/"
    assert article.link_key is None


@pytest.mark.parametrize(
    "counts",
    [
        "<p>The quay reopened.</p><p>{} posts - {} participants</p>",
        "<p>The quay reopened.</p>{} points | <a href='/c'>{} comments</a>",
        "<p>The quay reopened.</p><p>Points: {}</p><p># Comments: {}</p>",
        "The quay reopened. \U0001f441 {} \u2764\ufe0f {}",
    ],
)
def test_what_forums_and_networks_count_below_a_text_is_no_edit_of_it(counts: str) -> None:
    few, many = articles(
        {"guid": "1", "summary": counts.format(3, 2)}, {"guid": "2", "summary": counts.format(70, "1,041")}
    )
    assert few.content_key == many.content_key


def test_points_in_a_sentence_are_what_it_says() -> None:
    told = "Freight fell by {} points on Monday."
    lower, higher = articles({"guid": "1", "summary": told.format(3)}, {"guid": "2", "summary": told.format(70)})
    assert lower.content_key != higher.content_key


def test_white_space_markup_and_tracking_make_no_difference_to_the_content_key() -> None:
    plain, noisy, edited = articles(
        {"guid": "1", "title": "Tide turns", "summary": "See https://a.example/x for more"},
        {
            "guid": "2",
            "title": "Tide  <b>turns</b>",
            "summary": "<p>See https://a.example/x?utm_source=rss\n for&nbsp;more</p>",
        },
        {"guid": "3", "title": "Tide turns", "summary": "See more"},
    )
    assert plain.content_key == noisy.content_key
    assert plain.content_key != edited.content_key


def test_an_entry_without_summary_is_summed_up_by_its_opening_sentences() -> None:
    (article,) = articles({"title": "a", "content": f"<p>First one. {'word ' * 80}end. {'more ' * 100}</p>"})
    assert article.summary.startswith("First one.")
    assert article.summary.endswith("end.")
    assert article.text.startswith(article.summary)


def test_an_opening_in_a_script_without_spaces_is_whole_sentences_or_as_much_as_there_is_room_for() -> None:
    sentence = "港口安全检查全面展开，各地码头停工整顿。"
    first, second = articles(
        {"title": "a", "content": f"<p>記者 張三{sentence * 60}</p>"},
        {"title": "b", "content": f"<p>記者 張三{sentence.replace('。', '，') * 60}</p>"},
    )
    assert first.summary.endswith("整顿。")
    assert 480 < len(first.summary) <= 500
    assert second.summary.startswith("記者 張三港口安全检查")
    assert len(second.summary) == 502


def test_dangerous_links_and_empty_entries_do_not_get_through() -> None:
    (article,) = articles(
        {"title": "a", "link": "javascript:alert(1)"}, {"guid": "nothing else"}, {"link": "javascript:x"}
    )
    assert article.link is None
    assert article.publisher_host is None


def test_an_entry_without_a_page_leads_to_its_recording_by_which_it_is_not_known() -> None:
    (article,) = articles({"title": "Harbour talk", "enclosure": "https://cdn.example/1.mp3?token=1"})
    assert article.link == "https://cdn.example/1.mp3?token=1"
    assert (article.canonical_link, article.link_key, article.publisher_host) == (None, None, None)


def test_an_entry_with_a_page_leads_there() -> None:
    (article,) = articles(
        {"title": "T", "link": "https://harbour.example/a/1", "enclosure": "https://cdn.example/1.mp3"}
    )
    assert article.link == "https://harbour.example/a/1"


@pytest.mark.parametrize("address", ["https://user:secret@cdn.example/1.mp3", "javascript:alert(1)"])
def test_a_recording_whose_address_would_not_be_shown_as_a_link_is_none(address: str) -> None:
    (article,) = articles({"title": "T", "enclosure": address})
    assert article.link is None

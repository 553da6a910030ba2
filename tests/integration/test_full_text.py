"""Full text: from a feed with summaries to articles with the text of their pages, over HTTP on loopback."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from time import monotonic
from typing import Any

import pytest

from aggregator.fetching import HttpFetcher, SharedFetcher
from aggregator.model import Fetched, FetchOutcome
from aggregator.parsing import ParsePolicy, WorkerParser
from aggregator.ports import Database
from tests.support.fetching import fetch_policy, fetch_request
from tests.support.full_text import PAGES, Site
from tests.support.limits import LIMITS
from tests.support.make import NOON
from tests.support.servers import MisbehavingServer, redirect, reply, silence

PARAGRAPHS = (
    "Floods swept through the lower Orlen valley on Monday and cut the road to Tarsk in three places, officials said.",
    "About 300 people spent the night in the sports hall of Verrin, the mayor told reporters in the town on Tuesday.",
    "Engineers are to look at the dam above the town on Wednesday; the power company said that it was safe.",
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = (
    "<!doctype html><html><head><title>Floods</title></head><body><nav><ul><li><a href='/'>Home</a></li>"
    "<li><a href='/sport'>Sport</a></li></ul></nav><article><h1>Floods in the valley</h1>"
    f"{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}</article><script>alert(1)</script>"
    "<aside><a href='/x'>Kettles at half price</a></aside><footer>Cookies</footer></body></html>"
).encode()


@pytest.fixture(scope="module")
def parser() -> Iterator[WorkerParser]:
    policy = ParsePolicy(
        workers=1, seconds=timedelta(seconds=20), memory_bytes=512 * 2**20, recycle_after=100, niceness=0, limits=LIMITS
    )
    parser = WorkerParser(policy)
    yield parser
    parser.close()


@pytest.fixture
def site(sqlite: Database, parser: WorkerParser) -> Iterator[Site]:
    with MisbehavingServer() as server:
        site = Site(sqlite, server, parser)
        yield site
        site.fetcher.close()


def test_articles_are_stored_at_once_and_their_texts_follow(site: Site) -> None:
    site.server.answers["/a"] = redirect("/final")
    site.server.answers["/final"] = reply(200, PAGE, HTML)
    site.follow(site.server.url("/a"))
    [before] = site.articles
    assert (before.article.text, before.feed_text, site.asked("/a")) == ("", None, 0)
    assert site.texts.fetch_due() == 1
    [stored] = site.articles
    assert all(each in stored.article.text.split("\n\n") for each in PARAGRAPHS)
    assert not {"Kettles", "Cookies", "alert", "Sport"} & set(stored.article.text.replace("(", " ").split())
    assert (stored.article.summary, stored.feed_text, stored.revision) == ("A summary.", "", 1)
    assert site.page.url == site.server.url("/final")
    assert (site.texts.fetch_due(), site.asked("/a")) == (0, 1)


def test_a_pages_text_tells_the_language_of_a_title_too_short_for_it(site: Site) -> None:
    site.server.answers["/a"] = reply(200, PAGE, HTML)
    site.follow(site.server.url("/a"), told="", language=None)
    [before] = site.articles
    site.texts.fetch_due()
    assert (before.article.language, site.articles[0].article.language) == (None, "en")


META = '<meta charset="{}">'
EQUIV = '<META content="text/html; charset={}" http-equiv=Content-Type>'


@pytest.mark.parametrize(
    ("text", "codec", "head", "header"),
    [
        ("港の桟橋", "cp932", META.format("shift_jis"), "text/html"),
        ("海港新闻", "gbk", EQUIV.format("gb2312"), "text/html"),
        ("海港新闻", "gbk", "<!-- " + "x" * 3_000 + " -->" + META.format("gbk"), ""),
        ("Žluťoučký přístav", "iso8859-2", "<meta name=viewport content=w>" + META.format("ISO-8859-2"), "text/html"),
        ("λιμάνι", "cp1253", META.format("utf-8"), "text/html; charset=windows-1253"),
        ("przystań", "utf-8", META.format("iso-8859-2"), "text/html"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names_itself_unless_the_header_names_one(
    site: Site, text: str, codec: str, head: str, header: str
) -> None:
    page = PAGE.decode().replace("<title>", f"{head}<title>").replace("officials said.", f"officials said: {text}.")
    site.server.answers["/a"] = reply(200, page.encode(codec), {"Content-Type": header})
    site.follow(site.server.url("/a"))
    assert site.texts.fetch_due() == 1
    assert f"officials said: {text}." in site.articles[0].article.text


def test_where_no_page_is_due_no_connection_is_closed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bool] = []

    async def note() -> None:
        closed.append(True)

    monkeypatch.setattr(site.fetcher, "aclose", note)
    assert (site.texts.fetch_due(), closed) == (0, [])


def test_only_feeds_that_wish_for_it_and_only_new_articles_have_their_pages_fetched(site: Site) -> None:
    site.server.answers["/a"] = reply(200, PAGE, HTML)
    site.follow(site.server.url("/a"), full_text=False)
    assert (site.texts.fetch_due(), site.asked("/a")) == (0, 0)


def test_the_text_of_an_edited_article_is_that_of_its_page_after_the_edit(site: Site) -> None:
    site.server.answers["/a"] = reply(200, PAGE, HTML)
    site.follow(site.server.url("/a"), told="The floods in the valley killed three people.")
    site.texts.fetch_due()
    grown = PAGE.replace(b"</article>", b"<p>Five people were killed in all, the police said.</p></article>")
    site.server.answers["/a"] = reply(200, grown, HTML)
    site.publish(site.server.url("/a"), told="The floods in the valley killed five people.")
    assert site.texts.fetch_due() == 1
    [stored] = site.articles
    assert "Five people were killed in all" in stored.article.text
    assert (stored.revision, site.asked("/a")) == (2, 2)
    site.publish(site.server.url("/a"), told="The floods in the valley killed five people.")
    assert (site.texts.fetch_due(), site.asked("/a")) == (0, 2)


def test_an_edited_article_keeps_the_text_that_its_page_does_not_give_any_more(site: Site) -> None:
    site.server.answers["/a"] = reply(200, PAGE, HTML)
    site.follow(site.server.url("/a"), told="The floods in the valley killed three people.")
    site.texts.fetch_due()
    site.server.answers["/a"] = reply(410)
    site.publish(site.server.url("/a"), told="The floods in the valley killed five people.")
    assert (site.texts.fetch_due(), site.asked("/a")) == (0, 2)
    assert PARAGRAPHS[1] in site.articles[0].article.text


def test_the_entries_of_one_live_page_do_not_all_have_its_text(site: Site) -> None:
    site.server.answers["/live"] = reply(200, PAGE, HTML)
    site.follow(*(site.server.url(f"/live#{place}") for place in "abc"))
    assert (len(site.articles), site.texts.fetch_due(), site.asked("/live")) == (3, 0, 0)


def test_the_feeds_headers_go_to_its_own_origin_alone(site: Site) -> None:
    with MisbehavingServer({"/b": reply(200, PAGE, HTML)}) as other:
        site.server.answers["/a"] = reply(200, PAGE, HTML)
        site.follow(site.server.url("/a"), other.url("/b"), headers={"Authorization": "Bearer secret"})
        assert site.texts.fetch_due() == 2
        own = next(request for request in site.server.requests if request.target == "/a")
        assert own.header("authorization") == "Bearer secret"
        assert "text/html" in (own.header("accept") or "")
        assert other.requests[0].header("authorization") is None
        assert other.requests[0].header("cookie") is None
        assert other.requests[0].header("referer") is None


def test_private_addresses_are_refused_for_pages_too(site: Site) -> None:
    site.follow("http://10.0.0.7/a")
    assert site.texts.fetch_due() == 0
    assert (site.page.next_try, site.page.attempts) == (None, 1)
    assert "10.0.0.7" in site.page.error


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (reply(410), "410"),
        (reply(200, b"\x89PNG\r\n\x1a\n" + b"\0" * 100, {"Content-Type": "image/png"}), "PNG"),
        (reply(200, b"<html><body><p>Please enable JavaScript.</p></body></html>", HTML), "no article was found"),
        (reply(200, b"x" * 300_000, HTML), "larger"),
    ],
)
def test_a_page_without_an_article_leaves_the_article_as_it_was_and_is_not_asked_for_again(
    site: Site, answer: Any, told: str
) -> None:
    site.server.answers["/a"] = answer
    site.follow(site.server.url("/a"), max_bytes=200_000)
    assert site.texts.fetch_due() == 0
    assert site.articles[0].article.text == ""
    assert told in site.page.error
    site.clock.move(timedelta(days=30))
    assert (site.texts.fetch_due(), site.asked("/a")) == (0, 1)


@pytest.mark.parametrize(
    "wall",
    [
        "We and our 743 partners store information on a device, such as cookies, and process personal data of yours.",
        "Please log in with your address and password to read this article. No account yet? Register here with us.",
        "Sorry, the page that you were looking for could not be found. It may have been moved or deleted since then.",
        "This article is for subscribers only. Subscribe today for one euro a month and read everything that we have.",
    ],
)
def test_what_stands_before_an_article_is_not_taken_for_its_text(site: Site, wall: str) -> None:
    site.server.answers["/a"] = redirect("/wall")
    site.server.answers["/wall"] = reply(200, f"<html><body><main><p>{wall}</p></main></body></html>".encode(), HTML)
    site.follow(site.server.url("/a"))
    assert site.texts.fetch_due() == 0
    assert (site.articles[0].article.text, site.page.next_try) == ("", None)
    assert "something else than the feed" in site.page.error
    assert site.page.error.endswith(f"; a redirect led to {site.server.url('/wall')}")


LEAD = "The floods drove two hundred families of the valley from their houses on Sunday night, and closed the road."
PITCH = "The Post is made by forty reporters; choose digital, print or both, from one pound a week."
NOT_FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
MUCH = [f"On day {number} the floods in the valley rose. {LEAD}" for number in range(12)]


@pytest.mark.parametrize(
    ("paragraphs", "head", "taken"),
    [
        ([PITCH, "No account yet? Ask us for one, it takes no more than a minute of your time."], "", False),
        (["A summary.", PITCH], "", False),
        ([LEAD, PITCH], NOT_FREE, False),
        ([LEAD, f"Subscribe to continue reading. {PITCH}"], "", False),
        ([LEAD, f"Jetzt mit Plus weiterlesen. {PITCH}"], "", False),
        ([LEAD, f"Щоб читати далі, оформіть передплату. {PITCH}"], "", False),
        ([LEAD, f"この記事は会員限定です。{PITCH}"], "", False),
        ([LEAD, "The mayor said that they would be back in a week."], "", True),
        (MUCH, NOT_FREE, True),
        ([*MUCH, "Subscribe to continue reading."], "", True),
    ],
)
def test_a_wall_that_bears_the_headline_and_the_first_sentence_is_not_taken_for_the_text(
    site: Site, paragraphs: list[str], head: str, *, taken: bool
) -> None:
    inner = "<h1>Floods in the valley 0</h1>" + "".join(f"<p>{each}</p>" for each in paragraphs)
    page = f"<html><head>{head}</head><body><article>{inner}</article></body></html>"
    site.server.answers["/a"] = reply(200, page.encode(), HTML)
    site.follow(site.server.url("/a"))
    assert site.texts.fetch_due() == taken
    assert bool(site.articles[0].article.text) is taken


def test_the_front_page_that_the_link_of_an_article_leads_to_once_it_is_gone_is_not_taken_for_its_text(
    site: Site,
) -> None:
    site.server.answers["/a"] = redirect("/")
    site.server.answers["/"] = reply(200, PAGE, HTML)
    site.follow(site.server.url("/a"))
    assert site.texts.fetch_due() == 0
    assert (site.articles[0].article.text, site.page.next_try) == ("", None)
    assert "front page" in site.page.error


def test_the_section_that_the_links_of_articles_lead_to_once_they_are_gone_is_the_text_of_none(site: Site) -> None:
    gone = ["/gone/1", "/gone/2"]
    site.server.answers |= dict.fromkeys(gone, redirect("/news")) | {
        "/a": reply(200, PAGE, HTML),
        "/news": reply(200, PAGE, HTML),
    }
    site.follow(*map(site.server.url, [*gone, "/a"]))
    site.texts.fetch_due()
    assert [bool(each.article.text) for each in site.articles] == [False, False, True]
    assert site.page.error == "other articles of the feed lead to it as well"


def test_a_page_that_says_less_than_the_feed_leaves_the_article_as_it_was(site: Site) -> None:
    stub = f"<html><body><article><p>{PARAGRAPHS[0]}</p></article></body></html>"
    site.server.answers["/a"] = reply(200, stub.encode(), HTML)
    site.follow(site.server.url("/a"), told=" ".join(PARAGRAPHS))
    assert site.texts.fetch_due() == 0
    assert (site.articles[0].article.summary, site.articles[0].article.text) == (" ".join(PARAGRAPHS), "")
    assert site.page.error == "the page says less than the feed"


def test_a_server_error_is_tried_again_a_few_times_further_and_further_apart(site: Site) -> None:
    site.server.answers["/a"] = reply(503, headers={"Retry-After": "1800"})
    site.follow(site.server.url("/a"))
    waits = []
    for _ in range(10):
        site.texts.fetch_due()
        if site.page.next_try is None:
            break
        waits.append(site.page.next_try - site.clock.now())
        site.clock.move(waits[-1])
    assert waits == [timedelta(minutes=30), timedelta(hours=1), timedelta(hours=6)]
    assert site.asked("/a") == 4


def test_a_page_that_comes_later_than_its_article_is_asked_for_again(site: Site) -> None:
    site.server.answers["/a"] = reply(404)
    site.follow(site.server.url("/a"))
    assert site.texts.fetch_due() == 0
    site.server.answers["/a"] = reply(200, PAGE, HTML)
    site.clock.move(timedelta(minutes=10))
    assert site.texts.fetch_due() == 1


@pytest.mark.parametrize(
    ("attempt", "minutes"), [(1, 10), (2, 60), (3, 360), (4, 600), (5, 600), (9, 600), (10, None), (11, None)]
)
def test_each_wait_for_a_page_is_six_times_as_long_up_to_the_longest_and_the_last_try_has_none(
    attempt: int, minutes: int | None
) -> None:
    policy = replace(PAGES, tries=10, longest_wait=timedelta(hours=10))
    assert policy.again_after(attempt) == (None if minutes is None else timedelta(minutes=minutes))


def test_a_page_that_was_in_hand_at_a_crash_is_fetched_when_its_claim_runs_out(site: Site) -> None:
    site.server.answers["/a"] = reply(200, PAGE, HTML)
    site.follow(site.server.url("/a"))
    with site.database.write() as uow:
        now = site.clock.now()
        uow.pages.claim(now=now, until=now + timedelta(minutes=5), limit=9)
        uow.commit()
    assert site.texts.fetch_due() == 0
    site.clock.move(timedelta(minutes=6))
    assert site.texts.fetch_due() == 1


def test_told_to_stop_it_lets_pages_in_hand_go(site: Site) -> None:
    site.server.answers["/a"] = silence()
    site.follow(site.server.url("/a"))
    threading.Timer(0.3, site.texts.stop).start()
    begun = monotonic()
    assert site.texts.fetch_due() == 0
    assert monotonic() - begun < 60
    assert site.page.fetched is None
    assert site.page.next_try is not None


def test_told_to_stop_it_claims_no_further_page(site: Site) -> None:
    paths = [f"/{number}" for number in range(PAGES.of_a_feed + 1)]
    site.server.answers |= dict.fromkeys(paths, reply(200, PAGE, HTML))
    site.follow(*map(site.server.url, paths))
    site.texts.fetch_due(progress=lambda _: site.texts.stop())
    with site.database.read() as uow:
        pages = uow.pages.of(each.id for each in site.articles)
    assert [page.next_try for page in pages.values()].count(NOON) == 1


def test_pages_that_hang_do_not_keep_those_of_other_feeds_waiting(site: Site) -> None:
    hanging = [f"/hanging/{number}" for number in range(PAGES.at_once)]
    site.server.answers |= dict.fromkeys(hanging, silence()) | {"/a": reply(200, PAGE, HTML)}
    site.follow(*map(site.server.url, hanging), name="Hanging")
    site.follow(site.server.url("/a"), path="/other", name="Other")
    assert site.texts.fetch_due(progress=lambda _: site.texts.stop()) == 1
    assert [site.asked(path) for path in hanging].count(1) == PAGES.of_a_feed


@pytest.mark.parametrize(
    ("status", "asked", "rest"),
    [(429, "7200", 120), (429, "99999999999", 24 * 60), (429, None, 10), (503, "7200", 120)],
)
def test_a_site_that_asks_to_be_left_alone_is_left_alone_by_all_pages_of_the_feed(
    site: Site, status: int, asked: str | None, rest: int
) -> None:
    told = reply(status, headers={"Retry-After": asked} if asked else {})
    paths = [f"/{number}" for number in range(6)]
    site.server.answers |= dict.fromkeys(paths, told)
    with MisbehavingServer({"/a": reply(200, PAGE, HTML)}) as elsewhere:
        site.follow(*map(site.server.url, paths), elsewhere.url("/a"))
        assert site.texts.fetch_due() == 1
    assert sum(map(site.asked, paths)) <= PAGES.of_a_feed
    site.clock.move(timedelta(minutes=rest - 1))
    site.texts.fetch_due()
    assert sum(map(site.asked, paths)) <= PAGES.of_a_feed
    site.clock.move(timedelta(minutes=1))
    site.texts.fetch_due()
    assert sum(map(site.asked, paths)) > PAGES.of_a_feed


def test_no_page_is_asked_for_once_the_feed_wants_no_texts(site: Site) -> None:
    site.server.answers["/a"] = reply(200, PAGE, HTML)
    site.follow(site.server.url("/a"))
    with site.database.write() as uow:
        [feed] = uow.feeds.all()
        uow.feeds.update_spec(feed.id, replace(feed.spec, full_text=False), now=NOON, paused=None, next_due=None)
        uow.commit()
    assert (site.texts.fetch_due(), site.asked("/a"), site.page.next_try) == (0, 0, None)
    assert "wants no texts" in site.page.error


def test_pages_of_the_feeds_own_origin_are_asked_for_with_its_log_in(site: Site) -> None:
    site.server.answers |= dict.fromkeys(["/a", "/c"], reply(200, PAGE, HTML))
    with MisbehavingServer({"/b": reply(200, PAGE, HTML)}) as elsewhere:
        own = [site.server.url("/a", host="post.example"), site.server.url("/c", host="Post.Example")]
        site.follow(own[0], elsewhere.url("/b"), own[1], log_in="reader:word", host="post.example")
        assert site.texts.fetch_due() == 3
        [other] = elsewhere.requests
    log_ins = {request.target: request.header("authorization") for request in (*site.server.requests, other)}
    assert log_ins == dict.fromkeys(["/feed", "/a", "/c"], "Basic cmVhZGVyOndvcmQ=") | {"/b": None}
    assert "word" not in site.page.url


def test_pages_and_feeds_are_fetched_at_once_by_one_fetcher_with_one_queue_for_their_host(site: Site) -> None:
    site.server.answers |= {f"/{number}": reply(200, PAGE, HTML, after=0.05) for number in range(6)}
    site.fetcher = SharedFetcher(HttpFetcher(fetch_policy(per_host=1), clock=site.clock))
    site.server.answers["/other"] = reply(200, b"<rss version='2.0'><channel/></rss>", after=0.05)

    async def ask() -> list[FetchOutcome]:
        paths = [f"/{number}" for number in range(3)] + ["/other"] * 3
        requests = [fetch_request(site.server.url(path)) for path in paths]
        outcomes = await asyncio.gather(*map(site.fetcher.fetch, requests))
        await site.fetcher.aclose()
        return outcomes

    with ThreadPoolExecutor(2) as pool:
        answers = [outcome for each in [pool.submit(asyncio.run, ask()) for _ in range(2)] for outcome in each.result()]
    assert all(isinstance(outcome, Fetched) for outcome in answers)
    assert (len(answers), site.server.most_at_once) == (12, 1)

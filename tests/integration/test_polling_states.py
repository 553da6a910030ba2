"""What the operator sees of a feed after each kind of poll, against a server on loopback."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from datetime import timedelta

import pytest

from aggregator.health import FeedState
from aggregator.model import CacheValidators, FailureKind, PauseReason
from tests.support.make import NOON
from tests.support.polling import rss
from tests.support.posts import ONE, PAGE, QUARTER, TWO, Post, good, unchanged
from tests.support.servers import Answer, MisbehavingServer, raw, redirect, reply

DAY = timedelta(days=1)
JSON_TWO = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Post",
        "items": [
            {"id": "g1", "title": "Bridge at Orlen falls", "content_text": "The bridge over the Orlen fell on Monday."},
            {"id": "g2", "title": "Dam above Tarsk leaks", "content_text": "Engineers watched the dam above Tarsk."},
        ],
    }
).encode()


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer({"/new": good(ETag='"1"')}) as running:
        yield running


BROKEN: dict[str, tuple[Answer, FailureKind, int | None, str]] = {
    "404": (reply(404), FailureKind.NOT_FOUND, 404, "404 (not found)"),
    "403": (reply(403), FailureKind.FORBIDDEN, 403, "403 (forbidden)"),
    "401": (reply(401, headers={"WWW-Authenticate": "Basic"}), FailureKind.FORBIDDEN, 401, "401 (unauthorized)"),
    "429": (reply(429), FailureKind.RATE_LIMITED, 429, "429 (too many requests)"),
    "500": (reply(500), FailureKind.SERVER_ERROR, 500, "500 (internal server error)"),
    "a page": (good(PAGE), FailureKind.NOT_A_FEED, 200, "HTML page"),
    "an empty body": (good(b""), FailureKind.NOT_A_FEED, 200, "empty"),
    "a picture": (good(b"\x89PNG\r\n\x1a\n" + bytes(50)), FailureKind.NOT_A_FEED, 200, "PNG"),
    "cut on the way": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + ONE),
        FailureKind.TRUNCATED,
        200,
        "whole",
    ),
    "cut before its first entry ends": (good(ONE[:-60]), FailureKind.TRUNCATED, 200, "cut short"),
    "a circle": (redirect("/feed"), FailureKind.REDIRECTS, 302, "circle"),
    "a private address": (redirect("http://10.0.0.1/"), FailureKind.ADDRESS_REFUSED, None, "fetch.allow_networks"),
    "nothing": (raw(b""), FailureKind.CONNECT, None, "closed the connection"),
    "no http": (raw(b"hello\r\n\r\n"), FailureKind.PROTOCOL, None, "not proper HTTP"),
    "entities": (
        good(b"<!DOCTYPE rss [<!ENTITY a 'b'>]>" + ONE),
        FailureKind.DANGEROUS,
        200,
        "declares entities",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_feed_says_what_is_wrong_since_when_and_how_often_and_the_first_success_ends_it(
    server: MisbehavingServer, name: str
) -> None:
    answer, kind, status, words = BROKEN[name]
    post = Post(server)
    post.poll(good(ETag='"1"'))
    post.poll(answer)
    post.poll(answer)
    health = post.feed.health
    assert post.condition.state is FeedState.BROKEN
    assert post.condition.since == NOON + QUARTER
    assert words in post.condition.words
    assert "2 tries in a row" in post.condition.words
    assert (health.error_kind, health.last_status, health.failures) == (kind, status, 2)
    assert (health.last_success, health.last_attempt) == (NOON, NOON + 2 * QUARTER)
    assert post.feed.validators == CacheValidators(etag='"1"')
    assert post.feed.article_count == 1
    post.poll(good(TWO))
    health = post.feed.health
    assert (health.error_kind, health.error, health.failing_since, health.failures) == (None, "", None, 0)
    assert post.condition.state is FeedState.HEALTHY


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/?seen=1", "the server answers with an HTML page, which is no feed; a redirect led to {url}"),
        ("/lost", "404 (not found); a redirect led to {url}lost"),
        ("http://10.0.0.1/", "add 10.0.0.1 to fetch.allow_networks; a redirect led to http://10.0.0.1/"),
        ("/late", "the connection ended before the whole document had come; a redirect led to {url}late"),
        ("file:///feed", "a redirect leads nowhere: only http and https are fetched, not 'file'"),
        ("http://{here}:0/", "a redirect leads nowhere: there is no port 0"),
    ],
)
def test_where_a_redirect_has_led_is_part_of_what_is_wrong(
    server: MisbehavingServer, location: str, words: str
) -> None:
    server.answers |= {
        "/?seen=1": good(PAGE),
        "/lost": reply(404),
        "/late": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
    }
    post = Post(server)
    post.poll(good())
    post.poll(redirect(location.format(here="127.0.0.1")))
    told = words.format(url=server.url("/"))
    assert post.feed.health.error.endswith(told)
    assert f"{told}." in post.condition.words


def test_a_feed_waits_then_works_then_is_unchanged_since_its_last_change(server: MisbehavingServer) -> None:
    post = Post(server)
    assert (post.condition.state, post.condition.since) == (FeedState.WAITING, NOON)
    post.poll(good())
    assert (post.condition.state, post.feed.health.last_bytes) == (FeedState.HEALTHY, len(ONE))
    post.poll(good(ONE.replace(b"fell on Monday", b"fell on Sunday, killing three")))
    post.poll()
    health = post.feed.health
    assert post.condition.state is FeedState.UNCHANGED
    assert post.condition.since == health.last_change == NOON + QUARTER
    assert (health.last_new, health.last_status) == (NOON, 200)


def test_an_empty_feed_is_empty_since_it_became_so_and_not_broken(server: MisbehavingServer) -> None:
    post = Post(server)
    post.poll(good(ETag='"1"'))
    for answer in (good(rss(), ETag='"2"'), unchanged(), good(rss())):
        post.poll(answer)
        assert (post.condition.state, post.condition.since) == (FeedState.EMPTY, NOON + QUARTER)
    assert post.feed.article_count == 1
    post.poll(good(TWO))
    assert post.condition.state is FeedState.HEALTHY
    assert post.feed.health.empty_since is None


def test_a_feed_that_has_nothing_new_for_long_is_silent_since_its_last_article(server: MisbehavingServer) -> None:
    post = Post(server)
    post.poll(good())
    post.clock.move(31 * DAY)
    post.poll()
    assert (post.condition.state, post.condition.since) == (FeedState.SILENT, NOON)


def test_a_feed_that_is_gone_is_paused_since_then_keeps_its_articles_and_runs_again_when_it_is_back(
    server: MisbehavingServer,
) -> None:
    post = Post(server)
    post.poll(good())
    post.poll(reply(410))
    assert (post.condition.state, post.condition.since) == (FeedState.GONE, NOON + QUARTER)
    assert post.feed.paused is PauseReason.GONE
    assert "gone for good" in post.feed.due_reason
    post.poll(reply(410))  # asked for by name
    assert post.condition.since == NOON + QUARTER
    assert post.feed.article_count == 1
    post.poll(good())
    assert (post.feed.paused, post.feed.health.paused_since) == (None, None)


def test_a_feed_that_the_operator_switches_off_is_paused_since_then(server: MisbehavingServer) -> None:
    post = Post(server)
    post.poll(good())
    with post.database.write() as uow:
        now = post.clock.now()
        uow.feeds.update_spec(post.feed_id, post.spec, now=now, paused=PauseReason.DISABLED, next_due=None)
        uow.commit()
    post.poll(good(TWO))  # asked for by name
    assert (post.condition.state, post.condition.since) == (FeedState.PAUSED, NOON + QUARTER)
    assert "since 2026-03-02 12:15 UTC" in post.condition.words


def test_what_was_cut_or_skipped_is_said_in_every_state_since_it_is_so(server: MisbehavingServer) -> None:
    long = rss(("g1", "x" * 5000, "A long title."))
    post = Post(server)
    post.poll(good())
    post.poll(good(long))
    for answer in (good(long), good(long.replace(b"long title", b"very long title"))):
        post.poll(answer)
        assert post.feed.health.note_since == NOON + QUARTER
        assert "title" in post.feed.health.note
        assert post.feed.health.note in post.condition.words
        assert "since 2026-03-02 12:15 UTC" in post.condition.words
    post.poll(good(TWO))
    assert (post.feed.health.note, post.feed.health.note_since) == ("", None)


def test_entries_of_broken_markup_are_the_same_articles_when_it_is_mended(server: MisbehavingServer) -> None:
    post = Post(server)
    broken = TWO.replace(b"falls</title>", b"falls")
    assert post.poll(good(broken)).new == 2
    assert post.condition.words.endswith("malformed XML.")
    result = post.poll(good(TWO))
    assert (result.outcome, result.new, result.revised) == ("unchanged", 0, 0)
    assert post.feed.health.note == ""


def test_of_a_document_that_ends_too_early_the_whole_entries_are_taken(server: MisbehavingServer) -> None:
    post = Post(server)
    post.poll(good(TWO[:-60], ETag='"cut"'))
    assert post.feed.article_count == 1
    assert (post.condition.state, post.feed.health.error_kind) == (FeedState.BROKEN, FailureKind.TRUNCATED)
    assert "cut short after 1 whole entry" in post.condition.words
    assert post.feed.validators == CacheValidators()
    post.poll(good(TWO))
    assert post.feed.article_count == 2


def on_the_way(body: bytes, *head: bytes, reset: bool = False) -> Answer:
    """A body whose headers promise more than comes."""
    return raw(b"\r\n".join([b"HTTP/1.1 200 OK", *head, b"", body]), reset=reset)


def on_the_way_slowly(head: bytes, *pieces: bytes) -> Answer:
    """A body whose last piece comes when nobody waits for it any more."""
    return raw(b"\r\n".join([b"HTTP/1.1 200 OK", head, b'ETag: "slow"', b"", pieces[0]]), *pieces[1:], pause=1.4)


MORE, PACKED = b"Content-Length: 99999", gzip.compress(TWO)
CUT: dict[str, Answer] = {
    "fewer bytes than announced": on_the_way(TWO[:-60], MORE, b'ETag: "cut"'),
    "the whole document, but fewer bytes than announced": on_the_way(ONE, MORE, b'ETag: "cut"'),
    "a chunk that breaks off": on_the_way(b"ffff\r\n" + TWO[:-60], b"Transfer-Encoding: chunked"),
    "no last chunk": on_the_way(b"%x\r\n%s\r\n" % (len(ONE), ONE), b"Transfer-Encoding: chunked"),
    "half a gzip stream": on_the_way(PACKED[:-20], b"Content-Encoding: gzip"),
    "half a deflate stream": on_the_way(zlib.compress(TWO)[:-12], b"Content-Encoding: deflate", MORE),
    "json": on_the_way(JSON_TWO[:-60], MORE),
}


@pytest.mark.parametrize("name", CUT)
def test_of_a_document_whose_connection_ends_too_early_the_whole_entries_are_taken_and_nothing_else_is_believed(
    server: MisbehavingServer, name: str
) -> None:
    post = Post(server)
    result = post.poll(CUT[name])
    assert (result.outcome, result.new) == (FailureKind.TRUNCATED, 1)
    assert "cut short after 1 whole entry" in post.condition.words
    assert (post.condition.state, post.feed.health.last_status) == (FeedState.BROKEN, 200)
    assert (post.feed.validators, post.feed.last_full) == (CacheValidators(), None)
    assert (post.feed.health.last_new, post.feed.health.last_success) == (NOON, None)
    assert post.poll(good(JSON_TWO if name == "json" else TWO, ETag='"2"')).new == 1
    assert (post.feed.article_count, post.condition.state) == (2, FeedState.HEALTHY)


SLOW: dict[str, Answer] = {
    "a server that never says that this was all": raw(b"HTTP/1.1 200 OK\r\n\r\n" + ONE, b"", pause=1.4),
    "a document that comes too slowly": on_the_way_slowly(b"Content-Length: %d" % len(TWO), TWO[:-60], TWO[-60:]),
    "a slow gzip stream": on_the_way_slowly(b"Content-Encoding: gzip", PACKED[:-20], PACKED[-20:]),
}


@pytest.mark.parametrize("name", SLOW)
def test_of_a_document_that_takes_too_long_the_whole_entries_are_taken_too(
    server: MisbehavingServer, name: str
) -> None:
    post = Post(server, deadline=timedelta(seconds=0.8))
    result = post.poll(SLOW[name])
    assert (result.outcome, result.new) == (FailureKind.TIMEOUT, 1)
    told = "no complete answer within 0.8 s (fetch.deadline): the document is cut short after 1 whole entry"
    assert told in post.condition.words
    assert (post.condition.state, post.feed.health.last_status) == (FeedState.BROKEN, 200)
    assert (post.feed.validators, post.feed.last_full) == (CacheValidators(), None)
    assert post.poll(good(TWO)).new == 1


def test_what_a_document_lacks_that_was_cut_on_the_way_is_neither_removed_nor_doubled_nor_edited(
    server: MisbehavingServer,
) -> None:
    post = Post(server)
    post.poll(good(TWO))
    for cut in range(len(TWO) - 1, 0, -40):
        result = post.poll(on_the_way(TWO[:cut], MORE))
        assert (result.outcome, result.new, result.revised) == (FailureKind.TRUNCATED, 0, 0), TWO[:cut]
    result = post.poll(good(TWO))
    assert (result.outcome, post.feed.article_count) == ("unchanged", 2)


def test_a_feed_whose_documents_always_end_too_early_is_asked_half_as_often_and_not_ever_more_rarely(
    server: MisbehavingServer,
) -> None:
    post = Post(server)
    for _ in range(20):
        post.poll(on_the_way(ONE, MORE))
    assert post.feed.next_due - post.clock.now() <= 2 * QUARTER
    assert post.feed.health.failures == 20


def test_an_episode_without_a_page_leads_to_its_recording_and_is_one_article_wherever_that_moves(
    server: MisbehavingServer,
) -> None:
    post = Post(server)
    for host in ("one", "two"):
        post.poll(
            good(
                b"<rss version='2.0'><channel><title>Quay Talk</title><item><title>The tide turns</title>"
                b"<enclosure url='https://%s.example/tide.mp3' type='audio/mpeg' length='1'/></item></channel></rss>"
                % host.encode()
            )
        )
    with post.database.read() as uow:
        (stored,) = uow.articles.newest(limit=9)
    assert stored.article.link in {"https://one.example/tide.mp3", "https://two.example/tide.mp3"}
    assert stored.revision == 1


def test_the_way_to_the_address_that_answers_is_shown(server: MisbehavingServer) -> None:
    server.answers["/hop"] = redirect("/new")
    post = Post(server)
    post.poll(redirect("/hop", 307))
    health = post.feed.health
    assert health.effective_url == server.url("/new")
    assert health.hops == (server.url("/feed"), server.url("/hop"))
    server.answers["/hop"] = reply(404)
    post.poll()
    assert post.feed.health.effective_url == server.url("/new")
    assert post.feed.health.hops == (server.url("/feed"),)
    post.poll(good())
    assert (post.feed.health.effective_url, post.feed.health.hops) == (server.url("/feed"), ())


# ---------------------------------------------------------------- feeds that move


def moves(post: Post, *answers: Answer, every: timedelta = DAY) -> list[str | None]:
    """What is proposed after each of these answers, a day apart."""
    proposed = []
    for answer in answers:
        post.poll(answer, after=every)
        proposed.append(post.feed.health.permanent_url)
    return proposed


@pytest.mark.parametrize("status", [301, 308])
def test_a_permanent_redirect_is_proposed_after_three_times_over_two_days_and_never_adopted(
    server: MisbehavingServer, status: int
) -> None:
    post = Post(server)
    moved = redirect("/new", status)
    assert moves(post, moved, moved, moved, moved) == [None, None, server.url("/new"), server.url("/new")]
    assert post.feed.spec.url == server.url("/feed")
    assert post.server.requests[-2].target == "/feed"


def test_it_counts_too_where_the_new_address_says_not_modified(server: MisbehavingServer) -> None:
    post = Post(server)
    moved = redirect("/new", 301)
    moves(post, moved)
    server.answers["/new"] = unchanged()
    assert moves(post, moved, moved) == [None, server.url("/new")]


def test_many_times_within_a_day_are_not_enough(server: MisbehavingServer) -> None:
    moved = redirect("/new", 301)
    assert moves(Post(server), *[moved] * 20, every=timedelta(hours=1)) == [None] * 20


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_temporary_redirect_is_never_proposed(server: MisbehavingServer, status: int) -> None:
    assert moves(Post(server), *[redirect("/new", status)] * 5) == [None] * 5


def test_another_target_or_none_begins_the_count_anew(server: MisbehavingServer) -> None:
    server.answers["/newer"] = good()
    post = Post(server)
    moved, elsewhere = redirect("/new", 301), redirect("/newer", 301)
    assert moves(post, moved, moved, elsewhere, moved, moved) == [None] * 5
    assert moves(post, good(), moved, moved) == [None] * 3
    assert moves(post, moved) == [server.url("/new")]


@pytest.mark.parametrize("behind", [reply(404), good(PAGE), raw(b"")])
def test_a_move_to_where_no_good_feed_is_does_not_count(server: MisbehavingServer, behind: Answer) -> None:
    server.answers["/new"] = behind
    post = Post(server)
    assert moves(post, *[redirect("/new", 301)] * 4) == [None] * 4
    assert post.feed.health.moving_times == 0

"""Polls one after the other over HTTP: what is sent back, what is believed, when a feed is asked again."""

from __future__ import annotations

import socket
from datetime import timedelta
from itertools import count

import pytest

from aggregator.model import FailureKind
from tests.support.make import NOON
from tests.support.polling import rss
from tests.support.posts import ONE, PAGE, QUARTER, TWO, Post, good, unchanged
from tests.support.servers import Answer, MisbehavingServer, SeenRequest, raw, redirect, reply, unless_known

STAMP, LATER = "Mon, 02 Mar 2026 10:00:00 GMT", "Mon, 02 Mar 2026 11:00:00 GMT"


CUT = b"HTTP/1.1 200 OK\r\nETag: cut\r\nContent-Length: 9999\r\n\r\n" + TWO
NOTHING = (None, None)

SERIES: dict[str, tuple[list[Answer], list[tuple[str | None, str | None]], str]] = {
    "both validators": ([good(ETag='"1"', Last_Modified=STAMP)] * 2, [NOTHING, ('"1"', STAMP)], "unchanged"),
    "an etag alone": ([good(ETag='"1"')] * 2, [NOTHING, ('"1"', None)], "unchanged"),
    "a date alone": ([good(Last_Modified=STAMP)] * 2, [NOTHING, (None, STAMP)], "unchanged"),
    "none": ([good()] * 2, [NOTHING, NOTHING], "unchanged"),
    "replaced by a newer 200": (
        [good(ETag='"1"', Last_Modified=STAMP), good(TWO, ETag='"2"', Last_Modified=LATER), unchanged()],
        [NOTHING, ('"1"', STAMP), ('"2"', LATER)],
        "unchanged",
    ),
    "one of two forgotten by a 200": (
        [good(ETag='"1"', Last_Modified=STAMP), good(TWO, Last_Modified=LATER), unchanged()],
        [NOTHING, ('"1"', STAMP), (None, LATER)],
        "unchanged",
    ),
    "forgotten by a 200 without": (
        [good(ETag='"1"'), good(TWO), good()],
        [NOTHING, ('"1"', None), NOTHING],
        "unchanged",
    ),
    "forgotten by the same document without": (
        [good(ETag='"1"'), good(), good()],
        [NOTHING, ('"1"', None), NOTHING],
        "unchanged",
    ),
    "renewed by the same document": (
        [good(ETag='"1"'), good(ETag='"2"'), unchanged()],
        [NOTHING, ('"1"', None), ('"2"', None)],
        "unchanged",
    ),
    "kept by a bare 304": (
        [good(ETag='"1"', Last_Modified=STAMP), unchanged(), unchanged(), unchanged()],
        [NOTHING, *[('"1"', STAMP)] * 3],
        "unchanged",
    ),
    "renewed by a 304": (
        [good(ETag='"1"', Last_Modified=STAMP), unchanged(ETag='"2"'), unchanged()],
        [NOTHING, ('"1"', STAMP), ('"2"', STAMP)],
        "unchanged",
    ),
    "a date renewed by a 304": (
        [good(ETag='"1"', Last_Modified=STAMP), unchanged(Last_Modified=LATER), unchanged()],
        [NOTHING, ('"1"', STAMP), ('"1"', LATER)],
        "unchanged",
    ),
    "not taken from an error page": (
        [good(ETag='"1"'), reply(500, headers={"ETag": '"e"'}), good(TWO)],
        [NOTHING, ('"1"', None), ('"1"', None)],
        "stored",
    ),
    "not taken from a first error page": (
        [reply(404, headers={"ETag": '"e"', "Last-Modified": STAMP}), good()],
        [NOTHING, NOTHING],
        "stored",
    ),
    "not taken from a page that is no feed": (
        [good(ETag='"1"'), good(PAGE, ETag='"p"'), good(TWO)],
        [NOTHING, ('"1"', None), ('"1"', None)],
        "stored",
    ),
    "not taken from a document cut short on the way": (
        [good(ETag='"1"'), raw(CUT), good(TWO)],
        [NOTHING, ('"1"', None), ('"1"', None)],
        "unchanged",  # what had come was stored
    ),
    "not taken from a document that ends too early": (
        [good(ETag='"1"'), good(TWO[:-60], ETag='"cut"'), good(TWO)],
        [NOTHING, ('"1"', None), ('"1"', None)],
        "stored",
    ),
    "not taken from an empty body": (
        [good(ETag='"1"'), good(b"", ETag='"0"'), good(TWO)],
        [NOTHING, ('"1"', None), NOTHING, ('"1"', None)],
        "stored",
    ),
    "not taken from a redirect": (
        [reply(302, headers={"Location": "/two", "ETag": '"r"'}), reply(302, headers={"Location": "/two"})],
        [NOTHING, NOTHING, NOTHING, ('"two"', None)],
        "unchanged",
    ),
    "taken from a feed without entries": ([good(rss(), ETag='"1"'), good(TWO)], [NOTHING, ('"1"', None)], "stored"),
    "412, to whatever is asked": (
        [good(ETag='"1"'), reply(412), good(TWO)],
        [NOTHING, ('"1"', None), NOTHING, ('"1"', None)],
        "stored",
    ),
    "404, which is never the validators": (
        [good(ETag='"1"'), reply(404), reply(404), good(TWO)],
        [NOTHING, ('"1"', None), ('"1"', None), ('"1"', None)],
        "stored",
    ),
    "a 304 that nobody asked for": ([unchanged(ETag='"x"'), unchanged()], [NOTHING, NOTHING], FailureKind.PROTOCOL),
    "a 304 after a failure": (
        [good(ETag='"1"'), reply(503), unchanged()],
        [NOTHING, ('"1"', None), ('"1"', None), NOTHING],
        FailureKind.PROTOCOL,
    ),
    "a 304 after a failure, and the document": (
        [good(ETag='"1"'), reply(503), unless_known(good(TWO, ETag='"2"'), etag='"1"'), unchanged()],
        [NOTHING, ('"1"', None), ('"1"', None), NOTHING, ('"2"', None)],
        "unchanged",
    ),
    "a 304 after a page that is no feed": (
        [good(ETag='"1"'), good(PAGE), unless_known(good(TWO), etag='"1"')],
        [NOTHING, ('"1"', None), ('"1"', None), NOTHING],
        "stored",
    ),
}


@pytest.mark.parametrize("name", SERIES)
def test_validators(server: MisbehavingServer, name: str) -> None:
    """A series of answers: what each request sends back, and how the last poll ends."""
    answers, sent_back, ending = SERIES[name]
    server.answers["/two"] = good(ETag='"two"')
    post = Post(server)
    results = [post.poll(answer) for answer in answers]
    assert post.sent_back == sent_back
    assert results[-1].outcome == ending


def test_links_lead_to_where_the_feed_is_and_not_to_where_the_server_says_that_it_keeps_it(
    server: MisbehavingServer,
) -> None:
    feed = (
        b"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/news/'><entry><id>1</id><link href='1'/></entry></feed>"
    )
    post = Post(server)
    post.poll(good(feed, Content_Location="http://10.0.0.5:8080/feed.xml"))
    with post.database.read() as uow:
        [stored] = uow.articles.newest(limit=10)
    assert stored.article.link == server.url("/news/1")


@pytest.mark.parametrize("status", [500, 503])
def test_where_every_second_request_to_a_server_fails_no_two_polls_in_a_row_do(
    server: MisbehavingServer, status: int
) -> None:
    known, asked = unless_known(good(ETag='"1"'), etag='"1"'), count()

    def every_second(request: SeenRequest, connection: socket.socket) -> bool:
        return (reply(status) if next(asked) % 2 else known)(request, connection)

    post = Post(server)
    ended = [post.poll(every_second).succeeded for _ in range(9)]
    assert ended == [True, False, True] * 3
    assert len(server.requests) == 9 + ended.count(False)  # after a failure the document itself is asked for


def test_a_server_that_asks_to_be_left_alone_when_asked_for_the_document_itself_is(server: MisbehavingServer) -> None:
    post = Post(server)
    wait = reply(503, headers={"Retry-After": "7200"})
    ended = [post.poll(answer).succeeded for answer in (good(ETag='"1"'), reply(503), unless_known(wait, etag='"1"'))]
    assert ended == [True, False, False]
    assert post.feed.next_due == post.clock.now() - QUARTER + timedelta(hours=2)


def refusing_conditions(refusal: int | Answer, answer: Answer) -> Answer:
    """This refusal, or status, to whoever sends validators, else the answer."""
    refuse = reply(refusal) if isinstance(refusal, int) else refusal

    def send(request: SeenRequest, connection: socket.socket) -> bool:
        conditional = request.header("if-none-match") or request.header("if-modified-since")
        return (refuse if conditional else answer)(request, connection)

    return send


@pytest.mark.parametrize("status", [400, 412, 431, 200])
@pytest.mark.parametrize("validator", [{"ETag": '"1"'}, {"Last_Modified": STAMP}])
def test_a_server_that_will_not_hear_of_validators_is_asked_without_at_once_and_not_bothered_with_them_again_for_a_week(
    server: MisbehavingServer, status: int, validator: dict[str, str]
) -> None:
    post = Post(server)
    post.poll(good(**validator))
    assert post.poll(refusing_conditions(status, good(TWO, **validator))).outcome == "stored"
    assert "refuses conditional requests" in post.condition.words
    for _ in range(8):
        assert post.poll(after=timedelta(days=1)).outcome == "unchanged"
    sent = ["conditional" if any(each) else "whole" for each in post.sent_back]
    assert sent == ["whole", "conditional", "whole", *["whole"] * 7, "conditional", "whole"]


@pytest.mark.parametrize("status", [403, 500, 501])
def test_where_a_refusal_may_mean_other_things_the_second_one_in_a_row_shows_whether_validators_are_meant(
    server: MisbehavingServer, status: int
) -> None:
    post = Post(server)
    post.poll(good(ETag='"1"'))
    refusing = refusing_conditions(status, good(TWO, ETag='"2"'))
    assert [post.poll(refusing).succeeded for _ in range(3)] == [False, True, True]
    assert [etag for etag, _ in post.sent_back] == [None, '"1"', '"1"', None, None]


@pytest.mark.parametrize("refusal", [404, 204, good(PAGE), raw(b"")], ids=["404", "204", "a page", "no answer"])
def test_where_validators_are_answered_as_by_a_broken_feed_the_fifth_try_goes_without(
    server: MisbehavingServer, refusal: int | Answer
) -> None:
    post = Post(server)
    post.poll(good(ETag='"1"'))
    refusing = refusing_conditions(refusal, good(TWO, ETag='"2"'))
    assert [post.poll(refusing).succeeded for _ in range(5)] == [False] * 4 + [True]
    assert post.sent_back == [NOTHING, *[('"1"', None)] * 4, NOTHING]


def test_a_broken_server_is_asked_twice_only_now_and_then_and_conditional_requests_go_on_when_it_is_mended(
    server: MisbehavingServer,
) -> None:
    post = Post(server)
    post.poll(good(ETag='"1"'))
    for _ in range(9):
        post.poll(reply(500))
    assert len(server.requests) == 1 + 9 + 3
    post.poll(unless_known(good(TWO, ETag='"2"'), etag='"1"'))
    post.poll(unchanged())
    assert post.sent_back[-1] == ('"2"', None)
    assert "conditional" not in post.condition.words


def test_a_server_that_has_learnt_to_bear_validators_is_said_to_refuse_them_no_longer(
    server: MisbehavingServer,
) -> None:
    post = Post(server)
    post.poll(good(ETag='"1"'))
    post.poll(refusing_conditions(412, good(ETag='"1"')))
    for _ in range(7):
        post.poll(unless_known(good(ETag='"1"'), etag='"1"'), after=timedelta(days=1))
    assert post.feed.health.conditions_refused
    post.poll()
    assert post.sent_back[-1] == ('"1"', None)
    assert "conditional" not in post.condition.words


@pytest.mark.parametrize("failure", [reply(502), raw(b"SSH-2.0-Server\r\n\r\n")], ids=["502", "no HTTP"])
def test_a_server_that_answers_so_whatever_it_is_asked_is_not_said_to_refuse_validators(
    server: MisbehavingServer, failure: Answer
) -> None:
    post = Post(server)
    known = unless_known(good(ETag='"1"'), etag='"1"')
    for answer in (known, failure, refusing_conditions(failure, known)):  # by chance, the last answer is a good one
        post.poll(answer)
    assert "refuses conditional requests" in post.condition.words
    post.poll(failure)
    post.poll(known)
    assert post.sent_back[-2:] == [('"1"', None), NOTHING]  # the document itself, once, after the failure
    assert "conditional" not in post.condition.words
    post.poll()
    assert post.sent_back[-1] == ('"1"', None)


def test_validators_survive_a_restart(server: MisbehavingServer) -> None:
    post = Post(server)
    post.poll(good(ETag='"1"'))
    post.restart()
    post.poll()
    assert post.sent_back == [NOTHING, ('"1"', None)]


def test_a_feed_is_asked_for_whole_once_in_a_week_although_the_server_always_says_not_modified(
    server: MisbehavingServer,
) -> None:
    post = Post(server)
    answer = unless_known(good(ETag='"1"'), etag='"1"')
    for _ in range(20):
        post.poll(answer, after=timedelta(days=1))
    whole = [number for number, (etag, _) in enumerate(post.sent_back) if etag is None]
    assert whole == [0, 7, 14]


def test_a_feed_whose_validators_are_not_to_be_used_never_sends_them_and_believes_no_304(
    server: MisbehavingServer,
) -> None:
    post = Post(server, conditional=False)
    assert post.poll(good(ETag='"1"', Last_Modified=STAMP)).outcome == "stored"
    assert post.poll(unchanged()).outcome is FailureKind.PROTOCOL
    assert post.sent_back == [NOTHING, NOTHING]


def test_validators_of_another_address_behind_the_same_redirect_are_not_sent_to_the_new_one(
    server: MisbehavingServer,
) -> None:
    server.answers["/a"], server.answers["/b"] = good(ETag='"a"'), good(TWO, ETag='"b"')
    post = Post(server)
    post.poll(redirect("/a"))
    post.poll(redirect("/a"))
    assert post.poll(redirect("/b")).outcome == "stored"
    assert [etag for etag, _ in post.sent_back] == [None, None, None, '"a"', None, None]


# ---------------------------------------------------------------- when it is asked again

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
TTL = ONE.replace(b"<channel>", b"<channel><ttl>60</ttl>")
SYNDICATION = ONE.replace(b"<rss ", b"<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/' ").replace(
    b"<channel>", b"<channel><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>"
)


def at(moment: str) -> str:
    return f"Mon, 02 Mar 2026 {moment} GMT"


DUE: dict[str, tuple[list[Answer], timedelta]] = {
    "nothing said": ([good()], QUARTER),
    "max-age above": ([good(Cache_Control="max-age=3600")], HOUR),
    "max-age below": ([good(Cache_Control="max-age=60")], QUARTER),
    "max-age in a second header": (
        [reply(body=ONE, headers=[("Cache-Control", "public"), ("Cache-Control", "max-age=3600")])],
        HOUR,
    ),
    "max-age and no-cache": ([good(Cache_Control="no-cache, max-age=3600")], QUARTER),
    "max-age in part used up": ([good(Cache_Control="max-age=3600", Age="1800")], HOUR / 2),
    "max-age and ages of two caches": ([good(Cache_Control="max-age=3600", Age="1800, 60")], HOUR / 2),
    "expires": ([good(Expires=at("13:00:00"), Date=at("12:00:00"))], HOUR),
    "expires in a thousand years": ([good(Expires="Mon, 02 Mar 3026 12:00:00 GMT")], DAY),
    "ttl": ([good(TTL)], HOUR),
    "ttl below the interval": ([good(TTL.replace(b"60", b"5"))], QUARTER),
    "ttl of zero": ([good(TTL.replace(b"60", b"0"))], QUARTER),
    "ttl that is negative": ([good(TTL.replace(b"60", b"-60"))], QUARTER),
    "ttl that is garbage": ([good(TTL.replace(b"60", b"soon"))], QUARTER),
    "ttl of a million": ([good(TTL.replace(b"60", b"1000000"))], DAY),
    "ttl and a longer max-age": ([good(TTL, Cache_Control="max-age=7200")], 2 * HOUR),
    "ttl and a shorter max-age": ([good(TTL, Cache_Control="max-age=1200")], HOUR),
    "ttl, then not modified": ([good(TTL, ETag="1"), unchanged()], HOUR),
    "ttl, then the same document": ([good(TTL), good(TTL)], HOUR),
    "ttl taken back": ([good(TTL), good(TWO)], QUARTER),
    "sy:update*": ([good(SYNDICATION)], HOUR),
    "sy:update* and a shorter ttl": ([good(SYNDICATION.replace(b"<sy:updateP", b"<ttl>20</ttl><sy:updateP"))], HOUR),
    "sy:update* twice an hour": ([good(SYNDICATION.replace(b"Frequency>1", b"Frequency>2"))], HOUR / 2),
    "sy:update* with garbage": ([good(SYNDICATION.replace(b"hourly", b"often"))], QUARTER),
    "max-age, then a bare 304": ([good(ETag="1", Cache_Control="max-age=3600"), unchanged()], HOUR),
    "max-age, then a 304 with another": (
        [good(ETag="1", Cache_Control="max-age=3600"), unchanged(Cache_Control="max-age=7200")],
        2 * HOUR,
    ),
    "max-age, then a 304 with none any more": (
        [good(ETag="1", Cache_Control="max-age=3600"), unchanged(Cache_Control="no-cache")],
        QUARTER,
    ),
    "max-age, then a document without": ([good(Cache_Control="max-age=3600"), good(TWO)], QUARTER),
    "429 with seconds": ([reply(429, headers={"Retry-After": "7200"})], 2 * HOUR),
    "503 with seconds": ([reply(503, headers={"Retry-After": "7200"})], 2 * HOUR),
    "429 with a date": ([reply(429, headers={"Retry-After": at("14:00:00"), "Date": at("12:00:00")})], 2 * HOUR),
    "429 with a date and no date of its own": ([reply(429, headers={"Retry-After": at("14:00:00")})], 2 * HOUR),
    "429 with a date by a slow clock": (
        [reply(429, headers={"Retry-After": at("04:00:00"), "Date": at("02:00:00")})],
        2 * HOUR,
    ),
    "429 without": ([reply(429)], QUARTER * 2**0.5),
    "429 with less than the back-off": ([reply(429, headers={"Retry-After": "10"})], QUARTER * 2**0.5),
    "429 with ever": ([reply(429, headers={"Retry-After": "99999999999999999999"})], DAY),
    "429 with a date in a thousand years": (
        [reply(429, headers={"Retry-After": "Mon, 02 Mar 3026 12:00:00 GMT"})],
        DAY,
    ),
    "429 twice over": ([reply(429, headers=[("Retry-After", "7200"), ("Retry-After", "60")])], 2 * HOUR),
    "404 with a wait, which means nothing there": ([reply(404, headers={"Retry-After": "7200"})], QUARTER * 2**0.5),
    "200 with a wait, which means nothing there": ([good(Retry_After="7200")], QUARTER),
    "500 with max-age, which is the error's": (
        [reply(500, headers={"Cache-Control": "max-age=9999"})],
        QUARTER * 2**0.5,
    ),
    "a temporary failure": ([raw(b"")], QUARTER * 2**0.25),
    "a soft failure": ([reply(403)], QUARTER * 2**0.5),
    "a hard failure": ([good(PAGE)], QUARTER * 2),
    "four soft failures": ([reply(404)] * 4, QUARTER * 4),
    "four hard failures": ([good(PAGE)] * 4, QUARTER * 16),
    "a success after failures": ([reply(404), reply(404), good()], QUARTER),
    "many failures": ([good(PAGE)] * 12, WEEK),
}


@pytest.mark.parametrize("name", DUE)
def test_due(server: MisbehavingServer, name: str) -> None:
    """A series of answers at noon, and how long after it the feed is due."""
    answers, delay = DUE[name]
    post = Post(server)
    for answer in answers:
        post.poll(answer, after=timedelta())
    assert abs(post.feed.next_due - NOON - delay) < timedelta(seconds=1), post.feed.due_reason
    assert post.feed.due_reason

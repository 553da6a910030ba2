"""What the fetcher sends, and what it makes of answers, proper and broken; against a real server on loopback."""

from __future__ import annotations

import gzip
import zlib
from datetime import timedelta

import pytest

from aggregator.model import CacheValidators, FailureKind, NotModified, ServerWishes
from tests.support.fetching import AGENT, failed, fetch, fetched
from tests.support.servers import MisbehavingServer, raw, reply

BODY = b"<rss version='2.0'><channel><title>Harbour Post</title></channel></rss>"


def gzipped(body: bytes) -> bytes:
    """Packed without the time: bytes name tests, whose names are the same in each process that runs them."""
    return gzip.compress(body, mtime=0)


def test_a_document_comes_back_whole_with_what_its_headers_say(server: MisbehavingServer) -> None:
    server.answers["/feed"] = reply(
        body=BODY,
        headers={
            "Content-Type": "application/rss+xml; charset=utf-8",
            "Content-Language": "en",
            "ETag": '"v1"',
            "Last-Modified": "Mon, 02 Mar 2026 10:00:00 GMT",
            "Cache-Control": "public, max-age=600",
        },
    )
    outcome = fetched(fetch(server.url("/feed")))
    assert outcome.url == server.url("/feed")
    assert outcome.status == 200
    assert outcome.body == BODY
    assert outcome.content_type == "application/rss+xml; charset=utf-8"
    assert outcome.content_language == "en"
    assert outcome.validators == CacheValidators(etag='"v1"', last_modified="Mon, 02 Mar 2026 10:00:00 GMT")
    assert outcome.wishes == ServerWishes(max_age=timedelta(seconds=600))
    assert outcome.permanent_url is None
    assert outcome.hops == ()
    assert timedelta() < outcome.elapsed < timedelta(minutes=1)


def test_a_request_says_who_asks_and_sends_nothing_else_about_us(server: MisbehavingServer) -> None:
    server.answers["/feed"] = reply(body=BODY)
    fetch(server.url("/feed"))
    (request,) = server.requests
    assert request.method == "GET"
    assert request.header("user-agent") == AGENT
    assert request.header("accept-encoding") == "gzip, deflate"
    assert "application/rss+xml" in (request.header("accept") or "")
    assert {name for name, _ in request.headers} == {"host", "user-agent", "accept", "accept-encoding"}


def test_cookies_are_never_sent_back(server: MisbehavingServer) -> None:
    server.answers["/feed"] = reply(301, headers={"Location": "/there", "Set-Cookie": "id=1; Path=/"})
    server.answers["/there"] = reply(body=BODY, headers={"Set-Cookie": "id=2"})
    fetched(fetch(server.url("/feed")))
    assert [request.header("cookie") for request in server.requests] == [None, None]
    assert [request.header("referer") for request in server.requests] == [None, None]


def test_a_feed_s_own_headers_are_sent_but_cannot_change_how_messages_are_framed(server: MisbehavingServer) -> None:
    server.answers["/feed"] = reply(body=BODY)
    own = {"User-Agent": "Other/1", "X-Key": "k", "Host": "other.example", "Accept-Encoding": "br"}
    fetched(fetch(server.url("/feed"), headers=own))
    (request,) = server.requests
    assert request.header("user-agent") == "Other/1"
    assert request.header("x-key") == "k"
    assert request.header("host") == f"127.0.0.1:{server.port}"
    assert request.header("accept-encoding") == "gzip, deflate"


@pytest.mark.parametrize(
    "etag",
    [
        '"plain"',
        'W/"weak"',
        'w/"weak in small letters"',
        'W/"a, b"',
        '"a", "b"',
        "unquoted; odd=1",
        '"half quoted',
        "'single'",
        '"a b  c"',
        '"back\\slash"',
        '"quo"ted"',
        '"5f3-gzip"',
        '"<script>"',
        '"caf\xe9 \xa7"',
        '"caf\xc3\xa9 \xe2\x98\x83"',  # UTF-8, byte by byte
        "\xff\xfe",
        '""',
        "0",
        "a\tb",
        '"' + "x" * 4000 + '"',
    ],
)
def test_validators_go_back_exactly_as_they_came(server: MisbehavingServer, etag: str) -> None:
    modified = "yesterday, about noon"
    server.answers["/feed"] = reply(body=BODY, headers={"ETag": etag, "Last-Modified": modified})
    first = fetched(fetch(server.url("/feed")))
    server.answers["/feed"] = reply(304)
    second = fetch(server.url("/feed"), validators=first.validators)
    assert second == NotModified(url=server.url("/feed"), validators=CacheValidators(), elapsed=second.elapsed)
    assert server.requests[1].header("if-none-match") == etag
    assert server.requests[1].header("if-modified-since") == modified


@pytest.mark.parametrize(
    "modified",
    [
        "Mon, 02 Mar 2026 10:00:00 GMT",
        "2026-03-02",
        "0",
        "-1",
        "Mon, 99 Foo",
        "\xe9t\xe9",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "x" * 3000,
    ],
)
def test_a_modification_date_goes_back_as_it_came_whatever_it_says(server: MisbehavingServer, modified: str) -> None:
    server.answers["/feed"] = reply(body=BODY, headers={"Last-Modified": modified})
    first = fetched(fetch(server.url("/feed")))
    fetch(server.url("/feed"), validators=first.validators)
    assert server.requests[1].header("if-modified-since") == modified
    assert server.requests[1].header("if-none-match") is None


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_validators_too_long_to_be_sent_back_are_not_kept(server: MisbehavingServer, header: str) -> None:
    server.answers["/feed"] = reply(body=BODY, headers={header: "x" * 20_000})
    assert fetched(fetch(server.url("/feed"))).validators == CacheValidators()


def test_a_tag_that_any_document_would_match_is_not_sent_back(server: MisbehavingServer) -> None:
    server.answers["/feed"] = reply(body=BODY, headers={"ETag": "*"})
    assert fetched(fetch(server.url("/feed"))).validators == CacheValidators()


@pytest.mark.parametrize("status", [201, 202, 226, 299])
def test_another_success_brings_a_document_but_no_validators_of_it(server: MisbehavingServer, status: int) -> None:
    server.answers["/feed"] = reply(status, BODY, {"ETag": '"1"'})
    outcome = fetched(fetch(server.url("/feed")))
    assert (outcome.status, outcome.body, outcome.validators) == (status, BODY, CacheValidators())


def test_a_304_carries_new_validators_and_wishes(server: MisbehavingServer) -> None:
    server.answers["/feed"] = reply(
        304, headers={"ETag": '"v2"', "Cache-Control": "max-age=60", "Content-Length": "999999"}
    )
    outcome = fetch(server.url("/feed"), validators=CacheValidators(etag='"v1"'))
    assert isinstance(outcome, NotModified)
    assert outcome.validators == CacheValidators(etag='"v2"')
    assert outcome.wishes.max_age == timedelta(minutes=1)


def test_a_304_that_nobody_asked_for_proves_nothing(server: MisbehavingServer) -> None:
    server.answers["/feed"] = reply(304)
    outcome = failed(fetch(server.url("/feed")))
    assert outcome.kind is FailureKind.PROTOCOL
    assert "proves nothing" in outcome.message


def test_an_empty_document_is_handed_on_for_the_parser_to_name(server: MisbehavingServer) -> None:
    server.answers["/feed"] = reply(headers={"Content-Encoding": "gzip"})
    assert fetched(fetch(server.url("/feed"))).body == b""


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (204, FailureKind.NOT_A_FEED),
        (206, FailureKind.TRUNCATED),
        (205, FailureKind.PROTOCOL),
        (300, FailureKind.REDIRECTS),
        (301, FailureKind.REDIRECTS),
        (400, FailureKind.CLIENT_ERROR),
        (401, FailureKind.FORBIDDEN),
        (403, FailureKind.FORBIDDEN),
        (404, FailureKind.NOT_FOUND),
        (410, FailureKind.GONE),
        (429, FailureKind.RATE_LIMITED),
        (451, FailureKind.FORBIDDEN),
        (499, FailureKind.CLIENT_ERROR),
        (500, FailureKind.SERVER_ERROR),
        (503, FailureKind.SERVER_ERROR),
        (599, FailureKind.SERVER_ERROR),
        (999, FailureKind.PROTOCOL),
    ],
)
def test_every_other_status_is_a_failure_of_its_kind(server: MisbehavingServer, status: int, kind: FailureKind) -> None:
    server.answers["/feed"] = reply(status, headers={"Retry-After": "120", "ETag": '"of the error page"'})
    outcome = failed(fetch(server.url("/feed")))
    assert outcome.kind is kind
    assert str(status) in outcome.message
    if status != 301:
        assert outcome.status == status
        assert outcome.wishes.retry_after == timedelta(minutes=2)


def test_information_before_the_answer_is_passed_over(server: MisbehavingServer) -> None:
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n"
    server.answers["/feed"] = raw(hint * 3 + b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    assert fetched(fetch(server.url("/feed"))).body == b"ok"


# ---------------------------------------------------------------- content encodings


def bare_deflate(data: bytes) -> bytes:
    compressing = zlib.compressobj(wbits=-15)
    return compressing.compress(data) + compressing.flush()


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        ("gzip", gzipped(BODY)),
        ("X-GZip", gzipped(BODY)),
        ("gzip", gzipped(BODY[:20]) + gzipped(BODY[20:])),
        ("gzip", gzipped(BODY) + b"\0" * 50),
        ("deflate", zlib.compress(BODY)),
        ("deflate", bare_deflate(BODY)),
        ("identity", BODY),
        ("", BODY),
    ],
)
@pytest.mark.parametrize("piece", [1, 7, 100_000])
def test_a_content_encoding_is_undone_however_the_bytes_arrive(
    server: MisbehavingServer, encoding: str, sent: bytes, piece: int
) -> None:
    chunks = [sent[start : start + piece] for start in range(0, len(sent), piece)]
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"
    head = f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: {encoding}\r\n\r\n".encode()
    server.answers["/feed"] = raw(head + chunked)
    assert fetched(fetch(server.url("/feed"))).body == BODY


def test_a_gzip_bomb_is_stopped_at_the_cap(server: MisbehavingServer) -> None:
    bomb = gzipped(bytes(10_000_000))
    assert len(bomb) < 100_000
    server.answers["/feed"] = reply(body=bomb, headers={"Content-Encoding": "gzip"})
    outcome = failed(fetch(server.url("/feed")))
    assert outcome.kind is FailureKind.TOO_LARGE
    assert "100,000 bytes allowed (fetch.max_bytes)" in outcome.message


@pytest.mark.parametrize("header", [("gzip, gzip",), ("gzip", "deflate"), ("gzip,identity,gzip",)])
def test_encodings_on_top_of_each_other_are_refused(server: MisbehavingServer, header: tuple[str, ...]) -> None:
    nested = gzipped(gzipped(BODY))
    server.answers["/feed"] = reply(body=nested, headers=[("Content-Encoding", value) for value in header])
    assert failed(fetch(server.url("/feed"))).kind is FailureKind.BAD_ENCODING


@pytest.mark.parametrize(
    ("encoding", "sent"), [("br", b"\x0b\x02\x80hello\x03"), ("gzip", b"\xff" * 80), ("deflate", b"\xff" * 30)]
)
def test_what_cannot_be_decoded_is_a_failure(server: MisbehavingServer, encoding: str, sent: bytes) -> None:
    server.answers["/feed"] = reply(body=sent, headers={"Content-Encoding": encoding})
    assert failed(fetch(server.url("/feed"))).kind is FailureKind.BAD_ENCODING


# ---------------------------------------------------------------- broken and hostile answers


@pytest.mark.parametrize(
    "sent",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzipped(BODY)[:-9],
        b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" + zlib.compress(BODY)[:-5],
    ],
)
def test_a_document_cut_short_is_a_failure(server: MisbehavingServer, sent: bytes) -> None:
    server.answers["/feed"] = raw(sent)
    assert failed(fetch(server.url("/feed"))).kind is FailureKind.TRUNCATED


def test_a_connection_reset_in_the_middle_is_a_document_cut_short(server: MisbehavingServer) -> None:
    server.answers["/feed"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", b"half", pause=0.05, reset=True)
    assert failed(fetch(server.url("/feed"))).kind is FailureKind.TRUNCATED


@pytest.mark.parametrize("reset", [False, True])
def test_a_connection_closed_without_an_answer_is_no_connection(server: MisbehavingServer, reset: bool) -> None:  # noqa: FBT001 - a parameter of pytest's
    server.answers["/feed"] = raw(b"", reset=reset)
    assert failed(fetch(server.url("/feed"))).kind is FailureKind.CONNECT


@pytest.mark.parametrize(
    "sent",
    [
        b"220 mail.example ESMTP\r\n\r\n",
        b"HTTP/1.1 banana OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"f" * 5000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (n, b"x" * 1000) for n in range(300)) + b"\r\nbody",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000 + b"\r\n\r\nbody",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot a size\r\nbody",
    ],
)
def test_what_is_not_http_is_a_failure(server: MisbehavingServer, sent: bytes) -> None:
    server.answers["/feed"] = raw(sent)
    outcome = failed(fetch(server.url("/feed")))
    assert outcome.kind is FailureKind.PROTOCOL
    assert len(outcome.message) < 200


def test_a_body_above_the_cap_is_refused_before_it_is_read(server: MisbehavingServer) -> None:
    server.answers["/feed"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n", b"x", pause=0.2)
    assert failed(fetch(server.url("/feed"))).kind is FailureKind.TOO_LARGE


def test_a_body_without_a_stated_length_is_stopped_at_the_cap(server: MisbehavingServer) -> None:
    server.answers["/feed"] = raw(b"HTTP/1.1 200 OK\r\n\r\n", *[b"x" * 10_000] * 1000)
    assert failed(fetch(server.url("/feed"))).kind is FailureKind.TOO_LARGE


def test_a_body_of_exactly_the_cap_is_taken(server: MisbehavingServer) -> None:
    server.answers["/feed"] = reply(body=b"x" * 100_000)
    server.answers["/packed"] = reply(body=gzipped(b"x" * 100_000), headers={"Content-Encoding": "gzip"})
    assert len(fetched(fetch(server.url("/feed"))).body) == 100_000
    assert len(fetched(fetch(server.url("/packed"))).body) == 100_000


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_drip_that_never_ends_runs_into_the_total_deadline(server: MisbehavingServer, head: bytes) -> None:
    server.answers["/feed"] = raw(head + b"H", *[b"T"] * 2000, pause=0.05)
    outcome = failed(fetch(server.url("/feed"), deadline=timedelta(seconds=0.3)))
    assert outcome.kind is FailureKind.TIMEOUT
    assert "0.3 s" in outcome.message
    assert timedelta(seconds=0.3) <= outcome.elapsed < timedelta(minutes=1)

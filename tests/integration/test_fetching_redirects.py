"""Redirects: how far they are followed, and what never crosses to another origin."""

from __future__ import annotations

import base64
import socket
from collections.abc import Iterator
from datetime import timedelta

import pytest

from aggregator.model import CacheValidators, FailureKind, NotModified
from tests.support.fetching import failed, fetch, fetch_policy, fetched
from tests.support.servers import MisbehavingServer, SeenRequest, redirect, reply

BODY = b"<rss/>"


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer({"/feed": reply(body=BODY)}) as running:
        yield running


@pytest.fixture
def elsewhere() -> Iterator[MisbehavingServer]:
    with MisbehavingServer({"/feed": reply(body=BODY)}) as running:
        yield running


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_each_kind_of_redirect_is_followed(server: MisbehavingServer, status: int) -> None:
    server.answers["/old"] = redirect("feed?x=1#part", status)
    server.answers["/feed?x=1"] = reply(body=BODY)
    outcome = fetched(fetch(server.url("/old")))
    assert outcome.url == server.url("/feed?x=1")
    assert outcome.hops == (server.url("/old"),)
    assert outcome.permanent_url == (server.url("/feed?x=1") if status in (301, 308) else None)


@pytest.mark.parametrize(
    ("statuses", "permanent"),
    [((301, 308, 301), "/3"), ((301, 302, 301), "/1"), ((302, 301, 301), None), ((308, 301, 307), "/2")],
)
def test_only_an_unbroken_run_of_permanent_redirects_at_the_start_counts_as_a_move(
    server: MisbehavingServer, statuses: tuple[int, ...], permanent: str | None
) -> None:
    for number, status in enumerate(statuses):
        server.answers[f"/{number}"] = redirect(f"/{number + 1}", status)
    server.answers[f"/{len(statuses)}"] = reply(body=BODY)
    outcome = fetched(fetch(server.url("/0")))
    assert outcome.permanent_url == (server.url(permanent) if permanent else None)


def test_redirects_are_followed_up_to_their_limit_and_no_further(server: MisbehavingServer) -> None:
    for number in range(4):
        server.answers[f"/{number}"] = redirect(f"/{number + 1}")
    server.answers["/4"] = reply(body=BODY)
    assert fetched(fetch(server.url("/1"), policy=fetch_policy(max_redirects=3))).body == BODY
    outcome = failed(fetch(server.url("/0"), policy=fetch_policy(max_redirects=3)))
    assert outcome.kind is FailureKind.REDIRECTS
    assert "3 redirects" in outcome.message


def test_a_circle_is_noticed_at_once(server: MisbehavingServer) -> None:
    server.answers["/a"] = redirect("/b")
    server.answers["/b"] = redirect("/a")
    outcome = failed(fetch(server.url("/a")))
    assert outcome.kind is FailureKind.REDIRECTS
    assert "circle" in outcome.message
    assert "cookie" not in outcome.message
    assert len(server.requests) == 2


def test_a_circle_for_want_of_a_cookie_says_so(server: MisbehavingServer) -> None:
    server.answers["/a"] = reply(302, headers={"Location": "/a", "Set-Cookie": "seen=1"})
    assert "cookie" in failed(fetch(server.url("/a"))).message
    server.answers["/b"] = reply(302, headers={"Location": "/wall", "Set-Cookie": "seen=1"})
    server.answers["/wall"] = redirect("/b")
    assert "cookie" in failed(fetch(server.url("/b"))).message


@pytest.mark.parametrize(
    "location", ["", "http://", "http://[::1", "http://h.example:99999/", "http://h.example:x/", "file:///etc/passwd"]
)
def test_a_redirect_that_leads_nowhere_is_a_failure(server: MisbehavingServer, location: str) -> None:
    server.answers["/old"] = redirect(location)
    assert failed(fetch(server.url("/old"))).kind in (FailureKind.REDIRECTS, FailureKind.ADDRESS_REFUSED)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/a b", "/a%20b"),
        ("/caf\xc3\xa9", "/caf%C3%A9"),
        ("/caf\xe9", "/caf%E9"),
        ("/\xd0\xb4\xff?\xe9", "/%D0%B4%FF?%E9"),
        ("  /feed  ", "/feed"),
        ("/fe\ted", "/feed"),
        ("/100%25", "/100%25"),
    ],
)
def test_sloppy_locations_are_read_as_browsers_read_them(server: MisbehavingServer, location: str, asked: str) -> None:
    server.answers["/old"] = redirect(location)
    server.answers[asked] = reply(body=BODY)
    fetched(fetch(server.url("/old")))
    assert server.requests[-1].target == asked


FOUND = b"HTTP/1.1 302 Found\r\nLocation: /feed\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("sent", "connections"),
    [
        (b"Content-Length: 0\r\n\r\n", [1, 1]),
        (b"Content-Length: 5\r\n\r\nmoved", [1, 1]),
        (CHUNKED + b"5\r\nmoved\r\n0\r\n\r\n", [1, 1]),
        (b"Content-Length: 0\r\nConnection: close\r\n\r\n", [1, 2]),
        (b"Content-Length: 9\r\n\r\nmoved", [1, 2]),
        (b"Content-Length: 99999\r\n\r\n" + b"x" * 99_999, [1, 2]),
        (CHUNKED + b"what\r\n", [1, 2]),
    ],
)
def test_the_connection_of_a_redirect_serves_what_it_leads_to_unless_its_body_is_long_or_never_comes(
    server: MisbehavingServer, sent: bytes, connections: list[int]
) -> None:
    def send(_: SeenRequest, connection: socket.socket) -> bool:
        connection.sendall(FOUND + sent)
        return True

    server.answers["/old"] = send
    assert fetched(fetch(server.url("/old"))).body == BODY
    assert [request.connection for request in server.requests] == connections


@pytest.mark.parametrize(
    ("statuses", "kind"),
    [
        ((301, 308), FailureKind.GONE),
        ((302,), FailureKind.NOT_FOUND),
        ((301, 307), FailureKind.NOT_FOUND),
        ((303, 301), FailureKind.NOT_FOUND),
    ],
)
def test_only_the_feed_s_own_address_or_where_it_has_moved_for_good_says_that_it_is_gone(
    server: MisbehavingServer, statuses: tuple[int, ...], kind: FailureKind
) -> None:
    for number, status in enumerate(statuses):
        server.answers[f"/{number}"] = redirect(f"/{number + 1}", status)
    server.answers[f"/{len(statuses)}"] = reply(410)
    outcome = failed(fetch(server.url("/0")))
    assert (outcome.kind, outcome.status) == (kind, 410)
    assert "410 (gone)" in outcome.message


def test_refresh_headers_and_meta_elements_are_not_followed(server: MisbehavingServer) -> None:
    page = b'<meta http-equiv="refresh" content="0; url=/feed">'
    server.answers["/old"] = reply(body=page, headers={"Refresh": "0; url=/feed"})
    assert fetched(fetch(server.url("/old"))).body == page
    assert len(server.requests) == 1


def test_a_redirect_to_a_private_address_is_refused(server: MisbehavingServer) -> None:
    server.answers["/old"] = redirect("http://10.1.2.3/feed")
    outcome = failed(fetch(server.url("/old")))
    assert outcome.kind is FailureKind.ADDRESS_REFUSED
    assert "10.1.2.3" in outcome.message
    assert "fetch.allow_networks" in outcome.message


def test_credentials_in_the_address_are_sent_to_its_own_origin(server: MisbehavingServer) -> None:
    server.answers["/old"] = redirect("/feed")
    outcome = fetched(fetch(server.url("/old", userinfo="edit%40desk:p%3Aw@")))
    expected = "Basic " + base64.b64encode(b"edit@desk:p:w").decode()
    assert [request.header("authorization") for request in server.requests] == [expected, expected]
    assert outcome.url == server.url("/feed")
    assert outcome.hops == (server.url("/old"),)


def test_nothing_of_the_feed_s_own_crosses_to_another_origin(
    server: MisbehavingServer, elsewhere: MisbehavingServer
) -> None:
    server.answers["/old"] = redirect(elsewhere.url("/feed"))
    fetched(
        fetch(
            server.url("/old", userinfo="user:secret@"),
            headers={"X-Key": "k", "Authorization": "Bearer b"},
            validators=CacheValidators(etag='"v1"'),
        )
    )
    (home,), (away,) = server.requests, elsewhere.requests
    assert home.header("x-key") == "k"
    assert home.header("if-none-match") == '"v1"'
    assert home.header("authorization") == "Bearer b"
    for name in ("x-key", "authorization", "if-none-match"):
        assert away.header(name) is None


def test_credentials_written_into_a_redirect_are_not_used(
    server: MisbehavingServer, elsewhere: MisbehavingServer
) -> None:
    server.answers["/old"] = redirect(elsewhere.url("/feed", userinfo="a:b@"))
    outcome = fetched(fetch(server.url("/old")))
    assert elsewhere.requests[0].header("authorization") is None
    assert outcome.url == elsewhere.url("/feed")


def test_validators_return_to_the_origin_that_issued_them_behind_a_redirect(
    server: MisbehavingServer, elsewhere: MisbehavingServer
) -> None:
    server.answers["/old"] = redirect(elsewhere.url("/feed"))
    elsewhere.answers["/feed"] = reply(body=BODY, headers={"ETag": '"v1"'})
    first = fetched(fetch(server.url("/old")))
    elsewhere.answers["/feed"] = reply(304)
    second = fetch(server.url("/old"), validators=first.validators, validators_from=first.url)
    assert isinstance(second, NotModified)
    assert server.requests[1].header("if-none-match") is None
    assert elsewhere.requests[1].header("if-none-match") == '"v1"'


def test_the_deadline_counts_all_hops_together(server: MisbehavingServer) -> None:
    for number in range(8):
        server.answers[f"/{number}"] = reply(302, headers={"Location": f"/{number + 1}"}, after=0.1)
    outcome = failed(fetch(server.url("/0"), deadline=timedelta(seconds=0.35)))
    assert outcome.kind is FailureKind.TIMEOUT
    assert len(server.requests) <= 4

"""Where a redirect may point, and what becomes of it: one row each. `{here}` is the server, alone allowed."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from aggregator.model import FailureKind
from tests.support.fetching import failed, fetch, fetch_policy, fetched
from tests.support.servers import MisbehavingServer, SeenRequest, redirect, reply

BODY = b"<rss/>"
POLICY = fetch_policy(allow_networks=("127.0.0.1/32",))


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer({"/feed": reply(body=BODY), "/dir/feed": reply(body=BODY)}) as running:
        yield running


FOLLOWED = {
    "/feed": "/feed",
    "feed": "/dir/feed",
    "./feed": "/dir/feed",
    "../feed": "/feed",
    "../../../feed": "/feed",
    "/x/../feed": "/feed",
    "//{here}/feed": "/feed",
    "http://{here}/feed": "/feed",
    "HTTP://{here}/feed": "/feed",
    "http:/feed": "/feed",
    "http://{here}/feed#part": "/feed",
    "http://user:word@{here}/feed": "/feed",
    "http://{here}\\feed": "/feed",
    "\\feed": "/feed",
    "  /feed  ": "/feed",
    "/fe\ted": "/feed",
    "http://127.1:{port}/feed": "/feed",
    "http://2130706433:{port}/feed": "/feed",
    "http://0x7f000001:{port}/feed": "/feed",
    "?page=1": "/dir/old?page=1",
    "/a b": "/a%20b",
    "/%C3%A9": "/%C3%A9",
    "/\u00e9": "/%C3%A9",
    "/feed?a=b c&d=\u00e9": "/feed?a=b%20c&d=%C3%A9",
    "/feed?next=http://10.0.0.1\\x": "/feed?next=http://10.0.0.1\\x",
    "/%2e%2e/feed": "/%2e%2e/feed",
    "/100%": "/100%",
    "/feed;a=1,b": "/feed;a=1,b",
    "/" + "long" * 1000: "/" + "long" * 1000,
}


@pytest.mark.parametrize("location", FOLLOWED)
def test_followed(server: MisbehavingServer, location: str) -> None:
    """Relative, sloppy and oddly spelt targets are read as browsers read them, and asked for by GET."""
    asked = FOLLOWED[location]
    server.answers[asked] = reply(body=BODY)
    here = f"127.0.0.1:{server.port}"
    server.answers["/dir/old"] = redirect(as_sent(location.format(here=here, port=server.port)))
    fetched(fetch(server.url("/dir/old"), policy=POLICY))
    assert [request.target for request in server.requests] == ["/dir/old", asked]
    assert {request.method for request in server.requests} == {"GET"}
    assert server.requests[1].header("authorization") is None


REDIRECTS, REFUSED, DNS = FailureKind.REDIRECTS, FailureKind.ADDRESS_REFUSED, FailureKind.DNS

LEADING_NOWHERE = {
    "": REDIRECTS,
    "#part": REDIRECTS,
    "/dir/old": REDIRECTS,
    "old": REDIRECTS,
    "http://{here}/dir/old#again": REDIRECTS,
    "http://": REDIRECTS,
    "//": REDIRECTS,
    "http://[::1": REDIRECTS,
    "http://[no]/": REDIRECTS,
    'http:////"]1/': REDIRECTS,
    "http://\t//][@e": REDIRECTS,
    "http://{here}:80/": REDIRECTS,
    "http://h.example:port/": REDIRECTS,
    "http://0177.0.0.1:{port}/feed": REDIRECTS,
    "http://\u2460\u2461\u2466.0.0.1:{port}/feed": REDIRECTS,
    "/" + "x" * 80_000: REDIRECTS,
    "http://127.0.0.1:0/": REFUSED,
    "http://127.0.0.1:65536/": REFUSED,
    "http://127.0.0.1:-1/": REFUSED,
    "http://xn--/": REFUSED,
    "ftp://{here}/feed": REFUSED,
    "file:///etc/passwd": REFUSED,
    "data:text/xml,<rss/>": REFUSED,
    "javascript:alert(1)": REFUSED,
    "feed:http://{here}/feed": REFUSED,
    "gopher://{here}/_GET": REFUSED,
    "unix:///run/docker.sock": REFUSED,
    "mailto:desk@post.example": REFUSED,
    "about:blank": REFUSED,
    "ws://{here}/feed": REFUSED,
    "https://{here}/feed": FailureKind.TLS,
    "http://a..b/": DNS,
    "http://exa mple/": REFUSED,
    "http://" + "label." * 60 + "example/": DNS,
    "http://localhost.:{port}/": DNS,
    "http://127.0.0.2:{port}/feed": REFUSED,
    "http://0:{port}/feed": REFUSED,
    "http://0.0.0.0:{port}/feed": REFUSED,
    "http://[::]:{port}/feed": REFUSED,
    "http://[::1]:{port}/feed": REFUSED,
    "http://10.0.0.1/": REFUSED,
    "http://167772161/": REFUSED,
    "http://0xa000001/": REFUSED,
    "http://10.1/": REFUSED,
    "http://172.16.0.1/": REFUSED,
    "http://192.168.0.1/": REFUSED,
    "http://100.64.0.1/": REFUSED,
    "http://169.254.169.254/latest/meta-data/": REFUSED,
    "http://198.18.0.1/": REFUSED,
    "http://224.0.0.1/": REFUSED,
    "http://255.255.255.255/": REFUSED,
    "http://[fc00::1]/": REFUSED,
    "http://[fe80::1]/": REFUSED,
    "http://[fe80::1%25lo]/": REFUSED,
    "http://[ff02::1]/": REFUSED,
    "http://[fd00:ec2::254]/": REFUSED,
    "http://[::ffff:10.0.0.1]/": REFUSED,
    "http://[::ffff:a9fe:a9fe]/": REFUSED,
    "http://[::10.0.0.1]/": REFUSED,
    "http://[64:ff9b::a00:1]/": REFUSED,
    "http://[64:ff9b:1::a00:1]/": REFUSED,
    "http://[2002:a00:1::]/": REFUSED,
    "http://[2001:0:a00:1::]/": REFUSED,
}


@pytest.mark.parametrize("location", LEADING_NOWHERE)
def test_leading_nowhere(server: MisbehavingServer, location: str) -> None:
    """Targets that are no web address, lead in a circle or to an address that is not public end the fetch."""
    here = f"127.0.0.1:{server.port}"
    server.answers["/dir/old"] = redirect(as_sent(location.format(here=here, port=server.port)))
    seams = {"resolve": numbers_and_nobody}
    outcome = failed(fetch(server.url("/dir/old"), policy=POLICY, seams=seams))
    assert outcome.kind is LEADING_NOWHERE[location], outcome
    assert [request.target for request in server.requests] == ["/dir/old"]
    assert len(outcome.message) < 250


def as_sent(location: str) -> str:
    """UTF-8, as most servers send what is not ASCII, for a server that writes Latin-1."""
    return location.encode().decode("latin-1")


def numbers_and_nobody(host: str, port: int) -> list[str]:
    """The spellings of numbers that the system knows, and no name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [str(address[0]) for *_, address in found]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(("hops", "arrives"), [(1, True), (10, True), (11, False)])
def test_ten_hops_are_followed_and_no_eleventh(
    server: MisbehavingServer, status: int, hops: int, *, arrives: bool
) -> None:
    for number in range(hops):
        server.answers[f"/{number}"] = redirect(f"/{number + 1}", status)
    server.answers[f"/{hops}"] = reply(body=BODY)
    outcome = fetch(server.url("/0"))
    assert len(server.requests) == min(hops + 1, 11)
    if arrives:
        assert fetched(outcome).hops == tuple(server.url(f"/{number}") for number in range(hops))
    else:
        assert failed(outcome).kind is REDIRECTS
        assert (outcome.status, len(outcome.hops)) == (status, 11)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (404, FailureKind.NOT_FOUND),
        (503, FailureKind.SERVER_ERROR),
        (304, FailureKind.PROTOCOL),
    ],
)
def test_what_stands_at_the_end_of_redirects_counts(server: MisbehavingServer, status: int, kind: FailureKind) -> None:
    server.answers["/dir/old"] = redirect("/feed")
    server.answers["/feed"] = reply(status)
    outcome = failed(fetch(server.url("/dir/old")))
    assert (outcome.kind, outcome.status, outcome.hops) == (kind, status, (server.url("/dir/old"),))


def test_several_locations_count_as_the_first(server: MisbehavingServer) -> None:
    server.answers["/dir/old"] = reply(302, headers=[("Location", "/feed"), ("Location", "http://10.0.0.1/")])
    assert fetched(fetch(server.url("/dir/old"))).url == server.url("/feed")


def test_a_page_in_a_redirect_is_neither_read_nor_counted(server: MisbehavingServer) -> None:
    server.answers["/dir/old"] = reply(302, body=b"x" * 500_000, headers={"Location": "/feed"})
    assert fetched(fetch(server.url("/dir/old"))).body == BODY


def test_an_address_that_answers_differently_with_each_redirect_ends_at_the_limit(server: MisbehavingServer) -> None:
    def onward(request: SeenRequest, connection: socket.socket) -> bool:
        server.answers[request.target + "x"] = onward
        return redirect(request.target + "x")(request, connection)

    server.answers["/dir/old"] = onward
    assert failed(fetch(server.url("/dir/old"))).kind is REDIRECTS
    assert len(server.requests) == 11

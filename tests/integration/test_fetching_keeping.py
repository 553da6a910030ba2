"""Connections that are kept: what a server does to one after an answer harms no later request over it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext, create_default_context
from typing import Any

import pytest

from aggregator.fetching import FetchPolicy
from aggregator.model import CacheValidators, Fetched, FetchFailed, FetchOutcome, NotModified
from tests.support.fetching import CONNECTIONS, fetch_policy, fetch_request, http_fetcher
from tests.support.servers import Answer, MisbehavingServer, SeenRequest, in_turn, raw, reply

BODY = b"<rss/>"
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" + BODY
FORGED = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"
PEM = Path(__file__).parents[1] / "support" / "feeds_example.pem"


def sending(data: bytes, *, then_close: bool = False) -> Answer:
    """These bytes; the connection stays open for another request, or is closed without a word."""

    def send(_: SeenRequest, connection: socket.socket) -> bool:
        connection.sendall(data)
        return not then_close

    return send


@pytest.fixture(params=["plain", "tls"])
def server(request: pytest.FixtureRequest) -> Iterator[MisbehavingServer]:
    tls = None
    if request.param == "tls":
        tls = SSLContext(PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(PEM)
    with MisbehavingServer({"/feed": reply(body=BODY)}, tls=tls) as running:
        yield running


def one_after_the_other(
    server: MisbehavingServer, *paths: str, pause: float = 0.0, policy: FetchPolicy | None = None
) -> list[FetchOutcome]:
    async def run() -> list[FetchOutcome]:
        seams = {"resolve": lambda _h, _p: ["127.0.0.1"], "tls": create_default_context(cafile=str(PEM))}
        fetcher = http_fetcher(policy, **seams)
        outcomes: list[FetchOutcome] = []
        for path in paths:
            url = server.url(path, host="feeds.example")
            outcomes.append(await fetcher.fetch(fetch_request(url, validators=CacheValidators(etag='"held"'))))
            await asyncio.sleep(pause)
        await fetcher.aclose()
        return outcomes

    return asyncio.run(run())


SPOILT = {
    "another answer behind the body": WHOLE + FORGED,
    "junk behind the body": WHOLE + b"<!-- 0.2 s -->\r\n",
    "half an answer behind the body": WHOLE + FORGED[:30],
    "a line break behind the body": WHOLE + b"\r\n",
    "an answer behind the chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n0\r\n\r\n"
    + FORGED,
    "a body with a 304": b"HTTP/1.1 304 Not Modified\r\nContent-Length: 41\r\n\r\n" + FORGED,
    "a request to come back later": WHOLE + b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n",
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_comes_behind_an_answer_is_not_taken_for_the_next_one(server: MisbehavingServer, name: str) -> None:
    server.answers["/spoilt"] = sending(SPOILT[name])
    first, second, third = one_after_the_other(server, "/spoilt", "/feed", "/feed")
    assert isinstance(first, NotModified) if "304" in name else isinstance(first, Fetched)
    for outcome in (second, third):
        assert isinstance(outcome, Fetched), outcome
        assert outcome.body == BODY


@pytest.mark.parametrize("connections", [{"keep": timedelta()}, {"idle": 0}, {"keep": timedelta(milliseconds=20)}])
def test_how_long_and_how_many_connections_are_kept_is_the_operators_word(
    server: MisbehavingServer, connections: dict[str, Any]
) -> None:
    policy = fetch_policy(connections=replace(CONNECTIONS, **connections))
    one_after_the_other(server, "/feed", "/feed", pause=0.05, policy=policy)
    assert [request.connection for request in server.requests] == [1, 2]


@pytest.mark.parametrize(
    "answer", [sending(WHOLE, then_close=True), raw(WHOLE, b"", pause=0.05, reset=True)], ids=["closed", "reset"]
)
@pytest.mark.parametrize("pause", [0.0, 0.05])
def test_a_kept_connection_that_the_server_has_closed_is_replaced(
    server: MisbehavingServer, answer: Answer, pause: float
) -> None:
    server.answers["/last"] = answer
    outcomes = one_after_the_other(server, "/last", "/feed", "/last", "/feed", pause=pause)
    assert [type(outcome) for outcome in outcomes] == [Fetched] * 4


def test_what_is_asked_for_while_connections_are_being_closed_opens_its_own(server: MisbehavingServer) -> None:
    """The tick of the pages ends, and closes what is idle, in the moment in which that of the feeds begins."""

    async def run() -> list[FetchOutcome]:
        seams = {"resolve": lambda _h, _p: ["127.0.0.1"], "tls": create_default_context(cafile=str(PEM))}
        fetcher = http_fetcher(**seams)
        request = fetch_request(server.url("/feed", host="feeds.example"))
        outcomes = [await fetcher.fetch(request)]
        for _ in range(5):
            _, outcome = await asyncio.gather(fetcher.aclose(), fetcher.fetch(request))
            outcomes.append(outcome)
        await fetcher.aclose()
        return outcomes

    assert all(isinstance(outcome, Fetched) for outcome in asyncio.run(run()))


def test_a_server_that_closes_on_the_second_request_is_asked_once_more_and_not_for_ever(
    server: MisbehavingServer,
) -> None:
    server.answers["/hangs-up"] = in_turn(raw(b""), reply(body=BODY))
    _, second = one_after_the_other(server, "/feed", "/hangs-up")
    assert isinstance(second, Fetched)
    assert [request.connection for request in server.requests] == [1, 1, 2]
    server.answers["/hangs-up"] = raw(b"")
    server.requests.clear()
    one_after_the_other(server, "/feed", "/hangs-up")
    assert [request.target for request in server.requests] == ["/feed", "/hangs-up", "/hangs-up"]


def test_a_408_over_a_kept_connection_is_for_what_the_server_has_waited_for(server: MisbehavingServer) -> None:
    server.answers["/late"] = in_turn(reply(408), reply(body=BODY))
    _, second = one_after_the_other(server, "/feed", "/late")
    assert isinstance(second, Fetched)
    server.answers["/late"] = reply(408)
    _, second = one_after_the_other(server, "/feed", "/late")
    assert isinstance(second, FetchFailed)
    assert [request.connection for request in server.requests] == [1, 1, 2, 3, 3, 4]

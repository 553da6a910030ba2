"""Connecting: names, addresses, TLS, connections kept open, and places at hosts."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise
from time import sleep

import httpcore
import pytest

from aggregator.fetching import FetchPolicy
from aggregator.model import CacheValidators, FailureKind, Fetched, FetchFailed
from tests.support.fetching import failed, fetch, fetch_all, fetch_policy, fetch_request, fetched, http_fetcher
from tests.support.servers import MisbehavingServer, SeenRequest, raw, redirect, reply

BODY = b"<rss/>"


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer({"/feed": reply(body=BODY)}) as running:
        yield running


def resolving(*addresses: str) -> dict[str, object]:
    """A resolver that knows one answer to everything."""
    return {"resolve": lambda _host, _port: list(addresses)}


def test_a_connection_is_closed_although_the_deadline_falls_into_its_closing(
    server: MisbehavingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    closing = httpcore.AsyncHTTP11Connection.aclose

    async def close_late(connection: httpcore.AsyncHTTP11Connection) -> None:
        await asyncio.sleep(1.2)
        await closing(connection)

    closed = threading.Event()

    def send_on(_request: SeenRequest, connection: socket.socket) -> bool:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        with suppress(OSError):
            while True:
                connection.sendall(BODY)
                sleep(0.01)
        closed.set()
        return False

    async def run() -> bool:
        fetcher = http_fetcher()
        await fetcher.fetch(fetch_request(server.url("/feed"), max_bytes=1, deadline=timedelta(seconds=1)))
        in_time = await asyncio.to_thread(closed.wait, 3)
        await fetcher.aclose()
        return in_time

    monkeypatch.setattr(httpcore.AsyncHTTP11Connection, "aclose", close_late)
    server.answers["/feed"] = send_on
    assert asyncio.run(run())


def test_loopback_is_refused_unless_it_is_allowed(server: MisbehavingServer) -> None:
    outcome = failed(fetch(server.url("/feed"), policy=fetch_policy(allow_networks=())))
    assert outcome.kind is FailureKind.ADDRESS_REFUSED
    assert "127.0.0.1" in outcome.message
    assert "fetch.allow_networks" in outcome.message
    assert server.requests == []


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost"])
def test_other_spellings_of_loopback_are_refused_too(server: MisbehavingServer, host: str) -> None:
    outcome = failed(fetch(server.url("/feed", host=host), policy=fetch_policy(allow_networks=())))
    assert outcome.kind is FailureKind.ADDRESS_REFUSED
    assert server.requests == []


def test_a_name_is_judged_by_the_address_behind_it(server: MisbehavingServer) -> None:
    url = server.url("/feed", host="feeds.example")
    refused = failed(fetch(url, policy=fetch_policy(allow_networks=()), seams=resolving("127.0.0.1")))
    assert refused.kind is FailureKind.ADDRESS_REFUSED
    assert "feeds.example has the address 127.0.0.1" in refused.message
    assert fetched(fetch(url, seams=resolving("127.0.0.1"))).body == BODY
    assert server.requests[0].header("host") == f"feeds.example:{server.port}"


def test_a_name_is_asked_for_once_and_the_checked_address_is_the_one_connected_to(server: MisbehavingServer) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    seams = {"resolve": lambda _host, _port: next(answers)}
    assert fetched(fetch(server.url("/feed", host="feeds.example"), seams=seams)).body == BODY
    assert next(answers) == ["10.0.0.1"]


def test_refused_addresses_of_a_name_are_left_out_and_silent_ones_passed_over(server: MisbehavingServer) -> None:
    seams = resolving("10.0.0.1", "127.0.0.9", "127.0.0.1")  # private, allowed but closed, allowed and open
    assert fetched(fetch(server.url("/feed", host="localhost"), seams=seams, policy=loopback_only())).body == BODY


def loopback_only() -> FetchPolicy:
    return fetch_policy(allow_networks=("127.0.0.1", "127.0.0.2"))


def test_a_closed_port_is_no_connection(server: MisbehavingServer) -> None:
    url = server.url("/feed")
    server.__exit__(None, None, None)
    outcome = failed(fetch(url))
    assert outcome.kind is FailureKind.CONNECT
    assert "connection refused" in outcome.message


def test_a_name_that_does_not_exist_is_said_to_be_so() -> None:
    def nobody(_host: str, _port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    outcome = failed(fetch("http://nobody.invalid/feed", seams={"resolve": nobody}))
    assert outcome.kind is FailureKind.DNS
    assert "nobody.invalid" in outcome.message
    assert "name or service not known" in outcome.message


@pytest.mark.parametrize(
    "url",
    ["ftp://h.example/x", "/etc/passwd", "feeds.example", "http://", "http://u:secret@h.example:no/", "http://☃:x@/"],
)
def test_what_is_no_http_address_is_refused_without_betraying_secrets(url: str) -> None:
    outcome = failed(fetch(url))
    assert outcome.kind is FailureKind.ADDRESS_REFUSED
    assert "secret" not in outcome.message


def test_secrets_of_a_feed_appear_in_no_failure(server: MisbehavingServer) -> None:
    address = failed(fetch("http://user:hidden@10.0.0.1/feed"))
    assert address.kind is FailureKind.ADDRESS_REFUSED
    header = failed(fetch(server.url("/feed"), headers={"Authorization": "Bearer hidden\n"}))
    assert header.kind is FailureKind.PROTOCOL
    assert "hidden" not in address.message + header.message


@pytest.fixture
def dead() -> Iterator[threading.Event]:
    """Set once look-ups that hang are to end."""
    over = threading.Event()
    yield over
    over.set()


def test_names_whose_look_up_hangs_keep_no_other_from_being_looked_up(
    server: MisbehavingServer, dead: threading.Event
) -> None:
    def resolve(host: str, _port: int) -> list[str]:
        if host.startswith("dead"):
            dead.wait()
        return ["127.0.0.1"]

    names = [f"{state}-{number}.example" for state in ("dead", "good") for number in range(100)]
    patience = {"dead": timedelta(seconds=2), "good": timedelta(minutes=2)}  # for a machine that is busy
    requests = [fetch_request(server.url("/feed", host=name), deadline=patience[name[:4]]) for name in names]
    outcomes = fetch_all(*requests, policy=fetch_policy(concurrency=len(names)), resolve=resolve)
    assert [type(outcome) for outcome in outcomes] == [FetchFailed] * 100 + [Fetched] * 100


def test_a_name_whose_look_up_hangs_has_one_thread_however_often_it_is_asked_for(dead: threading.Event) -> None:
    looked_up: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        dead.wait()
        return []

    async def ask_twice() -> None:
        fetcher = http_fetcher(resolve=resolve)
        for _ in range(2):
            outcome = await fetcher.fetch(fetch_request("http://dead.example/", deadline=timedelta(seconds=1)))
            assert failed(outcome).kind is FailureKind.TIMEOUT
        await fetcher.aclose()

    asyncio.run(ask_twice())
    assert looked_up == ["dead.example"]


def test_a_name_that_no_resolver_takes_does_not_exist() -> None:
    assert failed(fetch(f"http://{'a' * 70}.example/")).kind is FailureKind.DNS


def test_names_in_other_scripts_and_sloppy_paths_work_as_in_browsers(server: MisbehavingServer) -> None:
    server.answers["/%C3%A4%20b?q=%C3%A9"] = reply(body=BODY)
    url = f" http://bücher.example:{server.port}/ä b?q=é#top\n"
    fetched(fetch(url, seams=resolving("127.0.0.1")))
    assert server.requests[0].header("host") == f"xn--bcher-kva.example:{server.port}"


def test_ipv6_works() -> None:
    with MisbehavingServer({"/feed": reply(body=BODY)}, host="::1") as server:
        assert fetched(fetch(server.url("/feed"))).body == BODY
        assert failed(fetch(server.url("/feed"), policy=fetch_policy(allow_networks=("127.0.0.1",)))).kind is (
            FailureKind.ADDRESS_REFUSED
        )


# ---------------------------------------------------------------- TLS


def test_a_server_that_speaks_no_tls_is_not_asked_again_without(server: MisbehavingServer) -> None:
    outcome = failed(fetch(server.url("/feed").replace("http:", "https:")))
    assert outcome.kind is FailureKind.TLS
    assert server.requests == []


def test_a_handshake_that_never_ends_runs_into_the_deadline_and_leaves_nothing_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"https://127.0.0.1:{listener.getsockname()[1]}/feed"
        outcome = failed(fetch(url, deadline=timedelta(seconds=0.3)))
        assert outcome.kind is FailureKind.TIMEOUT
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(60)
            while connection.recv(65536):  # the greeting, and then the end
                pass


# ---------------------------------------------------------------- connections and places


def test_a_connection_serves_several_requests_until_the_server_closes_it(server: MisbehavingServer) -> None:
    server.answers["/unchanged"] = reply(304)
    server.answers["/last"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")  # and then closes
    held = CacheValidators(etag='"v1"')

    async def run() -> None:
        fetcher = http_fetcher(fetch_policy())
        for path in ("/feed", "/unchanged", "/feed", "/last", "/feed", "/missing", "/feed"):
            outcome = await fetcher.fetch(fetch_request(server.url(path), validators=held))
            assert path == "/missing" or not isinstance(outcome, FetchFailed)
            await asyncio.sleep(0.02)
        await fetcher.aclose()

    asyncio.run(run())
    # The body of an answer that is no use is not read, so its connection is not used again either.
    assert [request.connection for request in server.requests] == [1, 1, 1, 1, 2, 2, 3]


def test_idle_connections_are_few_and_go_to_their_own_origin_alone(server: MisbehavingServer) -> None:
    names = [f"h{number}.example" for number in range(25)]
    requests = [fetch_request(server.url("/feed", host=name)) for name in names * 2]
    outcomes = fetch_all(*requests, policy=fetch_policy(per_host=1), **resolving("127.0.0.1"))
    assert {type(outcome) for outcome in outcomes} == {Fetched}
    hosts = {(request.connection, request.header("host")) for request in server.requests}
    assert len(hosts) == len({connection for connection, _ in hosts})


def test_a_fetcher_may_be_used_again_in_another_event_loop_and_keeps_its_gaps(server: MisbehavingServer) -> None:
    fetcher = http_fetcher(fetch_policy(host_gap=timedelta(seconds=0.5), per_host=1, concurrency=1))

    async def run() -> None:
        outcomes = await asyncio.gather(*(fetcher.fetch(fetch_request(server.url("/feed"))) for _ in range(2)))
        assert all(isinstance(outcome, Fetched) for outcome in outcomes)
        await fetcher.aclose()

    asyncio.run(run())
    asyncio.run(run())
    assert len(server.requests) == 4
    assert all(later.at - earlier.at > 0.3 for earlier, later in pairwise(server.requests))


def test_the_wait_for_a_place_is_not_counted_against_the_deadline(server: MisbehavingServer) -> None:
    server.answers["/feed"] = reply(body=BODY, after=0.4)
    requests = [fetch_request(server.url("/feed"), deadline=timedelta(seconds=1.5))] * 5
    outcomes = fetch_all(*requests, policy=fetch_policy(per_host=1))
    assert [type(outcome) for outcome in outcomes] == [Fetched] * 5
    assert all(fetched(outcome).elapsed < timedelta(seconds=1.5) for outcome in outcomes)


def test_feeds_of_one_host_are_served_in_the_order_in_which_they_came(server: MisbehavingServer) -> None:
    urls = [server.url(f"/feed/{number}") for number in range(30)]
    fetch_all(*(fetch_request(url) for url in urls), policy=fetch_policy(per_host=1))
    assert [request.target for request in server.requests] == [f"/feed/{number}" for number in range(30)]


def test_a_redirect_to_another_host_waits_for_that_host_s_place_without_blocking(server: MisbehavingServer) -> None:
    """Two hosts whose feeds point at each other, one place each: nothing locks up, and no limit is broken."""
    server.answers["/a"] = redirect(server.url("/feed", host="b.example"))
    server.answers["/b"] = redirect(server.url("/feed", host="a.example"))
    requests = [
        fetch_request(server.url(path, host=host))
        for host, path in [("a.example", "/a"), ("b.example", "/b")]
        for _ in range(4)
    ]
    outcomes = fetch_all(*requests, policy=fetch_policy(per_host=1), **resolving("127.0.0.1"))
    assert Counter(type(outcome) for outcome in outcomes) == {Fetched: 8}
    assert server.most_at_once <= 2


def test_cancelling_a_fetch_frees_its_place(server: MisbehavingServer) -> None:
    server.answers["/slow"] = reply(body=BODY, after=0.5)

    async def run() -> None:
        fetcher = http_fetcher(fetch_policy(per_host=1, concurrency=1))
        stuck = asyncio.create_task(fetcher.fetch(fetch_request(server.url("/slow"))))
        waiting = asyncio.create_task(fetcher.fetch(fetch_request(server.url("/slow"))))
        await asyncio.sleep(0.1)
        waiting.cancel()
        stuck.cancel()
        await asyncio.gather(stuck, waiting, return_exceptions=True)
        assert stuck.cancelled()
        assert waiting.cancelled()
        fetched(await fetcher.fetch(fetch_request(server.url("/feed"))))
        await fetcher.aclose()

    asyncio.run(run())

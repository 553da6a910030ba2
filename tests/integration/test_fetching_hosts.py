"""Politeness per host: what one host is asked at once and how closely, however its feeds are spelt and reached."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from time import sleep

import pytest

from aggregator.fetching import opening
from aggregator.fetching.addresses import host_key
from aggregator.model import FailureKind, Fetched
from tests.support.fetching import failed, fetch_all, fetch_policy, fetch_request, http_fetcher
from tests.support.servers import MisbehavingServer, SeenRequest, redirect, reply, silence, together

GAP = timedelta(seconds=0.3)
FEED = reply(body=b"<rss/>", after=0.1)


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer({"/feed": FEED}) as running:
        yield running


def spread(requests: Sequence[SeenRequest]) -> float:
    """How far apart requests came, as a share of the gap; over all of them, since a busy machine delays single ones."""
    return (requests[-1].at - requests[0].at) / (len(requests) - 1) / GAP.total_seconds()


def resolve(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


@pytest.mark.parametrize(
    ("spelt", "key"),
    [
        ("Post.Example", "post.example"),
        ("post.example.", "post.example"),
        ("127.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("::ffff:127.0.0.1", "127.0.0.1"),
        ("0:0::1", "::1"),
        ("fade.beef", "fade.beef"),
        ("999.999.999.999", "999.999.999.999"),
    ],
)
def test_a_host_is_one_however_it_is_spelt(spelt: str, key: str) -> None:
    assert host_key(spelt) == key


SAME_HOST = {
    "one name": ["post.example"] * 8,
    "one name in several spellings": ["post.example", "POST.example", "post.example."] * 3,
    "one address in several spellings": ["127.0.0.1", "127.1", "2130706433"] * 3,
}


@pytest.mark.parametrize("name", SAME_HOST)
def test_many_feeds_of_one_host_are_asked_few_at_once_with_a_gap_between_starts(
    server: MisbehavingServer, name: str
) -> None:
    requests = [fetch_request(server.url("/feed", host=host)) for host in SAME_HOST[name]]
    outcomes = fetch_all(*requests, policy=fetch_policy(per_host=2, host_gap=GAP), resolve=resolve)
    assert {type(outcome) for outcome in outcomes} == {Fetched}
    assert server.most_at_once <= 2
    assert spread(server.requests) > 0.6


def test_what_is_made_for_the_first_request_does_not_shorten_its_gap(
    server: MisbehavingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = opening.authorities

    def slowly(ca_file: Path | None) -> ssl.SSLContext:
        sleep(1.6)
        return read(ca_file)

    fetch_all(fetch_request(server.url("/feed")))  # what a process loads once takes its time here
    monkeypatch.setattr(opening, "authorities", slowly)
    fetch_all(*[fetch_request(server.url("/feed"))] * 2, policy=fetch_policy(host_gap=timedelta(seconds=2)))
    _, first, second = server.requests
    assert second.at - first.at > 1.2


def test_other_hosts_do_not_wait(server: MisbehavingServer) -> None:
    server.answers["/feed"] = together(3, FEED)
    requests = [fetch_request(server.url("/feed", host=f"h{number}.example")) for number in range(8)]
    fetch_all(*requests, policy=fetch_policy(per_host=1, host_gap=timedelta(seconds=5)), resolve=resolve)
    assert server.most_at_once > 2


def test_no_more_requests_than_allowed_are_under_way_in_all(server: MisbehavingServer) -> None:
    server.answers["/feed"] = together(3, FEED)
    requests = [fetch_request(server.url("/feed", host=f"h{number}.example")) for number in range(12)]
    fetch_all(*requests, policy=fetch_policy(concurrency=3), resolve=resolve)
    assert server.most_at_once == 3


def test_feeds_that_redirect_to_one_host_keep_its_limits_too(server: MisbehavingServer) -> None:
    server.answers["/old"] = redirect(server.url("/feed", host="one.example"))
    requests = [fetch_request(server.url("/old", host=f"h{number}.example")) for number in range(6)]
    outcomes = fetch_all(*requests, policy=fetch_policy(per_host=1, host_gap=GAP), resolve=resolve)
    assert {type(outcome) for outcome in outcomes} == {Fetched}
    arrived = [request for request in server.requests if request.target == "/feed"]
    assert len(arrived) == 6
    assert spread(arrived) > 0.6


def test_a_host_that_hangs_is_asked_by_few_and_holds_up_no_other(server: MisbehavingServer) -> None:
    server.answers["/hang"] = silence()
    stuck = [fetch_request(server.url("/hang", host="slow.example"), deadline=timedelta(seconds=1))] * 3
    quick = [fetch_request(server.url("/feed", host=f"h{number}.example")) for number in range(4)]
    done: list[str] = []

    async def run() -> None:
        fetcher = http_fetcher(fetch_policy(per_host=1, concurrency=3), resolve=resolve)

        async def one(url: str) -> None:
            await fetcher.fetch(fetch_request(url, deadline=timedelta(seconds=1)))
            done.append(url)

        await asyncio.gather(*(one(request.url) for request in stuck + quick))
        await fetcher.aclose()

    asyncio.run(run())
    assert done[:4] != [stuck[0].url] * 4
    assert {url for url in done[:5] if "slow" not in url} == {request.url for request in quick}


def test_what_a_server_says_of_one_feed_holds_for_that_alone(server: MisbehavingServer) -> None:
    """Behind one host may stand the feeds of many publishers, each counted by itself."""
    server.answers |= dict.fromkeys(["/a", "/b"], reply(429, headers={"Retry-After": "120"}))
    *told, third = fetch_all(*(fetch_request(server.url(path)) for path in ("/a", "/b", "/feed")))
    assert [failed(outcome).kind for outcome in told] == [FailureKind.RATE_LIMITED] * 2
    assert isinstance(third, Fetched)

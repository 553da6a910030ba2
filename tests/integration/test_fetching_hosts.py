"""Politeness per host: what one host is asked at once and how closely, however its feeds are spelt and reached."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest

from aggregator.fetching.addresses import host_key
from aggregator.model import FailureKind, Fetched, FetchFailed, HostRests
from tests.support.fetching import failed, fetch_all, fetch_policy, fetch_request, http_fetcher
from tests.support.servers import Answer, MisbehavingServer, SeenRequest, redirect, reply, silence

GAP = timedelta(seconds=0.06)


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer({"/feed": reply(body=b"<rss/>", after=0.1)}) as running:
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
    assert spread(server.requests) > 0.8


def test_other_hosts_do_not_wait(server: MisbehavingServer) -> None:
    requests = [fetch_request(server.url("/feed", host=f"h{number}.example")) for number in range(8)]
    fetch_all(*requests, policy=fetch_policy(per_host=1, host_gap=timedelta(seconds=5)), resolve=resolve)
    assert server.most_at_once > 2


def test_no_more_requests_than_allowed_are_under_way_in_all(server: MisbehavingServer) -> None:
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
    assert spread(arrived) > 0.8


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


# ---------------------------------------------------------------- what a server says of all that it has

WAIT = {"Retry-After": "120"}
BUSY = reply(429, headers=WAIT)


def asked_in_turn(server: MisbehavingServer, *paths: str, insist: bool = False) -> list[object]:
    """What becomes of asking one path after the other, by one fetcher."""

    async def run() -> list[object]:
        fetcher = http_fetcher()
        try:
            return [await fetcher.fetch(fetch_request(server.url(path), insist=insist)) for path in paths]
        finally:
            await fetcher.aclose()

    return asyncio.run(run())


def test_a_server_that_sends_two_of_its_feeds_away_for_the_same_while_is_asked_for_no_third(
    server: MisbehavingServer,
) -> None:
    server.answers |= {"/a": BUSY, "/b": BUSY}
    *told, rests = asked_in_turn(server, "/a", "/b", "/feed")
    assert [failed(outcome).kind for outcome in told] == [FailureKind.RATE_LIMITED] * 2
    assert isinstance(rests, HostRests)
    assert rests.host == "127.0.0.1"
    assert timedelta(seconds=110) < rests.left <= timedelta(seconds=120)
    assert [request.target for request in server.requests] == ["/a", "/b"]


NOT_ALL: dict[str, tuple[Answer, list[str]]] = {
    "one feed alone": (BUSY, ["/a", "/feed"]),
    "one feed twice": (BUSY, ["/a", "/a", "/feed"]),
    "another that was answered between": (BUSY, ["/a", "/feed", "/b", "/feed"]),
    "another wait": (reply(429, headers={"Retry-After": "3600"}), ["/a", "/b", "/feed"]),
    "another status": (reply(503, headers=WAIT), ["/a", "/b", "/feed"]),
    "a refusal without a wait": (reply(429), ["/a", "/b", "/feed"]),
    "a wait that means nothing": (reply(404, headers=WAIT), ["/a", "/b", "/feed"]),
}


@pytest.mark.parametrize("name", NOT_ALL)
def test_what_it_says_of_one_feed_holds_for_that_alone(server: MisbehavingServer, name: str) -> None:
    """Behind one host may stand the feeds of many publishers, each counted by itself."""
    other, paths = NOT_ALL[name]
    server.answers |= {"/a": BUSY, "/b": other}
    assert isinstance(asked_in_turn(server, *paths)[-1], Fetched)


def test_waits_that_end_at_the_same_time_are_the_same(server: MisbehavingServer) -> None:
    """A server that counts by the minute says 120 now and 118 two seconds later."""
    server.answers |= {"/a": BUSY, "/b": reply(429, headers={"Retry-After": "118"})}
    assert isinstance(asked_in_turn(server, "/a", "/b", "/feed")[-1], HostRests)


def test_feeds_that_wait_for_their_place_at_a_host_are_not_asked_once_it_wants_to_rest(
    server: MisbehavingServer,
) -> None:
    paths = [f"/{number}" for number in range(8)]
    server.answers = dict.fromkeys(paths, BUSY)
    outcomes = fetch_all(*(fetch_request(server.url(path)) for path in paths), policy=fetch_policy(per_host=1))
    assert sum(isinstance(outcome, HostRests) for outcome in outcomes) == 6
    assert len(server.requests) == 2


def test_a_server_rests_no_longer_than_it_wished_nor_than_may_be_asked_for(server: MisbehavingServer) -> None:
    server.answers |= dict.fromkeys(["/a", "/b"], reply(503, headers={"Retry-After": "999999999"}))

    async def run() -> list[object]:
        fetcher = http_fetcher(fetch_policy(max_interval=timedelta(seconds=0.3)))
        ask = [fetch_request(server.url(path)) for path in ("/a", "/b", "/feed")]
        early = [await fetcher.fetch(request) for request in ask][-1]
        await asyncio.sleep(0.35)
        late = await fetcher.fetch(ask[-1])
        await fetcher.aclose()
        return [early, late]

    assert [type(outcome) for outcome in asyncio.run(run())] == [HostRests, Fetched]


def test_other_servers_and_other_ports_of_a_host_do_not_rest_with_it(server: MisbehavingServer) -> None:
    server.answers |= {"/a": BUSY, "/b": BUSY}
    with MisbehavingServer({"/feed": reply(body=b"<rss/>")}) as other:

        async def run() -> list[object]:
            fetcher = http_fetcher()
            urls = [server.url("/a"), server.url("/b"), other.url("/feed"), server.url("/feed")]
            outcomes: list[object] = [await fetcher.fetch(fetch_request(url)) for url in urls]
            await fetcher.aclose()
            return outcomes

        assert [type(outcome) for outcome in asyncio.run(run())] == [FetchFailed, FetchFailed, Fetched, HostRests]


def test_who_insists_asks_all_the_same(server: MisbehavingServer) -> None:
    server.answers |= {"/a": BUSY, "/b": BUSY}
    assert isinstance(asked_in_turn(server, "/a", "/b", "/feed", insist=True)[-1], Fetched)

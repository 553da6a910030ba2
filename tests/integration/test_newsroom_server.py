"""The newsroom is served over HTTP, step by step, with validators that tell the truth."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from aggregator.catalogue import load_catalogue
from aggregator.newsroom import NewsroomServer, demo_catalogue
from aggregator.newsroom.render import render
from tests.support.catalogue import POLICY

FOLDER = Path(__file__).parents[2] / "config" / "newsroom"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def get(url: str, **headers: str) -> Answer:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)
    try:
        connection.request(
            "GET", parts.path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        response = connection.getresponse()
        return Answer(response.status, dict(response.headers), response.read())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def standing() -> Iterator[NewsroomServer]:
    """A server that tests leave at its first step."""
    with NewsroomServer(FOLDER) as running:
        yield running


@pytest.fixture
def server() -> Iterator[NewsroomServer]:
    with NewsroomServer(FOLDER) as running:
        yield running


def test_each_feed_is_what_its_outlet_has_published_by_the_first_step(standing: NewsroomServer) -> None:
    assert standing.step == 1
    for outlet in standing.newsroom.outlets:
        if not outlet.fault:
            answer = get(standing.feed_urls()[outlet.id])
            assert answer.status == 200
            assert answer.body == render(outlet, standing.newsroom.entries(outlet, standing.newsroom.steps[0]))


def test_steps_bring_articles_until_the_last_one_is_out(server: NewsroomServer) -> None:
    url = server.feed_urls()["wire"]
    seen = [get(url).body]
    while server.advance():
        seen.append(get(url).body)
    assert server.step == server.steps == len(set(seen))
    assert not server.advance()


@pytest.mark.parametrize("name", ["If-None-Match", "If-Modified-Since"])
def test_an_unchanged_feed_is_answered_with_304_and_a_changed_one_in_full(server: NewsroomServer, name: str) -> None:
    url = server.feed_urls()["wire"]
    first = get(url)
    validator = first.headers["ETag" if name == "If-None-Match" else "Last-Modified"]
    unchanged = get(url, **{name: validator})
    assert (unchanged.status, unchanged.body) == (304, b"")
    assert unchanged.headers["ETag"] == first.headers["ETag"]
    server.advance()
    changed = get(url, **{name: validator})
    assert changed.status == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


def test_a_feed_that_a_step_leaves_as_it_was_keeps_its_validators(server: NewsroomServer) -> None:
    url = server.feed_urls()["quiet"]
    etag = get(url).headers["ETag"]
    server.advance()
    assert get(url, If_None_Match=etag).status == 304


def test_the_etag_decides_where_both_validators_are_sent(standing: NewsroomServer) -> None:
    first = get(standing.feed_urls()["wire"])
    answer = get(
        standing.feed_urls()["wire"], If_None_Match='"other"', If_Modified_Since=first.headers["Last-Modified"]
    )
    assert answer.status == 200


@pytest.mark.parametrize("value", ["", "yesterday", "Thu, 99 Foo 2026 00:00:00 GMT", "Wed, 04 Mar 2026 18:00:00 -0000"])
def test_a_date_that_cannot_be_read_makes_no_request_conditional(standing: NewsroomServer, value: str) -> None:
    assert get(standing.feed_urls()["wire"], If_Modified_Since=value).status == 200


def test_one_feed_always_fails_and_one_is_cut_short_until_it_is_mended(server: NewsroomServer) -> None:
    island, plains = server.feed_urls()["island"], server.feed_urls()["plains"]
    assert get(island).status == 500
    assert not get(plains).body.rstrip().endswith(b"</rss>")
    while server.advance():
        assert get(island).status == 500
    assert get(plains).body.rstrip().endswith(b"</rss>")


@pytest.mark.parametrize("path", ["/", "/feeds/", "/feeds/nobody.rss", "/feeds/../outlets.yaml", "/wire.rss"])
def test_anything_else_is_not_found(standing: NewsroomServer, path: str) -> None:
    assert get(standing.address + path).status == 404


def test_stopping_closes_the_port_and_removes_the_files() -> None:
    with NewsroomServer(FOLDER) as running:
        url = running.feed_urls()["wire"]
        shelf = Path(running._shelf.name)
        assert (shelf / "wire.rss").exists()
    assert not shelf.exists()
    with pytest.raises(ConnectionRefusedError):
        get(url)


def test_a_newsroom_that_was_never_started_can_be_stopped() -> None:
    NewsroomServer(FOLDER).stop()


def test_its_catalogue_names_every_feed_and_two_topics(standing: NewsroomServer, tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(demo_catalogue(standing.newsroom, standing.feed_urls(), every="2s"), encoding="utf-8")
    second = timedelta(seconds=1)
    policy = replace(POLICY, cadence=replace(POLICY.cadence, min_interval=second))
    catalogue = load_catalogue(path, policy)
    assert {feed.url for feed in catalogue.feeds} == set(standing.feed_urls().values())
    assert {feed.every for feed in catalogue.feeds} == {2 * second}
    assert {feed.family for feed in catalogue.feeds} == {None, "Tideway Press", "Riverside Media"}
    assert [topic.name for topic in catalogue.topics] == ["Sudan", "Ports and shipping"]

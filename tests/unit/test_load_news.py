"""The web of the load simulation publishes made-up news when its time has come, as real feeds would."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from aggregator.model import CacheValidators, Fetched, FetchOutcome, FetchRequest, NotModified, document_of
from aggregator.parsing.document import read_document
from tests.benchmarks.load_clock import CpuClock
from tests.benchmarks.load_news import BEGIN, LoadSize, NewsWeb, address, in_rhythm, write_news
from tests.support.clock import StillClock
from tests.support.limits import LIMITS
from tests.support.make import feed_spec

SIZE = LoadSize(feeds=8, days=1)
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The news of a day."""
    folder = tmp_path_factory.mktemp("news")
    write_news(folder, SIZE)
    return folder


def ask(web: NewsWeb, feed: int, etag: str | None = None) -> FetchOutcome:
    request = FetchRequest(
        url=address(feed),
        validators=CacheValidators(etag=etag),
        deadline=timedelta(seconds=30),
        max_bytes=1 << 24,
    )
    return asyncio.run(web.fetch(request))


def links(answer: FetchOutcome, clock: StillClock) -> list[str | None]:
    assert isinstance(answer, Fetched)
    read = read_document(document_of(feed_spec(), answer, seen=clock.now()), LIMITS)
    return [draft.link for draft in read.drafts]  # type: ignore[union-attr] - a ParseFailed fails the test


def test_a_document_holds_what_has_been_published_until_now_and_each_article_once(news: Path) -> None:
    clock = StillClock(BEGIN)
    web = NewsWeb(news, SIZE, clock)
    published: set[str | None] = set()
    for _ in range(24):
        clock.move(HOUR)
        found = links(ask(web, 1), clock)
        assert len(found) == len(set(found)) <= 30
        published |= set(found)
    web.close()
    assert len(published) > 10


def test_an_unchanged_document_is_not_sent_again(news: Path) -> None:
    clock = StillClock(BEGIN + 12 * HOUR)
    web = NewsWeb(news, SIZE, clock)
    first = ask(web, 1)
    assert isinstance(first, Fetched)
    assert isinstance(ask(web, 1, first.validators.etag), NotModified)
    clock.move(12 * HOUR)
    assert isinstance(ask(web, 1, first.validators.etag), Fetched)
    web.close()


def test_the_same_size_gives_the_same_news(news: Path, tmp_path: Path) -> None:
    write_news(tmp_path, SIZE)
    for name in ("news.xml", "places.jsonl"):
        assert (tmp_path / name).read_bytes() == (news / name).read_bytes()


def test_more_is_printed_at_noon_than_at_midnight_and_in_the_same_order() -> None:
    moments = [BEGIN + timedelta(minutes=each) for each in range(0, 24 * 60, 10)]
    moved = [in_rhythm(moment) for moment in moments]
    assert moved == sorted(moved)
    assert all(moment.date() == BEGIN.date() for moment in moved)
    noon, midnight = ([each for each in moved if begin <= each.hour < begin + 3] for begin in (11, 0))
    assert len(noon) > 3 * len(midnight)


def test_the_clock_goes_on_by_the_time_it_is_told_to_wait_and_never_back() -> None:
    clock = CpuClock(BEGIN)
    clock.wait_until(BEGIN + HOUR)
    later = clock.now()
    assert BEGIN + HOUR <= later < BEGIN + HOUR + timedelta(minutes=1)
    clock.wait(-600)
    assert clock.now() >= later

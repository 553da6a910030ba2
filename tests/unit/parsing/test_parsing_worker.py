"""The parser in its worker processes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from aggregator.model import FailureKind, FeedDocument, ParsedFeed, ParseFailed
from aggregator.parsing import ParsePolicy, WorkerParser
from tests.support.limits import LIMITS

FEED = b'<rss version="2.0"><channel><item><title>Tide</title></item></channel></rss>'
SLOW = FEED.replace(b"</item>", b"<a>" * 400_000 + b"</item>")
LARGE = b'{"version": "https://jsonfeed.org/version/1", "items": [' + b"[]," * 4_000_000 + b"1]}"


def policy(*, seconds: float = 20, memory: int = 512 * 2**20, recycle: int = 500) -> ParsePolicy:
    return ParsePolicy(
        workers=2, seconds=timedelta(seconds=seconds), memory_bytes=memory, recycle_after=recycle, limits=LIMITS
    )


def document(body: bytes) -> FeedDocument:
    return FeedDocument(body=body, url="https://a.example/feed")


@pytest.fixture(scope="module")
def strict() -> Iterator[WorkerParser]:
    """A parser with little time, little memory, and a new worker for each second document."""
    parser = WorkerParser(policy(seconds=0.5, memory=64 * 2**20, recycle=2))
    yield parser
    parser.close()


def test_a_document_that_takes_too_long_fails_alone(strict: WorkerParser) -> None:
    with ThreadPoolExecutor(2) as threads:
        slow, good = threads.map(strict.parse, (document(SLOW), document(FEED)))
    assert slow == ParseFailed(
        kind=FailureKind.PARSER, message="reading the document took longer than 0.5 s of processor time"
    )
    assert isinstance(good, ParsedFeed)


def test_a_document_that_needs_too_much_memory_fails_alone(strict: WorkerParser) -> None:
    failed = strict.parse(document(LARGE))
    assert isinstance(failed, ParseFailed)
    assert failed.kind is FailureKind.PARSER
    assert isinstance(strict.parse(document(FEED)), ParsedFeed)


def test_documents_go_on_while_workers_are_replaced(strict: WorkerParser) -> None:
    with ThreadPoolExecutor(4) as threads:
        outcomes = list(threads.map(strict.parse, [document(FEED)] * 12))
    assert all(isinstance(outcome, ParsedFeed) for outcome in outcomes)


def test_closing_ends_quickly_and_answers_those_who_wait() -> None:
    parser = WorkerParser(policy())
    assert isinstance(parser.parse(document(FEED)), ParsedFeed)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(parser.parse, document(SLOW))
        time.sleep(0.3)
        began = time.monotonic()
        parser.close()
        outcome = waiting.result(timeout=5)
        assert time.monotonic() - began < 5
    assert isinstance(outcome, ParseFailed)
    after = parser.parse(document(FEED))
    assert isinstance(after, ParseFailed)
    assert after.kind is FailureKind.INTERNAL

"""Feeds tried out: every ending is told, and one feed's fault is its own."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from aggregator.catalogue.trying import FeedTrier, Trial
from aggregator.model import (
    CUT_SHORT,
    CacheValidators,
    FailureKind,
    FeedDocument,
    Fetched,
    FetchFailed,
    FetchOutcome,
    FetchRequest,
    ParsedFeed,
    ParseOutcome,
)
from tests.support.clock import StillClock
from tests.support.make import feed_spec


class Web:
    """Answers every address with a document, but for hosts that are down; counts what is under way at once."""

    waiting = 0

    def __init__(self) -> None:
        self.asked: list[FetchRequest] = []
        self.most_at_once = self._at_once = self.closed = 0

    async def fetch(self, request: FetchRequest) -> FetchOutcome:
        self.asked.append(request)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        await asyncio.sleep(0.01)
        self._at_once -= 1
        if "down" in request.url:
            return FetchFailed(kind=FailureKind.CONNECT, message="no connection")
        return Fetched(
            url=request.url,
            status=200,
            body=b"",
            content_type="",
            validators=CacheValidators(etag='"x"'),
            elapsed=timedelta(milliseconds=7),
        )

    async def aclose(self) -> None:
        self.closed += 1


class Parser:
    """Finds an empty feed in every document, and breaks on one."""

    def parse(self, document: FeedDocument) -> ParseOutcome:
        if "poison" in document.url:
            raise ZeroDivisionError("of a kind that nobody foresaw")
        return ParsedFeed(format="rss20", notes=(CUT_SHORT,) if "torn" in document.url else ())

    def close(self) -> None:
        pass


def tried(*names: str, at_once: int = 10) -> tuple[dict[str, Trial], Web]:
    web, told = Web(), {}
    trier = FeedTrier(fetcher=web, parser=Parser(), clock=StillClock(), at_once=at_once)
    trier.try_all([feed_spec(name) for name in names], told=lambda trial: told.update({trial.spec.name: trial}))
    return told, web


def test_each_feed_is_told_of_and_a_fault_in_one_is_its_own() -> None:
    told, web = tried("Fine", "Down", "Poison", "Torn")
    assert {name: trial.in_words for name, trial in told.items()} == {
        "Fine": "works, but has no entries",
        "Down": "no connection",
        "Torn": "the document is cut short after 0 whole entries",
        "Poison": "internal error: ZeroDivisionError: of a kind that nobody foresaw",
    }
    assert told["Poison"].failure is not None
    assert told["Poison"].failure.kind is FailureKind.INTERNAL
    assert (told["Down"].status, told["Fine"].status) == (None, 200)
    assert web.closed == 1


def test_no_more_are_under_way_at_once_than_is_allowed_and_no_validator_is_sent() -> None:
    _, web = tried(*(f"Feed {n}" for n in range(12)), at_once=3)
    assert web.most_at_once == 3
    assert {request.validators for request in web.asked} == {CacheValidators()}

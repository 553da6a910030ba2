"""Feeds tried out: fetched and read as the service would, with nothing stored and no lease taken."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar, assert_never

from aggregator.links import redirected
from aggregator.model import (
    Article,
    FailureKind,
    FeedSpec,
    Fetched,
    FetchFailed,
    FetchOutcome,
    FetchRequest,
    NotModified,
    ParsedFeed,
    ParseFailed,
    cut_short,
    document_of,
)
from aggregator.normalizing import distinct
from aggregator.ports import Clock, FeedParser, Fetcher

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What one try of one address came to."""

    spec: FeedSpec
    outcome: FetchOutcome
    parsed: ParsedFeed | ParseFailed | None
    """What was read of a fetched document; None where none came."""
    articles: tuple[Article, ...] = ()
    """What would be stored, in the document's order."""

    @property
    def failure(self) -> FetchFailed | ParseFailed | None:
        """Why it failed, or None."""
        if isinstance(self.parsed, ParseFailed):
            return self.parsed
        return self.outcome if isinstance(self.outcome, FetchFailed) else None

    @property
    def in_words(self) -> str:
        """How it ended, for people, without a full stop."""
        failure = self.failure
        if failure is None:
            return "works" if self.articles else "works, but has no entries"
        told = failure.in_words if isinstance(failure, ParseFailed) else failure.message
        return redirected(told, self.outcome.url, self.hops)

    @property
    def feed(self) -> ParsedFeed | None:
        """The feed, where it is one."""
        return self.parsed if isinstance(self.parsed, ParsedFeed) else None

    @property
    def status(self) -> int | None:
        """The HTTP status, where there was an answer."""
        return None if isinstance(self.outcome, NotModified) else self.outcome.status

    @property
    def newest(self) -> datetime | None:
        """The latest date that an entry states; None where none does."""
        return max(
            (dated for article in self.articles if (dated := article.published or article.updated)), default=None
        )

    @property
    def hops(self) -> tuple[str, ...]:
        """The addresses that answered with a redirect."""
        return () if isinstance(self.outcome, NotModified) else self.outcome.hops

    @property
    def effective_url(self) -> str | None:
        """The address that a document came from."""
        return self.outcome.url if isinstance(self.outcome, Fetched) else None

    @property
    def moved_to(self) -> str | None:
        """Where the server says that the feed is for good, if it is there."""
        return self.outcome.permanent_url if isinstance(self.outcome, Fetched) and self.feed else None


class FeedTrier:
    """Tries feeds; the fetcher keeps to its hosts' gaps and to how many requests there may be at once."""

    def __init__(self, *, fetcher: Fetcher, parser: FeedParser, clock: Clock, at_once: int) -> None:
        """`at_once` bounds the documents in memory."""
        self._fetcher, self._parser, self._clock, self._at_once = fetcher, parser, clock, at_once

    def try_all(self, specs: Sequence[FeedSpec], *, told: Callable[[Trial], None]) -> None:
        """Try feeds, many at once, and tell of each as it ends; blocking."""
        asyncio.run(self.closing(self._all(specs, told)))

    async def closing(self, work: Awaitable[T]) -> T:
        """Do some work with this trier, and close the connections, which belong to the event loop, at its end."""
        try:
            return await work
        finally:
            await self._fetcher.aclose()

    async def _all(self, specs: Sequence[FeedSpec], told: Callable[[Trial], None]) -> None:
        places = asyncio.Semaphore(self._at_once)

        async def one(spec: FeedSpec) -> None:
            async with places:
                told(await self.try_one(spec))

        await asyncio.gather(*map(one, specs))

    async def try_one(self, spec: FeedSpec, *, max_redirects: int | None = None) -> Trial:
        """Try one feed; every ending is a value."""
        outcome = await self._fetcher.fetch(
            FetchRequest(
                url=spec.url,
                deadline=spec.deadline,
                max_bytes=spec.max_bytes,
                max_redirects=max_redirects,
                headers=spec.headers,
            )
        )
        match outcome:
            case Fetched():
                try:
                    return await asyncio.to_thread(self._read, spec, outcome)
                except Exception as error:  # noqa: BLE001 - one feed's fault must not end the trial of the others
                    message = f"internal error: {type(error).__name__}: {error}"
                    failed = ParseFailed(kind=FailureKind.INTERNAL, message=message)
                    return Trial(spec=spec, outcome=outcome, parsed=failed)
            case NotModified() | FetchFailed():
                return Trial(spec=spec, outcome=outcome, parsed=None)
            case _:
                assert_never(outcome)

    def _read(self, spec: FeedSpec, fetched: Fetched) -> Trial:
        parsed = self._parser.parse(document_of(spec, fetched, seen=self._clock.now()))
        if isinstance(parsed, ParsedFeed) and parsed.cut_short:
            parsed = cut_short(parsed)
        articles = distinct(parsed.drafts) if isinstance(parsed, ParsedFeed) else ()
        return Trial(spec=spec, outcome=fetched, parsed=parsed, articles=articles)

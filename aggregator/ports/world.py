"""The world outside: the time, servers and documents."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from aggregator.model import (
    FeedDocument,
    FetchOutcome,
    FetchRequest,
    PageRead,
    ParseFailed,
    ParseOutcome,
    PostOutcome,
    PostRequest,
)


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present, aware and in UTC."""


class Fetcher(Protocol):
    """Gets documents over HTTP."""

    @property
    def waiting(self) -> int:
        """How many fetches cannot begin yet, since their host is being asked for others; they cost it nothing."""

    async def fetch(self, request: FetchRequest) -> FetchOutcome:
        """Fetch one document; every ending is a value, and nothing but cancellation is raised."""

    async def aclose(self) -> None:
        """Close connections that are still open."""


class Poster(Protocol):
    """Sends messages over HTTP."""

    async def post(self, request: PostRequest) -> PostOutcome:
        """Send one message; every ending is a value, and nothing but cancellation is raised."""

    async def aclose(self) -> None:
        """Let go of what sending has opened; it may be used again, by another event loop too."""


class FeedParser(Protocol):
    """Reads feed documents."""

    def parse(self, document: FeedDocument) -> ParseOutcome:
        """Read one document, and make drafts of articles where it comes with its context.

        Blocking, safe to call from several threads, and never raises for a document's sake.
        """

    def close(self) -> None:
        """Stop the workers, if there are any."""


class PageReader(Protocol):
    """Finds the text of an article in its page."""

    def read_page(self, document: FeedDocument) -> PageRead | ParseFailed:
        """Read one page; blocking, safe to call from several threads, and never raises for a document's sake."""

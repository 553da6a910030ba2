"""Stand-ins for what polling needs from outside: a fetcher that answers from a list, a parser without processes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from aggregator.bookkeeping import MovePolicy
from aggregator.cadence import CadencePolicy
from aggregator.health import SilencePolicy
from aggregator.model import (
    CacheValidators,
    FeedDocument,
    Fetched,
    FetchOutcome,
    FetchRequest,
    ParseOutcome,
)
from aggregator.parsing.document import read_document
from aggregator.polling import PollPolicy
from tests.support.limits import LIMITS

POLICY = PollPolicy(
    claim=10,
    lease=timedelta(minutes=5),
    full_after=timedelta(days=7),
    start_gap=timedelta(),
    large=256 * 1024,
    moves=MovePolicy(moved_times=3, moved_for=timedelta(days=2)),
    cadence=CadencePolicy(
        min_interval=timedelta(minutes=5),
        max_interval=timedelta(days=1),
        max_backoff=timedelta(days=7),
        adapt_most=8,
        jitter=0.1,
    ),
)


SILENCE = SilencePolicy(times=10, least=timedelta(days=3), most=timedelta(days=60), unknown=timedelta(days=30))


class ScriptedFetcher:
    """Answers each address with what its list holds next, the last one for ever."""

    waiting = 0

    def __init__(self, answers: Mapping[str, Sequence[FetchOutcome | Exception]]) -> None:
        self.answers = {url: list(outcomes) for url, outcomes in answers.items()}
        self.meanwhile: Callable[[], None] = lambda: None
        self.asked: list[FetchRequest] = []

    async def fetch(self, request: FetchRequest) -> FetchOutcome:
        self.asked.append(request)
        self.meanwhile()
        answers = self.answers[request.url]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def aclose(self) -> None:
        """Nothing is open."""


class PlainParser:
    """The real parser, in this process."""

    def parse(self, document: FeedDocument) -> ParseOutcome:
        return read_document(document, LIMITS)

    def close(self) -> None:
        """Nothing is running."""


def rss(*items: tuple[str, str, str]) -> bytes:
    """An RSS 2.0 document of (guid, title, description)."""
    inner = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><link>https://post.example/{guid}</link>"
        f"<title>{title}</title><description>{text}</description>"
        "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate></item>"
        for guid, title, text in items
    )
    return f"<rss version='2.0'><channel><title>Post</title><link>https://post.example/</link>{inner}</channel></rss>".encode()


def fetched(body: bytes, *, etag: str | None = None, url: str = "https://harbour-post.example/feed.xml") -> Fetched:
    """A good answer."""
    return Fetched(
        url=url,
        status=200,
        body=body,
        content_type="application/rss+xml",
        validators=CacheValidators(etag=etag),
        elapsed=timedelta(milliseconds=50),
    )

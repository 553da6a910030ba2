"""The PAGE tick: the text of new articles taken from their pages, for feeds that wish for it.

Articles are stored, and may be grouped, before anybody looks at their pages; a text that comes counts as an edit for
matching and reading, though no version is made of it. A page is asked for as politely as a feed, by the same fetcher,
with the deadline and cap of its feed; headers and credentials of the feed go to its own origin alone. A claim is a next
try put off: whoever dies with pages in hand has them fetched again when it runs out, and it counts as no attempt.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import assert_never
from urllib.parse import urlsplit

from aggregator.errors import AggregatorError, DatabaseUnavailable
from aggregator.model import (
    FailureKind,
    FeedDocument,
    Fetched,
    FetchFailed,
    FetchOutcome,
    FetchRequest,
    NotModified,
    PageRead,
    ParseFailed,
    StoredArticle,
    WantedPage,
)
from aggregator.normalizing import detected_language, page_problem
from aggregator.ports import UNMETERED, Clock, Database, Fetcher, Meter, PageReader
from aggregator.work import work_on

_log = logging.getLogger(__name__)

_LOOK_EVERY = 0.5
"""Seconds between two looks whether to stop; pages in hand are then let go, until their claims run out."""
_FACTOR = 6
"""By how much each wait is longer than the one before: ten minutes, an hour, six hours."""
_FOR_EVER = frozenset(
    {
        FailureKind.NOT_FOUND,
        FailureKind.GONE,
        FailureKind.FORBIDDEN,
        FailureKind.ADDRESS_REFUSED,
        FailureKind.TOO_LARGE,
        FailureKind.NOT_A_FEED,
        FailureKind.PARSER,
    }
)
"""Failures that another try would only repeat."""
_ACCEPT = {"Accept": "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePolicy:
    """How pages are fetched."""

    lease: timedelta
    """How long a claim lasts; above a fetch's deadline, its wait for its host and reading."""
    at_once: int
    """Pages in hand; each host is asked as seldom as for feeds."""
    tries: int
    """Tries after which a page is given up."""
    first_wait: timedelta
    """Before the second try."""
    longest_wait: timedelta
    """Between two tries, unless the server asks for a longer one."""

    def again_after(self, attempt: int) -> timedelta | None:
        """The wait after a try that failed, the first being 1; None where it was the last."""
        if attempt >= self.tries:
            return None
        wait = self.first_wait
        for _ in range(1, attempt):
            if wait >= self.longest_wait:
                break
            wait *= _FACTOR
        return min(wait, self.longest_wait)


class FullTexts:
    """Fetches the pages that are wanted."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        fetcher: Fetcher,
        reader: PageReader,
        policy: PagePolicy,
        meter: Meter = UNMETERED,
    ) -> None:
        self._database, self._clock, self._fetcher = database, clock, fetcher
        self._reader, self._policy, self._meter = reader, policy, meter
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Claim no further pages."""
        self._stopping.set()

    def fetch_due(self, *, progress: Callable[[int], None] | None = None) -> int:
        """Fetch every page that is due; blocking; returns how many texts came of it.

        `progress` is told how many pages were dealt with, portion by portion.
        """
        kept = 0
        while not self._stopping.is_set():
            with self._database.write() as uow:
                now = self._clock.now()
                claimed = uow.pages.claim(now=now, until=now + self._policy.lease, limit=self._policy.at_once)
                uow.commit()
            if not claimed:
                break
            kept += asyncio.run(self._fetch_all(claimed))
            if progress is not None:
                progress(len(claimed))
        return kept

    async def _fetch_all(self, pages: list[WantedPage]) -> int:
        tasks = [asyncio.create_task(self._one(page)) for page in pages]
        try:
            waiting = set(tasks)
            while waiting and not self._stopping.is_set():
                _, waiting = await asyncio.wait(waiting, timeout=_LOOK_EVERY)
            for task in waiting:
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            await self._fetcher.aclose()
        return sum(each is True for each in ended)

    async def _one(self, page: WantedPage) -> bool:
        with work_on("page"):
            return await self._fetch(page)

    async def _fetch(self, page: WantedPage) -> bool:
        feed = page.feed
        request = FetchRequest(
            url=page.url,
            deadline=feed.deadline,
            max_bytes=feed.max_bytes,
            headers=_ACCEPT | (dict(feed.headers) if _origin(page.url) == _origin(feed.url) else {}),
        )
        try:
            outcome = await self._fetcher.fetch(request)
            return await asyncio.to_thread(self._settle, page, outcome)
        except DatabaseUnavailable as error:
            _log.debug("what came of a page was not stored: %s", error)  # its claim runs out, and it is fetched again
        except AggregatorError as error:
            _log.error("what came of a page was not stored: %s", error, extra={"article": page.article_id})
        except Exception as error:  # noqa: BLE001 - one page's fault must not end the others' fetching
            _log.exception("internal error while taking a text from its page", extra={"article": page.article_id})
            failure = FetchFailed(kind=FailureKind.INTERNAL, message=f"internal error: {type(error).__name__}")
            await asyncio.to_thread(self._fail, page, failure, None)
        return False

    def _settle(self, page: WantedPage, outcome: FetchOutcome) -> bool:
        """Store what came of a page; True for a text."""
        match outcome:
            case Fetched():
                document = FeedDocument(body=outcome.body, content_type=outcome.content_type, url=outcome.url)
                read = self._reader.read_page(document)
                if isinstance(read, PageRead):
                    return self._keep(page, outcome.url, read.text)
                self._fail(page, read, None)
            case FetchFailed():
                self._fail(page, outcome, outcome.wishes.retry_after)
            case NotModified():
                message = "the server says that nothing has changed, although nothing was held"
                self._fail(page, FetchFailed(kind=FailureKind.PROTOCOL, message=message), None)
            case _:
                assert_never(outcome)
        return False

    def _keep(self, page: WantedPage, url: str, text: str) -> bool:
        with self._database.write() as uow:
            stored = uow.articles.many([page.article_id]).get(page.article_id)
            problem = None if stored is None else page_problem(stored.as_fed, text)
            kept = problem is None and uow.pages.keep(
                page, url=url, text=text, now=self._clock.now(), language=_language(stored, text)
            )
            uow.commit()
        if problem is not None:
            self._fail(page, ParseFailed(kind=FailureKind.NOT_A_FEED, message=problem), None)
            return False
        self._meter.page_fetched("text")
        return kept

    def _fail(self, page: WantedPage, failure: FetchFailed | ParseFailed, asked: timedelta | None) -> None:
        wait = None if failure.kind in _FOR_EVER else self._policy.again_after(page.attempt)
        again = None if wait is None else self._clock.now() + max(wait, asked or timedelta())
        extra = {"article": page.article_id, "feed": page.feed.name, "gives_up": again is None}
        _log.info("no text from a page: %s", failure.message, extra=extra)
        with self._database.write() as uow:
            uow.pages.fail(page, error=failure.message, again=again)
            uow.commit()
        self._meter.page_fetched("given up" if again is None else "again")


def _language(stored: StoredArticle | None, text: str) -> str | None:
    """The language that a page's text is found to be in, where what the feed told was too short to say."""
    return detected_language(text) if stored is not None and stored.article.language is None else None


def _origin(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", url
    return parts.scheme.lower(), parts.netloc.rpartition("@")[2].lower()

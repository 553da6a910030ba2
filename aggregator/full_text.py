"""The PAGE tick: the text of new and edited articles taken from their pages, for feeds that wish for it.

Articles are stored, and may be grouped, before anybody looks at their pages; a text that comes counts as an edit for
matching and reading, though no version is made of it. The text of an edited article stays until its page has given
another one. A page is asked for as politely as a feed, by the same fetcher, with the deadline and cap of its feed;
headers and credentials of the feed go to its own origin alone. A site that has had too many requests is left alone by
all pages of the feed, and a paused feed's pages wait. A claim is a next try put off: whoever dies with pages in hand
has them fetched again when it runs out, and it counts as no attempt.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import assert_never
from urllib.parse import urlsplit, urlunsplit

from aggregator.cadence import asked_to_wait
from aggregator.errors import AggregatorError, DatabaseUnavailable
from aggregator.links import origin, redirected
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
        FailureKind.GONE,
        FailureKind.FORBIDDEN,
        FailureKind.ADDRESS_REFUSED,
        FailureKind.TOO_LARGE,
        FailureKind.NOT_A_FEED,
        FailureKind.PARSER,
    }
)
"""Failures that another try would only repeat; 404 is none, since a feed may be ahead of its pages."""
_UNWANTED = ParseFailed(kind=FailureKind.NOT_A_FEED, message="not asked for, since the feed wants no texts any more")
_ACCEPT = {"Accept": "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePolicy:
    """How pages are fetched."""

    lease: timedelta
    """How long a claim lasts; above a fetch's deadline, its wait for its host and reading."""
    at_once: int
    """Pages in hand; each host is asked as seldom as for feeds."""
    of_a_feed: int
    """Pages of one feed in hand: those of a server that hangs must not keep all others waiting."""
    tries: int
    """Tries after which a page is given up."""
    first_wait: timedelta
    """Before the second try."""
    longest_wait: timedelta
    """Between two tries, unless the server asks for a longer one."""
    longest_asked: timedelta
    """What a server that asks for one is granted at most."""

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

        `progress` is told how many pages were dealt with, as they end.
        """
        claimed = self._claim([])
        return asyncio.run(self._fetch_all(claimed, progress)) if claimed else 0

    async def _fetch_all(self, claimed: list[WantedPage], progress: Callable[[int], None] | None) -> int:
        kept = 0
        in_hand: dict[asyncio.Task[bool], int] = {}
        try:
            while not self._stopping.is_set():
                for page in claimed:
                    in_hand[asyncio.create_task(self._one(page))] = page.feed_id
                if not in_hand:
                    break
                ended, _ = await asyncio.wait(in_hand, timeout=_LOOK_EVERY, return_when=asyncio.FIRST_COMPLETED)
                for task in ended:
                    del in_hand[task]
                kept += sum(each is True for each in await asyncio.gather(*ended, return_exceptions=True))
                if progress is not None and ended:
                    progress(len(ended))
                claimed = await asyncio.to_thread(self._claim, list(in_hand.values()))
        finally:
            for task in in_hand:
                task.cancel()
            await asyncio.gather(*in_hand, return_exceptions=True)
            await self._fetcher.aclose()
        return kept

    def _claim(self, feeds_in_hand: Sequence[int]) -> list[WantedPage]:
        """Claim what there is room for, page by page, so that a feed gets no more than its share of it."""
        if self._stopping.is_set():
            return []
        pages: list[WantedPage] = []
        in_hand = Counter(feeds_in_hand)
        with self._database.write() as uow:
            now = self._clock.now()
            while in_hand.total() < self._policy.at_once:
                full = [feed_id for feed_id, count in in_hand.items() if count >= self._policy.of_a_feed]
                claimed = uow.pages.claim(now=now, until=now + self._policy.lease, limit=1, but_of=full)
                if not claimed:
                    break
                pages += claimed
                in_hand.update(page.feed_id for page in claimed)
            uow.commit()
        return pages

    async def _one(self, page: WantedPage) -> bool:
        with work_on("page"):
            return await self._fetch(page)

    async def _fetch(self, page: WantedPage) -> bool:
        feed = page.feed
        own = origin(page.url) == origin(feed.url)
        request = FetchRequest(
            url=_with_log_in(page.url, feed.url) if own else page.url,
            deadline=feed.deadline,
            max_bytes=feed.max_bytes,
            headers=_ACCEPT | (dict(feed.headers) if own else {}),
        )
        try:
            if not feed.full_text:
                await asyncio.to_thread(self._fail, page, _UNWANTED)
                return False
            outcome = await self._fetcher.fetch(request)
            return await asyncio.to_thread(self._settle, page, outcome)
        except DatabaseUnavailable as error:
            _log.debug("what came of a page was not stored: %s", error)  # its claim runs out, and it is fetched again
        except AggregatorError as error:
            _log.error("what came of a page was not stored: %s", error, extra={"article": page.article_id})
        except Exception as error:  # noqa: BLE001 - one page's fault must not end the others' fetching
            _log.exception("internal error while taking a text from its page", extra={"article": page.article_id})
            failure = FetchFailed(kind=FailureKind.INTERNAL, message=f"internal error: {type(error).__name__}")
            await asyncio.to_thread(self._fail, page, failure)
        return False

    def _settle(self, page: WantedPage, outcome: FetchOutcome) -> bool:
        """Store what came of a page; True for a text."""
        match outcome:
            case Fetched():
                document = FeedDocument(body=outcome.body, content_type=outcome.content_type, url=outcome.url)
                read = self._reader.read_page(document)
                if isinstance(read, PageRead):
                    return self._keep(page, outcome, read)
                self._fail(page, read, outcome)
            case FetchFailed():
                self._fail(page, outcome, outcome)
            case NotModified():
                message = "the server says that nothing has changed, although nothing was held"
                self._fail(page, FetchFailed(kind=FailureKind.PROTOCOL, message=message), outcome)
            case _:
                assert_never(outcome)
        return False

    def _keep(self, page: WantedPage, fetched: Fetched, read: PageRead) -> bool:
        url, text = fetched.url, read.text
        with self._database.write() as uow:
            stored = uow.articles.get(page.article_id)
            problem = None if stored is None else page_problem(stored.as_fed, read, url=url)
            kept = problem is None and uow.pages.keep(
                page, url=url, text=text, now=self._clock.now(), language=_language(stored, text)
            )
            uow.commit()
        if problem is not None:
            self._fail(page, ParseFailed(kind=FailureKind.NOT_A_FEED, message=problem), fetched)
            return False
        self._meter.page_fetched("text")
        return kept

    def _fail(self, page: WantedPage, failure: FetchFailed | ParseFailed, outcome: FetchOutcome | None = None) -> None:
        now, pause = self._clock.now(), min(asked_to_wait(failure), self._policy.longest_asked)
        told = failure.message if outcome is None else redirected(failure.message, outcome.url, outcome.hops)
        wait = None if failure.kind in _FOR_EVER else self._policy.again_after(page.attempt)
        again = None if wait is None else now + max(wait, pause)
        extra = {"article": page.article_id, "feed": page.feed.name, "gives_up": again is None}
        _log.info("no text from a page: %s", told, extra=extra)
        with self._database.write() as uow:
            uow.pages.fail(page, error=told, again=again)
            if pause or failure.kind is FailureKind.RATE_LIMITED:
                # The other pages would only be told the same, one after the other.
                until = now + max(pause, self._policy.first_wait)
                site = "{0.scheme}://{0.netloc}/".format(urlsplit(page.url)).lower()
                uow.pages.put_off(page.feed_id, site, now=now, until=until)
            uow.commit()
        self._meter.page_fetched("given up" if again is None else "again")


def _language(stored: StoredArticle | None, text: str) -> str | None:
    """The language that a page's text is found to be in, where what the feed told was too short to say."""
    return detected_language(text) if stored is not None and stored.article.language is None else None


def _with_log_in(url: str, feed_url: str) -> str:
    """A page's address with the user name and password of the feed's."""
    log_in, sign, _ = urlsplit(feed_url).netloc.rpartition("@")
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{log_in}{sign}{parts.netloc}"))

"""The RETENTION tick: what has become old enough goes, as far as nobody needs it.

Stories go whole, with their articles and everything about them: half a story would say that fewer newspapers had told
of an event than did. What people have decided about stays for ever, and so does what a feed still shows, which would
otherwise be taken for new at the next poll. Other rows go by their own age.

What may go is looked for while nothing is locked, and deleted in short transactions. Their size follows from how long
the last one took, and between two of them is a pause several times as long, so that polling and reviewing go on.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

from aggregator.last_document import LastDocument, is_among
from aggregator.ports import ArticlePlace, Clock, Database, OldRows, OldStory, UnitOfWork
from aggregator.work import work_on

_log = logging.getLogger(__name__)

STORIES: Final = "stories"
ARTICLES: Final = "articles"

_LOCK: Final = "retention"
_LOCK_FOR: Final = timedelta(minutes=1)
_LOOKED_AT: Final = 200
"""Stories looked at between two pauses."""
_FOUND: Final = 2_000
"""Other rows found at a time."""
_LONGEST: Final = 0.010
"""Seconds that a transaction should take: a writer that has to wait for it is to be done within 50 ms, all in all."""
_REST: Final = 4.0
"""A pause is so many times as long as the transaction before it."""
_FIRST: Final = 5
_MOST: Final = 500
"""Rows, stories or pages in one transaction."""
_RETRIES: Final = 5
"""How often stories are tried whose feeds are being written to; they are met again by the next tick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPolicy:
    """How long things are kept; None is for ever."""

    stories: timedelta | None
    """After the last article was published, and first seen; at least twice the window in which articles are matched."""
    revisions: timedelta | None
    evidence: timedelta | None
    fetch_log: timedelta | None
    requests: timedelta | None
    membership_log: timedelta | None

    def of(self, rows: OldRows) -> timedelta | None:
        """How long rows of a kind are kept."""
        match rows:
            case OldRows.FETCH_LOG:
                return self.fetch_log
            case OldRows.REQUESTS:
                return self.requests
            case OldRows.MEMBERSHIP_LOG:
                return self.membership_log
            case OldRows.REVISIONS:
                return self.revisions
            case OldRows.EVIDENCE | OldRows.QUESTIONS:
                return self.evidence


class _Pace:
    """How much is done in one transaction."""

    def __init__(self) -> None:
        self.size = _FIRST
        self._began = 0.0

    def begin(self) -> None:
        self._began = monotonic()

    def end(self) -> float:
        """Note that the transaction has ended; returns how many seconds to rest."""
        took = monotonic() - self._began
        if took > _LONGEST:
            self.size = max(1, int(self.size * _LONGEST / took))
        elif took < _LONGEST / 2:
            self.size = min(_MOST, self.size * 2)
        return took * _REST


class Retention:
    """Deletes what is old; `owner` names this process on the lock that keeps two of them apart."""

    def __init__(self, *, database: Database, clock: Clock, policy: RetentionPolicy, owner: str) -> None:
        self._database, self._clock, self._policy, self._owner = database, clock, policy, owner
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Begin no further transaction."""
        self._stopping.set()

    def old(self, *, progress: Callable[[str, int], None] | None = None) -> Mapping[str, int]:
        """How many rows of each kind would go by now; nothing is deleted."""
        told: Counter[str] = Counter()
        now = self._clock.now()
        for found in self._old_stories(now):
            told.update({STORIES: len(found), ARTICLES: sum(len(each.articles) for each in found)})
            if progress is not None:
                progress(STORIES, len(found))
        for rows, before in self._ages(now):
            with self._database.read() as uow:
                told[rows] = uow.retention.count_old(rows, before)
        return told

    def expire(self, *, progress: Callable[[str, int], None] | None = None) -> Mapping[str, int] | None:
        """Delete what is old; returns how many rows of each kind have gone, None where another process is at it.

        `progress` is told of each transaction: of what, and how many rows.
        """
        gone: Counter[str] = Counter()

        def told(kind: str, rows: int) -> None:
            gone[kind] += rows
            if progress is not None and rows and kind != ARTICLES:
                progress(kind, rows)

        now = self._clock.now()
        if not self._take_lock():
            return None
        try:
            for found in self._old_stories(now):
                self._drop_stories(found, now, told)
            for rows, before in self._ages(now):
                self._drop_rows(rows, before, told)
            if gone.total():
                self._give_back_space()
                _log.info("old rows deleted", extra={kind: count for kind, count in gone.items() if count})
        finally:
            with self._database.write() as uow:
                uow.locks.release(_LOCK, owner=self._owner)
                uow.commit()
        return gone

    def _ages(self, now: datetime) -> Iterator[tuple[OldRows, datetime]]:
        for rows in OldRows:
            kept_for = self._policy.of(rows)
            if kept_for is not None:
                yield rows, now - kept_for

    def _old_stories(self, now: datetime) -> Iterator[list[OldStory]]:
        """Old stories of which no feed shows anything any more, in portions."""
        if self._policy.stories is None:
            return
        before, after = now - self._policy.stories, None
        while not self._stopping.is_set():
            found, after = self._look(before, after)
            if found:
                yield found
            if after is None:
                return

    def _look(self, before: datetime, after: ArticlePlace | None) -> tuple[list[OldStory], ArticlePlace | None]:
        with work_on("retention"), self._database.read() as uow:
            page = uow.retention.old_stories(before, after=after, limit=_LOOKED_AT)
            feeds = {feed_id for story in page.found for feed_id, _ in story.articles}
            documents = uow.retention.documents(feeds)
        # Of a feed whose document has not been read since it was last forgotten, everything may be in it.
        shown = {
            feed_id: None if packed is None else LastDocument.unpack(packed).shown
            for feed_id, packed in documents.items()
        }

        def is_shown(story: OldStory) -> bool:
            keys = ((shown[feed_id], article) for feed_id, article in story.articles)
            return any(held is None or is_among(held, article) for held, article in keys)

        return [story for story in page.found if not is_shown(story)], page.following

    def _drop_stories(self, found: Sequence[OldStory], now: datetime, told: Callable[[str, int], None]) -> None:
        assert self._policy.stories is not None  # noqa: S101 (nothing is found where it is)
        before, left, pace, tries = now - self._policy.stories, [story.id for story in found], _Pace(), 0
        while left and not self._stopping.is_set():
            portion = left[: pace.size]
            with work_on("retention"), self._database.write() as uow:
                self._hold_lock(uow)
                uow.stories.serialise()
                pace.begin()  # what others made it wait for is not its own work
                dropped = uow.retention.drop_stories(portion, before, now=now)
                uow.commit()
            rest = pace.end()
            tries = tries + 1 if dropped is None else 0
            if dropped is not None or tries > _RETRIES:
                left = left[len(portion) :]
            if dropped is not None:
                told(ARTICLES, dropped.articles)
                told(STORIES, dropped.stories)
            self._stopping.wait(rest)

    def _drop_rows(self, rows: OldRows, before: datetime, told: Callable[[str, int], None]) -> None:
        pace = _Pace()
        while not self._stopping.is_set():
            with self._database.read() as uow:
                keys = uow.retention.find_old(rows, before, limit=_FOUND)
            left = list(keys)
            while left and not self._stopping.is_set():
                portion, left = left[: pace.size], left[pace.size :]
                with work_on("retention"), self._database.write() as uow:
                    pace.begin()
                    self._hold_lock(uow)
                    dropped = uow.retention.drop_old(rows, portion)
                    uow.commit()
                told(rows, dropped)
                self._stopping.wait(pace.end())
            if len(keys) < _FOUND:
                return

    def _give_back_space(self) -> None:
        pace = _Pace()
        while not self._stopping.is_set():
            with self._database.write() as uow:
                pace.begin()
                given = uow.retention.give_back(pace.size)
                uow.commit()
            if not given:
                return
            self._stopping.wait(pace.end())

    def _take_lock(self) -> bool:
        with self._database.write() as uow:
            taken = self._hold_lock(uow)
            uow.commit()
        return taken

    def _hold_lock(self, uow: UnitOfWork) -> bool:
        now = self._clock.now()
        return uow.locks.acquire(_LOCK, owner=self._owner, now=now, until=now + _LOCK_FOR)

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
from typing import Final, TypeVar

from aggregator.last_document import LastDocument, is_among
from aggregator.ports import ArticlePlace, Clock, Database, Dropped, OldRows, OldStory, UnitOfWork
from aggregator.work import work_on

K = TypeVar("K")
D = TypeVar("D")

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


class _LockHeld(Exception):
    """Another process has the lock: it was there first, or this one has not renewed it in time."""


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
            if progress is not None and found:
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
        try:
            self._renew_lock()
        except _LockHeld:
            return None
        try:
            for found in self._old_stories(now):
                self._renew_lock()  # also where nothing of what was looked at may go
                self._drop_stories(found, now, told)
            for rows, before in self._ages(now):
                self._drop_rows(rows, before, told)
            if gone.total():
                self._give_back_space()
        except _LockHeld:
            _log.warning("another process deletes what is old, since this one was too slow to keep its lock")
        finally:
            with self._database.write() as uow:
                uow.locks.release(_LOCK, owner=self._owner)
                uow.commit()
        if gone.total():
            _log.info("old rows deleted", extra={kind: count for kind, count in gone.items() if count})
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
        before = now - self._policy.stories

        def drop(uow: UnitOfWork, portion: Sequence[int]) -> Dropped | None:
            return uow.retention.drop_stories(portion, before, now=now)

        for dropped in self._in_portions([story.id for story in found], drop, _Pace(), serialised=True):
            told(ARTICLES, dropped.articles)
            told(STORIES, dropped.stories)

    def _drop_rows(self, rows: OldRows, before: datetime, told: Callable[[str, int], None]) -> None:
        def drop(uow: UnitOfWork, portion: Sequence[object]) -> int:
            return uow.retention.drop_old(rows, portion)

        pace = _Pace()
        while not self._stopping.is_set():
            with self._database.read() as uow:
                keys = uow.retention.find_old(rows, before, limit=_FOUND)
            for dropped in self._in_portions(keys, drop, pace):
                told(rows, dropped)
            if len(keys) < _FOUND:
                return

    def _in_portions(
        self,
        left: Sequence[K],
        drop: Callable[[UnitOfWork, Sequence[K]], D | None],
        pace: _Pace,
        *,
        serialised: bool = False,
    ) -> Iterator[D]:
        """What goes with each portion, in a transaction of its own; one of which nothing can go is left in the end."""
        tries = 0
        while left and not self._stopping.is_set():
            portion = left[: pace.size]
            with work_on("retention"), self._database.write() as uow:
                self._hold_lock(uow)
                if serialised:
                    uow.stories.serialise()
                pace.begin()  # what others made it wait for is not its own work
                dropped = drop(uow, portion)
                uow.commit()
            rest, tries = pace.end(), tries + 1
            if dropped is not None:
                yield dropped
            if dropped is not None or tries > _RETRIES:
                left, tries = left[len(portion) :], 0
            self._stopping.wait(rest)

    def _give_back_space(self) -> None:
        pace = _Pace()
        while not self._stopping.is_set():
            with self._database.write() as uow:
                self._hold_lock(uow)
                pace.begin()
                given = uow.retention.give_back(pace.size)
                uow.commit()
            if not given:
                return
            self._stopping.wait(pace.end())

    def _renew_lock(self) -> None:
        with self._database.write() as uow:
            self._hold_lock(uow)
            uow.commit()

    def _hold_lock(self, uow: UnitOfWork) -> None:
        now = self._clock.now()
        if not uow.locks.acquire(_LOCK, owner=self._owner, now=now, until=now + _LOCK_FOR):
            raise _LockHeld

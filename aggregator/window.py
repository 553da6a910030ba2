"""Keeps the matcher's index filled with the days of stored articles that are being compared with.

Articles are matched against stories of the days around them. Usually that is the last fortnight; a feed that shows old
entries, or a replayed archive, needs other days. Days are loaded from the database when they are first needed and
dropped when they have not been needed for a while, so the index holds what is used and no more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from aggregator.matching import PACKED, MatchPolicy, Signature, StoryIndex, pack, sign_stored
from aggregator.model import StoredArticle
from aggregator.ports import Database, UnitOfWork

_log = logging.getLogger(__name__)

_IDLE_BATCHES = 100
"""A day that so many batches have not needed is dropped from memory."""
_PORTION = 500
"""Articles signed at a time."""
LOADED_AT_ONCE = 20_000
"""Articles whose signatures are taken into the index at a time; some half a second."""


class MatchWindow:
    """A `StoryIndex` over a moving set of days; with `keep` unset nothing is written, as in a reading transaction."""

    def __init__(self, policy: MatchPolicy, *, keep: bool = True) -> None:
        self._keep, self._policy = keep, policy
        self.index = StoryIndex(policy)
        self._days: dict[date, set[int]] = {}
        self._used: dict[date, int] = {}
        self._batch = 0
        self._cursor: int | None = None

    def get_ready(self, database: Database, batch: Iterable[StoredArticle], going_on: Callable[[], None]) -> None:
        """Do most of what `prepare` would, for the first time, and keep nobody else from writing meanwhile.

        Loading takes seconds, and to sign all articles anew, after an upgrade, minutes. `going_on` is called every
        second or so, and ends it by whatever it raises.
        """
        unsigned: dict[int, int] = {}
        with database.read() as uow:
            self._cursor = uow.stories.last_change()
            for start, end in _runs(self._needed(batch)):
                unsigned |= self._load_signed(uow, start, end, going_on)
        if unsigned:
            _log.info("what is compared of %d articles is read anew, before any other is grouped", len(unsigned))
        for ids in portions(unsigned, _PORTION):
            going_on()
            with database.read() as uow:
                signed = _signed(uow, ids)
            with database.write() as uow:
                uow.articles.store_signatures(PACKED, signed)
                uow.commit()
            self._load_packed(unsigned, signed)

    def prepare(self, uow: UnitOfWork, batch: Iterable[StoredArticle]) -> None:
        """Load the days around a batch, and follow what others have moved since the last one."""
        self._batch += 1
        if self._cursor is None:
            self._cursor = uow.stories.last_change()
        else:
            self._follow(uow, self._cursor)
        needed = self._needed(batch)
        self._need(uow, needed)
        self._used.update(dict.fromkeys(needed, self._batch))
        self._drop_idle()

    def cover(self, uow: UnitOfWork, since: datetime, until: datetime) -> None:
        """Load the days of a period and those around it."""
        self._need(uow, set(self._around(since, until)))

    def _needed(self, batch: Iterable[StoredArticle]) -> set[date]:
        times = (stored.article.sort_time for stored in batch)
        return {day for time in times for day in self._around(time, time)}

    def _around(self, since: datetime, until: datetime) -> Iterator[date]:
        reach = self._policy.window
        day, last = (since - reach).date(), (until + reach).date()
        while day <= last:
            yield day
            day += timedelta(days=1)

    def _need(self, uow: UnitOfWork, needed: set[date]) -> None:
        for start, end in _runs(needed - self._days.keys()):
            self._load(uow, start, end)

    def placed(self, stored: StoredArticle, story_id: int, signature: Signature) -> None:
        """Take an article into the index, or move or renew it there."""
        # An edit may have given it another day, whose articles outlast those of the first.
        for held in self._days.values():
            held.discard(stored.id)
        self._days.setdefault(stored.article.sort_time.date(), set()).add(stored.id)
        self.index.place(stored.id, story_id, signature)

    def written(self, uow: UnitOfWork) -> None:
        """Note that the log up to here is already in the index; call when the batch has been written."""
        self._cursor = uow.stories.last_change()

    def _follow(self, uow: UnitOfWork, before: int) -> None:
        self._cursor = before
        while changes := uow.stories.changes(self._cursor, limit=1000):
            self._cursor = changes[-1].seq
            moved = {c.article_id: c.story_id for c in changes if self.index.story_of(c.article_id) is not None}
            for article_id, story_id in moved.items():
                if story_id is None:
                    self.index.remove(article_id)
                else:
                    self.index.move(article_id, story_id)
        # Looked for afterwards, so that nothing can have gone between: who has slept for days may have missed moves.
        if uow.stories.first_change() > before + 1:
            self.index = StoryIndex(self._policy)
            self._days.clear()
            self._used.clear()

    def _load(self, uow: UnitOfWork, start: date, end: date) -> None:
        """Load days by their stored signatures; what has none by this version is signed, and kept for the next time."""
        unsigned = self._load_signed(uow, start, end)
        for ids in portions(unsigned, _PORTION):
            signed = _signed(uow, ids)
            if self._keep:
                uow.articles.store_signatures(PACKED, signed)
            self._load_packed(unsigned, signed)

    def _load_signed(
        self, uow: UnitOfWork, start: date, end: date, going_on: Callable[[], None] = lambda: None
    ) -> dict[int, int]:
        """Load what has a signature of this version; returns the stories of the articles that have none."""
        for n in range((end - start).days):
            self._days.setdefault(start + timedelta(days=n), set())
        unsigned: dict[int, int] = {}
        portion: dict[int, tuple[int, bytes]] = {}
        for place in uow.stories.signed_window(_midnight(start), _midnight(end), PACKED):
            if place.article_id in self.index:
                continue
            self._days[place.sort_time.date()].add(place.article_id)
            if place.packed is None:
                unsigned[place.article_id] = place.story_id
            else:
                portion[place.article_id] = (place.story_id, place.packed)
            # Between two portions more is read: a database that hears nothing for long takes its client for hung.
            if len(portion) == LOADED_AT_ONCE:
                self.index.load(portion)
                portion = {}
                going_on()
        self.index.load(portion)
        return unsigned

    def _load_packed(self, stories: Mapping[int, int], signed: Mapping[int, bytes]) -> None:
        self.index.load({key: (stories[key], packed) for key, packed in signed.items()})

    def _drop_idle(self) -> None:
        for day in [day for day, last in self._used.items() if self._batch - last > _IDLE_BATCHES]:
            del self._used[day]
            for article_id in self._days.pop(day, ()):
                self.index.remove(article_id)


def _signed(uow: UnitOfWork, ids: Iterable[int]) -> dict[int, bytes]:
    """Sign stored articles; those that are gone by now are left out."""
    articles = uow.articles.many(ids).items()
    return {key: pack(sign_stored(stored)) for key, stored in articles}


def portions(ids: Iterable[int], size: int) -> Iterator[list[int]]:
    """The ids, so many at a time."""
    rest = iter(ids)
    while portion := list(islice(rest, size)):
        yield portion


def _runs(days: set[date]) -> list[tuple[date, date]]:
    """Neighbouring days as half-open ranges."""
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and runs[-1][1] == day:
            runs[-1] = (runs[-1][0], day + timedelta(days=1))
        else:
            runs.append((day, day + timedelta(days=1)))
    return runs


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)

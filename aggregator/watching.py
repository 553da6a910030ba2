"""What an operator has to know: looked at for whoever asks, and told on the desk when it needs a person.

Notices tell of feeds that are broken, silent or gone, of questions that nobody answers, and of articles that no story
takes. They come and go by themselves. The numbers behind them are for the metrics, which are asked for far more often
than they change, so that they are kept for some seconds.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

from aggregator.errors import DatabaseError
from aggregator.health import FeedCondition, FeedState, SilencePolicy, describe, needs_a_person
from aggregator.model import Feed
from aggregator.ports import GROUPER_LOCK, Clock, Database, Notice, UnitOfWork, Vitals
from aggregator.quantities import format_duration, format_moment

BROKEN, SILENT, GONE = "broken feeds", "silent feeds", "gone feeds"
QUESTIONS, GROUPING = "questions", "grouping"
KEYS: Final = (BROKEN, SILENT, GONE, QUESTIONS, GROUPING)
"""Of the notices that are put and taken down here."""

_TELLING: Final[Mapping[FeedState, tuple[str, str]]] = {
    FeedState.BROKEN: (BROKEN, "Feeds that cannot be read"),
    FeedState.SILENT: (SILENT, "Feeds that answer, but have brought nothing new for much longer than usual"),
    FeedState.GONE: (GONE, "Feeds that are gone for good, say their servers, to be taken out of the feeds file"),
}
_NAMED = 5
"""Feeds that a notice names; the page of feeds has all."""
_NAME_CHARS = 60
_KEPT = 5.0
"""Seconds for which what waits is not counted again."""
_FEEDS_KEPT = 60.0
"""The same for feeds, each of which has to be described."""
_PATIENCE = 2.0
"""Seconds that one who asks waits for another who is asking the database already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchPolicy:
    """From when on a person is told."""

    broken_after: timedelta
    """A feed is broken."""
    question_after: timedelta
    """A question has no answer."""
    ungrouped_after: timedelta
    """An article has no story."""
    silence: SilencePolicy
    """A feed brings nothing new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen."""

    feeds: Mapping[FeedState, int]
    """Feeds by state; every state is there."""
    vitals: Vitals
    grouper: tuple[str, datetime] | None
    """Who holds the grouper's lock and until when."""
    notices: tuple[str, ...]
    """Keys of all notices."""


class Watch:
    """Looks and tells."""

    def __init__(self, *, database: Database, clock: Clock, policy: WatchPolicy) -> None:
        self._database, self._clock, self._policy = database, clock, policy
        self._looking = threading.Lock()
        self._last: tuple[float, Look] | None = None
        self._feeds: tuple[float, Mapping[FeedState, int]] | None = None

    def look(self) -> Look:
        """What there is now, or was a few seconds ago; raises `DatabaseError`, and does not queue where it hangs."""
        if not self._looking.acquire(timeout=_PATIENCE):
            raise DatabaseError("the database has not answered an earlier look yet")
        try:
            if self._last is None or monotonic() - self._last[0] >= _KEPT:
                with self._database.read() as uow:
                    seen = Look(
                        feeds=self._states(uow),
                        vitals=uow.vitals.get(),
                        grouper=uow.locks.holder(GROUPER_LOCK),
                        notices=tuple(notice.key for notice in uow.notices.all()),
                    )
                self._last = monotonic(), seen
            return self._last[1]
        finally:
            self._looking.release()

    def _states(self, uow: UnitOfWork) -> Mapping[FeedState, int]:
        if self._feeds is None or monotonic() - self._feeds[0] >= _FEEDS_KEPT:
            now = self._clock.now()
            states = Counter(describe(feed, now=now, silence=self._policy.silence).state for feed in uow.feeds.all())
            self._feeds = monotonic(), {state: states[state] for state in FeedState}
        return self._feeds[1]

    def tell(self) -> None:
        """Put up the notices that are due and take down those that are no longer; writes only where some change."""
        now = self._clock.now()
        with self._database.read() as uow:
            wanted = {notice.key: notice for notice in self._due(uow, now)}
            shown = {notice.key: notice for notice in uow.notices.all() if notice.key in KEYS}
        changed = [key for key in KEYS if wanted.get(key) != shown.get(key)]
        if not changed:
            return
        with self._database.write() as uow:
            for key in changed:
                uow.notices.clear(key)
                if key in wanted:
                    uow.notices.put(wanted[key])
            uow.commit()

    def _due(self, uow: UnitOfWork, now: datetime) -> Iterator[Notice]:
        described = [(feed, describe(feed, now=now, silence=self._policy.silence)) for feed in uow.feeds.all()]
        limit = self._policy.broken_after
        found = [each for each in described if needs_a_person(each[1], now=now, broken_after=limit)]
        for state, (key, what) in _TELLING.items():
            of_state = [each for each in found if each[1].state is state]
            if of_state:
                yield _of_feeds(key, what, of_state, now)
        vitals = uow.vitals.get()
        asked, stored = vitals.oldest_question, vitals.oldest_ungrouped
        if asked is not None and now - asked >= self._policy.question_after:
            text = f"Questions have waited for an answer since {format_moment(asked)}: the queue has them."
            yield Notice(key=QUESTIONS, text=text, since=asked + self._policy.question_after)
        if stored is not None and now - stored >= self._policy.ungrouped_after:
            waited = format_duration(self._policy.ungrouped_after)
            text = f"Articles have waited for a story for longer than {waited}: grouping is behind, or has stopped."
            yield Notice(key=GROUPING, text=text, since=_before(uow, GROUPING, text) or now)


def _before(uow: UnitOfWork, key: str, text: str) -> datetime | None:
    """Since when a notice is up that says the same."""
    return next((each.since for each in uow.notices.all() if (each.key, each.text) == (key, text)), None)


def _of_feeds(key: str, what: str, found: Sequence[tuple[Feed, FeedCondition]], now: datetime) -> Notice:
    """A notice that names some feeds, those that have been so longest first."""
    found = sorted(found, key=lambda each: (each[1].since or now, each[0].id))
    names = [feed.spec.name[:_NAME_CHARS] for feed, _ in found[:_NAMED]]
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    text = f"{what}: {', '.join(names)}{more}."
    return Notice(key=key, text=text, since=found[0][1].since or now)

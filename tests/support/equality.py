"""Polling a sequence of documents in changed items alone, and whole, to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from aggregator.model import FailureKind, FeedDocument, FeedSpec, Fetched, ParsedFeed, ParseOutcome
from aggregator.polling import Poller, PollResult
from aggregator.ports import Database
from tests.support.clock import StillClock
from tests.support.make import NOON
from tests.support.polling import POLICY, PlainParser, ScriptedFetcher
from tests.support.sqlite import empty_sqlite


class CountingParser(PlainParser):
    """Counts items read and left out, and can be made to read all."""

    def __init__(self, *, whole: bool) -> None:
        self._whole = whole
        self.read = self.unread = 0

    def parse(self, document: FeedDocument) -> ParseOutcome:
        outcome = super().parse(replace(document, known=frozenset()) if self._whole else document)
        if isinstance(outcome, ParsedFeed):
            self.read += len(outcome.drafts)
            self.unread += len(outcome.unread)
        return outcome


class Polled:
    """A feed after it was polled once for each of its documents."""

    def __init__(self, database: Database, spec: FeedSpec, documents: Sequence[Fetched], *, whole: bool) -> None:
        clock = StillClock()
        with database.write() as uow:
            feed_id = uow.feeds.add(spec, now=NOON, next_due=NOON, paused=None)
            uow.commit()
        self.parser = CountingParser(whole=whole)
        self.results: list[PollResult] = []
        self.states: list[Any] = []
        fetcher = ScriptedFetcher({spec.url: documents})
        self.asked = fetcher.asked
        poller = Poller(
            database=database,
            clock=clock,
            fetcher=fetcher,
            parser=self.parser,
            policy=POLICY,
            owner="here:1",
        )
        for _ in documents:
            poller.poll([feed_id], told=self.results.append)
            assert self.results[-1].outcome != FailureKind.INTERNAL, self.results[-1].message
            with database.read() as uow:
                stored = uow.articles.newest(limit=10_000, feed_id=feed_id)
                past = uow.articles.past([each.id for each in stored])
                feed = uow.feeds.get(feed_id)
            assert feed is not None
            self.states.append((stored, past, feed))
            clock.move(timedelta(minutes=20))


def assert_equal_however_read(spec: FeedSpec, documents: Sequence[Fetched]) -> Polled:
    """Poll the documents both ways, compare all that is stored after each; returns what reading changed items gave."""
    with empty_sqlite() as one, empty_sqlite() as other:
        changed = Polled(one, spec, documents, whole=False)
        whole = Polled(other, spec, documents, whole=True)
    assert changed.results == whole.results
    assert changed.states == whole.states
    return changed

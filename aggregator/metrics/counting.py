"""The counters and histograms of one process."""

from __future__ import annotations

from datetime import timedelta

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics

from aggregator.model import Action, FailureKind, Outcome
from aggregator.ports import GroupedBatch, Meter
from aggregator.work import present_work

_FETCH = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_BATCH = (0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_STORY = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)
_TRANSACTION = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
_REQUEST = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
_TICK = (0.01, 0.1, 1, 10, 60, 600)
_SINCE_STORED = (0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200)
_SINCE_PUBLISHED = (60, 300, 600, 900, 1200, 1800, 3600, 7200, 21600, 86400)
"""Seconds, as all of these; feeds are asked every few minutes."""

_POLL_OUTCOMES = ("stored", "unchanged", "lease lost", *FailureKind)
_PAGE_OUTCOMES = ("text", "again", "given up")
_TOLD_OUTCOMES = ("taken", *FailureKind)
_LIMITS = ("time", "memory", "crash")
_AT_NOTHING = "other"

disable_created_metrics()  # type: ignore[no-untyped-call]  # else a second series beside each, which nobody asks for


class Metrics(Meter):
    """What this process has done since it began."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._polls = self._counter("aggregator_polls", "Polls of feeds by outcome.", "outcome")
        self._fetching = self._histogram("aggregator_fetch_seconds", "Time of a feed's fetch.", _FETCH)
        self._stored = self._counter("aggregator_articles_stored", "New articles stored.")
        self._revised = self._counter("aggregator_articles_revised", "Edits of articles stored.")
        self._pages = self._counter("aggregator_pages", "Pages of articles asked for, by outcome.", "outcome")
        self._told = self._counter("aggregator_webhook_messages", "Messages sent to webhooks, by outcome.", "outcome")
        self._began = self._counter("aggregator_parser_workers_started", "Parser workers that have read a document.")
        self._stops = self._counter(
            "aggregator_parser_documents_refused", "Documents that a parser worker gave up at, by limit.", "limit"
        )
        self._decisions = self._counter(
            "aggregator_decisions", "Decisions by outcome, of the program (by=rule) and of people.", "by", "outcome"
        )
        self._opened = self._counter("aggregator_stories_opened", "Stories opened by grouping.")
        self._grouping = self._histogram("aggregator_group_batch_seconds", "Time of a batch of grouping.", _BATCH)
        self._since_stored = self._histogram(
            "aggregator_fetch_to_story_seconds", "Time from storing an article to its story.", _SINCE_STORED
        )
        self._since_published = self._histogram(
            "aggregator_publication_to_story_seconds",
            "Time from an article's publication to its story, where it has a date.",
            _SINCE_PUBLISHED,
        )
        self._reading = self._histogram("aggregator_read_story_seconds", "Time of reading a story's articles.", _STORY)
        self._transactions = self._histogram(
            "aggregator_transaction_seconds",
            "Time of a database transaction with its waits, by kind of work.",
            _TRANSACTION,
            "work",
            "access",
        )
        self._failures = self._counter(
            "aggregator_transaction_failures", "Transactions that the database failed.", "work", "access"
        )
        self._ticks = self._histogram("aggregator_tick_seconds", "Time of a tick.", _TICK, "tick")
        self._tick_failures = self._counter("aggregator_tick_failures", "Ticks that failed.", "tick")
        self._requests = self._histogram(
            "aggregator_request_seconds", "Time of an answer of the desk.", _REQUEST, "part", "status"
        )
        self._show_noughts()

    def _show_noughts(self) -> None:
        """Let what has not happened yet be 0 rather than absent, so that its first time shows as an increase."""
        for outcome in _POLL_OUTCOMES:
            self._polls.labels(outcome)
        for outcome in _PAGE_OUTCOMES:
            self._pages.labels(outcome)
        for outcome in _TOLD_OUTCOMES:
            self._told.labels(outcome)
        for limit in _LIMITS:
            self._stops.labels(limit)
        for judged in Outcome:
            self._decisions.labels("rule", judged)
        for action in Action:
            self._decisions.labels("person", action)

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(name, what, labels, registry=self.registry)

    def _histogram(self, name: str, what: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(name, what, labels, buckets=buckets, registry=self.registry)

    def polled(self, outcome: str, *, took: timedelta, new: int, revised: int) -> None:
        """A feed was polled."""
        self._polls.labels(outcome).inc()
        self._fetching.observe(took.total_seconds())
        self._stored.inc(new)
        self._revised.inc(revised)

    def page_fetched(self, outcome: str) -> None:
        """An article's page was asked for."""
        self._pages.labels(outcome).inc()

    def webhook_told(self, outcome: str) -> None:
        """A message was sent to a webhook."""
        self._told.labels(outcome).inc()

    def worker_began(self) -> None:
        """A parser's worker has read its first document."""
        self._began.inc()

    def worker_stopped(self, limit: str) -> None:
        """A parser's worker was stopped or gave up over one document."""
        self._stops.labels(limit).inc()

    def grouped(self, batch: GroupedBatch) -> None:
        """A batch of articles was grouped."""
        self._grouping.observe(batch.seconds)
        for outcome, number in (
            (Outcome.LINK, batch.linked),
            (Outcome.SUGGEST, batch.suggested),
            (Outcome.DISTINCT, batch.distinct),
        ):
            self._decisions.labels("rule", outcome).inc(number)
        self._opened.inc(batch.opened)
        for lags, histogram in (
            (batch.since_stored, self._since_stored),
            (batch.since_published, self._since_published),
        ):
            for lag in lags:
                # Feeds may be dated in the future, and clocks are put back.
                histogram.observe(max(0.0, lag.total_seconds()))

    def story_read(self, *, seconds: float) -> None:
        """The articles of a story were read."""
        self._reading.observe(seconds)

    def person_decided(self, action: Action) -> None:
        """A decision of a person's was carried out."""
        self._decisions.labels("person", action).inc()

    def transaction(self, *, writes: bool, seconds: float, failed: bool) -> None:
        """A unit of work has ended."""
        work = present_work()
        labels = work.kind if work else _AT_NOTHING, "write" if writes else "read"
        self._transactions.labels(*labels).observe(seconds)
        if failed:
            self._failures.labels(*labels).inc()

    def ticked(self, name: str, *, seconds: float, failed: bool) -> None:
        """A tick has run."""
        self._ticks.labels(name).observe(seconds)
        self._tick_failures.labels(name).inc(failed)

    def request_answered(self, part: str, *, status: int, seconds: float) -> None:
        """A request was answered."""
        self._requests.labels(part, f"{status // 100}xx").observe(seconds)

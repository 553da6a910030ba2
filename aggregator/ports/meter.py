"""What is counted of the program's work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from aggregator.model import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedBatch:
    """What one batch of grouping came to."""

    seconds: float
    linked: int
    """Articles put into a story that there was, by the program alone."""
    suggested: int
    """Articles about which a person is asked."""
    distinct: int
    """Articles that are stories of their own, without a question."""
    opened: int
    """New stories."""
    since_published: Sequence[timedelta]
    """How old each article was when it got its story, by the time of publication; those without one are left out."""
    since_stored: Sequence[timedelta]
    """How long each article had been stored when it got its story."""


class Meter:
    """Is told what is done, and counts nothing of it; whoever inherits may.

    Every method is quick, raises nothing and may be called from several threads at once.
    """

    def polled(self, outcome: str, *, took: timedelta, new: int, revised: int) -> None:
        """A feed was polled, with the outcome of `FetchEvent`; `took` is the time of its fetch."""

    def page_fetched(self, outcome: str) -> None:
        """An article's page was asked for: 'text', 'again' for a failure that is tried again, or 'given up'."""

    def webhook_told(self, outcome: str) -> None:
        """A message was sent to a webhook: 'taken', or why it was not, a `FailureKind`."""

    def worker_began(self) -> None:
        """A parser's worker has read its first document."""

    def worker_stopped(self, limit: str) -> None:
        """A parser's worker was stopped or gave up over one document: 'time', 'memory' or 'crash'."""

    def grouped(self, batch: GroupedBatch) -> None:
        """A batch of articles was grouped."""

    def story_read(self, *, seconds: float) -> None:
        """The articles of a story were read."""

    def person_decided(self, action: Action) -> None:
        """A decision of a person's was carried out."""

    def transaction(self, *, writes: bool, seconds: float, failed: bool) -> None:
        """A unit of work has ended; `seconds` count from asking for it, the wait for a connection or lock included."""

    def ticked(self, name: str, *, seconds: float, failed: bool) -> None:
        """A tick has run."""

    def request_answered(self, part: str, *, status: int, seconds: float) -> None:
        """A request was answered by a part of the desk, such as 'pages' or 'api'."""


UNMETERED: Final = Meter()
"""For commands, which nobody scrapes, and for tests."""

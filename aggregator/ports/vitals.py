"""The numbers by which an operator sees whether the service keeps up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

MOST_WATCHED = 10_000
"""What waits is counted up to here: more means the same, and counting it must cost little at every scrape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """What is stored and what waits; numbers of waiting things stop at `MOST_WATCHED`."""

    articles: int
    ungrouped: int
    """Articles without a story."""
    oldest_ungrouped: datetime | None
    """When the first stored of them was first seen."""
    unread: int
    """Stories whose articles are to be read."""
    doubtful: int
    """Stories at which a person is wanted: with open questions, or changed since their review."""
    questions: int
    """Open questions."""
    oldest_question: datetime | None
    """When the oldest open question was asked."""
    events: int = 0
    """Events that wait to be told to webhooks, those of paused ones left out."""
    oldest_event: datetime | None = None
    """Since when the oldest of them waits."""
    events_given_up: int = 0
    """Events that were given up and can be looked at."""


class VitalsStore(Protocol):
    """The `Vitals` of a database."""

    def get(self) -> Vitals:
        """The numbers as they are; a few short walks along indexes."""

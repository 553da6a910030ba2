"""What the program decided and what people have said of it, in counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aggregator.model import Outcome, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedCount:
    """Decisions of one outcome whose probabilities lie in one interval."""

    outcome: Outcome
    reached: int
    """How many of the edges asked with the probability has reached; 0 too where there was nothing to compare with."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedCount:
    """Pairs of article and story that people have judged and whose probabilities lie in one interval."""

    outcome: Outcome
    """What the program had done: LINK or SUGGEST."""
    same: bool
    """What people say: whether the article belongs to the story."""
    reached: int
    """As in `DecidedCount`."""
    count: int
    probabilities: float
    """The sum of the probabilities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeCount:
    """Merges of stories by people: what the program had not joined."""

    merges: int
    asked: int
    """Those of them that settled an open question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDoubt:
    """The articles of a feed, and how often they were in doubt."""

    feed_id: int
    name: str
    articles: int
    """First seen in the period."""
    asked: int
    """Those of them about which a person was asked."""
    same: int
    """Questions about them that were answered so."""
    different: int
    taken_out: int
    """Articles that people have taken out of a story in the period, whenever they came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one person answered to a question that several people have answered."""

    suggestion_id: int
    who: str
    verdict: Verdict
    """Same or different."""


class QualityStore(Protocol):
    """Counts for the measures of quality; all are of a period that begins with `since`.

    Edges are ascending probabilities. What people have said counts by the time at which they said it, and not at all
    once it has been undone.
    """

    def decided(self, edges: Sequence[float], *, since: datetime) -> list[DecidedCount]:
        """The program's decisions by outcome and probability, in no order.

        The probability is that of the story linked to, of the best suggestion, or of the nearest story.
        """

    def judged(self, edges: Sequence[float], *, since: datetime) -> list[JudgedCount]:
        """Judged pairs, in no order.

        A LINK is right where its story was confirmed with the article in it, wrong where the article was taken out; a
        SUGGEST is as it was answered. Where a person had placed the article, or it had opened the story, nothing is
        judged.
        """

    def merged(self, *, since: datetime) -> MergeCount:
        """How many times people have merged stories."""

    def unsure(self, *, since: datetime) -> int:
        """How many questions stand at 'unsure', by an answer of the period."""

    def doubts(self, *, since: datetime) -> list[FeedDoubt]:
        """All feeds with articles first seen in the period or taken out in it, by id."""

    def opinions(self, *, since: datetime) -> list[Opinion]:
        """The answers, oldest first, to each question that two or more people have answered.

        An answer that somebody else has undone was an opinion all the same; one that was taken back was none.
        """

"""Where articles were put, what decided it, and what that makes of stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aggregator.model import MatchDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipChange:
    """One row of the log of where articles were put; the newest row of an article is where it is."""

    seq: int
    article_id: int
    story_id: int | None
    """None where the article was deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPlace:
    """Where a grouped article is, with all that is compared of it."""

    article_id: int
    story_id: int
    sort_time: datetime
    packed: bytes | None
    """Its stored signature; None where that is missing or of another engine than was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDecision:
    """What the program decided about an article, as it was stored."""

    article_id: int
    story_id: int
    """The story the article was put into."""
    decision: MatchDecision
    at: datetime
    engine: str
    """Version of the weights that decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceReview:
    """The articles by which a story differs from what was reviewed, by id."""

    came: tuple[int, ...]
    went: tuple[int, ...]
    edited: tuple[int, ...]
    """Articles that were reviewed, are still there, and have been revised since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How the articles of a story are spread over its time."""

    first: datetime
    """The sort_time of the first article, and of the last."""
    last: datetime
    counts: tuple[int, ...]
    """Articles in each of equal parts of that time, the first and last part centred on the first and last article."""

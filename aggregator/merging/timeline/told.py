"""What an article tells of dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aggregator.model import Passage, When


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDate:
    """A date that a sentence of an article tells of."""

    sentence: Passage
    words: Passage
    """What the date was read from."""
    when: When | None
    """None where the words tell of a time that cannot be resolved."""
    is_saying: bool
    """Whether the date is when something was said, which is not when it happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTimeline:
    """The dated sentences of one article of a story."""

    article_id: int
    time: datetime
    """By the clock of its publisher."""
    told: tuple[ToldDate, ...]
    named: tuple[ToldDate, ...] = ()
    """Events that its opening calls by their day, which date no sentence."""

"""Grouping a list of articles that nobody stores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aggregator.matching.index import StoryIndex
from aggregator.matching.policy import MatchPolicy
from aggregator.matching.signature import Signature, sign
from aggregator.model import Article, Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Where one article of a list belongs."""

    story: int
    """Counted from 1 in the order in which stories are opened."""
    probability: float | None
    """None for the article that opened the story."""
    suggestions: tuple[Comparison, ...] = ()
    """Stories that it may belong to instead; of an article that opened one only."""


def group_list(articles: Sequence[Article], policy: MatchPolicy) -> list[Grouped]:
    """Return where each article belongs, in input order.

    They are taken in order of time as the service would, and those without a time last, when the stories are there.
    """
    signatures = [sign(article, seen=None) for article in articles]
    index = StoryIndex(policy)
    index.observe(dict(enumerate(signatures)))
    grouped: dict[int, Grouped] = {}
    stories = 0
    for position in in_time_order(signatures):
        decision = index.decide(signatures[position])
        if decision.chosen is not None:
            found = Grouped(story=decision.chosen.story_id, probability=decision.chosen.probability)
        else:
            stories += 1
            found = Grouped(story=stories, probability=None, suggestions=decision.suggestions)
        index.place(position, found.story, signatures[position])
        grouped[position] = found
    return [grouped[position] for position in range(len(articles))]


def in_time_order(signatures: Sequence[Signature]) -> list[int]:
    """Return positions by time, the dateless last, equals in the order given."""
    dated = [(signature.time, position) for position, signature in enumerate(signatures) if signature.time is not None]
    dateless = [position for position, signature in enumerate(signatures) if signature.time is None]
    return [position for _, position in sorted(dated)] + dateless

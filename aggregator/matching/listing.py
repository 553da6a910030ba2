"""Grouping a list of articles that nobody stores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aggregator.matching.index import StoryIndex
from aggregator.matching.packing import line_of, pack
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
    """Stories that its own story may belong to."""


def group_list(articles: Sequence[Article], policy: MatchPolicy) -> list[Grouped]:
    """Return where each article belongs, in input order.

    They are taken in order of time as the service would, and those without a time last, when the stories are there.
    """
    return group_signatures([sign(article, seen=None) for article in articles], policy)


def group_signatures(signatures: Sequence[Signature], policy: MatchPolicy) -> list[Grouped]:
    """Return where each article belongs, given by its signature, in input order."""
    index = StoryIndex(policy)
    order = in_time_order(signatures)
    index.observe({position: signatures[position] for position in order})
    grouped: dict[int, Grouped] = {}
    stories = 0
    asked: set[tuple[int, int]] = set()
    for position in order:
        decision = index.decide(signatures[position])
        if decision.chosen is not None:
            found = Grouped(story=decision.chosen.story_id, probability=decision.chosen.probability)
        else:
            stories += 1
            found = Grouped(story=stories, probability=None, suggestions=decision.suggestions)
            asked.update((stories, one.story_id) for one in decision.suggestions)
        index.place(position, found.story, signatures[position])
        grouped[position] = found
        open_to = [other for other in decision.also if not asked & {(found.story, other), (other, found.story)}]
        join = index.join(found.story, open_to) if open_to else None
        if join is not None:
            asked.add((join.home, join.story_id))
            spokesman = grouped[join.article_id]
            question = index.compare(signatures[join.article_id], join.story_id, home=join.home)
            grouped[join.article_id] = replace(spokesman, suggestions=(*spokesman.suggestions, question))
    return [grouped[position] for position in range(len(signatures))]


def in_time_order(signatures: Sequence[Signature]) -> list[int]:
    """Return positions in the order in which articles are decided about; see `line_of`."""
    return sorted(range(len(signatures)), key=lambda position: line_of(pack(signatures[position])))

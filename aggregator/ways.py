"""The ways by which people's word leads from one article to another: through must-links, and across cannot-links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aggregator.model import ConstraintKind, PairConstraint
from aggregator.ports import ReviewStore


@dataclass(frozen=True, slots=True)
class Step:
    """What a person has said of two articles, read in one direction."""

    before: int
    after: int
    constraint: PairConstraint


class Reach:
    """All articles that must-links lead to from some articles, those themselves included, each by a shortest way."""

    def __init__(self, reviews: ReviewStore, starts: Iterable[int]) -> None:
        self._came_by: dict[int, Step | None] = dict.fromkeys(sorted(starts))
        frontier = list(self._came_by)
        while frontier:
            here, reached = set(frontier), list[int]()
            for constraint in reviews.constraints(frontier):
                if constraint.kind is ConstraintKind.MUST_LINK:
                    for near, far in ((constraint.low, constraint.high), (constraint.high, constraint.low)):
                        if near in here and far not in self._came_by:
                            self._came_by[far] = Step(near, far, constraint)
                            reached.append(far)
            frontier = reached

    @property
    def articles(self) -> set[int]:
        """All articles that are reached."""
        return set(self._came_by)

    def way(self, article_id: int) -> list[Step]:
        """Return the steps that lead to an article that is reached, in order; none to one that it began from."""
        steps: list[Step] = []
        while (step := self._came_by[article_id]) is not None:
            steps.append(step)
            article_id = step.before
        return steps[::-1]


def way_between(reviews: ReviewStore, ones: set[int], others: set[int]) -> list[Step]:
    """Return a shortest way of must-links from one of some articles to one of others; empty where there is none."""
    reach = Reach(reviews, ones)
    ways = [reach.way(article_id) for article_id in sorted((reach.articles & others) - ones)]
    return min(ways, key=len, default=[])


def way_across(reviews: ReviewStore, ones: set[int], others: set[int]) -> list[Step]:
    """Return a way from one of some articles to one of others with a cannot-link in it; empty where there is none.

    Must-links may lead to the cannot-link on either side, since whoever joins two articles joins what belongs to them.
    """
    left = Reach(reviews, ones)
    here = left.articles
    apart = [each for each in reviews.constraints(here) if each.kind is ConstraintKind.CANNOT_LINK]
    if not apart:  # the other side may be a story of thousands
        return []
    right = Reach(reviews, others)
    there = right.articles
    ways: list[list[Step]] = []
    for constraint in apart:
        for near, far in ((constraint.low, constraint.high), (constraint.high, constraint.low)):
            if near in here and far in there:
                onward = [Step(step.after, step.before, step.constraint) for step in reversed(right.way(far))]
                ways.append([*left.way(near), Step(near, far, constraint), *onward])
    return min(ways, key=len, default=[])

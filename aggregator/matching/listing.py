"""Grouping a list of articles that nobody stores."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aggregator.matching.index import StoryIndex
from aggregator.matching.packing import line_of, pack
from aggregator.matching.policy import MatchPolicy
from aggregator.matching.second_look import LOOKED_AT_AGAIN, look_again
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


def group_signatures(signatures: Sequence[Signature], policy: MatchPolicy, *, order: int = 0) -> list[Grouped]:
    """Return where each article belongs, given by its signature, in input order; `order` as in `line_of`."""
    line = in_time_order(signatures, order=order)
    listing = _Listing(signatures, line, policy)
    for position in line:
        listing.take(position)
    return listing.end()


class _Listing:
    """A list that is being grouped; positions in it are the ids of articles."""

    def __init__(self, signatures: Sequence[Signature], order: Sequence[int], policy: MatchPolicy) -> None:
        self._signatures = signatures
        self._index = StoryIndex(policy)
        self._index.observe({position: signatures[position] for position in order})
        self._grouped: dict[int, Grouped] = {}
        self._stories = 0
        self._asked: defaultdict[int, dict[tuple[int, int], int]] = defaultdict(dict)
        """By story: the pairs it makes with others, with a question between them, and the article that asks."""
        self._due: deque[tuple[float, int, int]] = deque()
        """Such pairs that have not been looked at again, with the day of the question."""
        self._moved: dict[int, int] = {}
        """Stories whose only article has gone on into another one."""

    def take(self, position: int) -> None:
        """Group the next article; what was asked in the last day, or without a time, is looked at again at the end."""
        index, signature = self._index, self._signatures[position]
        time = math.inf if signature.time is None else signature.time
        while self._due and self._due[0][0] + LOOKED_AT_AGAIN <= time < math.inf:
            self._look_again(*self._due.popleft()[1:])
        decision = index.decide(signature)
        if decision.chosen is not None:
            found = Grouped(story=decision.chosen.story_id, probability=decision.chosen.probability)
        else:
            self._stories += 1
            found = Grouped(story=self._stories, probability=None, suggestions=decision.suggestions)
            for one in decision.suggestions:
                self._ask(position, found.story, one.story_id, time)
        index.place(position, found.story, signature)
        self._grouped[position] = found
        asked = self._asked[found.story].keys()
        near = [other for other in decision.also if not asked & {(found.story, other), (other, found.story)}]
        join = index.join(found.story, near) if near else None
        if join is not None:
            self._ask(join.article_id, join.home, join.story_id, time)
            spokesman = self._grouped[join.article_id]
            question = index.compare(self._signatures[join.article_id], join.story_id, home=join.home)
            self._grouped[join.article_id] = replace(spokesman, suggestions=(*spokesman.suggestions, question))
        self._withdraw(found.story)

    def end(self) -> list[Grouped]:
        """Return where each article belongs, when all have been taken."""
        for _, home, other in self._due:
            self._look_again(home, other)
        return [self._following(self._grouped[position]) for position in range(len(self._signatures))]

    def _ask(self, position: int, home: int, other: int, time: float) -> None:
        self._asked[home][home, other] = self._asked[other][home, other] = position
        self._due.append((time, home, other))

    def _withdraw(self, story: int) -> None:
        """Ask no more about a story that has grown and one that it has grown apart from."""
        for (home, other), position in list(self._asked[story].items()):
            if self._index.have_grown_apart(home, other):
                del self._asked[home][home, other], self._asked[other][home, other]
                one = self._grouped[position]
                kept = tuple(each for each in one.suggestions if each.story_id != other)
                self._grouped[position] = replace(one, suggestions=kept)

    def _look_again(self, *stories: int) -> None:
        for home in stories:
            for position in self._index.members(home)[:1]:
                again = look_again(self._index, position, self._signatures[position])
                if again is not None and again.chosen is not None:
                    place = self._moved[home] = again.chosen.story_id
                    self._grouped[position] = Grouped(story=place, probability=again.chosen.probability)
                    self._withdraw(place)

    def _following(self, one: Grouped) -> Grouped:
        """Return a place with its questions about the stories that others have gone on in."""
        asked = {self._moved.get(each.story_id, each.story_id): each for each in reversed(one.suggestions)}
        asked.pop(one.story, None)
        return replace(one, suggestions=tuple(replace(each, story_id=key) for key, each in reversed(asked.items())))


def in_time_order(signatures: Sequence[Signature], *, order: int = 0) -> list[int]:
    """Return positions in the order in which articles are decided about; see `line_of`."""
    return sorted(range(len(signatures)), key=lambda position: line_of(pack(signatures[position]), order))

"""Chooses the article whose title speaks best for all."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from aggregator.merging.printed import primary_subtag
from aggregator.merging.words import words_of
from aggregator.model import Article

_SMALL_WORD: Final = 3
"""Letters up to which a Latin word is mostly an article or a preposition."""
_SMALL_WEIGHT: Final = 0.2
_CUT: Final = re.compile(
    r"(?:\u2026|\.\.\.|\b(?:and|or|the|an?|of|to|in|on|at|by|for|with|from|into|as))\s*\Z", re.ASCII
)
"""The end of a title that was cut off."""
_CHARS: Final = 500
"""How much of a title or a summary is read."""


def most_central(articles: Sequence[Article], voices: Sequence[float]) -> int | None:
    """The position of the article whose title is nearest to all that the story says; the first of equals.

    Nearness is the cosine between a title and the sum of all titles and summaries, each article a set of words, small
    ones counting little. `voices` say how much each article adds to the sum: copies of one text have one voice between
    them. Titles are of the language in which the most publishers write, and whole where there are whole ones. None
    where no title has a word.
    """
    titles = [_bag(each.title) for each in articles]
    if len(articles) == 1:
        return 0 if titles[0] else None
    may_lead = _may_lead(articles)
    total: defaultdict[str, float] = defaultdict(float)
    for each, title, voice in zip(articles, titles, voices, strict=True):
        for word, weight in (_bag(each.summary) | title).items():
            total[word] += voice * weight
    scores = [
        _cosine(title, total) if title and position in may_lead else -1.0 for position, title in enumerate(titles)
    ]
    best = max(range(len(scores)), key=lambda position: (scores[position], -position), default=None)
    return None if best is None or scores[best] < 0 else best


def _may_lead(articles: Sequence[Article]) -> frozenset[int]:
    """The positions of the titles to choose from."""
    publishers: defaultdict[str, set[str]] = defaultdict(set)
    titled = [(place, each) for place, each in enumerate(articles) if words_of(each.title)]
    for _, each in titled:
        publishers[primary_subtag(each.language)].add(each.outlet)
    language = max(publishers, key=lambda one: len(publishers[one]), default="")
    spoken = [place for place, each in titled if primary_subtag(each.language) == language]
    return frozenset([place for place in spoken if not _CUT.search(articles[place].title)] or spoken)


def _bag(text: str) -> dict[str, float]:
    bag = dict.fromkeys(words_of(text[:_CHARS]), 1.0)
    small = [word for word in bag if len(word) <= _SMALL_WORD and word.isascii() and word.isalpha()]
    return bag | dict.fromkeys(small, _SMALL_WEIGHT)


def _cosine(bag: dict[str, float], total: Mapping[str, float]) -> float:
    """Up to the length of the total, which is the same for all; rounded, so that sums in another order are equal."""
    common = math.fsum(weight * total[word] for word, weight in bag.items())
    return round(common / math.hypot(*bag.values()), 9)

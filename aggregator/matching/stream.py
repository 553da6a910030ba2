"""What a term tells: rare in the stream tells much, common tells nothing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from aggregator.matching.policy import Background
from aggregator.matching.profile import NAME, NUMBER
from aggregator.matching.signature import Signature

_UNSEEN = 0.5  # what a term is counted as that nobody has used yet


def terms_of(signature: Signature) -> Iterator[str]:
    """Yield the terms of all fields; names and numbers are marked, so that they do not meet words."""
    yield from signature.text
    for name in signature.names:
        yield NAME + name
    for number in signature.numbers:
        yield NUMBER + number


class Stream:
    """Document frequencies of the articles in the window, over a general background for a cold start."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._signatures: dict[int, Signature] = {}
        self._counts: Counter[str] = Counter()

    def __len__(self) -> int:
        """How many articles are counted."""
        return len(self._signatures)

    def __contains__(self, article_id: int) -> bool:
        """Whether an article is counted."""
        return article_id in self._signatures

    def add(self, article_id: int, signature: Signature) -> None:
        """Count an article in, once; new words of a known one replace the old."""
        known = self._signatures.get(article_id)
        if known is signature:
            return
        if known is not None:
            self.take(article_id)
        self._signatures[article_id] = signature
        self._counts.update(terms_of(signature))

    def take(self, article_id: int) -> None:
        """Count an article out; KeyError where it is not counted."""
        for term in terms_of(self._signatures.pop(article_id)):
            if self._counts[term] > 1:
                self._counts[term] -= 1
            else:
                del self._counts[term]

    def weigh(self, term: str) -> float:
        """Return how much a term tells, in nats, at least 0."""
        pseudo = self._background.documents
        known = self._counts.get(term, 0) + self._background.shares.get(term, 0.0) * pseudo
        return max(0.0, math.log((len(self._signatures) + pseudo + 1) / (known + _UNSEEN)))

"""Finds whose text an article carries, in time that grows with the number of articles and not with its square.

Only texts of their own are indexed: a copy leads to what it copies, so a thousand copies of one agency text cost a
thousand look-ups in one entry.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from aggregator.merging.shingles import Shingle, ShingleIndex
from aggregator.merging.words import words_of
from aggregator.model import Article

_PASSAGE_CHARS: Final = 900
"""How much of a text is compared, some 150 words: copies keep the opening and drop the end."""
_LONG: Final = 20
"""Words from which a passage is long enough to be recognised by a part of it."""
_SHORTEST: Final = 5
"""Words below which two texts are the same by chance."""
_CONTAINED: Final = 0.6
"""Share of a long passage's shingles that a copy has in common with its source; one changed word costs four."""
_WHOLE: Final = 0.9
_OPENING: Final = 0.4
"""Shares of an earlier text and of a longer cut of it: one outlet printed the first sentence, the next one two."""
_UNMISTAKABLE: Final = 40
"""Shingles from which an earlier text is known in a cut of any length: a third of an agency's text, then the whole."""
_IDENTICAL: Final = 0.85
"""Likeness of short texts, title included, that makes one a copy: a word more or less at an edge, no other number."""
_OWNERS: Final = 4
"""How many texts are remembered for one shingle."""


class CopyFinder:
    """Takes articles in time order and names, for each, the earlier one whose text it carries."""

    def __init__(self) -> None:
        self._long, self._short = _Index(owners=_OWNERS), ShingleIndex(owners=_OWNERS)

    def place(self, number: int, article: Article) -> int | None:
        """The number of the earlier text that this article carries; None for a text of its own, which is remembered.

        Numbers must rise with time.
        """
        passages = _long_passages(article)
        if not passages:
            whole = _short_passage(article.title, article.summary or article.text)
            source = self._short.alike(whole, _IDENTICAL)
            if source is None:
                self._short.add(number, whole)
            return source
        found = [self._long.container(passage) for passage in passages]
        source = min((number for number in found if number is not None), default=None)
        if source is None:
            self._long.add(number, frozenset[Shingle]().union(*passages))
            self._short.add(number, _short_passage(article.title))  # for feeds that carry the headline alone
        return source


class _Index(ShingleIndex):
    def container(self, shingles: frozenset[Shingle]) -> int | None:
        """The earliest text that holds most of the shingles, or that they hold as good as whole."""
        of_these = len(shingles)
        holding = (
            number
            for number, common in self.common(shingles).items()
            if common
            >= min(_CONTAINED * of_these, max(_WHOLE * self.sizes[number], min(_OPENING * of_these, _UNMISTAKABLE)))
        )
        return min(holding, default=None)


def _long_passages(article: Article) -> list[frozenset[Shingle]]:
    """Summary and text as runs of four words, each where it is long enough to be recognised by a part."""
    parts = [words_of(part[:_PASSAGE_CHARS]) for part in (article.summary, article.text)]
    return [frozenset(zip(part, part[1:], part[2:], part[3:], strict=False)) for part in parts if len(part) >= _LONG]


def _short_passage(*texts: str) -> frozenset[Shingle]:
    """Texts as one run of pairs of words; empty where there are too few to tell a copy from chance."""
    words = [word for text in texts for word in words_of(text[:_PASSAGE_CHARS])]
    return frozenset(pairwise(words)) if len(words) >= _SHORTEST else frozenset()

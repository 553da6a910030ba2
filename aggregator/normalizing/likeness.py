"""How much two texts have in common, by the beginnings of their words."""

from __future__ import annotations

import re

from aggregator.normalizing.noise import telling_words

RELATED = 0.34
"""Titles from this share of common words on may be of one article, if it has one guid."""
_STEM = 5
"""Characters of a word that count, since languages inflect."""
_SHORTEST = 4
"""Words with fewer letters are articles and prepositions more often than not."""
_OF_CHARACTERS = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_OF_LETTERS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Scripts without spaces between words: those of China, Japan and Korea, and Thai, Lao, Burmese and Khmer."""
_PIECES = ((_OF_CHARACTERS, 2), (_OF_LETTERS, 4))
"""How many characters at a time count as a word of theirs: pairs of Burmese letters recur on any page."""


def likeness(one: str, other: str) -> float:
    """The share of common words, 0 to 1, in the title that has fewer; missing titles say nothing against each other."""
    ones, others = stems(one), stems(other)
    if not ones or not others:
        return 1.0
    return len(ones & others) / min(len(ones), len(others))


def stems(text: str) -> set[str]:
    """The beginnings of a text's longer words, and pieces of the runs of characters in scripts that write none."""
    words = telling_words(text)
    unspaced = {word: size for script, size in _PIECES for word in words if script.search(word)}
    spaced = {word[:_STEM] for word in words if word not in unspaced and (len(word) >= _SHORTEST or word.isdigit())}
    pieces = {word[at : at + size] for word, size in unspaced.items() for at in range(len(word) - size + 1)}
    return pieces | spaced or set(words)

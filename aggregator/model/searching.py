"""What people may ask of a search, and what of an article it looks through; both as folded words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from aggregator.model.folding import fold
from aggregator.unseen import without_unseen

_MOST_WORDS: Final = 16_000
"""Words of one article that can be found; PostgreSQL counts the places of words up to 16,383."""
_MOST_CHARS: Final = 200_000
"""Of a folded text; a tsvector of PostgreSQL holds 1 MiB, and a letter may take four bytes."""
_LONGEST_WORD: Final = 100
"""Characters by which a word is known; a lexeme of PostgreSQL holds 2,046 bytes."""
_MOST_ASKED: Final = 2_000
"""Characters of a query that are read."""
_MOST_PHRASES: Final = 40
SHORTEST_BEGINNING: Final = 3
"""Letters from which on a last word also finds the words that it is the beginning of."""

_PIECE: Final = re.compile(
    r"""(?P<minus>(?<!\S)[-\u2212])?
    (?: ["\u201c\u201d\u201e\u00ab] (?P<quoted>[^"\u201c\u201d\u00bb]*) ["\u201c\u201d\u00bb]?
      | (?P<plain>[^\s"\u201c\u201d\u201e\u00ab]+) )""",
    re.VERBOSE,
)
"""A word, or a phrase in quotation marks of some kind, perhaps with a minus before it."""

_THOUSANDS: Final = re.compile(r"(?<!\S)[1-9][0-9]{0,2}(?: [0-9]{3})+(?!\S)")
_WHOLE: Final = re.compile(r"[1-9][0-9]{3,11}")


class SearchOrder(StrEnum):
    """What is found first."""

    NEWEST = "newest"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Folded words that must stand beside one another, in order; often only one."""

    words: tuple[str, ...]
    beginning: bool = False
    """Whether the last word may be the beginning of a longer one."""

    @property
    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """The words, and those by which its numbers are written with signs between their thousands, or without."""
        joined, parted = _thousands_joined(self.words), _thousands_parted(self.words)
        return tuple(dict.fromkeys((self.words, joined if joined != self.words else parted)))

    def at(self, words: Sequence[str], place: int) -> int:
        """How many words of a text the phrase is at a place; 0 where it does not stand there."""
        return max(
            (len(each) for each in self.spellings if self._is(each, words[place : place + len(each)])), default=0
        )

    def _is(self, spelling: Sequence[str], words: Sequence[str]) -> bool:
        here = tuple(words)
        if not self.beginning or len(here) != len(spelling):
            return here == spelling
        return here[:-1] == spelling[:-1] and here[-1].startswith(spelling[-1])


def _thousands_joined(words: Sequence[str]) -> tuple[str, ...]:
    """Words in which 100,000, which is parted as two, is one."""
    return tuple(_THOUSANDS.sub(lambda number: number[0].replace(" ", ""), " ".join(words)).split())


def _thousands_parted(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(part for word in words for part in (f"{int(word):,}".split(",") if _WHOLE.fullmatch(word) else [word]))


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """What an article must hold, and what it must not; without anything that it must, nothing is found."""

    wanted: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()

    @classmethod
    def read(cls, asked: str) -> SearchQuery:
        """Read what a person typed: words, "quoted phrases" and -excluded ones; all other signs are plain text.

        The last word, unless quoted or excluded, may be the beginning of one. Never raises: what is no word is passed
        over, as is what a copied text hides and articles are stored without, and of a query beyond all measure the
        beginning is read.
        """
        wanted: list[Phrase] = []
        excluded: list[Phrase] = []
        pieces = list(_PIECE.finditer(without_unseen(asked[:_MOST_ASKED])))[:_MOST_PHRASES]
        for piece in pieces:
            words = _words(piece["quoted"] or piece["plain"] or "")
            if not words:
                continue
            typed_last = piece is pieces[-1] and piece["plain"] is not None and len(words[-1]) >= SHORTEST_BEGINNING
            phrase = Phrase(words=tuple(words), beginning=typed_last and not piece["minus"])
            (excluded if piece["minus"] else wanted).append(phrase)
        return cls(wanted=tuple(dict.fromkeys(wanted)), excluded=tuple(dict.fromkeys(excluded)))


def searched_words(title: str, summary: str, text: str) -> tuple[list[str], list[str], list[str]]:
    """The words of an article's title, summary and text that a search looks through, in order.

    A summary that the text repeats is left out, as it would count, and be kept, twice.
    """
    first = _words(title)
    second = [] if summary in text else _words(summary)[: _MOST_WORDS - len(first)]
    return first, second, _words(text)[: _MOST_WORDS - len(first) - len(second)]


def _words(text: str) -> list[str]:
    return [word[:_LONGEST_WORD] for word in fold(text)[:_MOST_CHARS].split()[:_MOST_WORDS]]

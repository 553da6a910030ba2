"""What a language says of events: its tables as they are written, and made ready to be looked up.

A row is one or more words in order. A slash parts words that say the same, a word in capitals is a set of words, '*'
stands for any letters before or behind a stem, and '..' for a few words within a clause. The number before a row of
an event is how surely it tells it, from 1 to 3: 1 counts only beside something else that tells of the same kind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from aggregator.merging.kinds.events import Event
from aggregator.merging.language.tables import table_form

_GAP: Final = 4
"""Words that '..' may stand for."""
_GAP_OF_LETTERS: Final = 10
"""The same of letters, where words stand without spaces."""
_SHORTEST_STEM: Final = 2
_JOINING: Final = frozenset("/&%$\u3001")
"""Marks that end no clause; the last parts a Japanese subject from what it does."""

Forms = tuple[str, ...]
"""A word of a sentence and, of the words with '*' in the tables of its language, those that it is a form of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What is known of a language, as it is written down; rows stand in lines, single words in a row."""

    sets: Mapping[str, Iterable[str]] = field(default_factory=dict)
    """Words that are alike in what they say of an event, by the name in capitals that rows have for them."""
    events: Mapping[Event, str]
    traps: str = ""
    """Rows that look like an event and are none; nothing of them is read for one."""
    missile_tests: str = ""
    """Traps by which a missile that is launched is fired at nobody."""
    look_backs: str = ""
    """Rows that make another time, or a play, of what their sentence tells."""
    former: str = ""
    """Rows behind which a clause tells of another time."""
    background: str = ""
    """Rows that open what a sentence tells beside its own news."""
    closing: str = ""
    """Rows that stand behind it instead, where a language has them there."""
    at_once: str = ""
    """Words that open what goes on meanwhile."""
    parting: str = ""
    """Words that end a clause."""
    accusing: str = ""
    heads: str = ""
    """Nouns before which an event only describes them, or is what is talked about."""
    hypothetical: str = ""
    """Words shortly before an incident that has not happened."""
    conditions: str = ""
    """The same before an agreement."""
    illnesses: str = ""
    """What kills without an incident: deaths that an article with such a word counts are none."""
    since: str = ""
    """Words before a year by which it is no other time than today's."""
    prefixes: str = ""
    """What may be written with the word behind it."""
    is_unspaced: bool = False
    """Whether words stand without spaces, so that the longest that the tables know are taken, and letters between."""


@dataclass(frozen=True, slots=True)
class _Term:
    words: frozenset[str]
    gap: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    event: Event
    strength: int
    terms: tuple[_Term, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a sentence has a row, from its first word to its last."""

    event: Event
    strength: int
    first: int
    last: int

    @property
    def rank(self) -> tuple[int, int]:
        """The surer one has a higher one, the longer of equals."""
        return self.strength, self.last - self.first


_Index = Mapping[str, Sequence[_Pattern]]


class Tongue:
    """The tables of a language, ready to be looked up."""

    def __init__(self, tables: Tables) -> None:
        self.has_spaces = not tables.is_unspaced
        self._sets = {name: frozenset(map(self._entry, words)) for name, words in tables.sets.items()}
        self.known: set[str] = set()
        self.events = self._index(
            _Pattern(event, int(row[0]), self._terms(row[1:]))
            for event, rows in tables.events.items()
            for row in _lines(rows)
        )
        self.traps = self._rows(tables.traps)
        self.missile_tests = self._rows(tables.missile_tests)
        self.look_backs = self._rows(tables.look_backs)
        self.former = self._rows(tables.former)
        self.background = self._rows(tables.background)
        self.closing = self._rows(tables.closing)
        self.at_once = self._words(tables.at_once)
        self.parting = self._words(tables.parting)
        self.accusing = self._words(tables.accusing)
        self.heads = self._words(tables.heads)
        self.hypothetical = self._words(tables.hypothetical)
        self.conditions = self._words(tables.conditions)
        self.illnesses = self._words(tables.illnesses)
        self.since = self._words(tables.since)
        self._prefixes = ("", *map(table_form, tables.prefixes.split()))
        self._has_stems = any("*" in word for word in self.known)
        longest_first = sorted(self.known, key=len, reverse=True) if tables.is_unspaced else ()
        self._pieces = re.compile("|".join([*map(re.escape, longest_first), "."]))
        self.forms = lru_cache(maxsize=1 << 14)(self._forms)

    def _entry(self, word: str) -> str:
        """A word of the tables as those of a sentence are compared with it; without spaces as it is printed."""
        bare = word.strip("*")
        return word.replace(bare, table_form(bare)) if self.has_spaces else word

    def _words(self, table: str) -> frozenset[str]:
        words = frozenset(map(self._entry, table.split()))
        self.known |= words
        return words

    def _rows(self, rows: str) -> _Index:
        return self._index(_Pattern(Event.ELSE, 0, self._terms(row)) for row in _lines(rows))

    def _terms(self, row: str) -> tuple[_Term, ...]:
        terms = []
        gap = 0
        for part in row.split():
            if part == "..":
                gap = _GAP if self.has_spaces else _GAP_OF_LETTERS
                continue
            words = (self._sets[word] if word.isupper() else {self._entry(word)} for word in part.split("/"))
            terms.append(_Term(frozenset[str]().union(*words), gap))
            gap = 0
        return tuple(terms)

    def _index(self, patterns: Iterator[_Pattern]) -> _Index:
        by_word: defaultdict[str, list[_Pattern]] = defaultdict(list)
        for pattern in patterns:
            self.known.update(*(term.words for term in pattern.terms))
            for word in pattern.terms[0].words:
                by_word[word].append(pattern)
        return dict(by_word)

    def _forms(self, low: str) -> Forms:
        bare = table_form(low) if self.has_spaces else low
        bases = [bare.removeprefix(prefix) for prefix in self._prefixes if bare.startswith(prefix)]
        forms = (form for base in bases for form in (base, *(_stems(base) if self._has_stems else ())))
        return tuple(dict.fromkeys((low, *(form for form in forms if form in self.known))))

    def pieces(self, letters: str) -> Iterator[tuple[int, int]]:
        """The words that letters without spaces are made of, as places among them: the longest that are known."""
        for piece in self._pieces.finditer(letters):
            yield piece.span()

    def find(self, words: Sequence[Forms], index: _Index) -> Iterator[Found]:
        """The rows of an index that a sentence has; those that begin at one word stand together."""
        for at, word in enumerate(words):
            for form in word:
                for pattern in index.get(form, ()):
                    last = self._match(words, at, pattern)
                    if last is not None:
                        yield Found(pattern.event, pattern.strength, at, last)

    def _match(self, words: Sequence[Forms], at: int, pattern: _Pattern) -> int | None:
        """Where a row that begins at a word ends; None where it does not fit."""
        for term in pattern.terms[1:]:
            for word in words[at + 1 : at + 2 + term.gap]:
                at += 1
                if not term.words.isdisjoint(word):
                    break
                if self.ends_clause(word):
                    return None
            else:
                return None
        return at

    def ends_clause(self, word: Forms) -> bool:
        """Whether a word or a mark ends a clause."""
        return not (word[0][0].isalnum() or word[0][0] in _JOINING) or not self.parting.isdisjoint(word)


def _lines(rows: str) -> Iterator[str]:
    return filter(None, map(str.strip, rows.splitlines()))


def _stems(word: str) -> Iterator[str]:
    """What tables may have for a word that has letters before or behind a stem."""
    for first in range(len(word) - _SHORTEST_STEM + 1):
        yield f"*{word[first:]}"
        for end in range(first + _SHORTEST_STEM, len(word) + 1):
            yield f"*{word[first:end]}*"
    yield from (f"{word[:end]}*" for end in range(_SHORTEST_STEM, len(word) + 1))

"""The tables of a language other than English made ready to be looked up, and its sentences as rows of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Final, NamedTuple

from aggregator.merging.language.sentences import Span
from aggregator.merging.language.tables import grouped, phrases, read_tables, table_form
from aggregator.merging.language.toll_words import TOLL_WORDS
from aggregator.merging.language.words import PIECE
from aggregator.model import Bound, FigureRole

_ELISIONS: Final = frozenset("'\u2019\u02bc\u200c")
_PATTERNS: Final = frozenset({"describing", "subjects"})
LONGEST_PHRASE: Final = 4
"""Words of a phrase that a table may have."""
_LONGEST_WORD: Final = 32
_WAW: Final = "\u0648"
_ORDINAL: Final = "\u7b2c"
"""What makes an ordinal of a number in Chinese and Japanese."""
_Phrase = tuple[str, ...]


class Word(NamedTuple):
    """A word, a figure or a mark of a sentence."""

    start: int
    end: int
    low: str
    """As tables are compared with; of a mark the mark."""
    key: str
    """What the tables of its language call it; empty where it is in none."""
    is_word: bool
    glued: bool
    capital: bool


Row = Sequence[Word]


class Lexicon:
    """The words of a language, by what they do."""

    def __init__(self, tables: str) -> None:
        texts = read_tables(tables)
        patterns = {name: re.compile("".join(texts.pop(name))) for name in _PATTERNS & texts.keys()}
        self._describing, self._subjects = patterns.get("describing"), patterns.get("subjects")
        texts = {name: phrases(words) for name, words in texts.items()}
        self.follows = int(texts.pop("follows", ["0"])[0])
        self.is_spaced = bool(texts.pop("spaced", []))
        self.is_unspaced = bool(texts.pop("unspaced", []))
        self._prefixes = ("", *texts.pop("prefixes", []))
        roles = texts.pop("roles")
        handing = ["[released]", *texts.get("handing", [])]
        texts["numbers"] += ["[2]", *texts.get("duals", [])]
        texts |= {"before": [*(word for word in roles if not word.startswith(">")), *handing]}
        texts |= {"behind": [*(word for word in roles if not word.endswith(">")), *handing]}
        self._keys = {
            key for text in texts.values() for phrase in text for part in phrase.split(">") for key in _keys(part)
        }
        by_length = sorted(self._keys, key=len) if self.is_unspaced else ()
        self._longest = {key[:1]: len(key) for key in by_length}
        self._meanings = {name: dict(self._phrases(text)) for name, text in texts.items()}
        self._begins = {name: frozenset(phrase[0] for phrase in table) for name, table in self._meanings.items()}
        self._ends = {name: frozenset(phrase[-1] for phrase in table) for name, table in self._meanings.items()}
        self._key = lru_cache(maxsize=1 << 14)(self._key_of)
        self.around = {
            (one, other): FigureRole(role.replace("_", " "))
            for role, phrase in grouped(roles)
            for first, _, second in [phrase.partition(">")]
            if first and second
            for one, other in [(*_keys(first), *_keys(second))]
        }

    def _phrases(self, text: Sequence[str]) -> Iterator[tuple[_Phrase, str]]:
        """The phrases of a table with what they mean, those last that are written with every word as it stands."""
        found = [
            (meaning, _keys(phrase.strip(">"))) for meaning, phrase in grouped(text) if ">" not in phrase.strip(">")
        ]
        for meaning, phrase in found:
            yield from ((each, meaning) for each in product(*map(self._forms, phrase)))
        yield from ((phrase, meaning) for meaning, phrase in found)

    def _forms(self, word: str) -> list[str]:
        """A word, and of one with any ending all that stand in a table with theirs."""
        stem = word.removesuffix("*")
        return [word] if word == stem else [word, *(key for key in self._keys if key.startswith(stem))]

    def _key_of(self, low: str) -> str:
        for word in (low.removeprefix(prefix) for prefix in self._prefixes if low.startswith(prefix)):
            if word in self._keys:
                return word
            if stem := next((f"{word[:at]}*" for at in range(len(word), 1, -1) if f"{word[:at]}*" in self._keys), ""):
                return stem
        return ""

    def at(self, table: str, row: Row, at: int) -> int:
        """How many words of a table's phrase begin at a position; 0 where none does."""
        if at < 0 or at >= len(row) or row[at].key not in self._begins.get(table, ()):
            return 0
        phrases = self._meanings[table]
        lengths = range(min(LONGEST_PHRASE, len(row) - at), 0, -1)
        return next((length for length in lengths if _phrase(row, at, length) in phrases), 0)

    def ending(self, table: str, row: Row, at: int) -> int:
        """How many words of a table's phrase end before a position; 0 where none does."""
        if at <= 0 or row[at - 1].key not in self._ends.get(table, ()):
            return 0
        phrases = self._meanings[table]
        lengths = range(min(LONGEST_PHRASE, at), 0, -1)
        return next((length for length in lengths if _phrase(row, at - length, length) in phrases), 0)

    def meaning(self, table: str, row: Row, at: int) -> tuple[int, str]:
        """The same of a phrase that begins at a position, with what it means."""
        length = self.at(table, row, at)
        return length, self._meanings[table][_phrase(row, at, length)] if length else ""

    def role(self, table: str, row: Row, at: int) -> FigureRole | None:
        """The role that a phrase gives which begins at a position."""
        role = self.meaning(table, row, at)[1]
        return FigureRole(role.replace("_", " ")) if role else None

    def bound(self, row: Row, at: int) -> tuple[int, Bound]:
        """How many words before a position bound a number, and how."""
        for table, bound in (("at_least", Bound.AT_LEAST), ("at_most", Bound.AT_MOST), ("about", Bound.ABOUT)):
            if length := self.ending(table, row, at):
                return length, bound
        return 0, Bound.EXACT

    def month(self, row: Row, at: int) -> int:
        """The month that is named at a position; else 0."""
        return int(self.meaning("months", row, at)[1] or 0)

    def describes(self, row: Row, at: int) -> bool:
        """Whether a word may stand between a number and its noun."""
        word = row[at]
        if self._describing is None or word.capital or not self._describing.fullmatch(word.low):
            return False
        return not any(self.at(table, row, at) for table in ("before", "behind", "including"))

    def opens_subject(self, word: Word) -> bool:
        """Whether who does it may be named from a word on, between a verb and the number."""
        return self._subjects is not None and self._subjects.fullmatch(word.low) is not None

    def words(self, text: str, sentence: Span) -> list[Word]:
        """A sentence as a row of words; an Arabic 'and' that is written with the word after it is one of its own."""
        row: list[Word] = []
        last = -1
        for begin, end in self._tokens(text, sentence):
            start, printed = begin, text[begin:end][:_LONGEST_WORD]
            if printed in _ELISIONS and row and row[-1].is_word:
                continue
            low, glued, is_word = _seen(printed), start == last, printed[0].isalpha()
            if self.is_unspaced and row and (is_word or row[-1].is_word):
                glued = row[-1].low == _ORDINAL
            key = self._key(low)
            if low[0] == _WAW and len(low) > 1 and (not key or printed[1] == "\u0623") and (rest := self._key(low[1:])):
                row.append(Word(start, start + 1, _WAW, _WAW, is_word=True, glued=glued, capital=False))
                start, low, key, glued = start + 1, low[1:], rest, False
            glued = glued and not (row and row[-1].low == _WAW)
            row.append(Word(start, end, low, key, is_word=is_word, glued=glued, capital=printed[0].isupper()))
            last = end
        return row

    def _tokens(self, text: str, sentence: Span) -> Iterator[tuple[int, int]]:
        """Where the words of a sentence stand; without spaces the longest that are known, and letters between them."""
        for match in PIECE.finditer(text, *sentence):
            at, last = match.span()
            while self.is_unspaced and at < last and text[at].isalpha():
                ends = range(min(at + self._longest.get(_seen(text[at])[0], 1), last), at + 1, -1)
                end = next((end for end in ends if self._key(_seen(text[at:end]))), at + 1)
                yield at, end
                at = end
            if at < last:
                yield at, last


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language that is among `TOLL_WORDS`."""
    return Lexicon(TOLL_WORDS[language])


def _phrase(row: Row, at: int, length: int) -> _Phrase:
    return tuple(word.key for word in row[at : at + length])


def _keys(phrase: str) -> _Phrase:
    return tuple((table_form(word) or word) + "*" * word.endswith("*") for word in phrase.split("_"))


@lru_cache(maxsize=1 << 14)
def _seen(printed: str) -> str:
    if printed[0].isdigit():
        return "".join(str(int(one)) if one.isdecimal() else one for one in printed)
    return table_form(printed) or printed

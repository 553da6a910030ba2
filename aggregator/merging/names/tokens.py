"""The words of a text as far as names are concerned: capitals, what touches what, and where capitals say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from aggregator.gazetteer import fold_name, is_given_name
from aggregator.merging.language.sentences import Span, sentences
from aggregator.merging.language.words import WHOLE
from aggregator.merging.names.english import ABBREVIATIONS, DAYS, NAMES_TOO, SMALL, SUFFIXES

MAX_WORDS: Final = 400
"""Words of a sentence that are read; a longer one is a table or an attack."""
_LONGEST_WORD: Final = 40
"""Letters beyond which a word is no name."""
_FEW: Final = 2
"""Words of which as many may have capitals by chance."""
_SHORT: Final = 3
_ACRONYM: Final = range(2, 7)
"""Letters of an acronym."""
_IN_CAPITALS: Final = 6
"""A sentence has its words in capitals when those outnumber the others so many times."""

_ARTICLE: Final = re.compile("(?:[ae][lnrstdz]|ash|ad|ul|[dl]|O)[-'’][^\\W\\d_]")
"""Before a name, in small letters."""
_GENITIVE: Final = re.compile("['’ʼ][sS]\\Z")
_QUOTES: Final = frozenset("\"“”‘’'")
_NICKNAME: Final = 3
"""Words of a nickname."""
_SMALL_OR_DAYS: Final = SMALL | DAYS
_JOINING: Final = frozenset({" ", "\u00a0", "\u202f"})
_OPENING: Final = frozenset("\"“”‘'«»(:;•–—-[*>")


class Token(NamedTuple):
    """A word, a figure or a mark."""

    start: int
    end: int
    """Of a word without the English genitive; with the full stop of an abbreviation."""
    word: str
    low: str
    """Folded as in the gazetteer; of marks and figures as printed."""
    is_joined: bool
    """Whether one space alone is between it and the word before."""
    is_opening: bool
    """Whether it begins a sentence or what is quoted, where any word has a capital."""
    is_word: bool
    is_genitive: bool
    is_capital: bool
    """Whether it is written like a part of a name; days and small words are not."""
    is_shouted: bool
    """Whether it is in capitals throughout, as acronyms are."""

    @property
    def printed_end(self) -> int:
        """Its end where nothing of the same name follows: without the full stop of an abbreviation like "Ltd."."""
        is_stopped = self.word.endswith(".") and "." not in self.word[:-1]
        return self.end - is_stopped

    @property
    def is_initial(self) -> bool:
        """Whether it is one letter, or several with full stops."""
        return self.is_capital and ("." in self.word or len(self.word) == 1) and self.low not in ABBREVIATIONS


def read_sentences(text: str) -> Iterator[list[Token]]:
    """Yield the words of each sentence."""
    for span in sentences(text):
        yield _without_nicknames(_tokens(text, span))


def is_in_capitals(tokens: Sequence[Token], *, is_title: bool) -> bool:
    """Whether a headline or a sentence capitalises its words, so that a capital tells nothing."""
    words = [token for token in tokens if token.is_word]
    if len(words) > _FEW and 2 * sum(token.is_shouted for token in words) > len(words):
        return True
    long = [token for token in words if token.low not in SMALL and len(token.low) >= _SHORT]
    capitals = sum(token.word[0].isupper() for token in long)
    if is_title:
        return len(long) > _FEW and (len(long) - capitals) * _IN_CAPITALS <= capitals
    return capitals == len(long) > _IN_CAPITALS


def _tokens(text: str, span: Span) -> list[Token]:
    found: list[Token] = []
    end = span.start
    is_opening = True
    for match in WHOLE.finditer(text, span.start, span.end):
        start, after = match.span()
        if start < end:  # the full stop that an abbreviation has taken
            continue
        word, low, of_word, is_abbreviated = _seen(match[0][: _LONGEST_WORD + 1])
        is_word = of_word[0]
        if is_abbreviated and text.startswith(".", start + len(word)):
            word += "."
        printed_end = start + len(word) if is_word else after
        is_joined = text[end:start] in _JOINING
        if (word in NAMES_TOO and not is_opening) or (word == "May" and is_joined and _is_surname(found, text, after)):
            of_word = (*of_word[:2], True, of_word[3])
        found.append(Token(start, printed_end, word, low, is_joined, is_opening, *of_word))
        if len(found) == MAX_WORDS:
            break
        end = after if is_word and not word.endswith(".") else printed_end
        is_opening = (is_opening and not is_word) or word in _OPENING
    return found


def _without_nicknames(tokens: list[Token]) -> list[Token]:
    """Leave out what somebody is called between his names: 'Ana "the Hammer" Horvat'."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _nickname_end(tokens, at) if tokens[at].word in _QUOTES and kept and is_given_name(kept[-1].word) else at
        if end > at:
            kept.append(tokens[end]._replace(is_opening=False))
        else:
            kept.append(tokens[at])
        at = end + 1
    return kept


def _nickname_end(tokens: Sequence[Token], start: int) -> int:
    """Return where a name goes on behind what is quoted within it, or where that starts if none does."""
    ends = range(start + 2, min(start + 2 + _NICKNAME, len(tokens) - 1))
    end = next((at for at in ends if tokens[at].word in _QUOTES), start)
    if end == start or tokens[start - 1].is_genitive:
        return start
    is_joined = tokens[start].is_joined and tokens[end + 1].is_joined
    has_capitals = all(tokens[name].is_capital for name in (start - 1, end - 1, end + 1))
    return end + 1 if is_joined and has_capitals else start


def _is_surname(before: Sequence[Token], text: str, end: int) -> bool:
    """Whether a word that is a month too stands behind a given name, and no day behind it."""
    is_behind_name = bool(before) and before[-1].is_capital and is_given_name(before[-1].word)
    return is_behind_name and not text[end : end + 2].strip().isdecimal()


@lru_cache(maxsize=1 << 14)
def _seen(printed: str) -> tuple[str, str, tuple[bool, bool, bool, bool], bool]:
    """What is to be known of a word wherever it stands.

    The word, folded, the last four fields of its token, and whether a full stop behind it belongs to it.
    """
    is_word = printed[0].isalpha() and len(printed) <= _LONGEST_WORD
    genitive = _GENITIVE.search(printed) if is_word else None
    word = printed[: genitive.start()] if genitive else printed
    low = fold_name(word) if is_word else word
    bare = word.rstrip(".")
    is_large = is_word and (word[0].isupper() or _ARTICLE.match(word) is not None)
    is_capital = is_large and low not in _SMALL_OR_DAYS and word.rpartition("-")[2] not in SUFFIXES
    is_shouted = is_word and len(bare) > 1 and bare.isupper() and "." not in word
    is_abbreviated = genitive is None and (low in ABBREVIATIONS or (is_word and len(word) == 1 and word.isupper()))
    return word, low, (is_word, genitive is not None, is_capital, is_shouted), is_abbreviated


def is_acronym(token: Token) -> bool:
    """Whether a token is written like an acronym."""
    return token.is_shouted and len(token.word) in _ACRONYM

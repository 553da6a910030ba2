"""From text to comparable terms: words of any script, folded, stemmed, ideographic runs as character pairs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

import snowballstemmer

ENGLISH = "en"

# Snowball's algorithms by ISO 639-1 code; a language without one keeps its words as they are.
_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "nb": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

_IDEOGRAPHIC = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPHIC}]+|[^\W\d_{_IDEOGRAPHIC}]+(?:\.(?=[^\W\d_]\b)[^\W\d_])*")
_IS_IDEOGRAPHIC = re.compile(f"[{_IDEOGRAPHIC}]")
_SHORTEST = 2


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str:  # noqa: N802 - the library's name
        ...


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return a word without case, accents, vowel points and dots, so that spellings compare."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())


@lru_cache(maxsize=64)
def _stemmer(language: str) -> _Stemmer | None:
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None:
        return None
    stemmer: _Stemmer = snowballstemmer.stemmer(algorithm)
    return stemmer


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str) -> str:
    """Return the folded stem of one word; accents go last, because stemmers read them."""
    stemmer = _stemmer(language)
    lowered = word.casefold()
    return fold(stemmer.stemWord(lowered) if stemmer else lowered)


def words(text: str) -> list[str]:
    """Return the words of a text in order, as printed; digits are not words, an ideographic run is one."""
    return _WORD.findall(text)


def terms(printed: list[str], language: str) -> list[tuple[str, str]]:
    """Return the terms of words with the words themselves, in order, with repeats.

    An ideographic run gives its pairs of characters, because words are not set apart there. Single letters say nothing
    and are left out.
    """
    found: list[tuple[str, str]] = []
    for word in printed:
        if _IS_IDEOGRAPHIC.match(word):
            pairs = [one + other for one, other in pairwise(word)] or [word]
            found.extend((pair, pair) for pair in pairs)
        else:
            term = stem(word, language)
            if len(term) >= _SHORTEST:
                found.append((term, word))
    return found

"""How names of places are written: their words, folded and hashed alike in the table and in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple
from unicodedata import category, combining

import numpy as np
import numpy.typing as npt

from aggregator.model import SAME_LETTERS

# 48 bits are kept of each hash: among 400,000 names one look-up in half a billion is answered by chance.
_DROPPED_BITS = 16
_WHOLE = (1 << 64) - 1
_MIX = 0x9E3779B97F4A7C15  # the golden ratio's, odd and without pattern

SPACELESS = "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1050-\u108f\u1780-\u17d3"
"""Letters and marks of Thai, Lao, Burmese and Khmer, which set spaces between phrases alone, for a class."""
_RUNNING = "\u3005\u30a0-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff" + SPACELESS
# Accents, points of Arabic and Hebrew, and of the scripts of India most vowels, for which regular expressions have no
# class; the joiner of those scripts too, Persian's of words, the strokes with which Hebrew writes foreign sounds, and
# the hyphen that shows only where a line ends.
MARKS = (
    "".join(filter(lambda letter: category(letter) in {"Mn", "Mc"}, map(chr, range(0x300, 0x1B00))))
    + "\u05f3\u05f4\u200c\u200d\u00ad"
)
"""Marks that belong to the letter before them, for a class of a regular expression."""
_APOSTROPHES = "'\u2019\u02bc\u02b9`\u00b4"
_LETTERS = rf"[^\W\d_{_RUNNING}\u3040-\u309f]+"
# One group and no more, so that `split` gives gaps and words in turn.
SPLIT = re.compile(rf"([{_RUNNING}]+|{_LETTERS}(?:[{MARKS}]+(?:{_LETTERS})?|[{_APOSTROPHES}]{_LETTERS})*)")
_ASCII_SPLIT = re.compile("([A-Za-z]+(?:['`][A-Za-z]+)*)")  # the same, in half the time
_IS_RUN = re.compile(f"[{_RUNNING}]")
_IS_SPACELESS = re.compile(f"[{SPACELESS}]")
_IS_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]")
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_SUFFIX_MARK = re.compile(f"(?<=[^\\W\\d_])[{_APOSTROPHES}](?=[^\\W\\d_])")
_SUFFIX_MARKED = frozenset({"tr", "az"})
SUFFIX_SIGN = "|"
"""What stands in a text for the apostrophe between a name of Turkish and its case."""
_CASED = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]")
# French, Italian and Catalan words that lose their vowel before a name.
_ELIDED = frozenset(["l", "d", "j", "m", "n", "s", "t", "c", "qu", "dell", "all", "nell", "sull", "dall", "un"])
_SAME = str.maketrans(
    SAME_LETTERS | {"æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "e", "ґ": "г", "\u200c": None, "\u200d": None}
)

_FIRST_VOWEL_MARK, _LAST_VOWEL_MARK = "\u0900", "\u1b00"
_NUKTA = 7
"""The combining class of the dot below."""
# Names that without their sign are others: in Portuguese Spanish wrath and German grandmother, Amman would be Oman,
# Sanaa healthy and Damascus Sam.
_TOLD_BY_SIGN = {"irã": "iran", "omã": "oman", "عمّان": "عمّان", "saná": "saná", "şam": "şam"}
# A gap of these may lie within a name.
JOINS = frozenset({" ", "-", "\u2010", "\u2011", "\u00a0", "\u202f"})
_REGION_RUNS = frozenset("州省県縣")


class Word(NamedTuple):
    """A word of a text, as far as names of places are concerned."""

    folded: str
    hash: int
    name: int
    """The hash of a name of this word alone, as the table keeps it."""
    run: str
    """The ideographs, where it is a run of them."""
    is_cased: bool
    may_name: bool
    """Capitalised, or of a script that has no capitals."""
    is_upper: bool


def pieces_of(text: str) -> list[str]:
    """Return the gaps and the words of a text in turn, as `SPLIT` parts them."""
    return (_ASCII_SPLIT if text.isascii() else SPLIT).split(text)


def fold_name(word: str) -> str:
    """Return a word of a name as compared: without case, accents, apostrophes, elided articles, English genitive."""
    if _IS_RUN.match(word):
        return unicodedata.normalize("NFKC", word)
    first, *rest = _APOSTROPHE.split(word)
    if rest and rest[-1] in {"s", "S"}:
        rest.pop()
    if rest and first.lower() in _ELIDED:
        first = ""
    bare = (first + "".join(rest)).casefold().translate(_SAME)
    if bare.isascii():
        return bare
    return _TOLD_BY_SIGN.get(bare) or "".join(filter(is_spelling, unicodedata.normalize("NFKD", bare)))


@lru_cache(maxsize=1 << 12)
def is_spelling(letter: str) -> bool:
    """Whether a character of decomposed text tells words apart: letters, and the vowels of India and Thailand.

    Accents, the points of Arabic and Hebrew and the dot below of India are written or not.
    """
    if letter.isalpha():
        return True
    return _FIRST_VOWEL_MARK <= letter < _LAST_VOWEL_MARK and combining(letter) != _NUKTA and category(letter)[0] == "M"


def bare(printed: str) -> slice:
    """Return which characters of a printed word are the name, without an elided article and the English genitive."""
    marks = [match.start() for match in _APOSTROPHE.finditer(printed)]
    start = _behind_article(printed)
    is_genitive = bool(marks) and marks[-1] > start and printed[marks[-1] + 1 :] in {"s", "S"}
    return slice(start, marks[-1] if is_genitive else len(printed))


def _behind_article(printed: str) -> int:
    """Return where the name begins in a printed word, as behind the elided article of "d'Odessa"."""
    mark = _APOSTROPHE.search(printed)
    return mark.end() if mark and printed[: mark.start()].lower() in _ELIDED else 0


@lru_cache(maxsize=1 << 15)
def seen(printed: str) -> Word:
    """Return what a printed word is."""
    if printed.isascii() and printed.isalpha():  # as most are: what is asked below of others is known of these
        folded = printed.lower()
        mixed, may_name = hash_of_word(folded), printed[0].isupper()
        return Word(folded, mixed, shortened(mixed), "", is_cased=True, may_name=may_name, is_upper=printed.isupper())
    folded = fold_name(printed)
    if _IS_RUN.match(printed):
        return Word(folded, 0, 0, folded, is_cased=False, may_name=False, is_upper=False)
    name = printed[_behind_article(printed) :]
    is_cased = bool(_CASED.match(name))
    may_name = bool(folded) and (not is_cased or name[0].isupper())
    mixed = hash_of_word(folded)
    return Word(folded, mixed, shortened(mixed), "", is_cased=is_cased, may_name=may_name, is_upper=name.isupper())


def hash_of_word(folded: str) -> int:
    """Return the 64-bit hash of one folded word."""
    return int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "little")


def hash_of_name(hashes: Iterable[int]) -> int:
    """Return the hash of a name from those of its words, as the table keeps it."""
    mixed = 0
    for one in hashes:
        mixed = joined_hash(mixed, one)
    return shortened(mixed)


def joined_hash(before: int, word: int) -> int:
    """Return the unshortened hash of some words and one more after them."""
    return (before * _MIX + word) & _WHOLE


def shortened(unshortened: int) -> int:
    """Return a hash as the table keeps it."""
    return unshortened >> _DROPPED_BITS


def word_of(name: int, language: str) -> int:
    """Return the key of a name, of which the hash is given, as a word of a language."""
    return name ^ _hash_of_language(language)


@lru_cache(maxsize=1 << 8)
def _hash_of_language(language: str) -> int:
    return shortened(hash_of_word(language))


def code_points(run: str) -> npt.NDArray[np.uint64]:
    """Return the characters of a run as numbers."""
    return np.frombuffer(run.encode("utf-32-le"), dtype="<u4").astype(np.uint64)


def hashes_of_run(points: npt.NDArray[np.uint64], longest: int) -> Iterator[tuple[int, npt.NDArray[np.uint64]]]:
    """Yield, for each number of characters from two, the hashes of the names that start at each character."""
    mixed = points * np.uint64(_MIX)
    for length in range(2, min(longest, len(points)) + 1):
        mixed = (mixed[:-1] ^ (mixed[:-1] >> np.uint64(29))) * np.uint64(_MIX) + points[length - 1 :]
        yield length, (mixed ^ (mixed >> np.uint64(32))) * np.uint64(_MIX) >> np.uint64(_DROPPED_BITS)


def pairs_of_run(points: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Return each pair of neighbours in a run hashed to 16 bits."""
    return (points[:-1] * np.uint64(_MIX) + points[1:]) * np.uint64(_MIX) >> np.uint64(48)


def name_key(name: str) -> int | None:
    """Return the hash of a whole name as the table keeps it, or none where a text is not searched for such a name."""
    words = [word for word in SPLIT.split(name)[1::2] if fold_name(word)]
    runs = [fold_name(word) for word in words if _IS_RUN.match(word)]
    if not runs:
        return hash_of_name(hash_of_word(fold_name(word)) for word in words) if words else None
    if len(words) > 1 or len(runs[0]) < 2:  # noqa: PLR2004 - one character names nothing
        return None
    *_, (_, hashes) = hashes_of_run(code_points(runs[0]), len(runs[0]))
    return int(hashes[0])


def is_spaceless(run: str) -> bool:
    """Whether there are letters of a script that sets no spaces between its words."""
    return _IS_SPACELESS.search(run) is not None


def cuts_a_word(run: str, start: int, end: int) -> bool:
    """Whether a name of katakana goes on before or behind, or one of letters begins or ends within a syllable."""
    if _IS_KATAKANA.match(run, start) and _IS_KATAKANA.match(run, end - 1):
        return bool(_IS_KATAKANA.match(run, end)) or (start > 0 and bool(_IS_KATAKANA.match(run, start - 1)))
    return category(run[start])[0] == "M" or category(run[end])[0] == "M"


def without_suffix_marks(text: str, language: str) -> str:
    """Return a text of the same length whose names end at the apostrophe after which Turkish sets the case."""
    return _SUFFIX_MARK.sub(SUFFIX_SIGN, text) if language in _SUFFIX_MARKED else text


def is_region_run(run: str, end: int) -> bool:
    """Whether what stands at the end of a name in a run makes it a region."""
    return run[end : end + 1] in _REGION_RUNS

"""Where the sentences of a text stand, as offsets, so that a sentence is always a slice of its article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from aggregator.merging.words import word_set

MAX_TEXT_CHARS: Final = 100_000
"""How much of a text is read; what is longer is no news report."""
_WORD_REACH: Final = 24
"""Characters before a full stop and after it in which a word that decides is sought."""

# Each repetition is bounded, so that no text is read twice.
_BREAK: Final = re.compile(
    "[.!?\u2026\u0964]{1,8}[\"'\u201d\u2019\u00bb)\\]]{0,4}(?=[\\s\u201c])|[\u3002\uff01\uff1f]{1,8}[\u300d\u300f\u201d]{0,4}|\n"
    "|(?:^|\\s)[\u2022\u25aa\u25e6\u2023*](?=\\s)"
)
_BULLET: Final = re.compile("(?:^|\\s)[\u2022\u25aa\u25e6\u2023*]\\Z")
"""A mark before the next line of a list, which feeds print in a row: '\u2022 Nine hurt \u2022 Port closed'."""
_STAMP: Final = re.compile(
    r"\s{0,4}(?:[^\W\d_]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [^\W\d_]{3,9}\.? \d{4}|\d{4}-\d{2}-\d{2})"
    r"(?:T|,? {1,2})\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\b\.?)?(?: ?(?:Z|[A-Z]{2,4})\b)?"
    r"(?:[\s|\u2013\u2014-]{1,8}|\Z)(?![a-z])",
    re.ASCII,
)
"""When its page was made, before a text: 'March 3, 2025 5:00 AM'."""
_LAST_WORD: Final = re.compile(r"[^\s\"'(\[\u2018\u201c]{1,24}\Z")
_ON_X: Final = re.compile(r"(?:^|\s)(?=[^\W\d_])[a-z\u00df-\u00ff\u0430-\u045f]\w{0,11} X\.\Z")
"""The network behind a word in small letters, as in 'wrote on X.'; an initial stands behind a name."""
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){1,6}")
_NEXT: Final = re.compile("[\"'\u201c\u2018\u00ab(\\[\u2013\u2014\\- ]{0,4}([^\\W_]{1,20})?")
ABBREVIATED_TITLES: Final = word_set(
    "mr mrs ms dr prof gen col maj capt lt sgt adm brig cmdr supt insp rev hon rep sen gov st"
)
"""Abbreviations that stand before a name, and never end a sentence."""
_NEVER_LAST: Final = ABBREVIATED_TITLES | word_set("messrs mt vs")
_SHORTENED: Final = word_set(
    """apr. approx. aug. bros. co. corp. dec. dept. est. feb. inc. jan. jr. jul. jun. ltd. mar. no. nov. oct. sep. sept.
    sr."""
)
"""Abbreviations that mostly do not."""
_OPENING_WORDS: Final = word_set(
    """a after all an and as at both but by during earlier for he her his if in it its later local more most no none
    officials on one our police she since some that the their then there these they this those two under we when while
    witnesses"""
)
"""Words that, capitalised behind a shortened one, open a new sentence."""


class Span(NamedTuple):
    """A piece of a text, as offsets into it."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words as printed."""
        return text[self.start : self.end]


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space around them; a line break or a bullet ends one.

    The time of a page that stands before its text is part of none.
    """
    read = text[:MAX_TEXT_CHARS]
    opening = page_time(read).end
    ends = [*(end for end in _ends(read) if end > opening), len(read)]
    found = (trimmed(read, start, end) for start, end in zip([opening, *ends], ends, strict=False))
    return tuple(span for span in found if span.start < span.end)


def page_time(text: str) -> Span:
    """Where the time at which its page was made stands before a text; nowhere in most."""
    found = _STAMP.match(text)
    return Span(*found.span()) if found else Span(0, 0)


def _ends(text: str) -> Iterator[int]:
    for match in _BREAK.finditer(text):
        if match[0][0] not in ".!?\u2026" or not _goes_on(text, match.start(), match.end()):
            yield match.end()


def _goes_on(text: str, mark: int, end: int) -> bool:
    """Whether a sentence goes on behind a mark, as behind an abbreviation or the end of a quotation within it."""
    if text[end] == "\n":
        return False
    following = _NEXT.match(text, end, end + _WORD_REACH)
    word_after = following[1] if following and following[1] else ""
    if word_after[:1].islower():
        return True
    before = _LAST_WORD.search(text, max(0, mark + 1 - _WORD_REACH), mark + 1)
    if text[mark] != "." or before is None:
        return False
    is_genitive = before[0] == "s." and text[before.start() - 1 : before.start()] == "'"  # 'a plan like Norvia's.'
    if is_genitive or (before[0] == "X." and _ON_X.search(text, max(0, mark + 1 - _WORD_REACH), mark + 1)):
        return False
    word = before[0].lower()
    if word.removesuffix(".") in _NEVER_LAST:
        return True
    shortened = word in _SHORTENED or _INITIALS.fullmatch(word) is not None
    return shortened and word_after.lower() not in _OPENING_WORDS


def trimmed(text: str, start: int, end: int) -> Span:
    """A piece of a text without the white space and the bullet at its ends; empty where it is nothing else."""
    piece = _BULLET.sub("", text[start:end])
    first = start + len(piece) - len(piece.lstrip())
    return Span(first, first + len(piece.strip()))

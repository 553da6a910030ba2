"""Names and places of a text, told by capital letters and by the words before them."""

from __future__ import annotations

import re

from aggregator.matching.dates import CALENDAR_WORDS
from aggregator.matching.words import fold, words

_SENTENCE_START = re.compile(
    r"(?:^|[.!?:;|]['\"”\u2019)]?\s+|[\"“„«(\[]\s*|[\u2014\u2013]\s+|\n)['\"“„«(\[]*([^\W\d_]+)"
)
_TITLE_CASE_SHARE = 0.6
_LONG_WORD = 4
_NOT_NAMES = CALENDAR_WORDS | {"i", "mr", "mrs", "ms", "dr", "am", "pm"}
# After these a capitalised word is mostly a place; a person or body told so is harmless, being a name all the same.
_LOCATIVE = (
    "in|at|on|of|near|off|over|outside|around|across|toward|towards|"
    "à|en|em|im|bei|nahe|près de|cerca de|"
    "в|у|под|біля"  # noqa: RUF001 - Cyrillic prepositions
)
_PLACE = re.compile(rf"\b(?:{_LOCATIVE})\s+(?:the\s+)?([^\W\d_]+(?:[-'\u2019][^\W\d_]+)*(?:\s+[^\W\d_]+)?)")


def is_shouted(text: str) -> bool:
    """Whether capitals say nothing because all letters are."""
    return text.upper() == text


def is_title_case(text: str) -> bool:
    """Whether most longer words after the first are capitalised, so that capitals mark no names."""
    longer = [word for word in words(text)[1:] if len(word) >= _LONG_WORD]
    return bool(longer) and sum(word[0].isupper() for word in longer) > _TITLE_CASE_SHARE * len(longer)


def names(title: str, text: str) -> tuple[str, ...]:
    """Return the folded single words of names, in order of first mention, once each.

    A capitalised word counts where its capital means something: within a sentence, in a title that is not in Title
    Case, or throughout the word (an acronym). A name that only opens sentences is lost here, and still compared as a
    word.
    """
    found: dict[str, None] = {}
    for part, plain in ((title, not is_title_case(title)), (text, True)):
        if not part or is_shouted(part):
            continue
        starts = {match.start(1) for match in _SENTENCE_START.finditer(part)}
        for match in re.finditer(r"[^\W\d_]{2,}", part):
            word = match[0]
            if not word[0].isupper() or word.lower() in _NOT_NAMES:
                continue
            acronym = word.isupper()
            if acronym or (plain and match.start() not in starts):
                found[fold(word)] = None
    return tuple(found)


def places(text: str) -> tuple[str, ...]:
    """Return folded words of capitalised names that follow a word of place, in order, once each."""
    found: dict[str, None] = {}
    if not is_shouted(text):
        for match in _PLACE.finditer(text):
            first, *rest = words(match[1])
            if first[0].isupper() and first.lower() not in _NOT_NAMES:
                found[fold(first)] = None
                if rest and rest[0][0].isupper() and rest[0].lower() not in _NOT_NAMES:
                    found[fold(rest[0])] = None
    return tuple(found)

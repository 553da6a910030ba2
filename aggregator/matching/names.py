"""Names and spots of a text, told by capital letters and by the words before them, and their keys across scripts."""

from __future__ import annotations

import re
from functools import lru_cache

from aggregator.gazetteer import SPACELESS
from aggregator.matching.dates import CALENDAR_WORDS
from aggregator.matching.scripts import skeleton
from aggregator.matching.words import fold_word, stop_words, without_particle, words

# Letters that may be capitals; whether they are is asked of the few words found.
_CAPITALISED = re.compile(
    r"[A-Z\u00c0-\u00de\u0100-\u024f\u0370-\u03ab\u0400-\u042f\u0460-\u058f\u1e00-\u1eff][^\W\d_]+"
)
_ASCII_CAPITALISED = re.compile("[A-Z][A-Za-z]+")
# Of scripts without capitals, and of which a word is cut from the text.
_CASELESS = re.compile(
    rf"(?![\u1e00-\u1fff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff{SPACELESS}])[^\W\d_A-Za-z\u00c0-\u058f]"
)
_CASELESS_LENGTHS = range(2, 21)
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{3,}")
_OPENING = '"“„«(['
_CLOSING = "'\"”’)"
_OPENING_MARKS = frozenset(_OPENING)
_SENTENCE_MARKS = frozenset(".!?:;|")
_ALONE_BEFORE = frozenset("—–" + _OPENING)
_LOOK_BEHIND = 6
_SHORTENED = re.compile(r"\b(?:Mrs?|Ms|Messrs|Dr|Gov|Sens?|Reps?|Gen|Col|Sgt|Prof|Rev|St)\.$")
"""What has a full stop and goes before a name."""
_TITLE_CASE_SHARE = 0.6
_LONG_WORD = 4
_NOT_NAMES = CALENDAR_WORDS | {"i", "mr", "mrs", "ms", "dr", "am", "pm"}
# After these a capitalised word is mostly a place; a person or body told so is harmless, being a name all the same.
_LOCATIVE = (
    "in|at|on|of|near|off|over|outside|around|across|toward|towards|à|en|em|im|bei|nahe|près de|cerca de|в|у|под|біля"
)
_PLACE = re.compile(rf"\b(?:{_LOCATIVE})\s+(?:the\s+)?([^\W\d_]+(?:[-'\u2019][^\W\d_]+)*(?:\s+[^\W\d_]+)?)")

# Endings of cases that have consonants of their own, by language; vowels are dropped anyhow. Short ones are also the
# ends of names such as Vadim, which are left whole.
_CASE_ENDINGS = {
    "ru": re.compile("(?<=...)(?:ого|его|ому|ему|ами|ями|ах|ях)$|(?<=.....)(?:ым|им|ом|ем|ём)$"),
    "uk": re.compile("(?<=...)(?:ого|ього|ому|ьому|ами|ями|ах|ях|ові|еві)$|(?<=.....)(?:им|ім|ом|ем|єм)$"),
    "pl": re.compile("(?<=...)(?:iego|ego|iemu|emu|owi|ami|ach)$|(?<=.....)(?:iem|em|ym|im)$"),
}


def is_shouted(text: str) -> bool:
    """Whether capitals say nothing because all letters are."""
    return text.upper() == text


def is_title_case(text: str) -> bool:
    """Whether most longer words after the first are capitalised, so that capitals mark no names."""
    longer = [word for word in text.split()[1:] if len(word) >= _LONG_WORD]
    return bool(longer) and sum(word[0].isupper() for word in longer) > _TITLE_CASE_SHARE * len(longer)


def names(title: str, text: str) -> tuple[str, ...]:
    """Return the folded single words of names, in order of first mention, once each.

    A capitalised word counts where its capital means something: within a sentence, in a title that is not in Title
    Case, or throughout the word (an acronym). A name that only opens sentences is lost here, and still compared as a
    word.
    """
    return tuple(dict.fromkeys(map(fold_word, _capitalised(title, text))))


def name_keys(title: str, text: str, language: str) -> dict[str, str]:
    """Return the skeletons of names, in order of first mention, with the words that have them, as first printed.

    By their skeletons names meet across scripts.

    Names are capitalised words; runs of katakana; and in scripts without capitals, such as Arabic, all words that are
    no stop-words. What a title says before a colon ('Kalitin: ...') is mostly who or where, and counts too. Chinese
    gives none: it renders names by syllables that do not lead back to them.
    """
    found: dict[str, str] = {}
    head = title.partition(":")[0].strip()
    if head and head != title and head[0].isupper() and head.isalpha() and fold_word(head) not in stop_words(language):
        found[_key(head, language)] = head
    for word in _capitalised(title, text):
        found.setdefault(_key(word, language), word)
    for part in (title, text):
        if part.isascii():
            continue
        for run in _KATAKANA.findall(part):
            found.setdefault(skeleton(run), run)
        for word in filter(_CASELESS.match, words(part)):
            if len(word) in _CASELESS_LENGTHS and fold_word(word) not in stop_words(language):
                found.setdefault(_key(word, language), word)
    found.pop("", None)
    return found


def spots(text: str) -> tuple[str, ...]:
    """Return folded words of capitalised names that follow a word of place, in order, once each."""
    found: dict[str, None] = {}
    if not is_shouted(text):
        for match in _PLACE.finditer(text):
            first, *rest = words(match[1])
            if first[0].isupper() and first.lower() not in _NOT_NAMES:
                found[fold_word(first)] = None
                if rest and rest[0][0].isupper() and rest[0].lower() not in _NOT_NAMES:
                    found[fold_word(rest[0])] = None
    return tuple(found)


@lru_cache(maxsize=1 << 13)
def _key(word: str, language: str) -> str:
    ending = _CASE_ENDINGS.get(language)
    lower = word.lower()
    if language == "ko":
        lower = without_particle(lower)
    return skeleton(ending.sub("", lower) if ending else lower, language)


@lru_cache(maxsize=8)
def _capitalised(title: str, text: str) -> tuple[str, ...]:
    """The capitalised words whose capital means something."""
    found: list[str] = []
    for part, is_title in ((title, True), (text, False)):
        pattern = _ASCII_CAPITALISED if part.isascii() else _CAPITALISED
        candidates = [match for match in pattern.finditer(part) if _is_candidate(match, part)]
        if not candidates or is_shouted(part):
            continue
        plain = not (is_title and is_title_case(part))
        for match in candidates:
            word = match[0]
            if word.isupper() or (plain and not _opens_sentence(part, match.start())):
                found.append(word)
    return tuple(found)


def _is_candidate(match: re.Match[str], text: str) -> bool:
    start = match.start()
    word = match[0]
    inner = start > 0 and text[start - 1].isalpha()
    return not inner and word[0].isupper() and word.lower() not in _NOT_NAMES


def _opens_sentence(text: str, start: int) -> bool:
    """Whether the word at a place is the first of a sentence or of what is quoted."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # as nearly all are
    before = text[max(0, start - _LOOK_BEHIND) : start]
    bare = before.rstrip("'" + _OPENING)
    if not _OPENING_MARKS.isdisjoint(before[len(bare) :]):
        return True
    rest = bare.rstrip()
    if not rest:
        return len(before) == start or "\n" in bare
    if rest == bare:
        return False
    if "\n" in bare[len(rest) :] or rest[-1] in _ALONE_BEFORE:
        return True
    ends = rest[-1] in _SENTENCE_MARKS and not _SHORTENED.search(rest)
    return ends or (rest[-1] in _CLOSING and rest[-2:-1] in _SENTENCE_MARKS)

"""When, where and how something was said: what stands between a verb of speech and its subject, or what was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.statements.items import Item, item_at
from aggregator.merging.statements.language import Language
from aggregator.merging.statements.phrases import noun_phrase, opens_count
from aggregator.merging.words import word_set

LOOK_AHEAD: Final = 16
"""Words behind a verb among which "that" is sought."""
_PUBLISHED: Final = word_set("posted released issued published shared broadcast carried")
"""Participles behind a statement: 'said in a statement posted online'."""
_STEPS: Final = word_set("last this next")
_SPANS: Final = word_set("week month year night morning evening")
"""What tells a time only behind another word: 'Monday night', but not 'says night strike killed two'."""


def is_end(items: Sequence[Item], position: int) -> bool:
    """Whether a sentence ends at a position, its last marks aside."""
    return all(item.mark in {".", "!", "?", "…", ")"} for item in items[position:])


def behind_adverbials(items: Sequence[Item], position: int, language: Language) -> int:
    """Behind "on Monday", "in a statement" and the like; up to "that" or a quotation where one follows."""
    if opens_count(items, position, language):
        return position
    ahead = _opening(items, position, language)
    if ahead is not None:
        first = items[position].low
        adverbial = first in language.times | _STEPS or is_adverb(items[position], language)
        adverbial = adverbial or items[position].mark == ","
        return ahead if adverbial or language.is_preposition(first) else position
    while position < len(items) and not opens_count(items, position, language):
        low = items[position].low
        if _is_step(items, position, language):
            position += 2 + _is_day(items, position + 2)
        elif (low in language.times and not _is_bare_span(items, position, language)) or is_adverb(
            items[position], language
        ):
            position += 1 + _is_day(items, position + 1)
        elif language.is_preposition(low):
            behind = position + 1
            while item_at(items, behind).low in language.prepositions:
                behind += 1
            if item_at(items, behind).low in language.times:
                position = behind + 1 + _is_day(items, behind + 1)
                continue
            end = noun_phrase(items, behind, language, strict=False)
            if end == behind:
                break
            position = end + (end + 1 < len(items) and items[end].low in _PUBLISHED)
        else:
            break
    return position


def _behind_aside(items: Sequence[Item], comma: int, language: Language) -> int:
    """Behind an adverbial that commas part from "that" or a quotation: 'informou, em nota, que ...'; else 0."""
    if item_at(items, comma).mark != "," or not language.is_preposition(item_at(items, comma + 1).low):
        return 0
    end = next((at for at in range(comma + 1, min(len(items), comma + LOOK_AHEAD)) if items[at].mark), comma)
    following = item_at(items, end + 1)
    is_apart = items[end].mark == "," and (following.low in language.that or following.quotation is not None)
    return end + 1 if is_apart else 0


def words_of_time(items: Sequence[Item], end: int, language: Language) -> int:
    """How many words in front of a position tell when: 'on Monday', 'last night', 'today'."""
    if end <= 1 or items[end - 1].low not in language.times:
        return 0
    if items[end - 2].low in language.prepositions | _STEPS:
        return 2
    return int(not items[end - 1].capital and items[end - 1].low not in _SPANS)


def _is_bare_span(items: Sequence[Item], at: int, language: Language) -> bool:
    return items[at].low in _SPANS and items[at - 1].low not in language.times | _STEPS


def _is_step(items: Sequence[Item], at: int, language: Language) -> bool:
    """Whether "last night" and the like follow, or behind a comma nothing but a day: '..., the firm said, Tuesday.'."""
    if item_at(items, at + 1).low not in language.times:
        return False
    return items[at].low in _STEPS or (items[at].mark == "," and is_end(items, at + 2 + _is_day(items, at + 2)))


def _opening(items: Sequence[Item], start: int, language: Language) -> int | None:
    """Where "that", or the mark before a quotation, stands behind nothing but adverbials."""
    if aside := _behind_aside(items, start, language):
        return aside
    for at in range(start, min(len(items), start + LOOK_AHEAD)):
        item = items[at]
        following = item_at(items, at + 1)
        if item.low in language.that or (item.mark in {",", ":"} and following.quotation is not None):
            return at
        dated = following.low in language.that | language.times
        if item.low in language.finite or item.mark in {";", ".", "-"} or (item.mark == "," and not dated):
            return None
        if _is_object(items, start, at, language):
            return None
    return None


def _is_object(items: Sequence[Item], start: int, at: int, language: Language) -> bool:
    """Whether a word begins what was announced and no part of an adverbial: 'announced on Monday a strike that'."""
    begins = at > start and items[at].low in language.determiners and not items[at].capital
    return begins and not language.is_preposition(items[at - 1].low)


def _is_day(items: Sequence[Item], at: int) -> bool:
    """Whether the number of a day or a year follows: 'on December 17'."""
    return item_at(items, at).word.isdecimal() and items[at - 1].capital


def is_adverb(item: Item, language: Language) -> bool:
    """Whether a word may stand between a subject and its verb, or behind the verb."""
    if item.low in language.adverbs:
        return True
    return item.low.endswith(language.adverb_endings) and not item.capital and item.low not in language.offices

"""What stands behind a verb of speech: adverbials, "that", and the beginning of what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aggregator.merging.statements.language import Frame, Language, Verb, words
from aggregator.merging.statements.phrases import Item, noun_phrase
from aggregator.model import StatementKind

_LOOK_AHEAD: Final = 16
"""Words behind a verb among which "that" is sought."""
_NEAR: Final = 5
"""Words behind "rejected" among which it must say that claims were."""
_FEWEST: Final = 3
"""Words of a clause."""
_NO_CLAUSE: Final = words("little nothing so much anything as about goodbye yes no more less hello")
_STEPS: Final = words("last this next")
_OBJECT_LINKS: Final = words("of against about that")
CALLED_FOR: Final = ("for", "on")
_PURPOSES: Final = (*CALLED_FOR, "to", "that")


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a verb of speech; the position is one of a sentence's items."""

    start: int
    """Where it begins, or where the attribution ends if nothing follows."""
    follows: bool = True
    marked: bool = True
    """Whether "that", a colon or a quotation shows where it begins."""


def is_end(items: Sequence[Item], position: int) -> bool:
    """Whether a sentence ends at a position, its last marks aside."""
    return all(item.mark in {".", "!", "?", "…", ")"} for item in items[position:])


def find_complement(items: Sequence[Item], at: int, meaning: Verb, language: Language) -> Complement | None:
    """What follows the verb at a position; None where the verb does not report speech."""
    position = at + 1
    frame = meaning.frame
    if frame is Frame.TOLD:
        position = noun_phrase(items, position, language, strict=False)
        if position == at + 1 or items[position - 1].low.endswith(language.past_endings or ("\0",)):
            return None
    low = items[position].low if position < len(items) else ""
    dated = position + 1 < len(items) and items[position + 1].low in language.times
    if (items[at].low, low) in language.phrasal and not dated:
        return None
    if frame is Frame.PURPOSE and low in _PURPOSES:
        return Complement(position + (low == "that"), marked=low == "that")
    if frame is not Frame.LABEL and not (frame is Frame.OBJECT and low in _OBJECT_LINKS):
        position = behind_adverbials(items, position, language)
    start = _behind_mark(items, position, frame, language)
    if start:
        return Complement(start)
    if position >= len(items) or items[position].mark:
        return Complement(position, follows=False, marked=False)
    return Complement(position, marked=False) if _can_follow(items, position, meaning, language) else None


def _behind_mark(items: Sequence[Item], position: int, frame: Frame, language: Language) -> int:
    """Where what was said begins behind "that", a colon or a comma, or as a quotation; 0 where nothing shows it."""
    mark = items[position].mark if position < len(items) else ""
    target = position + (mark in {",", ":"})
    if target >= len(items):
        return 0
    if items[target].quotation is not None:
        return target
    if frame is Frame.QUOTATION:
        return 0
    if items[target].low in language.that:
        is_subject = target + 1 < len(items) and items[target + 1].low in language.finite
        return 0 if target + 1 == len(items) else target + (not is_subject)
    return target if mark == ":" else 0


def _can_follow(items: Sequence[Item], position: int, meaning: Verb, language: Language) -> bool:
    """Whether words without "that" are what was said."""
    rest = items[position : position + _LOOK_AHEAD]
    low = rest[0].low
    if low in language.finite or low in _NO_CLAUSE:
        return False
    match meaning.frame:
        case Frame.CLAUSE | Frame.TOLD:
            long_enough = sum(1 for item in rest if item.word or item.quotation) >= _FEWEST
            return language.drops_that and long_enough and not language.is_preposition(low)
        case Frame.LABEL:
            return any(item.quotation for item in rest)
        case Frame.RUMOUR:
            return any(item.low in language.claims for item in rest[:_NEAR])
        case Frame.OBJECT:
            return _can_be_object(rest, meaning.kind, language)
        case Frame.PURPOSE | Frame.THAT | Frame.QUOTATION:
            return False


def _can_be_object(rest: Sequence[Item], kind: StatementKind, language: Language) -> bool:
    """Whether words are what is denied, confirmed or warned of, and not what stands behind a participle."""
    if kind is StatementKind.WARNED and rest[0].low in _OBJECT_LINKS:
        return True
    blamed = kind is not StatementKind.ACCUSED or any(item.low in {"of", "for"} for item in rest[1:])
    return blamed and not language.is_preposition(rest[0].low)


def behind_adverbials(items: Sequence[Item], position: int, language: Language) -> int:
    """Behind "on Monday", "in a statement" and the like; up to "that" or a quotation where one follows."""
    ahead = _opening(items, position, language)
    if ahead is not None:
        first = items[position].low
        return ahead if language.is_preposition(first) or first in language.times | _STEPS else position
    while position < len(items):
        low = items[position].low
        if position + 1 < len(items) and low in _STEPS and items[position + 1].low in language.times:
            position += 2
        elif low in language.times or is_adverb(items[position], language):
            position += 1 + _is_day(items, position + 1)
        elif language.is_preposition(low):
            behind = position + 1
            while behind < len(items) and items[behind].low in language.prepositions:
                behind += 1
            if behind < len(items) and items[behind].low in language.times:
                position = behind + 1 + _is_day(items, behind + 1)
                continue
            end = noun_phrase(items, behind, language, strict=False)
            if end == behind:
                break
            position = end
        else:
            break
    return position


def _opening(items: Sequence[Item], start: int, language: Language) -> int | None:
    """Where "that", or the mark before a quotation, stands behind nothing but adverbials."""
    for at in range(start, min(len(items), start + _LOOK_AHEAD)):
        item = items[at]
        following = items[at + 1] if at + 1 < len(items) else None
        quoted = following is not None and following.quotation is not None
        if item.low in language.that or (item.mark in {",", ":"} and quoted):
            return at
        dated = following is not None and following.low in language.that | language.times
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
    return at < len(items) and items[at].word.isdecimal() and items[at - 1].capital


def is_adverb(item: Item, language: Language) -> bool:
    """Whether a word may stand between a subject and its verb, or behind the verb."""
    if item.low in language.adverbs:
        return True
    return item.low.endswith(language.adverb_endings) and not item.capital and item.low not in language.nouns

"""What stands behind a verb of speech: "that", and the beginning of what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from aggregator.merging.statements.adverbials import LOOK_AHEAD, behind_adverbials, is_end
from aggregator.merging.statements.items import Item, item_at, stands_at
from aggregator.merging.statements.language import Frame, Language, Verb
from aggregator.merging.statements.phrases import noun_phrase, opens_count
from aggregator.merging.words import word_set
from aggregator.model import StatementKind

_NEAR: Final = 5
"""Words behind "rejected" among which it must say that claims were."""
_FEWEST: Final = 3
"""Words of a clause."""
_ASIDE_FRAMES: Final = frozenset({Frame.CLAUSE, Frame.TOLD, Frame.THAT})
_CLAUSE_VERB: Final = 8
"""Words among which that verb stands."""
_LABELLED: Final = word_set("it this that them")
_ARTICLES: Final = word_set("a an the one")
_INDEFINITE: Final = word_set("a an one")
_NO_LABELS: Final = word_set("day night halt")
"""'Called it a day' labels nothing."""
_LABEL: Final = 2
"""Words in front of a label."""
_ESTIMATED: Final = word_set("toll number losses damage cost crowd turnout death deaths figure total")
"""What somebody puts at a number."""
_SELF: Final = word_set("have be")
"""Words behind "claims to" by which somebody claims what he has done, or is."""
_OBJECT_LINKS: Final = word_set("of against about that")
_CALLED_FOR: Final = ("for", "on")
_PURPOSES: Final = (*_CALLED_FOR, "to", "that")
_CALLED_TO: Final = frozenset({"to", "for", "not"})
_UNTRUE: Final = word_set(
    """false untrue baseless unfounded groundless absurd fabricated nonsense propaganda disinformation lie lies
    fabrication fabrications ridiculous slander"""
)
_UNTRUE_REACH: Final = 6
"""Words behind "called" among which a claim is called untrue."""
_DEMANDED: Final = Verb(kind=StatementKind.DEMANDED, frame=Frame.PURPOSE)
_DENIED: Final = Verb(kind=StatementKind.DENIED, frame=Frame.RUMOUR)
BIDDEN: Final = Verb(kind=StatementKind.DEMANDED, frame=Frame.TOLD)


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a verb of speech; the position is one of a sentence's items."""

    start: int
    """Where it begins, or where the attribution ends if nothing follows."""
    follows: bool = True
    marked: bool = True
    """Whether "that", a colon or a quotation shows where it begins."""


def meaning_at(items: Sequence[Item], at: int, language: Language) -> Verb | None:
    """What the verb of speech at a position means by what stands behind it: 'called for', 'called it a lie'."""
    meaning = language.verbs[items[at].low]
    if meaning.frame is Frame.LABEL and item_at(items, at + 1).low in _CALLED_FOR:
        is_visit = items[at + 1].low == "on" and not any(item.low in _CALLED_TO for item in items[at + 2 :])
        return None if is_visit else _DEMANDED
    if meaning.frame is Frame.LABEL and _is_called_untrue(items, at, language):
        return _DENIED
    return BIDDEN if meaning.frame is Frame.TOLD and _is_bidding(items, at, language) else meaning


def find_complement(items: Sequence[Item], at: int, meaning: Verb, language: Language) -> Complement | None:
    """What follows the verb at a position; None where the verb does not report speech."""
    frame = meaning.frame
    position = _behind_told(items, at, language) if frame is Frame.TOLD else at + 1
    is_negated = any(item.low in language.negations for item in _clause(items, at + 1))
    if is_negated or (frame is Frame.TOLD and position == at + 1):
        return None
    low = item_at(items, position).low
    dated = item_at(items, position + 1).low in language.times
    if dated and low == "on" and meaning.frame is Frame.PURPOSE:  # 'called on Friday for talks'
        position += 2
        low = item_at(items, position).low
    object_ = item_at(items, position + 1).low if low in language.determiners else low
    if not language.phrasal.isdisjoint({(items[at].low, low), (items[at].low, object_)}) and not dated:
        return None
    if _begins_purpose(items, position, meaning, language):
        begin = at + 1 if frame is Frame.TOLD else position + (low == "that")
        return Complement(begin, marked=low == "that")
    is_object = frame is Frame.LABEL or (frame is Frame.OBJECT and low in _OBJECT_LINKS)
    is_whom = low == "a" and meaning.kind is StatementKind.ACCUSED  # 'acusa a Rusia'
    tells_of = _tells_of(items, position, frame, language)
    if not (is_object or is_whom or tells_of or _is_of_himself(items, position, meaning, language)):
        position = behind_adverbials(items, position, language)
    start = 0 if frame is Frame.LABEL and low in language.that else _behind_mark(items, position, frame, language)
    if start or _is_of_himself(items, position, meaning, language):
        return Complement(start or position)
    if (
        position >= len(items)
        or items[position].mark
        or (frame in _ASIDE_FRAMES and items[position].low in language.asides)
    ):
        return Complement(position, follows=False, marked=False)
    is_passive = frame is Frame.THAT and low == "by"  # 'plans announced by the council have failed'
    follows = not is_passive and _can_follow(items, position, meaning, language)
    colon = _behind_colon(items, at, language) if frame in _ASIDE_FRAMES and not follows else 0
    return Complement(colon or position, marked=colon > 0) if follows or colon else None


def _behind_colon(items: Sequence[Item], at: int, language: Language) -> int:
    """Where a quotation begins behind the first mark, a colon, whoever is told: 'sagte dem Boten: "..."'; else 0."""
    for place, item in enumerate(items[at + 1 : at + LOOK_AHEAD], at + 1):
        if item.mark == ":":
            return place + 1 if item_at(items, place + 1).quotation else 0
        if item.mark or item.low in language.finite or item.low in language.verbs:
            return 0
    return 0


def _behind_mark(items: Sequence[Item], position: int, frame: Frame, language: Language) -> int:
    """Where what was said begins behind "that", a colon or a comma, or as a quotation; 0 where nothing shows it."""
    mark = item_at(items, position).mark
    target = position + (mark in {",", ":"})
    if item_at(items, target).quotation is not None:
        return target
    if frame is Frame.QUOTATION or target >= len(items):
        return 0
    if items[target].low in language.that:
        is_subject = language.drops_that and item_at(items, target + 1).low in language.finite  # 'says that is over'
        return target + (not is_subject and not is_end(items, target + 1))  # 'Karland denies that.'
    return target if mark == ":" or (mark == "," and _is_reported(items, target, language)) else 0


def _is_reported(items: Sequence[Item], start: int, language: Language) -> bool:
    """Whether the words from a position to the next mark have a verb in the mood of what others say."""
    return any(item.low in language.reported for item in _clause(items, start))


def _clause(items: Sequence[Item], start: int) -> Iterator[Item]:
    """The words from a position to the next mark."""
    return takewhile(lambda item: not item.mark, items[start:])


def _can_follow(items: Sequence[Item], position: int, meaning: Verb, language: Language) -> bool:
    """Whether words without "that" are what was said."""
    rest = items[position : position + LOOK_AHEAD]
    low = rest[0].low
    is_count = opens_count(items, position, language)
    tells_amount = low in language.amounts and _has_verb(rest[:_CLAUSE_VERB], language)
    if not is_count and (low in language.finite or (low in language.no_clauses and not tells_amount)):
        return False
    match meaning.frame:
        case Frame.CLAUSE | Frame.TOLD:
            long_enough = sum(1 for item in rest if item.word or item.quotation) >= _FEWEST
            told = is_count and (meaning.kind is not StatementKind.CONFIRMED or _has_verb(rest, language))
            return language.drops_that and long_enough and (told or not language.is_preposition(low))
        case Frame.LABEL | Frame.ESTIMATE:
            is_so = _is_label if meaning.frame is Frame.LABEL else _is_estimate
            return is_so(items, position, language)
        case Frame.RUMOUR:
            return any(item.low in language.claims for item in rest[:_NEAR])
        case Frame.OBJECT:
            return _can_be_object(rest, meaning.kind, language)
        case Frame.THAT | Frame.PURPOSE | Frame.QUOTATION:
            is_clause = language.drops_that and _is_clause(items, position, language)
            tells_of = _tells_of(items, position, meaning.frame, language)
            return tells_of or (meaning.frame is Frame.THAT and is_clause)


def _tells_of(items: Sequence[Item], position: int, frame: Frame, language: Language) -> bool:
    """Whether words are what somebody told of: 'повідомив про загибель'."""
    is_of = frame is Frame.THAT and item_at(items, position).low in language.telling_of
    return is_of and noun_phrase(items, position + 1, language, strict=False) > position + 1


def _is_clause(items: Sequence[Item], position: int, language: Language) -> bool:
    """Whether words are a subject and its verb: 'noted there were delays', 'reported the bridge had fallen'."""
    is_there = items[position].low == "there"
    end = position + 1 if is_there else noun_phrase(items, position, language, strict=False)
    return position < end < len(items) and items[end].low in language.finite


def _begins_purpose(items: Sequence[Item], position: int, meaning: Verb, language: Language) -> bool:
    """Whether words are what is promised, or asked of somebody."""
    low = item_at(items, position).low
    if meaning.frame is Frame.PURPOSE:
        is_quoted = low in language.determiners and item_at(items, position + 1).quotation is not None
        return low in _PURPOSES or is_quoted  # 'vowed a "crushing answer"'
    return meaning == BIDDEN


def _is_label(items: Sequence[Item], position: int, language: Language) -> bool:
    """Whether words call a thing something, in a quotation or not: 'called it a turning point'."""
    rest = items[position : position + LOOK_AHEAD]
    end = next(
        (at for at, item in enumerate(rest) if item.mark == ","), len(rest)
    )  # 'called Ana, and spoke of "a crime"'
    quoted = next((at for at, item in enumerate(rest[:end]) if item.quotation), None)
    if quoted is not None:  # of 'the valley locals call "the pan" is dry' the valley is the subject
        return quoted + 1 == len(rest) or rest[quoted + 1].low not in language.finite
    is_named = len(rest) > _LABEL and rest[0].low in _LABELLED and rest[1].low in _ARTICLES
    if is_named and rest[_LABEL].low not in _NO_LABELS and not rest[_LABEL].capital:
        return True
    return _is_described(items, position, language)


def _is_described(items: Sequence[Item], position: int, language: Language) -> bool:
    """Whether something is described as something: 'described the strike as a crime'."""
    for at in range(position + 1, min(len(items) - 1, position + LOOK_AHEAD)):
        if items[at].mark or items[at].low in language.conjunctions:
            break
        if items[at].low == "as":
            return items[position - 1].low.startswith("describe") and items[at + 1].low in _INDEFINITE
    return False


def _is_estimate(items: Sequence[Item], position: int, language: Language) -> bool:
    """Whether words put a count at a number: 'put the death toll at 28'."""
    for at in range(position, min(len(items) - 1, position + LOOK_AHEAD)):
        if items[at].mark or items[at].low in language.finite:
            break
        if items[at].low == "at":
            return any(item.low in _ESTIMATED for item in items[position:at])
    return False


def _is_of_himself(items: Sequence[Item], position: int, meaning: Verb, language: Language) -> bool:
    """Whether somebody claims 'to have' done something, or 'to be' something; 'nega di aver visto'."""
    if any(stands_at(items, position, words) for words in language.of_himself):
        return True
    follows = item_at(items, position).low == "to" and item_at(items, position + 1).low in _SELF
    return follows and meaning.kind is StatementKind.CLAIMED


def _is_called_untrue(items: Sequence[Item], at: int, language: Language) -> bool:
    """Whether a claim is called untrue: 'called the report a lie'."""
    begin = at + 1 + (item_at(items, at + 1).low in language.determiners)
    behind = [item.low for item in items[begin : begin + _UNTRUE_REACH]]
    return bool(behind) and behind[0] in language.claims and not _UNTRUE.isdisjoint(behind)


def _is_bidding(items: Sequence[Item], at: int, language: Language) -> bool:
    """Whether the verb at a position tells somebody to do something: 'told residents to leave'."""
    to = _behind_told(items, at, language)
    verb = item_at(items, to + 1)
    is_told = at + 1 < to and item_at(items, to).low == "to"
    return is_told and verb.word.islower() and verb.low not in language.determiners


def _has_verb(rest: Sequence[Item], language: Language) -> bool:
    return any(item.low in language.finite for item in rest[1:])


def _behind_told(items: Sequence[Item], at: int, language: Language) -> int:
    """Behind those who are told something by the verb at a position."""
    begin = at + 1
    first = item_at(items, begin).low
    if first in language.he_or_she or first in language.other_pronouns:
        return begin
    if first in language.audiences:
        return begin + 1
    if item_at(items, begin).quotation is not None:  # a programme or a paper
        return begin + 1
    position = noun_phrase(items, begin, language, strict=False)
    return position + (position == begin and first in language.objects)


def _can_be_object(rest: Sequence[Item], kind: StatementKind, language: Language) -> bool:
    """Whether words are what is denied, confirmed or warned of, and not what stands behind a participle."""
    if kind is StatementKind.WARNED and rest[0].low in _OBJECT_LINKS:
        return True
    blamed = kind is not StatementKind.ACCUSED or any(item.low in language.charging for item in rest[1:])
    is_whom = rest[0].low == "a" or not language.is_preposition(rest[0].low)
    return blamed and (opens_count(rest, 0, language) or is_whom)

"""Finds the attributions that a verb of speech makes: 'the mayor said ...', '..., said the mayor'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from aggregator.merging.language.sentences import Span
from aggregator.merging.statements.adverbials import behind_adverbials, is_end
from aggregator.merging.statements.agreement import ACTOR_FRAMES, fits, needs_auxiliary
from aggregator.merging.statements.attribution import Attribution
from aggregator.merging.statements.complements import BIDDEN, find_complement, meaning_at
from aggregator.merging.statements.inverted import behind_words
from aggregator.merging.statements.items import Item, behind_dateline, item_at
from aggregator.merging.statements.language import Frame, Language, Verb
from aggregator.merging.statements.phrases import is_person
from aggregator.merging.statements.subjects import (
    REACH,
    before_verb,
    can_act,
    find_subject,
    headline_subject,
    joined_subject,
    opening_subject,
    splits_headline,
    without_span,
)
from aggregator.merging.words import word_set
from aggregator.model import StatementKind

_ALSO_BEHIND: Final = frozenset({StatementKind.WARNED, StatementKind.CONFIRMED})
"""What may also follow the words: '..., the mayor warned'."""
_SUGGESTED: Final = Verb(kind=StatementKind.SUGGESTED, frame=Frame.THAT)
_RELATIVES: Final = word_set("who which where whose que qui dont quien который которая які який яка")


def by_verb(items: Sequence[Item], at: int, language: Language, last: Attribution | None) -> Attribution | None:
    """The attribution that the verb at a position makes, if any; `last` is the one in front of it."""
    meaning = meaning_at(items, at, language)
    subject_end, verb_start = before_verb(items, at, language)
    if meaning is None or (verb_start == at and needs_auxiliary(items, at, subject_end, language)):
        return None
    verb = Span(items[verb_start].span.start, items[at].span.end)
    shared = _shared_subject(items, subject_end, language, last)
    shared = shared or (joined_subject(items, subject_end, language) if last is None else None)
    shared = shared or headline_subject(items, at, subject_end, language)
    subject = shared or find_subject(items, subject_end, language)
    if subject is not None:
        phrase, start = without_span(subject[0], language), subject[1]
        if not fits(items, at, phrase, meaning, language):
            return None
        complement = find_complement(items, at, meaning, language)
        if complement is None:
            return None
        found = Attribution(
            phrase=phrase,
            verb=verb,
            meaning=meaning,
            start=start,
            end=complement.start,
            before=not complement.follows,
            after=complement.follows,
            marked=complement.marked,
        )
        if _is_of_a_thing(items, at, found, language):
            return None
        return _checked(items, found, language, shared=shared is not None)
    return behind_words(items, at, verb_start, language, meaning) if subject_end == verb_start else None


def by_remark(items: Sequence[Item], at: int, language: Language, last: Attribution | None) -> Attribution | None:
    """The attribution of a participle behind a comma: 'Norvia bombed the port, saying ...'; `last` is in front of it.

    Behind what somebody said, it may be another who says it.
    """
    meaning = language.remarks[items[at].low]
    if not at or items[at - 1].mark != ",":
        return None
    if last is None:
        phrase = opening_subject(items, at - 1, language)
    else:
        phrase = last.phrase if not last.after or last.meaning.frame in ACTOR_FRAMES else ()
    complement = find_complement(items, at, meaning, language) if phrase else None
    if complement is None or not complement.follows:
        return None
    return Attribution(
        phrase=phrase,
        verb=items[at].span,
        meaning=meaning,
        start=at - 1,
        end=complement.start,
        after=True,
        marked=complement.marked,
    )


def _is_of_a_thing(items: Sequence[Item], at: int, found: Attribution, language: Language) -> bool:
    """Whether a thing is the subject of the verb at a position, so that nobody says anything.

    As in 'the fall suggests demand is weak', 'the storm has claimed nine of them' and '..., explosions reported'.
    """
    if not found.after:
        is_passive = found.meaning.frame is Frame.THAT and items[at].low.endswith(language.past_endings)
        return is_passive and not can_act(found.phrase, language)
    number = items[found.end]
    is_count = number.word[:1].isdigit() or number.low in language.numbers
    is_sign = found.meaning == _SUGGESTED or (found.meaning.kind is StatementKind.CLAIMED and is_count)
    return is_sign and not found.marked and not can_act(found.phrase[-1:], language)


def unclear(items: Sequence[Item], at: int, language: Language) -> Attribution | None:
    """That somebody is said to say what stands in front, by a verb that ends the sentence, but not who."""
    end = behind_adverbials(items, at + 1, language)
    comma = next((place for place in range(at, max(0, at - REACH), -1) if items[place].mark == ","), 0)
    meaning = language.verbs[items[at].low]
    if not comma or meaning.frame not in {Frame.CLAUSE, Frame.THAT, Frame.TOLD} or not is_end(items, end):
        return None
    return Attribution(phrase=(), verb=None, meaning=meaning, start=comma, end=end)


def _shared_subject(
    items: Sequence[Item], end: int, language: Language, last: Attribution | None
) -> tuple[tuple[Item, ...], int] | None:
    """The subject of the verb before, where "and" joins this one to it and nothing else can be its subject."""
    if last is None or end == 0 or not last.after:
        return None
    if (
        language.drops_subjects
        and end > 1
        and items[end - 2].mark == ","
        and items[end - 1].low in language.conjunctions
    ):
        return last.phrase, end - 2  # the comma shows that what was said is over: 'powiedział, że ..., i dodał, że ...'
    if items[end - 1].low not in language.conjunctions | {"but"}:
        return None
    if last.marked or last.meaning.frame not in ACTOR_FRAMES:
        return None
    return last.phrase, end - 1 - (end > 1 and items[end - 2].mark == ",")


def _checked(items: Sequence[Item], found: Attribution, language: Language, *, shared: bool) -> Attribution | None:
    """An attribution with its subject in front, if the words around it bear it out."""
    start, end, frame = found.start, found.end, found.meaning.frame
    front = next((item for item in reversed(items[:start]) if item.word or item.quotation), None)
    quoted = front is not None and front.quotation is not None
    if found.after and quoted and found.meaning == BIDDEN:
        return replace(found, before=True, after=False)
    if found.after:
        joined = items[start].mark in {",", ";"} and items[start + 1].low in language.coordinators
        broken = quoted and not joined and item_at(items, end).quotation is not None
        adverbial = start == 0 or items[0].low in language.openers or items[start].low in language.coordinators
        split = not quoted and splits_headline(items, start, found.verb, language)
        fits = (
            adverbial
            or joined
            or shared
            or broken
            or split
            or items[start].mark == ";"
            or _follows_dateline(items, start)
        )
        return replace(found, before=broken) if fits else None
    is_headed = bool(start) and items[start - 1].mark == ":" and not quoted  # 'Lorn: Firing reported in Ardan, Kolm'
    is_parted = items[start].mark == ";"  # 'Norvia says it hit a depot; guards confirm'
    if not start or is_headed or is_parted or frame is Frame.LABEL or (frame is Frame.QUOTATION and not quoted):
        return None
    needs_object = frame in ACTOR_FRAMES or (found.meaning.kind is StatementKind.PROMISED and not quoted)
    if needs_object and found.meaning.kind not in _ALSO_BEHIND:
        return None
    return replace(found, after=not quoted and resumes(items, end, language))


def _follows_dateline(items: Sequence[Item], start: int) -> bool:
    """Whether only the place and the agency stand in front, as in "LONDON (Northwire) - " and "Lviv - "."""
    front = items[start - 1].mark
    return behind_dateline(items) == start and (front == "-" or items[0].word.isupper())


def resumes(items: Sequence[Item], end: int, language: Language) -> bool:
    """Whether a clause that an attribution broke goes on behind the comma; the speaker's name alone does not."""
    following = item_at(items, end + 1)
    if is_person([item for item in items[end + 1 :] if not is_end([item], 0)]) or _is_listed(items, end, language):
        return False
    return (
        item_at(items, end).mark == ","
        and bool(following.word)
        and not following.low.endswith("ing")
        and not following.word[0].isdigit()
        and following.low not in language.coordinators | language.openers
        and following.low not in _RELATIVES
    )


def _is_listed(items: Sequence[Item], comma: int, language: Language) -> bool:
    """Whether names go on with those before a comma: '..., he said beside Ana Horvat, Jan Lavin and others'."""
    before, rest = items[comma - 1], items[comma + 1 :]
    is_name = before.capital and item_at(rest, 0).capital
    return is_name and not any(item.low in language.finite or language.is_past(item.word) for item in rest)

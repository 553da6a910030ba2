"""Finds who speaks in front of a verb of speech: a whole noun phrase that begins a clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.language.sentences import Span
from aggregator.merging.statements.adverbials import is_adverb, words_of_time
from aggregator.merging.statements.items import Item, behind_dateline, item_at
from aggregator.merging.statements.language import Language
from aggregator.merging.statements.phrases import first_link, is_person, noun_phrase
from aggregator.merging.statements.titles import TITLES
from aggregator.merging.words import word_set

REACH: Final = 24
"""Words in front of a verb among which its subject is sought."""
_YEAR: Final = 4
"""Digits of a year."""
_APPOSITION: Final = 20
"""Words of what stands between commas behind a name."""
_LONGEST: Final = 8
"""Words of a subject that has another verb of its own."""
_REACHED: Final = word_set("reached contacted interviewed briefed quoted cited")
_ASKING: Final = word_set("what how why where when who whom which")
_SPANS: Final = word_set("days weeks months years hours minutes time")
"""What is no part of a speaker: 'officials in recent days said', 'the army for the first time said'."""


def joined_subject(items: Sequence[Item], end: int, language: Language) -> tuple[tuple[Item, ...], int] | None:
    """The subject that opens a sentence with a verb of its own, to which "and" joins this one; and where that stands.

    As in 'Ana Horvat met the envoys and said ...'; only where no other clause, quotation or speaker comes between.
    """
    if end == 0 or items[end - 1].low not in {"and", "but"}:
        return None
    subject = opening_subject(items, end - 1, language)
    return (subject, end - 1 - (items[end - 2].mark == ",")) if subject else None


def opening_subject(items: Sequence[Item], end: int, language: Language) -> tuple[Item, ...]:
    """The subject that opens a sentence with a verb of its own, if nobody else acts or speaks before a position."""
    if not language.acts:
        return ()
    begin = behind_dateline(items[:end])
    verb = next((place for place in range(begin, min(end, begin + _LONGEST)) if _has_acted(items[place], language)), 0)
    subject = items[begin:verb]
    if not subject or not _is_plain_subject(subject, language):
        return ()
    for item in items[verb + 1 : end]:
        is_clause = item.low in language.breaks or item.low in language.finite
        if item.quotation or item.mark not in {"", ","} or item.low in language.verbs or is_clause:
            return ()
    return tuple(subject)


def headline_subject(
    items: Sequence[Item], at: int, end: int, language: Language
) -> tuple[tuple[Item, ...], int] | None:
    """The subject that opens a headline and speaks behind a comma too; and where that comma stands.

    As in 'Army admits strike, says it hit a depot'; only where "it", "he" or the like shows that words follow, or,
    behind what somebody denied, admitted or the like, a verb of their own: 'Kos rejects claim, says rebels targeted'.
    """
    if end != at or not at or items[at - 1].mark != "," or items[at].low not in language.headline_verbs:
        return None
    subject = items[: noun_phrase(items, 0, language, strict=True)]
    spoke = item_at(items, len(subject)).low in language.verbs
    follows = bool(item_at(items, at + 2).word) and (
        language.is_pronoun(items[at + 1].low) or (spoke and any(_is_verb(item, language) for item in items[at + 2 :]))
    )
    is_clause = 0 < len(subject) < at - 1 and items[len(subject)].word.islower()
    if not (follows and is_clause) or _is_broken(items[: at - 1]):
        return None
    return tuple(subject), at - 1


def splits_headline(items: Sequence[Item], start: int, verb: Span | None, language: Language) -> bool:
    """Whether nothing but a comma parts a clause from another in front: 'Karland says two died, Ostravia denies it'.

    What is a noun phrase, or has a comma itself, may be the beginning of a list of those who speak. Outside headlines,
    which tell it in the present, only a colon shows that words follow.
    """
    if items[start].mark != "," or verb is None:
        return False
    at = next((place for place in range(start, len(items)) if items[place].span.end == verb.end), start)
    is_clause = noun_phrase(items, 0, language, strict=True) < start
    is_present = items[at].low in language.headline_verbs - {"said"}
    speaks = is_present or (item_at(items, at + 1).mark == ":")
    return speaks and is_clause and not _is_broken(items[:start])


def _is_broken(items: Sequence[Item]) -> bool:
    return any(item.mark in {",", ";", ":", "-"} for item in items)


def _is_act(item: Item, language: Language) -> bool:
    if not item.word.islower() or item.low in language.offices or item.low in language.verbs:
        return False
    return item.low in language.acts or item.low.endswith(language.past_endings)


def _has_acted(item: Item, language: Language) -> bool:
    """Whether a word is what somebody did, be it one of speech that tells of nothing said: 'rejected the treaty'."""
    return (item.low in language.verbs and language.is_past(item.word)) or _is_act(item, language)


def _is_verb(item: Item, language: Language) -> bool:
    return item.low in language.finite or _is_act(item, language)


def _is_plain_subject(subject: Sequence[Item], language: Language) -> bool:
    """Whether words are nothing but a name or an office with what belongs to it, or he or she."""
    if len(subject) == 1 and subject[0].low in language.he_or_she:
        return True
    last = subject[-1]
    known = language.determiners | language.links | language.offices | TITLES
    return (
        all(item.word and (item.capital or item.low in known) for item in subject)
        and (last.capital or last.low in language.offices)
        and (subject[0].low not in language.openers or subject[0].low in language.determiners)
    )


def without_span(phrase: Sequence[Item], language: Language) -> tuple[Item, ...]:
    """A subject without the time that ends it, or the "too"."""
    phrase = phrase[: len(phrase) - (len(phrase) > 1 and phrase[-1].low == "too")]
    if phrase[-1].low not in _SPANS:
        return tuple(phrase)
    return tuple(phrase[: first_link(phrase, language)])


def before_verb(items: Sequence[Item], at: int, language: Language) -> tuple[int, int]:
    """Where the subject must end and where the verb begins, auxiliaries included."""
    end = start = at
    while end > 0:
        before = items[end - 1]
        if before.low in language.auxiliaries or before.low in language.clitics:
            start = end = end - 1
        elif is_adverb(before, language):
            end -= 1
        elif words := words_of_time(items, end, language):
            end -= words
        else:
            break
    return end, start


def find_subject(items: Sequence[Item], end: int, language: Language) -> tuple[tuple[Item, ...], int] | None:
    """The subject that ends at a position, and where its clause begins; the longest of those possible."""
    for start in range(max(0, end - REACH), end):
        if not _begins_clause(items, start, language):
            continue
        phrase_end = noun_phrase(items, start, language, strict=True)
        if start and items[start - 1].low in language.conjunctions and not can_act(items[start:end], language):
            continue  # more likely the last of several things that stand before the verb
        if phrase_end >= end:
            return tuple(items[start:end]), with_conjunction(items, start, language)
        if phrase_end == start:
            continue
        if _is_reached(items, phrase_end, end, language):
            return tuple(items[start:phrase_end]), with_conjunction(items, start, language)
        if phrase_end < end - 1 and items[phrase_end].mark == "," == items[end - 1].mark:
            apposition = items[phrase_end + 1 : end - 1]
            if 0 < len(apposition) <= _APPOSITION and all(item.word or item.mark == "." for item in apposition):
                phrase = apposition if is_person(apposition) else items[start:phrase_end]
                return tuple(phrase), with_conjunction(items, start, language)
    return None


def _is_reached(items: Sequence[Item], at: int, end: int, language: Language) -> bool:
    """Whether only how somebody knows, or was asked, stands before the verb: 'residents reached by telephone'."""
    if items[at].low not in _REACHED or at + 2 >= end or not language.is_preposition(items[at + 1].low):
        return False
    return noun_phrase(items, at + 2, language, strict=False) == end


def _begins_clause(items: Sequence[Item], start: int, language: Language) -> bool:
    if start == 0:
        return True
    before = items[start - 1]
    if items[start].low in language.bodies and language.is_preposition(before.low):
        return _begins_clause(items, start - 1, language)  # 'в Генштабе заявили'
    is_behind_adverb = start == 1 and before.low in language.adverbs & language.breaks  # 'Earlier the ministry said'
    if before.low in language.times or (before.word.isdecimal() and len(before.word) == _YEAR):
        return items[max(0, start - 2)].low in language.openers  # 'Oggi il sindaco dice', 'Nel 1999 il sindaco disse'
    if before.low in language.conjunctions:
        return not (_joins_nouns(items, start - 1, language) or _is_wished(items, start - 1, language))
    if before.quotation is not None:
        named = (
            items[start].capital or items[start].low in language.determiners or language.is_pronoun(items[start].low)
        )
        return named or before.is_whole
    joins = before.low in language.coordinators or _is_as_told(items, start - 1, language)
    return is_behind_adverb or before.mark in {",", ":", ";", "-"} or joins


def _joins_nouns(items: Sequence[Item], at: int, language: Language) -> bool:
    """Whether all in front of "and", up to a mark or a "what", is one noun phrase: then another follows, no clause."""
    start = at
    while start > max(0, at - REACH) and not (
        items[start - 1].mark or items[start - 1].quotation or items[start - 1].low in _ASKING
    ):
        start -= 1
    return start < at and noun_phrase(items, start, language, strict=True) == at


def _is_wished(items: Sequence[Item], at: int, language: Language) -> bool:
    """Whether "and" joins what somebody wants something done to: then what follows is no clause of its own."""
    front = items[max(0, at - REACH) : at]
    last_mark = max((place for place, item in enumerate(front) if item.mark), default=-1)
    return any(item.low in language.wishes for item in front[last_mark + 1 :])


def with_conjunction(items: Sequence[Item], start: int, language: Language) -> int:
    """Where a clause begins, with the conjunction and the comma in front of it."""
    if start and (items[start - 1].low in language.coordinators or _is_as_told(items, start - 1, language)):
        start -= 1
    return start - (start > 0 and items[start - 1].mark in {",", ";"})


def _is_as_told(items: Sequence[Item], at: int, language: Language) -> bool:
    return at > 0 and items[at].low in language.as_told and items[at - 1].mark == ","


def can_act(phrase: Sequence[Item], language: Language) -> bool:
    """Whether somebody is named who can deny or demand, not a thing that is denied or demanded."""
    return any(
        (item.low not in language.determiners and not item.word.islower())
        or item.low in language.offices
        or language.is_pronoun(item.low)
        for item in phrase
    )

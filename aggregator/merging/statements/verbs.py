"""Finds the attributions that a verb of speech makes: 'the mayor said ...', '..., said the mayor'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from aggregator.merging.language.sentences import Span
from aggregator.merging.statements.complements import CALLED_FOR, behind_adverbials, find_complement, is_adverb, is_end
from aggregator.merging.statements.language import Frame, Language, Verb, words
from aggregator.merging.statements.phrases import Item, is_person, noun_phrase
from aggregator.model import StatementKind

_REACH: Final = 24
"""Words in front of a verb among which its subject is sought."""
_APPOSITION: Final = 12
"""Words of what stands between commas behind a name."""
_ALSO_BEHIND: Final = frozenset({StatementKind.WARNED, StatementKind.CONFIRMED})
"""What may also follow the words: '..., the mayor warned'."""
_GENITIVES: Final = ("'s", "\u2019s")
_DATELINE: Final = 12
"""Words and marks of a dateline."""
_ACTOR_FRAMES: Final = frozenset({Frame.OBJECT, Frame.RUMOUR, Frame.PURPOSE, Frame.LABEL})
"""Of verbs that need somebody who acts, for things can be what is denied."""
_DEMANDED: Final = Verb(kind=StatementKind.DEMANDED, frame=Frame.PURPOSE)
_RELATIVES: Final = words("who which where whose que qui dont quien который которая які який яка")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says something; positions are those of a sentence's items."""

    phrase: tuple[Item, ...]
    """The speaker; empty where a document speaks that names nobody."""
    verb: Span | None
    meaning: Verb
    start: int
    """Where it begins, conjunction included."""
    end: int
    """Where it ends, "that" included."""
    before: bool
    """Whether what is said stands in front of it."""
    after: bool
    """Whether it, or the rest of it, stands behind."""
    marked: bool = False
    """Whether "that", a colon or a quotation shows where it begins behind."""


def by_verb(items: Sequence[Item], at: int, language: Language, last: Attribution | None) -> Attribution | None:
    """The attribution that the verb at a position makes, if any; `last` is the one in front of it."""
    meaning = language.verbs[items[at].low]
    if meaning.frame is Frame.LABEL and at + 1 < len(items) and items[at + 1].low in CALLED_FOR:
        meaning = _DEMANDED
    subject_end, verb_start = _before_verb(items, at, language)
    verb = Span(items[verb_start].span.start, items[at].span.end)
    shared = _shared_subject(items, subject_end, language, last)
    subject = shared or _subject(items, subject_end, language)
    if subject is not None:
        phrase, start = subject
        if not _fits(items, at, phrase, meaning, language):
            return None
        complement = find_complement(items, at, meaning, language)
        if complement is None or (
            not complement.follows
            and meaning.frame is Frame.THAT
            and items[at].low.endswith(language.past_endings or ("\0",))
            and not _can_act(phrase, language)
        ):
            return None  # as of '..., explosions reported'
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
        return _checked(items, found, language, shared=shared is not None)
    return _inverted(items, at, verb_start, language, meaning) if subject_end == verb_start else None


def _fits(items: Sequence[Item], at: int, phrase: Sequence[Item], meaning: Verb, language: Language) -> bool:
    """Whether a phrase can be the subject of the verb at a position.

    What "warned" stands behind may be warned itself, so that the noun before it must be somebody's.
    """
    if all(item.low[:1].isdigit() for item in phrase) or phrase[-1].low.endswith(_GENITIVES):
        return False
    if meaning.frame not in _ACTOR_FRAMES and meaning.kind is not StatementKind.ANNOUNCED:
        return True
    if not items[at].low.endswith(language.past_endings or ("\0",)):
        return _can_act(phrase, language)
    link = next((place for place, item in enumerate(phrase) if place and item.low in language.links), len(phrase))
    return _can_act(phrase[link - 1 : link], language)


def unclear(items: Sequence[Item], at: int, language: Language) -> Attribution | None:
    """That somebody is said to say what stands in front, by a verb that ends the sentence, but not who."""
    end = behind_adverbials(items, at + 1, language)
    comma = next((place for place in range(at, max(0, at - _REACH), -1) if items[place].mark == ","), 0)
    meaning = language.verbs[items[at].low]
    if not comma or meaning.frame not in {Frame.CLAUSE, Frame.THAT, Frame.TOLD} or not is_end(items, end):
        return None
    return Attribution(phrase=(), verb=None, meaning=meaning, start=comma, end=end, before=False, after=False)


def _before_verb(items: Sequence[Item], at: int, language: Language) -> tuple[int, int]:
    """Where the subject must end and where the verb begins, auxiliaries included."""
    end = start = at
    while end > 0:
        before = items[end - 1]
        if before.low in language.auxiliaries:
            start = end = end - 1
        elif is_adverb(before, language):
            end -= 1
        elif end > 1 and before.low in language.times and items[end - 2].low in language.prepositions:
            end -= 2
        else:
            break
    return end, start


def _shared_subject(
    items: Sequence[Item], end: int, language: Language, last: Attribution | None
) -> tuple[tuple[Item, ...], int] | None:
    """The subject of the verb before, where "and" joins this one to it and nothing else can be its subject."""
    if last is None or end == 0 or items[end - 1].low not in {"and", "but"} or not last.after:
        return None
    if last.marked or last.meaning.frame not in _ACTOR_FRAMES or "and" not in language.conjunctions:
        return None
    return last.phrase, end - 1 - (end > 1 and items[end - 2].mark == ",")


def _subject(items: Sequence[Item], end: int, language: Language) -> tuple[tuple[Item, ...], int] | None:
    """The subject that ends at a position, and where its clause begins; the longest of those possible."""
    for start in range(max(0, end - _REACH), end):
        if not _begins_clause(items, start, language):
            continue
        phrase_end = noun_phrase(items, start, language, strict=True)
        if start and items[start - 1].low in language.conjunctions and not _can_act(items[start:end], language):
            continue  # more likely the last of several things that stand before the verb
        if phrase_end == end:
            return tuple(items[start:end]), with_conjunction(items, start, language)
        if phrase_end > start and phrase_end < end - 1 and items[phrase_end].mark == "," == items[end - 1].mark:
            apposition = items[phrase_end + 1 : end - 1]
            if 0 < len(apposition) <= _APPOSITION and all(item.word for item in apposition):
                phrase = apposition if is_person(apposition) else items[start:phrase_end]
                return tuple(phrase), with_conjunction(items, start, language)
    return None


def _begins_clause(items: Sequence[Item], start: int, language: Language) -> bool:
    if start == 0:
        return True
    before = items[start - 1]
    if before.low in language.times:
        return start > 1 and items[start - 2].low in language.openers
    if before.low in language.conjunctions:
        return not (_joins_nouns(items, start - 1, language) or _is_wished(items, start - 1, language))
    if before.quotation is not None:
        named = (
            items[start].capital or items[start].low in language.determiners or language.is_pronoun(items[start].low)
        )
        return named or before.is_whole
    return before.mark in {",", ":", ";", "-"} or before.low in language.coordinators


def _joins_nouns(items: Sequence[Item], at: int, language: Language) -> bool:
    """Whether all that stands in front of "and", up to a mark, is one noun phrase: then another follows, no clause."""
    start = at
    while start > max(0, at - _REACH) and not (items[start - 1].mark or items[start - 1].quotation):
        start -= 1
    return start < at and noun_phrase(items, start, language, strict=True) == at


def _is_wished(items: Sequence[Item], at: int, language: Language) -> bool:
    """Whether "and" joins what somebody wants something done to: then what follows is no clause of its own."""
    front = items[max(0, at - _REACH) : at]
    last_mark = max((place for place, item in enumerate(front) if item.mark), default=-1)
    return any(item.low in language.wishes for item in front[last_mark + 1 :])


def with_conjunction(items: Sequence[Item], start: int, language: Language) -> int:
    """Where a clause begins, with the conjunction and the comma in front of it."""
    if start and items[start - 1].low in language.coordinators:
        start -= 1
    return start - (start > 0 and items[start - 1].mark in {",", ";"})


def _can_act(phrase: Sequence[Item], language: Language) -> bool:
    """Whether somebody is named who can deny or demand, not a thing that is denied or demanded."""
    return any(
        (item.low not in language.determiners and not item.word.islower())
        or item.low in language.nouns
        or language.is_pronoun(item.low)
        for item in phrase
    )


def _checked(items: Sequence[Item], found: Attribution, language: Language, *, shared: bool) -> Attribution | None:
    """An attribution with its subject in front, if the words around it bear it out."""
    start, end, frame = found.start, found.end, found.meaning.frame
    front = next((item for item in reversed(items[:start]) if item.word or item.quotation), None)
    quoted = front is not None and front.quotation is not None
    if found.after:
        joined = items[start].mark in {",", ";"} and items[start + 1].low in language.coordinators
        broken = quoted and not joined and end < len(items) and items[end].quotation is not None
        adverbial = start == 0 or items[0].low in language.openers or items[start].low in language.coordinators
        fits = adverbial or joined or shared or broken or items[start].mark == ";" or _behind_dateline(items, start)
        return replace(found, before=broken) if fits else None
    if not start or frame is Frame.LABEL or (frame is Frame.QUOTATION and not quoted):
        return None
    if frame in _ACTOR_FRAMES and found.meaning.kind not in _ALSO_BEHIND:
        return None
    return replace(found, after=not quoted and not is_end(items, end) and resumes(items, end, language))


def _behind_dateline(items: Sequence[Item], start: int) -> bool:
    """Whether only the place and the agency stand in front, as in "LONDON (Northwire) - "."""
    return start <= _DATELINE and items[start - 1].mark == "-" and items[0].word.isupper()


def resumes(items: Sequence[Item], end: int, language: Language) -> bool:
    """Whether a clause that an attribution broke goes on behind the comma."""
    following = items[end + 1] if end + 1 < len(items) and items[end].mark == "," else None
    return (
        following is not None
        and bool(following.word)
        and not following.low.endswith("ing")
        and following.low not in language.coordinators | language.openers
        and following.low not in _RELATIVES
    )


def _inverted(items: Sequence[Item], at: int, start: int, language: Language, meaning: Verb) -> Attribution | None:
    """The attribution of a subject behind its verb, as in '..., said the mayor'."""
    verb = Span(items[start].span.start, items[at].span.end)
    if start == 0 or not (items[start - 1].quotation or items[start - 1].mark in {",", "-"}):
        return None
    end = noun_phrase(items, at + 1, language, strict=False)
    phrase = items[at + 1 : end]
    while start and items[start - 1].mark in {",", "-"}:
        start -= 1
    followed = end < len(items) and items[end].low in language.auxiliaries | language.finite
    if not phrase or not start or followed:
        return None
    quoted = items[start - 1].quotation is not None
    is_short = quoted and len(phrase) == 1 and is_end(items, end)
    if phrase[0].low not in language.determiners and not is_short and not _can_act(phrase, language):
        return None
    if quoted and items[start].mark not in {",", "-"} and not items[start - 1].is_whole:
        return None
    if end < len(items) and items[end].mark == "," and not is_person(phrase):
        name_end = noun_phrase(items, end + 1, language, strict=False)
        name = items[end + 1 : name_end]
        if is_person(name) and (name_end == len(items) or items[name_end].mark):
            phrase, end = name, name_end
    end = behind_adverbials(items, end, language)
    if end < len(items) and items[end].low == "mit":
        end += 1
    reports = meaning.frame in {Frame.CLAUSE, Frame.THAT} and (is_end(items, end) or items[end].mark)
    if not quoted and not reports:
        return None
    goes_on = quoted and end + 1 < len(items) and items[end].mark in {",", ":"} and items[end + 1].quotation is not None
    return Attribution(
        phrase=tuple(phrase),
        verb=verb,
        meaning=meaning,
        start=start,
        end=end + goes_on,
        before=True,
        after=goes_on,
        marked=goes_on,
    )

"""The noun phrases among the words and marks of a sentence."""
# ruff: noqa: RUF001 - the marks of many languages are what it is about

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.language.sentences import ABBREVIATED_TITLES
from aggregator.merging.statements.items import Item, stands_at
from aggregator.merging.statements.language import Language
from aggregator.merging.statements.titles import NO_PERSON, PARTICLES, SHORTENED, TITLES
from aggregator.merging.words import word_set

GENITIVES: Final = ("'s", "’s")
_LONGEST_PHRASE: Final = 12
"""Words beyond which a noun phrase is not followed."""
_JOINED: Final = 2
"""Words in front of "and" beyond which they may be more than a noun and its adjective."""
_INDEFINITE: Final = word_set("a an un une una ein eine einer")
"""Articles that begin something new: "the mayor in a statement" is no mayor's title."""
_CURRENCIES: Final = frozenset("$€£¥₹₩₽")
_APOSTROPHES: Final = frozenset({"'", "\u2019"})
_OF: Final = word_set("of from")
"""What joins a person to whom he speaks for: "Jan Horvat of the Harbour Service"."""
_PORTFOLIO_LINKS: Final = word_set("of for")
_PORTFOLIO: Final = 2
"""Words of each field between the commas of an office: "Minister for Trade, Small Business and Tourism"."""


def noun_phrase(items: Sequence[Item], start: int, language: Language, *, strict: bool) -> int:
    """Where the noun phrase that begins at a position ends; the position itself where none does.

    A strict one stands in front of its verb, where an unknown verb must not be taken for a part of it: a name follows a
    word in small letters only where that is an office or a link.
    """
    end = at = start
    limit = min(len(items), start + _LONGEST_PHRASE)
    if start < limit and language.is_pronoun(items[start].low):
        return start + 1
    while at < limit and items[at].low in language.determiners:
        at += 1
    first = at
    while at < limit:
        step = _step(items, first, at, limit, language, strict=strict)
        if step == at:
            break
        at = step
        if items[at - 1].word or items[at - 1].mark in {")", "."}:
            end = at
    return end


def _step(items: Sequence[Item], first: int, at: int, limit: int, language: Language, *, strict: bool) -> int:
    """Behind the next part of a noun phrase whose words begin at `first`, or at a position where it ends."""
    item = items[at]
    if at > first and opens_count(items, at, language):
        return at
    if not item.word:
        return _behind_mark(items, first, at, limit, language) if at > first else at
    if item.low in language.links and not (item.capital and (at > first or item.low in PARTICLES)):
        return at if at == first else _behind_link(items, at, first, limit, language)
    if item.low in language.conjunctions:
        return _behind_fields(items, first, at, limit, language) or _behind_and(items, first, at, limit, language)
    if _ends_phrase(item, language):
        return at
    another = _starts_another(items, at, language, strict=strict) or _is_participle(items, at, limit, language)
    another = another or (not strict and _is_behind_noun(items, at, language))
    return at if at > first and another else at + 1


def first_link(phrase: Sequence[Item], language: Language) -> int:
    """Where the first link of a phrase stands behind a word of it; its end where there is none."""
    return next((place for place, item in enumerate(phrase) if place and item.low in language.links), len(phrase))


def opens_count(items: Sequence[Item], at: int, language: Language) -> bool:
    """Whether a number and the words that limit it begin at a position: "at least 12", "more than a dozen"."""
    for bound in language.bounds.get(items[at].low, ()) if at < len(items) else ():
        behind = at + len(bound)
        if behind < len(items) and stands_at(items, at, bound):
            counted = items[behind]
            if counted.word[:1].isdigit() or counted.mark in _CURRENCIES or counted.low in language.numbers:
                return True
    return False


def ends_abbreviated(item: Item) -> bool:
    """Whether a full stop behind a word belongs to it: "Gen.", "Inc.", and the initial of a name."""
    return item.low in ABBREVIATED_TITLES or _is_initial(item) or (item.capital and item.low in SHORTENED)


def _is_initial(item: Item) -> bool:
    return len(item.word) == 1 and item.capital and item.word != "I"


def _behind_mark(items: Sequence[Item], first: int, at: int, limit: int, language: Language) -> int:
    """Behind a mark within a noun phrase and what belongs to it, or at it where the phrase ends."""
    if items[at].mark == ".":
        return at + ends_abbreviated(items[at - 1])
    if _is_genitive(items, at) and at + 1 < limit and items[at + 1].word:
        return at + 1
    return _behind_acronym(items, at, limit) or _behind_fields(items, first, at, limit, language) or at


def _is_genitive(items: Sequence[Item], at: int) -> bool:
    """Whether a mark makes a genitive of a plural in front of it: "a doctors' network"."""
    before = items[at - 1]
    return items[at].mark in _APOSTROPHES and before.low.endswith("s") and before.span.end == items[at].span.start


def _behind_acronym(items: Sequence[Item], at: int, limit: int) -> int:
    """Behind the brackets in which a name is shortened, as in "the Coastal Guard Service (CGS)"; else 0."""
    if items[at].mark != "(" or at + 2 >= limit or items[at + 2].mark != ")":
        return 0
    inner = items[at + 1].word
    return at + 3 if sum(char.isupper() for char in inner) > 1 and items[at - 1].capital else 0


def _behind_fields(items: Sequence[Item], first: int, at: int, limit: int, language: Language) -> int:
    """Behind the fields of an office with several, as in "Minister for Trade, Ports and Tourism"; else 0.

    The position is that of the first comma, or of "and". What stands between is no more than two words in capitals.
    """
    links = [place for place in range(first + 1, at) if items[place].low in _PORTFOLIO_LINKS]
    if not links or items[links[-1] - 1].low not in TITLES | NO_PERSON or at - links[-1] > _PORTFOLIO + 1:
        return 0
    place = at
    while place < limit and items[place].mark == ",":
        field = place + 1
        place = field
        while place < limit and items[place].capital and items[place].low not in TITLES:
            place += 1
        if not 0 < place - field <= _PORTFOLIO:
            return 0
    last = place + 1
    is_last = last < limit and items[place].low in language.conjunctions and items[last].capital
    return last + 1 if is_last and items[last].low not in TITLES else 0


def _ends_phrase(item: Item, language: Language) -> bool:
    return (
        item.low in language.breaks
        or item.low in language.times
        or item.low in language.prepositions
        or (item.low in language.determiners and not item.capital)
        or (item.low in language.verbs and not item.capital)
    )


def _is_participle(items: Sequence[Item], at: int, limit: int, language: Language) -> bool:
    """Whether a word begins what is told of a noun, as in "witnesses quoted by the radio"."""
    following = items[at + 1].low if at + 1 < limit else ""
    return items[at].low.endswith(language.participle_endings) and language.is_preposition(following)


def _is_behind_noun(items: Sequence[Item], at: int, language: Language) -> bool:
    """Whether a small word follows a noun that has a capital: 'laut Polizei einem Mann'."""
    return language.nouns_are_capitalised and items[at - 1].capital and items[at].word.islower()


def _starts_another(items: Sequence[Item], at: int, language: Language, *, strict: bool) -> bool:
    """Whether a name cannot belong to the words in front of it."""
    before = items[at - 1]
    return (
        strict
        and items[at].capital
        and not language.nouns_are_capitalised
        and bool(before.word)
        and not before.capital
        and not before.low.endswith(GENITIVES)
        and before.low not in language.links
        and before.low not in language.conjunctions
        and before.low not in language.offices
        and before.low not in language.ranks
        and before.low not in language.determiners
        and before.low not in TITLES
    )


def _behind_link(items: Sequence[Item], at: int, first: int, limit: int, language: Language) -> int:
    """Behind a preposition and the word that it links, or at it where the phrase ends in front of it."""
    person = is_person(items[first:at])
    following = at + 1
    while following < limit and items[following].low in language.links | language.determiners:
        if items[following].low in _INDEFINITE and items[at].low != "of":
            return at
        following += 1
    if following >= limit or not items[following].word or _ends_phrase(items[following], language):
        return at
    if language.nouns_are_capitalised and not items[following].capital:
        return at  # 'erklärte in Hrad für beendet'
    name_link = person and items[following].capital and items[at].low in PARTICLES
    belongs = items[at].low in _OF and (items[following].capital or items[following].low in language.offices)
    if (person and not name_link and not belongs) or items[following].word[0].isdigit():
        return at
    return following + 1


def _behind_and(items: Sequence[Item], first: int, at: int, limit: int, language: Language) -> int:
    """Behind "and" where it joins two that can speak, else at it; a longer first one may be a clause."""
    following = at + 1
    while following < limit and items[following].low in language.determiners:
        following += 1
    short = first < at and (at - first <= _JOINED or all(item.capital for item in items[first:at]))
    if following >= limit or not short:
        return at
    if at - first == 1 == following - at and _is_field(items[first], language):
        head = items[following + 1 : following + 2]
        if items[following].word.islower() and head and head[0].low in language.offices and head[0].low.endswith("s"):
            return following  # 'water and legal experts'
    pair = (items[at - 1], items[following])
    can_speak = all(item.capital or item.low in language.offices for item in pair[: 1 + (following == at + 1)])
    return following if can_speak and not _ends_phrase(items[following], language) else at


def _is_field(item: Item, language: Language) -> bool:
    """Whether a word in small letters may describe who is called by a noun further on, as no verb does."""
    return item.word.islower() and item.low not in language.acts | language.finite and not language.is_past(item.word)


def is_person(items: Sequence[Item]) -> bool:
    """Whether words are written like the name of a person: title and name, or two names, in capitals."""
    words = [item for item in items if item.word]
    name = [item for item in words if item.low not in TITLES]
    titled = len(name) < len(words)
    return (
        bool(name)
        and all(
            item.capital and (not item.word.isupper() or _is_initial(item)) and item.low not in NO_PERSON
            for item in name
        )
        and len(name) >= (1 if titled else 2)
        and words[-1].low not in TITLES
        and not words[-1].low.endswith(GENITIVES)
    )

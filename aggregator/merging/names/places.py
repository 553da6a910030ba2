"""Which of the places that the gazetteer finds in an article are meant as places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.gazetteer import PrintedPlace, folded_word, is_given_name, name_of
from aggregator.merging.names.english import (
    LOCATING,
    NO_PERSON,
    NO_PLACES,
    OF_NATURE,
    REGIONAL,
    SMALL,
    STATES_TOO,
    TITLES,
)
from aggregator.merging.names.known import NATIONS
from aggregator.merging.names.tokens import Token
from aggregator.merging.statements.english import ENGLISH

LANGUAGES: Final = frozenset("en ru uk de fr es it pt pl ar zh ja nl cs sv tr id ro fa be bg nb fi el sr".split())
"""Languages in which the gazetteer has the names of places."""
_OF: Final = frozenset({"of", "the"})
_NEIGHBOUR: Final = 40
"""Characters in which the word beside a name is sought."""


def is_certain_place(place: PrintedPlace, words: str) -> bool:
    """Whether a place is meant even where its country is not named otherwise.

    A city by another name than its present one need not be: Harare was Salisbury, and so is a city in England.
    """
    if place.is_country:
        return folded_word(words) not in STATES_TOO
    return place.is_plain and (not words.isascii() or name_of(place.place)[:1].lower() == words[:1].lower())


def stands_for_itself(
    text: str, tokens: Sequence[Token], span: tuple[int, int], place: PrintedPlace, *, in_capitals: bool
) -> bool:
    """Whether a name of a place in a sentence, from one token to another, is not a part of a longer name."""
    first, end = span
    if any(token.low in NO_PLACES or token.low in NATIONS for token in tokens[first:end]):
        return False
    if _is_glued(text, place.start, place.end) or _follows_name(tokens, first, in_capitals=in_capitals):
        return False
    if end >= len(tokens):
        return True
    last, after = tokens[end - 1], tokens[end]
    if after.word == "&" or (after.is_joined and after.word.isdecimal()):
        return False
    if not after.is_joined or last.is_genitive:
        return True
    if in_capitals:
        return after.low in SMALL or after.low in ENGLISH.verbs or not after.is_word
    return not _is_name(after) or after.low in TITLES or after.low in NATIONS or after.low in REGIONAL


def is_surname_too(tokens: Sequence[Token], first: int) -> bool:
    """Whether the name of a place stands where a person may: not behind a word such as "in"."""
    return not (first and tokens[first].is_joined and tokens[first - 1].low in LOCATING)


def stands_alone(text: str, place: PrintedPlace, language: str) -> bool:
    """Whether a name of a place, in a language other than English, has no capital beside it."""
    if _is_glued(text, place.start, place.end):
        return False
    if language == "de":  # all its nouns have capitals
        return True
    behind = text[place.end : place.end + 2]
    if behind[:1].isspace() and behind[1:].isupper():
        return False
    before = text[max(0, place.start - _NEIGHBOUR) : place.start]
    word = before[:-1].rpartition(" ")[2] if before[-1:] == " " else ""
    opens = before.rstrip() == word or before[: -len(word) - 1].rstrip()[-1:] in {".", "!", "?", ":", "\n"}
    return not word[:1].isupper() or opens


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether a name is joined to another one: "Paris-Nice", "AT&T"."""
    if text[end : end + 1] in {"-", "&", "/"} and text[end + 1 : end + 2].isupper():
        return True
    return start > 1 and text[start - 1] in "-&/" and text[start - 2].isalpha()


def _follows_name(tokens: Sequence[Token], first: int, *, in_capitals: bool) -> bool:
    if not first:
        return False
    before = tokens[first - 1]
    if before.word == "&":
        return True
    if not tokens[first].is_joined or not before.is_word or before.is_genitive:
        return False
    if before.low in OF_NATURE:
        return True
    if before.low in _OF and first > 1:
        noun = tokens[first - 2] if before.low == "of" or first == 2 else tokens[first - 3]  # noqa: PLR2004 - two words before
        return noun.low in OF_NATURE
    if in_capitals:
        return is_given_name(before.word) and before.low not in SMALL
    if before.low in TITLES or before.low in NATIONS or before.low in NO_PERSON & {"republic"}:
        return before.low in TITLES and not before.is_capital
    return _is_name(before) and not before.is_opening


def _is_name(token: Token) -> bool:
    return token.is_word and token.is_capital and token.low not in SMALL

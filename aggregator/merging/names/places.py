"""Which of the places that the gazetteer finds in an article are meant as places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from aggregator.gazetteer import PrintedPlace, fold_name, is_given_name, name_of, small_words
from aggregator.merging.names.english import LOCATING, NO_PLACES, OF_NATURE, REGIONAL, SMALL, STATES_TOO, TITLES
from aggregator.merging.names.known import NATIONS
from aggregator.merging.names.tokens import Token
from aggregator.merging.statements.english import ENGLISH
from aggregator.merging.words import word_set

LANGUAGES: Final = word_set("en ru uk de fr es it pt pl ar zh ja nl cs sv tr id ro fa be bg nb fi el sr")
"""Languages in which the gazetteer has the names of places."""
_THREE: Final = 3
_OF: Final = frozenset({"of", "the"})
_DE: Final = frozenset({"de", "del"})
"""What joins a name to a longer one: "Norte de Santander"."""
_OF_PERSONS: Final = word_set("da das de del di do dos")
"""What stands before a surname in Romance languages, and before a place as often."""
_PARTS_OF_AMERICA: Final = frozenset({"latin", "south", "central", "north"})
"""What makes a continent of America, be it the first word of a headline."""
_WITHOUT_CAPITALS: Final = word_set("ar fa zh ja de")
"""Where names have no capitals, or all nouns have."""
_ARABIC: Final = word_set("ar fa")
_AND: Final = "و"
_LONG_ENOUGH: Final = 4
_PAIR: Final = 2
_ALIKE: Final = 3
"""Letters that a name of a city and its present one have in common."""
WHENCE: Final = frozenset({"from", "in", "near", "at", "of"})
"""Words before the name of a town."""
_IDEOGRAPH: Final = re.compile("[\u3005\u3400-\u9fff]")
_BEHIND_PLACES: Final = frozenset("市県縣县省州区區府都和与與及的等是在")
_ABBREVIATION: Final = 5
"""Characters of an abbreviation, with its full stop."""
_NEIGHBOUR: Final = 40
"""Characters in which the word beside a name is sought."""


_REGIONS: Final = {
    code: frozenset(name.strip() for name in names.split(","))
    for code, names in {
        "AF": "laghman, parwan, samangan",
        "BR": "alagoas, bahia, espirito santo, maranhao, paraiba, pernambuco",
        "CG": "bouenza",
        "CL": "aysen",
        "CN": "henan",
        "DE": "brandenburg",
        "IN": "bihar",
        "JP": "aichi",
        "KE": "makueni",
        "KZ": "akmola",
        "LS": "leribe",
        "MX": "chiapas, jalisco, nayarit",
        "MY": "johor, penang, perak, perlis, selangor",
        "PH": "cagayan, cavite, tarlac",
        "TR": "hatay",
        "UG": "kabarole",
        "UY": "lavalleja",
        "VN": "binh dinh, binh thuan, gia lai, quang nam, quang ninh, quang tri",
    }.items()
}
"""Regions, folded, that the table has as other names of towns in them: Penang is no George Town, nor Bihar a city."""


def is_called_region(country: str, printed: str) -> bool:
    """Whether what the table has for a town is mostly the name of the region that it lies in."""
    return fold_name(printed) in _REGIONS.get(country, ())


def is_certain_place(place: PrintedPlace, printed: str, *, is_located: bool) -> bool:
    """Whether a place is meant even where its country is not named otherwise; located is what stands behind "in".

    A city by another name than its present one need not be: Harare was Salisbury, and so is a city in England; and
    Lyon is called Lion somewhere.
    """
    if place.is_country:
        return fold_name(printed) not in STATES_TOO
    if not place.is_plain or not printed.isascii():
        return place.is_plain
    name = name_of(place.place)
    is_alike = fold_name(printed)[:_ALIKE] == fold_name(name)[:_ALIKE]
    return is_alike or (is_located and name[:1].lower() == printed[:1].lower())


def stands_for_itself(
    text: str, tokens: Sequence[Token], span: tuple[int, int], place: PrintedPlace, *, in_capitals: bool
) -> bool:
    """Whether a name of a place in a sentence, from one token to another, is not a part of a longer name."""
    first, end = span
    if any(token.low in NO_PLACES or token.low in NATIONS for token in tokens[first:end]):
        return False
    if _is_glued(text, place.start, place.end) or _follows_name(tokens, first, in_capitals=in_capitals):
        return False
    return end >= len(tokens) or not _goes_on(tokens[end - 1], tokens[end], in_capitals=in_capitals)


def _goes_on(last: Token, after: Token, *, in_capitals: bool) -> bool:
    """Whether what stands behind a name of a place makes it a part of a longer one."""
    if after.word == "&" or (after.is_joined and after.word.isdecimal()):
        return True
    if not after.is_joined or last.is_genitive:
        return False
    if in_capitals:
        return after.is_word and after.low not in SMALL and after.low not in ENGLISH.verbs
    return _is_name(after) and after.low not in TITLES and after.low not in NATIONS and after.low not in REGIONAL


def is_surname_too(tokens: Sequence[Token], first: int) -> bool:
    """Whether the name of a place stands where a person may: not behind a word such as "in"."""
    return not (first and tokens[first].is_joined and tokens[first - 1].low in LOCATING)


def is_in_region(tokens: Sequence[Token], end: int, places: frozenset[int]) -> bool:
    """Whether a town's region or country stands behind a name, and a comma or an end: 'of Belle Pont, Norvia,'."""
    behind = end + 1
    if tokens[end : end + 1] and tokens[end].word == "," and behind in places:
        while behind in places and not tokens[behind].is_genitive:
            behind += 1
        return behind == len(tokens) or not tokens[behind].is_word
    return False


def stands_alone(text: str, place: PrintedPlace, language: str, *, in_capitals: bool) -> bool:
    """Whether a name of a place in a language other than English is surely one, and not a part of a longer name.

    Where capitals tell nothing, towns that are not well known are left out, and so is what is joined to other words;
    in a headline in capitals a small word such as 'in' is no part of a name.
    """
    if language in _WITHOUT_CAPITALS and not place.is_plain:
        return False
    if language in _ARABIC and not _is_long_enough(text, place):
        return False
    if _is_glued(text, place.start, place.end) or _is_within_run(text, place):
        return False
    small = small_words(language) if in_capitals else frozenset[str]()
    behind = text[place.end : place.end + _NEIGHBOUR]
    is_genitive = not place.is_cited and text[place.end - 1] == "s"  # "Syriens Präsident": German nouns have capitals
    if behind[:1].isspace() and _is_capital(behind[1:].partition(" ")[0], small) and not is_genitive:
        return False
    before = text[max(0, place.start - _NEIGHBOUR) : place.start]
    word = before[:-1].rpartition(" ")[2] if before[-1:] == " " else ""
    if word in _OF_PERSONS and not place.is_country and _ends_in_given_name(before[: -len(word) - 1]):
        return False
    opens = before.rstrip() == word or before[: -len(word) - 1].rstrip()[-1:] in {".", "!", "?", ":", "\n"}
    return not _is_capital(word, small) or _ends_clause(word) or opens or language == "de"


def _ends_in_given_name(before: str) -> bool:
    """Whether somebody may be named in front of a particle: "Ademir da Conceição"."""
    word = before.rstrip().rpartition(" ")[2]
    return word[:1].isupper() and is_given_name(word)


def _is_capital(word: str, small: frozenset[str]) -> bool:
    """Whether a word has a capital for another reason than that all words have."""
    return word[:1].isupper() and fold_name(word) not in small


def _ends_clause(word: str) -> bool:
    """Whether what stands behind a printed word is no part of the same name, as it may be behind "St." or "M."."""
    return word[-1:] in {",", ";", ":", "!", "?"} or (word[-1:] == "." and len(word) > _ABBREVIATION)


def _is_long_enough(text: str, place: PrintedPlace) -> bool:
    """Whether an Arabic name is too long to be another word; of what may be joined to it "and" alone is understood."""
    is_and = text.startswith(_AND, place.start)
    if not place.is_cited and not is_and:
        return False
    return place.is_country or place.end - place.start >= _LONG_ENOUGH + 2 * (is_and and not place.is_cited)


def _is_within_run(text: str, place: PrintedPlace) -> bool:
    """Whether two ideographs may be a part of another word."""
    if place.is_country or place.end - place.start > _PAIR or not _IDEOGRAPH.match(text, place.start):
        return False
    after = text[place.end : place.end + 1]
    return _IDEOGRAPH.match(after) is not None and after not in _BEHIND_PLACES


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether a name is joined to another one or to a sum: "Paris-Nice", "AT&T", "US$40"."""
    if text[end : end + 1] == "$":
        return True
    if text[end : end + 1] in {"-", "&", "/"} and text[end + 1 : end + 2].isupper():
        return True
    return start > 1 and text[start - 1] in "-&/" and text[start - 2].isalpha()


def _follows_name(tokens: Sequence[Token], first: int, *, in_capitals: bool) -> bool:
    """Whether what stands before a name of a place makes it a part of a longer one."""
    before = tokens[first - 1] if first else None
    if before is None or not before.is_word or before.is_genitive or not tokens[first].is_joined:
        return before is not None and before.word == "&"
    if before.low in _DE and not before.is_capital and first > 1 and tokens[first - 2].is_capital:
        return True
    noun = before
    if before.low in _OF and first > 1:
        noun = tokens[first - 2] if before.low == "of" or first < _THREE else tokens[first - _THREE]
    if noun.low in OF_NATURE or noun is not before:
        return noun.low in OF_NATURE
    if in_capitals:
        return False
    if before.low in TITLES:
        return not before.is_capital
    is_continent = tokens[first].low == "america" and before.low in _PARTS_OF_AMERICA
    return _is_name(before) and (is_continent or not before.is_opening)


def _is_name(token: Token) -> bool:
    return token.is_word and token.is_capital and token.low not in SMALL

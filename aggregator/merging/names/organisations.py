"""Names of organisations: known ones, and runs of capitals with a word that only an organisation has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aggregator.gazetteer import fold_name
from aggregator.merging.language.sentences import Span
from aggregator.merging.names.english import (
    COMPANY_SIGNS,
    COURTS,
    DAYS,
    HEADS,
    HEADS_OF,
    LEADING,
    LEGAL_FORMS,
    LINKS,
    NO_HEAD_NAMES,
    PORTFOLIO,
    TITLES,
)
from aggregator.merging.names.known import CONFUSED, KNOWN, NATIONS
from aggregator.merging.names.tokens import Token, is_acronym
from aggregator.merging.printed import PrintedText
from aggregator.merging.words import word_set
from aggregator.model import Passage

_FULL: Final = 2
_TITLES: Final = TITLES - word_set("attorney chief don general justice king lord major officer queen")
"""What ends the name of a body that is named in front of a person; of these some are words of bodies' names too."""
_SAME: Final = {
    "defense": "defence", "organization": "organisation", "labor": "labour", "center": "centre", "program": "programme"
}  # fmt: skip
_TITLES_OR_DAYS: Final = _TITLES | DAYS
_TITLES_OR_NATIONS: Final = _TITLES | NATIONS.keys()
_ORDINAL: Final = frozenset({"st", "nd", "rd", "th"})
"""Behind digits; a brigade or a court is known by its number."""
_COMMON: Final = HEADS | HEADS_OF | PORTFOLIO | COURTS | {"national", "state", "general", "city", "statistics"}
_ARTICLE: Final = "the"
_SMALL_IN_NAMES: Final = LINKS | {_ARTICLE, "and"}
_SMALL_FORMS: Final = LEGAL_FORMS - word_set("limited spa")
"""Those that no other word is where they are in small letters: "Barclays plc"."""
_LEFT_OUT: Final = _SMALL_IN_NAMES | NATIONS.keys() | LEGAL_FORMS
"""Words of a name by which no body is told from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedOrganisation:
    """An organisation that an article names."""

    words: frozenset[str]
    """Folded, without small words and nations, in whatever order it is printed; of a known one its first name."""
    nation: str | None
    """ISO 3166-1 code, where the name or what stands around it tells whose it is."""
    acronym: str
    """As explained behind it; empty where it is not."""
    is_confused: bool
    """Whether it is printed as an acronym that several bodies have."""
    passage: Passage


_Body = tuple[int, int, frozenset[str], str | None]
"""First token, end, words and nation."""


def is_common_name(key: str) -> bool:
    """Whether many bodies have the name of a key: a "Ministry of Health" that is not told whose it is."""
    return _COMMON.issuperset(key.split())


def find_organisations(
    text: PrintedText, tokens: Sequence[Token], countries: Mapping[int, str], places: frozenset[int]
) -> Iterator[tuple[int, int, NamedOrganisation]]:
    """Yield the organisations that a sentence names: first token, end, and what it is.

    `places` are the tokens of names of places, and `countries` those of countries, each with its code.
    """
    at = 0
    while at < len(tokens):
        token = tokens[at]
        found = None
        is_inner = at in places and at - 1 in places
        if token.is_word and not is_inner and not (at and token.is_joined and _is_inside(tokens[at - 1])):
            found = _known(tokens, at) or (
                _headed(tokens, at, countries, places) if token.is_capital or at in places else None
            )
        if found:
            start, at, words, nation = found
            body = NamedOrganisation(
                words=words,
                nation=nation,
                acronym=_acronym(tokens, start, at),
                is_confused=tokens[start].word in CONFUSED and at - start == 1,
                passage=text.passage(Span(tokens[start].start, tokens[at - 1].printed_end)),
            )
            yield start, at, body
        else:
            at += 1


def _is_inside(token: Token) -> bool:
    """Whether what follows a token is in the middle of a name that was not taken."""
    return token.is_capital and not token.is_genitive and token.low not in _TITLES_OR_NATIONS


def _known(tokens: Sequence[Token], start: int) -> _Body | None:
    for length in _LENGTHS.get(tokens[start].low, ()):
        end = start + length
        name = tokens[start:end]
        if len(name) < length or not all(token.is_joined for token in name[1:]):
            continue
        known = _KNOWN.get(" ".join(token.word for token in name))
        if (
            known is None
            or (end < len(tokens) and _goes_on(tokens[end - 1], tokens[end]))
            or _is_credit(tokens, start, end)
        ):
            continue
        return start, end, frozenset({known}), None
    return None


def _is_credit(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether an agency stands in brackets, as behind a dateline."""
    return start > 0 and end < len(tokens) and tokens[start - 1].word == "(" and tokens[end].word in {")", "/"}


def _goes_on(last: Token, after: Token) -> bool:
    """Whether a capital behind a name makes it a part of a longer one."""
    if not after.is_joined or last.is_genitive or not after.is_capital:
        return after.is_joined and after.word == "&"
    return after.low not in _TITLES and after.low not in NATIONS


def _headed(tokens: Sequence[Token], start: int, countries: Mapping[int, str], places: frozenset[int]) -> _Body | None:
    run = _run(tokens, start, places)
    if run == start or _is_cut(tokens, start, places):
        return None
    first = start
    while first < run and tokens[first].low in LEADING:
        first += 1
    end = _end(tokens, first, run, countries, places)
    if end is None:
        return None
    name = tokens[first:end]
    words = [token.low for token in name]
    if tuple(words) in NO_HEAD_NAMES or HEADS.issuperset(words):
        return None
    nations = [countries[at] for at in range(first, end) if at in countries]
    nations += [NATIONS[word] for word in words if word in NATIONS]
    own = frozenset(
        _SAME.get(token.low, token.low)
        for at, token in enumerate(name, first)
        if at not in countries and token.low not in _LEFT_OUT
    )
    return first, end, own, nations[0] if nations else _owner(tokens, first, end, countries)


def _run(tokens: Sequence[Token], start: int, places: frozenset[int]) -> int:
    """Return the end of the capitals that stand together, up to a title, a genitive or a country behind a capital."""
    at = start
    while at < len(tokens):
        token = tokens[at]
        if at > start and (not token.is_joined or tokens[at - 1].is_genitive):
            break
        if not (token.is_capital or (at in places and token.is_word)) or token.low in _TITLES_OR_DAYS:
            break
        at += 1
    return at


def _is_cut(tokens: Sequence[Token], start: int, places: frozenset[int]) -> bool:
    """Whether a name has begun before a run: "Hope & Wellness Foundation", "9th Circuit Court", "Women's Land Army".

    So it may have in "Harbours and Ferries Authority" and in "Royal New Zealand Air Force".
    """
    if not start:
        return False
    before = tokens[start - 1]
    if before.low == "and" and start > 1 and tokens[start].is_joined and before.is_joined:
        other = tokens[start - 2]
        return other.is_capital and other.low not in HEADS and not is_acronym(other) and start - 2 not in places
    if before.word in {"&", "New"} or (before.end == tokens[start].start and before.word[-1].isalnum()):
        return True
    if not tokens[start].is_joined:
        return False
    is_owner = before.is_genitive and before.word[0].isupper() and start - 1 not in places
    return is_owner or before.word[0].isdigit() or before.low in _ORDINAL


def _end(  # noqa: PLR0911 - one form of names after the other
    tokens: Sequence[Token], first: int, run: int, countries: Mapping[int, str], places: frozenset[int]
) -> int | None:
    """Return where a name that begins with a run ends, or none where it is not an organisation's."""
    if first == run:
        return None
    last = tokens[run - 1]
    word = _word(tokens, run)
    following = _word(tokens, run + 1)
    if last.low in COMPANY_SIGNS and run - first >= _FULL:
        return run
    if word in _SMALL_FORMS and not last.is_genitive:
        return run + 1
    is_office_of = word in {"of", "for"} and run - first < _FULL
    if last.low == "office" and not is_office_of and not _acronym(tokens, first, run):
        return None
    if last.low in HEADS_OF and word in LINKS and not last.is_genitive and _is_taken(tokens, run):
        return _behind_link(tokens, run, countries, places)
    if word == "and" and not last.is_genitive and last.low in PORTFOLIO and following in PORTFOLIO:
        second = _run(tokens, run + 1, places)
        return second if tokens[second - 1].low in HEADS else None
    if last.low == "court" and tokens[run - 2].low not in COURTS:
        return None
    if last.low in HEADS and run - first >= _FULL:
        # "Ministry of Defence" has been read; "Force of Nature" is none.
        return None if word == "of" and _is_taken(tokens, run) and run + 1 not in countries else run
    return None


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) and tokens[at].is_joined else ""


def _is_taken(tokens: Sequence[Token], link: int) -> bool:
    """Whether a capital follows a link, perhaps behind "the"."""
    at = link + 1 + (_word(tokens, link + 1) == _ARTICLE)
    return at < len(tokens) and tokens[at].is_joined and tokens[at].is_capital


def _behind_link(
    tokens: Sequence[Token], link: int, countries: Mapping[int, str], places: frozenset[int]
) -> int | None:
    """Return the end of what follows "of" or "for", or none where it is open how far it goes."""
    start = link + 1 + (_word(tokens, link + 1) == _ARTICLE)
    end = _run(tokens, start, places)
    if end == start:
        return None
    word, following = _word(tokens, end), _word(tokens, end + 1)
    if word not in _SMALL_IN_NAMES or tokens[end - 1].is_genitive or not _is_taken(tokens, end):
        return end
    if word in LINKS:
        after = end + 1 + (following == _ARTICLE)
        return end if after in countries or start in countries else _run(tokens, after, places)
    if tokens[end - 1].low in PORTFOLIO and following in PORTFOLIO:
        return _run(tokens, end + 1, places)
    return end if end - 1 in countries else None


def _owner(tokens: Sequence[Token], first: int, end: int, countries: Mapping[int, str]) -> str | None:
    """Return whose a body is by the words around it: "Russia's Defence Ministry", "the Health Ministry of Nepal"."""
    if first and tokens[first - 1].is_genitive and first - 1 in countries:
        return countries[first - 1]
    if _word(tokens, end) in {"of", "in"}:
        return countries.get(end + 1) or (countries.get(end + 2) if _word(tokens, end + 1) == _ARTICLE else None)
    return None


def _acronym(tokens: Sequence[Token], start: int, end: int) -> str:
    """Return the acronym in brackets behind a name, if the name has its letters in that order."""
    if (
        end + 2 >= len(tokens)
        or tokens[end].word != "("
        or tokens[end + 2].word != ")"
        or not is_acronym(tokens[end + 1])
    ):
        return ""
    acronym = tokens[end + 1].word
    letters = iter("".join(token.low for token in tokens[start:end]))
    return acronym if all(letter in letters for letter in acronym.lower()) else ""


_KNOWN: Final = {name: names[0] for names in KNOWN for name in names}
_LENGTHS: Final[dict[str, tuple[int, ...]]] = {}
for _names in KNOWN:
    for _name in _names:
        _first = fold_name(_name.split()[0])
        _LENGTHS[_first] = tuple(sorted({*_LENGTHS.get(_first, ()), len(_name.split())}, reverse=True))
KNOWN_NAMES: Final = frozenset(_KNOWN)
"""All names of known organisations, as printed."""

"""Names of people: runs of capitals that a title, a role, a given name, an age or an apposition shows to be persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from aggregator.gazetteer import is_given_name
from aggregator.merging.names.beside import (
    ANY_ROLES,
    LONGEST,
    is_aged,
    is_role_behind,
    is_who,
    role_before,
    role_of,
    speaks,
)
from aggregator.merging.names.english import (
    ENGLISH_GIVEN,
    FIRM_TITLES,
    HEADS,
    NO_GIVEN,
    NO_PERSON,
    NOT_BEFORE,
    NOT_BEHIND,
    PARTICLES,
    PORTFOLIO,
    ROLES,
    ROYAL,
    SONS,
    TITLES,
    WEAK_ROLES,
)
from aggregator.merging.names.known import COMPANIES_LIKE_PERSONS, NATIONS
from aggregator.merging.names.places import WHENCE, is_in_region
from aggregator.merging.names.tokens import Token
from aggregator.merging.words import word_set

_FULL: Final = 2
"""Words of a name that is more than a surname."""
_INITIALS: Final = 2
"""Letters of initials that are written as one word: "JD"."""
_NUMERALS: Final = frozenset(
    {"II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIV", "XVI", "Jr", "Sr"}
)
_AMBIGUOUS: Final = word_set(
    "general major king queen prince princess captain forward boss defender victim pilot driver"
)
"""Roles that firms and things are called by too."""
_COURTESY: Final = frozenset({"mr", "mrs", "ms"})
"""Titles behind which any word is a surname: 'Ms Brown', 'Mr Young'."""
_PERSONAL: Final = FIRM_TITLES | (ROLES - _AMBIGUOUS)
_NO_NAMES: Final = TITLES | NO_GIVEN
_IN_OFFICES: Final = PORTFOLIO | {"the", "and", ","}
"""What joins fields of work in an office."""
_JOINTS: Final = (["and"], [","], [",", "and"])
"""What stands between those who are listed."""
_NAMES_AND_WORDS: Final = ENGLISH_GIVEN | NO_GIVEN
_OF_OTHERS: Final = NO_PERSON | HEADS | NATIONS.keys()
"""Words in no person's name."""


def find_people(tokens: Sequence[Token], places: frozenset[int], taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the names of people in a sentence: first token, end.

    `places` are the tokens of names of places, `taken` those of organisations. Who is listed with a person is one too.
    """
    runs = list(_runs(tokens, taken))
    shown = [_person(tokens, start, end, places) for start, end in runs]
    for first, end in _lists(tokens, runs):
        if any(shown[first:end]):
            for at in range(first, end):
                shown[at] = shown[at] or _listed(tokens, *runs[at], places)
    yield from filter(None, shown)


def find_unproved(tokens: Sequence[Token], taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield runs of capitals that may name people, if the story shows it elsewhere: first token, end."""
    for start, end in _runs(tokens, taken):
        if end - start <= LONGEST and _may_be_name(tokens[start:end]):
            yield start, end


def says_something(tokens: Sequence[Token], start: int, end: int, places: frozenset[int]) -> bool:
    """Whether what may be a person's name is the subject of a verb of speech: "Zan Qorrobek said"."""
    is_of_other = start > 0 and tokens[start - 1].low in NOT_BEFORE | WHENCE
    may_be = not is_of_other and end - 1 not in places and _may_be_person(tokens, start, end, places)
    return may_be and speaks(tokens, end)


def _lists(tokens: Sequence[Token], runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitals that commas and an "and" join: number of the first run, end."""
    first, joints = 0, set[str]()
    for number, (_, end) in enumerate(runs):
        following = runs[number + 1][0] if number + 1 < len(runs) else end
        between = [token.word for token in tokens[end:following]]
        is_genitive = tokens[end - 1].is_genitive
        if between in _JOINTS and not is_genitive:
            joints.update(between)
            continue
        if "and" in joints and not is_genitive:
            yield first, number + 1
        first, joints = number + 1, set()


def _listed(tokens: Sequence[Token], start: int, end: int, places: frozenset[int]) -> tuple[int, int] | None:
    """A full name beside those of people, if no word in it or behind it shows it to be something else's.

    A plural in front of it is what they are: "Hostages Ana Horvat and Ivan Kos".
    """
    start += tokens[start].low.endswith("s") and not _is_given(tokens[start])
    name = [token.low for token in tokens[start:end] if token.low not in PARTICLES]
    is_plain = len(name) >= _FULL and _NO_NAMES.isdisjoint(name)
    is_followed = end < len(tokens) and tokens[end].low in ANY_ROLES
    return (start, end) if is_plain and not is_followed and _may_be_person(tokens, start, end, places) else None


def _may_be_name(run: Sequence[Token]) -> bool:
    last = run[-1]
    is_word_too = len(run) == 1 and last.is_opening and last.low in _NAMES_AND_WORDS
    return not (last.is_shouted or last.is_initial or is_word_too or any(token.low in TITLES for token in run))


def _runs(tokens: Sequence[Token], taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitals in order: first token, end."""
    at = 0
    while at < len(tokens):
        end = _run(tokens, at, taken) if tokens[at].is_capital else at
        if at < end:
            yield at, end
        at = max(end, at + 1)


def _run(tokens: Sequence[Token], start: int, taken: frozenset[int]) -> int:
    """Return the end of the run of capitals that begins at a token, titles and particles in it counted."""
    at = start
    while at < len(tokens) and at not in taken:
        token = tokens[at]
        if at > start and (not token.is_joined or tokens[at - 1].is_genitive):
            break
        is_name = token.is_capital and (not token.is_shouted or _may_be_shouted(token))
        is_link = at > start and token.low in PARTICLES and not token.is_genitive
        if not is_name and not (is_link and _leads_on(tokens, at, taken)):
            break
        at += 1
    return at


def _leads_on(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> bool:
    """Whether a capital follows a particle, or two of them."""
    for following in range(at + 1, min(at + 4, len(tokens))):
        token = tokens[following]
        if not token.is_joined or following in taken:
            return False
        if token.is_capital:
            return not token.is_shouted
        if token.low not in PARTICLES:
            return False
    return False


def _may_be_shouted(token: Token) -> bool:
    """Whether a word in capitals may be part of a person's name or a title: JD, III, MP."""
    return token.low in TITLES or token.word in _NUMERALS or (len(token.word) == _INITIALS and "J" in token.word)


def _person(tokens: Sequence[Token], start: int, end: int, places: frozenset[int]) -> tuple[int, int] | None:
    first, title = _behind_titles(tokens, start, end)
    while first < end and (tokens[first].low in NATIONS or tokens[first].word in _NUMERALS):
        first += 1
    if not _may_be_person(tokens, first, end, places):
        return None
    is_full = sum(token.low not in PARTICLES for token in tokens[first:end]) >= _FULL
    if title:
        is_certain = _is_certain_title(tokens, first, end, title, places, is_full=is_full)
    else:
        is_certain = _is_shown(tokens, start, first, end, places, is_full=is_full)
    return (first, end) if is_certain else None


def _behind_titles(tokens: Sequence[Token], start: int, end: int) -> tuple[int, str]:
    """Return where a name begins behind its titles, and the last of them; a role that opens a sentence is one too."""
    for at in range(end - 1, start - 1, -1):
        is_role = role_of(tokens[at]) in ROLES
        follows = at > start and at + 1 < end and tokens[at - 1].low in TITLES  # "Chief Scientist", "Major General"
        if tokens[at].low in TITLES or (is_role and (follows or (at == start and tokens[at].is_opening))):
            return at + 1, "minister" if follows else role_of(tokens[at])
    office = _office_end(tokens, start, end)
    return (office, "minister") if office else (start, "")


def _is_certain_title(
    tokens: Sequence[Token], first: int, end: int, title: str, places: frozenset[int], *, is_full: bool
) -> bool:
    if is_full:
        is_named = title in _PERSONAL or _has_given(tokens, first, end) or speaks(tokens, end)
        return is_named or _shows_person(tokens, first, end, places)
    may_be = tokens[first].low not in NO_GIVEN or title in _COURTESY
    is_surname = title in FIRM_TITLES and first not in places and may_be
    return is_surname or (title in ROYAL and _is_given(tokens[first]))


def _is_shown(
    tokens: Sequence[Token], start: int, first: int, end: int, places: frozenset[int], *, is_full: bool
) -> bool:
    """Whether what stands around a name without a title shows it to be a person's."""
    before = tokens[start - 1].low if start and tokens[start].is_joined else ""
    if before in NOT_BEFORE or (before in WHENCE and is_in_region(tokens, end, places)):
        return False
    role = role_before(tokens, first)
    if not is_full:
        return role in FIRM_TITLES and first not in places
    if role in ROLES or role in {"leader", "chief"}:
        return True
    is_of_body = role in WEAK_ROLES and role != "manager"
    if role in WEAK_ROLES and (_has_given(tokens, first, end) or (is_of_body and speaks(tokens, end))):
        return True
    return _shows_person(tokens, first, end, places)


def _may_be_person(tokens: Sequence[Token], first: int, end: int, places: frozenset[int]) -> bool:
    """Whether none of the words of a name, and nothing beside it, shows that it is something else's."""
    name = tokens[first:end]
    lows = [token.low for token in name]
    if not name or len(name) > LONGEST or name[-1].is_initial:
        return False
    is_other = not _OF_OTHERS.isdisjoint(lows[lows[0] == "park" :])
    if is_other or tuple(lows) in COMPANIES_LIKE_PERSONS or PORTFOLIO.issuperset(lows):
        return False
    if len(name) > 1 and all(at in places for at in range(first, end)):
        return False
    if len(name) > _FULL and _has_neighbour(name, is_place=_ends_in_place(tokens, end, places)):
        return False
    return not _is_joined_to_other(tokens, first, end)


def _is_joined_to_other(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a name goes on beside it: "Ernst & Young", "Ana Horvat stadium"."""
    after = tokens[end] if end < len(tokens) else None
    if (first and tokens[first - 1].word == "&") or (after is not None and after.word == "&"):
        return True
    if after is None or tokens[end - 1].is_genitive:
        return False
    if not after.is_joined:
        return after.word in {"-", "/"}
    return after.low in NOT_BEHIND or after.is_shouted


def _has_neighbour(name: Sequence[Token], *, is_place: bool) -> bool:
    """Whether a place, or a word that opens the sentence, may stand beside a name of two words."""
    if is_place and name[-2].low not in PARTICLES:
        return True
    is_opening = name[0].is_opening and not name[0].is_initial
    return is_opening and name[1].low not in PARTICLES and _is_given(name[1]) and not _is_given(name[0])


def _ends_in_place(tokens: Sequence[Token], end: int, places: frozenset[int]) -> bool:
    """Whether the last word of a name may be a place; an initial in front of it makes it a surname."""
    return end - 1 in places and not tokens[end - 2].is_initial


def _office_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a name begins behind "Secretary of State" or "Minister for Trade and Labour"; nought where none does."""
    at = start - 1
    while at > 0 and tokens[at].low in _IN_OFFICES:
        at -= 1
    if at < 1 or tokens[at].low not in {"of", "for"} or tokens[at - 1].low not in FIRM_TITLES:
        return 0
    first = start
    while first < end and (tokens[first].low in PORTFOLIO or tokens[first].low == "state"):
        first += 1
    return first if tokens[at - 1].is_capital and start < first < end else 0


def _is_given(token: Token) -> bool:
    """Whether a word is a given name, or its part before a hyphen is, and hardly anything else where it stands."""
    if token.low in NO_GIVEN or (token.is_opening and token.low in ENGLISH_GIVEN):
        return False
    return is_given_name(token.word.partition("-")[0])


def _has_given(tokens: Sequence[Token], first: int, end: int) -> bool:
    return any(_is_given(tokens[at]) for at in range(first, end))


def _shows_person(tokens: Sequence[Token], first: int, end: int, places: frozenset[int]) -> bool:
    is_called_after_father = not SONS.isdisjoint(token.low for token in tokens[first + 1 : end - 1])
    if is_called_after_father or is_aged(tokens, end) or is_role_behind(tokens, end):
        return True
    head = tokens[first]
    if is_who(tokens, end):
        return end - first == _FULL or _is_given(head) or not _is_given(tokens[first + 1])  # "YouTuber Ana Horvat"
    if _is_given(head) or (head.is_initial and not tokens[first + 1].is_initial and _has_given(tokens, first, end)):
        is_of_place = first in places or _ends_in_place(tokens, end, places)
        return not is_of_place or speaks(tokens, end)
    return (head.is_initial or _may_be_shouted(head)) and speaks(tokens, end)

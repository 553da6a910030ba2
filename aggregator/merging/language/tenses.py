"""Whether the words around a date look ahead or back."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from aggregator.merging.language.numerals import NUMBER_WORDS, Token, low_at
from aggregator.merging.language.time_words import AHEAD, HOURS, MAY_BE_AHEAD, SAYING, UNSURE, WEEKDAYS
from aggregator.merging.words import word_set

_SAYING_PLACES: Final = word_set(
    """in a an the at to statement briefing interview post reporters journalists news press conference televised
    lawmakers parliament address speech late early"""
)
"""What may stand between a verb of speech and its date."""
_CLAUSE_ENDS: Final = word_set(
    ', ; : ( ) " \u201c \u201d said says that after when while but who which where because although before since'
)
_FINITE: Final = word_set(
    """arose ate became began blew broke came chose drank drew drove fell fled flew foresaw froze gave got grew hid knew
    met mistook overran overthrew ran rang rode rose sang sank sat saw shook spoke sprang stole stood swam swore took
    threw tore undertook went withdrew woke wore wrote"""
)
"""Verbs of the past that describe no noun: what they tell is what a date behind them is of."""
_PAST: Final = _FINITE | word_set(
    """was were had did bent bore bought brought built burst cast caught crept cut dealt dug dwelt fed felt forgot
    fought found heard held hit hung hurt kept laid lay led left lent lit lost made meant overcame paid put quit rebuilt
    retook sent shot shut slept slid sold sought spent split spread struck stuck sued swept swung taught thought told
    understood wept withstood won been born seen chosen spoken given shown known blown broken drawn driven fallen hidden
    taken bringing forcing injuring killing leaving raising wounding"""
)
"""Verbs of the past that do not end in -ed, and those that tell of an outcome behind a comma."""
_SET_OFF: Final = word_set("alight ablaze off fire")
"""What behind 'set' tells of a fire or a blast, and of no plan."""
_AHEAD_WITH_BE: Final = word_set("due scheduled expected set planned forecast likely bound planning")
"""Words that look ahead from the time of the verb before them."""
_PLANNING: Final = word_set(
    "planned scheduled rescheduled set due slated expected forecast announced called declared convened arranged fixed"
)
"""Verbs behind which 'for' and a date tell when something is to be."""
_PAST_BE: Final = word_set("was were been had")
_PRESENT_BE: Final = word_set("is are")
_ACCUSED: Final = word_set("accused charged suspected believed alleged presumed feared blamed wanted")
"""Participles behind 'is' that tell of what has happened."""
_PLANNERS: Final = word_set(
    """leader leaders minister ministers president premier chief chiefs envoy envoys officials delegation delegations
    negotiators diplomats sides army troops hostages prisoners captives round session talks negotiations summit"""
)
"""Those of whom headlines say what is to come."""
_NO_INFINITIVE: Final = word_set(
    """the a an his her its their our this that these those hospital hospitals prison jail custody court trial safety
    shelters death life none nil"""
)
"""Words behind 'to' that are no verb; numbers are none either."""
_OFFICE_LINKS: Final = frozenset({"and", "for", "of", ","})
"""What joins the fields of an office: 'Minister for Trade, Food and Labour'."""
_BACK_REACH: Final = 20
_FORWARD_REACH: Final = 15
_ASIDE_REACH: Final = 8
_LONG_ASIDE: Final = 12
_AT_PLACES: Final = frozenset({"in", "at", "near", "on", "the", "of", "a", "s", "am", "pm"})
"""Words that may stand between the names of places and a date."""
_PLAN_REACH: Final = 8
"""Words before "for" and a date among which it is planned."""
_BE_REACH: Final = 3
_PUT: Final = NUMBER_WORDS | _NO_INFINITIVE - {"that"}
"""Words behind "added" by which something is put to something else, and nothing is said."""
_NOT_YET: Final = word_set("be is are being get gets getting to not never the a an")
"""Words before a participle by which it is not told as done, or describes something."""
_TRYING: Final = word_set("tried trying attempted attempting")
"""Words before 'to' by which what follows is of their own time."""
_NO_PARTICIPLES: Final = ("eed", "shed", "embed", "wed")
"""How verbs end that look like participles: 'to proceed' is an infinitive, 'loyal to ousted leaders' has none."""
_QUOTES: Final = frozenset({'"', "\u201c", "\u201d"})
_OF_NAMES: Final = _QUOTES | {"'", "\u2019", "s"}
"""What names have beside their words: 'told "Lund's Today" on Monday'."""
_SHORT_QUOTE: Final = 4
"""Tokens between the marks of a few words that are quoted within a clause."""
_NOT_AHEAD: Final = frozenset({"was", "were", "had", "not", "never"})
"""Words before a plan that leave it open whether it still is one."""
_BEHIND_FIRST_DATE: Final = WEEKDAYS.keys() | {",", "and"}
"""What may part a date that opens a sentence from its clause."""


class Tense(Enum):
    """Where a date lies, seen from the article."""

    BACK = auto()
    AHEAD = auto()
    UNCLEAR = auto()
    """The words leave it open."""
    UNTOLD = auto()
    """No word says anything of it."""


def tense_at(row: Sequence[Token], start: int, end: int) -> Tense:
    """The tense of the clause that a date stands in, read back to its beginning, or onwards where the date opens it."""
    if is_reporting(row, start, end):
        return Tense.BACK
    first, last = end, _before_aside(row, start)
    told = _read(row, range(last, max(-1, last - _BACK_REACH), -1))
    is_behind = _is_past(row, end) and told is not Tense.AHEAD  # 'to appear in court on Friday charged with arson'
    if is_behind or (_is_past(row, last) and low_at(row, last - 1) not in _NOT_YET):
        return Tense.BACK  # 'on Tuesday asked', 'signed on Tuesday'
    while low_at(row, first) in _BEHIND_FIRST_DATE:
        first += 1
    behind = range(first, min(len(row), first + _FORWARD_REACH))
    told = told or _read(row, behind) or _read(row, _beyond_places(row, last)) or _read(row, _behind_aside(row, end))
    is_open = any(token.low in MAY_BE_AHEAD for token in row[:start])  # 'They could move next week, D-day on Monday'
    return told or (Tense.UNCLEAR if is_open else Tense.UNTOLD)


def _beyond_places(row: Sequence[Token], last: int) -> range:
    """The positions before names and ages that commas part from their clause: 'hurt a baker, 52, in Lund, Norvia,'."""
    at = last
    while at > 0 and (not row[at].is_word or row[at].capital or row[at].low in _AT_PLACES):
        at -= 1
    is_parted = any(token.low == "," for token in row[at + 1 : last + 1])
    return range(at, max(-1, at - _BACK_REACH), -1) if is_parted else range(0)


def _before_aside(row: Sequence[Token], start: int) -> int:
    """The last token of the clause before a date, which ', the capital,' may part from it."""
    if low_at(row, start - 1) != ",":
        return start - 1
    return next((at - 1 for at in range(start - 2, start - _ASIDE_REACH, -1) if low_at(row, at) == ","), start - 2)


def _behind_aside(row: Sequence[Token], end: int) -> range:
    """The positions behind what commas part from a date: 'On Monday, two days after the blast, police arrested'."""
    if low_at(row, end) != ",":
        return range(0)
    comma = next((at for at in range(end + 1, end + 1 + _LONG_ASIDE) if low_at(row, at) == ","), len(row))
    return range(comma + 1, min(len(row), comma + _FORWARD_REACH))


def tense_of_plan(row: Sequence[Token], start: int) -> Tense | None:
    """The tense of what is planned 'for' a date that begins at a position; None where nothing is.

    'Is planned for' and 'called a strike for' look ahead; 'was planned for' and 'the strike planned for' leave it open.
    """
    if low_at(row, start - 1) != "for":
        return None
    for at in range(start - 2, max(-1, start - 2 - _PLAN_REACH), -1):
        if row[at].low in _PLANNING:
            return _plan(row, at, has_object=at < start - 2)
        if row[at].low in _CLAUSE_ENDS or not (row[at].is_word or row[at].is_figure):
            return None
    return None


def _plan(row: Sequence[Token], at: int, *, has_object: bool) -> Tense:
    before = {token.low for token in row[max(0, at - _BE_REACH) : at]}
    is_planned = has_object or not before.isdisjoint(_PRESENT_BE | {"been"})
    return Tense.AHEAD if is_planned and before.isdisjoint(_NOT_AHEAD) else Tense.UNCLEAR


def is_reporting(row: Sequence[Token], start: int, end: int) -> bool:
    """Whether a date is that of a saying: 'said on Monday', 'on Monday denied', 'according to Ann Ek on Monday'."""
    if low_at(row, start) == "for":
        return False  # 'announced for Monday'
    if _says(row, end):
        return True
    ends_clause = end >= len(row) or not row[end].is_word  # ', said Minister for Trade and Labour Ann Ek on Monday.'
    between = _SAYING_PLACES | _OF_NAMES | (_OFFICE_LINKS if ends_clause else frozenset())
    for at in range(start - 1, max(-1, start - 1 - _BACK_REACH), -1):
        if _says(row, at):
            return True
        if row[at].low == "to" and low_at(row, at - 1) == "according":
            return True
        if row[at].low not in between and not row[at].capital:
            return False
    return False


def _says(row: Sequence[Token], at: int) -> bool:
    """Whether a verb of speech stands at a position; what is put to something is 'added' too: 'added 27 names'."""
    word = low_at(row, at)
    if word not in SAYING or (at > 0 and row[at].capital and row[at - 1].capital):  # 'at Port Said on Monday'
        return False
    if low_at(row, at - 1) in {"be", "being"}:  # 'to be announced on Friday'
        return False
    if word != "added":
        return True
    is_put = low_at(row, at - 1) in _PAST_BE | _PRESENT_BE
    behind = row[at + 1 : at + 2]
    return not is_put and not any(token.is_figure or token.low in _PUT for token in behind)


def _read(row: Sequence[Token], positions: range) -> Tense | None:
    """What the words up to the end of the clause say; None where they say nothing."""
    read: Tense | None = None
    crossed = is_told = False
    for at in positions:
        word = row[at].low
        if word in _CLAUSE_ENDS and not ((read is None or word != ",") and _goes_on(row, at)):
            return read or (Tense.BACK if word == "said" and positions.step > 0 else None)
        crossed = crossed or word == "and"
        found = (
            None if not at and read and word == "ahead" else _word(row, at)
        )  # 'Ahead of talks a blast hit a port on'
        if found is Tense.AHEAD:
            return Tense.UNCLEAR if crossed and read else found
        if word == "to" and is_told:
            continue  # 'the first envoys to visit it met rebels on Friday'
        is_told = is_told or (read is None and word in _FINITE and positions.step < 0)
        if found is Tense.UNCLEAR or read is None:
            read = found
    return read


def _goes_on(row: Sequence[Token], at: int) -> bool:
    """Whether a clause goes on behind what mostly ends one: 'at 04:12', 'after dawn', 'after trying to land'."""
    following = row[at + 1 : at + 2]
    if not following:
        return False
    if row[at].low == ",":
        before = range(at - 1, max(-1, at - _ASIDE_REACH), -1)
        return _opens_aside(row, at) or _opens_aside(row, next((one for one in before if row[one].low == ","), -1))
    if row[at].low in {"while", "after"} and following[0].low.endswith("ing"):
        return True
    is_hour = row[at].low in {"before", "after"} and following[0].low in HOURS
    if row[at].low in _QUOTES:  # 'held "positive" talks'
        near = range(max(0, at - _SHORT_QUOTE), min(len(row), at + _SHORT_QUOTE + 1))
        return any(row[place].low in _QUOTES for place in near if place != at)
    return is_hour or (following[0].is_figure and following[0].glued)


def _opens_aside(row: Sequence[Token], comma: int) -> bool:
    """Whether a comma opens an age or an example within a clause: ', 33,', ', including two nurses,'."""
    is_age = low_at(row, comma + 2) == "," and row[comma + 1].is_figure
    return comma >= 0 and (is_age or low_at(row, comma + 1) == "including")


def _word(row: Sequence[Token], at: int) -> Tense | None:
    word = row[at].low
    if word in AHEAD:
        return Tense.AHEAD
    if word in UNSURE and (word != "ahead" or low_at(row, at + 1) == "of"):
        return Tense.UNCLEAR  # 'ahead of talks on Friday'; what 'went ahead' on Friday is past
    if word in _AHEAD_WITH_BE and not (word == "set" and low_at(row, at + 1) in _SET_OFF):
        return _with_be(row, at)
    if word == "to":
        return _infinitive(row, at)
    if word.endswith("ed") and low_at(row, at - 1) in _PRESENT_BE and word not in _ACCUSED:
        return Tense.UNCLEAR  # 'is closed in August'
    return Tense.BACK if word == "set" or _is_past(row, at) else None


def _is_past(row: Sequence[Token], at: int) -> bool:
    """Whether a verb of the past stands at a position; 'Nations-led' is none, 'being sold' leaves it open."""
    if not 0 <= at < len(row) or row[at].glued or row[at].low in _AHEAD_WITH_BE:
        return False
    if low_at(row, at - 1) == "being":
        return False
    return row[at].low in _PAST or (row[at].low.endswith("ed") and not row[at].capital)


def _with_be(row: Sequence[Token], at: int) -> Tense | None:
    """What 'due' and 'expected' say: 'is due' looks ahead, 'had been due' leaves it open."""
    around = {low_at(row, at - 1), low_at(row, at - 2)}
    if not _PAST_BE.isdisjoint(around):
        return Tense.UNCLEAR
    return Tense.AHEAD if not _PRESENT_BE.isdisjoint(around) or low_at(row, at + 1) == "to" else None


def _infinitive(row: Sequence[Token], at: int) -> Tense | None:
    """What 'to' says of the verb behind it: 'is to meet', 'Leaders to meet' look ahead, 'failed to meet' does not."""
    if at + 1 == len(row) or not row[at + 1].is_word or row[at + 1].capital:
        return None
    if row[at + 1].low == low_at(row, at - 1):
        return None  # 'met face to face', 'searched from door to door'
    if row[at + 1].low == "have" and (low_at(row, at + 2) == "been" or _is_past(row, at + 2)):
        return Tense.BACK  # 'is thought to have lost control'
    is_participle = row[at + 1].low.endswith("ed") and not row[at + 1].low.endswith(_NO_PARTICIPLES)
    if is_participle or row[at + 1].low in _NO_INFINITIVE | NUMBER_WORDS or low_at(row, at - 1) in _TRYING:
        return None
    return Tense.AHEAD if low_at(row, at - 1) in _PRESENT_BE or _is_headline_plan(row, at) else Tense.UNCLEAR


def _is_headline_plan(row: Sequence[Token], at: int) -> bool:
    """Whether a sentence is somebody and what he is to do, without another verb: 'Envoys to meet in Lund on Monday'."""
    front = [token for token in row[:at] if not token.glued]
    is_somebody = bool(front) and all(token.capital or token.low in _PLANNERS | {",", "and", "of"} for token in front)
    behind = row[at + 2 + (low_at(row, at + 1) == "be") :]
    told = (token.low for token in behind if token.low in _PAST or token.low.endswith("ed"))
    return is_somebody and _ACCUSED.issuperset(told)  # 'Court to rule on Monday in case of nurse accused of theft'

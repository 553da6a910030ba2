"""What has become of what a sentence of another language counts, by the words before and behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aggregator.merging.figures.other_languages.counting import Toll
from aggregator.merging.figures.other_languages.lexicon import Lexicon, Row
from aggregator.merging.figures.other_languages.numbers import number_at
from aggregator.model import Bound, FigureRole

_ENDING: Final = frozenset(
    '.,;!?\u2026)\u00bb\u201d"\u060c\u061b\u2013\u2014\u3001\u3002\u300d\uff01\uff09\uff0c\uff1b\uff1f-'
)
_DASHES: Final = frozenset(":\u2013\u2014-")
_JOINT: Final = frozenset(",\u060c")
_DOUBT_REACH: Final = 7
"""Words before a count, and before what is said of it, in which a doubt is sought."""
_WHERE_REACH: Final = 7
"""Words that say where and how between a count and what is said of it."""
_PLACE_REACH: Final = 4
_TOLL_REACH: Final = 16
_NAMED_REACH: Final = 4
"""Words from 'the number of' to who is counted."""
_PASSING_REACH: Final = 8
_AROUND_REACH: Final = 9
_REMARK_REACH: Final = 12
_STAYING_REACH: Final = 4
_ILLNESS_REACH: Final = 14
_NO_DOUBTS: Final = ("at_least", "at_most", "behind")
"""Tables of phrases that a word of doubt may be part of: 'no menos de', 'sin vida'."""
_BARRING: Final = ("before", "behind", "doubts", "joining", "stops", "parts", "including")


@dataclass(frozen=True, slots=True)
class Read:
    """The role that words give a count, between which positions they stand, and how they bound it."""

    role: FigureRole
    start: int
    end: int
    bound: Bound


def role_of(row: Row, known: Lexicon, each: Toll, earlier: Sequence[Toll]) -> Read | None:
    """What has become of what is counted; nothing where it is in doubt, or is of what follows."""
    if not each.unit and known.at("remains", row, each.end):
        return _by_bodies(row, known, each)
    if not each.unit and not _stands_alone(row, known, each.end):
        return None
    if named := _named_before(row, known, each) or _named_behind(row, known, each):
        return named
    before, behind = _before(row, known, each, earlier), _behind(row, known, each)
    if before and behind and before.role is not behind.role:
        return None
    read = behind or (None if _is_half(row, known, each.end) else before)
    if read is None or (read.role is FigureRole.WOUNDED and _stays(row, known, each)):
        return None
    return None if _is_doubted(row, known, read.start, read.end, each) else read


def _by_bodies(row: Row, known: Lexicon, each: Toll) -> Read | None:
    """The role of those whose bodies are found: 'hallan dos cuerpos', 'zwei Leichen entdeckt'."""
    role, first = known.role("behind", row, each.end), each.start
    if role is None and _stands_alone(row, known, each.end + known.at("remains", row, each.end)):
        first -= known.ending("passing", row, first)
        roles = (_around(row, known, at - 1, each.end) for at in {each.start, first} if at)
        role = next(filter(None, roles), None)
    doubted = _is_doubted(row, known, first, each.end, each)
    return Read(role, each.start, each.end, each.bound) if role and not doubted else None


def _stands_alone(row: Row, known: Lexicon, at: int) -> bool:
    """Whether no noun that is not known follows a number."""
    if at >= len(row) or (row[at].low in _ENDING and not (row[at].glued and row[at].low == "-")):
        return True
    return any(known.at(table, row, at) for table in ("joining", "places", "passing", "behind", "adding"))


def _named_before(row: Row, known: Lexicon, each: Toll) -> Read | None:
    """What 'the number of dead has risen to' counts, or 'dead:'."""
    at = each.start
    is_dashed = at > 0 and row[at - 1].low in _DASHES
    is_reached = known.at("reaching", row, at) == each.number - at > 0 or known.ending("reaching", row, at) > 0
    if not is_reached and not is_dashed:
        return None
    bound = Bound.EXACT if each.bound is Bound.AT_MOST else each.bound
    for place in range(at - 1, max(-1, at - 1 - _TOLL_REACH), -1):
        if row[place].low == ";":
            return None
        number = number_at(row, known, place)
        if number and not number.is_article and not known.ending("leaving", row, place):
            return None
        if known.at("tolls", row, place):
            role = _toll_at(row, known, place, at)
            doubted = _is_doubted(row, known, place, at, each)
            return Read(role, place, each.end, bound) if role and not doubted else None
    first = at - 1 - known.ending("behind", row, at - 1)
    role = known.role("behind", row, first) if is_dashed and not row[at - 1].glued | (row[at - 1].low == ":") else None
    is_first = first == 0 or known.at("including", row, 0) > 0
    return Read(role, first, each.end, bound) if role and is_first else None


def _named_behind(row: Row, known: Lexicon, each: Toll) -> Read | None:
    """What 'rises to 14 the number of dead' counts."""
    at = each.end + known.at("passing", row, each.end)
    if each.unit or not known.ending("reaching", row, each.start) or not known.at("tolls", row, at):
        return None
    role = _toll_at(row, known, at, len(row))
    doubted = _is_doubted(row, known, each.start, at, each)
    return Read(role, each.start, each.end, each.bound) if role and not doubted else None


def _toll_at(row: Row, known: Lexicon, at: int, end: int) -> FigureRole | None:
    """What 'the number of dead' counts that begins at a position; nothing where that is no toll of all."""
    named = range(at, min(at + 1 + _NAMED_REACH, end))
    last, role = next(((spot, role) for spot in named if (role := known.role("behind", row, spot))), (end, None))
    if role is None:
        return FigureRole.KILLED if any(known.at("victims", row, spot) for spot in named) else None
    units = {known.meaning("units", row, spot)[1] for spot in range(at, last + 2)}
    return role if units <= {"", "people"} else None  # "the number of children killed"


def _before(row: Row, known: Lexicon, each: Toll, earlier: Sequence[Toll]) -> Read | None:
    """The role that the words before a count give it, which may be parted from it by where and how."""
    at, bound = each.start, each.bound
    least = max(0, at - _PASSING_REACH)
    while at > least:
        if length := known.ending("before", row, at):
            role = known.role("before", row, at - length)
            is_whole = role and _is_whole(row, known, at - length, role, earlier)
            return Read(role, at - length, each.end, bound) if role and is_whole else None
        if role := _around(row, known, at - 1, each.end):
            return Read(role, at - 1, each.end, bound)
        length, between = known.bound(row, at)
        bound = between if bound is Bound.EXACT else bound
        length = length or known.ending("passing", row, at)
        length = length or (known.ending("linking", row, at) if each.unit or at < each.start else 0)
        if not length:
            break
        at -= length
    if not each.unit or known.ending("places", row, at) or known.ending("linking", row, at):
        return None
    for place in range(at, max(0, at - _WHERE_REACH), -1):
        length = known.ending("before", row, place)
        is_where = place < at and (known.at("places", row, place) or known.opens_subject(row[place]))
        role = known.role("before", row, place - length) if length else _around(row, known, place - 1, each.end)
        if role:
            return Read(role, place - (length or 1), each.end, bound) if is_where else None
        if not row[place - 1].is_word or _bars(row, known, place - 1):
            break
    return None


def _around(row: Row, known: Lexicon, at: int, end: int) -> FigureRole | None:
    """The role that a word gives together with one behind the count: 'schoss 34 Drohnen ab'."""
    for word in row[end : end + _AROUND_REACH]:
        if (row[at].key, word.key) in known.around:
            return known.around[row[at].key, word.key]
        if word.low in _ENDING and word.low not in _JOINT:
            break
    return None


def _is_whole(row: Row, known: Lexicon, at: int, role: FigureRole, earlier: Sequence[Toll]) -> bool:
    """Whether a role is no half of two that are counted together: 'погибли и ранены 12'."""
    joint = at - known.ending("joining", row, at)
    length = (known.ending("before", row, joint) or known.ending("behind", row, joint)) if joint < at else 0
    first = joint - length
    other = known.role("before", row, first) or known.role("behind", row, first) if length else role
    return other is role or any(each.end <= first < each.end + _NAMED_REACH for each in earlier[-1:])


def _behind(row: Row, known: Lexicon, each: Toll) -> Read | None:
    """The role that the words behind a count give it, or the noun itself."""
    if each.number == each.end - 1 and (role := known.role("behind", row, each.number)):
        is_alone = _is_alone(row, known, each.end, role)
        return Read(role, each.start, each.end, each.bound) if is_alone else None
    has_preposition = any(known.ending(table, row, each.start) for table in ("linking", "places", "leaving"))
    if each.unit and has_preposition and not known.ending("passing", row, each.start):
        return None
    at = _behind_remark(row, known, each.end)
    is_dashed = not each.unit and at < len(row) and row[at].low in _DASHES and not row[at].glued
    at = _behind_others(row, known, at + is_dashed, is_bare=not each.unit)
    role = known.role("behind", row, at)
    return _said_of(row, known, each, at, role) if role else None


def _behind_others(row: Row, known: Lexicon, at: int, *, is_bare: bool) -> int:
    """Where what is said of a count may begin, behind what means nothing there, where and how."""
    most = min(len(row), at + _PASSING_REACH + known.follows)
    first, where, follows = at, -1, known.follows
    while at < most and not known.at("behind", row, at):
        length = known.at("passing", row, at) or known.at("adding", row, at)
        if not length:
            is_other = not (is_bare and at == first) and row[at].is_word and not _bars(row, known, at)
            if is_other and where < 0 and known.at("places", row, at):
                where = _PLACE_REACH
            elif is_other and where > 0:
                where -= 1
            elif is_other and follows:
                follows -= 1
            else:
                break
        at += length or 1
    return at


def _said_of(row: Row, known: Lexicon, each: Toll, at: int, role: FigureRole) -> Read | None:
    """A role that stands behind a count, where it is said of all that is counted, and of that alone."""
    end = at + known.at("behind", row, at)
    is_of_one = known.at("singular", row, at) > 0 and each.value != 1
    if is_of_one or (each.is_part and at == each.end) or not _is_alone(row, known, end, role):
        return None
    is_least = each.bound is Bound.EXACT and at == each.end and known.at("at_least", row, end)
    return Read(role, each.start, end, Bound.AT_LEAST if is_least else each.bound)


def _bars(row: Row, known: Lexicon, at: int) -> bool:
    """Whether nothing behind a word is said of what stands before it."""
    number = number_at(row, known, at)
    return (number is not None and not number.is_article) or any(known.at(table, row, at) for table in _BARRING)


def _behind_remark(row: Row, known: Lexicon, at: int) -> int:
    """Behind ', two of them children,'; the position itself without one."""
    if at >= len(row) or row[at].low not in _JOINT or not known.at("including", row, at + 1):
        return at
    places = range(at + 1, min(at + _REMARK_REACH, len(row)))
    return next((place + 1 for place in places if row[place].low in _JOINT), at)


def _is_alone(row: Row, known: Lexicon, at: int, role: FigureRole) -> bool:
    """Whether what is said behind a count is all, and has no object: not so in '40 dead and wounded'."""
    behind = at + known.at("passing", row, at)  # "are in hospital"
    if known.at("stops", row, at) or known.at("parts", row, at) or known.at("parts", row, behind):
        return False
    joint = known.at("joining", row, at)
    other = known.role("behind", row, at + joint) or known.role("before", row, at + joint)
    goes_on = any(number_at(row, known, place) for place in range(at + 1, min(at + _PASSING_REACH, len(row))))
    return other is None or other is role or (joint > 0 and goes_on)


def _is_half(row: Row, known: Lexicon, at: int) -> bool:
    """Whether what stands right behind a number is told together with another role: 'leave 12 dead and wounded'."""
    role, joint = known.role("behind", row, at), at + known.at("behind", row, at)
    other = known.role("behind", row, joint + known.at("joining", row, joint))
    return None not in {role, other} and role is not other and known.at("joining", row, joint) > 0


def _is_doubted(row: Row, known: Lexicon, start: int, end: int, each: Toll) -> bool:
    """Whether words before a count, or between it and what is said of it, say that it did not happen, or not yet."""
    at = max(0, min(start, each.start) - _DOUBT_REACH)
    while at < min(end + 1, len(row)):
        said = next((length for table in _NO_DOUBTS if (length := known.at(table, row, at))), 0)
        if not said and known.at("doubts", row, at) and not each.number <= at < each.end:
            return True
        at += said or 1
    return False


def _stays(row: Row, known: Lexicon, each: Toll) -> bool:
    """Whether those who are wounded are some of them, as those who are still in hospital, or are ill."""
    near = range(max(0, each.start - _STAYING_REACH), min(each.end + _STAYING_REACH, len(row)))
    around = range(max(0, each.start - _ILLNESS_REACH), min(each.end + _ILLNESS_REACH, len(row)))
    return any(known.at("staying", row, at) for at in near) or any(known.at("illness", row, at) for at in around)

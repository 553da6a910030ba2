"""What has become of what a sentence counts; no role where the words leave a doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from aggregator.merging.figures.counting import Counted
from aggregator.merging.figures.tolls import toll_before, toll_behind
from aggregator.merging.language.numerals import Token, low_at
from aggregator.merging.language.quantity_words import CURRENCIES, ROLE_UNITS, UNIT_ROLES
from aggregator.merging.language.role_words import (
    ADDING,
    ADVERBS,
    AFTER_PASSIVE,
    AUXILIARIES,
    BE_FORMS,
    BEFORE,
    BEFORE_PAIRS,
    BREAKING,
    DEADLY_WAYS,
    DENIALS,
    DOUBTS,
    DYING,
    ELSEWHERE,
    FILLERS,
    FLEEING,
    FLIGHTS,
    FORCING,
    HABITUAL,
    INCLUDING,
    LIVES_VERBS,
    NO_SUBJECT,
    OF_WHICH,
    ONESELF,
    PARTITIVES,
    PASSIVE,
    POWER_CUTS,
    POWER_WORDS,
    RELATIVES,
    STATES,
    WHERE,
    WITHOUT_POWER,
)
from aggregator.merging.language.time_words import PERIODS, WEEKDAYS
from aggregator.model import FigureRole

_BEHIND_OBJECT: Final = BREAKING | AFTER_PASSIVE | ADVERBS | ADDING | WEEKDAYS.keys()
"""What may follow a number that is an object without a noun."""
_FILLER_REACH: Final = 4
_AFTER_REACH: Final = 6
"""Tokens before a figure within which it is told of what this followed: 'days after the first wave killed 12'."""
_ELSEWHERE_REACH: Final = 6
"""The same of what happened beside it: 'a separate salvo killed four'."""
_WHERE_REACH: Final = 6
"""Tokens of a place between those who are counted and the verb."""
_MANY: Final = 100
"""From how many people on their flight is from their homes."""
_REMARK_REACH: Final = 14
"""Tokens of a remark between commas."""
_DOUBT_REACH: Final = 5
_DENIAL_REACH: Final = 14
_NOT_ALL: Final = frozenset({("all", "but"), ("not", "all")})
_CLAUSE_REACH: Final = 8
_AUXILIARY_REACH: Final = 6
_FOLLOWING_REACH: Final = 4
"""Tokens behind "came" within which "after" tells what it followed: "came less than a day after"."""
_JOINT_WORDS: Final = frozenset({",", "and", "plus"})
_AND: Final = frozenset({"and", "to"})


class Origin(Enum):
    """Where the words of a role stand."""

    BEFORE = auto()
    BEHIND = auto()
    ELSEWHERE = auto()


@dataclass(frozen=True, slots=True)
class Told:
    """A counted thing with its unit and its role."""

    counted: Counted
    unit: str
    role: FigureRole | None
    origin: Origin = Origin.ELSEWHERE


def told(row: Sequence[Token], found: Sequence[Counted]) -> list[Told]:
    """What a sentence counts, with roles; numbers whose unit is neither printed nor understood are left out."""
    read: list[Told] = []
    for number, each in enumerate(found):
        one = _read(row, each, found[number + 1 : number + 3], read)
        if one is not None:
            read.append(_inherited(row, one, read[-1] if read else None))
    for number in range(len(read) - 2, -1, -1):
        first, second = read[number : number + 2]
        shared = first.role is None and second.counted.noun and second.origin is Origin.BEHIND
        if shared and _side_by_side(row, first, second):
            read[number] = _with_role(first, second.role, Origin.BEHIND)
    return read


def _read(row: Sequence[Token], each: Counted, later: Sequence[Counted], earlier: Sequence[Told]) -> Told | None:
    if each.unit in CURRENCIES:
        return Told(each, each.unit, FigureRole.MONEY)
    if each.unit == "magnitude":
        return Told(each, each.unit, FigureRole.MAGNITUDE)
    barred = _is_denied(row, each.start) or _is_of_another_event(row, each.start)
    for role, origin in () if barred else _candidates(row, each, later):
        unit = each.unit or _understood(role, earlier)
        if unit in ROLE_UNITS[role]:
            known = not _adds(row, each) or any(other.role not in {None, role} for other in earlier)
            return Told(each, unit, role if known else None, origin)
    return Told(each, each.unit, None) if each.unit else None


def _candidates(row: Sequence[Token], each: Counted, later: Sequence[Counted]) -> Iterator[tuple[FigureRole, Origin]]:
    """The roles that the words around a figure give it, the surest first."""
    if role := UNIT_ROLES.get(each.noun):
        yield role, Origin.ELSEWHERE
    if role := _role_before(row, each):
        yield role, Origin.BEFORE
    no_subject = low_at(row, each.start - 1) in NO_SUBJECT or _is_excepted(row, each)
    if not no_subject and (role := _role_behind(row, each, later)):
        yield role, Origin.BEHIND


def _is_excepted(row: Sequence[Token], each: Counted) -> bool:
    """Whether a figure is what is left out, or what it is left out of: 'all but 3', 'not all of the 20'."""
    words = [token.low for token in row[max(0, each.start - _DOUBT_REACH) : each.start]]
    return words[-2:] == ["all", "but"] or (each.whole and not _NOT_ALL.isdisjoint(pairwise(words)))


def _understood(role: FigureRole, earlier: Sequence[Told]) -> str:
    """The unit of a number without a noun: people, unless only one thing was counted that the role can be true of."""
    if "people" in ROLE_UNITS[role]:
        return "people"
    units = {other.unit for other in earlier if other.unit in ROLE_UNITS[role]}
    return units.pop() if len(units) == 1 else ""


def _inherited(row: Sequence[Token], one: Told, last: Told | None) -> Told:
    """A counted thing with the role of the one before where it goes on with it: 'killed two men and a child'."""
    if last is None or last.role is None or one.role is not None or _is_denied(row, one.counted.start):
        return one
    includes = low_at(row, one.counted.start - 1) in INCLUDING
    if includes or (last.origin is Origin.BEFORE and _side_by_side(row, last, one)):
        return _with_role(one, last.role, Origin.BEFORE)
    return one


def _with_role(one: Told, role: FigureRole | None, origin: Origin) -> Told:
    fits = role in ROLE_UNITS and one.unit in ROLE_UNITS[role]
    return replace(one, role=role, origin=origin) if fits else one


def _side_by_side(row: Sequence[Token], first: Told, second: Told) -> bool:
    between = row[first.counted.after : second.counted.start]
    return 0 < len(between) <= len(_JOINT_WORDS) and all(token.low in _JOINT_WORDS for token in between)


def _is_denied(row: Sequence[Token], start: int) -> bool:
    return any(token.low in DENIALS for token in row[max(0, start - _DENIAL_REACH) : start])


def _is_of_another_event(row: Sequence[Token], start: int) -> bool:
    """Whether a figure is told of what this followed: 'It came hours after 3 died', 'days after a fire killed 11'."""
    if any(
        row[at].low == "after" and low_at(row, at - 1) in PERIODS for at in range(max(1, start - _AFTER_REACH), start)
    ):
        return True
    if any(token.low in ELSEWHERE for token in row[max(0, start - _ELSEWHERE_REACH) : start]):
        return True
    came = next((at for at in range(start) if row[at].low in {"came", "comes"}), start)
    return any(token.low == "after" for token in row[came + 1 : min(came + 1 + _FOLLOWING_REACH, start)])


def _adds(row: Sequence[Token], each: Counted) -> bool:
    """Whether a figure comes to an earlier count: 'another 12', 'two more people'."""
    if low_at(row, each.start - 1) in ADDING or low_at(row, each.start - 2) in ADDING:
        return True
    inside = range(each.start, each.end + 1)
    return any(
        low_at(row, at) in ADDING and low_at(row, at + 1) != "than" and low_at(row, at - 1) != "or" for at in inside
    )


def _role_before(row: Sequence[Token], each: Counted) -> FigureRole | None:
    """The role that the words before a figure give it, as an object; none where the figure's noun is not known."""
    behind = row[each.end : each.end + 1]
    if each.unit is None and behind and behind[0].is_word and behind[0].low not in _BEHIND_OBJECT:
        return None
    if role := toll_before(row, each.start - 1) or toll_behind(row, each):
        return role
    at = each.start - 1
    while at > each.start - 1 - _FILLER_REACH and low_at(row, at) in FILLERS:
        at -= 1
    if low_at(row, at) == "and" and low_at(row, at - 1) in ONESELF:
        at -= 2
    if at < 0 or any(token.low in DOUBTS for token in row[max(0, at - _DOUBT_REACH) : at]):
        return None
    return _phrase(row, at, each) or _verb(row, at)


def _phrase(row: Sequence[Token], at: int, each: Counted) -> FigureRole | None:
    """What a verb says of a figure together with other words: 'claimed 31 lives', 'forced 800 people to flee'."""
    word = row[at].low
    before = [token.low for token in row[max(0, at - _CLAUSE_REACH) : at]]
    behind = [token.low for token in row[each.after : each.after + _CLAUSE_REACH]]
    is_life = each.noun in {"lives", "life"} and word in LIVES_VERBS
    if is_life or (word == "lives" and not LIVES_VERBS.isdisjoint(before[-2:])):
        return FigureRole.KILLED
    if word in {"took", "taking"} and each.unit == "hostages":
        return FigureRole.ABDUCTED
    if word in {"to", "for"} and not POWER_WORDS.isdisjoint(before) and not POWER_CUTS.isdisjoint(before):
        return FigureRole.WITHOUT_POWER
    if word in {"pulled", "pulling"} and "from" in behind:
        return FigureRole.RESCUED
    if word in FORCING and tuple(behind[:2]) in FLIGHTS:
        return FigureRole.DISPLACED
    return None


def _verb(row: Sequence[Token], at: int) -> FigureRole | None:
    """What a verb alone says of its object; nothing where it is one of two: 'killed or wounded 40 soldiers'."""
    before, earlier = low_at(row, at - 1), low_at(row, at - 2)
    if (before, row[at].low) in BEFORE_PAIRS:
        return BEFORE_PAIRS[before, row[at].low]
    is_one_of_two = before in {"and", "or"} and (earlier in BEFORE or earlier in PASSIVE)
    return None if is_one_of_two or before in BE_FORMS else BEFORE.get(row[at].low)


def _role_behind(row: Sequence[Token], each: Counted, later: Sequence[Counted]) -> FigureRole | None:
    """The role that the words behind a figure give it, as a subject."""
    at = _subject_end(row, each.after)
    following = next((other.start for other in later if other.start >= at), len(row))
    first, passive = at, False
    while at < min(first + _AUXILIARY_REACH, len(row)) and (row[at].low in AUXILIARIES or row[at].low in ADVERBS):
        passive = passive or row[at].low in BE_FORMS
        at += 1
    perfect = not passive and any(token.low in AUXILIARIES for token in row[first:at])
    if at >= following:
        return None
    if role := _fate(row, at, each, passive=passive):
        return role
    pair = BEFORE_PAIRS.get((low_at(row, at), low_at(row, at + 1)))
    end = at + 1 + (pair is not None)
    is_open = not passive and (end == following < len(row) or not _ends_here(row, end))
    if perfect or (passive and each.whole) or is_open:
        return None
    return pair or PASSIVE.get(low_at(row, at)) or STATES.get(low_at(row, at))


def _fate(row: Sequence[Token], at: int, each: Counted, *, passive: bool) -> FigureRole | None:
    """What a verb behind a figure says together with the words after it, or of its subject alone."""
    word, *behind = (low_at(row, place) for place in range(at, at + 3))
    is_habit = word == "die" and not HABITUAL.isdisjoint(token.low for token in row[at : at + _CLAUSE_REACH])
    if (word in DYING and not is_habit) or (word, *behind) == ("lost", "their", "lives"):
        return FigureRole.KILLED
    if (word, behind[0]) in WITHOUT_POWER:
        return FigureRole.WITHOUT_POWER
    if word in FLEEING and each.value >= _MANY:
        return FigureRole.DISPLACED
    if not passive:
        return None
    if word in DEADLY_WAYS and behind == ["to", "death"]:
        return FigureRole.KILLED
    return PASSIVE.get(behind[1]) if (word, behind[0]) == ("shot", "and") else BEFORE_PAIRS.get((word, behind[0]))


def _subject_end(row: Sequence[Token], at: int) -> int:
    """A position behind what may stand between a figure and its verb: ', aged 7 and 9,', 'more', 'of whom', 'who'."""
    if low_at(row, at) == "," and low_at(row, at + 1) == "aged":
        at = next((end + 1 for end in range(at + 2, at + _CLAUSE_REACH) if low_at(row, end) == ","), at)
    if low_at(row, at) == "aged":
        at = next((end for end in range(at + 1, len(row)) if not row[end].is_figure and row[end].low not in _AND), at)
    at += low_at(row, at) == "more"
    at = _behind_place(row, _behind_remark(row, at))
    if low_at(row, at) == "of" and low_at(row, at + 1) in PARTITIVES:
        at += 2
    return at + (low_at(row, at) in RELATIVES)


def _behind_place(row: Sequence[Token], at: int) -> int:
    """Behind 'of the station' and 'across three provinces' before 'were'; the position itself without one."""
    if low_at(row, at) not in WHERE:
        return at
    for end in range(at + 1, min(at + 1 + _WHERE_REACH, len(row))):
        if row[end].low in {"was", "were"}:
            return end if PASSIVE.get(low_at(row, end + 1)) else at
        is_part = row[end].is_word or row[end].is_figure
        if not is_part or row[end].low in RELATIVES | AUXILIARIES | PARTITIVES or row[end].low in PASSIVE:
            return at
    return at


def _behind_remark(row: Sequence[Token], at: int) -> int:
    """Behind ', including two boys,' and ', two of them women,' before a verb; the position itself without one."""
    if low_at(row, at) != ",":
        return at
    end = next((place for place in range(at + 1, min(at + _REMARK_REACH, len(row))) if row[place].low == ","), 0)
    inside = [token.low for token in row[at + 1 : end]]
    is_remark = bool(inside) and (inside[0] in OF_WHICH or "them" in inside[1:4] or "whom" in inside[1:4])
    is_verb = low_at(row, end + 1) in AUXILIARIES or low_at(row, end + 1) in DYING
    return end + 1 if is_remark and is_verb else at


def _ends_here(row: Sequence[Token], at: int) -> bool:
    """Whether a participle has no object."""
    return at >= len(row) or not (row[at].is_word or row[at].is_figure) or row[at].low in AFTER_PASSIVE

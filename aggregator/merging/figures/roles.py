"""What has become of what a sentence counts; no role where the words leave a doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from aggregator.merging.figures.bodies import are_bodies_found, one_more_is_dead
from aggregator.merging.figures.count import Counted, Origin
from aggregator.merging.figures.elliptic import goes_on_elsewhere
from aggregator.merging.figures.objects import role_before
from aggregator.merging.figures.retractions import is_taken_back
from aggregator.merging.figures.subjects import role_behind
from aggregator.merging.language.numerals import Token, low_at
from aggregator.merging.language.quantity_words import CURRENCIES, ORDINALS, ROLE_UNITS, UNIT_ROLES
from aggregator.merging.language.role_words import ADDING, ANSWERING, BEFORE, DENIALS, ELSEWHERE
from aggregator.merging.language.time_words import DAYS_AWAY, EDGES, HOURS, MONTHS, PARTS, PERIODS, SAYING, WEEKDAYS
from aggregator.merging.words import phrase_set, word_set
from aggregator.model import FigureRole

_NO_SUBJECT: Final = word_set("no any every each not only than")
"""Words before a number that say that it counts nothing."""
_WARS: Final = word_set("war wars conflict ceasefire truce invasion offensive coup")
"""What a count "since" which is none of a single event."""
_STORMS: Final = word_set("typhoon hurricane cyclone storm")
"""What stands before the name of one."""
_INCLUDING: Final = word_set("including include includes")
_WORKS: Final = word_set(
    "film movie documentary drama miniseries book novel memoir play musical opera exhibition podcast"
)
_ABOUT: Final = frozenset({"about", "on", "of"})
"""What stands between a work and what it tells."""
_WORST: Final = word_set("first worst most only")
"""Words that say, beside superlatives, that a year is named for comparison: 'the first since 2016'."""
_AFTER_REACH: Final = 6
"""Tokens before a figure within which it is told of what this followed: 'days after the first wave killed 12'."""
_ELSEWHERE_REACH: Final = 6
"""The same of what happened beside it, or before: 'a separate salvo killed four', 'the earlier attack killed 11'."""
_SINCE_REACH: Final = 10
"""Tokens from a figure to "since"."""
_PARTING: Final = frozenset({",", ";", ":"})
_NOT_SINCE: Final = (
    MONTHS.keys() | WEEKDAYS.keys() | PERIODS.keys() | PARTS.keys() | EDGES.keys() | HOURS | DAYS_AWAY.keys()
) | {*_PARTING, "then", "it", "they", "has", "have", "began", "start", "beginning", "overnight"}
"""Words behind "since" by which it tells from when, and not what another thing followed."""
_WAR_REACH: Final = 5
_WORST_REACH: Final = 6
"""Tokens from what is called the worst to the time in which it is."""
_DOUBT_REACH: Final = 5
_DENIAL_REACH: Final = 14
_NOT_ALL: Final = phrase_set("all but, not all")
_FOLLOWING_REACH: Final = 4
"""Tokens behind "came" within which "after" tells what it followed: "came less than a day after"."""
_JOINT_WORDS: Final = frozenset({",", "and", "plus"})


@dataclass(slots=True)
class Said:
    """What the sentences of a text have counted so far."""

    roles: set[FigureRole] = field(default_factory=set)
    last: frozenset[FigureRole] = frozenset()
    """In the sentence before, to which 'another 12' goes on."""
    names: set[str] = field(default_factory=set)
    """Words with a capital, in small letters."""
    storm: bool = False
    """Whether a storm has been called by its name."""

    def add(self, row: Sequence[Token], told: Iterable[Counted]) -> None:
        """Goes on to the next sentence."""
        self.names |= {token.low for token in row if token.capital}
        self.storm = self.storm or _names_storm(row)
        self.last = frozenset(each.role for each in told if each.role)
        self.roles |= self.last


def _names_storm(row: Sequence[Token]) -> bool:
    """Whether words call a storm by its name: 'Typhoon Fung-wong'."""
    return any(one.low in _STORMS and other.capital for one, other in pairwise(row))


def told(row: Sequence[Token], found: Sequence[Counted], said: Said) -> list[Counted]:
    """What a sentence counts, with roles; numbers whose unit is neither printed nor understood are left out."""
    read: list[Counted] = []
    for number, each in enumerate(found):
        one = _read(row, each, found[number + 1 : number + 3], read, said)
        if (one is None or one.role is None) and (same := _elsewhere(row, each, read[-1:])):
            read.append(same)
        elif one is not None:
            read.append(_inherited(row, one, read[-1] if read else None))
    for number in range(len(read) - 2, -1, -1):
        first, second = read[number : number + 2]
        shared = first.role is None and second.noun and second.origin is Origin.BEHIND
        between = [token.low for token in row[first.after : second.start]]
        is_among = first.role is None and between[-1:] == ["among"] and between[:-1] in ([], ["were"], ["are"])
        if is_among or (shared and _side_by_side(row, first, second)):
            read[number] = _with_role(first, second.role, Origin.BEHIND)
    return [replace(one, role=None) if _is_new(row, one, read, said) else one for one in read]


def _is_new(row: Sequence[Token], one: Counted, read: Sequence[Counted], said: Said) -> bool:
    """Whether a figure is of the new ones in a count that is told too: 'the toll hit 48 with five new deaths'."""
    words = (token.low for token in row[one.start : one.end])
    if one.noun not in UNIT_ROLES or "new" not in words:
        return False
    return one.role in said.roles or any(other.role is one.role for other in read if other is not one)


def _read(
    row: Sequence[Token], each: Counted, later: Sequence[Counted], earlier: Sequence[Counted], said: Said
) -> Counted | None:
    if each.unit in CURRENCIES:
        return replace(each, role=FigureRole.MONEY)
    if each.unit == "magnitude":
        return replace(each, role=FigureRole.MAGNITUDE)
    is_other = _is_of_another_event(row, each.start) or _is_of_another_storm(row, each.start, said)
    barred = _is_denied(row, each) or is_other or _is_of_a_war(row, each)
    if each.ordinal:
        before = said.roles.union(other.role for other in earlier if other.role)
        is_dead = not barred and one_more_is_dead(row, each, later, before)
        return replace(each, unit=_unit_of_dead(each), role=FigureRole.KILLED) if is_dead else None
    for role, origin in () if barred else _candidates(row, each, later):
        unit = _unit_of_dead(each) if each.unit else _understood(role, earlier)
        if unit in ROLE_UNITS[role]:
            goes_on = role not in said.roles and bool(said.last)
            adds = _adds(row, each) or _goes_on_adding(row, each, earlier)
            known = not adds or goes_on or any(other.role not in {None, role} for other in earlier)
            return replace(each, unit=unit, role=role if known else None, origin=origin)
    return each if each.unit else None


def _candidates(row: Sequence[Token], each: Counted, later: Sequence[Counted]) -> Iterator[tuple[FigureRole, Origin]]:
    """The roles that the words around a figure give it, the surest first."""
    if role := UNIT_ROLES.get(each.noun):
        yield role, Origin.ELSEWHERE
    if are_bodies_found(row, each):
        yield FigureRole.KILLED, Origin.ELSEWHERE
    if each.unit == "bodies":
        return
    if role := role_before(row, each):
        yield role, Origin.BEFORE
    no_subject = low_at(row, each.start - 1) in _NO_SUBJECT or _is_excepted(row, each)
    if not no_subject and (role := role_behind(row, each, later)):
        yield role, Origin.BEHIND


def _is_excepted(row: Sequence[Token], each: Counted) -> bool:
    """Whether a figure is what is left out, or what it is left out of: 'all but 3', 'not all of the 20'."""
    words = [token.low for token in row[max(0, each.start - _DOUBT_REACH) : each.start]]
    return words[-2:] == ["all", "but"] or (each.whole and not _NOT_ALL.isdisjoint(pairwise(words)))


def _unit_of_dead(each: Counted) -> str:
    """The unit of a figure with a noun; who is counted by bodies are people."""
    return "people" if each.unit == "bodies" else each.unit


def _understood(role: FigureRole, earlier: Sequence[Counted]) -> str:
    """The unit of a number without a noun: people, unless only one thing was counted that the role can be true of."""
    if "people" in ROLE_UNITS[role]:
        return "people"
    units = {other.unit for other in earlier if other.unit in ROLE_UNITS[role]}
    return units.pop() if len(units) == 1 else ""


def _inherited(row: Sequence[Token], one: Counted, last: Counted | None) -> Counted:
    """A counted thing with the role of the one before where it goes on with it: 'killed two men and a child'."""
    if last is None or last.role is None or one.role is not None or _is_denied(row, one):
        return one
    includes = low_at(row, one.start - 1) in _INCLUDING
    if includes or (last.origin is Origin.BEFORE and _side_by_side(row, last, one)):
        return _with_role(one, last.role, Origin.BEFORE)
    return one


def _elsewhere(row: Sequence[Token], each: Counted, last: Sequence[Counted]) -> Counted | None:
    """A number with unit and role of the one before, if it counts the same at another place."""
    if not last or last[0].role is None or _is_denied(row, each) or not goes_on_elsewhere(row, last[0], each):
        return None
    one = _with_role(replace(each, unit=each.unit or last[0].unit), last[0].role, last[0].origin)
    return one if one.role else None


def _with_role(one: Counted, role: FigureRole | None, origin: Origin) -> Counted:
    fits = role in ROLE_UNITS and one.unit in ROLE_UNITS[role]
    return replace(one, role=role, origin=origin) if fits else one


def _side_by_side(row: Sequence[Token], first: Counted, second: Counted) -> bool:
    between = row[first.after : second.start]
    return 0 < len(between) <= len(_JOINT_WORDS) and all(token.low in _JOINT_WORDS for token in between)


def _is_denied(row: Sequence[Token], each: Counted) -> bool:
    told = any(token.low in DENIALS for token in row[max(0, each.start - _DENIAL_REACH) : each.start])
    return told or is_taken_back(row, each.start, each.end)


def _is_of_another_event(row: Sequence[Token], start: int) -> bool:
    """Whether a figure is told of what this followed: 'It came hours after 3 died', 'days after a fire killed 11'."""
    if any(
        row[at].low == "after" and low_at(row, at - 1) in PERIODS for at in range(max(1, start - _AFTER_REACH), start)
    ):
        return True
    near = range(max(0, start - _ELSEWHERE_REACH), start)
    if any(_is_other(row, at) or _leads_back(row, at, start) for at in near):
        return True
    if _had_been_before(row, start) or _is_remembered(row, start):
        return True
    came = next((at for at in range(start) if row[at].low in {"came", "comes"}), start)
    return any(token.low == "after" for token in row[came + 1 : min(came + 1 + _FOLLOWING_REACH, start)])


def _is_remembered(row: Sequence[Token], start: int) -> bool:
    """Whether a figure is of what has an anniversary, or is told by a work: 'since the fire in which 12 died'."""
    since = {("years", "since"), ("year", "since")}
    days = (at for at in range(start) if row[at].low == "anniversary" or (row[at].low, low_at(row, at + 1)) in since)
    works = (at for at in range(start) if row[at].low in _WORKS and low_at(row, at + 1) in _ABOUT)
    day = min(next(days, start), next(works, start))
    return any(token.low in {"which", "that", "who", "when"} for token in row[day:start])


def _had_been_before(row: Sequence[Token], start: int) -> bool:
    """Whether a figure is of a day before that of the news: 'Bombs on Sunday had hurt 14', unless it is said."""
    is_perfect = low_at(row, start - 2) == "had" and low_at(row, start - 1) in BEFORE
    is_dated = any(token.low in WEEKDAYS for token in row[max(0, start - _SINCE_REACH) : start])
    return is_perfect and is_dated and not any(token.low in SAYING for token in row)


def _leads_back(row: Sequence[Token], at: int, start: int) -> bool:
    """Whether a figure is of what something else answers or has followed: 'in response to the killing of 26'.

    Behind "since" a time is none such, nor what has gone on: 'shelling since dawn killed 12', 'rains since it began'.
    """
    if (low_at(row, at), low_at(row, at + 1)) in ANSWERING:
        return True
    between = [token.low for token in row[at + 1 : start]]
    is_since = row[at].low == "since" and not any(token.is_figure for token in row[at + 1 : start])
    return is_since and _NOT_SINCE.isdisjoint(between) and (not between or not is_record(row, at))


def _is_of_another_storm(row: Sequence[Token], start: int, said: Said) -> bool:
    """Whether a figure is of a storm that is first named behind another one: 'after Kalmaegi killed 224'."""
    after = next(
        (at for at in range(start - 1, max(-1, start - 1 - _AFTER_REACH), -1) if row[at].low == "after"), start
    )
    at = after + 1 + (low_at(row, after + 1) in _STORMS)
    is_named = at < start and row[at].capital and row[at].low not in said.names | {token.low for token in row[:after]}
    return is_named and (said.storm or _names_storm(row[:after]))


def _is_other(row: Sequence[Token], at: int) -> bool:
    """Whether a word speaks of another event; "earlier" alone may be when it was said."""
    is_earlier = row[at].low == "earlier" and low_at(row, at - 1) in {"the", "an"}
    return row[at].low in ELSEWHERE or is_earlier


def _is_of_a_war(row: Sequence[Token], each: Counted) -> bool:
    """Whether a figure counts all since a war or a truce began, or for months, in its part of the sentence."""
    first = next((at for at in range(each.start - 1, -1, -1) if row[at].low in _PARTING), -1)
    last = next((at for at in range(each.after, len(row)) if row[at].low in _PARTING), len(row))
    return any(
        row[at].low == "since"
        and (_is_month(row, at + 1) or any(token.low in _WARS for token in row[at + 1 : at + 1 + _WAR_REACH]))
        and not is_record(row, at)
        for at in range(max(first + 1, each.start - _SINCE_REACH), min(last, each.after + _SINCE_REACH))
    )


def _is_month(row: Sequence[Token], at: int) -> bool:
    """Whether a month is named without a day, so that a count since then is of many events."""
    return low_at(row, at) in MONTHS and not any(token.is_figure for token in row[at + 1 : at + 2])


def is_record(row: Sequence[Token], at: int) -> bool:
    """Whether a time is told only because nothing was so bad in it: 'the deadliest since', 'the worst this year'."""
    before = (low_at(row, place) for place in range(at - 1, at - 1 - _WORST_REACH, -1))
    return any(word in _WORST or word in ORDINALS or word.endswith("est") for word in before)


def _adds(row: Sequence[Token], each: Counted) -> bool:
    """Whether a figure comes to an earlier count: 'another 12', 'two more people'."""
    if low_at(row, each.start - 1) in ADDING or low_at(row, each.start - 2) in ADDING:
        return True
    inside = range(each.start, each.end + 1)
    return any(
        low_at(row, at) in ADDING and low_at(row, at + 1) != "than" and low_at(row, at - 1) != "or" for at in inside
    )


def _goes_on_adding(row: Sequence[Token], each: Counted, earlier: Sequence[Counted]) -> bool:
    """Whether a figure goes on with one that comes to an earlier count: 'two more were killed and 17 wounded'."""
    last = earlier[-1] if earlier else None
    is_joined = low_at(row, each.start - 1) == "and"
    return last is not None and last.role is None and is_joined and _adds(row, last)

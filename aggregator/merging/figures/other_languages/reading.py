"""Reads the tolls of an article in another language than English, and what one count takes over from another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from aggregator.merging.figures.other_languages.counting import Toll, counted, noun_at
from aggregator.merging.figures.other_languages.lexicon import Lexicon, Row, lexicon
from aggregator.merging.figures.other_languages.roles import Read, role_of
from aggregator.merging.language.numerals import year_of
from aggregator.merging.language.quantity_words import HELD_BY_OTHERS, ROLE_UNITS
from aggregator.merging.language.sentences import Span, sentences
from aggregator.model import Bound, FigureRole

_JOINT: Final = frozenset(",\u060c")
_INCLUDING_REACH: Final = 12
"""Words between a count and some of it."""
_NAMED_BEFORE: Final = 6
"""Counts among which is what a number without a noun counts."""
_REMAINS_REACH: Final = 3
"""Words before a count among which its bodies are named, as they are right behind it too."""
_SINCE_REACH: Final = 2
_RECORD_REACH: Final = 6
"""Words from what is called the worst to 'since', and from there to the other time."""
_DAYS: Final = frozenset(map(str, range(1, 32)))
_DAYS_BEFORE: Final = 7
"""How long before the article the day that a sentence names may be."""


def read_tolls(text: str, language: str, published: datetime | None) -> Iterator[tuple[Toll, Span, Span]]:
    """The counts of a text that have a role, each with its words and its sentence; none of another time or version."""
    known = lexicon(language)
    said: set[FigureRole] = set()
    for sentence in sentences(text):
        row = known.words(text, sentence)
        found = list(counted(row, known))
        if found and not _looks_back(row, known, published) and not _takes_back(row, known):
            exchanges = any(known.at("exchanging", row, at) for at in range(len(row)))
            releases = any(known.role("before", row, at) is FigureRole.RELEASED for at in range(len(row)))
            for toll in _tolls(row, known, found, said, exchanges=exchanges):
                is_of_others = exchanges and toll.role is not FigureRole.RELEASED
                is_of_then = (releases or toll.unit in HELD_BY_OTHERS) and _are_remains(row, known, toll)
                if not (is_of_others or is_of_then):
                    last = toll.end - 1 - known.ending("of", row, toll.end)
                    yield toll, Span(row[toll.start].start, row[last].end), sentence


def _takes_back(row: Row, known: Lexicon) -> bool:
    """Whether a sentence says what an earlier version of its text had said, or what was said by mistake."""
    return any(known.at("taken_back", row, at) for at in range(len(row)))


def _are_remains(row: Row, known: Lexicon, toll: Toll) -> bool:
    """Whether the bodies of those are named who are counted, who are dead for long where they were or are held."""
    return any(known.at("remains", row, at) for at in range(toll.start - _REMAINS_REACH, toll.end + 1))


def _looks_back(row: Row, known: Lexicon, published: datetime | None) -> bool:
    """Whether a sentence speaks of a long time, names a year before the article's, or another month or week."""
    for at, word in enumerate(row):
        year = 0 if known.at("units", row, at + 1) else year_of(word.low)
        is_past = (year and (published is None or year < published.year)) or known.at("past", row, at)
        if is_past and not _is_record(row, known, at):
            return True
        month = known.month(row, at) if published else 0
        if not month or published is None or _is_record(row, known, at):
            continue
        day = next((int(near.low) for near in row[max(0, at - 2) : at] if near.low in _DAYS), published.day)
        is_near = abs(published.day - day) <= _DAYS_BEFORE
        is_just_over = month % 12 + 1 == published.month and published.day <= _DAYS_BEFORE
        if not (is_near if month == published.month else is_just_over):
            return True
    return False


def _is_record(row: Row, known: Lexicon, at: int) -> bool:
    """Whether another time is that since which nothing was so bad: 'the deadliest strike since 2022'."""
    near = range(at, max(-1, at - 1 - _SINCE_REACH), -1)
    since = next((place for place in near if known.at("since", row, place)), 0)
    return any(known.at("records", row, place) for place in range(max(0, since - _RECORD_REACH), since))


def _tolls(
    row: Row, known: Lexicon, numbers: Sequence[Toll], said: set[FigureRole], *, exchanges: bool
) -> Iterator[Toll]:
    found: list[Toll] = []
    for each in numbers:
        read = role_of(row, known, each, found)
        unit = each.unit or (_understood(row, known, read, found) if read else "")
        if read is None or unit not in (
            HELD_BY_OTHERS if not exchanges and _hands_over(row, known, read) else ROLE_UNITS[read.role]
        ):
            found.append(_inherited(row, known, each, found))
        elif unit == "people" and (
            _is_some_of(row, known, each, read.role, found) or (read.role in said and _opens_part(row, known, each))
        ):
            continue
        elif not _adds(row, known, each) or (read.role not in said and (said or found)):
            is_reached = each.bound is Bound.AT_MOST and read.bound is Bound.EXACT  # "risen to" bounds nothing
            start = each.number if is_reached else each.start
            is_before = read.start < each.start
            found.append(replace(each, start=start, unit=unit, role=read.role, is_before=is_before, bound=read.bound))
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at : at + 2]
        joined = any(known.at("joining", row, place) for place in range(one.end, other.start)[: len(_JOINT)])
        shared = joined and one.role is None and one.unit and other.unit and other.role and not other.is_before
        if shared and one.unit in ROLE_UNITS[other.role or FigureRole.KILLED] and _side_by_side(row, known, one, other):
            found[at] = replace(one, role=other.role)
    for each in found:
        if each.role is not None:
            said.add(each.role)
            yield each


def _hands_over(row: Row, known: Lexicon, read: Read) -> bool:
    """Whether a verb releases only those who are held: 'returned 12 prisoners', soldiers in an exchange alone."""
    is_handing = known.at("handing", row, read.start) or known.ending("handing", row, read.end)
    return read.role is FigureRole.RELEASED and is_handing > 0


def _understood(row: Row, known: Lexicon, read: Read, earlier: Sequence[Toll]) -> str:
    """The unit of a number without a noun of its own: that behind its role, or people.

    Of what the role cannot be true of people, the only thing that has been counted.
    """
    if "people" in ROLE_UNITS[read.role]:
        return noun_at(row, known, read.end)[1] or "people"
    units = {each.unit for each in earlier[-_NAMED_BEFORE:] if each.unit in ROLE_UNITS[read.role]}
    return units.pop() if len(units) == 1 else ""


def _is_some_of(row: Row, known: Lexicon, each: Toll, role: FigureRole, earlier: Sequence[Toll]) -> bool:
    """Whether a count is of some people that the one before has counted: '400 wounded, among them 100 gravely'."""
    last = earlier[-1] if earlier else None
    return last is not None and last.role in {role, None} and _includes(row, known, last, each)


def _opens_part(row: Row, known: Lexicon, each: Toll) -> bool:
    """Whether a sentence begins with some of whom the one before has counted: 'Among them four gravely'."""
    return known.at("including", row, 0) == each.start > 0


def _includes(row: Row, known: Lexicon, last: Toll, each: Toll) -> bool:
    between = range(last.end, each.start)
    return len(between) <= _INCLUDING_REACH and any(known.at("including", row, at) for at in between)


def _adds(row: Row, known: Lexicon, each: Toll) -> bool:
    """Whether a count comes to an earlier one: 'another 12'."""
    inside = range(each.number + 1, each.end + 1)
    return known.ending("adding", row, each.start) > 0 or any(known.at("adding", row, at) for at in inside)


def _inherited(row: Row, known: Lexicon, each: Toll, earlier: Sequence[Toll]) -> Toll:
    """A count with the role of the one before, where it goes on with it or is some of it."""
    last = earlier[-1] if earlier else None
    if last is None or last.role is None or not each.unit or each.unit not in ROLE_UNITS[last.role]:
        return each
    is_some = each.unit != "people" and _includes(row, known, last, each)
    goes_on = last.is_before and _side_by_side(row, known, last, each)
    is_doubted = any(known.at("doubts", row, at) for at in range(last.end, each.start))
    return replace(each, role=last.role, is_before=True) if (is_some or goes_on) and not is_doubted else each


def _side_by_side(row: Row, known: Lexicon, one: Toll, other: Toll) -> bool:
    between = range(one.end, other.start)
    joints = [row[at].low in _JOINT or known.at("joining", row, at) > 0 for at in between]
    return 0 < len(joints) <= len(_JOINT) and all(joints)

"""What stands around a date: words that belong to it, and those by which it is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.language.numerals import Token, low_at
from aggregator.merging.language.tenses import Tense, tense_of_plan
from aggregator.merging.language.time_words import EDGES, NOT_DATING, PARTS, STEPS
from aggregator.merging.words import word_set
from aggregator.model import PartOfDay

_HOURS_OF: Final = {
    "early": PartOfDay.EARLY,
    "small": PartOfDay.EARLY,
    "wee": PartOfDay.EARLY,
    "predawn": PartOfDay.EARLY,
    "morning": PartOfDay.MORNING,
    "evening": PartOfDay.EVENING,
    "late": PartOfDay.LATE,
}
"""Hours of a day, by the word before them."""
_BEHIND_DATE: Final = word_set(
    """a an the of in on at to by for from with without and or but as who whom that which when while where after before
    during since because if was were is are has have had will would could may might can near under over inside outside
    it he she they it its his her their there this these those said says told following amid against between into"""
)
"""Words behind a date without a preposition that leave it a date; any other is described by it: 'the Monday talks'."""
_DATELINE_REACH: Final = 6
"""Tokens at the beginning of a text within which a date before a dash is where and when it was filed."""
_SINCE_REACH: Final = 8
"""Words between "since" and a date of the same clause."""
_LONG: Final = 4
"""Letters from which every word of a headline in capitals has one."""
_AROUND_REACH: Final = 40
"""Tokens to either side that show whether words have capitals; a longer sentence is a table."""


def with_word(row: Sequence[Token], at: int, *words: str) -> int:
    """Where a date begins with one of these words in front of it."""
    return at - 1 if low_at(row, at - 1) in words else at


def preceded(row: Sequence[Token], start: int) -> tuple[int, PartOfDay | None, Tense | None]:
    """Where a date begins with 'early' and 'planned for' in front of it, and what these say of it."""
    edge = EDGES.get(low_at(row, start - 1))
    start -= edge is not None
    start, edge = _hours_of(row, start) or (start, edge)
    plan = tense_of_plan(row, start)
    return start - (plan is not None), edge, plan


def _hours_of(row: Sequence[Token], start: int) -> tuple[int, PartOfDay] | None:
    """Where 'in the early hours of' and 'in the night from' before a date begin, and the part of the day."""
    at = start - 2
    if low_at(row, start - 1) != "of" and (low_at(row, at), low_at(row, start - 1)) != ("night", "from"):
        return None
    part: PartOfDay | None = PARTS.get(low_at(row, at))
    if low_at(row, at) == "hours":
        at -= 1
        part = _HOURS_OF.get(low_at(row, at))
    is_dating = low_at(row, at - 1) == "the" and low_at(row, at - 2) in {"in", "on", "during"}
    return (at - 2, part) if part and is_dating else None


def may_open(row: Sequence[Token], at: int) -> bool:
    """Whether a weekday without 'on' can be a date: no part of a name, no habit, no edge of a period."""
    if not at or not row[at - 1].is_word:
        return True
    return row[at - 1].low not in NOT_DATING and not row[at - 1].capital


def may_follow(row: Sequence[Token], at: int) -> bool:
    """Whether what stands behind a date is not described by it."""
    return at >= len(row) or not (row[at].is_word or row[at].is_figure) or row[at].low in _BEHIND_DATE


def part_of_day(row: Sequence[Token], at: int) -> tuple[int, PartOfDay | None]:
    """Where the part of a day that begins at a position ends, and what it is."""
    part = PARTS.get(low_at(row, at))
    return (at + 1, part) if part else (at, None)


def behind_week(row: Sequence[Token], end: int) -> int:
    """Where 'last week' or 'of next week' behind a weekday ends; the weekday's own end where none follows."""
    at = end + (low_at(row, end) == "of")
    follows = low_at(row, at) in STEPS and low_at(row, at + 1) == "week" and may_follow(row, at + 2)
    return at + 2 if follows else end


def is_ago(row: Sequence[Token], start: int) -> bool:
    """Whether a date is the day from which another one is told: 'a year ago today', 'a week ago on Monday'."""
    return low_at(row, start - 1) == "ago"


def possessive(row: Sequence[Token], start: int, end: int) -> tuple[int, bool]:
    """Where a date with its 's ends, and whether it dates the sentence, as only one that opens it does."""
    if low_at(row, end) in {"'", "\u2019"} and low_at(row, end + 1) == "s" and row[end + 1].glued:
        return end + 2, start == 0
    return end, True


def is_title_of_programme(row: Sequence[Token], at: int) -> bool:
    """Whether a part of the day has a capital where other words have none: 'Saturday Night Live', 'on This Morning'."""
    if low_at(row, at) not in PARTS or not row[at].capital:
        return False
    near = row[max(0, at - _AROUND_REACH) : at + _AROUND_REACH]
    long = [token for token in near if len(token.low) >= _LONG]
    return 2 * sum(not token.capital for token in long) >= len(long)


def is_since(row: Sequence[Token], start: int) -> bool:
    """Whether a date belongs to what a period is counted from: 'the worst since the army withdrew in 2021'."""
    for at in range(start - 1, max(-1, start - 1 - _SINCE_REACH), -1):
        if row[at].low == "since":
            return True
        if not (row[at].is_word or row[at].is_figure):
            return False
    return False


def is_dateline(row: Sequence[Token], start: int, end: int) -> bool:
    """Whether a date is a part of where and when a text was filed."""
    if start > _DATELINE_REACH:
        return False
    # 'BRENN, March 9. /NORD/.' is a sentence of its own, which tells nothing
    stands_alone = start > 1 and row[start - 1].low == "," and all(token.capital for token in row[: start - 1])
    is_over = all(token.low == "." for token in row[end:])
    return (stands_alone and is_over) or low_at(row, end) in {"(", "-", "\u2013", "\u2014"}

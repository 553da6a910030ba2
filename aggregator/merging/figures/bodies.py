"""The dead that are told by their bodies, and those that are counted one by one: 'five bodies', 'a third person'."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from aggregator.merging.figures.count import Counted
from aggregator.merging.figures.subjects import ends_here, role_behind
from aggregator.merging.language.numerals import Token, low_at
from aggregator.merging.language.quantity_words import UNIT_ROLES
from aggregator.merging.language.role_words import AUXILIARIES, DOUBTS, ELSEWHERE, FILLERS
from aggregator.merging.language.time_words import PERIODS
from aggregator.merging.words import word_set
from aggregator.model import FigureRole

_FINDING: Final = word_set(
    "found finds find finding recovered recovers recover recovering retrieved retrieves retrieve retrieving pulled"
)
"""Verbs that say that bodies are those of an event."""
_GRAVES: Final = word_set(
    "grave graves morgue morgues cemetery buried exhumed exhume repatriated hostages hostage captives"
)
"""Words beside which bodies are of another time."""
_HARMED: Final = frozenset({FigureRole.WOUNDED, FigureRole.MISSING, FigureRole.TRAPPED, FigureRole.ABDUCTED})
"""What the first may have been, of whom the second has died."""
_FILLER_REACH: Final = 4
_AUXILIARY_REACH: Final = 4
_DOUBT_REACH: Final = 5
_BESIDE: Final = 20
"""Tokens within which a word is of the same matter."""


def are_bodies_found(row: Sequence[Token], each: Counted) -> bool:
    """Whether a figure counts the dead by their bodies: 'recovered five bodies', 'the bodies of 12 miners were found'.

    Those of a grave, and those that are handed over, are of another time.
    """
    first = each.start
    if (low_at(row, each.after), low_at(row, each.after + 1)) == ("of", "water"):
        return False
    if each.unit != "bodies":
        if (low_at(row, first - 2), low_at(row, first - 1)) != ("bodies", "of"):
            return False
        first -= 2
    if any(token.low in _GRAVES for token in row[max(0, first - _BESIDE) : each.after + _BESIDE]):
        return False
    before = next((at for at in range(first - 1, first - 1 - _FILLER_REACH, -1) if low_at(row, at) not in FILLERS), -1)
    if low_at(row, before) in _FINDING:
        return all(token.low not in DOUBTS for token in row[max(0, before - _DOUBT_REACH) : before])
    behind = range(each.after, each.after + _AUXILIARY_REACH)
    verb = next((at for at in behind if low_at(row, at) not in AUXILIARIES), each.after)
    is_subject = verb > each.after or ends_here(row, verb + 1)  # headlines leave out "were"
    return is_subject and low_at(row, verb) in _FINDING


def one_more_is_dead(
    row: Sequence[Token], each: Counted, later: Sequence[Counted], said: Collection[FigureRole]
) -> bool:
    """Whether 'a third person has died' and the like tell how many have, which is so where only deaths were counted.

    `said` are the roles of what was counted before. 'The second death in a week' counts more than one event.
    """
    is_death = UNIT_ROLES.get(each.noun) is FigureRole.KILLED
    if not is_death and FigureRole.KILLED not in said and not _HARMED.isdisjoint(said):
        return False
    doubted = any(token.low in DOUBTS for token in row[max(0, each.start - _DOUBT_REACH) : each.start])
    if doubted or any(token.low in PERIODS or token.low in ELSEWHERE for token in row[each.end : each.end + _BESIDE]):
        return False
    if is_death or are_bodies_found(row, each):
        return True
    return low_at(row, each.after) != "killed" and role_behind(row, each, later) is FigureRole.KILLED

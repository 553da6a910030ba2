"""What a sentence counts that names it apart: 'the death toll rose to 12', 'bringing to five the number of dead'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.figures.counting import Counted
from aggregator.merging.language.numerals import Token, low_at
from aggregator.merging.language.quantity_words import ROLE_UNITS, UNITS
from aggregator.merging.language.role_words import (
    COUNTED_AS,
    LABOUR,
    NO_DEATHS,
    NOT_OF_DEATHS,
    NOT_REACHED,
    RAISING,
    TOLL_VERBS,
    TOLLS_PAID,
    WHO_IS_COUNTED,
    WHOLE_WARS,
)
from aggregator.model import FigureRole

_TOLL_REACH: Final = 15
_NUMBER_REACH: Final = 8
"""Tokens behind a count among which its name ends."""
_WHO_REACH: Final = 3
"""Words between "the number of" and the word that says what has become of them."""


def toll_before(row: Sequence[Token], at: int) -> FigureRole | None:
    """What 'the death toll rose to' or 'the number of injured at' counts; in headlines 'death toll' alone."""
    if low_at(row, at) not in TOLL_VERBS and low_at(row, at) != "toll":
        return None
    aside = _aside_before(row, at)
    for position in range(at, max(-1, at - _TOLL_REACH), -1):
        if position in aside:
            continue
        is_from = row[position].is_figure and low_at(row, position - 1) == "from"
        if (row[position].is_figure and not is_from) or row[position].low in {";", ":"}:
            return None
        if role := _counted_at(row, position):
            between = {token.low for token in row[position + 1 : at]}
            is_of_work = role is FigureRole.DISPLACED and not LABOUR.isdisjoint(between)
            return None if is_of_work or not NOT_REACHED.isdisjoint(between) else role
    return None


def _aside_before(row: Sequence[Token], at: int) -> range:
    """The positions of what stands between commas behind 'the toll': ', initially put at 12,'."""
    commas = [place for place in range(max(0, at - _TOLL_REACH), at) if row[place].low == ","]
    is_aside = len(commas) == 2 and low_at(row, commas[0] - 1) == "toll"  # noqa: PLR2004 - around it
    return range(*commas) if is_aside else range(0)


def toll_behind(row: Sequence[Token], each: Counted) -> FigureRole | None:
    """What 'bringing to five the number of dead' counts; nothing where more is counted than one event."""
    if low_at(row, each.start - 1) != "to" or low_at(row, each.start - 2) not in RAISING:
        return None
    if low_at(row, each.after) != "the" or any(token.low in WHOLE_WARS for token in row[each.after :]):
        return None
    positions = range(each.after + 1, min(each.after + _NUMBER_REACH, len(row)))
    return next((role for at in positions if (role := _counted_at(row, at))), None)


def _counted_at(row: Sequence[Token], at: int) -> FigureRole | None:
    """What 'the death toll', 'the toll' or 'the number of people killed' counts that ends at a position."""
    if row[at].low == "toll":
        return FigureRole.KILLED if _is_of_deaths(row, at) else None
    role = COUNTED_AS.get(row[at].low)
    if role is None:
        return None
    begin = at - 1
    while begin >= at - _WHO_REACH and _is_who(low_at(row, begin), role):
        begin -= 1
    return role if (low_at(row, begin - 1), low_at(row, begin)) == ("number", "of") else None


def _is_of_deaths(row: Sequence[Token], at: int) -> bool:
    """Whether a toll counts the dead, as that of an event does where nothing else is said."""
    before, behind = low_at(row, at - 1), low_at(row, at + 1)
    is_of_war = before == "s" and low_at(row, at - 3) in WHOLE_WARS
    if is_of_war or before in NO_DEATHS or behind in TOLLS_PAID:
        return False
    what = {low_at(row, place) for place in range(at + 2, at + 2 + _WHO_REACH)} if behind == "of" else set()
    return NOT_OF_DEATHS.isdisjoint(what)


def _is_who(word: str, role: FigureRole) -> bool:
    return word in WHO_IS_COUNTED or UNITS.get(word) in ROLE_UNITS[role]

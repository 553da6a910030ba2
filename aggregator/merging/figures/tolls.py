"""What a sentence counts that names it apart: 'the death toll rose to 12', 'bringing to five the number of dead'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.figures.count import Counted
from aggregator.merging.language.numerals import Token, low_at
from aggregator.merging.language.quantity_words import ROLE_UNITS, UNITS
from aggregator.merging.language.role_words import PASSIVE, STATES, TOLL_VERBS
from aggregator.merging.words import word_set
from aggregator.model import FigureRole

_LABOUR: Final = word_set("workers employees staff labourers laborers tenants jobs")
"""Those who are displaced from work or lodgings, and need not have fled."""
_COUNTED_AS: Final = {
    **PASSIVE,
    **STATES,
    "deaths": FigureRole.KILLED,
    "fatalities": FigureRole.KILLED,
    "injuries": FigureRole.WOUNDED,
    "evacuees": FigureRole.EVACUATED,
}
"""What 'the number of' counts, by the word that says so: 'the number of injured', 'the number of people killed'."""
_WHO_IS_COUNTED: Final = word_set("those confirmed")
"""What may stand before that word, beside who is counted."""
_NO_DEATHS: Final = word_set(
    """a its their his her heavy injury injuries injured wounded casualty casualties economic financial road roads
    annual yearly daily monthly bridge highway motorway tunnel previous earlier"""
)
"""Words before "toll" by which it counts something else than the dead of an event, or nothing."""
_TOLLS_PAID: Final = word_set("road roads bridge bridges booth booths plaza plazas gate gates charge charges free")
"""Words behind "toll" by which it is paid."""
_NOT_OF_DEATHS: Final = word_set("injured wounded injuries missing cases infections casualties")
"""The same behind "toll of"."""
_NOT_REACHED: Final = word_set("will likely expected feared set not never yet")
"""Words between a toll and a count by which it is not that: 'the death toll is likely to rise to 100'."""
_WHOLE_WARS: Final = word_set("since war conflict campaign")
"""Words behind a toll by which it is none of a single event: 'the number of journalists killed in the war'."""
_RAISING: Final = word_set(
    """bring brings bringing brought take takes taking took raise raises raising raised push pushes pushing pushed lift
    lifts lifting lifted"""
)
"""Verbs by which a count stands before what is counted: 'bringing to five the number of dead'."""
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
            is_of_work = role is FigureRole.DISPLACED and not _LABOUR.isdisjoint(between)
            return None if is_of_work or not _NOT_REACHED.isdisjoint(between) else role
    return None


def _aside_before(row: Sequence[Token], at: int) -> range:
    """The positions of what stands between commas behind 'the toll': ', initially put at 12,'."""
    commas = [place for place in range(max(0, at - _TOLL_REACH), at) if row[place].low == ","]
    is_aside = len(commas) == 2 and low_at(row, commas[0] - 1) == "toll"  # noqa: PLR2004 - around it
    return range(*commas) if is_aside else range(0)


def toll_behind(row: Sequence[Token], each: Counted) -> FigureRole | None:
    """What 'bringing to five the number of dead' counts; nothing where more is counted than one event."""
    if low_at(row, each.start - 1) != "to" or low_at(row, each.start - 2) not in _RAISING:
        return None
    if low_at(row, each.after) != "the" or any(token.low in _WHOLE_WARS for token in row[each.after :]):
        return None
    positions = range(each.after + 1, min(each.after + _NUMBER_REACH, len(row)))
    return next((role for at in positions if (role := _counted_at(row, at))), None)


def _counted_at(row: Sequence[Token], at: int) -> FigureRole | None:
    """What 'the death toll', 'the toll' or 'the number of people killed' counts that ends at a position."""
    if row[at].low == "toll":
        return FigureRole.KILLED if _is_of_deaths(row, at) else None
    role = _COUNTED_AS.get(row[at].low)
    if role is None:
        return None
    begin = at - 1
    while begin >= at - _WHO_REACH and _is_who(low_at(row, begin), role):
        begin -= 1
    return role if (low_at(row, begin - 1), low_at(row, begin)) == ("number", "of") else None


def _is_of_deaths(row: Sequence[Token], at: int) -> bool:
    """Whether a toll counts the dead, as that of an event does where nothing else is said."""
    before, behind = low_at(row, at - 1), low_at(row, at + 1)
    is_of_war = before == "s" and low_at(row, at - 3) in _WHOLE_WARS
    if is_of_war or before in _NO_DEATHS or behind in _TOLLS_PAID:
        return False
    what = {low_at(row, place) for place in range(at + 2, at + 2 + _WHO_REACH)} if behind == "of" else set()
    return _NOT_OF_DEATHS.isdisjoint(what)


def _is_who(word: str, role: FigureRole) -> bool:
    return word in _WHO_IS_COUNTED or UNITS.get(word) in ROLE_UNITS[role]

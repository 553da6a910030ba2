"""What becomes of what a sentence counts by the words before it, as an object: 'killed 12', 'forced 800 to flee'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.figures.count import Counted
from aggregator.merging.figures.tolls import toll_before, toll_behind
from aggregator.merging.language.numerals import Token, low_at
from aggregator.merging.language.role_words import (
    ADDING,
    ADVERBS,
    AFTER_PASSIVE,
    BE_FORMS,
    BEFORE,
    BEFORE_PAIRS,
    BREAKING,
    DOUBTS,
    FILLERS,
    HABITUAL,
    PASSIVE,
    PRESENT,
    SHELTERS,
)
from aggregator.merging.language.time_words import PERIODS, WEEKDAYS
from aggregator.merging.words import phrase_set, word_set
from aggregator.model import FigureRole

_NOT_DONE: Final = word_set(
    """to will shall must let lets make makes made help helps helped do does did that demand demands demanded urge urges
    urged ask asks asked tell tells order orders ordered call calls vow vows who when where how"""
)
"""Words before a verb as several do it by which it is none that tells what has been done."""
_VEHICLES: Final = word_set("car cars van vehicle vehicles bus truck")
"""From where people are pulled who are not rescued, unless it is by rescuers."""
_RESCUERS: Final = word_set("rescuers rescue firefighters divers rubble trapped underground")
"""Words beside which those who are freed were in no one's hands."""
_ONESELF: Final = word_set("himself herself themselves")
_LIVES_VERBS: Final = word_set("claimed claims claiming cost costs costing took takes taking")
_POWER: Final = word_set("power electricity")
_POWER_CUTS: Final = word_set("cut knocked lost outage outages off out interrupted")
_FLIGHTS: Final = phrase_set("to flee, to leave, to evacuate, to abandon, from their")
"""What follows those who are forced from their homes."""
_FORCING: Final = word_set("forced forcing forces drove drives driving driven")
_PROMPTING: Final = _FORCING | word_set("prompted prompting prompts caused causing causes triggered triggering led")
"""Verbs before "the evacuation of" that say that it has been."""
_BEHIND_OBJECT: Final = BREAKING | AFTER_PASSIVE | ADVERBS | ADDING | WEEKDAYS.keys()
"""What may follow a number that is an object without a noun."""
_FILLER_REACH: Final = 4
_DOUBT_REACH: Final = 5
_NOT_DONE_REACH: Final = 3
_BESIDE: Final = 20
"""Tokens within which rescuers are who frees somebody."""
_CLAUSE_REACH: Final = 8
_REGULAR: Final = HABITUAL | PERIODS.keys()


def role_before(row: Sequence[Token], each: Counted) -> FigureRole | None:
    """The role that the words before a figure give it, as an object; none where the figure's noun is not known."""
    behind = row[each.end : each.end + 1]
    if not each.unit and behind and behind[0].is_word and behind[0].low not in _BEHIND_OBJECT:
        return None
    if role := toll_before(row, each.start - 1) or toll_behind(row, each):
        return role
    at = each.start - 1 - 2 * ((low_at(row, each.start - 2), low_at(row, each.start - 1)) == ("family", "of"))
    while at > each.start - 1 - _FILLER_REACH and low_at(row, at) in FILLERS:
        at -= 1
    if low_at(row, at) == "and" and low_at(row, at - 1) in _ONESELF:
        at -= 2
    if at < 0 or any(token.low in DOUBTS for token in row[max(0, at - _DOUBT_REACH) : at]):
        return None
    role = _phrase(row, at, each) or _verb(row, at) or _present(row, at, each)
    is_rescue = role is FigureRole.RELEASED and _is_by_rescuers(row, at)
    return FigureRole.RESCUED if is_rescue else role


def _is_by_rescuers(row: Sequence[Token], at: int) -> bool:
    return any(token.low in _RESCUERS for token in row[max(0, at - _BESIDE) : at + _BESIDE])


def _phrase(row: Sequence[Token], at: int, each: Counted) -> FigureRole | None:
    """What a verb says of a figure together with other words: 'claimed 31 lives', 'forced 800 people to flee'."""
    word = row[at].low
    before = [token.low for token in row[max(0, at - _CLAUSE_REACH) : at]]
    behind = [token.low for token in row[each.after : each.after + _CLAUSE_REACH]]
    is_life = each.noun in {"lives", "life"} and word in _LIVES_VERBS
    if is_life or (word == "lives" and not _LIVES_VERBS.isdisjoint(before[-2:])):
        return FigureRole.KILLED
    if word in {"took", "taking"} and each.unit == "hostages":
        return FigureRole.ABDUCTED
    if word in {"to", "for"} and not _POWER.isdisjoint(before) and not _POWER_CUTS.isdisjoint(before):
        return FigureRole.WITHOUT_POWER
    if word in {"pulled", "pulling"} and "from" in behind:
        is_rescue = _VEHICLES.isdisjoint(behind) or _is_by_rescuers(row, at)
        return FigureRole.RESCUED if is_rescue else None
    return _flight(word, before, behind)


def _flight(word: str, before: Sequence[str], behind: Sequence[str]) -> FigureRole | None:
    """What is said so of those who leave their homes: 'drove 300 from their', 'moved 40 to safety'."""
    if (word in _FORCING and tuple(behind[:2]) in _FLIGHTS) or (word == "left" and behind[:1] == ["homeless"]):
        return FigureRole.DISPLACED
    is_moved = word in {"moved", "moving"} and behind[:1] == ["to"] and not SHELTERS.isdisjoint(behind[1:4])
    is_prompted = word == "evacuation" and not _PROMPTING.isdisjoint(before[-3:])
    return FigureRole.EVACUATED if is_moved or is_prompted else None


def _verb(row: Sequence[Token], at: int) -> FigureRole | None:
    """What a verb alone says of its object; nothing where it is one of two: 'killed or wounded 40 soldiers'."""
    before, earlier = low_at(row, at - 1), low_at(row, at - 2)
    if (before, row[at].low) in BEFORE_PAIRS:
        return BEFORE_PAIRS[before, row[at].low]
    is_one_of_two = before in {"and", "or"} and (earlier in BEFORE or earlier in PASSIVE)
    return None if is_one_of_two or before in BE_FORMS else BEFORE.get(row[at].low)


def _present(row: Sequence[Token], at: int, each: Counted) -> FigureRole | None:
    """What a verb says that has several subjects: 'gunmen kill six'; nothing of what is to be, or is each year.

    The 'release of' some is a noun, and mostly to come.
    """
    role = PRESENT.get(row[at].low)
    if role is None or at == 0 or not row[at - 1].is_word or low_at(row, at + 1) == "of":
        return None
    before = (token.low for token in row[max(0, at - _NOT_DONE_REACH) : at])
    behind = (token.low for token in row[each.after : each.after + _CLAUSE_REACH])
    is_regular = role is not FigureRole.RELEASED and not _REGULAR.isdisjoint(behind)  # "exchange 185 prisoners each"
    return role if _NOT_DONE.isdisjoint(before) and not is_regular else None

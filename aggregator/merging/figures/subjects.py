"""What becomes of what a sentence counts by the words behind it, as a subject: '12 were killed', 'nine now missing'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.figures.count import Counted
from aggregator.merging.language.numerals import NUMBER_WORDS, QUOTES, Token, low_at
from aggregator.merging.language.quantity_words import HELD_BY_OTHERS
from aggregator.merging.language.role_words import (
    ADVERBS,
    AFTER_PASSIVE,
    AUXILIARIES,
    BE_FORMS,
    BEFORE_PAIRS,
    HABITUAL,
    PARTITIVE_ARTICLES,
    PASSIVE,
    SHELTERS,
    STATES,
)
from aggregator.merging.words import by_phrase, phrase_set, word_set
from aggregator.model import FigureRole

_PASSIVE_PAIRS: Final = BEFORE_PAIRS | by_phrase(
    {
        FigureRole.DETAINED: "taken prisoner",
        FigureRole.ABDUCTED: "taken hostage, taken captive",
        FigureRole.DISPLACED: "made homeless, rendered homeless",
        FigureRole.RESCUED: "plucked from",
        FigureRole.DESTROYED: "burned down, burnt down",
    }
)
"""Participles of two words whose subject a figure is."""
_DYING: Final = word_set("died dies die perished perish drowned drown")
"""Verbs whose subject a figure is."""
_WHERE: Final = word_set("of in across from at on")
"""What may part those who are counted from what has become of them: 'nine people across the valley were killed'."""
_FLEEING: Final = word_set("fled flee")
"""Verbs whose subject a figure is of many, who have left their homes; a few may flee from anything."""
_CONFINING: Final = word_set("prison prisons jail jails custody detention quarantine quarantines")
"""From where nobody flees who is at home there."""
_ALIVE_AFTER: Final = word_set("found brought pulled dug")
"""Participles of those who are then alive, and so rescued."""
_HARMED_BY: Final = word_set("burns injuries injury wounds bruises fractures concussion concussions inhalation")
"""What is suffered by the wounded, and what the dead have succumbed to."""
_SUFFERING: Final = word_set("suffered sustained suffers suffer")
_MARTYRED: Final = phrase_set("embraced martyrdom, attained martyrdom, achieved martyrdom, embrace martyrdom")
"""What armies say of their dead."""
_SUCCUMBING: Final = word_set("succumbed succumbs succumb")
_DEADLY: Final = word_set("fatal fatally mortally")
"""Words that make a death of any harm."""
_STRUCK: Final = word_set("shot struck hit stabbed injured wounded crushed")
_HELD_FOR: Final = word_set("over after and , . ; : )")
"""What follows those who are held by the police, and no hostages, when nothing more is said: '17 held over fraud'."""
_DEADLY_WAYS: Final = word_set("stabbed beaten burned burnt crushed hacked trampled frozen starved shot bludgeoned")
"""Participles that mean death before "to death"."""
_FALLING: Final = word_set("fall falls fell plunge plunges plunged")
"""Verbs that mean death before "to their deaths"."""
_RELATIVES: Final = word_set("who that which")
_WITHOUT_POWER: Final = phrase_set(
    "without power, lost power, no power, without electricity, lost electricity, no electricity"
)
_OF_WHICH: Final = word_set("including among most mostly many mainly")
"""What opens a remark between commas on who is counted: ', most of them children,'."""
_PARTITIVES: Final = word_set("whom them which these those")
_CLAUSE_OPENINGS: Final = _RELATIVES | AUXILIARIES | _PARTITIVES
_WHERE_REACH: Final = 6
"""Tokens of a place between those who are counted and the verb."""
_MANY: Final = 100
"""From how many people on their flight is from their homes."""
_REMARK_REACH: Final = 14
"""Tokens of a remark between commas."""
_CLAUSE_REACH: Final = 8
_AUXILIARY_REACH: Final = 6
_PHRASE: Final = 5
"""Words of a verb and what belongs to it."""
_SOME: Final = frozenset({"some", "most", "many", "several", "few", "none", "half", "part", "third", "quarter"})
_GROUPS: Final = frozenset({"group", "groups", "batch", "team", "crew", "swap", "exchange"})
"""Words behind which "of" and a number tell who somebody are, and not what of theirs."""
_VERBS: Final = AUXILIARIES | _DYING | {verb for verb, _ in _MARTYRED}
"""What ends a remark and goes on with the sentence."""
_REMARK_END: Final = _VERBS | _RELATIVES | PASSIVE.keys() | frozenset(";:()")
_AND: Final = frozenset({"and", "to"})
_FATEFUL: Final = (
    _DYING
    | _FLEEING
    | _ALIVE_AFTER
    | _SUFFERING
    | _SUCCUMBING
    | _STRUCK
    | _DEADLY_WAYS
    | _FALLING
    | {first for first, _ in _PASSIVE_PAIRS.keys() | _WITHOUT_POWER | _MARTYRED}
    | {"homeless", "went", "alive", "held", "moved"}
)
"""What opens such phrases, so that nothing else needs to be looked at."""
_KNOWN: Final = frozenset({"known", "confirmed"})
_DEAD: Final = frozenset({"died", "been", "perished", "drowned", "lost"})


def role_behind(row: Sequence[Token], each: Counted, later: Sequence[Counted]) -> FigureRole | None:
    """The role that the words behind a figure give it, as a subject."""
    at = _subject_end(row, each.after)
    is_of_all = row[at - 1].low in _RELATIVES or _is_participle(low_at(row, at))  # 'nine of the 12 who died'
    if each.whole and not is_of_all and _is_of_some(row, each.start):
        return None
    if each.part and row[at - 1].low in _RELATIVES:
        return None
    if each.part:
        at = _behind_participle(row, at)
    following = next((other.start for other in later if other.start >= at), len(row))
    first, passive = at, False
    while at < min(first + _AUXILIARY_REACH, len(row)) and (row[at].low in AUXILIARIES or row[at].low in ADVERBS):
        passive = passive or row[at].low in BE_FORMS
        at += 1
        if low_at(row, at) == "to" and row[at - 1].low in _KNOWN and low_at(row, at + 2) in _DEAD:
            at += 1  # "are known to have died"
    perfect = not passive and any(token.low in AUXILIARIES for token in row[first:at])
    if at >= following:
        return None
    if role := _fate(row, at, each, passive=passive):
        return role
    pair = _PASSIVE_PAIRS.get((low_at(row, at), low_at(row, at + 1)))
    end = at + 1 + (pair is not None)
    is_open = not passive and (end == following < len(row) or not ends_here(row, end))
    if perfect or (passive and each.whole) or is_open:
        return None
    role = pair or _participle(row, at)
    # "sketches of three suspects released"
    is_shown = role is FigureRole.RELEASED and each.whole and low_at(row, each.start - 2) not in _GROUPS
    return None if is_shown or _is_one_of_two(row, end, role) else role


def _is_of_some(row: Sequence[Token], start: int) -> bool:
    """Whether a figure is of all of whom some are told of: 'nine of the 12 missiles fell', 'most of the 12'."""
    before = low_at(row, start - 2 - (low_at(row, start - 1) in PARTITIVE_ARTICLES))
    return before[:1].isdigit() or before in NUMBER_WORDS or before in _SOME


def _participle(row: Sequence[Token], at: int) -> FigureRole | None:
    return PASSIVE.get(low_at(row, at)) or STATES.get(low_at(row, at))


def _is_one_of_two(row: Sequence[Token], at: int, role: FigureRole | None) -> bool:
    """Whether what follows a participle is told of the same who are counted: '20 were killed or wounded'."""
    other = _participle(row, at + 1) if low_at(row, at) in {"and", "or"} else None
    return other not in {None, role} and ends_here(row, at + 2)


def _fate(row: Sequence[Token], at: int, each: Counted, *, passive: bool) -> FigureRole | None:
    """What a verb behind a figure says together with the words after it, or of its subject alone."""
    if low_at(row, at) not in _FATEFUL:
        return None
    words = [low_at(row, place) for place in range(at, at + _PHRASE)]
    word, *behind = words
    before = low_at(row, at - 1)
    is_flight = word in _FLEEING and each.value >= _MANY and _CONFINING.isdisjoint(behind)
    is_alive = (word in _ALIVE_AFTER and "alive" in behind) or (word == "alive" and before in _ALIVE_AFTER)
    fates = (
        (FigureRole.KILLED, _is_death(row, at, words) or _are_lives_lost(row, at, each, passive=passive)),
        (FigureRole.WITHOUT_POWER, (word, behind[0]) in _WITHOUT_POWER),
        (FigureRole.DISPLACED, is_flight or (before, word) == ("left", "homeless")),
        (FigureRole.MISSING, (word, behind[0]) == ("went", "missing")),
        (FigureRole.RESCUED, is_alive),
        (FigureRole.DETAINED, word == "held" and _are_held(row, at, each)),
        (FigureRole.WOUNDED, word in _SUFFERING and not _HARMED_BY.isdisjoint(behind)),
    )
    fate = next((role for role, is_told in fates if is_told), None)
    is_bare = behind[0] == "and" and ends_here(row, at + 3)  # "shot and killed" in headlines
    return fate or (_suffered(word, behind) if passive or is_bare else None)


def _is_death(row: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    """Whether a verb, with the words after it, says of its subject that it has died."""
    word, *behind = words
    is_habit = word in {"die", "perish", "drown"} and _is_regular(row, at)
    is_martyred = (word, behind[0]) in _MARTYRED
    to_death = word in _DEADLY_WAYS and behind[:2] == ["to", "death"] and ends_here(row, at + 3)
    if to_death or (word in _FALLING and behind[:2] == ["to", "their"] and behind[2] in {"death", "deaths"}):
        return True
    if (word in _DYING and not is_habit) or is_martyred or (word, *behind[:2]) == ("lost", "their", "lives"):
        return True
    is_deadly = word in _SUCCUMBING or (word in _SUFFERING and not _DEADLY.isdisjoint(behind))
    return (is_deadly and not _HARMED_BY.isdisjoint(behind)) or (word in _STRUCK and low_at(row, at - 1) in _DEADLY)


def _is_regular(row: Sequence[Token], at: int) -> bool:
    return not HABITUAL.isdisjoint(token.low for token in row[at : at + _CLAUSE_REACH])


def _are_lives_lost(row: Sequence[Token], at: int, each: Counted, *, passive: bool) -> bool:
    """Whether a figure is of lives that were lost; headlines leave out "were", as of those lost each year."""
    is_bare = at == each.after and ends_here(row, at + 1) and not _is_regular(row, at)
    return each.noun in {"lives", "life"} and row[at].low == "lost" and (passive or is_bare)


def _are_held(row: Sequence[Token], at: int, each: Counted) -> bool:
    """Whether the police hold those who are counted: '17 held over fraud', which is not said of hostages or talks."""
    is_end = low_at(row, at + 1) in _HELD_FOR or at + 1 >= len(row)
    is_subject = low_at(row, each.start - 1) not in {"with", "of", "for"}
    return is_end and is_subject and each.unit not in HELD_BY_OTHERS


def _suffered(word: str, behind: Sequence[str]) -> FigureRole | None:
    """What a passive says together with the words after it."""
    if word == "moved" and behind[0] == "to" and not SHELTERS.isdisjoint(behind):
        return FigureRole.EVACUATED
    if (word, *behind[:2]) == ("taken", "into", "custody"):
        return FigureRole.DETAINED
    return PASSIVE.get(behind[1]) if (word, behind[0]) == ("shot", "and") else _PASSIVE_PAIRS.get((word, behind[0]))


def _subject_end(row: Sequence[Token], at: int) -> int:
    """A position behind what may stand between a figure and its verb: ', aged 7 and 9,', 'more', 'of whom', 'who'."""
    at += at < len(row) and row[at].glued and row[at].low in QUOTES
    if low_at(row, at) == "," and low_at(row, at + 1) == "aged":
        at = next((end + 1 for end in range(at + 2, at + _CLAUSE_REACH) if low_at(row, end) == ","), at)
    if low_at(row, at) == "aged":
        at = next((end for end in range(at + 1, len(row)) if not row[end].is_figure and row[end].low not in _AND), at)
    at += low_at(row, at) == "more"
    at += 2 if (low_at(row, at), low_at(row, at + 1)) == ("on", "board") else low_at(row, at) == "aboard"
    at = _behind_partner(row, _behind_place(row, _behind_remark(row, at)))
    if low_at(row, at) == "of" and low_at(row, at + 1) in _PARTITIVES:
        at += 2
    return at + (low_at(row, at) in _RELATIVES)


def _behind_place(row: Sequence[Token], at: int) -> int:
    """Behind 'of the station' and 'across three provinces' before 'were' or 'are'; the position itself without one."""
    if low_at(row, at) not in _WHERE:
        return at
    for end in range(at + 1, min(at + 1 + _WHERE_REACH, len(row))):
        if row[end].low in AUXILIARIES:
            behind = end + 1 + (low_at(row, end + 1) in BE_FORMS)  # 'are', 'have been'
            is_passive = row[behind - 1].low in BE_FORMS
            is_fate = _participle(row, behind) or (low_at(row, behind), low_at(row, behind + 1)) in _PASSIVE_PAIRS
            return end if is_passive and is_fate else at
        if row[end].low in _DYING:
            return end
        is_part = row[end].is_word or row[end].is_figure
        if not is_part or row[end].low in _CLAUSE_OPENINGS or row[end].low in PASSIVE:
            return at
    return at


def _behind_participle(row: Sequence[Token], at: int) -> int:
    """Behind what is said of all of whom some are counted: 'nine of the 34 girls abducted from a school were freed'."""
    if not _is_participle(low_at(row, at)):
        return at
    for end in range(at + 1, min(at + _CLAUSE_REACH, len(row))):
        if row[end].low in AUXILIARIES:
            return end
        if not (row[end].is_word or row[end].is_figure):
            break
    return len(row)


def _is_participle(word: str) -> bool:
    return word in PASSIVE or word == "taken"


def _behind_partner(row: Sequence[Token], at: int) -> int:
    """Behind 'and a school' before 'were damaged'; the position itself without one."""
    if low_at(row, at) != "and" or low_at(row, at + 1) not in {"a", "an"}:
        return at
    end = next((place for place in range(at + 3, at + 6) if low_at(row, place) == "were"), at)
    return end if PASSIVE.get(low_at(row, end + 1)) else at


def _behind_remark(row: Sequence[Token], at: int) -> int:
    """Behind ', including two boys,', ', two of them women,' or ', not 12,' before a verb; else the position.

    Without commas only "including" opens one, and only 'was' or 'died' ends it: what was done may be told of the two.
    """
    if low_at(row, at) == "including":
        stop = next(
            (end for end in range(at + 1, min(at + _REMARK_REACH, len(row))) if row[end].low in _REMARK_END), at
        )
        return stop if low_at(row, stop) in _VERBS else at
    if low_at(row, at) != ",":
        return at
    end = next((place for place in range(at + 1, min(at + _REMARK_REACH, len(row))) if row[place].low == ","), 0)
    inside = [token.low for token in row[at + 1 : end]]
    is_remark = bool(inside) and (inside[0] in _OF_WHICH | {"not"} or "them" in inside[1:4] or "whom" in inside[1:4])
    is_bare = _participle(row, end + 1) is not None and ends_here(row, end + 2)  # as headlines print it
    is_verb = is_bare or low_at(row, end + 1) in AUXILIARIES or low_at(row, end + 1) in _DYING
    return end + 1 if is_remark and is_verb else at


def ends_here(row: Sequence[Token], at: int) -> bool:
    """Whether a participle that ends at a position has no object."""
    return at >= len(row) or not (row[at].is_word or row[at].is_figure) or row[at].low in AFTER_PASSIVE

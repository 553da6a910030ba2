"""Whether a sentence denies what happened."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from aggregator.merging.language.numerals import Token, low_at
from aggregator.merging.printed import PrintedText
from aggregator.merging.statements.english import ENGLISH, REFUSED
from aggregator.merging.words import word_set
from aggregator.model import TextField

_BEHIND_NOUN: Final = word_set("about of against over that for from")
"""Words behind "claims" that make it a noun where nothing shows its subject."""
PARTIES: Final = word_set(
    """army military rebels rebel militants militant militia militias insurgents separatists guerrillas fighters junta
    front faction forces troops kremlin brigade"""
)
"""Those whose word of what happened is a party's."""
_DENYING: Final = word_set("deny denies denied denying refute refutes refuted")
_TOLD: Final = word_set("warned told informed notified alerted advised")
_ORDERED: Final = ("told", "to")
"""What makes an order of it: 'denied that soldiers were told to shoot'."""
_KNOWLEDGE: Final = word_set("knew know knowing knowledge aware awareness")
"""What somebody had or had not heard or known, which is not what happened."""
_REASONS: Final = word_set(
    "ransom ransoms motive motives negligence neglect neglected neglecting delay delays delayed delaying"
)
"""Why what happened did, or how it ended, which is denied while nobody denies that it happened."""
_NATURES: Final = word_set(
    """terrorism terrorist terror deliberate intentional premeditated planned racist racial racially sectarian religious
    religiously political politically motivated hate sabotage arson murder suicide retaliation retaliatory revenge
    accidental accident excessive unlawful illegal unprovoked"""
)
"""What it was, or was not: who denies that a stabbing was terrorism does not deny the stabbing."""
_MEANING: Final = word_set("amount amounts amounted amounting mean means meant meaning constitutes constituted")
"""What it comes to, which is a matter of opinion: 'denied that the deal amounted to recognition'."""
_REJECTING: Final = word_set(
    "reject rejects rejected rejecting dismiss dismisses dismissed dismissing disputes disputed"
)
_CLAIM_NOUNS: Final = word_set(
    """claim claims reports accusation accusations allegation allegations rumour rumours rumor rumors suggestion
    suggestions"""
)
_CALLING: Final = word_set("call calls called calling brand brands branded")
_TOLD_BEFORE: Final = word_set("it this")
"""What has just been told, beside a claim that is named."""
_LIES: Final = word_set("lie lies false untrue fake fabrication fabricated fiction hoax nonsense invention")
"""What somebody calls it who says that it never happened."""
_NO_DENIAL: Final = REFUSED | {"interest"}
"""What is denied to somebody, or is no event."""
BEING: Final = word_set("was were is are be been as")
KNOWING: Final = word_set(
    """army military navy police government ministry minister president premier governor mayor spokesman spokeswoman
    spokesperson officials official authorities company airline operator rebels militants militia guard command
    commander office agency prosecutors prosecutor club bank embassy union hospital party palace service mediators sides
    he she it they"""
)
"""Those who would know."""
_NEGATIONS: Final = word_set(
    """not n't no never yet neither nor without cannot unable declined declines refused refuses refusing to was were
    been be being is are could should must whether if until don't didn't doesn't t"""
)
"""Words before a verb that turn it, put it off or make it passive."""
REACH: Final = 4
"""Words before a verb, or behind it, that may turn what it says."""
SAID_REACH: Final = 8
"""Words behind a verb among which stands what it says."""
_CALLED_REACH: Final = 6
_BEEN_REACH: Final = 2
"""Words before 'warned' among which 'been' is."""
_SUBJECT: Final = 3
"""Words of a party's name that begins a headline."""
_DENIALS: Final = _DENYING | _REJECTING | _CALLING
_COMMAS: Final = frozenset(",\u2013\u2014")
_ALL_OF_IT: Final = frozenset({"which", "something"})
"""What all that stands before a comma is called behind it."""


def denies(text: PrintedText, row: Sequence[Token], verbs: AbstractSet[tuple[TextField, int]]) -> bool:
    """Whether a sentence denies what happened; `verbs` are where its statements' verbs end."""
    for at, token in enumerate(row):
        if token.low not in _DENIALS:
            continue
        behind = [each.low for each in row[at + 1 : at + 1 + REACH]]
        if is_turned(row, at) or not _NO_DENIAL.isdisjoint(behind) or _is_aside(row, at):
            continue
        is_said = (text.field, token.span.end) in verbs or opens_headline(row, at) or _closes_headline(text, row, at)
        if token.low in _DENYING and is_said:
            return True
        if token.low in _REJECTING and not _CLAIM_NOUNS.isdisjoint(behind):
            return True
        if token.low in _CALLING | _REJECTING and _is_called_lie(row, at + 1):
            return True
        if _is_behind_what_it_denies(row, at):
            return True
        if token.low in _DENYING and _denies_all_of_it(row, at):
            return True
    return False


def _is_aside(row: Sequence[Token], at: int) -> bool:
    """Whether what is denied is that somebody had been warned or knew, why, or what it was: 'deny it was terror'."""
    words = [token.low for token in row[at + 1 : at + 1 + SAID_REACH]]
    was = next((place for place, word in enumerate(words, at + 1) if word in BEING), len(row))
    is_told = any(
        word in _TOLD
        and not BEING.isdisjoint(words[:place][-_BEEN_REACH:])
        and (word, *words[place + 1 :][:1]) != _ORDERED
        for place, word in enumerate(words)
    )
    is_nature = any(token.low in _NATURES for token in row[was + 1 : was + 1 + REACH])
    is_known = not _KNOWLEDGE.isdisjoint(words[:REACH])
    return is_told or is_nature or is_known or not (_REASONS | _MEANING).isdisjoint(words)


def _is_called_lie(row: Sequence[Token], at: int) -> bool:
    """Whether 'it' or 'the claim' is called 'a lie' or 'false' behind a verb."""
    called = row[at : at + _CALLED_REACH]
    lie = next((place for place, token in enumerate(called) if token.low in _LIES), 0)
    return any(token.low in _CLAIM_NOUNS | _TOLD_BEFORE for token in called[:lie])


def _is_behind_what_it_denies(row: Sequence[Token], at: int) -> bool:
    """Whether somebody denies what stands before a comma: ', which Karland calls a lie', ', a claim denied by'."""
    comma = next((place for place in range(at - 1, at - 1 - SAID_REACH, -1) if low_at(row, place) in _COMMAS), 0)
    what = comma + 1 + (low_at(row, comma + 1) in {"a", "an"})
    if row[at].low in _CALLING and _LIES.isdisjoint(token.low for token in row[at + 1 : at + 1 + REACH]):
        return False
    is_all = row[at].low not in _REJECTING and low_at(row, what) in _ALL_OF_IT
    is_somebody = any(token.capital or token.low in PARTIES | KNOWING for token in row[what + 1 : at])
    is_by_somebody = low_at(row, at + 1) == "by"
    return comma > 0 and (is_all or low_at(row, what) in ENGLISH.claims) and (is_somebody or is_by_somebody)


def _denies_all_of_it(row: Sequence[Token], at: int) -> bool:
    """Whether somebody denies what has just been told and nothing else: '..., although Karland denied that.'."""
    is_somebody = at > 0 and (row[at - 1].capital or row[at - 1].low in PARTIES | KNOWING)
    return (
        is_somebody and low_at(row, at + 1) in {"this", "that"} and not any(each.is_word for each in row[at + 2 :][:1])
    )


def opens_headline(row: Sequence[Token], at: int) -> bool:
    """Whether a party and its verb begin a sentence: 'Rebels claim capture of Hrad'."""
    return 0 < at <= _SUBJECT and row[at - 1].low in PARTIES | KNOWING and low_at(row, at + 1) not in _BEHIND_NOUN


def _closes_headline(text: PrintedText, row: Sequence[Token], at: int) -> bool:
    """Whether a party and its verb alone end a headline: 'Norvia says strikes killed 10; Estmark denies'."""
    is_parted = low_at(row, at - 2) in {";", ","} and row[at - 1].capital
    return text.field is TextField.TITLE and at > 1 and is_parted and all(not each.is_word for each in row[at + 1 :])


def is_turned(row: Sequence[Token], at: int) -> bool:
    """Whether a verb is denied, put off, or passive: 'could not confirm', 'has yet to confirm', 'was denied'."""
    return any(token.low in _NEGATIONS for token in row[max(0, at - REACH) : at])

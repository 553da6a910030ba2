"""Puts beside a claim of a story those who deny it.

A denial is put beside a claim only where it is certainly about it: where both speak of the same thing by words that few
other statements of the story use, a name or a number among them, or by several of them; where somebody denies what he
has been accused of; and where he denies "the claim", or part in it, right behind the sentence that tells it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final

from aggregator.merging.language.time_words import MONTHS, WEEKDAYS
from aggregator.merging.statements.titles import NO_PERSON, TITLES
from aggregator.merging.words import words_of
from aggregator.model import PrintedStatement, Stance, StatementKind, StoryStatement, TextField

_STEM: Final = 5
"""Letters by which words are compared, so that "striking" is "strike"."""
_NAME_STEM: Final = 4
"""The same of names, so that "Iranian" is "Iran's"."""
_RARE: Final = 40
"""Statements beyond which a word is common, however large the story."""
_RARE_FEW: Final = 3
"""Statements up to which a word is rare, however small the story."""
_RARE_SHARE: Final = 4
"""A word is rare that no more than a quarter of the statements use."""
_SHARED: Final = 3
"""Rare words that a denial and a claim must share."""
_SHARED_WITH_NAME: Final = 2
"""The same where one of them is a name or a number."""
_EMPTY_WORDS: Final = (
    "about after again before being claim could every first never other people report since state still their there "
    "these thing those under where which while would"
)
_EMPTY: Final = frozenset(word[:_STEM] for word in words_of(_EMPTY_WORDS))
"""Beginnings of long words that say nothing of what is spoken about."""
_CALENDAR: Final = frozenset({*MONTHS, *WEEKDAYS})
_OFFICES: Final = TITLES | NO_PERSON
_BEHIND_CLAIM: Final = (
    r"(?=[,;.]|$| (?:as|and|but|outright|out of hand"
    r"|in (?:a|its|his|her|their) (?:statement|letter|post|reply|interview)"
    r"|(?:a )?(?:lie|false|untrue|baseless|unfounded|groundless|absurd)"
    r"|(?:(?:early|late|earlier|later) )?on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)"
)
"""What may stand behind "the claim"; "of ..." would tell which."""
_THE_CLAIM: Final = re.compile(
    r"(?:it|this|that|(?:(?:the|this|that|those|these|such|all) )?(?:claim|charge|allegation|accusation|report)s?)"
    + _BEHIND_CLAIM,
    re.IGNORECASE,
)
_ANY_PART: Final = re.compile(
    r"(?:(?:any|all|its|his|her|their|a) )?(?:involvement|responsibility|wrongdoing|complicity|role|part|guilt)\b"
    r"|(?:the )?(?:charge|allegation|accusation)s\b",
    re.IGNORECASE,
)
"""What somebody denies who does not say again what he is accused of."""
_CHARGE: Final = re.compile(r"\b(?:accus|blam|alleg|claim)", re.IGNORECASE)
"""What makes a charge of the end of a sentence, so that it is this which is denied behind it."""
_NONE_AT_ALL: Final = re.compile(r"(?:\S+ ){0,3}any\b", re.IGNORECASE)
_OF_SPEAKER: Final = re.compile(r"(?:it|they|its|their|he|she|his|her)\b", re.IGNORECASE)
"""What a claim opens with that is of him who makes it."""
_TELLS_DENIAL: Final = re.compile(r"(?:\S+ ){1,6}(?:denied|denies|rejected|rejects|dismissed|dismisses)\b")
"""What is claimed of somebody who denies something, whom nobody else's denial answers."""
_TARGET: Final = re.compile(r"(?:(?!(?:of|for)\b)\S+ ){1,7}", re.IGNORECASE)
"""Whom an accusation accuses."""
_SUBJECT: Final = re.compile(r"(?:\S+ ){1,4}")
"""Where a claim mostly says of whom it is."""
_GAP: Final = 2
"""Characters between two sentences that follow one another."""
_NAME: Final = re.compile(r"(?<=[\w,;:] )[^\W\d_a-z][^\W\d_]+|\d+")
_WORD: Final = re.compile(r"[^\W_]+")
_LONG_NAME: Final = re.compile(r"(?:[^\W\d_a-z][^\W\d_]+ ){2,}[^\W\d_a-z][^\W\d_]+")
"""What an acronym stands for: "Rapid Support Forces"."""
_DENIABLE: Final = frozenset(
    {
        StatementKind.SAID,
        StatementKind.CLAIMED,
        StatementKind.ANNOUNCED,
        StatementKind.CONFIRMED,
        StatementKind.ACCUSED,
        StatementKind.SUGGESTED,
    }
)


def with_denials(groups: Sequence[StoryStatement]) -> tuple[StoryStatement, ...]:
    """The statements of a story, each with the positions of those that deny it."""
    claims = _Claims(groups)
    denied_by: defaultdict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        if group.printed[0].stance is Stance.DENIAL:
            for claim in claims.denied_by(number):
                denied_by[claim].append(number)
    return tuple(replace(group, denied_by=tuple(denied_by[number])) for number, group in enumerate(groups))


def said(printed: PrintedStatement) -> str:
    """What was said, for comparison; the pieces of a broken quotation are joined by a space."""
    return " ".join(piece.words for piece in printed.words)


def _with_subject(printed: PrintedStatement) -> str:
    """What was said, with its speaker where it is of him: 'they had taken power' of 'a group of soldiers'."""
    words = said(printed)
    is_of_speaker = printed.stance is not Stance.DENIAL and _OF_SPEAKER.match(words)
    return f"{_speaker(printed)}: {words}" if is_of_speaker else words


def denies_the_claim(printed: PrintedStatement) -> bool:
    """Whether what is denied is "the claim", and not said otherwise."""
    return _THE_CLAIM.match(said(printed)) is not None


def says_what_it_denies(denial: PrintedStatement, claim: PrintedStatement) -> bool:
    """Whether a denial says again what it denies, so that it is about that and no other part of a charge."""
    return not denies_the_claim(denial) and len(_stems(said(denial)).keys() & _stems(said(claim)).keys()) > 1


class _Claims:
    """The statements of a story, to be searched for those that one of them denies."""

    def __init__(self, groups: Sequence[StoryStatement]) -> None:
        self._leading = [group.printed[0] for group in groups]
        self._stems = [_stems(_with_subject(each)) for each in self._leading]
        using: defaultdict[str, list[int]] = defaultdict(list)
        for number, own in enumerate(self._stems):
            if self._leading[number].stance is not Stance.DENIAL:  # however many deny a thing, it is one thing
                for stem in own:
                    using[stem].append(number)
        limit = min(_RARE, max(_RARE_FEW, len(groups) // _RARE_SHARE))
        self._rare = {stem: users for stem, users in using.items() if len(users) <= limit}
        self._accusing: defaultdict[str, list[int]] = defaultdict(list)
        """Accusations by the names of whom they accuse."""
        for number, each in enumerate(self._leading):
            if each.kind is StatementKind.ACCUSED and each.stance is not Stance.DENIAL:
                for name in _names(_beginning(_TARGET, said(each))):
                    self._accusing[name].append(number)
        self._in_order = _in_order(groups)

    def denied_by(self, denial: int) -> list[int]:
        """Positions of the claims that a denial is certainly about, in order."""
        charges = self._charges(denial)
        found = {*charges, *self._just_told(denial)}
        if not denies_the_claim(self._leading[denial]):
            # Beside what he is accused of, more is needed for him to deny something else as well.
            found.update(self._alike(denial, with_name=_SHARED if charges else _SHARED_WITH_NAME))
        return sorted(found)

    def _charges(self, denial: int) -> list[int]:
        """What the one who denies has been accused of, by whichever article, if that is what he denies.

        Who is accused of many things does not tell which of them it is.
        """
        printed, own = self._leading[denial], self._stems[denial]
        accused = {number for name in _names(_speaker(printed)) for number in self._accusing.get(name, ())}
        if not (len(accused) <= _RARE_FEW and (denies_the_claim(printed) or _ANY_PART.match(said(printed)))):
            rare = (self._rare.get(stem, ()) for stem, is_name in own.items() if not is_name)
            accused.intersection_update({number for users in rare for number in users})
        return [number for number in accused if _are_two_parties(printed, self._leading[number])]

    def _alike(self, denial: int, *, with_name: int) -> Iterator[int]:
        """The claims that speak of the same thing as a denial, by words that few others use."""
        own, printed = self._stems[denial], self._leading[denial]
        shared = Counter(claim for stem in own for claim in self._rare.get(stem, ()) if claim != denial)
        for claim, count in shared.items():
            named = any(own[stem] and claim in self._rare.get(stem, ()) for stem in own)
            enough = count >= (with_name if named else _SHARED) and 2 * count >= len(own)
            if enough and _are_two_parties(printed, self._leading[claim]):
                yield claim

    def _just_told(self, denial: int) -> list[int]:
        """What another has said in the same article just before, if "the claim" is denied, or by whom it is of."""
        printed = self._leading[denial]
        text = printed.sentence.article_id, printed.sentence.field
        place = bisect_left(self._in_order[text], (printed.words[0].start, 0)) - 1
        if place < 0:
            return []
        number, claim = self._in_order[text][place][1:]
        gap = printed.sentence.start - claim.sentence.end
        rest = claim.sentence.words[claim.words[-1].end - claim.sentence.start :]
        if gap > _GAP or _CHARGE.search(rest) or not _are_two_parties(printed, claim):
            return []
        is_answer = printed.sentence == claim.sentence and _ANY_PART.match(said(printed))
        return [number] if denies_the_claim(printed) or is_answer or self._is_of(printed, claim) else []

    @staticmethod
    def _is_of(denial: PrintedStatement, claim: PrintedStatement) -> bool:
        """Whether a claim is of the one who denies something behind it: an accusation of him, or what he has done.

        For an accused state its ministry may speak, if it denies "any" of it.
        """
        denier, words = _names(_speaker(denial)), said(claim)
        denies_any = _NONE_AT_ALL.match(said(denial)) is not None
        if claim.kind is StatementKind.ACCUSED:
            is_accused = not denier.isdisjoint(_names(_beginning(_TARGET, words)))
            is_named = any(word[0].isupper() for word in _WORD.findall(_speaker(denial))[1:])
            return is_accused or (bool(_speaker(denial)) and not is_named and denies_any)
        if denier.isdisjoint(_names(_beginning(_SUBJECT, words))) or not denier.isdisjoint(_names(_speaker(claim))):
            return False
        own, told = _stems(said(denial)), _stems(words)
        return denies_any or any(not is_name and stem in told for stem, is_name in own.items())


def _in_order(
    groups: Sequence[StoryStatement],
) -> defaultdict[tuple[int, TextField], list[tuple[int, int, PrintedStatement]]]:
    """Of each text its statements, in its order: where each begins, the position of its group, and itself."""
    found: defaultdict[tuple[int, TextField], list[tuple[int, int, PrintedStatement]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for each in group.printed:
            found[each.sentence.article_id, each.sentence.field].append((each.words[0].start, number, each))
    for statements in found.values():
        statements.sort(key=lambda each: each[:2])
    return found


def _are_two_parties(denial: PrintedStatement, claim: PrintedStatement) -> bool:
    """Whether a statement is one that can be denied, and not the denier's own."""
    if claim.stance is Stance.DENIAL or claim.kind not in _DENIABLE or _TELLS_DENIAL.match(said(claim)):
        return False
    both = denial.speaker, claim.speaker
    return None in both or words_of(_speaker(denial)) != words_of(_speaker(claim))


def _speaker(printed: PrintedStatement) -> str:
    return printed.speaker.words if printed.speaker else ""


def _beginning(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.match(words)
    return found[0] if found else words


def _names(words: str) -> frozenset[str]:
    """The beginnings of what names somebody: the names, or the office where there is none."""
    found = [*_WORD.findall(words), *("".join(map(itemgetter(0), name.split())) for name in _LONG_NAME.findall(words))]
    proper = [word for word in found if word[0].isupper() and word.casefold() not in _OFFICES]
    return frozenset(key for word in proper if (key := _key(word))) or frozenset(filter(None, map(_key, found)))


def _key(word: str) -> str:
    """What a name is compared by; an acronym as a whole, and nothing of small words."""
    if word.isupper() and len(word) > 1:
        return word
    return "".join(words_of(word))[:_NAME_STEM] if len(word) >= _NAME_STEM else ""


def _stems(words: str) -> dict[str, bool]:
    """The beginnings of the words that mean something, each with whether it is a name's or a number."""
    names = {stem for name in _NAME.findall(words) for stem in words_of(name)}
    return {
        word[:_STEM]: word in names
        for word in words_of(words)
        if word not in _CALENDAR and ((len(word) >= _STEM and word[:_STEM] not in _EMPTY) or word in names)
    }

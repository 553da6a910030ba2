"""Puts together what several articles print of one statement, and beside a claim those who deny it.

The same words are found by containment of shingles, as copies of articles are, because one article prints half of what
another prints in full. A denial is put beside a claim only where both speak of the same thing by words that few other
statements of the story use, a name or a number among them, or by several of them;
and "denied the claim" beside what the same article has just told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from aggregator.merging.words import words_of
from aggregator.model import PrintedStatement, Stance, StatementKind, StoryStatement, TextField

MAX_GROUPED: Final = 5_000
"""Statements of one story that are compared; those of later articles are left out."""
_SHINGLE: Final = 3
"""Words in a row that are compared at a time."""
_CONTAINED: Final = 0.8
"""Share of a statement's shingles that a fuller print of it holds; one changed word of twenty is no other statement."""
_OWNERS: Final = 8
"""How many groups are remembered for one shingle."""
_STEM: Final = 5
"""Letters by which words are compared, so that "striking" is "strike"."""
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
_THE_CLAIM: Final = re.compile(
    r"(?:(?:the|this|that|those|these|such|all) )?(?:claim|charge|allegation|accusation|report)s?(?:[,;.]|$)",
    re.IGNORECASE,
)
_GAP: Final = 2
"""Characters between two sentences that follow one another."""
_NAME: Final = re.compile(r"(?<=[\w,;:] )[^\W\d_a-z][^\W\d_]+|\d+")
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


def group_statements(printed: Iterable[PrintedStatement]) -> tuple[StoryStatement, ...]:
    """The statements of a story's articles, given in time order, in the order of their first print."""
    given = [each for _, each in zip(range(MAX_GROUPED), printed, strict=False)]
    groups = [StoryStatement(printed=tuple(given[number] for number in members)) for members in _same(given)]
    return _with_denials(groups)


def said(printed: PrintedStatement) -> str:
    """What was said, for comparison; the pieces of a broken quotation are joined by a space."""
    return " ".join(piece.words for piece in printed.words)


def denies_the_claim(printed: PrintedStatement) -> bool:
    """Whether what is denied is "the claim", and not said otherwise."""
    return _THE_CLAIM.match(said(printed)) is not None


def _same(given: Sequence[PrintedStatement]) -> list[list[int]]:
    """Positions of prints of one statement; each is compared with the fullest of a group, longest first."""
    words = [words_of(said(each)) for each in given]
    owners: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    groups: list[list[int]] = []
    for number in sorted(range(len(given)), key=lambda number: (-len(words[number]), number)):
        shingles = _shingles(words[number])
        common = Counter(group for shingle in shingles for group in owners.get(shingle, ()))
        found = next(
            (
                group
                for group, count in sorted(common.items(), key=lambda each: (-each[1], each[0]))
                if count >= _CONTAINED * len(shingles) and _can_be_one(given[groups[group][0]], given[number])
            ),
            None,
        )
        if found is not None:
            groups[found].append(number)
            continue
        for shingle in shingles:
            if len(owners[shingle]) < _OWNERS:
                owners[shingle].append(len(groups))
        groups.append([number])
    fullest_first = [[group[0], *sorted(group[1:])] for group in groups]
    return sorted(fullest_first, key=min)


def _shingles(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Runs of three words; fewer words are one run that only the same ones equal."""
    if len(words) < _SHINGLE:
        return frozenset({tuple(words)})
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _can_be_one(one: PrintedStatement, other: PrintedStatement) -> bool:
    """Whether no name and no denial tells two prints apart."""
    denial = Stance.DENIAL
    if (one.stance is denial) is not (other.stance is denial):
        return False
    return one.speaker is None or other.speaker is None or not _are_two(one.speaker.words, other.speaker.words)


def _are_two(one: str, other: str) -> bool:
    """Whether two speakers are certainly different: both end in a name, and the names differ."""
    last = [name.split()[-1] for name in (one, other)]
    return all(name[:1].isupper() for name in last) and words_of(last[0]) != words_of(last[1])


def _with_denials(groups: Sequence[StoryStatement]) -> tuple[StoryStatement, ...]:
    stems = [_stems(said(group.printed[0])) for group in groups]
    using: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(stems):
        for stem in own:
            using[stem].append(number)
    limit = min(_RARE, max(_RARE_FEW, len(groups) // _RARE_SHARE))
    rare = {stem: users for stem, users in using.items() if len(users) <= limit}
    denied_by: defaultdict[int, list[int]] = defaultdict(list)
    in_order = _in_order(groups)
    for number, group in enumerate(groups):
        if group.printed[0].stance is Stance.DENIAL:
            claims = _denied(number, groups, stems, rare) or _just_told(group.printed[0], groups, in_order)
            for claim in claims:
                denied_by[claim].append(number)
    return tuple(replace(group, denied_by=tuple(denied_by[number])) for number, group in enumerate(groups))


def _denied(
    denial: int,
    groups: Sequence[StoryStatement],
    stems: Sequence[Mapping[str, bool]],
    rare: Mapping[str, Sequence[int]],
) -> list[int]:
    """Positions of the claims that a denial is certainly about."""
    own = stems[denial]
    shared = Counter(claim for stem in own for claim in rare.get(stem, ()) if claim != denial)
    speaker = groups[denial].printed[0].speaker
    found = []
    for claim, count in sorted(shared.items()):
        statement = groups[claim].printed[0]
        named = any(own[stem] and claim in rare.get(stem, ()) for stem in own)
        enough = count >= (_SHARED_WITH_NAME if named else _SHARED) and 2 * count >= len(own)
        other = groups[claim].printed[0].speaker
        if (
            enough
            and statement.stance is not Stance.DENIAL
            and statement.kind in _DENIABLE
            and (speaker is None or other is None or words_of(speaker.words) != words_of(other.words))
        ):
            found.append(claim)
    return found


def _in_order(groups: Sequence[StoryStatement]) -> Mapping[tuple[int, TextField], list[tuple[int, int]]]:
    """Of each text where its statements begin, in its order, each with the position of its group."""
    found: defaultdict[tuple[int, TextField], list[tuple[int, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for each in group.printed:
            found[each.sentence.article_id, each.sentence.field].append((each.words[0].start, number))
    for starts in found.values():
        starts.sort()
    return found


def _just_told(
    denial: PrintedStatement,
    groups: Sequence[StoryStatement],
    in_order: Mapping[tuple[int, TextField], Sequence[tuple[int, int]]],
) -> list[int]:
    """The claim that "the claim" and nothing more means: what another has said in the same article just before."""
    text = denial.sentence.article_id, denial.sentence.field
    place = bisect_left(in_order[text], (denial.words[0].start, 0))
    if not denies_the_claim(denial) or not place:
        return []
    start, number = in_order[text][place - 1]
    claim = next(
        each
        for each in groups[number].printed
        if (each.sentence.article_id, each.sentence.field, each.words[0].start) == (*text, start)
    )
    gap = denial.sentence.start - (claim.sentence.start + len(claim.sentence.words))
    speakers = [words_of(each.speaker.words) if each.speaker else () for each in (claim, denial)]
    is_other = claim.stance is not Stance.DENIAL and claim.kind in _DENIABLE and speakers[0] != speakers[1]
    return [number] if gap <= _GAP and is_other else []


def _stems(words: str) -> dict[str, bool]:
    """The beginnings of the words that mean something, each with whether it is a name's or a number."""
    names = {stem for name in _NAME.findall(words) for stem in words_of(name)}
    return {
        word[:_STEM]: word in names
        for word in words_of(words)
        if (len(word) >= _STEM and word[:_STEM] not in _EMPTY) or word in names
    }

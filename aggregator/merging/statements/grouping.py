"""Puts together what several articles print of one statement.

The same words are found by containment of shingles, as copies of articles are, because one article prints half of what
another prints in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from aggregator.merging.language.quantity_words import SMALL_NUMBERS, TENS
from aggregator.merging.shingles import Shingle, ShingleIndex
from aggregator.merging.statements.denials import said, with_denials
from aggregator.merging.words import words_of
from aggregator.model import Form, PrintedStatement, Stance, StatementKind, StoryStatement

MAX_GROUPED: Final = 5_000
"""Statements of one story that are compared; those of later articles are left out."""
_SHINGLE: Final = 3
"""Words in a row that are compared at a time."""
_CONTAINED: Final = 0.8
"""Share of a statement's shingles that a fuller print of it holds; one changed word of twenty is no other statement."""
_NUMBERS: Final = SMALL_NUMBERS.keys() | TENS.keys()
"""Words that are never changed so: 'five people were killed' is not what who prints 'seven' says."""
_OWNERS: Final = 8
"""How many groups are remembered for one shingle."""


def group_statements(printed: Iterable[PrintedStatement]) -> tuple[StoryStatement, ...]:
    """The statements of a story's articles, given in time order, in the order of their first print."""
    given = list(islice(printed, MAX_GROUPED))
    groups = [StoryStatement(printed=tuple(given[number] for number in members)) for members in _same(given)]
    return with_denials(groups)


def _same(given: Sequence[PrintedStatement]) -> list[list[int]]:
    """Positions of prints of one statement; each is compared with the fullest of a group, longest first."""
    words = [words_of(said(each)) for each in given]
    numbers = [frozenset(word for word in each if word in _NUMBERS or word[0].isdigit()) for each in words]
    index = ShingleIndex(owners=_OWNERS)
    groups: list[list[int]] = []
    for number in sorted(range(len(given)), key=lambda number: (-len(words[number]), number)):
        shingles = _shingles(words[number])
        found = next(
            (
                group
                for group, count in sorted(index.common(shingles).items(), key=lambda each: (-each[1], each[0]))
                if count >= _CONTAINED * len(shingles)
                and numbers[number] <= numbers[groups[group][0]]
                and _can_be_one(given[groups[group][0]], given[number])
            ),
            None,
        )
        if found is not None:
            groups[found].append(number)
            continue
        index.add(len(groups), shingles)
        groups.append([number])
    fullest_first = [[group[0], *sorted(group[1:])] for group in groups]
    return sorted(fullest_first, key=min)


def _shingles(words: Sequence[str]) -> frozenset[Shingle]:
    """Runs of three words; fewer words are one run that only the same ones equal."""
    if len(words) < _SHINGLE:
        return frozenset({tuple(words)})
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _can_be_one(one: PrintedStatement, other: PrintedStatement) -> bool:
    """Whether no name and no denial tells two prints apart; what is condemned is not what is told of it."""
    denial, condemned = Stance.DENIAL, StatementKind.CONDEMNED
    if (one.stance is denial) is not (other.stance is denial):
        return False
    if Form.CLAIM in {one.form, other.form} and (one.kind is condemned) is not (other.kind is condemned):
        return False
    return one.speaker is None or other.speaker is None or not _are_two(one.speaker.words, other.speaker.words)


def _are_two(one: str, other: str) -> bool:
    """Whether two speakers are certainly different: both end in a name, and the names differ."""
    last = [name.split()[-1] for name in (one, other)]
    return all(name[:1].isupper() for name in last) and words_of(last[0]) != words_of(last[1])

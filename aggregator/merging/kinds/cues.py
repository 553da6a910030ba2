"""Finds what the words of a sentence say of an event.

A sentence is read as its words, without quotation marks and hyphens, with marks that end a clause. Patterns are looked
up by their first word and followed a few words on, so that time grows with the length of the sentence alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from aggregator.merging.kinds.english import PATTERNS
from aggregator.merging.kinds.english.context import (
    BACKGROUND,
    CONDITIONS,
    FORMER,
    HEADS,
    HYPOTHETICAL,
    ILLNESSES,
    LOOK_BACKS,
    MISSILE_TESTS,
    TRAPS,
)
from aggregator.merging.kinds.english.words import SETS
from aggregator.merging.kinds.events import Event
from aggregator.merging.language.numerals import Token, bound_before, numeral_at, tokens, year_of
from aggregator.merging.language.quantity_words import LONGEST_BOUND
from aggregator.merging.language.role_words import ANSWERING
from aggregator.merging.language.sentences import Span
from aggregator.model import StoryKind

_GAP: Final = 4
"""Words that '..' may stand for."""
_HYPOTHETICAL_REACH: Final = 4
_AT_ONCE: Final = "as"
_SKIPPED: Final = frozenset("-\u2010\u2011'\u2018\u2019\"\u201c\u201d\u00ab\u00bb#_")
_CLAUSE_WORDS: Final = BACKGROUND - {"under", "than", "over"} | {"but", "because"}
_JOINING: Final = frozenset("/&%$")
_ACCUSING: Final = frozenset({"accuse", "accuses", "accused", "accusing", "allege", "alleges"})
_MOST_WORDS: Final = 120
"""Words of a sentence that are read; a longer one is a table."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell of an event."""

    event: Event
    strength: int
    """From 1 to 3."""
    span: Span
    in_background: bool
    """Whether they stand behind 'after', 'amid' and the like."""
    at_once: bool
    """Whether they stand behind 'as', so that the sentence tells something else first."""
    alleged: bool
    """Whether they stand behind 'accuses' or 'alleges'."""


@dataclass(frozen=True, slots=True)
class SentenceCues:
    """What a sentence tells."""

    cues: tuple[Cue, ...]
    looks_back: bool
    """Whether it tells of another time, or of a play; such a sentence tells of no incident and of no talks."""
    names_illness: bool
    names_test: bool
    """Whether missiles are tested."""


@dataclass(frozen=True, slots=True)
class _Term:
    words: frozenset[str]
    gap: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    event: Event
    strength: int
    terms: tuple[_Term, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    pattern: _Pattern
    first: int
    last: int

    @property
    def rank(self) -> tuple[int, int]:
        return self.pattern.strength, self.last - self.first


_Index = Mapping[str, Sequence[_Pattern]]


def _terms(row: str) -> tuple[_Term, ...]:
    terms = []
    gap = 0
    for part in row.split():
        if part == "..":
            gap = _GAP
            continue
        words = (SETS[word] if word.isupper() else {word} for word in part.split("/"))
        terms.append(_Term(frozenset[str]().union(*words), gap))
        gap = 0
    return tuple(terms)


def _index(patterns: Iterator[_Pattern]) -> _Index:
    by_word: defaultdict[str, list[_Pattern]] = defaultdict(list)
    for pattern in patterns:
        for word in pattern.terms[0].words:
            by_word[word].append(pattern)
    return dict(by_word)


def _rows(rows: str, event: Event, strength: int | None = None) -> Iterator[_Pattern]:
    """The patterns of a table, each row opening with its strength where none is given for all."""
    for row in filter(None, map(str.strip, rows.splitlines())):
        if strength is None:
            yield _Pattern(event, int(row[0]), _terms(row[1:]))
        else:
            yield _Pattern(event, strength, _terms(row))


_EVENTS: Final = _index(pattern for event, rows in PATTERNS.items() for pattern in _rows(rows, event))
_TRAPS: Final = _index(_rows(TRAPS, Event.ELSE, 0))
_MISSILE_TESTS: Final = _index(_rows(MISSILE_TESTS, Event.ELSE, 0))
_LOOK_BACKS: Final = _index(_rows(LOOK_BACKS, Event.ELSE, 0))
_FORMER: Final = _index(_rows(FORMER, Event.ELSE, 0))


def sentence_cues(text: str, sentence: Span, year: int | None) -> SentenceCues:
    """What a sentence tells; the year of its publication is given where it is known."""
    row = _words(text, sentence)
    words = [token.low for token in row]
    tests = list(_all(words, _MISSILE_TESTS))
    trapped = {at for trap in (*tests, *_all(words, _TRAPS)) for at in range(trap.first, trap.last + 1)}
    looks_back = _looks_back(words, year)
    former = {at for found in _all(words, _FORMER) for at in range(found.last, _clause_end(words, found.last + 1))}
    openers = list(_openers(row, words))
    background = _behind(words, (at for at in openers if words[at] != _AT_ONCE))
    at_once = _behind(words, (at for at in openers if words[at] == _AT_ONCE)) - background
    accused = next((at for at, word in enumerate(words) if word in _ACCUSING), len(words))
    cues = []
    for found in _outermost(list(_best(words, trapped))):
        event = found.pattern.event
        is_incident = event.kind is StoryKind.INCIDENT
        if event.kind is not StoryKind.OTHER and (looks_back or found.first in former):
            continue
        if is_incident and not HEADS.isdisjoint(words[found.last + 1 :][:1]):
            continue
        signs = HYPOTHETICAL if is_incident else CONDITIONS if event is Event.AGREEMENT else frozenset[str]()
        if _is_hypothetical(words, found, signs):
            continue
        cues.append(
            Cue(
                event=event,
                strength=found.pattern.strength,
                span=Span(row[found.first].span.start, row[found.last].span.end),
                in_background=found.first in background,
                at_once=found.first in at_once,
                alleged=found.first > accused and is_incident,
            )
        )
    return SentenceCues(tuple(cues), looks_back or bool(former), not ILLNESSES.isdisjoint(words), bool(tests))


def names_as_background(sentence: str, kind: StoryKind) -> bool:
    """Whether a sentence tells of a kind, and only beside its own news: 'denies it refused the plan after talks'."""
    cues = [cue for cue in sentence_cues(sentence, Span(0, len(sentence)), None).cues if cue.event.kind is kind]
    return bool(cues) and all(cue.in_background or cue.at_once for cue in cues)


def _words(text: str, sentence: Span) -> list[Token]:
    """The tokens that are read: no quotation marks, no hyphens, no 's; letters and the digits behind them are one."""
    row: list[Token] = []
    apostrophe = False
    for token in tokens(text, Span(sentence.start, min(sentence.end, sentence.start + 12 * _MOST_WORDS))):
        last = row[-1] if row else None
        if last and last.is_word and token.is_figure and token.span.start == last.span.end:
            row[-1] = last._replace(span=Span(last.span.start, token.span.end), low=last.low + token.low)  # M23
        elif token.low not in _SKIPPED and not (apostrophe and token.low == "s" and token.glued):
            row.append(token)
        apostrophe = token.low in {"'", "\u2019"}
    return row[:_MOST_WORDS]


def _all(words: Sequence[str], index: _Index) -> Iterator[_Found]:
    for at, word in enumerate(words):
        for pattern in index.get(word, ()):
            last = _match(words, at, pattern)
            if last is not None:
                yield _Found(pattern, at, last)


def _best(words: Sequence[str], trapped: set[int]) -> Iterator[_Found]:
    """The surest pattern that begins at each word, the longest of equals."""
    for at, word in enumerate(words):
        found = [
            _Found(pattern, at, last)
            for pattern in _EVENTS.get(word, ())
            if (at not in trapped or pattern.event is Event.ELSE)
            and (last := _match(words, at, pattern)) is not None
            and (last not in trapped or pattern.event is Event.ELSE)
        ]
        if found:
            yield max(found, key=lambda each: each.rank)


def _match(words: Sequence[str], at: int, pattern: _Pattern) -> int | None:
    """Where a pattern that begins at a word ends; None where it does not fit."""
    for term in pattern.terms[1:]:
        for word in words[at + 1 : at + 2 + term.gap]:
            at += 1
            if word in term.words:
                break
            if _ends_clause(word):
                return None
        else:
            return None
    return at


def _outermost(found: Sequence[_Found]) -> Iterator[_Found]:
    """What no surer or equally sure pattern holds within it."""
    for each in found:
        if not any(
            other is not each
            and other.first <= each.first
            and each.last <= other.last
            and other.rank > each.rank
            and other.pattern.strength >= each.pattern.strength
            for other in found
        ):
            yield each


def _ends_clause(word: str) -> bool:
    return word in _CLAUSE_WORDS or not (word[0].isalnum() or word in _JOINING)


def _clause_end(words: Sequence[str], at: int) -> int:
    return next((end for end in range(at, len(words)) if words[end] in {",", ";", ":"}), len(words))


def _behind(words: Sequence[str], opening: Iterable[int]) -> set[int]:
    """The words from those at some places to a comma; a sentence that one of them opens up to its own."""
    found: set[int] = set()
    for at in opening:
        if at not in found:
            found.update(range(at, _clause_end(words, at + 1)))
    return found


def _openers(row: Sequence[Token], words: Sequence[str]) -> Iterator[int]:
    """Where 'after', 'response to', 'as' and the like stand.

    Words that bound a number are none: 'more than 40 killed', 'as many as 12 missing', 'over 200 trapped'.
    """
    for at, word in enumerate(words):
        pair = (word, *words[at + 1 : at + 2])
        if (word in BACKGROUND and not _bounds(row, at)) or pair == ("ahead", "of") or pair in ANSWERING:
            yield at


def _bounds(row: Sequence[Token], at: int) -> bool:
    """Whether a word is one of those that bound a number behind them."""
    numbers = range(at + 1, min(at + 1 + LONGEST_BOUND, len(row)))
    return any(bound_before(row, number)[0] <= at and numeral_at(row, number) for number in numbers)


def _looks_back(words: Sequence[str], year: int | None) -> bool:
    if next(_all(words, _LOOK_BACKS), None):
        return True
    if year is None:
        return False
    return any(0 < year_of(word) < year and words[max(0, at - 1)] != "since" for at, word in enumerate(words))


def _is_hypothetical(words: Sequence[str], found: _Found, signs: AbstractSet[str]) -> bool:
    if not signs.isdisjoint(words[found.first : found.last]):
        return True  # "protesters could be shot"
    for word in reversed(words[max(0, found.first - _HYPOTHETICAL_REACH) : found.first]):
        if _ends_clause(word):
            return False
        if word in signs:
            return True
    return False

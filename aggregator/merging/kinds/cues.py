"""Finds what the words of a sentence say of an event.

A sentence is read as its words, without quotation marks and hyphens, with marks that end a clause. Rows of words
(`tongue`) are looked up by their first word and followed a few words on, so that time grows with the length of the
sentence alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.languages import tongue
from aggregator.merging.kinds.tongue import Forms, Found, Tongue
from aggregator.merging.language.numerals import Token, bound_before, numeral_at, tokens, year_of
from aggregator.merging.language.quantity_words import LONGEST_BOUND
from aggregator.merging.language.sentences import Span
from aggregator.model import StoryKind

_HYPOTHETICAL_REACH: Final = 4
_SKIPPED: Final = frozenset("-\u200c\u2010\u2011'\u2018\u2019\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d#_")
_PAUSES: Final = frozenset(",;:\u060c\uff0c\u3001\u061b\uff1b\uff1a")
_MOST_WORDS: Final = 120
"""Words of a sentence that are read; a longer one is a table."""
_TOLL_STRENGTH: Final = 3


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
class Toll:
    """A count of what an event has done, and where in its text it begins."""

    event: Event
    start: int


def sentence_cues(
    text: str, sentence: Span, year: int | None, language: str = "en", tolls: Iterable[Toll] = ()
) -> SentenceCues:
    """What a sentence of a language tells, its tolls included; the year of its publication is given where it is known.

    The language is one of `LANGUAGES`.
    """
    known = tongue(language)
    row, words = _words(text, sentence, known)
    tests = list(known.find(words, known.missile_tests))
    trapped = {at for trap in (*tests, *known.find(words, known.traps)) for at in range(trap.first, trap.last + 1)}
    looks_back = _looks_back(words, year, known)
    former = {
        at for found in known.find(words, known.former) for at in range(found.last, _clause_end(words, found.last + 1))
    }
    background = _background(row, words, known)
    at_once = _at_once(row, words, known) - background
    accused = next((at for at, word in enumerate(words) if not known.accusing.isdisjoint(word)), len(words))
    said = [(found, _printed(row, found)) for found in _outermost(list(_best(words, known, trapped)))]
    cues = []
    for found, span in [*said, *((found, sentence) for found in _counted(row, tolls))]:
        event = found.event
        is_incident = event.kind is StoryKind.INCIDENT
        if event.kind is not StoryKind.OTHER and (looks_back or found.first in former):
            continue
        if is_incident and any(not known.heads.isdisjoint(word) for word in words[found.last + 1 :][:1]):
            continue
        signs = (
            known.hypothetical if is_incident else known.conditions if event is Event.AGREEMENT else frozenset[str]()
        )
        if _is_hypothetical(words, found, signs, known):
            continue
        cues.append(
            Cue(
                event=event,
                strength=found.strength,
                span=span,
                in_background=found.first in background,
                at_once=found.first in at_once,
                alleged=found.first > accused and is_incident,
            )
        )
    names_illness = any(not known.illnesses.isdisjoint(word) for word in words)
    return SentenceCues(tuple(cues), looks_back or bool(former), names_illness, bool(tests))


def names_as_background(sentence: str, kind: StoryKind, language: str) -> bool:
    """Whether a sentence tells of a kind, and only beside its own news: 'denies it refused the plan after talks'."""
    told = sentence_cues(sentence, Span(0, len(sentence)), None, language).cues
    cues = [cue for cue in told if cue.event.kind is kind]
    return bool(cues) and all(cue.in_background or cue.at_once for cue in cues)


def _words(text: str, sentence: Span, known: Tongue) -> tuple[list[Token], list[Forms]]:
    """The tokens that are read, and their forms; letters and the digits behind them are one, and there is no 's."""
    row: list[Token] = []
    apostrophe = False
    for token in tokens(text, Span(sentence.start, min(sentence.end, sentence.start + 12 * _MOST_WORDS))):
        last = row[-1] if row else None
        if last and last.is_word and token.is_figure and token.span.start == last.span.end and known.has_spaces:
            row[-1] = last._replace(span=Span(last.span.start, token.span.end), low=last.low + token.low)  # M23
        elif token.low not in _SKIPPED and not (apostrophe and token.low == "s" and token.glued):
            row.extend([token] if known.has_spaces else _pieces(text, token, known))
        apostrophe = token.low in {"'", "\u2019"}
    row = row[:_MOST_WORDS]
    return row, [known.forms(token.low) for token in row]


def _pieces(text: str, token: Token, known: Tongue) -> Iterator[Token]:
    """The words that letters without spaces are made of."""
    printed = token.span.of(text)
    for start, end in known.pieces(printed):
        span = Span(token.span.start + start, token.span.start + end)
        yield token._replace(span=span, low=printed[start:end], glued=start > 0)


def _printed(row: Sequence[Token], found: Found) -> Span:
    return Span(row[found.first].span.start, row[found.last].span.end)


def _counted(row: Sequence[Token], tolls: Iterable[Toll]) -> Iterator[Found]:
    """Tolls as what is found where they begin."""
    for toll in tolls:
        at = next((at for at, token in enumerate(row) if token.span.end > toll.start), None)
        if at is not None:
            yield Found(toll.event, _TOLL_STRENGTH, at, at)


def _best(words: Sequence[Forms], known: Tongue, trapped: AbstractSet[int]) -> Iterator[Found]:
    """The surest row that begins at each word, the longest of equals."""
    free = (
        found
        for found in known.find(words, known.events)
        if found.event is Event.ELSE or trapped.isdisjoint((found.first, found.last))
    )
    for _, found in groupby(free, key=attrgetter("first")):
        yield max(found, key=attrgetter("rank"))


def _outermost(found: Sequence[Found]) -> Iterator[Found]:
    """What no surer or equally sure row holds within it."""
    for each in found:
        if not any(other.first <= each.first and each.last <= other.last and other.rank > each.rank for other in found):
            yield each


def _clause_end(words: Sequence[Forms], at: int) -> int:
    return next((end for end in range(at, len(words)) if words[end][0] in _PAUSES), len(words))


def _behind(words: Sequence[Forms], opening: Iterable[int]) -> set[int]:
    """The words from those at some places to a mark."""
    found: set[int] = set()
    for at in opening:
        if at not in found:
            found.update(range(at, _clause_end(words, at + 1)))
    return found


def _background(row: Sequence[Token], words: Sequence[Forms], known: Tongue) -> set[int]:
    """The words behind 'after', 'response to' and the like, and before what means the same there."""
    opening = (found.first for found in known.find(words, known.background) if not _bounds(row, found.first))
    behind = _behind(words, opening)
    for found in known.find(words, known.closing):
        start = next((at for at in range(found.first, -1, -1) if words[at][0] in _PAUSES), 0)
        behind.update(range(start, found.last + 1))
    return behind


def _at_once(row: Sequence[Token], words: Sequence[Forms], known: Tongue) -> set[int]:
    """The words behind 'as'."""
    opening = (at for at, word in enumerate(words) if not known.at_once.isdisjoint(word) and not _bounds(row, at))
    return _behind(words, opening)


def _bounds(row: Sequence[Token], at: int) -> bool:
    """Whether a word bounds a number behind it: 'more than 40 killed', 'as many as 12 missing', 'over 200 trapped'."""
    numbers = range(at + 1, min(at + 1 + LONGEST_BOUND, len(row)))
    return any(bound_before(row, number)[0] <= at and numeral_at(row, number) for number in numbers)


def _looks_back(words: Sequence[Forms], year: int | None, known: Tongue) -> bool:
    if next(known.find(words, known.look_backs), None):
        return True
    if year is None:
        return False
    return any(
        0 < year_of(word[0]) < year and known.since.isdisjoint(words[max(0, at - 1)]) for at, word in enumerate(words)
    )


def _is_hypothetical(words: Sequence[Forms], found: Found, signs: AbstractSet[str], known: Tongue) -> bool:
    if any(not signs.isdisjoint(word) for word in words[found.first : found.last]):
        return True  # "protesters could be shot"
    for word in reversed(words[max(0, found.first - _HYPOTHETICAL_REACH) : found.first]):
        if known.ends_clause(word):
            return False
        if not signs.isdisjoint(word):
            return True
    return False

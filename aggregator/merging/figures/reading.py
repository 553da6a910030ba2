"""The figures of an article: what it counts, how exactly, and what has become of it.

Every figure is a piece of the article. Where the words leave a doubt about the role there is none, and a number that
goes with no known noun is no figure: names, dates, ages, scores and addresses are never read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, pairwise, takewhile
from typing import Final

from aggregator.merging.figures.counting import Counted, counted
from aggregator.merging.figures.other_languages import read_tolls
from aggregator.merging.figures.roles import Said, is_record, told
from aggregator.merging.language.numerals import QUOTES, Token, is_year, low_at, tokens
from aggregator.merging.language.role_words import CORRECTING, LATER_SAID, PAST_PHRASES
from aggregator.merging.language.sentences import Span, sentences
from aggregator.merging.language.tags import primary_subtag
from aggregator.merging.language.tenses import Tense
from aggregator.merging.language.time_words import MONTHS
from aggregator.merging.language.toll_words import TOLL_WORDS
from aggregator.merging.timeline.printed_dates import printed_date, resolved
from aggregator.model import Bound, FigureRole

MAX_FIGURES: Final = 200
"""Figures of one article that are kept, in order."""
_SINCE_REACH: Final = 6
"""Words from "since" to a year."""
_CLAUSE_REACH: Final = 10
"""Tokens around a figure among which its event is called by a month, or by a day before."""
_NEWS: Final = timedelta(days=7)
"""For how long after its day a count is news."""
_CLAUSE_ENDS: Final = frozenset(",;:")
_CORRECTING_REACH: Final = 12
"""Tokens before a figure among which it is said to correct another."""
LANGUAGES: Final = frozenset({"en"})
"""Languages whose figures are read."""
TOLLS_ONLY: Final = frozenset(TOLL_WORDS)
"""Languages of which tolls alone are read: counts of people with what has become of them, of drones and missiles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity as an article prints it."""

    words: Span
    sentence: Span
    value: float
    upper: float | None
    """The other end of a number between two."""
    bound: Bound
    unit: str
    role: FigureRole | None
    """None where it is not certain."""
    looks_back: bool
    """Whether its sentence speaks of another time, so that it counts no part of this event."""
    corrects: bool = False
    """Whether the words before it say that an earlier value was wrong: 'lowered the death toll to 24'."""


def read_figures(text: str, *, language: str | None, published: datetime | None = None) -> tuple[Figure, ...] | None:
    """The figures of an article in order; None where its language is not supported, tolls alone of `TOLLS_ONLY`."""
    known = primary_subtag(language)
    if known in TOLLS_ONLY:
        return tuple(islice(_tolls(text, known, published), MAX_FIGURES))
    if known not in LANGUAGES:
        return None
    found: list[Figure] = []
    said = Said()
    for sentence in sentences(text):
        found.extend(_figures(text, sentence, published, said))
        if len(found) >= MAX_FIGURES:
            break
    return tuple(found[:MAX_FIGURES])


def _tolls(text: str, language: str, published: datetime | None) -> Iterator[Figure]:
    for toll, words, sentence in read_tolls(text, language, published):
        if toll.role is not None:
            yield Figure(
                words=words,
                sentence=sentence,
                value=toll.value,
                upper=None,
                bound=toll.bound,
                unit=toll.unit,
                role=toll.role,
                looks_back=False,
            )


def _figures(text: str, sentence: Span, published: datetime | None, said: Said) -> Iterator[Figure]:
    row = tokens(text, sentence)
    found = list(islice(counted(row), MAX_FIGURES))
    looks_back = bool(found) and _looks_back(row, published)
    read = told(row, found, said)
    said.add(row, () if looks_back else read)
    for each in read:
        words = Span(row[each.counted.start].span.start, row[each.counted.end - 1].span.end)
        yield Figure(
            words=words,
            sentence=sentence,
            value=each.counted.value,
            upper=each.counted.upper,
            bound=each.counted.bound,
            unit=each.unit,
            role=each.role,
            looks_back=looks_back
            or (each.role is not FigureRole.MONEY and _is_of_a_month(row, each.counted.start, published))
            or _is_of_then(row, each.counted.start, published),
            corrects=_corrects(row, each.counted, found),
        )


def _is_since_when_worst(row: Sequence[Token], at: int) -> bool:
    """Whether a year is that since which nothing was so bad: 'for the first time since 2016', 'the deadliest since'."""
    since = next((place for place in range(at - 1, at - 1 - _SINCE_REACH, -1) if low_at(row, place) == "since"), 0)
    return since > 0 and is_record(row, since)


def _corrects(row: Sequence[Token], each: Counted, found: Sequence[Counted]) -> bool:
    before = [token.low for token in row[max(0, each.start - _CORRECTING_REACH) : each.start]]
    is_cut_toll = "toll" in before and not {"cut", "cuts", "cutting"}.isdisjoint(before)
    is_said = is_cut_toll or not CORRECTING.isdisjoint(before) or not LATER_SAID.isdisjoint(pairwise(before))
    return is_said or any(_takes_place_of(row, each, other) for other in found if other.unit in {None, each.unit})


def _takes_place_of(row: Sequence[Token], each: Counted, other: Counted) -> bool:
    """Whether a figure is told in place of another: 'nine, not 12', 'not 12 but nine', 'nine rather than 12'."""
    before = [token.low for token in row[other.after : each.start]]
    behind = [token.low for token in row[each.after : other.start]][-_CORRECTING_REACH:]
    is_behind_other = low_at(row, other.start - 1) == "not" and before[-1:] == ["but"]
    return is_behind_other or behind[-2:] in ([",", "not"], ["rather", "than"], ["instead", "of"])


def _is_of_a_month(row: Sequence[Token], start: int, published: datetime | None) -> bool:
    """Whether a figure is of what is called by another month, or was in one: 'a riot in July killed at least 48'."""
    this = published.month if published else 0
    is_called = any(
        row[at].capital and low_at(row, at + 2) == "s" and MONTHS.get(row[at].low, this) != this
        for at in _clause_before(row, start)
        if low_at(row, at + 1) in QUOTES
    )
    around = (*_clause_before(row, start), *_clause_behind(row, start)) if published else ()
    return is_called or any(
        row[at].capital and MONTHS.get(row[at].low, this) != this and low_at(row, at - 1) == "in" for at in around
    )


def _is_of_then(row: Sequence[Token], start: int, published: datetime | None) -> bool:
    """Whether a figure is of what 'when' goes back to: 'the fewest since 21 March, when 56 died'."""
    when = next((at for at in _clause_before(row, start) if row[at].low == "when"), 0)
    before = range(max(0, when - _SINCE_REACH), when)
    return any(low_at(row, at) == "since" or _is_long_past(row, at, published) for at in before)


def _is_long_past(row: Sequence[Token], at: int, published: datetime | None) -> bool:
    """Whether a year before the article's stands at a position, or begins a day or month that is no longer news."""
    if is_year(row[at]):
        return published is None or int(row[at].low) < published.year
    printed = printed_date(row, at) if published and (row[at].capital or row[at].is_figure) else None
    told = resolved(printed, published.date(), Tense.BACK) if printed and published else None
    return told is not None and published is not None and told.last < published.date() - _NEWS


def _clause_before(row: Sequence[Token], start: int) -> Iterator[int]:
    """The positions before a figure back to where its clause begins, at most so many."""
    near = range(start - 1, max(-1, start - 1 - _CLAUSE_REACH), -1)
    return takewhile(lambda at: row[at].low not in _CLAUSE_ENDS, near)


def _clause_behind(row: Sequence[Token], start: int) -> Iterator[int]:
    """The positions behind the beginning of a figure up to where its clause ends, at most so many."""
    near = range(start + 1, min(len(row), start + 1 + _CLAUSE_REACH))
    return takewhile(lambda at: row[at].low not in _CLAUSE_ENDS, near)


def _looks_back(row: Sequence[Token], published: datetime | None) -> bool:
    """Whether a sentence names a year before the article's, opens with another month, or speaks of a long time."""
    for at, token in enumerate(row):
        is_past = is_year(token) and (published is None or int(token.low) < published.year)
        if is_past and not _is_since_when_worst(row, at):
            return True
    opens_in = row[1].low if len(row) > 1 and row[0].low in {"in", "last"} and row[1].capital else ""
    if published and MONTHS.get(opens_in, published.month) != published.month:
        return True
    return any(
        (one.low, other.low) in PAST_PHRASES and not is_record(row, at) for at, (one, other) in enumerate(pairwise(row))
    )

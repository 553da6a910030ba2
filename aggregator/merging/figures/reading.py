"""The figures of an article: what it counts, how exactly, and what has become of it.

Every figure is a piece of the article. Where the words leave a doubt about the role there is none, and a number that
goes with no known noun is no figure: names, dates, ages, scores and addresses are never read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice, pairwise, takewhile
from typing import Final

from aggregator.merging.figures.by_place import by_place
from aggregator.merging.figures.count import Counted
from aggregator.merging.figures.counting import counted
from aggregator.merging.figures.other_languages import read_tolls
from aggregator.merging.figures.roles import Said, is_record, told
from aggregator.merging.figures.told import ToldFigure
from aggregator.merging.language.numerals import QUOTES, Token, low_at, tokens, year_of
from aggregator.merging.language.sentences import Span, sentences
from aggregator.merging.language.tenses import Tense
from aggregator.merging.language.time_words import MONTHS
from aggregator.merging.language.toll_words import TOLL_WORDS
from aggregator.merging.printed import PrintedText
from aggregator.merging.timeline.printed_dates import printed_date, resolved
from aggregator.merging.words import phrase_set, word_set
from aggregator.model import FigureRole, PrintedFigure

_CORRECTING: Final = word_set("revised revises revising lowered lowers lowering corrected corrects correcting reduced")
"""Words before a count by which it takes the place of a greater one too."""
_LATER_SAID: Final = phrase_set("later said, later says, later put, later gave, later confirmed, later reported")
"""The same of what was told before it."""
_PAST_PHRASES: Final = phrase_set(
    """last year, years ago, year ago, decade ago, decades ago, months ago, year earlier, years earlier, this year, this
    month, recent weeks, recent months, recent years, war began, war has, war had, conflict has, conflict had, conflict
    began, invasion began"""
)
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


def read_figures(text: PrintedText, published: datetime | None) -> tuple[ToldFigure, ...]:
    """The figures of a text in order, tolls alone of `TOLLS_ONLY`; none where its language is not supported."""
    found: list[ToldFigure] = []
    if text.language in TOLLS_ONLY:
        found += islice(_tolls(text, published), MAX_FIGURES)
    said = Said()
    for sentence in sentences(text.text) if text.language in LANGUAGES else ():
        found.extend(_figures(text, sentence, published, said))
        if len(found) >= MAX_FIGURES:
            break
    return by_place(text, found[:MAX_FIGURES])


def _tolls(text: PrintedText, published: datetime | None) -> Iterator[ToldFigure]:
    for toll, words, sentence in read_tolls(text.text, text.language, published):
        printed = PrintedFigure(words=text.passage(words), sentence=text.passage(sentence))
        value, upper = toll.value, toll.upper
        yield ToldFigure(printed=printed, value=value, upper=upper, bound=toll.bound, unit=toll.unit, role=toll.role)


def _figures(text: PrintedText, sentence: Span, published: datetime | None, said: Said) -> Iterator[ToldFigure]:
    row = tokens(text.text, sentence)
    found = list(islice(counted(row), MAX_FIGURES))
    looks_back = bool(found) and _looks_back(row, published)
    read = told(row, found, said)
    said.add(row, () if looks_back else read)
    for each in read:
        words = Span(row[each.start].span.start, row[each.end - 1].span.end)
        yield ToldFigure(
            printed=PrintedFigure(words=text.passage(words), sentence=text.passage(sentence)),
            value=each.value,
            upper=each.upper,
            bound=each.bound,
            unit=each.unit,
            role=each.role,
            looks_back=looks_back
            or (each.role is not FigureRole.MONEY and _is_of_a_month(row, each.start, published))
            or _is_of_then(row, each.start, published),
            corrects=_corrects(row, each, found),
        )


def _is_since_when_worst(row: Sequence[Token], at: int) -> bool:
    """Whether a year is that since which nothing was so bad: 'for the first time since 2016', 'the deadliest since'."""
    since = next((place for place in range(at - 1, at - 1 - _SINCE_REACH, -1) if low_at(row, place) == "since"), 0)
    return since > 0 and is_record(row, since)


def _corrects(row: Sequence[Token], each: Counted, found: Sequence[Counted]) -> bool:
    before = [token.low for token in row[max(0, each.start - _CORRECTING_REACH) : each.start]]
    is_cut_toll = "toll" in before and not {"cut", "cuts", "cutting"}.isdisjoint(before)
    is_said = is_cut_toll or not _CORRECTING.isdisjoint(before) or not _LATER_SAID.isdisjoint(pairwise(before))
    return is_said or any(_takes_place_of(row, each, other) for other in found if other.unit in {"", each.unit})


def _takes_place_of(row: Sequence[Token], each: Counted, other: Counted) -> bool:
    """Whether a figure is told in place of another: 'nine, not 12', 'not 12 but nine', 'nine rather than 12'."""
    if other.after < each.start:
        return (low_at(row, other.start - 1), low_at(row, each.start - 1)) == ("not", "but")
    behind = [token.low for token in row[max(each.after, other.start - 2) : other.start]]
    return behind in ([",", "not"], ["rather", "than"], ["instead", "of"])


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
    if year := year_of(row[at].low):
        return published is None or year < published.year
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
        year = year_of(token.low)
        if year and (published is None or year < published.year) and not _is_since_when_worst(row, at):
            return True
    opens_in = row[1].low if len(row) > 1 and row[0].low in {"in", "last"} and row[1].capital else ""
    if published and MONTHS.get(opens_in, published.month) != published.month:
        return True
    pairs = enumerate(pairwise(token.low for token in row))
    return any(pair in _PAST_PHRASES and not is_record(row, at) for at, pair in pairs)

"""The figures of several articles side by side: which say the same, which disagree, and which are merely later."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from itertools import combinations
from typing import Final, assert_never

from aggregator.merging.figures import Figure
from aggregator.merging.quantity_words import Bound, Role

SAME_TIME: Final = timedelta(hours=2)
"""How far apart two values may be printed and yet be of one time: newsrooms take that long to hear of a new count."""
MAX_VALUES: Final = 40
"""Values of one group that are compared and shown; those with the most sources."""
_ABOUT: Final = 0.1
"""How far from the true number 'about' may lie, as a share of it."""
_GROWING: Final = frozenset(
    {Role.KILLED, Role.WOUNDED, Role.LAUNCHED, Role.SHOT_DOWN, Role.DAMAGED, Role.DESTROYED, Role.RESCUED}
)
"""Counts that only grow, so that a smaller one later on is a disagreement."""
_INCOMPARABLE: Final = frozenset({Role.MONEY})
"""Sums of money count different things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFigures:
    """The figures of one article of a story."""

    article_id: int
    publisher: str
    time: datetime
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSource:
    """Where a value is printed."""

    article_id: int
    publisher: str
    time: datetime
    figure: Figure
    is_first: bool
    """Whether it is the first of its group in the article; later ones are mostly parts or look elsewhere."""
    copies: tuple[int, ...] = ()
    """Articles that carry the same text with the same value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """One value of a count, with its sources in time order."""

    value: float
    upper: float | None
    bound: Bound
    sources: tuple[FigureSource, ...]
    later_than: tuple[int, ...] = ()
    """Positions of the values of the same count that it replaces."""
    disagrees_with: tuple[int, ...] = ()
    """Positions of the values of the same time that cannot be true beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """What a story's articles say of one count, in order of first mention."""

    role: Role
    unit: str
    values: tuple[FigureValue, ...]


class _Relation(Enum):
    LATER = auto()
    DISAGREES = auto()


_Printed = tuple[float, float | None, Bound]


def group_figures(articles: Iterable[ArticleFigures], same_text: Mapping[int, int]) -> tuple[FigureGroup, ...]:
    """The figures of a story's articles by role and unit, those without a role or that look back left out.

    `same_text` names, for each article that copies another, the one that it copies; a value that both print counts
    once. Articles may come in any order.
    """
    groups: defaultdict[tuple[Role, str], defaultdict[_Printed, dict[int, FigureSource]]]
    groups = defaultdict(lambda: defaultdict(dict))
    for article in sorted(articles, key=lambda each: (each.time, each.article_id)):
        text = same_text.get(article.article_id, article.article_id)
        for role, source in _sources(article):
            figure = source.figure
            by_text = groups[role, figure.unit][figure.value, figure.upper, figure.bound]
            first = by_text.get(text)
            by_text[text] = replace(first, copies=(*first.copies, source.article_id)) if first else source
    return tuple(
        FigureGroup(role=role, unit=unit, values=_related(role, _values(by_value)))
        for (role, unit), by_value in groups.items()
    )


def _sources(article: ArticleFigures) -> Iterator[tuple[Role, FigureSource]]:
    """What an article prints of each count, each value once."""
    printed: defaultdict[tuple[Role, str], set[_Printed]] = defaultdict(set)
    for figure in article.figures:
        if figure.role is None or figure.looks_back:
            continue
        known, value = printed[figure.role, figure.unit], (figure.value, figure.upper, figure.bound)
        if value not in known:
            yield (
                figure.role,
                FigureSource(
                    article_id=article.article_id,
                    publisher=article.publisher,
                    time=article.time,
                    figure=figure,
                    is_first=not known,
                ),
            )
            known.add(value)


def _values(by_value: Mapping[_Printed, Mapping[int, FigureSource]]) -> list[FigureValue]:
    """The values with the most sources, in order of first mention, which is the order in which they come."""
    values = [
        FigureValue(value=value, upper=upper, bound=bound, sources=tuple(sources.values()))
        for (value, upper, bound), sources in by_value.items()
    ]
    fewest = sorted((len(each.sources) for each in values), reverse=True)[:MAX_VALUES][-1]
    return [each for each in values if len(each.sources) >= fewest][:MAX_VALUES]


def _related(role: Role, values: Sequence[FigureValue]) -> tuple[FigureValue, ...]:
    later: defaultdict[int, list[int]] = defaultdict(list)
    disagreeing: defaultdict[int, list[int]] = defaultdict(list)
    for (one, earlier), (other, second) in () if role in _INCOMPARABLE else combinations(enumerate(values), 2):
        match _relation(role, earlier, second):
            case _Relation.LATER:
                later[other].append(one)
            case _Relation.DISAGREES:
                disagreeing[one].append(other)
                disagreeing[other].append(one)
            case None:
                pass
    return tuple(
        replace(each, later_than=tuple(later[position]), disagrees_with=tuple(disagreeing[position]))
        for position, each in enumerate(values)
    )


def _relation(role: Role, one: FigureValue, other: FigureValue) -> _Relation | None:
    """How a value stands to one that was printed first.

    A publisher that has gone over to another value no longer stands for its first, and what an article does not print
    first of its kind says nothing against another.
    """
    one_said, other_said = _last_said(one), _last_said(other)
    held = [time for publisher, time in one_said.items() if other_said.get(publisher, time) <= time]
    now = [time for publisher, time in other_said.items() if one_said.get(publisher, time) <= time]
    if not now or not one_said:
        return None
    if not held:
        return _Relation.LATER
    is_later = min(now) - max(held) > SAME_TIME
    if is_later and not (role in _GROWING and _limits(other)[1] < _limits(one)[0]):
        return _Relation.LATER
    is_same_time = is_later or min(held) - max(now) <= SAME_TIME
    return _Relation.DISAGREES if is_same_time and not _compatible(one, other) else None


def _last_said(value: FigureValue) -> dict[str, datetime]:
    """When each publisher last printed a value first of its kind; sources come in time order."""
    return {source.publisher.casefold(): source.time for source in value.sources if source.is_first}


def _compatible(one: FigureValue, other: FigureValue) -> bool:
    (low, high), (other_low, other_high) = _limits(one), _limits(other)
    return low <= other_high and other_low <= high


def _limits(value: FigureValue) -> tuple[float, float]:
    """Between what the true number lies."""
    match value.bound:
        case Bound.EXACT:
            return value.value, value.value
        case Bound.AT_LEAST:
            return value.value, math.inf
        case Bound.AT_MOST:
            return 0.0, value.value
        case Bound.ABOUT:
            return value.value * (1 - _ABOUT), value.value * (1 + _ABOUT)
        case Bound.BETWEEN:
            return value.value, value.value if value.upper is None else value.upper
        case _:
            assert_never(value.bound)

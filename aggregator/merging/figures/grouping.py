"""The figures of several articles side by side: which say the same, which disagree, and which are merely later."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from itertools import combinations
from operator import attrgetter
from types import MappingProxyType
from typing import Final

from aggregator.merging.figures.limits import are_compatible, holds, is_less
from aggregator.merging.figures.told import ArticleFigures, ToldFigure
from aggregator.merging.figures.wording import are_of_two_sides, has_risen
from aggregator.model import (
    Bound,
    FigureAside,
    FigureReading,
    FigureRole,
    FigureValue,
    Passage,
    PastRevision,
    PrintedFigure,
    StoryFigure,
)

SAME_TIME: Final = timedelta(hours=2)
"""How far apart two values may be printed and yet be of one time: newsrooms take that long to hear of a new count."""
_AT_ONCE: Final = timedelta()
"""The same where the words say that one has taken the other's place."""
MAX_VALUES: Final = 40
"""Values of one group that are compared and shown; those with the most sources."""
_GROWING: Final = frozenset(
    {
        FigureRole.KILLED,
        FigureRole.WOUNDED,
        FigureRole.LAUNCHED,
        FigureRole.SHOT_DOWN,
        FigureRole.DAMAGED,
        FigureRole.DESTROYED,
        FigureRole.RESCUED,
    }
)
"""Counts that only grow, so that a smaller one later on is a disagreement, unless it is said to correct the greater."""
_INCOMPARABLE: Final = frozenset({FigureRole.MONEY})
"""Sums of money count different things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """An article, or several that carry one text, with one value."""

    outlet: str
    time: datetime
    is_meant: bool
    """Whether it is the value of its group that the article stands for; others are mostly parts or look elsewhere."""
    corrects: bool
    """Whether the article says that the value corrects another."""
    has_risen: bool
    """Whether the article says that a smaller one has risen to it."""
    is_dated: bool
    """Whether its time is that of publication, and not the latest that it can be."""
    printed: tuple[PrintedFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """One value of a count, with its sources in time order."""

    value: float
    upper: float | None
    bound: Bound
    sources: tuple[_Source, ...]


class _Relation(Enum):
    EARLIER = auto()
    LATER = auto()
    DISAGREES = auto()


_Printed = tuple[float, float | None, Bound]


def group_figures(
    articles: Iterable[ArticleFigures],
    same_text: Mapping[int, int],
    past: Mapping[int, Sequence[PastRevision]] = MappingProxyType({}),
    aside: Iterable[FigureAside] = (),
    undated: AbstractSet[int] = frozenset(),
) -> tuple[StoryFigure, ...]:
    """The figures of a story's articles by role and unit, those without a role or that look back left out.

    `same_text` names, for each article that copies another, the one that it copies; a value that both print counts
    once. `past` are older versions of articles, newest first: a value is told when the version came that first prints
    it. Those that people have set `aside` stand there, and say nothing against others. A smaller count of what
    only grows is the earlier where `undated` articles alone have it, hours later. Articles may come in any order.
    """
    misread = {(each.article_id, each.figure) for each in aside}
    groups: defaultdict[tuple[FigureRole, str], defaultdict[_Printed, dict[int, _Source]]]
    groups = defaultdict(lambda: defaultdict(dict))
    parts: defaultdict[tuple[FigureRole, str], set[frozenset[float]]] = defaultdict(set)
    for article in sorted(articles, key=lambda each: (each.time, each.article_id)):
        text = same_text.get(article.article_id, article.article_id)
        for count, value, source in _sources(article, past.get(article.article_id, ()), misread, undated):
            by_text = groups[count][value]
            first = by_text.get(text)
            by_text[text] = replace(first, printed=(*first.printed, *source.printed)) if first else source
        for count, values in _by_place(article):
            parts[count].add(values)
    return tuple(
        StoryFigure(role=role, unit=unit, values=_related(role, _values(by_value), parts[role, unit]))
        for (role, unit), by_value in groups.items()
    )


def _sources(
    article: ArticleFigures,
    past: Sequence[PastRevision],
    misread: Collection[tuple[int, FigureReading]],
    undated: AbstractSet[int],
) -> Iterator[tuple[tuple[FigureRole, str], _Printed, _Source]]:
    """What an article prints of each count, each value once."""
    known: set[tuple[tuple[FigureRole, str], _Printed]] = set()
    read = [
        (told, (role, told.unit), (told.value, told.upper, told.bound))
        for told in article.told
        if not told.looks_back and (role := told.role)
    ]
    correcting_first = sorted(read, key=lambda each: not each[0].corrects)
    meant: defaultdict[tuple[FigureRole, str], set[_Printed]] = defaultdict(set)
    for told, count, value in correcting_first:
        if (article.article_id, _reading(count, value)) not in misread:
            stood_for = [each for each, other, held in read if other == count and held in meant[count]]
            if not stood_for or _is_of_another_side(told, stood_for, meant[count]):
                meant[count].add(value)
    for told, count, value in read:
        if (count, value) not in known:
            known.add((count, value))
            yield (
                count,
                value,
                _Source(
                    outlet=article.outlet,
                    time=_told_at(article.time, told.printed.words, past),
                    is_meant=value in meant[count],
                    corrects=told.corrects,
                    has_risen=has_risen(told.printed),
                    is_dated=article.article_id not in undated,
                    printed=(told.printed,),
                ),
            )


def _is_of_another_side(told: ToldFigure, stood_for: Iterable[ToldFigure], values: Collection[_Printed]) -> bool:
    """Whether an article stands for a second value of a count, as another side says so: 'police say 3, others 12'."""
    is_apart = told.is_of_a_place or told.corrects or len(values) > 1
    return not is_apart and any(are_of_two_sides(each.printed, told.printed) for each in stood_for)


def _reading(count: tuple[FigureRole, str], value: _Printed) -> FigureReading:
    (role, unit), (number, upper, bound) = count, value
    return FigureReading(role=role, unit=unit, value=number, upper=upper, bound=bound)


def _told_at(came: datetime, words: Passage, past: Sequence[PastRevision]) -> datetime:
    """When an article first printed words: when the last version was replaced that did not have them."""
    printed = re.compile(rf"(?<!\w){re.escape(words.words)}(?!\w)")
    versions = ((each.replaced, f"{each.title}\n{each.summary}\n{each.text}") for each in past)
    return next((replaced for replaced, text in versions if not printed.search(text)), came)


def _by_place(article: ArticleFigures) -> Iterator[tuple[tuple[FigureRole, str], frozenset[float]]]:
    """The values of each count that an article tells place by place, sentence by sentence."""
    found: defaultdict[tuple[FigureRole, str, Passage], set[float]] = defaultdict(set)
    for told in article.told:
        if told.is_of_a_place and told.role is not None:
            found[told.role, told.unit, told.printed.sentence].add(told.value)
    for (role, unit, _), values in found.items():
        yield (role, unit), frozenset(values)


def _values(by_value: Mapping[_Printed, Mapping[int, _Source]]) -> list[_Value]:
    """The values with the most sources, in order of first mention."""
    values = [
        _Value(value=value, upper=upper, bound=bound, sources=tuple(sorted(sources.values(), key=attrgetter("time"))))
        for (value, upper, bound), sources in by_value.items()
    ]
    values.sort(key=lambda each: each.sources[0].time)
    fewest = sorted((len(each.sources) for each in values), reverse=True)[:MAX_VALUES][-1]
    return [each for each in values if len(each.sources) >= fewest][:MAX_VALUES]


def _related(role: FigureRole, values: Sequence[_Value], parts: Iterable[frozenset[float]]) -> tuple[FigureValue, ...]:
    later: defaultdict[int, list[int]] = defaultdict(list)
    disagreeing: defaultdict[int, list[int]] = defaultdict(list)
    for (one, earlier), (other, second) in () if role in _INCOMPARABLE else combinations(enumerate(values), 2):
        is_apart = _are_apart(earlier, second, parts) or (role is FigureRole.RELEASED and _is_half(earlier, second))
        match None if is_apart else _relation(role, earlier, second):
            case _Relation.EARLIER:
                later[one].append(other)
            case _Relation.LATER:
                later[other].append(one)
            case _Relation.DISAGREES:
                disagreeing[one].append(other)
                disagreeing[other].append(one)
            case None:
                pass
    return tuple(
        FigureValue(
            value=each.value,
            upper=each.upper,
            bound=each.bound,
            printed=tuple(printed for source in each.sources for printed in source.printed),
            later_than=tuple(later[position]),
            disagrees_with=tuple(disagreeing[position]),
        )
        for position, each in enumerate(values)
    )


def _are_apart(one: _Value, other: _Value, parts: Iterable[frozenset[float]]) -> bool:
    """Whether two values are those of two places, or one of a place and the other of all of them."""
    low, high = sorted((one.value, other.value))
    return any(low in each and (high in each or high >= sum(each)) for each in parts)


def _is_half(one: _Value, other: _Value) -> bool:
    """Whether one value is twice the other, as all who are exchanged are of those on each side."""
    return one.value in {2 * other.value, other.value / 2}


def _relation(role: FigureRole, one: _Value, other: _Value) -> _Relation | None:
    """How a value stands to one that was printed first.

    An outlet that has gone over to another value no longer stands for its first, and a value that an article does not
    stand for says nothing against another. A later 'over 20' says nothing new beside 22.
    """
    corrected_by = {source.outlet for source in other.sources if source.corrects}
    if all(source.outlet in corrected_by and not source.is_meant for source in one.sources):
        return _Relation.LATER
    one_said, other_said = _last_said(one), _last_said(other)
    held = [time for outlet, time in one_said.items() if other_said.get(outlet, time) <= time]
    now = [time for outlet, time in other_said.items() if one_said.get(outlet, time) <= time]
    if not now or not one_said:
        return None
    if not held:
        return _Relation.LATER
    is_changed = bool(corrected_by) or (is_less(one, other) and any(source.has_risen for source in other.sources))
    is_later = min(now) - max(held) > (_AT_ONCE if is_changed else SAME_TIME)
    if is_later and holds(other, one):
        return None
    is_fallen = role in _GROWING and is_less(other, one) and not corrected_by
    if is_later and (_is_undated(other) or not is_fallen):
        return _Relation.EARLIER if is_fallen else _Relation.LATER
    is_same_time = is_later or min(held) - max(now) <= SAME_TIME
    return _Relation.DISAGREES if is_same_time and not are_compatible(one, other) else None


def _last_said(value: _Value) -> dict[str, datetime]:
    """When each outlet last stood for a value, of those that say when, if any does; sources come in time order."""
    meant = [source for source in value.sources if source.is_meant]
    return {source.outlet: source.time for source in [each for each in meant if each.is_dated] or meant}


def _is_undated(value: _Value) -> bool:
    return not any(source.is_dated for source in value.sources)

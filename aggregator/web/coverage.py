"""Who reported when: the articles of a story over time. Across, places are in percent of the width; down, in pixels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aggregator.model import SourceRole
from aggregator.ports import Spread
from aggregator.web import words
from aggregator.web.words import counted

_EDGE = 3.0
"""In percent: what stays free at either side, since a mark reaches beyond its place."""
_PITCH = 8.0
"""Pixels from mark to mark, where there is room for it."""
_LEAST_PITCH = 2.5
"""Pixels; where less is left for a mark, nobody could tell one from the next, and each pile is drawn as a bar."""
_LEAST_HEIGHT = 14.0
_MOST_DAYS = 16
_PLURALS = {SourceRole.COPY: "copies", SourceRole.WITHDRAWN: "withdrawn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article as a mark."""

    at: datetime
    role: SourceRole | None = None
    """None where only the times are known."""
    publisher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """Where a report is drawn."""

    report: Report
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Where the reports of about one time are drawn together, because they are too many for a mark each."""

    at: datetime
    """The first of them."""
    reports: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The reports of a story as they are drawn."""

    dots: tuple[Dot, ...]
    piles: tuple[Pile, ...]
    """In place of the dots, where there are too many."""
    days: tuple[float, ...]
    """Where a new day begins, unless there are too many days."""
    height: float
    first: datetime
    last: datetime
    roles: tuple[tuple[SourceRole | None, str], ...]
    """How many there are of each role, in words: '2 copies'."""

    @property
    def in_words(self) -> str:
        """The picture for those who do not see it, without its times."""
        return ", ".join(told for _, told in self.roles)


def coverage(reports: Iterable[Report], *, columns: int, height: float) -> Coverage | None:
    """Lay reports out from the first to the last, those of about one time on top of one another; None for a single one.

    `height` is the most there is, in pixels; where a pile is higher, all marks are drawn smaller, and as bars at last.
    """
    ordered = sorted(reports, key=lambda each: each.at)
    if len(ordered) < 2:  # noqa: PLR2004 - one report makes no picture
        return None
    first, last = ordered[0].at, ordered[-1].at
    piles: dict[int, list[Report]] = {}
    for each in ordered:
        piles.setdefault(_column(each.at, first, last, columns), []).append(each)
    return _drawn(piles, first, last, columns=columns, height=height)


def coverage_of_spread(spread: Spread, *, height: float) -> Coverage | None:
    """The same of a story of which it is only known how many reports came in each part of its time."""
    columns = len(spread.counts)
    if sum(spread.counts) < 2:  # noqa: PLR2004 - as above
        return None
    part = (spread.last - spread.first) / max(columns - 1, 1)
    piles = {
        column: [Report(at=spread.first + column * part)] * count for column, count in enumerate(spread.counts) if count
    }
    return _drawn(piles, spread.first, spread.last, columns=columns, height=height)


def _drawn(
    piles: Mapping[int, Sequence[Report]], first: datetime, last: datetime, *, columns: int, height: float
) -> Coverage:
    highest = max(map(len, piles.values()))
    pitch = min(_PITCH, height / highest)
    height = min(height, max(_LEAST_HEIGHT, pitch * highest))
    crowded = pitch < _LEAST_PITCH
    counts = Counter(each.role for pile in piles.values() for each in pile)
    known = [(role, words.role(role), _PLURALS.get(role, "")) for role in SourceRole]
    roles = tuple(
        (role, counted(counts[role], *told)) for role, *told in (*known, (None, "article", "articles")) if counts[role]
    )
    return Coverage(
        dots=() if crowded else _dots(piles, columns, pitch, height),
        piles=_bars(piles, columns, pitch, height) if crowded else (),
        days=_days(first, last),
        height=height,
        first=first,
        last=last,
        roles=roles,
    )


def _dots(piles: Mapping[int, Sequence[Report]], columns: int, pitch: float, height: float) -> tuple[Dot, ...]:
    return tuple(
        Dot(
            report=each,
            x=_across(column / max(columns - 1, 1)),
            y=round(height - pitch * (place + 0.5), 2),
            radius=round(pitch * 0.4, 2),
        )
        for column, pile in piles.items()
        for place, each in enumerate(pile)
    )


def _bars(piles: Mapping[int, Sequence[Report]], columns: int, pitch: float, height: float) -> tuple[Pile, ...]:
    width = round(min((100 - 2 * _EDGE) / max(columns - 1, 1) * 0.7, 2 * _EDGE), 2)
    return tuple(
        Pile(
            at=pile[0].at,
            reports=len(pile),
            x=round(_across(column / max(columns - 1, 1)) - width / 2, 2),
            y=round(height - pitch * len(pile), 2),
            width=width,
            height=round(pitch * len(pile), 2),
        )
        for column, pile in piles.items()
    )


def _column(at: datetime, first: datetime, last: datetime, columns: int) -> int:
    if last == first:
        return columns // 2
    return round((at - first) / (last - first) * (columns - 1))


def _across(share: float) -> float:
    return round(_EDGE + (100 - 2 * _EDGE) * share, 2)


def _days(first: datetime, last: datetime) -> tuple[float, ...]:
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    count = (last - midnight) // timedelta(days=1)
    if count > _MOST_DAYS:
        return ()
    begins: Sequence[datetime] = [midnight + timedelta(days=day) for day in range(1, count + 1)]
    return tuple(_across((each - first) / (last - first)) for each in begins)

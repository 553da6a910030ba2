"""What a story's articles count and measure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from aggregator.model.passages import Passage


class Bound(StrEnum):
    """How a printed number limits the true one."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    BETWEEN = "between"


class FigureRole(StrEnum):
    """What a figure counts or measures."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    TRAPPED = "trapped"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    RELEASED = "released"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    RESCUED = "rescued"
    LAUNCHED = "launched"
    SHOT_DOWN = "shot down"
    DAMAGED = "damaged"
    DESTROYED = "destroyed"
    WITHOUT_POWER = "without power"
    MONEY = "money"
    MAGNITUDE = "magnitude"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """A figure as one article prints it."""

    words: Passage
    sentence: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReading:
    """What was read of a figure, by which a person names it: where it is printed may be read again."""

    role: FigureRole
    unit: str
    value: float
    upper: float | None
    bound: Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureAside:
    """A figure that a person has said is misread in an article."""

    article_id: int
    figure: FigureReading
    decision_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """One value of a count."""

    value: float
    upper: float | None
    """The other end of a number between two."""
    bound: Bound
    printed: tuple[PrintedFigure, ...]
    """In time order, copies too; never empty."""
    later_than: tuple[int, ...] = ()
    """Positions of the values of the same count that it replaces."""
    disagrees_with: tuple[int, ...] = ()
    """Positions of the values of the same time that cannot be true beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFigure:
    """What a story's articles say of one count, in order of first mention."""

    role: FigureRole
    unit: str
    values: tuple[FigureValue, ...]

    def reading(self, value: FigureValue) -> FigureReading:
        """What was read of one of its values."""
        return FigureReading(role=self.role, unit=self.unit, value=value.value, upper=value.upper, bound=value.bound)

    @property
    def is_disputed(self) -> bool:
        """Whether articles disagree about it."""
        return any(value.disagrees_with for value in self.values)


def without_misread(figures: tuple[StoryFigure, ...], aside: Iterable[FigureAside]) -> tuple[StoryFigure, ...]:
    """The figures without those that people have set aside; a sentence that another article copies included."""
    said = {(each.article_id, each.figure) for each in aside}
    left = (_without_misread(figure, said) for figure in figures)
    return tuple(figure for figure in left if figure.values)


def _without_misread(figure: StoryFigure, aside: Collection[tuple[int, FigureReading]]) -> StoryFigure:
    kept: dict[int, FigureValue] = {}
    for position, value in enumerate(figure.values):
        reading = figure.reading(value)
        misread = {each.sentence.words for each in value.printed if (each.sentence.article_id, reading) in aside}
        printed = tuple(each for each in value.printed if each.sentence.words not in misread)
        if printed:
            kept[position] = replace(value, printed=printed)
    places = {position: place for place, position in enumerate(kept)}
    values = (
        replace(
            value,
            later_than=tuple(places[each] for each in value.later_than if each in places),
            disagrees_with=tuple(places[each] for each in value.disagrees_with if each in places),
        )
        for value in kept.values()
    )
    return replace(figure, values=tuple(values))

"""Dates, counts and statements in words that readers know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, assert_never

from aggregator.model import (
    Form,
    NameKind,
    Precision,
    PrintedStatement,
    Stance,
    StatementKind,
    StoryFigure,
    StoryName,
    When,
)

_SAME: Final = {
    NameKind.CITY: ("same place", "same places"),
    NameKind.REGION: ("same place", "same places"),
    NameKind.COUNTRY: ("same place", "same places"),
    NameKind.PERSON: ("same person", "same people"),
    NameKind.ORGANISATION: ("same organisation", "same organisations"),
}
_MOST_SHARED: Final = 4
"""Names that are told of what two stories share."""


def day_told(when: When | None) -> str:
    """A time that articles tell of: 'Wednesday 5 March 2031, night', '3-5 June 2031', 'June 2031'."""
    if when is None:
        return "No date can be told"
    first, last = when.first, when.last
    match when.precision:
        case Precision.DAY | Precision.PART_OF_DAY:
            if first == last:
                part = f", {when.part}" if when.part else ""
                return f"{first:%A} {first.day} {first:%B %Y}{part}"
            return f"{_day(first)} – {_day(last)}"  # noqa: RUF001 - a range is written so
        case Precision.WEEK:
            return f"Week of {_day(first)}"
        case Precision.MONTH:
            return f"{first:%B %Y}"
        case Precision.YEAR:
            return f"{first:%Y}"
        case _:
            assert_never(when.precision)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def count_name(figure: StoryFigure) -> str:
    """What a figure counts: 'killed, people'."""
    role = figure.role.value.capitalize()
    return role if figure.unit in {"", figure.role} else f"{role}, {figure.unit}"


def stance(statement: PrintedStatement) -> str:
    """What a statement does, in a word: 'quoted', 'claimed', 'denied'."""
    if statement.stance is Stance.DENIAL:
        return "denied"
    if statement.kind is not StatementKind.SAID:
        return statement.kind.value
    return "quoted" if statement.form is Form.QUOTATION else "said"


def same_names(shared: Iterable[StoryName]) -> list[tuple[str, list[str]]]:
    """What two stories have in common, those that say most first: 'same people', and their names as printed."""
    groups: dict[tuple[str, str], list[str]] = {}
    for name in list(shared)[:_MOST_SHARED]:
        groups.setdefault(_SAME[name.kind], []).append(name.words)
    return [(one if len(names) == 1 else several, names) for (one, several), names in groups.items()]

"""Texts read for the dates that they tell."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from aggregator.merging.timeline import read_timeline
from aggregator.merging.timeline.told import ToldDate
from tests.support.naming import text as printed

WEDNESDAY = datetime(2025, 3, 12, 14, tzinfo=UTC)


def dated(
    text: str, published: datetime | None = WEDNESDAY, *, ahead: int = 0, language: str | None = "en"
) -> tuple[ToldDate, ...]:
    return read_timeline(printed(text, language), published, timedelta(hours=ahead))


def days(text: str, published: datetime | None = WEDNESDAY) -> list[tuple[str, date | None]]:
    return [(each.words.words, each.when.first if each.when else None) for each in dated(text, published)]

"""Texts read for the dates that they tell."""

from __future__ import annotations

from datetime import UTC, date, datetime

from aggregator.merging.timeline.reading import DatedSentence, read_timeline

WEDNESDAY = datetime(2025, 3, 12, 14, tzinfo=UTC)


def dated(text: str, published: datetime | None = WEDNESDAY) -> tuple[DatedSentence, ...]:
    found = read_timeline(text, language="en", published=published)
    assert found is not None
    return found


def days(text: str, published: datetime | None = WEDNESDAY) -> list[tuple[str, date | None]]:
    return [(each.words.of(text), each.when.first if each.when else None) for each in dated(text, published)]

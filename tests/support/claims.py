"""Stories of written articles, read for their claims and dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from aggregator.merging.happened import DateOfEvent, happened
from aggregator.merging.kinds import story_kind
from aggregator.merging.reading import Reading, read_article
from tests.support.annotated import annotated
from tests.support.make import NOON, stored_article

STORIES = annotated("claims")


def reading(
    number: int, title: str, summary: str = "", time: datetime | None = None, *, language: str = "en"
) -> Reading:
    when = time or NOON + timedelta(hours=number)
    read = stored_article(number, title, summary=summary, published=when, sort_time=when, language=language)
    return read_article(read)


def written(story: dict[str, Any]) -> list[Reading]:
    return [
        reading(number, each["title"], each["summary"], datetime.fromisoformat(each["published"]))
        for number, each in enumerate(story["articles"], 1)
    ]


def dated(readings: Sequence[Reading], same_text: dict[int, int] | None = None) -> DateOfEvent:
    kind = story_kind((each.kind for each in readings), same_text or {}).kind
    first = min(each.timeline.time for each in readings)
    return happened((each.timeline for each in readings), same_text or {}, first, kind)

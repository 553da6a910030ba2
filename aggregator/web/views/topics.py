"""Topics with their conditions in words and how many stories they have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aggregator.model import TopicSpec
from aggregator.ports import TopicCount, UnitOfWork
from aggregator.web.words import language

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """One topic."""

    name: str
    conditions: tuple[str, ...]
    """All of which hold for its stories."""
    stories: int
    new: int
    """Opened in the last week."""


def topic_views(uow: UnitOfWork, topics: Sequence[TopicSpec], *, now: datetime) -> list[TopicView]:
    """The topics in the order of the feeds file."""
    counts = uow.stories.topic_counts(now - WEEK)
    none = TopicCount(stories=0, new=0)
    return [
        TopicView(
            name=topic.name,
            conditions=tuple(conditions(topic)),
            stories=counts.get(topic.name, none).stories,
            new=counts.get(topic.name, none).new,
        )
        for topic in topics
    ]


def conditions(topic: TopicSpec) -> list[str]:
    """What a story must fulfil, one sentence a condition."""
    told = (
        ("Has one of the words", topic.any),
        ("Has all of the words", topic.all),
        ("Has none of the words", topic.none),
        ("Among the publishers is", topic.publishers),
        ("Among the languages is", [language(code) for code in topic.languages]),
        ("Is about", [kind.value for kind in topic.kinds]),
        ("Names the place", topic.places),
    )
    return [
        f"{head} {_listed(values, 'and' if head.startswith('Has all') else 'or')}" for head, values in told if values
    ]


def _listed(values: Iterable[str], joint: str) -> str:
    *first, last = (f"\N{LEFT DOUBLE QUOTATION MARK}{value}\N{RIGHT DOUBLE QUOTATION MARK}" for value in values)
    return f"{', '.join(first)} {joint} {last}" if first else last

"""The kind of a story by the votes of its texts.

Each text of its own has one vote, however many carry it, and none where its words say nothing. Words of sport, business
and the like stand in reports of anything, so they have half a vote; and a few texts of many do not speak for the story.
The class is that of the event which most of those that won tell; one that is only alleged counts as told where another
text tells it plainly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from aggregator.merging.kinds.events import VAGUE, Event, alleged, count_together, tells_of
from aggregator.merging.kinds.reading import Subject
from aggregator.model import EventClass, Passage, StoryKind

_MAX_SHOWN: Final = 8
"""Passages that a story shows for its kind, of its earliest texts."""
_COMMON: Final = 0.5
"""The vote of a text that tells of nothing but what many reports mention."""
_QUORUM: Final = 0.2
"""Share of the texts that must tell of a kind for the story to be of it."""
_VAGUE: Final = 0.2
"""The vote for a vague event, which is told beside another."""


_APART: Final = frozenset({StoryKind.TALKS, StoryKind.INCIDENT})


def are_apart(story: StoryKind, text: StoryKind) -> bool:
    """Whether a text of a kind says nothing of the event of a story: one about an incident after the talks."""
    return {story, text} == _APART


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleKind:
    """What one article of a story is about."""

    article_id: int
    time: datetime
    subject: Subject | None
    """None where its language is not supported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfStory:
    """What a story is about."""

    kind: StoryKind
    event_class: EventClass | None
    shown_by: tuple[Passage, ...]
    """The words that said so."""


def story_kind(articles: Iterable[ArticleKind], same_text: Mapping[int, int]) -> KindOfStory:
    """What a story is about; OTHER, with nothing shown, where no text says it. Articles may come in any order.

    `same_text` names, for each article that copies another, the one that it copies. Of equals the earlier wins.
    """
    texts: dict[int, Subject] = {}
    for article in sorted(articles, key=lambda each: (each.time, each.article_id)):
        text = same_text.get(article.article_id, article.article_id)
        if article.subject and (text not in texts or not texts[text].event):
            texts[text] = article.subject
    votes: defaultdict[StoryKind, float] = defaultdict(float)
    for subject in texts.values():
        if subject.event:
            votes[subject.kind] += _COMMON if subject.event is Event.ELSE else 1
    kind = max(votes, key=lambda each: votes[each], default=StoryKind.OTHER)
    winners = [subject for subject in texts.values() if subject.kind is kind and subject.event]
    event = _event(winners)
    if event is None or len(winners) < _QUORUM * len(texts):
        return KindOfStory(kind=StoryKind.OTHER, event_class=None, shown_by=())
    of_event = [subject for subject in winners if subject.event and tells_of(subject.event, event)]
    is_alleged = all(subject.is_alleged for subject in of_event)
    return KindOfStory(
        kind=kind,
        event_class=alleged(event) if is_alleged else event.event_class,
        shown_by=tuple(passage for subject in of_event for passage in subject.shown_by)[:_MAX_SHOWN],
    )


def _event(subjects: Sequence[Subject]) -> Event | None:
    votes: defaultdict[Event, float] = defaultdict(float)
    for subject in subjects:
        if subject.event:
            votes[subject.event] += 1
    count_together(votes)
    # Of vague ones that count alike the one that says more, of others the first.
    return max(
        votes, key=lambda each: (votes[each] * _VAGUE, -each) if each in VAGUE else (votes[each], 0), default=None
    )

"""Which stories somebody wishes to see, and in what portions they come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aggregator.model import ListedStory, StoryKind, StoryState

MOST_COUNTED = 1_000
"""Stories that a queue counts, so that counting takes no longer than showing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """Which stories a person wishes to see."""

    states: frozenset[StoryState] = frozenset({StoryState.OPEN, StoryState.CONFIRMED})
    doubtful_only: bool = False
    """Only stories with open suggestions or changed since their review."""
    unsure_only: bool = False
    """Only stories that a question is about which somebody left unsure."""
    kind: StoryKind | None = None
    """As a person has pinned it, else as it was read; what has not been read has none."""
    topic: str | None = None
    publisher: str | None = None
    language: str | None = None
    since: datetime | None = None
    """Last published not before this."""
    changed_since: datetime | None = None
    """Changed not before this, by whatever it was but questions, which are counted alone."""
    newer_than: int = 0
    """Only stories of a higher number than this, which have been opened later."""
    asked_after: int = 0
    """Only stories that open questions of a higher number than this are about; with `newer_than`, those of either."""
    min_publishers: int = 1
    words: str = ""
    """A search, as a person types it, that must find one of the story's articles (`ArticleStore.search`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePlace:
    """A place in the queue: that of the story which stands, or stood, there."""

    doubt: int
    """Doubt x independent texts."""
    last_published: datetime
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What waits for a person's word, among open and confirmed stories; None where more than `MOST_COUNTED` do."""

    questions: int | None
    """Open questions. Each puts two stories in doubt, and is answered once."""
    changed: int | None
    """Stories that have changed since their review."""

    @property
    def total(self) -> int | None:
        """Both together."""
        if self.questions is None or self.changed is None or self.questions + self.changed > MOST_COUNTED:
            return None
        return self.questions + self.changed


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCount:
    """How many stories a topic has."""

    stories: int
    new: int
    """Of these, opened since a given time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A page of stories and how many there are in all."""

    stories: tuple[ListedStory, ...]
    total: int | None
    """None where there are more than `MOST_COUNTED`."""
    doubtful: int | None
    """How many of all these have open suggestions or were changed since their review; None as above."""
    following: QueuePlace | None
    """The place after which the next page begins; None on the last."""

"""What a briefing is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from aggregator.model import StoredArticle, Story, StoryDetails, StoryKind, StoryName, StoryRecord, When


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryToTell:
    """A story with what a briefing is made from."""

    story: Story
    record: StoryRecord
    details: StoryDetails | None
    """None where it has not been read yet."""
    articles: Mapping[int, StoredArticle]
    related: tuple[RelatedStory, ...]
    """In the order of time; those that the briefing does not tell are passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """An article that prints a line."""

    article_id: int
    publisher: str
    link: str | None
    """Absolute http(s), or None."""
    published: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A line: words of an article as printed, and every article that prints them or the like."""

    story_id: int
    words: str
    language: str | None
    cites: tuple[Cite, ...]
    """The first is where the words are from."""
    speaker: str | None = None
    """The phrase that names the speaker of a statement, as printed."""
    manner: str = ""
    """What a statement does, in a word: 'quoted', 'denied'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What is told of one time."""

    when: When | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """A claim beside its denials."""

    claim: Told
    denials: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a count: the words that print it within their sentence."""

    words: str
    told: Told
    disagrees: bool
    """Whether another value of the same time cannot be true beside it."""
    later: bool
    """Whether it replaces an older value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One count of a story with all its values."""

    story_id: int
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedStory:
    """A story that is read beside another."""

    story_id: int
    shared: tuple[StoryName, ...]
    """The names that both are about, those that say most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefStory:
    """One story of the briefing."""

    id: int
    headline: Told
    kind: StoryKind | None
    """None where it has not been read."""
    articles: int
    publishers: int
    independent_texts: int
    last_published: datetime
    related: tuple[RelatedStory, ...]
    """In the order of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What a topic's stories of a period say."""

    topic: str
    since: datetime
    until: datetime
    stories: tuple[BriefStory, ...]
    """Those with the most independent texts first."""
    background: tuple[Day, ...]
    developments: tuple[Day, ...]
    ahead: tuple[Day, ...]
    contested: tuple[Contested, ...]
    statements: tuple[Told, ...]
    """Those that stand in no contest, by story, then time."""
    counts: tuple[Count, ...]
    left_out: int
    """Lines that were left out for length."""
    more_stories: int
    """Stories of the topic and period that are not told, having the fewest independent texts."""
    unread: int
    """Stories that have not been read yet, of which nothing is told but the headline."""

    def headline(self, story_id: int) -> Told:
        """The headline of a story of the briefing."""
        return next(story.headline for story in self.stories if story.id == story_id)

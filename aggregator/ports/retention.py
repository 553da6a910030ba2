"""What is kept for a time only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from aggregator.model import KnownArticle
from aggregator.ports.articles import ArticlePlace


class OldRows(StrEnum):
    """Rows that go by their own age, whatever they belong to."""

    FETCH_LOG = "fetch_log"  # polls
    REQUESTS = "requests"  # requests for decisions that have been carried out
    REVISIONS = "revisions"  # older versions of articles
    EVIDENCE = "evidence"  # what the program decided about articles
    QUESTIONS = "questions"  # questions that were withdrawn, because they answered themselves
    MEMBERSHIP_LOG = "membership_log"  # where articles were put, which indexes in memory follow


@dataclass(frozen=True, slots=True, kw_only=True)
class OldStory:
    """A story that has been left alone for long, and that nobody has decided anything about."""

    id: int
    articles: tuple[tuple[int, KnownArticle], ...]
    """Each with the id of its feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldStories:
    """Old stories as they were met on a walk by age, the oldest first."""

    found: tuple[OldStory, ...]
    following: ArticlePlace | None
    """Where the walk goes on; None at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """How much went with stories."""

    stories: int
    articles: int


class RetentionStore(Protocol):
    """Finding what is old, and deleting it."""

    def old_stories(self, before: datetime, *, after: ArticlePlace | None = None, limit: int) -> OldStories:
        """Open stories last published before a moment, all articles first seen before it; so many are looked at.

        Left out are those that a person has decided something about: the story, one merged into it or one of its
        articles has an event in the history, a constraint, an answered question, a pin, a note, or was placed by a
        person. So are those with an article that was revised and not settled since, and those named by the latest
        decision about an article that is elsewhere by now.
        """

    def documents(self, feed_ids: Iterable[int]) -> Mapping[int, bytes | None]:
        """What is remembered of the items of feeds' last documents; nothing (b"") for a removed feed without it."""

    def drop_stories(self, story_ids: Sequence[int], before: datetime, *, now: datetime) -> Dropped | None:
        """Delete stories with their articles and all about them, as far as `old_stories` still finds them.

        Stories merged into them go along, and so do open questions that name them; stories left with fewer questions
        are touched. It is logged that the articles are nowhere. `StoryStore.serialise` must have been called. None,
        and nothing deleted, where a feed of theirs is just being written to by somebody else.
        """

    def count_old(self, rows: OldRows, before: datetime) -> int:
        """How many rows are older than a moment and may go."""

    def find_old(self, rows: OldRows, before: datetime, *, limit: int) -> Sequence[object]:
        """Keys of the first such rows, as `drop_old` takes them.

        Kept are revisions, decisions and withdrawn questions of articles in stories that a person has reviewed,
        pinned, annotated or decided about, or that a person has placed. Logs lose their first rows alone, up to the
        first that is not old, and keep the newest.
        """

    def drop_old(self, rows: OldRows, keys: Sequence[object]) -> int:
        """Delete rows by key; returns how many there were."""

    def give_back(self, pages: int) -> int:
        """Give so many free pages of the file back to the system; returns how many.

        Nought where the database does not keep such pages, or most of the file is in use: what is free is used again.
        """

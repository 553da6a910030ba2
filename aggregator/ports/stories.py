"""Stored stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from aggregator.model import (
    FigureAside,
    ListedStory,
    Member,
    Membership,
    NamedIn,
    NameKind,
    Pins,
    Story,
    StoryDetails,
    StoryKind,
    StoryName,
    StoryRecord,
    StoryState,
)
from aggregator.ports.articles import ArticlePlace
from aggregator.ports.placing import MembershipChange, SignedPlace, SinceReview, Spread, StoredDecision
from aggregator.ports.queue import Left, QueueFilter, QueuePlace, StoryPage, TopicCount


class StoryStore(Protocol):
    """Stories, memberships and decisions."""

    def serialise(self) -> None:
        """Make this transaction the only one that changes memberships until it ends; call before reading them."""

    def open(self, *, now: datetime) -> int:
        """Open a story without articles and return its id; `place` and `save_records` must follow."""

    def get(self, story_id: int) -> Story | None:
        """One story, merged ones too, or None."""

    def many(self, story_ids: Iterable[int]) -> dict[int, Story]:
        """Stories by id; missing ones are left out."""

    def listed(self, story_ids: Iterable[int]) -> dict[int, ListedStory]:
        """Stories as lists show them, by id, merged ones too; missing ones are left out."""

    def resolve(self, story_id: int) -> int | None:
        """The id that a story lives on under: itself, or the end of its chain of merges; None if unknown."""

    def members(self, story_ids: Iterable[int]) -> dict[int, list[Member]]:
        """The articles of stories, by sort_time, then id; every id asked for is a key."""

    def member_page(self, story_id: int, *, limit: int, after: ArticlePlace | None = None) -> list[Member]:
        """The articles of a story by sort_time, then id: the first ones, or those after a place; no more are read."""

    def times(self, story_ids: Iterable[int]) -> dict[int, dict[int, datetime]]:
        """The sort_time of each article of stories, without its text; every id asked for is a key."""

    def spread(self, story_ids: Iterable[int], *, parts: int) -> dict[int, Spread]:
        """How the articles of stories are spread over their time; stories without articles are left out.

        Where all came at one time they stand in the middle. No row of an article is read.
        """

    def place(self, memberships: Sequence[Membership]) -> None:
        """Put articles into stories, moving those that are elsewhere, and log it."""

    def memberships(self, article_ids: Iterable[int]) -> dict[int, Membership]:
        """Where articles are; ungrouped ones are left out."""

    def changes(self, after: int, *, limit: int) -> list[MembershipChange]:
        """The log after a sequence number, in order."""

    def signed_window(self, since: datetime, until: datetime, engine: str) -> Iterator[SignedPlace]:
        """Grouped articles with since <= sort_time < until, by sort_time, then id, with stored signatures; in portions.

        Raises ValueError where a time is naive.
        """

    def first_change(self) -> int:
        """The oldest sequence number that the log still has; 0 when it is empty.

        Whoever has read up to the one before it, or further, has missed nothing.
        """

    def last_change(self) -> int:
        """The newest sequence number of the log; 0 when it is empty."""

    def save_records(self, records: Mapping[int, tuple[StoryRecord, Sequence[str]]], *, now: datetime) -> None:
        """Store the records and topics of stories, by id, and raise their revisions.

        A confirmed or dismissed story is `changed_since_review` while its articles differ from those that were
        reviewed (`since_review`). An unchanged record and topics change nothing; a changed record has the story read
        again.
        """

    def details(self, story_ids: Iterable[int]) -> dict[int, StoryDetails]:
        """The details of stories, without figures that were set aside; those that have not been read are left out."""

    def figures_aside(self, story_ids: Iterable[int]) -> dict[int, list[FigureAside]]:
        """The figures that people have set aside in the articles of stories."""

    def unread(self, *, limit: int) -> list[int]:
        """Stories whose details are missing or older than their articles, newest first."""

    def mark_unread(self, story_ids: Iterable[int]) -> None:
        """Have stories read again; their old details stay until then."""

    def mark_outdated(self, engine: str) -> int:
        """Have all stories read again that another version of the program has read; returns how many."""

    def save_details(
        self,
        story_id: int,
        details: StoryDetails,
        *,
        engine: str,
        of_revision: int,
        names: Sequence[StoryName],
        topics: Sequence[str],
        now: datetime,
    ) -> bool:
        """Store what has been read of a story with names and topics; False, and nothing stored, where it has changed.

        That something has been read of it raises no revision, since nobody's decision depends on it; `changed` is set
        where details or topics are other than before.
        """

    def readings(self, made_of: Mapping[int, str]) -> dict[int, bytes]:
        """What articles were found to say, packed, by id; what was made of anything else than this is left out."""

    def keep_readings(self, packed: Mapping[int, bytes], made_of: Mapping[int, str]) -> None:
        """Keep what articles were found to say in place of what there is; many rows a statement.

        `made_of` names versions of the article and of what has read it.
        """

    def names(self, story_ids: Iterable[int]) -> dict[int, list[StoryName]]:
        """The names that stories are about, the weightiest first; every id asked for is a key.

        They are those stored with the details, and go with them.
        """

    def named_in(self, names: Iterable[tuple[NameKind, str]], *, near: int, most: int) -> list[NamedIn]:
        """Of each name, by kind and key, the other stories about it opened nearest to one, so many before and after it.

        Those before it come first, the nearest of either first.
        """

    def kinds(self, story_ids: Iterable[int]) -> dict[int, StoryKind]:
        """What stories are about, as a person has pinned it, else as it was read; those with neither are left out."""

    def touch(self, story_id: int, *, now: datetime) -> None:
        """Raise a story's revision, because something about it that is not in the record has changed."""

    def set_state(self, story_id: int, state: StoryState, *, now: datetime) -> None:
        """Set the state by review, raise the revision; what the record holds now is what was reviewed."""

    def reviewed_articles(self, story_id: int) -> tuple[int, ...]:
        """The ids of the articles that a story held when it was reviewed, in order; none where it was not."""

    def put_back_review(
        self, story_id: int, state: StoryState, *, reviewed: datetime | None, articles: Sequence[int], now: datetime
    ) -> None:
        """Set the state of review that a story had before, raise the revision; it has changed since as it has."""

    def since_review(self, story_ids: Iterable[int]) -> dict[int, SinceReview]:
        """By which articles confirmed and dismissed stories differ from what was reviewed; equal ones are left out.

        An article that has been revised since the review is other than it was.
        """

    def pin(self, story_id: int, pins: Pins, *, now: datetime) -> None:
        """Set all that people have pinned to a story, raise the revision; `save_records` must follow.

        Another kind or claim status counts as a change of the record.
        """

    def merge_away(self, story_id: int, into: int, *, now: datetime) -> None:
        """Mark a story that has no articles left as living on in another; its record is dropped."""

    def revive(self, story_id: int, state: StoryState, *, now: datetime) -> None:
        """Undo `merge_away`: the story is itself again, in this state; `place` and `save_records` must follow."""

    def add_decisions(self, decisions: Sequence[StoredDecision]) -> None:
        """Keep the evidence of decisions."""

    def decisions(self, article_ids: Iterable[int]) -> dict[int, StoredDecision]:
        """The latest decision about each article."""

    def queue(
        self, wanted: QueueFilter, *, limit: int, after: QueuePlace | None = None, newest_first: bool = False
    ) -> StoryPage:
        """Stories by doubt x independent sources, the most first; then by last publication, newest first.

        Doubt is 1 for a story with open suggestions or changed since review, else 0. With `newest_first` by last
        publication alone. With `after`, those that stand behind that place by now; each page costs the same, however
        deep.
        """

    def count(self, wanted: QueueFilter) -> int | None:
        """How many stories the queue holds; None where they are more than `MOST_COUNTED`."""

    def left(self) -> Left:
        """What waits for a person in the whole queue."""

    def living(self, after: int, *, limit: int) -> list[int]:
        """Ids of stories that are not merged away, greater than `after`, in order."""

    def newest(self) -> int:
        """The highest id that a story has ever had; 0 where there is none."""

    def latest(self, wanted: QueueFilter, *, limit: int) -> list[Story]:
        """Stories by the last change of their records, newest first, then the highest id."""

    def void_future(self, *, now: datetime, changed: datetime) -> int:
        """Let stories have changed now that did so after `changed`, by a clock that was ahead; returns how many."""

    def selected(self, wanted: QueueFilter, *, after: int, limit: int) -> list[Story]:
        """Stories with ids greater than `after`, by id."""

    def by_texts(self, wanted: QueueFilter) -> list[int]:
        """Ids of all stories that a filter finds, those with the most independent texts first, then the highest id."""

    def note_edits(self, story_ids: Iterable[int], *, now: datetime) -> None:
        """Count the records of stories as changed, because articles of them were edited; revisions stay.

        Those that were reviewed before have changed since their review.
        """

    def save_topics(self, story: Story, topics: Sequence[str], *, now: datetime) -> bool:
        """Store the topics of a story; False, and nothing stored, where it has changed since it was read.

        Sets `changed`, and raises no revision.
        """

    def topic_counts(self, since: datetime) -> Mapping[str, TopicCount]:
        """How many open and confirmed stories each topic has; those that have none are left out."""

    def publishers(self) -> list[str]:
        """Names of all publishers with articles in stories, sorted."""

    def languages(self) -> list[str]:
        """Codes of all languages of articles in stories, sorted."""

    def counts(self) -> Mapping[StoryState, int]:
        """How many stories are in each state."""

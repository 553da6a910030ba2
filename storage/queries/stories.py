"""Stories: their records, their states and what the program decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from aggregator.errors import NotFound
from aggregator.model import REVIEWED, ListedStory, Story, StoryRecord, StoryState
from aggregator.ports import QueueFilter, QueuePlace, StoredDecision, StoryPage
from storage import mapping
from storage.queries import queue
from storage.queries.details import SqlDetails
from storage.queries.memberships import SqlMemberships
from storage.queries.people import SqlPeople
from storage.queries.publishing import SqlPublishing
from storage.queries.statements import CHANGE_STORY, given, insert_many, listed, portions
from storage.tables import DECISIONS, STORIES, STORY_TOPICS

_OPEN = insert(STORIES).returning(STORIES.c.id)
_STORIES = select(STORIES).where(STORIES.c.id.in_(listed()))
_LISTED = select(*queue.LISTED).where(STORIES.c.id.in_(listed()))
_TOPICS = select(STORY_TOPICS).where(STORY_TOPICS.c.story_id.in_(listed()))
_SUCCESSOR = select(STORIES.c.merged_into).where(STORIES.c.id == given("key"))
_DECISIONS = select(DECISIONS).where(
    DECISIONS.c.id.in_(
        select(func.max(DECISIONS.c.id)).where(DECISIONS.c.article_id.in_(listed())).group_by(DECISIONS.c.article_id)
    )
)


class SqlStories(SqlMemberships, SqlDetails, SqlPeople, SqlPublishing, queue.SqlQueueLists):
    """`StoryStore` on SQL."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.changed = set()

    def open(self, *, now: datetime) -> int:
        """Open a story without articles and return its id."""
        row = {
            "state": StoryState.OPEN,
            "revision": 1,
            "opened": now,
            "changed": now,
            "changed_since_review": False,
            "open_suggestions": 0,
            "publishers": 0,
            "independent_texts": 0,
            "last_published": now,
        }
        story_id: int = self._connection.execute(_OPEN, row).scalar_one()
        return story_id

    def get(self, story_id: int) -> Story | None:
        """One story, or None."""
        return self.many([story_id]).get(story_id)

    def many(self, story_ids: Iterable[int]) -> dict[int, Story]:
        """Stories by id, in the order asked for."""
        found: dict[int, Story] = {}
        for portion in portions(story_ids):
            rows = {row.id: row for row in self._connection.execute(_STORIES, {"ids": portion})}
            topics = self._topics(rows)
            found.update((each, mapping.story(rows[each], topics[each])) for each in portion if each in rows)
        return found

    def listed(self, story_ids: Iterable[int]) -> dict[int, ListedStory]:
        """Stories without the parts of their records that grow, by id, in the order asked for."""
        found: dict[int, ListedStory] = {}
        for portion in portions(story_ids):
            rows = {row.id: row for row in self._connection.execute(_LISTED, {"ids": portion})}
            topics = self._topics(rows)
            found.update((each, mapping.listed_story(rows[each], topics[each])) for each in portion if each in rows)
        return found

    def _topics(self, story_ids: Collection[int]) -> Mapping[int, list[str]]:
        topics = defaultdict(list)
        if story_ids:
            for story_id, topic in self._connection.execute(_TOPICS, {"ids": list(story_ids)}):
                topics[story_id].append(topic)
        return defaultdict(list, {story_id: sorted(names) for story_id, names in topics.items()})

    def resolve(self, story_id: int) -> int | None:
        """The id that a story lives on under."""
        while True:
            row = self._connection.execute(_SUCCESSOR, {"key": story_id}).one_or_none()
            if row is None:
                return None
            if row.merged_into is None:
                return story_id
            story_id = row.merged_into

    def save_records(self, records: Mapping[int, tuple[StoryRecord, Sequence[str]]], *, now: datetime) -> None:
        """Store the records and topics of stories, in a few statements however many they are."""
        stories = self.many(records)
        rows, renewed = [], []
        for story_id, (record, topics) in records.items():
            story, names = stories.get(story_id), tuple(sorted(set(topics)))
            if story is None:
                raise NotFound("story", story_id)
            if story.record != record:
                renewed.append(story_id)
            if (story.record, story.topics) != (record, names):
                rows.append(self._record_row(story, record, now))
            if story.topics != names:
                self._save_topics(story_id, names)
        if rows:
            self._connection.execute(CHANGE_STORY, rows)
            self.changed.update(row["key"] for row in rows)
        self.mark_unread(renewed)

    def _record_row(self, story: Story, record: StoryRecord, now: datetime) -> dict[str, Any]:
        since_review = story.changed_since_review
        if story.state in REVIEWED:
            reviewed = set(self.reviewed_articles(story.id))
            edited = self._edited([story.id])[story.id]
            since_review = reviewed != _articles(record) or not reviewed.isdisjoint(edited)
        return {
            "key": story.id,
            "changed": now,
            "record": mapping.encode(record),
            "outline": mapping.encode(record.outline()),
            "record_changed": story.record_changed if story.record == record else now,
            "publishers": record.publishers,
            # A story whose last text was taken back has to be looked at as much as any other.
            "independent_texts": max(record.independent_texts, 1),
            "last_published": record.last_published,
            "changed_since_review": since_review,
        }

    def touch(self, story_id: int, *, now: datetime) -> None:
        """Raise a story's revision."""
        self._raise_revision(story_id, now)

    def set_state(self, story_id: int, state: StoryState, *, now: datetime) -> None:
        """Set the state by review."""
        values: dict[str, Any] = {"reviewed": None, "reviewed_articles": None}
        if state in REVIEWED:
            story = self.get(story_id)
            held = sorted(_articles(story.record)) if story and story.record else []
            values = {"reviewed": now, "reviewed_articles": held}
        self._change(story_id, now, state=state, changed_since_review=False, **values)

    def merge_away(self, story_id: int, into: int, *, now: datetime) -> None:
        """Mark a story as living on in another."""
        self._change(
            story_id,
            now,
            state=StoryState.MERGED,
            merged_into=into,
            record=None,
            outline=None,
            record_changed=None,
            publishers=0,
            independent_texts=0,
            changed_since_review=False,
        )
        self._drop_details(story_id)
        self._save_topics(story_id, ())

    def revive(self, story_id: int, state: StoryState, *, now: datetime) -> None:
        """Undo `merge_away`."""
        self._change(story_id, now, state=state, merged_into=None)

    def add_decisions(self, decisions: Sequence[StoredDecision]) -> None:
        """Keep the evidence of decisions."""
        rows = [
            {
                "article_id": each.article_id,
                "story_id": each.story_id,
                "decision": mapping.encode(each.decision),
                "outcome": each.decision.outcome,
                "probability": mapping.rested_on(each.decision),
                "at": each.at,
                "engine": each.engine,
            }
            for each in decisions
        ]
        insert_many(self._connection, DECISIONS, rows)

    def decisions(self, article_ids: Iterable[int]) -> dict[int, StoredDecision]:
        """The latest decision about each article."""
        found: dict[int, StoredDecision] = {}
        for portion in portions(article_ids):
            rows = self._connection.execute(_DECISIONS, {"ids": portion})
            found.update((row.article_id, mapping.stored_decision(row)) for row in rows)
        return found

    def queue(
        self, wanted: QueueFilter, *, limit: int, after: QueuePlace | None = None, newest_first: bool = False
    ) -> StoryPage:
        """One page of the queue."""
        found = queue.conditions(self._connection, wanted)
        page = queue.page(found, limit=limit + 1, after=after, newest_first=newest_first)
        rows = self._connection.execute(page).all()
        shown, more = rows[:limit], len(rows) > limit
        topics = self._topics({row.id for row in shown})
        following = None
        if more:
            last = shown[-1]
            following = QueuePlace(doubt=last.doubt, last_published=last.last_published, id=last.id)
        return StoryPage(
            stories=tuple(mapping.listed_story(row, topics[row.id]) for row in shown),
            total=self._count(queue.total(found)),
            doubtful=self._count(queue.total(found if wanted.doubtful_only else found.doubtful())),
            following=following,
        )


def _articles(record: StoryRecord) -> set[int]:
    return {source.article_id for source in record.sources}

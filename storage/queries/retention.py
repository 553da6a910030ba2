"""Stories that are kept for a time only: found, and deleted together with all that hangs on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CTE,
    Select,
    Table,
    delete,
    exists,
    insert,
    or_,
    select,
    tuple_,
    union,
    update,
)

from aggregator.model import KnownArticle, PauseReason, PlacedBy, StoryState
from aggregator.ports import ArticlePlace, Dropped, OldStories, OldStory
from storage import mapping
from storage.queries.doubt import recount_suggestions
from storage.queries.old_rows import ANSWERED, PINNED, SqlOldRows
from storage.queries.statements import KNOWN_ARTICLE, change_row, given, listed, portions
from storage.tables import (
    ARTICLE_REVISIONS,
    ARTICLES,
    DECISIONS,
    FEEDS,
    FIGURES_ASIDE,
    MEMBERSHIP_CHANGES,
    MEMBERSHIPS,
    PAIR_CONSTRAINTS,
    STORIES,
    STORY_DETAILS,
    STORY_EVENT_STORIES,
    STORY_NAMES,
    STORY_TOPICS,
    SUGGESTIONS,
)

_NOWHERE = 0
"""What the log of memberships says of a deleted article."""
_MOSTLY_FREE = 0.25
"""The share of the file that may stay free: new rows take it before the file grows."""


_WALK = (
    select(STORIES.c.id, STORIES.c.last_published)
    .where(STORIES.c.state == StoryState.OPEN, STORIES.c.last_published < given("before"))
    .order_by(STORIES.c.last_published, STORIES.c.id)
    .limit(given("most"))
)


def _family() -> CTE:
    """The stories and those merged into them, each with the story it lives on in."""
    asked = select(STORIES.c.id.label("root"), STORIES.c.id.label("id")).where(STORIES.c.id.in_(listed()))
    family = asked.cte("family", recursive=True)
    merged = select(family.c.root, STORIES.c.id).join_from(family, STORIES, STORIES.c.merged_into == family.c.id)
    return family.union(merged)


def _kept() -> Select[Any]:
    """Which of some stories are kept, for whatever reason."""
    family = _family()
    root = select(family.c.root)
    stories = root.join(STORIES, STORIES.c.id == family.c.id)
    members = root.join(MEMBERSHIPS, MEMBERSHIPS.c.story_id == family.c.id)
    articles = members.join(ARTICLES, ARTICLES.c.id == MEMBERSHIPS.c.article_id)
    later = DECISIONS.alias("later")
    elsewhere = MEMBERSHIPS.alias("elsewhere")
    superseded = exists().where(later.c.article_id == DECISIONS.c.article_id, later.c.id > DECISIONS.c.id)
    reasons = [
        stories.where(or_(STORIES.c.state.not_in((StoryState.OPEN, StoryState.MERGED)), PINNED)),
        stories.where(STORIES.c.id == family.c.root, STORIES.c.state != StoryState.OPEN),
        stories.where(STORIES.c.last_published >= given("before"), STORIES.c.state == StoryState.OPEN),
        root.join(STORY_EVENT_STORIES, STORY_EVENT_STORIES.c.story_id == family.c.id),
        members.where(or_(MEMBERSHIPS.c.placed_by == PlacedBy.PERSON, MEMBERSHIPS.c.revised)),
        articles.where(ARTICLES.c.first_seen >= given("before")),
        root.join(SUGGESTIONS, SUGGESTIONS.c.story_id == family.c.id).where(ANSWERED),
        members.join(SUGGESTIONS, SUGGESTIONS.c.article_id == MEMBERSHIPS.c.article_id).where(ANSWERED),
        *(
            members.join(PAIR_CONSTRAINTS, column == MEMBERSHIPS.c.article_id)
            for column in (PAIR_CONSTRAINTS.c.low, PAIR_CONSTRAINTS.c.high)
        ),
        members.join(FIGURES_ASIDE, FIGURES_ASIDE.c.article_id == MEMBERSHIPS.c.article_id),
        root.join(DECISIONS, DECISIONS.c.story_id == family.c.id)
        .join(elsewhere, elsewhere.c.article_id == DECISIONS.c.article_id)
        .where(elsewhere.c.story_id.is_distinct_from(family.c.root), ~superseded),
    ]
    return select(union(*reasons).subquery().c.root)


_FAMILY = select(_family().c.id)
_KEPT = _kept()
_THERE = select(STORIES.c.id).where(STORIES.c.id.in_(listed()))
_OF_STORIES = (
    select(MEMBERSHIPS.c.story_id, ARTICLES.c.feed_id, *KNOWN_ARTICLE)
    .join_from(MEMBERSHIPS, ARTICLES, ARTICLES.c.id == MEMBERSHIPS.c.article_id)
    .where(MEMBERSHIPS.c.story_id.in_(listed()))
    .order_by(MEMBERSHIPS.c.story_id, ARTICLES.c.id)
)
_DOCUMENTS = select(FEEDS.c.id, FEEDS.c.paused, FEEDS.c.last_items).where(FEEDS.c.id.in_(listed()))
# Those in somebody's hands are skipped: waiting for one of them while others are held could go round in a circle.
_LOCK_FEEDS = (
    select(FEEDS.c.id)
    .where(FEEDS.c.id.in_(listed()))
    .order_by(FEEDS.c.id)
    .with_for_update(skip_locked=True, key_share=True)
)
_COUNT_DROPPED = change_row(FEEDS).values(article_count=FEEDS.c.article_count - given("dropped"))
_NAMED_BY_QUESTIONS = [
    select(MEMBERSHIPS.c.story_id)
    .join(SUGGESTIONS, SUGGESTIONS.c.article_id == MEMBERSHIPS.c.article_id)
    .where(SUGGESTIONS.c.story_id.in_(listed())),
    select(SUGGESTIONS.c.story_id).where(SUGGESTIONS.c.article_id.in_(listed("articles"))),
]
_TOUCH = update(STORIES).where(STORIES.c.id.in_(listed())).values(revision=STORIES.c.revision + 1)


def _deleting(table: Table, column: str, name: str = "ids") -> Any:
    return delete(table).where(table.c[column].in_(listed(name)))


_WITH_ARTICLES = [
    _deleting(table, "article_id", "articles") for table in (SUGGESTIONS, DECISIONS, MEMBERSHIPS, ARTICLE_REVISIONS)
]
_WITH_STORIES = [
    _deleting(table, "story_id") for table in (SUGGESTIONS, DECISIONS, STORY_TOPICS, STORY_NAMES, STORY_DETAILS)
]
_LOG = insert(MEMBERSHIP_CHANGES)


class SqlRetention(SqlOldRows):
    """`RetentionStore` on SQL."""

    def old_stories(self, before: datetime, *, after: ArticlePlace | None = None, limit: int) -> OldStories:
        """Old stories that nobody has decided about."""
        walk = _WALK
        if after is not None:
            walk = walk.where(tuple_(STORIES.c.last_published, STORIES.c.id) > (after.sort_time, after.id))
        rows = self._connection.execute(walk, {"before": before, "most": limit}).all()
        ids = self._may_go([row.id for row in rows], before)
        articles: defaultdict[int, list[tuple[int, KnownArticle]]] = defaultdict(list)
        for portion in portions(ids):
            for row in self._connection.execute(_OF_STORIES, {"ids": portion}):
                articles[row.story_id].append((row.feed_id, mapping.as_named(KnownArticle, row)))
        following = None
        if len(rows) == limit:
            following = ArticlePlace(sort_time=rows[-1].last_published, id=rows[-1].id)
        found = tuple(OldStory(id=each, articles=tuple(articles[each])) for each in ids)
        return OldStories(found=found, following=following)

    def _may_go(self, story_ids: Sequence[int], before: datetime) -> list[int]:
        if not story_ids:
            return []
        kept = set(self._connection.scalars(_KEPT, {"ids": list(story_ids), "before": before}))
        return [each for each in story_ids if each not in kept]

    def documents(self, feed_ids: Iterable[int]) -> Mapping[int, bytes | None]:
        """What is remembered of feeds' last documents."""
        return {
            row.id: b"" if row.last_items is None and row.paused == PauseReason.REMOVED else row.last_items
            for portion in portions(feed_ids)
            for row in self._connection.execute(_DOCUMENTS, {"ids": portion})
        }

    def drop_stories(self, story_ids: Sequence[int], before: datetime, *, now: datetime) -> Dropped | None:
        """Delete stories with all about them."""
        there = self._connection.scalars(_THERE, {"ids": list(story_ids)})
        ids = self._may_go(sorted(there), before)
        if not ids:
            return Dropped(stories=0, articles=0)
        members = self._connection.execute(_OF_STORIES, {"ids": ids}).all()
        counts: defaultdict[int, int] = defaultdict(int)
        for row in members:
            counts[row.feed_id] += 1
        if set(self._connection.scalars(_LOCK_FEEDS, {"ids": sorted(counts)})) != counts.keys():
            return None
        family = list(self._connection.scalars(_FAMILY, {"ids": ids}))
        articles = [row.id for row in members]
        both = {"ids": family, "articles": articles}
        named: set[int] = set()
        for of_questions in _NAMED_BY_QUESTIONS:
            named.update(each for each in self._connection.scalars(of_questions, both) if each is not None)
        for statement in (*_WITH_STORIES, *_WITH_ARTICLES):
            self._connection.execute(statement, both)
        if articles:
            self._connection.execute(_LOG, [{"article_id": each, "story_id": _NOWHERE, "at": now} for each in articles])
            self._connection.execute(_deleting(ARTICLES, "id"), {"ids": articles})
            lost = [{"key": feed_id, "dropped": count} for feed_id, count in sorted(counts.items())]
            self._connection.execute(_COUNT_DROPPED, lost)
        self._connection.execute(_deleting(STORIES, "id"), {"ids": family})
        if left := sorted(named - set(family)):
            recount_suggestions(self._connection, left)
            self._connection.execute(_TOUCH, {"ids": left})
        return Dropped(stories=len(ids), articles=len(articles))

    def give_back(self, pages: int) -> int:
        """Shorten a SQLite file whose pages are mostly free."""
        if self._connection.dialect.name != "sqlite":
            return 0
        asked = self._connection.exec_driver_sql
        free, all_pages = (asked(f"PRAGMA {name}").scalar_one() for name in ("freelist_count", "page_count"))
        too_many = min(pages, free - int(all_pages * _MOSTLY_FREE))
        if too_many <= 0 or not asked("PRAGMA auto_vacuum").scalar_one():
            return 0
        for _ in range(too_many):
            # One by one: each page is a row without columns, of which the driver takes the first and no more.
            asked("PRAGMA incremental_vacuum(1)")
        return int(free - asked("PRAGMA freelist_count").scalar_one())

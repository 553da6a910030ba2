"""The database as dictionaries: the fake that the contract suite holds to the same promises as the real ones.

A unit of work copies the containers (what they hold is frozen) and `commit` swaps the copy in.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from threading import Lock
from types import TracebackType
from typing import Self

from aggregator.errors import DatabaseError
from aggregator.model import (
    ApiToken,
    FetchEvent,
    KnownBrowser,
    LoginAttempts,
    Membership,
    PageText,
    PairConstraint,
    PastRevision,
    Request,
    SearchQuery,
    Session,
    StoredArticle,
    Story,
    StoryDetails,
    StoryEvent,
    StoryName,
    Suggestion,
    ToldStory,
    WebhookEvent,
)
from aggregator.ports import (
    Instance,
    MembershipChange,
    Notice,
    StoredDecision,
    Trouble,
)
from tests.support.make import NOON
from tests.support.memory_access import MemoryAccess
from tests.support.memory_articles import MemoryArticles
from tests.support.memory_feeds import FeedRow, MemoryFeeds
from tests.support.memory_pages import MemoryPages
from tests.support.memory_quality import MemoryQuality
from tests.support.memory_retention import MemoryRetention
from tests.support.memory_reviews import MemoryReviews
from tests.support.memory_stories import MemoryStories
from tests.support.memory_vitals import MemoryVitals
from tests.support.memory_webhooks import MemoryWebhooks, WebhookRow

INSTANCE = "3e1b39c6-8f0a-4c5e-9b1d-2f6f9a7c0d11"
"""The id of every database in memory."""


@dataclass(slots=True, kw_only=True)
class State:
    """Everything that is stored."""

    feeds: dict[int, FeedRow] = field(default_factory=dict)
    polls: list[FetchEvent] = field(default_factory=list)
    articles: dict[int, StoredArticle] = field(default_factory=dict)
    past: dict[int, tuple[PastRevision, ...]] = field(default_factory=dict)
    unsettled: set[int] = field(default_factory=set)
    pages: dict[int, PageText] = field(default_factory=dict)
    signatures: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    readings: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    memberships: dict[int, Membership] = field(default_factory=dict)
    changes: list[MembershipChange] = field(default_factory=list)
    changed: dict[int, datetime] = field(default_factory=dict)
    stories: dict[int, Story] = field(default_factory=dict)
    details: dict[int, tuple[str, StoryDetails]] = field(default_factory=dict)
    names: dict[int, list[StoryName]] = field(default_factory=dict)
    unread: set[int] = field(default_factory=set)
    decisions: dict[int, StoredDecision] = field(default_factory=dict)
    decided: list[StoredDecision] = field(default_factory=list)
    suggestions: dict[int, Suggestion] = field(default_factory=dict)
    constraints: set[PairConstraint] = field(default_factory=set)
    history: list[StoryEvent] = field(default_factory=list)
    reviewed: dict[int, tuple[int, ...]] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    requested: dict[str, datetime] = field(default_factory=dict)
    instance: dict[str, Instance] = field(default_factory=lambda: {"": Instance(id=INSTANCE, created=NOON, topics="")})
    notices: dict[str, Notice] = field(default_factory=dict)
    locks: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    tokens: dict[str, ApiToken] = field(default_factory=dict)
    attempts: dict[str, LoginAttempts] = field(default_factory=dict)
    browsers: dict[str, KnownBrowser] = field(default_factory=dict)
    webhooks: dict[str, WebhookRow] = field(default_factory=dict)
    outbox: list[int] = field(default_factory=list)
    told: dict[tuple[str, int], ToldStory] = field(default_factory=dict)
    webhook_events: dict[str, WebhookEvent] = field(default_factory=dict)

    def copy(self) -> State:
        return State(**{each.name: getattr(self, each.name).copy() for each in fields(self)})

    def stored(self, article_id: int) -> StoredArticle:
        """An article under its feed's present name."""
        stored = self.articles[article_id]
        return replace(stored, feed_name=self.feeds[stored.feed_id].feed.spec.name)

    def signature(self, article_id: int, engine: str) -> bytes | None:
        """An article's packed signature, if it is of this engine."""
        stored_by, packed = self.signatures.get(article_id, ("", None))
        return packed if stored_by == engine else None

    def found(self, query: SearchQuery) -> list[int]:
        """Ids of the articles that match, in order of ids."""
        return [each.id for each in self.articles.values() if query.matches(each.article)]


class MemoryNotices:
    """`NoticeStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def put(self, notice: Notice) -> None:
        old = self._state.notices.get(notice.key)
        self._state.notices[notice.key] = old if old and old.text == notice.text else notice

    def clear(self, key: str) -> None:
        self._state.notices.pop(key, None)

    def all(self) -> list[Notice]:
        return sorted(self._state.notices.values(), key=lambda notice: (notice.since, notice.key))


class MemoryLocks:
    """`LockStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def acquire(self, name: str, *, owner: str, now: datetime, until: datetime) -> bool:
        held = self._state.locks.get(name)
        if held and held[0] != owner and held[1] > now:
            return False
        self._state.locks[name] = (owner, until)
        return True

    def release(self, name: str, *, owner: str) -> None:
        if self._state.locks.get(name, ("",))[0] == owner:
            del self._state.locks[name]

    def void_future(self, latest: datetime) -> int:
        late = [name for name, (_, until) in self._state.locks.items() if until > latest]
        for name in late:
            del self._state.locks[name]
        return len(late)

    def holder(self, name: str) -> tuple[str, datetime] | None:
        return self._state.locks.get(name)


class MemoryInstance:
    """`InstanceStore` in memory."""

    def __init__(self, state: State, put_back: int) -> None:
        self._state, self._put_back = state, put_back

    def get(self) -> Instance:
        return self._state.instance[""]

    def lineage(self) -> str:
        return f"{self.get().id} {self._put_back}"

    def note_topics(self, mark: str) -> None:
        self._state.instance[""] = replace(self.get(), topics=mark)

    def note_looked_at(self, question_id: int) -> None:
        self._state.instance[""] = replace(self.get(), looked_at=question_id)


class MemoryUnitOfWork:
    """`UnitOfWork` over a copy of the state."""

    def __init__(self, database: MemoryDatabase, *, writes: bool) -> None:
        self._database, self._writes = database, writes

    def __enter__(self) -> Self:
        if self._writes and not self._database.writing.acquire(timeout=30):
            raise DatabaseError("another unit of work has held the write lock for 30 s")
        self._begin()
        return self

    def _begin(self) -> None:
        self._state = self._database.state.copy()
        self.feeds = MemoryFeeds(self._state)
        self.articles = MemoryArticles(self._state)
        self.pages = MemoryPages(self._state)
        self.stories = MemoryStories(self._state)
        self.reviews = MemoryReviews(self._state)
        self.quality = MemoryQuality(self._state)
        self.notices = MemoryNotices(self._state)
        self.locks = MemoryLocks(self._state)
        self.instance = MemoryInstance(self._state, self._database.times_put_back)
        self.access = MemoryAccess(self._state)
        self.retention = MemoryRetention(self._state)
        self.vitals = MemoryVitals(self._state)
        self.webhooks = MemoryWebhooks(self._state)

    def commit(self) -> None:
        if not self._writes:
            raise DatabaseError("this unit of work only reads")
        self.webhooks.note_changes(self.stories.changed)
        self._database.state = self._state
        self._begin()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writes:
            self._database.writing.release()


class MemoryDatabase:
    """`Database` in memory; as on SQLite, one unit of work writes at a time."""

    def __init__(self) -> None:
        self.state = State()
        self.times_put_back = 0
        self.writing = Lock()
        self.trouble: Trouble | None = None

    def put_back(self, state: State) -> None:
        """Hold an earlier state, as after a restore."""
        self.state = state.copy()
        self.times_put_back += 1

    def write(self) -> MemoryUnitOfWork:
        return MemoryUnitOfWork(self, writes=True)

    def read(self) -> MemoryUnitOfWork:
        return MemoryUnitOfWork(self, writes=False)

"""The database as dictionaries: the fake that the contract suite holds to the same promises as the real ones.

A unit of work copies the containers (what they hold is frozen) and `commit` swaps the copy in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from itertools import islice
from threading import Lock
from types import TracebackType
from typing import Self

from aggregator.errors import DatabaseError
from aggregator.model import (
    ApiToken,
    Article,
    ArticleRevision,
    FetchEvent,
    KnownArticle,
    KnownBrowser,
    LoginAttempts,
    Membership,
    PageText,
    PairConstraint,
    PastRevision,
    Request,
    SearchOrder,
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
    searched_words,
)
from aggregator.ports import (
    MOST_FOUND,
    MOST_PAST,
    ArticlePlace,
    Instance,
    Keys,
    MembershipChange,
    Notice,
    SearchHit,
    SearchResult,
    StoredDecision,
    Trouble,
)
from tests.support.make import NOON
from tests.support.memory_access import MemoryAccess
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
    memberships: dict[int, Membership] = field(default_factory=dict)
    changes: list[MembershipChange] = field(default_factory=list)
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


class MemoryArticles:
    """`ArticleStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def _newest(self) -> list[StoredArticle]:
        articles = map(self._state.stored, self._state.articles)
        return sorted(articles, key=lambda each: (each.article.sort_time, each.id), reverse=True)

    def known(self, wanted: Mapping[int, Keys]) -> dict[int, list[KnownArticle]]:
        return {feed_id: self._known(feed_id, keys) for feed_id, keys in wanted.items()}

    def _known(self, feed_id: int, keys: Keys) -> list[KnownArticle]:
        return [
            KnownArticle(
                id=stored.id,
                guid_key=stored.article.guid_key,
                link_key=stored.article.link_key,
                content_key=stored.article.content_key,
                title=stored.article.title,
                published=stored.article.published,
            )
            for stored in self._state.articles.values()
            if stored.feed_id == feed_id
            and (
                stored.article.guid_key in keys.guid_keys
                or stored.article.link_key in keys.link_keys
                or stored.article.content_key in keys.content_keys
            )
        ]

    def add(self, feed_id: int, articles: Sequence[Article], *, now: datetime) -> list[int]:
        row = self._state.feeds[feed_id]
        newest = max(self._state.articles, default=0)
        ids = [newest + place for place in range(1, len(articles) + 1)]
        for article_id, article in zip(ids, articles, strict=True):
            self._state.articles[article_id] = StoredArticle(
                id=article_id,
                feed_id=feed_id,
                feed_name=row.feed.spec.name,
                first_seen=now,
                revision=1,
                article=article,
            )
        feed = replace(row.feed, article_count=row.feed.article_count + len(ids))
        self._state.feeds[feed_id] = replace(row, feed=feed)
        return ids

    def add_all(self, new: Mapping[int, Sequence[Article]], *, now: datetime) -> dict[int, list[int]]:
        return {feed_id: self.add(feed_id, articles, now=now) for feed_id, articles in new.items()}

    def revise(self, revisions: Sequence[ArticleRevision], *, now: datetime) -> None:
        for each in revisions:
            stored, new = self._state.articles[each.article_id], each.article
            old = stored.as_fed
            past = PastRevision(
                revision=stored.revision, replaced=now, title=old.title, summary=old.summary, text=old.text
            )
            kept = (past, *self._state.past.get(stored.id, ()))
            if len(kept) > MOST_PAST:
                kept = (*kept[: MOST_PAST - 1], kept[-1])
            self._state.past[stored.id] = kept
            article = replace(
                new,
                sort_time=min(old.sort_time, new.sort_time),
                published=min(filter(None, (old.published, new.published)), default=None),
            )
            feed_text = None
            if stored.feed_text is not None:
                article, feed_text = replace(article, text=stored.article.text), article.text
            self._state.articles[stored.id] = replace(
                stored, revision=stored.revision + 1, article=article, feed_text=feed_text
            )
            self._state.unsettled.add(stored.id)
            self._state.signatures.pop(stored.id, None)

    def rekey(self, known: Sequence[ArticleRevision]) -> None:
        names = ("guid_key", "link_key", "content_key", "link", "canonical_link")
        for each in known:
            stored = self._state.articles[each.article_id]
            keys = {name: getattr(each.article, name) for name in names}
            keys["guid"] = each.article.guid or stored.article.guid
            self._state.articles[stored.id] = replace(stored, article=replace(stored.article, **keys))

    def get(self, article_id: int) -> StoredArticle | None:
        return self.many([article_id]).get(article_id)

    def many(self, article_ids: Iterable[int]) -> dict[int, StoredArticle]:
        return {each: self._state.stored(each) for each in article_ids if each in self._state.articles}

    def of_feed(self, feed_id: int, *, limit: int, offset: int = 0) -> list[StoredArticle]:
        return [stored for stored in self._newest() if stored.feed_id == feed_id][offset : offset + limit]

    def newest(
        self, *, limit: int, feed_id: int | None = None, before: ArticlePlace | None = None
    ) -> list[StoredArticle]:
        found = (
            stored
            for stored in self._newest()
            if feed_id in {None, stored.feed_id}
            and (before is None or (stored.article.sort_time, stored.id) < (before.sort_time, before.id))
        )
        return list(islice(found, limit))

    def past(self, article_ids: Iterable[int]) -> dict[int, list[PastRevision]]:
        return {each: list(self._state.past[each]) for each in article_ids if each in self._state.past}

    def ungrouped(self, *, limit: int) -> list[StoredArticle]:
        waiting = (stored for stored in reversed(self._newest()) if stored.id not in self._state.memberships)
        return list(islice(waiting, limit))

    def revised(self, *, limit: int) -> list[StoredArticle]:
        return [self._state.stored(each) for each in sorted(self._state.unsettled & self._state.memberships.keys())][
            :limit
        ]

    def settle(self, article_ids: Iterable[int]) -> None:
        self._state.unsettled.difference_update(article_ids)

    def store_signatures(self, engine: str, packed: Mapping[int, bytes]) -> None:
        self._state.signatures.update({each: (engine, signature) for each, signature in packed.items()})

    def signatures_of(self, article_ids: Iterable[int], engine: str) -> dict[int, bytes]:
        found = {each: self._state.signature(each, engine) for each in article_ids}
        return {each: packed for each, packed in found.items() if packed is not None}

    def count_ungrouped(self) -> int:
        return len(self._state.articles) - len(self._state.memberships)

    def count(self) -> int:
        return len(self._state.articles)

    def search(
        self, query: SearchQuery, *, order: SearchOrder = SearchOrder.NEWEST, most: int = MOST_FOUND
    ) -> SearchResult:
        ids = self._state.found(query)
        found = [self._state.articles[each] for each in ids[-most:]]
        found.sort(key=lambda each: (each.article.sort_time, each.id), reverse=True)
        if order is SearchOrder.RELEVANCE:
            found.sort(key=lambda each: _relevance(each.article, query), reverse=True)
        places = self._state.memberships
        hits = (
            SearchHit(article_id=each.id, story_id=places[each.id].story_id if each.id in places else None)
            for each in found
        )
        return SearchResult(hits=tuple(hits), cut=len(ids) > most)


def _relevance(article: Article, query: SearchQuery) -> int:
    """In how many places the words stand, those of the title first; the databases weigh it more finely."""
    title, *rest = searched_words(article.title, article.summary, article.text)
    return sum(
        weight * phrase.at(words, place)
        for phrase in query.wanted
        for weight, words in ((1_000, title), *((1, part) for part in rest))
        for place in range(len(words))
    )


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

    def __init__(self, state: State) -> None:
        self._state = state

    def get(self) -> Instance:
        return self._state.instance[""]

    def note_topics(self, mark: str) -> None:
        self._state.instance[""] = replace(self.get(), topics=mark)


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
        self.instance = MemoryInstance(self._state)
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
        self.writing = Lock()
        self.trouble: Trouble | None = None

    def write(self) -> MemoryUnitOfWork:
        return MemoryUnitOfWork(self, writes=True)

    def read(self) -> MemoryUnitOfWork:
        return MemoryUnitOfWork(self, writes=False)

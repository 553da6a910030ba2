"""What the core needs from outside, as protocols.

Every store belongs to a `UnitOfWork` and works inside its transaction; nothing is kept until `commit`. Lists are
complete and in the stated order; datetimes go in and come out as aware UTC. The contract suite in tests/contract runs
every promise made here on the in-memory fake, SQLite and PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from aggregator.model import (
    Article,
    ArticleRevision,
    DueFeed,
    Feed,
    FeedDocument,
    FeedSpec,
    FeedUpdate,
    FetchEvent,
    FetchOutcome,
    FetchRequest,
    KnownArticle,
    Lease,
    MatchDecision,
    Member,
    Membership,
    PairConstraint,
    ParseOutcome,
    PastRevision,
    PauseReason,
    StoredArticle,
    Story,
    StoryEvent,
    StoryRecord,
    StoryState,
    Suggestion,
    SuggestionState,
)


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present, aware and in UTC."""
        ...


class Fetcher(Protocol):
    """Gets documents over HTTP."""

    async def fetch(self, request: FetchRequest) -> FetchOutcome:
        """Fetch one document; every ending is a value, and nothing but cancellation is raised."""
        ...

    async def aclose(self) -> None:
        """Close connections that are still open."""
        ...


class FeedParser(Protocol):
    """Reads feed documents."""

    def parse(self, document: FeedDocument) -> ParseOutcome:
        """Read one document; blocking, safe to call from several threads, and never raises for a document's sake."""
        ...

    def close(self) -> None:
        """Stop the workers, if there are any."""
        ...


class FeedStore(Protocol):
    """Feeds and the log of their polling."""

    def add(self, spec: FeedSpec, *, now: datetime, next_due: datetime, paused: PauseReason | None) -> int:
        """Store a new feed and return its id."""
        ...

    def update_spec(
        self, feed_id: int, spec: FeedSpec, *, paused: PauseReason | None, next_due: datetime | None
    ) -> None:
        """Replace what the catalogue says of a feed; a changed `url_key` forgets its validators and ends its lease.

        `next_due` None leaves it as it is. Raises `NotFound`.
        """
        ...

    def pause(self, feed_id: int, reason: PauseReason) -> None:
        """Stop polling a feed; its articles stay."""
        ...

    def all(self) -> list[Feed]:
        """Every feed, paused ones too, by name; `article_count` filled in."""
        ...

    def get(self, feed_id: int) -> Feed | None:
        """One feed, or None."""
        ...

    def claim(
        self,
        *,
        now: datetime,
        until: datetime,
        owner: str,
        limit: int,
        only: Sequence[int] | None = None,
    ) -> list[DueFeed]:
        """Lease up to `limit` feeds that are due and unleased, longest overdue first.

        With `only`, these feeds are claimed whether due or not, unless leased or removed from the catalogue. Two
        callers never get the same feed, on either database, while a lease lasts.
        """
        ...

    def finish(self, lease: Lease, update: FeedUpdate, event: FetchEvent) -> None:
        """Write the result of a poll, log it and release the lease.

        `update.paused` pauses the feed or lets it run again, but a pause by the catalogue (disabled, removed) stays.
        Raises `LeaseLost` when the lease's token is no longer the stored one; the caller must then not commit.
        """
        ...

    def release(self, owner_prefix: str) -> int:
        """Release all leases whose owner begins so, after a crash; returns how many there were."""
        ...

    def next_due(self) -> datetime | None:
        """When the next unpaused feed is due; None where there is none."""
        ...

    def events(self, feed_id: int, *, limit: int = 50) -> list[FetchEvent]:
        """The latest polls of a feed, newest first."""
        ...

    def articles_per_day(self, since: datetime) -> Mapping[int, Mapping[date, int]]:
        """Per feed, how many articles were first seen on each UTC day."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What a document's entries may be known by."""

    guid_keys: frozenset[str]
    link_keys: frozenset[str]
    content_keys: frozenset[str]


class ArticleStore(Protocol):
    """Articles and their revisions."""

    def known(self, feed_id: int, keys: Keys) -> list[KnownArticle]:
        """The feed's articles that share any of the keys; one query."""
        ...

    def add(self, feed_id: int, articles: Sequence[Article], *, now: datetime) -> list[int]:
        """Store new articles as not yet grouped; returns their ids in order. Many rows a statement."""
        ...

    def revise(self, revisions: Sequence[ArticleRevision], *, now: datetime) -> None:
        """Replace articles' content, keep the old version, raise the revision number.

        An article's first sort_time and publication date stay where the new version has none or only a later one.
        """
        ...

    def get(self, article_id: int) -> StoredArticle | None:
        """One article, or None."""
        ...

    def many(self, article_ids: Iterable[int]) -> dict[int, StoredArticle]:
        """Articles by id; missing ones are left out."""
        ...

    def of_feed(self, feed_id: int, *, limit: int, offset: int = 0) -> list[StoredArticle]:
        """A feed's articles, newest sort_time first."""
        ...

    def past(self, article_id: int) -> list[PastRevision]:
        """Older versions, newest first."""
        ...

    def ungrouped(self, *, limit: int) -> list[StoredArticle]:
        """Articles without a story, by sort_time, then id."""
        ...

    def revised(self, *, limit: int) -> list[StoredArticle]:
        """Grouped articles whose content was revised since `settle` last named them, by id."""
        ...

    def settle(self, article_ids: Iterable[int]) -> None:
        """Note that what follows from articles' revisions has been done."""
        ...

    def count_ungrouped(self) -> int:
        """How many articles have no story yet."""
        ...

    def count(self) -> int:
        """How many articles there are."""
        ...

    def search(self, words: str, *, limit: int) -> list[StoredArticle]:
        """Articles whose title or text holds all the words (as substrings, any case), newest first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipChange:
    """One row of the log of where articles were put; the newest row of an article is where it is."""

    seq: int
    article_id: int
    story_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """Which stories a person wishes to see."""

    states: frozenset[StoryState] = frozenset({StoryState.OPEN, StoryState.CONFIRMED})
    doubtful_only: bool = False
    """Only stories with open suggestions or changed since their review."""
    topic: str | None = None
    publisher: str | None = None
    language: str | None = None
    since: datetime | None = None
    """Last published not before this."""
    min_publishers: int = 1
    words: str = ""
    """All must occur in the title or text of one of the story's articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A page of stories and how many there are in all."""

    stories: tuple[Story, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDecision:
    """What the program decided about an article, as it was stored."""

    article_id: int
    story_id: int
    """The story the article was put into."""
    decision: MatchDecision
    at: datetime
    engine: str
    """Version of the weights that decided."""


class StoryStore(Protocol):
    """Stories, memberships and decisions."""

    def serialise(self) -> None:
        """Make this transaction the only one that changes memberships until it ends; call before reading them."""
        ...

    def open(self, *, now: datetime) -> int:
        """Open a story without articles and return its id; `place` and `save_record` must follow."""
        ...

    def get(self, story_id: int) -> Story | None:
        """One story, merged ones too, or None."""
        ...

    def many(self, story_ids: Iterable[int]) -> dict[int, Story]:
        """Stories by id; missing ones are left out."""
        ...

    def resolve(self, story_id: int) -> int | None:
        """The id that a story lives on under: itself, or the end of its chain of merges; None if unknown."""
        ...

    def members(self, story_ids: Iterable[int]) -> dict[int, list[Member]]:
        """The articles of stories, by sort_time, then id; every id asked for is a key."""
        ...

    def place(self, memberships: Sequence[Membership]) -> None:
        """Put articles into stories, moving those that are elsewhere, and log it."""
        ...

    def memberships(self, article_ids: Iterable[int]) -> dict[int, Membership]:
        """Where articles are; ungrouped ones are left out."""
        ...

    def changes(self, after: int, *, limit: int) -> list[MembershipChange]:
        """The log after a sequence number, in order."""
        ...

    def window(self, since: datetime, until: datetime) -> Iterator[tuple[StoredArticle, int]]:
        """Grouped articles with since <= sort_time < until and their stories, by sort_time, then id; in portions."""
        ...

    def last_change(self) -> int:
        """The newest sequence number of the log; 0 when it is empty."""
        ...

    def save_record(self, story_id: int, record: StoryRecord, *, topics: Sequence[str], now: datetime) -> None:
        """Store a story's record and topics and raise its revision.

        A confirmed or dismissed story becomes `changed_since_review` when its set of articles differs from the stored
        record's. An unchanged record and topics change nothing.
        """
        ...

    def touch(self, story_id: int, *, now: datetime) -> None:
        """Raise a story's revision, because something about it that is not in the record has changed."""
        ...

    def set_state(self, story_id: int, state: StoryState, *, now: datetime) -> None:
        """Set the state by review, raise the revision; clears `changed_since_review`."""
        ...

    def merge_away(self, story_id: int, into: int, *, now: datetime) -> None:
        """Mark a story that has no articles left as living on in another; its record is dropped."""
        ...

    def revive(self, story_id: int, state: StoryState, *, now: datetime) -> None:
        """Undo `merge_away`: the story is itself again, in this state; `place` and `save_record` must follow."""
        ...

    def add_decisions(self, decisions: Sequence[StoredDecision]) -> None:
        """Keep the evidence of decisions."""
        ...

    def decisions(self, article_ids: Iterable[int]) -> dict[int, StoredDecision]:
        """The latest decision about each article."""
        ...

    def queue(self, wanted: QueueFilter, *, limit: int, offset: int = 0) -> StoryPage:
        """Stories by doubt x independent sources, the most first; then by last publication, newest first.

        Doubt is 1 for a story with open suggestions or changed since review, else 0.
        """
        ...

    def living(self, after: int, *, limit: int) -> list[int]:
        """Ids of stories that are not merged away, greater than `after`, in order."""
        ...

    def publishers(self) -> list[str]:
        """Names of all publishers with articles, sorted."""
        ...

    def languages(self) -> list[str]:
        """Codes of all languages of articles, sorted."""
        ...

    def counts(self) -> Mapping[StoryState, int]:
        """How many stories are in each state."""
        ...


class ReviewStore(Protocol):
    """Suggestions, constraints and the history."""

    def suggest(self, suggestion: Suggestion) -> int | None:
        """Store an open suggestion (its id is ignored) and return its id.

        Returns None and stores nothing where the same article and story already have one, open or answered.
        """
        ...

    def suggestion(self, suggestion_id: int) -> Suggestion | None:
        """One suggestion, or None."""
        ...

    def suggestions_about(self, story_id: int) -> list[Suggestion]:
        """Open and unsure suggestions that name the story or one of its articles, most probable first."""
        ...

    def retarget(self, suggestion_id: int, story_id: int) -> bool:
        """Let a suggestion name another story; False, and nothing changed, where its article already has one for it."""
        ...

    def answer(self, suggestion_ids: Iterable[int], state: SuggestionState) -> None:
        """Set the state of suggestions."""
        ...

    def constrain(self, constraints: Sequence[PairConstraint]) -> None:
        """Store constraints; a pair that has the same kind already keeps its older one.

        Raises `Contradiction` where a pair has one of the other kind; the caller must then not commit.
        """
        ...

    def lift(self, decision_id: str) -> int:
        """Remove the constraints of a decision; returns how many."""
        ...

    def constraints(self, article_ids: Iterable[int]) -> list[PairConstraint]:
        """All constraints that name any of the articles."""
        ...

    def record(self, events: Sequence[StoryEvent]) -> None:
        """Append to the history."""
        ...

    def mark_undone(self, decision_id: str, by: str) -> None:
        """Note on a decision's rows which decision has undone it."""
        ...

    def decision(self, decision_id: str) -> list[StoryEvent]:
        """All rows of one decision, in order."""
        ...

    def history(self, *, story_id: int | None = None, limit: int, offset: int = 0) -> list[StoryEvent]:
        """Rows newest first; with a story, those taken on it or that name it in before or after (`STORY_KEYS`)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that the operator must know until it is cleared."""

    key: str
    """Such as 'catalogue'."""
    text: str
    since: datetime


class NoticeStore(Protocol):
    """What the desk shows at the top of every page."""

    def put(self, notice: Notice) -> None:
        """Show a notice, replacing the one of that key; an unchanged text keeps its older `since`."""
        ...

    def clear(self, key: str) -> None:
        """Take a notice down."""
        ...

    def all(self) -> list[Notice]:
        """All notices, oldest first."""
        ...


class LockStore(Protocol):
    """Named locks with an expiry, for work that only one process may do at a time."""

    def acquire(self, name: str, *, owner: str, now: datetime, until: datetime) -> bool:
        """Take or renew a lock; False where another owner holds it and it has not expired."""
        ...

    def release(self, name: str, *, owner: str) -> None:
        """Give a lock back; nothing happens where somebody else holds it."""
        ...

    def holder(self, name: str) -> tuple[str, datetime] | None:
        """Who holds the lock and until when."""
        ...


class UnitOfWork(Protocol):
    """One transaction over all stores; leaving it without `commit` undoes everything."""

    @property
    def feeds(self) -> FeedStore:
        """Feeds and their polling."""
        ...

    @property
    def articles(self) -> ArticleStore:
        """Articles and revisions."""
        ...

    @property
    def stories(self) -> StoryStore:
        """Stories and memberships."""
        ...

    @property
    def reviews(self) -> ReviewStore:
        """Suggestions, constraints and history."""
        ...

    @property
    def notices(self) -> NoticeStore:
        """Notices to the operator."""
        ...

    @property
    def locks(self) -> LockStore:
        """Named locks."""
        ...

    def commit(self) -> None:
        """Make everything done so far durable, and begin anew."""
        ...

    def __enter__(self) -> Self:
        """Begin the transaction."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Roll back whatever was not committed."""
        ...


class Database(Protocol):
    """Where units of work come from."""

    def write(self) -> UnitOfWork:
        """A unit of work that may write; on SQLite it holds the one write lock from the start."""
        ...

    def read(self) -> UnitOfWork:
        """A unit of work over one consistent snapshot, for reading only."""
        ...

"""What the core needs from outside, as protocols.

Every store belongs to a `UnitOfWork` and works inside its transaction; nothing is kept until `commit`. Lists are
complete and in the stated order; datetimes go in and come out as aware UTC. The contract suite in tests/contract runs
every promise made here on the in-memory fake, SQLite and PostgreSQL.
"""

from aggregator.ports.access import AccessStore
from aggregator.ports.articles import MOST_FOUND, ArticlePlace, ArticleStore, Keys, SearchHit, SearchResult
from aggregator.ports.feeds import FeedStore
from aggregator.ports.quality import DecidedCount, FeedDoubt, JudgedCount, MergeCount, Opinion, QualityStore
from aggregator.ports.reviews import ReviewStore
from aggregator.ports.service import Instance, InstanceStore, LockStore, Notice, NoticeStore
from aggregator.ports.stories import (
    MOST_COUNTED,
    MembershipChange,
    QueueFilter,
    QueuePlace,
    SignedPlace,
    SinceReview,
    Spread,
    StoredDecision,
    StoryPage,
    StoryStore,
    TopicCount,
)
from aggregator.ports.units import Database, UnitOfWork
from aggregator.ports.world import Clock, FeedParser, Fetcher

__all__ = [
    "MOST_COUNTED",
    "MOST_FOUND",
    "AccessStore",
    "ArticlePlace",
    "ArticleStore",
    "Clock",
    "Database",
    "DecidedCount",
    "FeedDoubt",
    "FeedParser",
    "FeedStore",
    "Fetcher",
    "Instance",
    "InstanceStore",
    "JudgedCount",
    "Keys",
    "LockStore",
    "MembershipChange",
    "MergeCount",
    "Notice",
    "NoticeStore",
    "Opinion",
    "QualityStore",
    "QueueFilter",
    "QueuePlace",
    "ReviewStore",
    "SearchHit",
    "SearchResult",
    "SignedPlace",
    "SinceReview",
    "Spread",
    "StoredDecision",
    "StoryPage",
    "StoryStore",
    "TopicCount",
    "UnitOfWork",
]

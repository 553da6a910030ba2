"""What the core needs from outside, as protocols.

Every store belongs to a `UnitOfWork` and works inside its transaction; nothing is kept until `commit`. Lists are
complete and in the stated order; datetimes go in and come out as aware UTC. The contract suite in tests/contract runs
every promise made here on the in-memory fake, SQLite and PostgreSQL.
"""

from aggregator.ports.articles import ArticlePlace, ArticleStore, Keys
from aggregator.ports.feeds import FeedStore
from aggregator.ports.reviews import ReviewStore
from aggregator.ports.service import Instance, InstanceStore, LockStore, Notice, NoticeStore
from aggregator.ports.stories import (
    MembershipChange,
    QueueFilter,
    QueuePlace,
    SignedPlace,
    StoredDecision,
    StoryPage,
    StoryStore,
    TopicCount,
)
from aggregator.ports.units import Database, UnitOfWork
from aggregator.ports.world import Clock, FeedParser, Fetcher

__all__ = [
    "ArticlePlace",
    "ArticleStore",
    "Clock",
    "Database",
    "FeedParser",
    "FeedStore",
    "Fetcher",
    "Instance",
    "InstanceStore",
    "Keys",
    "LockStore",
    "MembershipChange",
    "Notice",
    "NoticeStore",
    "QueueFilter",
    "QueuePlace",
    "ReviewStore",
    "SignedPlace",
    "StoredDecision",
    "StoryPage",
    "StoryStore",
    "TopicCount",
    "UnitOfWork",
]

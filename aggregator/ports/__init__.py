"""What the core needs from outside, as protocols.

Every store belongs to a `UnitOfWork` and works inside its transaction; nothing is kept until `commit`. Lists are
complete and in the stated order; datetimes go in and come out as aware UTC. The contract suite in tests/contract runs
every promise made here on the in-memory fake, SQLite and PostgreSQL.
"""

from aggregator.ports.access import AccessStore
from aggregator.ports.articles import (
    MOST_FOUND,
    MOST_PAST,
    ArticlePlace,
    ArticleStore,
    Keys,
    SearchHit,
    SearchResult,
    SeenBetween,
)
from aggregator.ports.feeds import FeedStore
from aggregator.ports.meter import UNMETERED, GroupedBatch, Meter
from aggregator.ports.pages import PageStore
from aggregator.ports.placing import MembershipChange, SignedPlace, SinceReview, Spread, StoredDecision
from aggregator.ports.quality import DecidedCount, FeedDoubt, JudgedCount, MergeCount, Opinion, QualityStore
from aggregator.ports.queue import MOST_COUNTED, Left, QueueFilter, QueuePlace, StoryPage, TopicCount
from aggregator.ports.retention import Dropped, OldRows, OldStories, OldStory, RetentionStore
from aggregator.ports.reviews import ReviewStore
from aggregator.ports.service import GROUPER_LOCK, Instance, InstanceStore, LockStore, Notice, NoticeStore
from aggregator.ports.stories import StoryStore
from aggregator.ports.units import Database, Trouble, UnitOfWork
from aggregator.ports.vitals import MOST_WATCHED, Vitals, VitalsStore
from aggregator.ports.webhooks import WebhookStore
from aggregator.ports.world import Clock, FeedParser, Fetcher, PageReader, Poster

__all__ = [
    "GROUPER_LOCK",
    "MOST_COUNTED",
    "MOST_FOUND",
    "MOST_PAST",
    "MOST_WATCHED",
    "UNMETERED",
    "AccessStore",
    "ArticlePlace",
    "ArticleStore",
    "Clock",
    "Database",
    "DecidedCount",
    "Dropped",
    "FeedDoubt",
    "FeedParser",
    "FeedStore",
    "Fetcher",
    "GroupedBatch",
    "Instance",
    "InstanceStore",
    "JudgedCount",
    "Keys",
    "Left",
    "LockStore",
    "MembershipChange",
    "MergeCount",
    "Meter",
    "Notice",
    "NoticeStore",
    "OldRows",
    "OldStories",
    "OldStory",
    "Opinion",
    "PageReader",
    "PageStore",
    "Poster",
    "QualityStore",
    "QueueFilter",
    "QueuePlace",
    "RetentionStore",
    "ReviewStore",
    "SearchHit",
    "SearchResult",
    "SeenBetween",
    "SignedPlace",
    "SinceReview",
    "Spread",
    "StoredDecision",
    "StoryPage",
    "StoryStore",
    "TopicCount",
    "Trouble",
    "UnitOfWork",
    "Vitals",
    "VitalsStore",
    "WebhookStore",
]

"""What the core needs from outside, as protocols.

Every store belongs to a `UnitOfWork` and works inside its transaction; nothing is kept until `commit`. Lists are
complete and in the stated order; datetimes go in and come out as aware UTC. The contract suite in tests/contract runs
every promise made here on SQLite and PostgreSQL.
"""

from aggregator.ports.articles import (
    MOST_FOUND,
    MOST_PAST,
    ArticlePlace,
    Keys,
    SearchHit,
    SearchResult,
    SeenBetween,
)
from aggregator.ports.feeds import FeedStore
from aggregator.ports.meter import UNMETERED, GroupedBatch, Meter
from aggregator.ports.placing import MembershipChange, SignedPlace, SinceReview, Spread, StoredDecision
from aggregator.ports.quality import DecidedCount, FeedDoubt, JudgedCount, MergeCount, Opinion
from aggregator.ports.queue import MOST_COUNTED, Left, QueueFilter, QueuePlace, StoryPage, TopicCount
from aggregator.ports.retention import Dropped, OldRows, OldStories, OldStory
from aggregator.ports.reviews import ReviewStore
from aggregator.ports.service import GROUPER_LOCK, Instance, Notice
from aggregator.ports.units import Database, Trouble, UnitOfWork
from aggregator.ports.vitals import MOST_WATCHED, Vitals
from aggregator.ports.world import Clock, FeedParser, Fetcher, PageReader, Poster

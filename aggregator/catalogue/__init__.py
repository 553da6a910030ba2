"""The feed catalogue: feeds.yaml read, checked, edited, compared with what is stored, and kept in force."""

from aggregator.catalogue.changes import CatalogueDiff, ChangeKind, FeedChange, diff
from aggregator.catalogue.editing import NewFeed, add_feeds, remove_feed, switch_feed
from aggregator.catalogue.feeds_file import CataloguePolicy, schema
from aggregator.catalogue.finding import MOST_REQUESTS, FeedFinder, FoundFeed, NoFeed, SeveralFeeds, with_scheme
from aggregator.catalogue.loading import default_interval, load_catalogue
from aggregator.catalogue.names import fit_name, free_name, near_names
from aggregator.catalogue.opml import OpmlImport, SkippedFeed, import_opml, read_opml, write_opml
from aggregator.catalogue.page_links import FeedLink
from aggregator.catalogue.rhythm import Interval, suggested_interval
from aggregator.catalogue.sync import CatalogueSync, SyncResult
from aggregator.catalogue.trying import FeedTrier, Trial
from aggregator.catalogue.values import feed_key, url_problem

__all__ = [
    "MOST_REQUESTS",
    "CatalogueDiff",
    "CataloguePolicy",
    "CatalogueSync",
    "ChangeKind",
    "FeedChange",
    "FeedFinder",
    "FeedLink",
    "FeedTrier",
    "FoundFeed",
    "Interval",
    "NewFeed",
    "NoFeed",
    "OpmlImport",
    "SeveralFeeds",
    "SkippedFeed",
    "SyncResult",
    "Trial",
    "add_feeds",
    "default_interval",
    "diff",
    "feed_key",
    "fit_name",
    "free_name",
    "import_opml",
    "load_catalogue",
    "near_names",
    "read_opml",
    "remove_feed",
    "schema",
    "suggested_interval",
    "switch_feed",
    "url_problem",
    "with_scheme",
    "write_opml",
]

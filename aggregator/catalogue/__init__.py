"""The feed catalogue: feeds.yaml read, checked, edited, compared with what is stored, and kept in force."""

from aggregator.catalogue.changes import CatalogueDiff, ChangeKind, FeedChange, diff
from aggregator.catalogue.editing import NewFeed, add_feeds, remove_feed
from aggregator.catalogue.feeds_file import CataloguePolicy, schema
from aggregator.catalogue.loading import load_catalogue
from aggregator.catalogue.opml import OpmlImport, SkippedFeed, import_opml, read_opml, write_opml
from aggregator.catalogue.sync import CatalogueSync, SyncResult

__all__ = [
    "CatalogueDiff",
    "CataloguePolicy",
    "CatalogueSync",
    "ChangeKind",
    "FeedChange",
    "NewFeed",
    "OpmlImport",
    "SkippedFeed",
    "SyncResult",
    "add_feeds",
    "diff",
    "import_opml",
    "load_catalogue",
    "read_opml",
    "remove_feed",
    "schema",
    "write_opml",
]

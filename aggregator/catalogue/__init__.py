"""The feed catalogue: feeds.yaml read, checked, edited, compared with what is stored, and kept in force.

Only what every start of the service needs is loaded with this package: feeds found behind a page (`finding`), tried
(`trying`), their pace guessed (`rhythm`), and lists of other readers (`opml`) are for single commands.
"""

from aggregator.catalogue.editing import NewFeed, add_feeds, remove_feed, switch_feed
from aggregator.catalogue.feeds_file import CataloguePolicy, schema
from aggregator.catalogue.loading import default_interval, load_catalogue
from aggregator.catalogue.names import fit_name, free_name, near_names
from aggregator.catalogue.sync import CatalogueSync
from aggregator.catalogue.values import feed_key, url_problem

__all__ = [
    "CataloguePolicy",
    "CatalogueSync",
    "NewFeed",
    "add_feeds",
    "default_interval",
    "feed_key",
    "fit_name",
    "free_name",
    "load_catalogue",
    "near_names",
    "remove_feed",
    "schema",
    "switch_feed",
    "url_problem",
]

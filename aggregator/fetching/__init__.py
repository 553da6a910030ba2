"""HTTP: feeds fetched and messages posted, polite to servers, and safe against what they may send or point to."""

from aggregator.fetching.connecting import ConnectionPolicy
from aggregator.fetching.fetcher import FetchPolicy, HttpFetcher
from aggregator.fetching.posting import HttpPoster, PostPolicy
from aggregator.fetching.shared import SharedFetcher

__all__ = ["ConnectionPolicy", "FetchPolicy", "HttpFetcher", "HttpPoster", "PostPolicy", "SharedFetcher"]

"""The POLL tick: claim due feeds, fetch, parse, normalise, store.

    claim      one short transaction leases the feeds that are due
    fetch      async, many at once, no transaction open          -> FetchOutcome
    parse      in a worker process                               -> ParsedFeed | ParseFailed
    normalise  in the same, drafts of articles                   -> Article ...
    store      one transaction per feed: new articles, revisions, the poll's log row, when the feed is due next, and
               the lease given back. From here on the articles are safe; grouping them is another tick's matter.

A fault in one feed ends as that feed's failure. A worker that lost its lease drops its result.
"""

from aggregator.polling.policy import PollPolicy, PollResult
from aggregator.polling.poller import Poller

__all__ = ["PollPolicy", "PollResult", "Poller"]

"""The POLL tick: claim due feeds, fetch, parse, normalise, store.

    claim      one short transaction leases the feeds that are due
    fetch      async, many at once, no transaction open          -> FetchOutcome
    parse      in a worker process                               -> ParsedFeed | ParseFailed
    normalise  in the same, drafts of articles                   -> Article ...
    store      several polls a transaction: new articles, revisions, the polls' log rows, when each feed is due next,
               and the leases given back. From here on the articles are safe; grouping them is another tick's matter.

A fault in one feed ends as that feed's failure. A worker that lost its lease drops its result.
"""

from aggregator.polling.policy import PollPolicy, PollResult
from aggregator.polling.poller import Poller

__all__ = ["PollPolicy", "PollResult", "Poller"]

"""A running process of the service, in one role or several: ticks, desk and signals.

    poll    asks feeds and pages, tells webhooks     any number of processes, on PostgreSQL
    group   makes stories, reads and sorts them      one process at work, others standing by
    web     serves the review desk                   any number of processes, on PostgreSQL

Each role has a module with its ticks and what ends them; `service` runs those that the settings name.
"""

from aggregator.running.listening import listen
from aggregator.running.service import Handler, Service

__all__ = ["Handler", "Service", "listen"]

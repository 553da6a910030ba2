"""Reads feed documents: RSS, RDF, Atom and JSON Feed, however badly they are written.

`document` and `page` read, in worker processes; who has documents read need not load them.
"""

from aggregator.parsing.limits import ParseLimits, ParsePolicy
from aggregator.parsing.worker import WorkerParser

__all__ = ["ParseLimits", "ParsePolicy", "WorkerParser"]

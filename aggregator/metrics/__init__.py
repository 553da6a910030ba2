"""What Prometheus reads: counters of this process's work, and what the database holds; the one importer of its library.

Labels take a few known values each, never a name, an address or a word from outside, so that their number is bounded
and nothing private is told. aggregator/metrics/README.md lists them.
"""

from aggregator.metrics.counting import Metrics
from aggregator.metrics.exposing import CONTENT_TYPE, Exposition

__all__ = ["CONTENT_TYPE", "Exposition", "Metrics"]

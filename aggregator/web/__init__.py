"""The review desk: pages for people and a JSON API for programs, over the same services."""

from aggregator.web.app import create_app
from aggregator.web.dependencies import Probes, WebDependencies

__all__ = ["Probes", "WebDependencies", "create_app"]

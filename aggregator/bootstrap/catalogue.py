"""The feed catalogue, by the settings."""

from __future__ import annotations

from aggregator.bootstrap.policies import policy_from
from aggregator.cadence import CadencePolicy
from aggregator.catalogue import CataloguePolicy, load_catalogue
from aggregator.model import FeedCatalogue
from aggregator.settings import Settings


def catalogue_policy(settings: Settings) -> CataloguePolicy:
    """What the settings say of feeds."""
    fetch = settings.fetch
    cadence = policy_from(fetch, CadencePolicy)
    return policy_from(fetch, CataloguePolicy, cadence=cadence, longest_deadline=fetch.lease / 2)


def read_catalogue(settings: Settings) -> FeedCatalogue:
    """What feeds.yaml declares; raises ConfigError with all its faults."""
    return load_catalogue(settings.feeds_file, catalogue_policy(settings))

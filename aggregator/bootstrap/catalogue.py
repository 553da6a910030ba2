"""The feed catalogue, wired by the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.bootstrap.policies import policy_from
from aggregator.cadence import CadencePolicy
from aggregator.catalogue import CataloguePolicy, CatalogueSync, load_catalogue
from aggregator.model import FeedCatalogue
from aggregator.settings import Settings

if TYPE_CHECKING:
    from aggregator.bootstrap.application import Application


def catalogue_policy(settings: Settings) -> CataloguePolicy:
    """What the settings say of feeds."""
    fetch = settings.fetch
    cadence = policy_from(fetch, CadencePolicy)
    return policy_from(fetch, CataloguePolicy, cadence=cadence, longest_deadline=fetch.lease / 2)


def read_catalogue(settings: Settings) -> FeedCatalogue:
    """What feeds.yaml declares; raises ConfigError with all its faults."""
    return load_catalogue(settings.feeds_file, catalogue_policy(settings))


def catalogue(app: Application) -> CatalogueSync:
    """What keeps the stored feeds in step with feeds.yaml."""
    return CatalogueSync(app.database, app.clock, app.settings.feeds_file, catalogue_policy(app.settings))

"""The composition root: settings become a wired application; the one importer of storage."""

from aggregator.bootstrap.application import Application
from aggregator.bootstrap.databases import backup_database, check_database, restore_database, upgrade_database
from aggregator.bootstrap.policies import catalogue_policy, match_policy, product_version, strictness_levels

__all__ = [
    "Application",
    "backup_database",
    "catalogue_policy",
    "check_database",
    "match_policy",
    "product_version",
    "restore_database",
    "strictness_levels",
    "upgrade_database",
]

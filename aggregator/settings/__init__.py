"""The settings: shipped defaults < a settings file < environment variables < arguments.

Environment variables are named after the setting, with two underscores between the parts: AGGREGATOR_WEB__PORT; items
of a list stand between commas. AGGREGATOR_DATABASE__PASSWORD_FILE names a file that holds the value, as does a file
database.password in $CREDENTIALS_DIRECTORY.
"""

from aggregator.settings.loading import effective, load_settings, origin_of, schema
from aggregator.settings.rereading import Reread, reread
from aggregator.settings.sections import ServiceRole
from aggregator.settings.shape import Settings

__all__ = [
    "Reread",
    "ServiceRole",
    "Settings",
    "effective",
    "load_settings",
    "origin_of",
    "reread",
    "schema",
]

"""The settings: shipped defaults < a settings file < environment variables < arguments.

Environment variables are named after the setting, with two underscores between the parts: AGGREGATOR_WEB__PORT; items
of a list stand between commas.
"""

from aggregator.settings.loading import EffectiveSetting, effective, load_settings, schema
from aggregator.settings.shape import ServiceRole, Settings

__all__ = ["EffectiveSetting", "ServiceRole", "Settings", "effective", "load_settings", "schema"]

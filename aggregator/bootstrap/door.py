"""Who may come in, by the settings."""

from __future__ import annotations

from aggregator.access import FollowedUsers, refuse_open_door
from aggregator.settings import Settings


def users(settings: Settings) -> FollowedUsers:
    """Who may log in.

    Raises ConfigError where the users file is at fault, and where the desk would be open to other machines.
    """
    web, followed = settings.web, FollowedUsers(settings.users_file)
    refuse_open_door(followed, host=web.host, also_reached_by=(*web.allowed_hosts, *web.trusted_proxies))
    return followed

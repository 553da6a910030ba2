"""Whether a desk without users may be served at an address."""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Sequence

from aggregator.access.following import FollowedUsers
from aggregator.errors import refused

_log = logging.getLogger(__name__)


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reachable from this machine alone; of names, only localhost is."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def refuse_open_door(users: FollowedUsers, *, host: str, also_reached_by: Sequence[str]) -> None:
    """Raise ConfigError where a desk without users could be reached from other machines, and say how to add one.

    On loopback under further names or behind a proxy it is only warned of: the proxy may ask for a password itself.
    """
    if users.ever:
        return
    if not is_loopback(host):
        problem = f"{host} can be reached from other machines, and {users.path} has no users"
        remedy = "Add one with 'aggregator users add NAME --role admin', or listen on 127.0.0.1"
        raise refused("settings", None, problem, remedy, key="web.host")
    if also_reached_by:
        _log.warning("the desk asks nobody for a password; add a user, unless the proxy before it asks for one")

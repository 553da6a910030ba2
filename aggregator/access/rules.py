"""When a session ends, how long a failed attempt to log in makes the next one wait, which passwords will do."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from aggregator.model import Session

SHORTEST_PASSWORD: Final = 12
"""Characters; NIST SP 800-63B asks for 8 at the least, and for length rather than kinds of characters."""
LONGEST_PASSWORD: Final = 1000
"""Characters; hashing more would be work that anybody could ask for."""

TOKEN_NOTED_EVERY: Final = timedelta(minutes=5)
"""How exactly the last use of a token is known; each note of it is a transaction that writes."""
BROWSER_KNOWN_FOR: Final = timedelta(days=180)
"""How long a browser counts as known after a log-in."""
ATTEMPTS_KEPT_FOR: Final = timedelta(days=1)
"""How long failures are remembered after the wait that they brought is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessPolicy:
    """How long somebody stays logged in."""

    idle: timedelta
    """A session ends when it was not used for so long, or for up to a tenth less."""
    longest: timedelta
    """A session ends so long after it began, however much it is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptLimit:
    """How failed attempts make the next one wait: the first few not at all, then twice as long each time."""

    free: int
    first: timedelta
    longest: timedelta


PER_USER: Final = AttemptLimit(free=5, first=timedelta(seconds=2), longest=timedelta(minutes=5))
PER_ADDRESS: Final = AttemptLimit(free=15, first=timedelta(seconds=4), longest=timedelta(hours=1))
PER_BROWSER: Final = AttemptLimit(free=5, first=timedelta(seconds=2), longest=timedelta(minutes=5))


def is_live(session: Session, policy: AccessPolicy, *, now: datetime) -> bool:
    """Whether a session is neither too old nor was left alone for too long."""
    return now - session.opened < policy.longest and now - session.seen < policy.idle


def is_to_be_noted(last: datetime | None, every: timedelta, *, now: datetime) -> bool:
    """Whether so much time has passed since a use was last written down that it shall be again."""
    return last is None or now - last >= every


def wait_after(failures: int, limit: AttemptLimit) -> timedelta:
    """How long after so many failures the next attempt has to wait."""
    beyond = failures - limit.free
    if beyond < 0:
        return timedelta()
    doublings = min(beyond, 40)  # more than enough for any longest wait, and a number that a timedelta can hold
    return min(limit.first * (1 << doublings), limit.longest)


def network_of(address: str) -> str:
    """What counts as one address: an IPv4 address, the network of 64 bits of an IPv6 one, else the text itself."""
    try:
        read = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(read, ipaddress.IPv4Address):
        return str(read)
    return str(read.ipv4_mapped or ipaddress.ip_network((read, 64), strict=False))


def password_fault(password: str, name: str) -> str | None:
    """What is wrong with a new password, or None."""
    if len(password) < SHORTEST_PASSWORD:
        return f"it has {len(password)} characters: take {SHORTEST_PASSWORD} or more, several words for example"
    if len(password) > LONGEST_PASSWORD:
        return f"it has {len(password)} characters: take {LONGEST_PASSWORD} or fewer"
    if len(set(password)) < SHORTEST_PASSWORD // 3:
        return "it is the same few characters over and over"
    if password.casefold() == name.casefold():
        return "it is the user's name"
    return None

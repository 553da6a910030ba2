"""Who may do what at the desk: roles, visitors, sessions and tokens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do; each may do what those before it may."""

    READER = "reader"
    """Sees everything and decides nothing."""
    REVIEWER = "reviewer"
    """Decides."""
    ADMIN = "admin"
    """Also changes what holds for everybody, such as feeds and settings, where the desk has a way to."""

    def covers(self, needed: Role) -> bool:
        """Whether this role may do what the other is needed for."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(needed)


class Way(StrEnum):
    """How a request was let in."""

    OPEN = "open"
    """Nobody has to log in."""
    SESSION = "session"
    """By the cookie of somebody who is logged in."""
    TOKEN = "token"  # noqa: S105 - the name of a way, not a secret
    """By a program's API token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who a request is from."""

    name: str
    """As it stands in the history."""
    role: Role
    way: Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser in which somebody is logged in."""

    key: str
    """SHA-256 of the secret that the browser holds, in hex."""
    user: str
    password_mark: str
    """Tells which password was used: a session ends with its password."""
    opened: datetime
    seen: datetime
    """When it was last used, roughly; see `aggregator.access.rules`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiToken:
    """What a program shows instead of logging in."""

    key: str
    """SHA-256 of the secret that the program holds, in hex."""
    name: str
    role: Role
    made: datetime
    used: datetime | None = None
    """When it was last used, roughly; None before the first time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginAttempts:
    """How often logging in has failed under one name, from one address or in one browser."""

    failures: int
    until: datetime
    """No further attempt is looked at before this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBrowser:
    """A browser in which somebody has logged in before, so that strangers' failures are not held against it."""

    key: str
    """SHA-256 of the secret that the browser holds, in hex."""
    user: str
    since: datetime

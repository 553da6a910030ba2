"""Users and their passwords for tests, hashed so cheaply that no test waits for it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from argon2 import PasswordHasher

from aggregator.access import Access, AccessPolicy, FollowedUsers, Passwords, User, add_user
from aggregator.model import Role
from aggregator.ports import Clock, Database

PASSWORDS = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))

POLICY = AccessPolicy(idle=timedelta(hours=12), longest=timedelta(days=7))

PASSWORD = {
    "Rea": "rain on the old quay",
    "Viktor": "seven grey herons wait",
    "Ada": "a lamp behind the door",
}
"""Passwords by name."""

ROLES = {"Rea": Role.READER, "Viktor": Role.REVIEWER, "Ada": Role.ADMIN}


def users_in(folder: Path) -> Path:
    """Write a users file with a user of each role; returns its path."""
    path = folder / "users.yaml"
    for name, role in ROLES.items():
        add_user(path, User(name=name, role=role, password=PASSWORDS.hash(PASSWORD[name])))
    return path


def access_by(users: Path | None, database: Database, clock: Clock) -> Access:
    """What knows whom a request is from, by this users file; without one nobody has to log in."""
    return Access(
        database=database,
        clock=clock,
        users=FollowedUsers(users or Path("no users.yaml")),
        policy=POLICY,
        passwords=PASSWORDS,
    )

"""API tokens: what a program shows instead of logging in."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from aggregator.access.secret import key_of, new_secret
from aggregator.errors import AggregatorError, NotFound
from aggregator.model import ApiToken, Role
from aggregator.ports import Database

PREFIX: Final = "aggregator_"
"""By this a token that has got into a log or a repository is recognised."""


def make_token(database: Database, name: str, role: Role, *, now: datetime) -> str:
    """Make a token and return its secret, which is not stored; raises `AggregatorError` where the name is taken."""
    secret = PREFIX + new_secret()
    with database.write() as uow:
        if not uow.access.add_token(ApiToken(key=key_of(secret), name=name, role=role, made=now)):
            raise AggregatorError(f"there is a token {name!r} already: revoke it first, or take another name")
        uow.commit()
    return secret


def revoke_token(database: Database, name: str) -> None:
    """Make a token worthless; raises NotFound where there is none of that name."""
    with database.write() as uow:
        if not uow.access.revoke_token(name):
            raise NotFound("token", name)
        uow.commit()

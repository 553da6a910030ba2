"""What makes stories of articles; wired by the settings."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aggregator.bootstrap.matching import match_policy
from aggregator.grouping import Grouper
from aggregator.regrouping import Regrouper
from aggregator.settings import Settings
from aggregator.verdicts import GroupPolicy

if TYPE_CHECKING:
    from aggregator.bootstrap.application import Application

_GROUPER_LOCK_FOR = timedelta(seconds=10)
"""Together with the interval at which it is looked for, below the 15 seconds in which a dead grouper is replaced."""


def group_policy(settings: Settings) -> GroupPolicy:
    """What the settings say of grouping; raises ConfigError as `match_policy` does."""
    return GroupPolicy(match=match_policy(settings), batch=settings.group.batch, lock_for=_GROUPER_LOCK_FOR)


def grouper(app: Application) -> Grouper:
    """What groups articles into stories."""
    return Grouper(
        database=app.database,
        clock=app.clock,
        policy=group_policy(app.settings),
        topics=app.topics,
        owner=app.owner,
        meter=app.meter,
    )


def regrouper(app: Application) -> Regrouper:
    """What runs matching again over stored articles."""
    return Regrouper(
        database=app.database,
        clock=app.clock,
        policy=group_policy(app.settings),
        topics=app.topics,
        owner=app.owner,
    )

"""What looks after the service and its database; wired by the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.bootstrap.policies import policy_from
from aggregator.clock_watch import ClockWatch
from aggregator.readiness import Readiness
from aggregator.retention import Retention, RetentionPolicy
from aggregator.watching import Watch, WatchPolicy

if TYPE_CHECKING:
    from aggregator.bootstrap.application import Application


def clock_watch(app: Application) -> ClockWatch:
    """What mends the times that a clock which was ahead has written."""
    return ClockWatch(database=app.database, clock=app.clock, longest=app.settings.fetch.lease)


def retention(app: Application) -> Retention:
    """What deletes old rows."""
    policy = policy_from(app.settings.retention, RetentionPolicy)
    return Retention(database=app.database, clock=app.clock, policy=policy, owner=app.owner)


def watch(app: Application) -> Watch:
    """What looks after the service for its operator."""
    policy = policy_from(app.settings.alerts, WatchPolicy, silence=app.silence)
    return Watch(database=app.database, clock=app.clock, policy=policy)


def readiness(app: Application) -> Readiness:
    """What knows whether this process lives and can work."""

    def check_database() -> None:
        app.database.check()  # which is opened, and maybe migrated, after the probes

    return Readiness(check_database, stuck_after=app.settings.service.stuck_after)

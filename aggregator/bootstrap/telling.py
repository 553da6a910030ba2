"""What tells others of stories; wired by the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.bootstrap.policies import policy_from
from aggregator.bootstrap.version import user_agent
from aggregator.fetching import ConnectionPolicy, HttpPoster, PostPolicy
from aggregator.webhooks import MessagePolicy, RetryPolicy, WebhookPolicy, Webhooks

if TYPE_CHECKING:
    from aggregator.bootstrap.application import Application


def webhooks(app: Application) -> Webhooks:
    """What tells webhooks."""
    said = app.settings.webhooks
    connections = policy_from(app.settings.fetch.connections, ConnectionPolicy)
    allowed = policy_from(said, PostPolicy, connections=connections)
    message = policy_from(said, MessagePolicy, user_agent=user_agent(app.settings.fetch.contact))
    return Webhooks(
        database=app.database,
        clock=app.clock,
        poster=HttpPoster(allowed, clock=app.clock),
        webhooks=lambda: app.catalogue.webhooks,
        policy=policy_from(said, WebhookPolicy, retry=policy_from(said, RetryPolicy), message=message),
        owner=app.owner,
        meter=app.meter,
    )

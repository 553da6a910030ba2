"""What the desk is handed by the composition root, and how a request reaches it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from aggregator.access import Access
from aggregator.health import SilencePolicy
from aggregator.model import TopicSpec, WebhookSpec
from aggregator.ports import Clock, Database, Meter
from aggregator.readiness import Readiness
from aggregator.reviewing import Levels, Reviewing
from aggregator.web.remembered import Memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Probes:
    """Where the answers to supervisors and Prometheus come from."""

    readiness: Readiness
    metrics: Callable[[], bytes]
    """All metrics, as text."""
    metrics_type: str
    """The content type of that text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebDependencies:
    """Everything outside itself that the desk works with."""

    database: Database
    reviewing: Reviewing
    access: Access
    clock: Clock
    topics: Callable[[], Sequence[TopicSpec]]
    switch_feed: Callable[[str, bool], None]
    """Writes into the catalogue whether the feed of an address is polled; raises `AggregatorError`."""
    webhooks: Callable[[], Sequence[WebhookSpec]]
    """The webhooks of the present catalogue."""
    levels: Levels
    """What the settings of strictness mean, for the quality page."""
    silence: SilencePolicy
    """When a feed counts as silent."""
    probes: Probes
    meter: Meter
    version: str
    allowed_hosts: tuple[str, ...]
    """Host names, without ports, that a request may be addressed to."""
    memory: Memory = field(default_factory=Memory)


def dependencies(request: Request) -> WebDependencies:
    """What `create_app` was given."""
    found = request.app.state.dependencies
    assert isinstance(found, WebDependencies)  # noqa: S101 - tells mypy what create_app put there
    return found


Dependencies = Annotated[WebDependencies, Depends(dependencies)]
"""A route's parameter of this type is given the desk's dependencies."""

"""The review desk, who may come in, and what supervisors are told; wired by the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI

from aggregator.access import Access, AccessPolicy, Passwords
from aggregator.bootstrap.matching import strictness_levels
from aggregator.bootstrap.version import product_version
from aggregator.metrics import CONTENT_TYPE, Exposition, Metrics
from aggregator.web import Probes, WebDependencies, create_app

if TYPE_CHECKING:
    from aggregator.bootstrap.application import Application

_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")


def web(app: Application) -> FastAPI:
    """The review desk and its API."""
    settings = app.settings.web
    return create_app(
        WebDependencies(
            database=app.database,
            reviewing=app.reviewing,
            access=Access(
                database=app.database,
                clock=app.clock,
                users=app.users,
                policy=AccessPolicy(idle=settings.session_idle, longest=settings.session_longest),
                passwords=Passwords(),
            ),
            clock=app.clock,
            topics=app.topics,
            webhooks=lambda: app.catalogue.webhooks,
            switch_feed=app.catalogue.switch,
            levels=strictness_levels(app.settings),
            silence=app.silence,
            probes=app.probes,
            meter=app.meter,
            version=product_version(),
            allowed_hosts=(*_LOOPBACK_NAMES, settings.host, *settings.allowed_hosts),
        )
    )


def probes(app: Application) -> Probes:
    """What supervisors and Prometheus are told."""
    exposition = Exposition(
        app.meter if isinstance(app.meter, Metrics) else Metrics(),
        app.watch,
        now=app.clock.now,
        owner=app.owner,
        build={"version": product_version(), "database": app.settings.database.url.partition(":")[0]},
        silences=app.readiness.silences,
    )
    return Probes(readiness=app.readiness, metrics=exposition.text, metrics_type=CONTENT_TYPE)

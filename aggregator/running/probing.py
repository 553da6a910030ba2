"""Probes and metrics on a port of their own, in whatever role."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from aggregator.bootstrap import Application
from aggregator.running.desk import address_of, listen
from aggregator.web.probe_server import serving_probes

_log = logging.getLogger(__name__)


@contextmanager
def probes_of(app: Application) -> Iterator[None]:
    """Serve them where the settings name a port, until the context is left.

    Raises `AggregatorError` where the address is taken or not ours.
    """
    where = app.settings.metrics
    if where.port is None:
        yield
        return
    listener = listen(where.host, where.port, remedy="metrics.port in the settings")
    with serving_probes(app.probe_app, listener):
        _log.info("probes and metrics are served", extra={"probes": address_of(listener)})
        yield

"""Probes and metrics on a port of their own, in whatever role."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from aggregator.bootstrap import Application
from aggregator.running.listening import address_of, listen
from aggregator.web.probe_server import serving_probes

_log = logging.getLogger(__name__)


@contextmanager
def serving(app: Application, host: str, port: int) -> Iterator[None]:
    """Serve them until the context is left; raises `AggregatorError` where the address is taken or not ours."""
    listener = listen(host, port, remedy="metrics.port in the settings")
    with serving_probes(app.probe_app, listener):
        _log.info("probes and metrics are served", extra={"probes": address_of(listener)})
        yield

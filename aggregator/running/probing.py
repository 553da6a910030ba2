"""Probes and metrics on a port of their own, in whatever role, beside whatever else the process does."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from aggregator.bootstrap import Application
from aggregator.running.listening import address_of, listen

_log = logging.getLogger(__name__)

_CLOSE_WITHIN: Final = 1
"""Seconds for answers that are still being given."""
_JOIN_WITHIN: Final = 2.0


@contextmanager
def serving(app: Application, host: str, port: int) -> Iterator[None]:
    """Serve them until the context is left; raises `AggregatorError` where the address is taken or not ours."""
    listener = listen(host, port, remedy="metrics.port in the settings")
    with serving_probes(app.probe_app, listener):
        _log.info("probes and metrics are served", extra={"probes": address_of(listener)})
        yield


@contextmanager
def serving_probes(app: ASGIApp, listener: socket.socket) -> Iterator[None]:
    """Serve on a listening socket, in a thread of its own, until the context is left; closes the socket."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=_CLOSE_WITHIN,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), name="probes", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(_JOIN_WITHIN)
        listener.close()

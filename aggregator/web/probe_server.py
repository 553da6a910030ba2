"""Serves the probes on a port of their own, beside whatever else the process does."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn
from starlette.types import ASGIApp

_CLOSE_WITHIN: Final = 1
"""Seconds for answers that are still being given."""
_JOIN_WITHIN: Final = 2.0


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

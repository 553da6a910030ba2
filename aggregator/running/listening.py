"""The sockets that a process answers on."""

from __future__ import annotations

import socket

from aggregator.errors import AggregatorError


def listen(host: str, port: int, *, remedy: str = "--port, or web.port in the settings") -> socket.socket:
    """A listening socket; raises `AggregatorError` where the address is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        reason = (error.strerror or str(error)).lower()
        raise AggregatorError(f"cannot listen on {host} port {port}: {reason}. Choose another with {remedy}") from None
    return listener


def address_of(listener: socket.socket) -> str:
    """The address of a desk on this socket, for a browser on this machine."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"

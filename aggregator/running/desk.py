"""The role `web`: the review desk on a socket."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from ipaddress import ip_network
from types import FrameType

import uvicorn
from fastapi import FastAPI

_CLOSE_WITHIN = timedelta(seconds=3)
"""For answers that the desk is still giving."""


class Desk(uvicorn.Server):
    """The web server; it takes the signals while it runs, and hands them on before it closes its connections."""

    def __init__(self, web: FastAPI, trusted_proxies: Sequence[str], *, told_to_stop: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                web,
                log_config=None,
                access_log=False,
                server_header=False,
                ws="none",  # the desk has none, and needs no library for them
                # Left to itself, the server believes these headers of everything that comes from this machine.
                proxy_headers=bool(trusted_proxies),
                forwarded_allow_ips=list(_as_they_come(trusted_proxies)),
                timeout_graceful_shutdown=round(_CLOSE_WITHIN.total_seconds()),
            )
        )
        self._told_to_stop = told_to_stop

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Note that the process is to end."""
        super().handle_exit(sig, frame)
        self._told_to_stop()


def _as_they_come(networks: Sequence[str]) -> Iterator[str]:
    """Networks, and how a socket that listens on :: shows those of IPv4: there 192.0.2.1 comes as ::ffff:192.0.2.1."""
    for network in map(ip_network, networks):
        yield str(network)
        if network.version == 4:  # noqa: PLR2004 - as the protocol is called
            yield f"::ffff:{network.network_address}/{96 + network.prefixlen}"

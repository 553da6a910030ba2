"""The transport of a fetcher or poster, made when it is first needed and again after it was closed."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import httpx

from aggregator.fetching.addresses import parse_networks
from aggregator.fetching.connecting import ConnectionPolicy, GuardedBackend, Resolver
from aggregator.fetching.transport import GuardedTransport


class Opening:
    """Opens a guarded transport; it belongs to the event loop that uses it until it is closed."""

    def __init__(
        self,
        policy: ConnectionPolicy,
        *,
        allow_networks: Sequence[str],
        allowed_by: str,
        resolve: Resolver,
        tls: ssl.SSLContext | None,
    ) -> None:
        """`allowed_by` is the setting that holds `allow_networks`. Raises ValueError where one of these is none."""
        self._policy = policy
        self._allowed, self._allowed_by = parse_networks(allow_networks), allowed_by
        self._resolve, self._tls = resolve, tls
        self._transport: GuardedTransport | None = None

    def transport(self) -> GuardedTransport:
        """The transport that is open."""
        if self._transport is None:
            backend = GuardedBackend(
                self._policy, allowed=self._allowed, allowed_by=self._allowed_by, resolve=self._resolve
            )
            self._transport = GuardedTransport(
                self._policy, backend=backend, tls=self._tls or authorities(self._policy.ca_file)
            )
        return self._transport

    async def aclose(self) -> None:
        """Close connections that are still open; none may be in use."""
        closing, self._transport = self._transport, None  # what is sent meanwhile opens another one
        if closing is not None:
            await closing.aclose()


@cache
def authorities(ca_file: Path | None) -> ssl.SSLContext:
    """The certificate authorities that browsers trust, and those of a file; raises OSError where it cannot be used.

    Reading them takes 40 ms, so all fetchers share them.
    """
    context = httpx.create_ssl_context(trust_env=False)
    if ca_file is not None:
        context.load_verify_locations(cafile=ca_file)
    return context

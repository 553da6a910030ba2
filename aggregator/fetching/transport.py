"""httpx's transport over httpcore's connections, with our way of connecting and one exception for every fault.

httpx's own transport lets no network backend in. Its client is not used either: it would keep cookies, follow
redirects, decode without a limit and read the environment, each of which has to be done differently here. Nor is
httpcore's pool: it looks at every connection on every request, which with fifty in use costs more than the requests
themselves. Hosts' queues already bound what is open, so all that is left to do is to keep idle connections for a while.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable

import httpcore
import httpx

from aggregator.fetching.connecting import GuardedBackend, reason
from aggregator.fetching.failures import FetchAborted
from aggregator.fetching.headers import Origin, origin
from aggregator.model import FailureKind

_KEEPALIVE = 1.0
"""Seconds that an idle connection is kept.

It serves redirects and hosts of many feeds. Common servers close idle connections after two seconds or more; keeping
ours shorter means that a request is not sent into a connection that is just being closed.
"""

_IDLE_CONNECTIONS = 20
"""How many idle connections are kept; the oldest goes first."""

_FAULTS = (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError)


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends requests over guarded connections; raises `FetchAborted` alone."""

    def __init__(self, *, backend: GuardedBackend, tls: ssl.SSLContext) -> None:
        self._backend, self._tls = backend, tls
        self._idle: list[tuple[Origin, httpcore.AsyncHTTPConnection]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and read the answer's headers, as Latin-1, which loses no byte; the body is left to stream."""
        url = request.url
        wire = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
        )
        target = origin(url)
        connection = await self._take(target) or self._connection(wire.url.origin)
        try:
            answer = await connection.handle_async_request(wire)
        except _FAULTS as error:
            raise _before_answer(error) from error

        async def give_back() -> None:
            await self._keep(target, connection)

        return httpx.Response(
            answer.status,
            headers=httpx.Headers(answer.headers, encoding="latin-1"),
            stream=_Body(answer, then=give_back),
        )

    async def aclose(self) -> None:
        """Close the idle connections; none may be in use."""
        while self._idle:
            await self._idle.pop()[1].aclose()
        self._backend.close()

    def _connection(self, target: httpcore.Origin) -> httpcore.AsyncHTTPConnection:
        return httpcore.AsyncHTTPConnection(
            target, ssl_context=self._tls, keepalive_expiry=_KEEPALIVE, network_backend=self._backend
        )

    async def _take(self, target: Origin) -> httpcore.AsyncHTTPConnection | None:
        """The idle connection to an origin that was used last, if it is still good."""
        for position in range(len(self._idle) - 1, -1, -1):
            if self._idle[position][0] == target:
                _, connection = self._idle.pop(position)
                if not connection.has_expired():
                    return connection
                await connection.aclose()
                return await self._take(target)
        return None

    async def _keep(self, target: Origin, connection: httpcore.AsyncHTTPConnection) -> None:
        if not connection.is_idle():
            return  # it was closed with its answer unread
        self._idle.append((target, connection))
        if len(self._idle) > _IDLE_CONNECTIONS:
            await self._idle.pop(0)[1].aclose()


class _Body(httpx.AsyncByteStream):
    """The body as it was sent, chunking undone and nothing else."""

    def __init__(self, answer: httpcore.Response, *, then: Callable[[], Awaitable[None]]) -> None:
        self._answer = answer
        self._then = then

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._answer.aiter_stream():
                yield piece
        except _FAULTS as error:
            raise _in_body(error) from error

    async def aclose(self) -> None:
        await self._answer.aclose()
        await self._then()


def _before_answer(error: Exception) -> FetchAborted:
    match error:
        # Connections that cannot be opened have ended as FetchAborted in the backend: what is left is the handshake.
        case ssl.SSLError() | httpcore.ConnectError():
            return FetchAborted(FailureKind.TLS, f"no secure connection ({reason(error)})")
        case httpcore.LocalProtocolError():
            return FetchAborted(FailureKind.PROTOCOL, "the headers configured for the feed cannot be sent")
        case httpcore.RemoteProtocolError() if "without sending a response" in str(error):
            return FetchAborted(FailureKind.CONNECT, "the server closed the connection without an answer")
        case httpcore.RemoteProtocolError():
            return FetchAborted(FailureKind.PROTOCOL, f"the server's answer is not proper HTTP ({_brief(error)})")
        case _:
            return FetchAborted(FailureKind.CONNECT, "the connection broke before an answer came")


def _in_body(error: Exception) -> FetchAborted:
    if isinstance(error, httpcore.RemoteProtocolError) and not _ended_early(error):
        return FetchAborted(FailureKind.PROTOCOL, f"the document came in broken HTTP ({_brief(error)})")
    return FetchAborted(FailureKind.TRUNCATED, "the connection ended before the whole document had come")


def _ended_early(error: httpcore.RemoteProtocolError) -> bool:
    return "peer closed connection" in str(error)  # h11 has one exception for all and tells by its text alone


def _brief(error: Exception) -> str:
    return str(error).partition(":")[0]  # what follows quotes the server, at any length

"""httpx's transport over httpcore's connections, with our way of connecting and one exception for every fault.

httpx's own transport lets no network backend in. Its client is not used either: it would keep cookies, follow
redirects, decode without a limit and read the environment, each of which has to be done differently here. Nor is
httpcore's pool: it looks at every connection on every request, which with fifty in use costs more than the requests
themselves. Hosts' queues already bound what is open, so all that is left to do is to keep idle connections for a while.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus

import httpcore
import httpx

from aggregator.fetching.connecting import ConnectionPolicy, GuardedBackend, GuardedStream, reason
from aggregator.fetching.failures import FetchAborted
from aggregator.links import Origin, origin
from aggregator.model import FailureKind

_IN_WORDS = {
    "Only Transfer-Encoding": "a transfer encoding other than chunked",
    "Receive buffer too long": "longer headers than any server needs",
    "Received server _SWITCH_UPGRADE event without a pending proposal": "101, another protocol that nobody asked for",
    "illegal request line": "bytes that are no text, as of TLS or HTTP/2",
    "malformed chunk footer": "a chunk longer than it says",
}
"""What h11 tells of itself rather than of the answer."""

_FAULTS = (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError)


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends requests over guarded connections; raises `FetchAborted` alone."""

    def __init__(self, policy: ConnectionPolicy, *, backend: GuardedBackend, tls: ssl.SSLContext) -> None:
        self._policy, self._backend, self._tls = policy, backend, tls
        self._idle: list[_Idle] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and read the answer's headers, as Latin-1, which loses no byte; the body is left to stream."""
        url = request.url
        wire = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.content,
        )
        target = origin(str(url))
        connection, answer = await self._send_again(target, wire) or await self._send_anew(wire)

        async def give_back() -> None:
            await self._keep(target, connection, answer)

        response = httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer, then=give_back))
        response.headers.encoding = "latin-1"  # it would guess
        return response

    async def _send_again(self, target: Origin, wire: httpcore.Request) -> _Exchange | None:
        """Send over an idle connection; None where there is none that works.

        The server may have closed it at the same moment, also with a 408 for what it had awaited in vain, or have sent
        more after its last answer than that answer's length. A GET may be sent once more without harm, so none of it is
        a fault of the document that is asked for now.
        """
        idle = await self._take(target)
        if idle is None:
            return None
        try:
            answer = await idle.connection.handle_async_request(wire)
        except _FAULTS:
            await idle.connection.aclose()
            return None
        there_before = _received(answer) == idle.received
        if there_before or answer.status == HTTPStatus.REQUEST_TIMEOUT:
            await answer.aclose()
            await idle.connection.aclose()
            return None
        return idle.connection, answer

    async def _send_anew(self, wire: httpcore.Request) -> _Exchange:
        connection = self._connection(wire.url.origin)
        try:
            return connection, await connection.handle_async_request(wire)
        except _FAULTS as error:
            raise _before_answer(error) from error

    async def aclose(self) -> None:
        """Close the idle connections; none may be in use."""
        while self._idle:
            await self._idle.pop().connection.aclose()
        self._backend.close()

    def _connection(self, target: httpcore.Origin) -> httpcore.AsyncHTTPConnection:
        return httpcore.AsyncHTTPConnection(
            target,
            ssl_context=self._tls,
            keepalive_expiry=self._policy.keep.total_seconds(),
            network_backend=self._backend,
        )

    async def _take(self, target: Origin) -> _Idle | None:
        """The idle connection to an origin that was used last, if it is still good."""
        for position in range(len(self._idle) - 1, -1, -1):
            if self._idle[position].target == target:
                idle = self._idle.pop(position)
                if not idle.connection.has_expired():
                    return idle
                await idle.connection.aclose()
                return await self._take(target)
        return None

    async def _keep(self, target: Origin, connection: httpcore.AsyncHTTPConnection, answer: httpcore.Response) -> None:
        if not connection.is_idle():
            return  # it was closed with its answer unread
        self._idle.append(_Idle(target, connection, _received(answer)))
        if len(self._idle) > self._policy.idle:
            await self._idle.pop(0).connection.aclose()


@dataclass(frozen=True, slots=True)
class _Idle:
    target: Origin
    connection: httpcore.AsyncHTTPConnection
    received: int
    """Bytes that had come over it when its last answer was complete."""


_Exchange = tuple[httpcore.AsyncHTTPConnection, httpcore.Response]


def _received(answer: httpcore.Response) -> int:
    stream: GuardedStream = answer.extensions["network_stream"]
    return stream.received


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
            return FetchAborted(FailureKind.CONNECT, "the server closed the connection without a whole answer in HTTP")
        case httpcore.RemoteProtocolError():
            return FetchAborted(FailureKind.PROTOCOL, f"the server's answer is not proper HTTP ({_brief(error)})")
        case _:
            return FetchAborted(FailureKind.CONNECT, "the connection broke before an answer came")


def _in_body(error: Exception) -> FetchAborted:
    if isinstance(error, httpcore.RemoteProtocolError) and not _ended_early(error):
        return FetchAborted(FailureKind.PROTOCOL, f"the document came in broken HTTP ({_brief(error)})")
    return FetchAborted(FailureKind.TRUNCATED, "the connection ended before the whole document had come")


def _ended_early(error: httpcore.RemoteProtocolError) -> bool:
    words = str(error)  # h11 has one exception for all and tells by its text alone
    return "peer closed connection" in words or "peer unexpectedly closed connection" in words


def _brief(error: Exception) -> str:
    brief = str(error).partition(":")[0]  # what follows quotes the server, at any length
    return _IN_WORDS.get(brief, brief)

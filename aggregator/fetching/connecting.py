"""Connecting: a name is resolved once, every address is judged, and only a judged address is connected to.

The check sits where connections are made, so nothing gets round it: not a redirect, not a name that resolves
differently the second time (DNS rebinding), not an address spelt in octal, which the resolver makes an ordinary one.
"""

from __future__ import annotations

import asyncio
import os
import re
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import httpcore

from aggregator.fetching.addresses import Network, objection
from aggregator.fetching.failures import FetchAborted
from aggregator.fetching.heads import HeadReader
from aggregator.model import FailureKind

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port -> addresses in order of preference; blocking; raises OSError where there is none."""

_MOST_THREADS = 10_000
"""More than there are names under way, each with a thread of its own while its look-up lasts, which cannot be cut off:
names whose server hangs keep no other one from being looked up. Kept apart from the loop's own few threads."""

_NO_TLS = "what answers there does not speak TLS; the address may have to begin with http://"
_TLS_TOO_OLD = "the server speaks no version of TLS that is still safe"
_HUNG_UP = "the server hung up in the middle of the handshake"
_OF_ONES_OWN = "one of your own, to be named in fetch.connections.ca_file"
_TLS_IN_WORDS = {
    "wrong version number": _NO_TLS,
    "record layer failure": _NO_TLS,  # the same by OpenSSL from 3.4 on
    "packet length too long": _NO_TLS,
    "unexpected eof while reading": _HUNG_UP,
    "connection has been closed (EOF)": _HUNG_UP,  # Python's own words
    "alert handshake failure": "the server takes none of the ways to encrypt that are offered",
    "alert protocol version": _TLS_TOO_OLD,
    "unsupported protocol": _TLS_TOO_OLD,
    "unrecognized name": "the server does not know the host name",
    "alert internal error": "the server has failed, as many do that do not know the host name",
    "alert certificate required": "the server wants a certificate of whoever asks, and there is none to show",
    "no application protocol": "the server speaks no HTTP/1.1",
    "unable to get local issuer certificate": (
        "who issued the certificate is not known; the server may leave out the certificates in between, "
        f"or the authority is {_OF_ONES_OWN}"
    ),
    "self-signed certificate": f"the certificate is self-signed; it may be {_OF_ONES_OWN}",
    "self-signed certificate in certificate chain": f"the authority is self-signed; it may be {_OF_ONES_OWN}",
}
"""What OpenSSL's reasons end with, and what they mean to somebody who does not know it."""
_AROUND_REASON = re.compile(r"^\[[^\]]*\] | \(_ssl\.c:\d+\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionPolicy:
    """How servers are reached."""

    patience: timedelta
    """How long an address may keep silent while another one of the same host has not been tried."""
    keep: timedelta
    """How long an idle connection is kept.

    It serves redirects and hosts of many feeds. Common servers close idle connections after two seconds or more; ours
    are kept shorter, so that a request is not sent into a connection that is just being closed.
    """
    idle: int
    """How many idle connections are kept; the oldest goes first."""
    ca_file: Path | None
    """Certificates, in PEM, of authorities that are trusted besides the public ones."""


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Ask the operating system, in its order of preference."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections to addresses that are public or allowed, and to no other."""

    def __init__(
        self, policy: ConnectionPolicy, *, allowed: tuple[Network, ...], allowed_by: str, resolve: Resolver
    ) -> None:
        """`allowed_by` is the setting that makes exceptions, named where an address is refused."""
        self._patience = policy.patience.total_seconds()
        self._allowed, self._allowed_by, self._resolve = allowed, allowed_by, resolve
        self._inner = httpcore.AnyIOBackend()
        self._threads = ThreadPoolExecutor(max_workers=_MOST_THREADS, thread_name_prefix="resolve")
        self._looking_up: dict[tuple[str, int], asyncio.Future[Sequence[str]]] = {}

    def close(self) -> None:
        """Let go of the threads; look-ups still under way end by themselves."""
        for asked in self._looking_up.values():
            asked.cancel()  # its thread would tell an event loop that may be closed by then
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first judged address that answers."""
        addresses = self._permitted(host, await self._addresses(host, port))
        failures: list[str] = []
        for number, address in enumerate(addresses, start=1):
            patience = timeout if number == len(addresses) else self._patience
            try:
                stream = await self._inner.connect_tcp(address, port, patience, local_address, socket_options)
                return GuardedStream(stream)
            except httpcore.ConnectTimeout:
                failures.append(f"{address} does not answer")
            except httpcore.ConnectError as error:
                failures.append(f"{address}: {reason(error)}")
        raise FetchAborted(FailureKind.CONNECT, f"no connection to {host} port {port} ({'; '.join(failures)})")

    async def _addresses(self, host: str, port: int) -> Sequence[str]:
        try:
            return [str(ip_address(host))]
        except ValueError:
            pass
        try:
            found = await self._look_up(host, port)
        except UnicodeError as error:
            raise FetchAborted(FailureKind.DNS, f"there can be no host named {host[:80]}") from error
        except OSError as error:
            raise FetchAborted(FailureKind.DNS, f"the name {host[:80]} was not found ({reason(error)})") from error
        if not found:
            raise FetchAborted(FailureKind.DNS, f"the name {host[:80]} has no address")
        return found

    async def _look_up(self, host: str, port: int) -> Sequence[str]:
        """Ask the resolver, or wait for what it is asked already: a look-up that hangs outlasts who began it."""
        asked = self._looking_up.get((host, port))
        if asked is None:

            def ended(over: asyncio.Future[Sequence[str]]) -> None:
                del self._looking_up[host, port]
                if not over.cancelled():
                    over.exception()  # which nobody may be waiting for any more

            asked = asyncio.get_running_loop().run_in_executor(self._threads, self._resolve, host, port)
            self._looking_up[host, port] = asked
            asked.add_done_callback(ended)
        return await asyncio.shield(asked)

    def _permitted(self, host: str, addresses: Sequence[str]) -> list[str]:
        objections = {address: objection(address, self._allowed) for address in addresses}
        permitted = [address for address, why in objections.items() if why is None]
        if not permitted:
            address, why = next(iter(objections.items()))
            subject = f"the address {address}" if address == host else f"{host} has the address {address}, which"
            raise FetchAborted(
                FailureKind.ADDRESS_REFUSED,
                f"{subject} {why}; to allow it, add {address.partition('%')[0]} to {self._allowed_by}",
            )
        return permitted


class GuardedStream(httpcore.AsyncNetworkStream):
    """A stream that counts what it receives, and gives on heads of answers in order.

    It is closed when its TLS handshake is cut off by the deadline; httpcore's would stay open.
    """

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._heads = HeadReader()
        self.received = 0

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's signature
        """Some bytes; none at the end."""
        while True:
            data = await self._stream.read(max_bytes, timeout)
            self.received += len(data)
            passed = self._heads.add(data)
            if passed or not data:
                return passed

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's signature
        """Send all of it."""
        self._heads.expect()
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> Any:
        """What httpcore's own stream tells."""
        return self._stream.get_extra_info(info)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """Go on in TLS; the dot that a name may end with is no part of it there (RFC 6066, section 3)."""
        name = server_hostname and server_hostname.removesuffix(".")
        try:
            return GuardedStream(await self._stream.start_tls(ssl_context, name, timeout))
        except BaseException:
            await self._stream.aclose()
            raise


def reason(error: BaseException) -> str:
    """The operating system's word for what happened, from the innermost error that has one."""
    words = "the connection failed"
    link: BaseException | None = error
    while link is not None:
        match link:
            case ssl.SSLError():
                words = _of_tls(link)
            case OSError() if link.errno is not None and link.errno > 0:
                words = os.strerror(link.errno).lower()  # asyncio's own text repeats the address
            case OSError() if link.strerror:
                words = link.strerror.lower()  # errors of name look-up have negative numbers
        link = link.__cause__ or link.__context__  # httpcore's pool cuts off the cause
    return words


def _of_tls(error: ssl.SSLError) -> str:
    """What OpenSSL tells of a handshake, in words where it is told in terms of its own."""
    if isinstance(error, ssl.SSLCertVerificationError):
        told = error.verify_message.rstrip(".")
    elif error.reason:
        told = error.reason.replace("_", " ").lower()
    else:
        told = _AROUND_REASON.sub("", str(error.strerror))  # a reason that this version of Python has no name for
    return next((words for end, words in _TLS_IN_WORDS.items() if told.endswith(end)), told)

"""Fetching one document: redirects, the deadline, the cap, and an ending that is always a value."""

from __future__ import annotations

import asyncio
import logging
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from http import HTTPStatus
from time import monotonic

import httpx

from aggregator.fetching.addresses import host_key
from aggregator.fetching.connecting import ConnectionPolicy, Resolver, system_resolver
from aggregator.fetching.decoding import BodyReader, too_large
from aggregator.fetching.failures import FetchAborted, refusal
from aggregator.fetching.headers import first_of, request_headers, validators_of, wishes_of
from aggregator.fetching.hosts import HostQueues
from aggregator.fetching.opening import Opening
from aggregator.fetching.redirects import REDIRECTS, Trail, parse_url, shown
from aggregator.links import origin
from aggregator.model import (
    CacheValidators,
    FailureKind,
    Fetched,
    FetchFailed,
    FetchOutcome,
    FetchRequest,
    NotModified,
    ServerWishes,
)
from aggregator.ports import Clock

_log = logging.getLogger(__name__)

_WITHOUT_DOCUMENT = frozenset({204, 205, 206})
"""Of the successful statuses; any other one counts as 200 where a document comes with it (RFC 9110, section 15)."""

_REPRESENTATION = frozenset({200, 203})
"""Statuses whose validators are the document's; 203 is a 200 that a proxy has changed."""

_PARTIAL, _NOT_MODIFIED = 206, 304
_PASSED_OVER, _PASSED_OVER_WITHIN = 16_384, 0.1
"""Bytes of a redirect's body, and seconds, that are spent on keeping its connection."""
_WHOLE_RANGE = re.compile(r"bytes 0-(\d{1,18})/(\d{1,18})")


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """How this service behaves towards servers."""

    user_agent: str
    """Product, version and where to complain."""
    allow_networks: tuple[str, ...]
    """Networks or single addresses that may be connected to although they are not public."""
    per_host: int
    """Requests to one host at once."""
    host_gap: timedelta
    """Time between the starts of two requests to one host."""
    concurrency: int
    """Requests to all hosts at once."""
    max_redirects: int
    connections: ConnectionPolicy


class HttpFetcher:
    """Gets documents over HTTP (`ports.Fetcher`); after `aclose` it may be used again, by another event loop too."""

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        clock: Clock,
        resolve: Resolver = system_resolver,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._policy, self._clock = policy, clock
        self._hosts = HostQueues(per_host=policy.per_host, gap=policy.host_gap, total=policy.concurrency)
        self._opening = Opening(
            policy.connections,
            allow_networks=policy.allow_networks,
            allowed_by="fetch.allow_networks",
            resolve=resolve,
            tls=tls,
        )

    @property
    def waiting(self) -> int:
        """How many fetches wait for their host."""
        return self._hosts.waiting

    async def fetch(self, request: FetchRequest) -> FetchOutcome:
        """Fetch one document; every ending is a value, and nothing but cancellation is raised."""
        budget = _Budget(request.deadline)
        trail: Trail | None = None
        try:
            trail = Trail(parse_url(request.url), max_redirects=self._most_redirects(request))
            return await self._follow(request, trail, budget)
        except FetchAborted as aborted:
            ending = aborted
        except TimeoutError:
            seconds = f"{request.deadline.total_seconds():g} s"
            ending = FetchAborted(FailureKind.TIMEOUT, f"no complete answer within {seconds} (fetch.deadline)")
        except Exception as error:  # noqa: BLE001 - one feed's fault must not end the polling of the others
            _log.exception("internal error while fetching")
            ending = FetchAborted(FailureKind.INTERNAL, f"internal error while fetching: {type(error).__name__}")
        failed = FetchFailed(
            kind=ending.kind, message=ending.message, wishes=ending.wishes, elapsed=budget.spent, part=budget.part
        )
        return failed if trail is None else replace(failed, status=trail.status, url=shown(trail.here), hops=trail.hops)

    async def aclose(self) -> None:
        """Close connections that are still open; none may be in use."""
        self._hosts.reset()
        await self._opening.aclose()

    def _most_redirects(self, request: FetchRequest) -> int:
        most = self._policy.max_redirects
        return most if request.max_redirects is None else min(request.max_redirects, most)

    async def _follow(self, request: FetchRequest, trail: Trail, budget: _Budget) -> Fetched | NotModified:
        self._opening.transport()  # made before a gap begins, or the time that it takes would be missing in that
        while True:
            host = host_key(trail.here.host)
            async with self._hosts.place(host), budget.spend():
                # Redirects within a host keep their place, as when a browser follows them.
                while host_key(trail.here.host) == host:
                    outcome = await self._hop(request, trail, budget)
                    if outcome is not None:
                        return outcome

    async def _hop(self, request: FetchRequest, trail: Trail, budget: _Budget) -> Fetched | NotModified | None:
        """Ask the address that the trail has come to; None where it redirects."""
        validators = _validators_for(request, trail)
        headers = request_headers(
            request,
            first=trail.start,
            target=trail.here,
            validators=validators,
            user_agent=self._policy.user_agent,
        )
        trail.status = None
        sent = httpx.Request("GET", trail.here, headers=headers)
        response = await self._opening.transport().handle_async_request(sent)
        try:
            status = trail.status = response.status_code
            if status in REDIRECTS:
                left = origin(str(trail.here))
                trail.follow(status, response.headers)
                if origin(str(trail.here)) == left:
                    await _pass_over(response)
                return None
            wishes = wishes_of(response.headers, self._clock.now())
            if _brings_document(status, response.headers):
                return await _document(response, request.max_bytes, trail, wishes, budget)
            if status == _NOT_MODIFIED and validators != CacheValidators():
                async for _ in response.aiter_raw():
                    pass  # there is no body, but reading to its end lets the connection serve again
                return NotModified(
                    url=shown(trail.here),
                    validators=validators_of(response.headers),
                    wishes=wishes,
                    permanent_url=trail.moved_to,
                    hops=trail.hops,
                    elapsed=budget.spent,
                )
            kind, message = refusal(status)
            if kind is FailureKind.GONE and not trail.only_permanent:
                # The feed's own address has not said so, and a temporary redirect leads elsewhere tomorrow.
                kind, message = FailureKind.NOT_FOUND, f"a temporary redirect leads to what is not there: {message}"
            raise FetchAborted(kind, message, wishes=wishes)
        finally:
            # The deadline may fall into this, and must not leave the connection open to whatever else is sent.
            await asyncio.shield(response.aclose())


class _Budget:
    """The total time that one fetch may take; waiting for a host's queue is free."""

    def __init__(self, total: timedelta) -> None:
        self._left = self._total = total.total_seconds()
        self._since: float | None = None
        self.part: Fetched | None = None
        """What had come of a document when its connection ended or the time was used up."""

    @property
    def spent(self) -> timedelta:
        running = monotonic() - self._since if self._since is not None else 0.0
        return timedelta(seconds=self._total - self._left + running)

    @asynccontextmanager
    async def spend(self) -> AsyncIterator[None]:
        """Let the time run; raises TimeoutError when it is used up."""
        self._since = monotonic()
        try:
            async with asyncio.timeout(self._left):
                yield
        finally:
            self._left -= monotonic() - self._since
            self._since = None


def _brings_document(status: int, headers: httpx.Headers) -> bool:
    """Whether an answer is a success with a whole document; a range that nobody asked for may be all of it."""
    if status == _PARTIAL:
        match = _WHOLE_RANGE.fullmatch(first_of(headers, "content-range") or "")
        return match is not None and int(match[1]) + 1 == int(match[2])
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES and status not in _WITHOUT_DOCUMENT


def _validators_for(request: FetchRequest, trail: Trail) -> CacheValidators:
    """What is sent along to where the trail stands: validators go to the address that issued them alone."""
    here, issuer = shown(trail.here), request.validators_from or shown(trail.start)
    # What was stored as the issuer may be spelt otherwise than it is shown.
    theirs = issuer == here or shown(parse_url(issuer)) == here
    return request.validators if theirs else CacheValidators()


async def _pass_over(response: httpx.Response) -> None:
    """Read the short body of a redirect, so that its connection can serve the request that it leads to."""
    passed = 0
    try:
        async with asyncio.timeout(_PASSED_OVER_WITHIN):
            async for piece in response.aiter_raw():
                passed += len(piece)
                if passed > _PASSED_OVER:
                    return
    except (FetchAborted, TimeoutError):
        pass  # then another connection has to


async def _document(
    response: httpx.Response, max_bytes: int, trail: Trail, wishes: ServerWishes, budget: _Budget
) -> Fetched:
    """Read the document that an answer brings; of one that ends too early the budget has a part."""
    reader = BodyReader(content_encoding=response.headers.get("content-encoding", ""), max_bytes=max_bytes)
    try:
        body = await _read(response, reader, max_bytes)
    except (FetchAborted, asyncio.CancelledError) as ending:  # cancelled by the deadline, it may be
        cut_short = not isinstance(ending, FetchAborted) or ending.kind is FailureKind.TRUNCATED
        if cut_short and (come := reader.so_far()):
            budget.part = _fetched(response, come, trail, wishes, budget)
        raise
    return _fetched(response, body, trail, wishes, budget)


async def _read(response: httpx.Response, reader: BodyReader, max_bytes: int) -> bytes:
    announced = first_of(response.headers, "content-length")
    if announced is not None and int(announced) > max_bytes:  # h11 has made sure that it is a number
        raise too_large(max_bytes)
    try:
        async for piece in response.aiter_raw():
            reader.add(piece)
    except FetchAborted as ending:
        # Where the packed document has come to its own end, it was the length of the unpacked one that was announced.
        if ending.kind is not FailureKind.TRUNCATED or not reader.complete():
            raise
    return reader.whole()


def _fetched(response: httpx.Response, body: bytes, trail: Trail, wishes: ServerWishes, budget: _Budget) -> Fetched:
    headers = response.headers
    return Fetched(
        url=shown(trail.here),
        status=response.status_code,
        body=body,
        content_type=first_of(headers, "content-type") or "",
        content_language=first_of(headers, "content-language"),
        link=", ".join(headers.get_list("link")),
        validators=validators_of(headers) if response.status_code in _REPRESENTATION else CacheValidators(),
        wishes=wishes,
        permanent_url=trail.moved_to,
        hops=trail.hops,
        elapsed=budget.spent,
    )

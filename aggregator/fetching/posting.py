"""Posting one message: no redirects, one deadline, and of the answer no more than its headers are read."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from http import HTTPStatus
from time import monotonic

import httpx

from aggregator.fetching.connecting import ConnectionPolicy, system_resolver
from aggregator.fetching.failures import FetchAborted, refusal
from aggregator.fetching.headers import wishes_of
from aggregator.fetching.opening import Opening
from aggregator.fetching.redirects import parse_url
from aggregator.model import FailureKind, PostOutcome, PostRequest
from aggregator.ports import Clock

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPolicy:
    """Whom messages may be posted to."""

    allow_networks: tuple[str, ...]
    """Networks or single addresses that may be connected to although they are not public."""
    connections: ConnectionPolicy


class HttpPoster:
    """Posts messages over HTTP (`ports.Poster`); after `aclose` it may be used again, by another event loop too."""

    def __init__(self, policy: PostPolicy, *, clock: Clock) -> None:
        self._clock = clock
        self._opening = Opening(
            policy.connections,
            allow_networks=policy.allow_networks,
            allowed_by="webhooks.allow_networks",
            resolve=system_resolver,
            tls=None,
        )

    async def post(self, request: PostRequest) -> PostOutcome:
        """Post one message; every ending is a value, and nothing but cancellation is raised."""
        began = monotonic()
        try:
            async with asyncio.timeout(request.deadline.total_seconds()):
                outcome = await self._send(request)
        except FetchAborted as ending:
            outcome = PostOutcome(failure=ending.kind, message=ending.message)
        except TimeoutError:
            told = f"no answer within {request.deadline.total_seconds():g} s"
            outcome = PostOutcome(failure=FailureKind.TIMEOUT, message=told)
        except Exception as error:  # noqa: BLE001 - one receiver's fault must not end the telling of the others
            _log.exception("internal error while posting")
            told = f"internal error while posting: {type(error).__name__}"
            outcome = PostOutcome(failure=FailureKind.INTERNAL, message=told)
        return replace(outcome, elapsed=timedelta(seconds=monotonic() - began))

    async def aclose(self) -> None:
        """Let go of what posting has opened."""
        await self._opening.aclose()

    async def _send(self, request: PostRequest) -> PostOutcome:
        headers = {"connection": "close", **request.headers}
        sent = httpx.Request("POST", parse_url(request.url), headers=headers, content=request.body)
        response = await self._opening.transport().handle_async_request(sent)
        try:
            status = response.status_code
            if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
                return PostOutcome(status=status)
            kind, message = refusal(status)
            if kind is FailureKind.REDIRECTS:
                message = f"the server answers {status}, a redirect, which is not followed: name the address behind it"
            wishes = wishes_of(response.headers, self._clock.now())
            return PostOutcome(status=status, failure=kind, message=message, retry_after=wishes.retry_after)
        finally:
            # The body is not read, however much there is of it; the connection goes with it.
            await asyncio.shield(response.aclose())

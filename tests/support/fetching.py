"""What tests of fetching share: a fetcher that may talk to loopback, and one-line fetches."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

from aggregator.fetching import ConnectionPolicy, FetchPolicy, HttpFetcher
from aggregator.model import Fetched, FetchFailed, FetchOutcome, FetchRequest
from tests.support.clock import StillClock

CONNECTIONS = ConnectionPolicy(patience=timedelta(seconds=5), keep=timedelta(seconds=1), idle=20, ca_file=None)
AGENT = "story-aggregator/0.0 (+https://operator.example/contact)"


def fetch_policy(**changes: Any) -> FetchPolicy:
    """A policy that allows loopback and makes nobody wait."""
    defaults: dict[str, Any] = {
        "user_agent": AGENT,
        "allow_networks": ("127.0.0.0/8", "::1"),
        "per_host": 10,
        "host_gap": timedelta(),
        "concurrency": 50,
        "max_redirects": 10,
        "connections": CONNECTIONS,
    }
    return FetchPolicy(**defaults | changes)


def http_fetcher(policy: FetchPolicy | None = None, **seams: Any) -> HttpFetcher:
    """A fetcher of that policy, at noon."""
    return HttpFetcher(policy or fetch_policy(), clock=StillClock(), **seams)


def fetch_request(url: str, **changes: Any) -> FetchRequest:
    """A request with a short deadline and a small cap."""
    defaults: dict[str, Any] = {"url": url, "deadline": timedelta(seconds=5), "max_bytes": 100_000}
    return FetchRequest(**defaults | changes)


def fetch_all(*requests: FetchRequest, policy: FetchPolicy | None = None, **seams: Any) -> list[FetchOutcome]:
    """Fetch several at once with one fetcher."""

    async def run() -> list[FetchOutcome]:
        fetcher = http_fetcher(policy, **seams)
        try:
            return await asyncio.gather(*(fetcher.fetch(request) for request in requests))
        finally:
            await fetcher.aclose()

    return asyncio.run(run())


def fetch(url: str, *, policy: FetchPolicy | None = None, seams: dict[str, Any] | None = None, **changes: Any) -> Any:
    """Fetch one address."""
    return fetch_all(fetch_request(url, **changes), policy=policy, **(seams or {}))[0]


def fetched(outcome: FetchOutcome) -> Fetched:
    """The outcome, which must be a document."""
    assert isinstance(outcome, Fetched), outcome
    return outcome


def failed(outcome: FetchOutcome) -> FetchFailed:
    """The outcome, which must be a failure with a sentence fit for the operator."""
    assert isinstance(outcome, FetchFailed), outcome
    assert outcome.message
    assert "Traceback" not in outcome.message
    assert "\n" not in outcome.message
    return outcome

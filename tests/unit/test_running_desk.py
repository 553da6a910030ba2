"""The web server of the desk: whose word it takes of where a request comes from."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from fastapi import FastAPI, Request
from httpx import ASGITransport, AsyncClient

from aggregator.running.desk import Desk

CLAIMED = "203.0.113.7"


def seen(client: str, trusted: Sequence[str]) -> str:
    """Whom the desk takes a request to be from that came from `client`, which claims to pass it on."""
    app = FastAPI()

    @app.get("/")
    def address(request: Request) -> str:
        return request.client.host if request.client else ""

    desk = Desk(app, trusted, told_to_stop=lambda: None)
    desk.config.load()

    async def visit() -> str:
        served = desk.config.loaded_app
        transport = ASGITransport(app=served, client=(client, 40_000))  # type: ignore[arg-type] # uvicorn's type is wider
        async with AsyncClient(transport=transport, base_url="http://desk.test") as visitor:
            return str((await visitor.get("/", headers={"X-Forwarded-For": CLAIMED})).json())

    return asyncio.run(visit())


@pytest.mark.parametrize(
    ("trusted", "client"),
    [
        ("192.0.2.0/24", "192.0.2.9"),
        ("192.0.2.0/24", "::ffff:192.0.2.9"),
        ("192.0.2.9/32", "::ffff:192.0.2.9"),
        ("0.0.0.0/0", "::ffff:192.0.2.9"),
        ("2001:db8::/32", "2001:db8::1"),
    ],
)
def test_a_proxy_is_believed_whichever_way_its_address_is_shown(trusted: str, client: str) -> None:
    """A desk on :: hears proxies of IPv4 as ::ffff:192.0.2.9, and did not believe them: cookies were not Secure."""
    assert seen(client, [trusted]) == CLAIMED


@pytest.mark.parametrize("client", ["192.0.3.9", "::ffff:192.0.3.9", "::192.0.2.9", "2001:db8::c000:209"])
def test_nobody_else_is_believed(client: str) -> None:
    assert seen(client, ["192.0.2.0/24"]) == client
    assert seen(client, []) == client

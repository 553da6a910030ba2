"""A browser without a window: keeps cookies, follows nothing by itself, and speaks to the desk without a socket."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from fastapi import FastAPI

ORIGIN = "http://127.0.0.1:8484"


class Browser:
    """Sends requests as a page of the desk would."""

    def __init__(self, app: FastAPI, *, raise_errors: bool = True) -> None:
        self._transport = httpx.ASGITransport(app, raise_app_exceptions=raise_errors)
        self._cookies = httpx.Cookies()

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Open a page."""
        return self._send("GET", path, **more)

    def post(self, path: str, form: dict[str, Any] | None = None, **more: Any) -> httpx.Response:
        """Send a form from one of the desk's own pages."""
        headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"} | more.pop("headers", {})
        return self._send("POST", path, data=form, headers=headers, **more)

    def decide(self, path: str, form: dict[str, Any] | None = None) -> httpx.Response:
        """Send a form and open the page that it leads to."""
        sent = self.post(path, form)
        assert sent.status_code == 303, sent.text
        return self.get(sent.headers["location"])

    def _send(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def send() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url=ORIGIN, cookies=self._cookies) as client:
                response = await client.request(method, path, **more)
                self._cookies = client.cookies
                return response

        return asyncio.run(send())

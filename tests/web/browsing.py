"""A browser without a window: keeps cookies, follows nothing by itself, and speaks to the desk without a socket."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import httpx
from fastapi import FastAPI

ORIGIN = "http://127.0.0.1:8484"


class Browser:
    """Sends requests as a page of the desk would."""

    def __init__(
        self, app: FastAPI, *, raise_errors: bool = True, origin: str = ORIGIN, address: str = "127.0.0.1"
    ) -> None:
        self._transport = httpx.ASGITransport(app, raise_app_exceptions=raise_errors, client=(address, 123))
        self._app, self._dependencies = app, app.state.dependencies
        self._origin = origin
        self.cookies = httpx.Cookies()

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Open a page."""
        return self._send("GET", path, **more)

    def post(self, path: str, form: dict[str, Any] | None = None, **more: Any) -> httpx.Response:
        """Send a form from one of the desk's own pages."""
        headers = {"Origin": self._origin, "Sec-Fetch-Site": "same-origin"} | more.pop("headers", {})
        return self._send("POST", path, data=form, headers=headers, **more)

    def decide(self, path: str, form: dict[str, Any] | None = None) -> httpx.Response:
        """Send a form and open the page that it leads to."""
        sent = self.post(path, form)
        assert sent.status_code == 303, sent.text
        return self.get(sent.headers["location"])

    def form_token(self, path: str) -> str:
        """The token that the forms of a page carry; empty where they carry none."""
        found = re.search(r'name="form_token" value="([0-9a-f]{64})"', self.get(path).text)
        return found[1] if found else ""

    def log_in(self, name: str, password: str, back: str = "/") -> httpx.Response:
        """Send the log-in page's form, filled in."""
        form = {"name": name, "password": password, "back": back, "form_token": self.form_token("/login")}
        return self.post("/login", form)

    def _send(self, method: str, path: str, **more: Any) -> httpx.Response:
        self._app.state.dependencies = self._dependencies  # other desks may have been opened with it since

        async def send() -> httpx.Response:
            async with httpx.AsyncClient(
                transport=self._transport, base_url=self._origin, cookies=self.cookies
            ) as client:
                response = await client.request(method, path, **more)
                self.cookies = client.cookies
                return response

        return asyncio.run(send())

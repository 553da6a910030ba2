"""The outermost door: which requests come in at all, and the headers that every answer carries.

Without users, on loopback, the desk needs no login, so two things must be kept out that reach it through the
reviewer's own browser: another site that posts to it (checked by Sec-Fetch-Site and Origin), and another site's name
made to resolve to this machine (checked by Host). With users both are a second lock.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Tells other sites nothing; the stricter no-referrer would have browsers send the desk's own forms as Origin: null.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

PROBES = frozenset({"/healthz", "/readyz"})
"""Asked by supervisors under whatever name or address; they tell nothing."""

LARGEST_BODY = 2**20
"""Bytes that a request may bring; whoever finds the desk can send to its log-in page."""
TOO_LARGE = f"a request may bring {LARGEST_BODY} bytes at most"

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITES = frozenset({"same-origin", "none"})
"""'none' is what a browser sends for what its user typed; 'same-site' would let in another port of this machine."""


class Guard:
    """ASGI middleware that refuses foreign hosts and cross-site posts and adds the security headers."""

    def __init__(self, app: ASGIApp, allowed_hosts: Sequence[str]) -> None:
        self._app = app
        self._allowed = frozenset(allowed_hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                # Pages change with every decision, and a story's redirect ends when its merge is undone.
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        if scope["method"] == "HEAD":
            # Monitors, and checkers of links, ask so; the server leaves the body out.
            scope = {**scope, "method": "GET"}
        await (refusal or self._app)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        path: str = scope["path"]
        if path not in PROBES and host_name(headers.get("host", "")) not in self._allowed:
            return _refuse(path, 400, "host", "this desk is not served under that host name: see web.allowed_hosts")
        if scope["method"] not in SAFE_METHODS and not from_own_pages(headers):
            return _refuse(path, 403, "cross_site", "a decision must be sent from the desk's own pages")
        length = headers.get("content-length", "")
        # One that names no length is cut off where it is read.
        if length.isdecimal() and int(length) > LARGEST_BODY:
            return _refuse(path, 413, "too_large", TOO_LARGE)
        return None


def host_name(host: str) -> str:
    """The name in a Host header, without port and brackets."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def from_own_pages(headers: Headers) -> bool:
    """Whether a request comes from the desk itself, or from a program, which sends neither header."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in _OWN_SITES:
        return False
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    except ValueError:
        return False


def is_api(path: str) -> bool:
    """Whether who asks at this address wants JSON."""
    return path.startswith("/api/")


def error_json(status: int, code: str, message: str, **more: object) -> JSONResponse:
    """The one shape of errors in the API; some have more to tell."""
    return JSONResponse({"error": {"code": code, "message": message, **more}}, status)


def _refuse(path: str, status: int, code: str, message: str) -> Response:
    if is_api(path):
        return error_json(status, code, message)
    return PlainTextResponse(f"{message}\n", status)

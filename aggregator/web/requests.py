"""Each request as a piece of work: an id on its log lines and its answer, its time, and a last word where it failed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import perf_counter
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from aggregator.ports import Meter
from aggregator.web.security import PROBES
from aggregator.work import Work, work_on

_log = logging.getLogger(__name__)

REQUEST_ID: Final = "X-Request-Id"
"""The header of an answer by which its log lines are found."""
_NO_ANSWER = 499
"""What is counted where whoever asked went away before there was an answer; nginx counts it so too."""


class Requests:
    """ASGI middleware, the outermost."""

    def __init__(self, app: ASGIApp, meter: Meter, failed: Callable[[Request, Work], Response]) -> None:
        """`failed` makes the answer to a request at which the program has failed."""
        self._app, self._meter, self._failed = app, meter, failed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; what goes wrong before anything was sent is logged and told."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, path = perf_counter(), _NO_ANSWER, str(scope["path"])
        with work_on("request") as work:

            async def send_with_id(message: Message) -> None:
                nonlocal status
                if message["type"] == "http.response.start":
                    status = message["status"]
                    MutableHeaders(scope=message)[REQUEST_ID] = work.id
                await send(message)

            try:
                await self._app(scope, receive, send_with_id)
            except Exception:  # the answer says no more than that, the log has it all
                _log.exception("the desk failed at a request", extra={"path": path})
                if status != _NO_ANSWER:
                    raise  # a part has been sent, so that the connection is all that can be cut
                await self._failed(Request(scope), work)(scope, receive, send_with_id)
            seconds = perf_counter() - began
            self._meter.request_answered(part_of(path), status=status, seconds=seconds)
            # The query is left out: it holds what people search for.
            fields = {"method": scope["method"], "path": path, "status": status, "ms": round(seconds * 1000)}
            _log.debug("request", extra=fields)


def part_of(path: str) -> str:
    """Which part of the desk an address belongs to."""
    if path in PROBES or path == "/metrics":
        return "probes"
    if path.endswith((".atom", "/stories.json")):
        return "feeds"
    first = path.removeprefix("/").partition("/")[0]  # a path may be without any, such as "*"
    return first if first in {"api", "static"} else "pages"

"""The desk as an ASGI application."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope

from aggregator.web import api, pages, probes
from aggregator.web.api.examples import with_examples
from aggregator.web.dependencies import WebDependencies
from aggregator.web.failures import handle_failures, unforeseen
from aggregator.web.packing import Packing
from aggregator.web.requests import Requests
from aggregator.web.security import LARGEST_BODY, Guard

_STATIC = Path(__file__).parent / "static"

OPENAPI_PATH = "/api/v1/openapi.json"


def create_app(deps: WebDependencies) -> FastAPI:
    """Build the application; nothing is read or opened before the first request."""
    app = _Desk(
        title="Story aggregator",
        summary="Each news story once, with every source behind it.",
        version=deps.version,
        openapi_url=OPENAPI_PATH,
        # The usual pages for browsing an API load their scripts from another host.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.dependencies = deps
    app.add_middleware(Packing)
    app.add_middleware(Guard, allowed_hosts=deps.allowed_hosts)
    app.add_middleware(Requests, meter=deps.meter, failed=unforeseen)  # added last, so that it is around the others
    handle_failures(app)
    app.include_router(probes.router)
    app.include_router(api.router, max_body_size=LARGEST_BODY)
    app.include_router(pages.router, max_body_size=LARGEST_BODY)
    app.mount("/static", _Static(directory=_STATIC), name="static")
    return app


class _Desk(FastAPI):
    """Describes its API with examples."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document, made when it is first asked for."""
        if self.openapi_schema is None:
            self.openapi_schema = with_examples(super().openapi())
            for operations in self.openapi_schema["paths"].values():
                for operation in operations.values():
                    operation["security"].append({})  # a desk without users asks for no token
        return self.openapi_schema


class _Static(StaticFiles):
    """Files that browsers may keep, but ask about each time, so that an upgrade shows at once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response

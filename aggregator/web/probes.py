"""What supervisors and Prometheus ask: whether the process lives, whether it can work, and its metrics.

The desk serves them on its own port, the probes to everybody and the metrics to whoever may read the desk. A process
without a desk, or one that is told to, serves them on a port of their own (`create_probes`) without a log-in: they are
numbers, with no name and no word of what is stored.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

from fastapi import APIRouter
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from aggregator.model import Role
from aggregator.web.access import OPEN, needs_token
from aggregator.web.dependencies import Dependencies, Probes
from aggregator.web.security import host_name

router = APIRouter(include_in_schema=False)


@router.get("/healthz", dependencies=[OPEN])
async def healthz(desk: Dependencies) -> Response:
    """Say whether the process lives, whatever it depends on; waits for no thread, since all may be taken."""
    return _alive(desk.probes)


@router.get("/readyz", dependencies=[OPEN])
def readyz(desk: Dependencies) -> Response:
    """Say whether the process can work."""
    return _ready(desk.probes)


@router.get("/metrics", dependencies=[needs_token(Role.READER)])
def metrics(desk: Dependencies) -> Response:
    """Tell the numbers, to Prometheus, which sends a token."""
    return _numbers(desk.probes)


def create_probes(probes: Probes, *, allowed_hosts: Sequence[str]) -> Starlette:
    """The probes and metrics as an application of their own.

    Metrics are told under addresses, names without a dot and the allowed names: no other site's pages, by a name that
    is made to resolve to this machine, can have a browser in its network fetch them.
    """

    def own(request: Request) -> Response:
        name = host_name(request.headers.get("host", ""))
        if name in allowed_hosts or "." not in name or _is_address(name):
            return _numbers(probes)
        return PlainTextResponse("metrics are not served under that host name: see web.allowed_hosts\n", 400)

    async def alive(_request: Request) -> Response:
        return _alive(probes)

    def ready(_request: Request) -> Response:
        return _ready(probes)

    return Starlette(routes=[Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", own)])


def _alive(probes: Probes) -> Response:
    return _said(probes.readiness.not_alive(), "alive")


def _ready(probes: Probes) -> Response:
    return _said(probes.readiness.not_ready(), "ready")


def _said(fault: str | None, well: str) -> Response:
    return PlainTextResponse(f"{fault or well}\n", 503 if fault else 200)


def _numbers(probes: Probes) -> Response:
    return Response(probes.metrics(), media_type=None, headers={"Content-Type": probes.metrics_type})


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True

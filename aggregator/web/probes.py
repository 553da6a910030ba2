"""What supervisors ask: whether the process is alive, and whether it can work."""

from __future__ import annotations

import logging

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

from aggregator.web.access import OPEN
from aggregator.web.dependencies import Dependencies

router = APIRouter(include_in_schema=False, dependencies=[OPEN])

_log = logging.getLogger(__name__)


@router.get("/healthz")
def healthz() -> PlainTextResponse:
    """Say that the process is alive, whatever it depends on."""
    return PlainTextResponse("alive\n")


@router.get("/readyz")
def readyz(desk: Dependencies) -> PlainTextResponse:
    """Say whether the database answers."""
    try:
        with desk.database.read() as uow:
            uow.notices.all()
    except Exception:  # noqa: BLE001 - whatever it is, the answer is that it cannot work; the log has the rest
        _log.exception("the database does not answer")
        return PlainTextResponse("the database does not answer\n", 503)
    return PlainTextResponse("ready\n")

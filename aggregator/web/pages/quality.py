"""How good the program's decisions are, by what people have said of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from aggregator.model import Role
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import QualityQuery
from aggregator.web.rendering import page
from aggregator.web.views.quality import quality_of

router = APIRouter(dependencies=[needs(Role.READER)])


@router.get("/quality")
def show_quality(request: Request, desk: Dependencies, query: Annotated[QualityQuery, Query()]) -> HTMLResponse:
    """Show precision, recall, calibration, what another strictness would change, and which feeds cause doubt."""
    with desk.database.read() as uow:
        made, report = quality_of(uow, desk, query)
        return page(request, uow, "quality.html", report=report, made=made, period=query.period)

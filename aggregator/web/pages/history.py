"""The history of all decisions."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from aggregator.model import Role
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import Id, JustDone, Words
from aggregator.web.rendering import page
from aggregator.web.views.history import decision_view, history_page

router = APIRouter(dependencies=[needs(Role.READER)])

ROWS = 100


@router.get("/history")
def show_history(
    request: Request,
    desk: Dependencies,
    *,
    who: Annotated[Words, Query()] = "",
    story: Annotated[Id | None, Query()] = None,
    before: Annotated[Id | None, Query()] = None,
    done: JustDone = "",
) -> HTMLResponse:
    """Show who decided what, newest first; with a name, what one person has, with a story, what about that."""
    narrowed = urlencode({name: value for name, value in (("who", who), ("story", story)) if value})
    with desk.database.read() as uow:
        return page(
            request,
            uow,
            "history.html",
            history=history_page(uow, story_id=story, who=who, limit=ROWS, before=before),
            of=who,
            about=story,
            narrowed=narrowed,
            done=decision_view(uow, done) if done else None,
        )

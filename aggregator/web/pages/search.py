"""Search over stories and articles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from aggregator.model import Role, SearchOrder
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import PageNumber, Words
from aggregator.web.rendering import page
from aggregator.web.views.search import STORIES, search_view

router = APIRouter(dependencies=[needs(Role.READER)])


@router.get("/search")
def search(
    request: Request,
    desk: Dependencies,
    words: Annotated[Words, Query()] = "",
    order: Annotated[SearchOrder, Query()] = SearchOrder.NEWEST,
    number: PageNumber = 1,
) -> HTMLResponse:
    """Find stories by the words of their articles or by number, and articles that have no story yet."""
    with desk.database.read() as uow:
        return page(
            request,
            uow,
            "search.html",
            words=words,
            order=order,
            number=number,
            a_page=STORIES,
            found=search_view(uow, words, order=order, page=number) if words else None,
        )

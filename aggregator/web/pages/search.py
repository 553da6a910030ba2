"""Search over stories and articles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from aggregator.model import Role
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import Words
from aggregator.web.rendering import page
from aggregator.web.views.merge import stories_found

router = APIRouter(dependencies=[needs(Role.READER)])

STORIES = 20
ARTICLES = 50


@router.get("/search")
def search(request: Request, desk: Dependencies, words: Annotated[Words, Query()] = "") -> HTMLResponse:
    """Find stories and articles that hold all the words, or a story by its number."""
    with desk.database.read() as uow:
        articles = uow.articles.search(words, limit=ARTICLES) if words else []
        return page(
            request,
            desk,
            uow,
            "search.html",
            words=words,
            stories=stories_found(uow, words, limit=STORIES),
            articles=articles,
            most=ARTICLES,
            places=uow.stories.memberships([stored.id for stored in articles]),
        )

"""The pages: each module holds the routes of one part of the desk."""

from fastapi import APIRouter

from aggregator.web.pages import decisions, feeds, history, login, quality, queue, search, story

router = APIRouter(include_in_schema=False)
for part in (login, queue, story, decisions, feeds, search, history, quality):
    router.include_router(part.router)

__all__ = ["router"]

"""The pages: each module holds the routes of one part of the desk."""

from fastapi import APIRouter

from aggregator.web.pages import (
    decisions,
    feeds,
    following,
    history,
    login,
    quality,
    queue,
    search,
    story,
    taking,
    topics,
    webhooks,
)

router = APIRouter(include_in_schema=False)
for part in (login, queue, following, story, decisions, feeds, topics, search, history, quality, taking, webhooks):
    router.include_router(part.router)

__all__ = ["router"]

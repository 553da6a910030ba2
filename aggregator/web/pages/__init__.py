"""The pages: each module holds the routes of one part of the desk."""

from fastapi import APIRouter
from fastapi.routing import APIRoute

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
    for route in part.router.routes:
        if isinstance(route, APIRoute) and route.methods and "GET" in route.methods:
            route.methods.add("HEAD")  # checkers of links ask so; the server leaves the body out
    router.include_router(part.router)

__all__ = ["router"]

"""The JSON API, version 1: what the pages show and do, for programs."""

from fastapi import APIRouter, Depends, Security
from fastapi.security import HTTPBearer

from aggregator.web.api import asked, deciding, feeds, quality, reading, stories, webhooks
from aggregator.web.api.schemas import refusals
from aggregator.web.parameters import known_alone

router = APIRouter(
    prefix="/api/v1",
    dependencies=[
        Security(HTTPBearer(auto_error=False, description="A token of `aggregator tokens add`.")),
        Depends(known_alone),
    ],
    responses=refusals(
        {
            401: "The desk has users, and no valid token came with the request.",
            403: "The role is too low.",
            400: "The Host header names none of the allowed hosts.",
            422: "The request was not understood.",
            503: "The database does not answer.",
        }
    ),
)
router.include_router(reading.router)
router.include_router(feeds.router)
router.include_router(stories.router)
router.include_router(asked.router)
router.include_router(deciding.router)
router.include_router(quality.router)
router.include_router(webhooks.router)

__all__ = ["router"]

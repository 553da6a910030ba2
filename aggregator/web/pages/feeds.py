"""The feeds: which work, which do not, and why."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from aggregator.errors import NotFound
from aggregator.health import FeedState
from aggregator.model import Role
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import PathId
from aggregator.web.rendering import page
from aggregator.web.views.feeds import DAYS, count_states, feed_view, feed_views

router = APIRouter(dependencies=[needs(Role.READER)])

FEEDS = 100
"""Feeds on one page."""
POLLS = 50
ARTICLES = 30


@router.get("/feeds")
def list_feeds(
    request: Request,
    desk: Dependencies,
    state: Annotated[FeedState | None, Query()] = None,
    number: Annotated[int, Query(alias="page", ge=1, le=1_000)] = 1,
) -> HTMLResponse:
    """Show all feeds, or those in one state, a page at a time."""
    with desk.database.read() as uow:
        views = feed_views(uow, now=desk.clock.now())
        found = [view for view in views if state is None or view.condition.state is state]
        return page(
            request,
            desk,
            uow,
            "feeds.html",
            feeds=found[(number - 1) * FEEDS : number * FEEDS],
            found=len(found),
            number=number,
            a_page=FEEDS,
            total=len(views),
            states=count_states(views),
            state=state,
            days=DAYS,
        )


@router.get("/feeds/{feed_id}")
def show_feed(request: Request, desk: Dependencies, feed_id: PathId) -> HTMLResponse:
    """Show one feed with the log of its polls and its newest articles."""
    with desk.database.read() as uow:
        feed = uow.feeds.get(feed_id)
        if feed is None:
            raise NotFound("feed", feed_id)
        articles = uow.articles.of_feed(feed_id, limit=ARTICLES)
        return page(
            request,
            desk,
            uow,
            "feed.html",
            view=feed_view(uow, feed, now=desk.clock.now()),
            days=DAYS,
            events=uow.feeds.events(feed_id, limit=POLLS),
            articles=articles,
            places=uow.stories.memberships([stored.id for stored in articles]),
        )

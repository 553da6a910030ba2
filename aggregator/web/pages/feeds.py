"""The feeds: which work, which do not, and why."""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from aggregator.errors import NotFound
from aggregator.health import FeedState
from aggregator.model import Feed, PauseReason, Role
from aggregator.ports import ArticlePlace, UnitOfWork
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import Id, PathId
from aggregator.web.rendering import page, reviewer
from aggregator.web.views.feeds import DAYS, count_states, feed_view, feed_views
from aggregator.web.words import FEED_STATES

_log = logging.getLogger(__name__)

router = APIRouter(dependencies=[needs(Role.READER)])

FEEDS = 100
"""Feeds on one page."""
POLLS = 50
ARTICLES = 30


class Asked(StrEnum):
    """What has just been asked for a feed."""

    FETCH = "fetch"
    PAUSE = "pause"
    RESUME = "resume"


@router.get("/feeds")
def list_feeds(
    request: Request,
    desk: Dependencies,
    state: Annotated[FeedState | None, Query()] = None,
    number: Annotated[int, Query(alias="page", ge=1, le=1_000)] = 1,
) -> HTMLResponse:
    """Show all feeds, or those in one state, a page at a time."""
    with desk.database.read() as uow:
        views = feed_views(uow, now=desk.clock.now(), silence=desk.silence)
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
            meanings=FEED_STATES,
        )


@router.get("/feeds/{feed_id}")
def show_feed(
    request: Request,
    desk: Dependencies,
    feed_id: PathId,
    asked: Annotated[Asked | None, Query()] = None,
    before: Annotated[Id | None, Query()] = None,
) -> HTMLResponse:
    """Show one feed with the log of its polls and its articles, newest first, or those behind the article `before`."""
    with desk.database.read() as uow:
        feed = _feed(uow, feed_id)
        last = None if before is None else uow.articles.get(before)
        place = None if last is None else ArticlePlace(sort_time=last.article.sort_time, id=last.id)
        found = uow.articles.newest(limit=ARTICLES + 1, feed_id=feed_id, before=place)
        articles = found[:ARTICLES]
        return page(
            request,
            desk,
            uow,
            "feed.html",
            view=feed_view(uow, feed, now=desk.clock.now(), silence=desk.silence),
            days=DAYS,
            events=uow.feeds.events(feed_id, limit=POLLS),
            pages=uow.pages.count(feed_id) if feed.spec.full_text else None,
            articles=articles,
            older=articles[-1].id if len(found) > ARTICLES else None,
            later=place is not None,
            places=uow.stories.memberships([stored.id for stored in articles]),
            asked=asked,
        )


@router.post("/feeds/{feed_id}/fetch", dependencies=[needs(Role.REVIEWER)])
def fetch_now(desk: Dependencies, feed_id: PathId) -> RedirectResponse:
    """Make a feed due at once, also one that the server said was gone; the next look for due feeds takes it."""
    now = desk.clock.now()
    with desk.database.write() as uow:
        uow.feeds.serialise()  # what a catalogue that is being applied says of the feed would be put back
        feed = _feed(uow, feed_id)
        if feed.paused in {None, PauseReason.GONE}:
            uow.feeds.update_spec(feed_id, feed.spec, now=now, paused=None, next_due=now)
            uow.commit()
    return RedirectResponse(f"/feeds/{feed_id}?asked={Asked.FETCH}", 303)


@router.post("/feeds/{feed_id}/pause", dependencies=[needs(Role.ADMIN)])
def pause(request: Request, desk: Dependencies, feed_id: PathId) -> RedirectResponse:
    """Stop polling a feed, by `enabled: false` in the feeds file."""
    return _switch(request, desk, feed_id, Asked.PAUSE)


@router.post("/feeds/{feed_id}/resume", dependencies=[needs(Role.ADMIN)])
def resume(request: Request, desk: Dependencies, feed_id: PathId) -> RedirectResponse:
    """Poll a feed again."""
    return _switch(request, desk, feed_id, Asked.RESUME)


def _switch(request: Request, desk: Dependencies, feed_id: int, asked: Asked) -> RedirectResponse:
    with desk.database.read() as uow:
        spec = _feed(uow, feed_id).spec
    desk.switch_feed(spec.url, asked is Asked.RESUME)
    _log.info("feed switched at the desk", extra={"feed": spec.name, "asked": asked, "who": reviewer(request)})
    return RedirectResponse(f"/feeds/{feed_id}?asked={asked}", 303)


def _feed(uow: UnitOfWork, feed_id: int) -> Feed:
    feed = uow.feeds.get(feed_id)
    if feed is None:
        raise NotFound("feed", feed_id)
    return feed

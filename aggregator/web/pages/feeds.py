"""The feeds: which work, which do not, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from aggregator.feed_reports import DAYS, feed_reports
from aggregator.health import FeedState
from aggregator.model import Role
from aggregator.ports import ArticlePlace
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import Id, PageNumber, PathId
from aggregator.web.operating import fetch_at_once, find_feed, switch_feed
from aggregator.web.rendering import page, reviewer
from aggregator.web.views.feeds import count_states, trouble_first
from aggregator.web.words import FEED_STATES

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
    number: PageNumber = 1,
) -> HTMLResponse:
    """Show all feeds, or those in one state, a page at a time."""
    with desk.database.read() as uow:
        reports = trouble_first(uow, now=desk.clock.now(), silence=desk.silence)
        found = [each for each in reports if state is None or each.condition.state is state]
        return page(
            request,
            uow,
            "feeds.html",
            feeds=found[(number - 1) * FEEDS : number * FEEDS],
            found=len(found),
            number=number,
            a_page=FEEDS,
            total=len(reports),
            states=count_states(reports),
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
        feed = find_feed(uow, feed_id)
        [report] = feed_reports(uow, [feed], now=desk.clock.now(), silence=desk.silence)
        last = None if before is None else uow.articles.get(before)
        place = None if last is None else ArticlePlace(sort_time=last.article.sort_time, id=last.id)
        found = uow.articles.newest(limit=ARTICLES + 1, feed_id=feed_id, before=place)
        articles = found[:ARTICLES]
        return page(
            request,
            uow,
            "feed.html",
            view=report,
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
    """Have a feed fetched at once."""
    fetch_at_once(desk, feed_id)
    return _done(feed_id, Asked.FETCH)


@router.post("/feeds/{feed_id}/pause", dependencies=[needs(Role.ADMIN)])
def pause(request: Request, desk: Dependencies, feed_id: PathId) -> RedirectResponse:
    """Stop polling a feed, by `enabled: false` in the feeds file."""
    switch_feed(desk, feed_id, enabled=False, who=reviewer(request))
    return _done(feed_id, Asked.PAUSE)


@router.post("/feeds/{feed_id}/resume", dependencies=[needs(Role.ADMIN)])
def resume(request: Request, desk: Dependencies, feed_id: PathId) -> RedirectResponse:
    """Poll a feed again."""
    switch_feed(desk, feed_id, enabled=True, who=reviewer(request))
    return _done(feed_id, Asked.RESUME)


def _done(feed_id: int, asked: Asked) -> RedirectResponse:
    return RedirectResponse(f"/feeds/{feed_id}?asked={asked}", 303)

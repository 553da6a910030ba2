"""Routes of the API over feeds: how they are, and what can be done about one."""

from __future__ import annotations

from fastapi import APIRouter, Request

from aggregator.feed_reports import feed_reports
from aggregator.model import Role
from aggregator.web.access import needs
from aggregator.web.api.feed_schemas import FeedOut, FeedsOut
from aggregator.web.api.schemas import UNKNOWN, refusals
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import PathId
from aggregator.web.operating import fetch_at_once, find_feed, switch_feed
from aggregator.web.rendering import reviewer
from aggregator.web.views.feeds import trouble_first

router = APIRouter(dependencies=[needs(Role.READER)], prefix="/feeds", tags=["feeds"])

_SWITCHED = UNKNOWN | refusals({409: "The feeds file has no such feed, or cannot be written."})


@router.get("")
def list_feeds(desk: Dependencies) -> FeedsOut:
    """List all feeds with their condition, those in trouble first."""
    with desk.database.read() as uow:
        reports = trouble_first(uow, now=desk.clock.now(), silence=desk.silence)
    return FeedsOut.model_validate({"feeds": reports})


@router.get("/{feed_id}", responses=UNKNOWN)
def show_feed(desk: Dependencies, feed_id: PathId) -> FeedOut:
    """Show one feed with its condition."""
    with desk.database.read() as uow:
        [report] = feed_reports(uow, [find_feed(uow, feed_id)], now=desk.clock.now(), silence=desk.silence)
    return FeedOut.model_validate(report)


@router.post("/{feed_id}/fetch", status_code=204, dependencies=[needs(Role.REVIEWER)], responses=UNKNOWN)
def fetch_now(desk: Dependencies, feed_id: PathId) -> None:
    """Have a feed fetched at once, also one that the server said was gone, unless the feeds file pauses it."""
    fetch_at_once(desk, feed_id)


@router.post("/{feed_id}/pause", status_code=204, dependencies=[needs(Role.ADMIN)], responses=_SWITCHED)
def pause(request: Request, desk: Dependencies, feed_id: PathId) -> None:
    """Stop polling a feed, by `enabled: false` in the feeds file; its articles stay."""
    switch_feed(desk, feed_id, enabled=False, who=reviewer(request))


@router.post("/{feed_id}/resume", status_code=204, dependencies=[needs(Role.ADMIN)], responses=_SWITCHED)
def resume(request: Request, desk: Dependencies, feed_id: PathId) -> None:
    """Poll a feed again."""
    switch_feed(desk, feed_id, enabled=True, who=reviewer(request))

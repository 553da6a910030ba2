"""The topics, and what a topic's stories say."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from aggregator.exporting.briefings import gather_briefing
from aggregator.model import Role
from aggregator.ports import QueueFilter
from aggregator.topics import find_topic
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import Moment, Words, moment_before
from aggregator.web.rendering import page
from aggregator.web.views.topics import topic_views

router = APIRouter(dependencies=[needs(Role.READER)])

LATEST = 10
DEFAULT_PERIOD = "7d"


@router.get("/topics")
def list_topics(request: Request, desk: Dependencies) -> HTMLResponse:
    """Show all topics with their conditions and how many stories they have."""
    with desk.database.read() as uow:
        views = topic_views(uow, desk.topics(), now=desk.clock.now())
        return page(request, desk, uow, "topics.html", topics=views)


@router.get("/topics/{name:path}")
def show_topic(request: Request, desk: Dependencies, name: str) -> HTMLResponse:
    """Show one topic with the stories that changed last."""
    topic = find_topic(name, desk.topics())
    with desk.database.read() as uow:
        [view] = topic_views(uow, [topic], now=desk.clock.now())
        stories = uow.stories.latest(QueueFilter(topic=topic.name), limit=LATEST)
        return page(request, desk, uow, "topic.html", topic=view, stories=stories)


@router.get("/briefing")
def show_briefing(
    request: Request,
    desk: Dependencies,
    topic: Annotated[Words, Query()] = "",
    since: Annotated[Moment, Query()] = DEFAULT_PERIOD,
) -> HTMLResponse:
    """Show what a topic's stories of a period say; without a topic, ask for one."""
    now = desk.clock.now()
    names = [each.name for each in desk.topics()]
    chosen = find_topic(topic, desk.topics()) if topic else None
    begin = moment_before(since or DEFAULT_PERIOD, now)
    with desk.database.read() as uow:
        told = None
        if chosen is not None and begin is not None:
            told = gather_briefing(uow, chosen.name, since=begin, until=now)
        return page(request, desk, uow, "briefing.html", told=told, topics=names, since=since or DEFAULT_PERIOD)

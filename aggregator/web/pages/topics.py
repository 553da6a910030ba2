"""The topics, and what a topic's stories say."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from aggregator.exporting.briefings import gather_briefing
from aggregator.model import Role
from aggregator.ports import QueueFilter, UnitOfWork
from aggregator.topics import find_topic
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import Moment, Words, moment_before
from aggregator.web.rendering import page
from aggregator.web.views.topics import topic_views

router = APIRouter(dependencies=[needs(Role.READER)])

LATEST = 10
DEFAULT_DAYS = 7


@router.get("/topics")
def list_topics(request: Request, desk: Dependencies) -> HTMLResponse:
    """Show all topics with their conditions and how many stories they have."""
    with desk.database.read() as uow:
        views = topic_views(uow, desk.topics(), now=desk.clock.now())
        return page(request, uow, "topics.html", topics=views)


@router.get("/topics/{name:path}")
def show_topic(request: Request, desk: Dependencies, name: str) -> HTMLResponse:
    """Show one topic with the stories that changed last."""
    topic = find_topic(name, desk.topics())
    with desk.database.read() as uow:
        [view] = topic_views(uow, [topic], now=desk.clock.now())
        stories = uow.stories.latest(QueueFilter(topic=topic.name), limit=LATEST)
        return page(request, uow, "topic.html", topic=view, stories=stories)


@router.get("/briefing")
def show_briefing(
    request: Request,
    desk: Dependencies,
    topic: Annotated[Words, Query()] = "",
    since: Annotated[Moment, Query()] = "",
) -> HTMLResponse:
    """Show what a topic's stories of a period say, of the last week with news where none is chosen.

    Without a topic, ask for one.
    """
    now = desk.clock.now()
    names = [each.name for each in desk.topics()]
    chosen = find_topic(topic, desk.topics()) if topic else None
    with desk.database.read() as uow:
        if chosen is not None and not since:
            since = _last_week_with_news(uow, chosen.name, now)
        begin = moment_before(since, now)
        told = gather_briefing(uow, chosen.name, since=begin, until=now) if chosen and begin else None
        since = since or f"{DEFAULT_DAYS}d"
        return page(request, uow, "briefing.html", told=told, topics=names, since=since)


def _last_week_with_news(uow: UnitOfWork, topic: str, now: datetime) -> str:
    """The last days, or as many before the story of the topic that changed last, where nothing is of the last ones."""
    week = timedelta(days=DEFAULT_DAYS)
    latest = uow.stories.latest(QueueFilter(topic=topic), limit=1)
    if uow.stories.by_texts(QueueFilter(topic=topic, since=now - week)) or not latest or latest[0].record is None:
        return f"{DEFAULT_DAYS}d"
    return f"{latest[0].record.last_published - week:%Y-%m-%d}"

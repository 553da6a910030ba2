"""Stories as feeds to subscribe to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from aggregator.ports import QueueFilter
from aggregator.topics import find_topic
from aggregator.web import syndication
from aggregator.web.conditional import answer
from aggregator.web.dependencies import Dependencies, WebDependencies
from aggregator.web.inputs import STATES, Words
from aggregator.web.syndication import StoryFeed, atom, json_feed

router = APIRouter()

MOST_ENTRIES = 100


class FollowQuery(BaseModel):
    """Which stories are followed."""

    topic: Words = ""
    state: Literal["", "open", "confirmed", "dismissed", "all"] = ""
    min_publishers: int = Field(1, ge=1, le=1000)
    limit: int = Field(50, ge=1, le=MOST_ENTRIES)


@router.api_route("/stories.atom", methods=["GET", "HEAD"])
def follow_in_atom(request: Request, desk: Dependencies, query: Annotated[FollowQuery, Query()]) -> Response:
    """Stories by the last change of their records, as Atom."""
    return _feed(request, desk, query, "/stories.atom", syndication.as_atom, atom.MEDIA_TYPE)


@router.api_route("/stories.json", methods=["GET", "HEAD"])
def follow_in_json(request: Request, desk: Dependencies, query: Annotated[FollowQuery, Query()]) -> Response:
    """The same as JSON Feed."""
    return _feed(request, desk, query, "/stories.json", syndication.as_json_feed, json_feed.MEDIA_TYPE)


def _feed(
    request: Request,
    desk: WebDependencies,
    query: FollowQuery,
    path: str,
    write: Callable[[StoryFeed], bytes],
    media_type: str,
) -> Response:
    topic = find_topic(query.topic, desk.topics()).name if query.topic else None
    wanted = QueueFilter(states=STATES[query.state], topic=topic, min_publishers=query.min_publishers)
    chosen = query.model_copy(update={"topic": topic or ""}).model_dump(exclude_defaults=True)
    search = f"?{urlencode(chosen)}" if chosen else ""
    name = urlencode({key: value for key, value in chosen.items() if key != "limit"})
    base = str(request.base_url).rstrip("/")
    with desk.database.read() as uow:
        stories = uow.stories.latest(wanted, limit=query.limit)
        latest = [story.record_changed for story in stories if story.record_changed]
        return answer(
            request,
            lambda: write(
                syndication.story_feed(
                    uow,
                    stories,
                    wanted=name,
                    title=f"Stories: {topic}" if topic else "Stories",
                    base=base,
                    home=f"/?{urlencode({'topic': topic})}" if topic else "/",
                    address=f"{path}{search}",
                )
            ),
            tag=syndication.validator(stories, f"{base}{path}{search}"),
            changed=max(latest, default=uow.instance.get().created),
            now=desk.clock.now(),
            media_type=media_type,
        )

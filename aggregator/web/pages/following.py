"""Stories as feeds to subscribe to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import Field

from aggregator.model import Role, StoryKind
from aggregator.ports import QueueFilter
from aggregator.topics import topic_named
from aggregator.web import syndication
from aggregator.web.access import needs_token
from aggregator.web.conditional import answer
from aggregator.web.dependencies import Dependencies, WebDependencies
from aggregator.web.inputs import STATES, MinPublishers, StoryQuery, Words
from aggregator.web.parameters import known_alone
from aggregator.web.syndication import StoryFeed, atom, json_feed

router = APIRouter(dependencies=[needs_token(Role.READER), Depends(known_alone)])

MOST_ENTRIES = 100


class FollowQuery(StoryQuery):
    """Which stories are followed."""

    topic: Words = ""
    state: Literal["", "open", "confirmed", "dismissed", "all"] = ""
    kind: StoryKind | None = None
    min_publishers: MinPublishers = 1
    limit: int = Field(50, ge=1, le=MOST_ENTRIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    path: str
    media_type: str
    write: Callable[[StoryFeed], bytes]


_ATOM = _Format(path="/stories.atom", media_type=atom.MEDIA_TYPE, write=syndication.as_atom)
_JSON = _Format(path="/stories.json", media_type=json_feed.MEDIA_TYPE, write=syndication.as_json_feed)


@router.get(_ATOM.path)
def follow_in_atom(request: Request, desk: Dependencies, query: Annotated[FollowQuery, Query()]) -> Response:
    """Stories by the last change of their records, as Atom."""
    return _feed(request, desk, query, _ATOM)


@router.get(_JSON.path)
def follow_in_json(request: Request, desk: Dependencies, query: Annotated[FollowQuery, Query()]) -> Response:
    """The same as JSON Feed."""
    return _feed(request, desk, query, _JSON)


def _feed(request: Request, desk: WebDependencies, query: FollowQuery, form: _Format) -> Response:
    topic = topic_named(query.topic, desk.topics())
    wanted = QueueFilter(states=STATES[query.state], topic=topic, kind=query.kind, min_publishers=query.min_publishers)
    chosen = query.model_copy(update={"topic": topic or ""}).model_dump(exclude_defaults=True)
    address = f"{form.path}?{urlencode(chosen)}" if chosen else form.path
    base = str(request.base_url).rstrip("/")
    with desk.database.read() as uow:
        stories = uow.stories.latest(wanted, limit=query.limit)

        def make() -> bytes:
            feed = syndication.story_feed(
                uow,
                stories,
                wanted=urlencode({key: value for key, value in chosen.items() if key != "limit"}),
                title=f"Stories: {topic}" if topic else "Stories",
                base=base,
                home=f"/?{urlencode({'topic': topic})}" if topic else "/",
                address=address,
            )
            return form.write(feed)

        changes = [each for story in stories for each in (story.changed, story.record_changed) if each]
        return answer(
            request,
            make,
            tag=syndication.validator(stories, base + address),
            changed=max(changes, default=uow.instance.get().created),
            now=desk.clock.now(),
            media_type=form.media_type,
        )

"""Where a page or part of a story is that was merged into another one."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import RedirectResponse

from aggregator.errors import NotFound
from aggregator.model import Story, StoryRecord
from aggregator.ports import UnitOfWork
from aggregator.records import find_story


class MergedAway(Exception):
    """A story was asked for that lives on in another one."""

    def __init__(self, story_id: int, successor: int) -> None:
        super().__init__(f"story {story_id} lives on in story {successor}")
        self.story_id, self.successor = story_id, successor


def story_asked_for(uow: UnitOfWork, story_id: int) -> Story:
    """The story of an address; raises `MergedAway`, whose answer is a redirect, and NotFound."""
    story = find_story(uow, story_id)
    if story.id != story_id:
        raise MergedAway(story_id, story.id)
    return story


def record_asked_for(uow: UnitOfWork, story_id: int) -> tuple[Story, StoryRecord]:
    """The story of an address and its record, which every story has that was not merged away; raises likewise."""
    story = story_asked_for(uow, story_id)
    if story.record is None:
        raise NotFound("story", story_id)
    return story, story.record


def to_successor(request: Request, error: MergedAway) -> RedirectResponse:
    """Lead to the same of the story that one lives on in, as it was asked for; a cursor was a place in the old list."""
    path = request.url.path.replace(f"/stories/{error.story_id}", f"/stories/{error.successor}", 1)
    url = request.url.replace(path=path).remove_query_params("cursor")
    return RedirectResponse(f"{url.path}?{url.query}" if url.query else url.path, 308)

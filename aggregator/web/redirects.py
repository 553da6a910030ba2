"""Where a page or part of a story is that was merged into another one."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import RedirectResponse

from aggregator.model import Story


def to_successor(request: Request, story_id: int, story: Story) -> RedirectResponse:
    """Lead to the same of the story that one lives on in, as it was asked for; a cursor was a place in the old list."""
    path = request.url.path.replace(f"/stories/{story_id}", f"/stories/{story.id}", 1)
    url = request.url.replace(path=path).remove_query_params("cursor")
    return RedirectResponse(f"{url.path}?{url.query}" if url.query else url.path, 308)

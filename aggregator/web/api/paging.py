"""Pages of lists: an opaque cursor names the place after which the next page begins, and `next` leads there.

A cursor holds the sort key of the last thing shown, so that every page costs the same, and what comes or goes in
between moves nothing. It is no secret and carries no right: whoever changes one gets another page, or a 422.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, TypeVar

from fastapi import Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import Field, TypeAdapter
from pydantic.types import AwareDatetime

from aggregator.model import LARGEST_ID
from aggregator.ports import ArticlePlace
from aggregator.web.inputs import EventId

CURSOR_TOLD = "Where the page begins: the cursor of the `next` link of the page before; empty for the first page."
Cursor = Annotated[
    str,
    Query(
        description=CURSOR_TOLD,
        max_length=400,
        json_schema_extra={"format": "cursor"},
    ),
]
Limit = Annotated[int, Query(ge=1, le=200, description="Most entries of the page.")]
Next = Annotated[
    str | None,
    Field(
        description="Path and query of the next page; null on the last.", examples=["/api/v1/articles?cursor=WyIyMDI2"]
    ),
]

T = TypeVar("T")
_Id = Annotated[int, Field(ge=0, le=LARGEST_ID)]
_article_place = TypeAdapter(tuple[AwareDatetime, _Id])
_id = TypeAdapter(tuple[_Id])
_event_id = TypeAdapter(tuple[EventId])


def article_place(cursor: str) -> ArticlePlace | None:
    """The place that a cursor names; None for an empty one. Raises RequestValidationError, as all here."""
    if not cursor:
        return None
    sort_time, article_id = _read(cursor, _article_place)
    return ArticlePlace(sort_time=sort_time, id=article_id)


def id_in(cursor: str) -> int | None:
    """The id that a cursor names; None for an empty one."""
    return _read(cursor, _id)[0] if cursor else None


def event_id_in(cursor: str) -> str:
    """The id of a webhook's event that a cursor names; empty for an empty one, before all others."""
    return _read(cursor, _event_id)[0] if cursor else ""


def one_page(
    request: Request, found: Sequence[T], limit: int, place: Callable[[T], tuple[datetime | int | str, ...]]
) -> tuple[Sequence[T], str | None]:
    """What fits on a page of what was found, one more than that where there is more, and where the next page is."""
    shown = found[:limit]
    if len(found) <= limit:
        return shown, None
    key = [each.isoformat() if isinstance(each, datetime) else each for each in place(shown[-1])]
    return shown, link_to(request, base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("="))


def link_to(request: Request, cursor: str) -> str:
    """The path and query of the page that a cursor leads to."""
    url = request.url.include_query_params(cursor=cursor)
    return f"{url.path}?{url.query}"


def _read(cursor: str, kind: TypeAdapter[T]) -> T:
    try:
        data = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        return kind.validate_json(data)
    except ValueError as error:
        told = "is not one that this list has given: begin without it"
        raise RequestValidationError([{"loc": ("query", "cursor"), "msg": told, "type": "cursor"}]) from error

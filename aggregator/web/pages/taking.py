"""Stories to take away: as JSON Lines, as a table, and what reviewers decided as labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from aggregator.exporting import csv_lines, exported, json_line, story_document
from aggregator.model import LIVING, Role
from aggregator.ports import QueueFilter
from aggregator.reviewing import labelled_lines
from aggregator.topics import topic_named
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import Moment, TimedQuery, Words, moment_before
from aggregator.web.parameters import known_alone

router = APIRouter(dependencies=[needs(Role.READER), Depends(known_alone)])


class LabelsQuery(BaseModel):
    """Which stories labels are taken from."""

    topic: Words = ""
    since: Moment = ""


class TableQuery(TimedQuery):
    """What filters a queue, and whether the table begins with the mark by which Excel knows UTF-8."""

    bom: bool = False


@router.get("/export.jsonl")
def take_documents(desk: Dependencies, query: Annotated[TimedQuery, Query()]) -> StreamingResponse:
    """All stories that the filters find, one a line."""
    stories = exported(desk.database, query.narrowed(desk.topics(), desk.clock.now()))
    lines = (json_line(story_document(told)) for told in stories)
    return _download(lines, "stories.jsonl", "application/x-ndjson")


@router.get("/export.csv")
def take_table(desk: Dependencies, query: Annotated[TableQuery, Query()]) -> StreamingResponse:
    """The articles of all stories that the filters find, one a row."""
    lines = csv_lines(
        exported(desk.database, query.narrowed(desk.topics(), desk.clock.now()), related=False), bom=query.bom
    )
    return _download(lines, "stories.csv", "text/csv; charset=utf-8")


@router.get("/labels.jsonl")
def take_labels(desk: Dependencies, query: Annotated[LabelsQuery, Query()]) -> StreamingResponse:
    """What reviewers have decided, as labelled articles."""
    wanted = QueueFilter(
        states=LIVING,
        topic=topic_named(query.topic, desk.topics()),
        since=moment_before(query.since, desk.clock.now()),
    )
    lines = (json_line(line) for line in labelled_lines(desk.database, wanted))
    return _download(lines, "labels.jsonl", "application/x-ndjson")


def _download(lines: Iterator[str], name: str, media_type: str) -> StreamingResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(lines, media_type=media_type, headers=headers)

"""Routes of the API that show one story part by part."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request

from aggregator.model import Member, Role, Source, SourceRole, Story
from aggregator.ports import UnitOfWork
from aggregator.web.access import needs
from aggregator.web.api.listed import DetailsOut, EvidenceOfStoryOut, HistoryOut, MembersOut
from aggregator.web.api.paging import Cursor, Limit, article_place, id_in, one_page
from aggregator.web.api.schemas import UNKNOWN
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import PathId
from aggregator.web.redirects import story_asked_for
from aggregator.web.views.story import SourceView

router = APIRouter(
    dependencies=[needs(Role.READER)],
    tags=["stories"],
    prefix="/stories/{story_id}",
    responses={
        308: {"description": "The story was merged; the same of its successor is in `Location`."},
        **UNKNOWN,
    },
)


@router.get("/articles")
def list_articles(
    request: Request, desk: Dependencies, story_id: PathId, limit: Limit = 50, cursor: Cursor = ""
) -> MembersOut:
    """List the articles of a story with their parts in it and the evidence, in time order."""
    with desk.database.read() as uow:
        story = story_asked_for(uow, story_id)
        members, link = _page(request, uow, story, limit, cursor)
        decisions = uow.stories.decisions([member.stored.id for member in members])
    sources = story.sources
    views = [
        SourceView(
            member=member,
            source=sources.get(member.stored.id) or Source(article_id=member.stored.id, role=SourceRole.INDEPENDENT),
            past=(),
            decision=decisions.get(member.stored.id),
            placed_by=None,
        )
        for member in members
    ]
    return MembersOut.model_validate({"members": views, "next": link})


@router.get("/evidence")
def list_evidence(
    request: Request, desk: Dependencies, story_id: PathId, limit: Limit = 50, cursor: Cursor = ""
) -> EvidenceOfStoryOut:
    """List what the program decided about each article of a story when it arrived, signal by signal."""
    with desk.database.read() as uow:
        story = story_asked_for(uow, story_id)
        members, link = _page(request, uow, story, limit, cursor)
        ids = [member.stored.id for member in members]
        decisions = uow.stories.decisions(ids)
    evidence = [{"article_id": each, "decision": decisions.get(each)} for each in ids]
    return EvidenceOfStoryOut.model_validate({"story_id": story.id, "evidence": evidence, "next": link})


@router.get("/details")
def show_details(desk: Dependencies, story_id: PathId) -> DetailsOut:
    """Show what a story's articles say: kind, places, timeline, statements, figures, each with its passages."""
    with desk.database.read() as uow:
        story = story_asked_for(uow, story_id)
        details = uow.stories.details([story.id]).get(story.id)
        return DetailsOut(story_id=story.id, details=details and story.pins.over(details))


@router.get("/history")
def list_history(
    request: Request, desk: Dependencies, story_id: PathId, limit: Limit = 50, cursor: Cursor = ""
) -> HistoryOut:
    """List what people have decided about a story, newest first."""
    with desk.database.read() as uow:
        story = story_asked_for(uow, story_id)
        events = uow.reviews.history(story_id=story.id, limit=limit + 1, before=id_in(cursor))
    shown, link = one_page(request, events, limit, lambda each: (each.id,))
    return HistoryOut.model_validate({"events": shown, "next": link})


def _page(
    request: Request, uow: UnitOfWork, story: Story, limit: int, cursor: str
) -> tuple[Sequence[Member], str | None]:
    """Some of a story's articles, and where the next ones are."""
    members = uow.stories.member_page(story.id, limit=limit + 1, after=article_place(cursor))
    return one_page(request, members, limit, lambda each: (each.stored.article.sort_time, each.stored.id))

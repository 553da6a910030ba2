"""Routes of the API over what people are asked and have decided, over topics, and over briefings."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query, Request

from aggregator.errors import NotFound
from aggregator.exporting.briefings import gather_briefing
from aggregator.model import Role, SuggestionState
from aggregator.topics import find_topic
from aggregator.web.access import needs
from aggregator.web.api.listed import (
    BriefingOut,
    DecisionRowsOut,
    HistoryOut,
    ListedSuggestionOut,
    SuggestionsOut,
    TopicsOut,
)
from aggregator.web.api.paging import Cursor, Limit, id_in, one_page
from aggregator.web.api.schemas import UNKNOWN, UNKNOWN_TOPIC
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import DecisionId, Id, Moment, PathId, Words, moment_before
from aggregator.web.views.topics import topic_views

router = APIRouter(dependencies=[needs(Role.READER)])


@router.get("/suggestions", tags=["decisions"])
def list_suggestions(
    request: Request,
    desk: Dependencies,
    state: Annotated[SuggestionState, Query(description="Where the questions stand.")] = SuggestionState.OPEN,
    limit: Limit = 50,
    cursor: Cursor = "",
) -> SuggestionsOut:
    """List the questions to people that are in a state, by id."""
    with desk.database.read() as uow:
        found = uow.reviews.suggestions_in(state, after=id_in(cursor) or 0, limit=limit + 1)
    shown, link = one_page(request, found, limit, lambda each: (each.id,))
    return SuggestionsOut.model_validate({"suggestions": shown, "next": link})


@router.get("/suggestions/{suggestion_id}", tags=["decisions"], responses=UNKNOWN)
def show_suggestion(desk: Dependencies, suggestion_id: PathId) -> ListedSuggestionOut:
    """Show one question, answered or not."""
    with desk.database.read() as uow:
        found = uow.reviews.suggestion(suggestion_id)
    if found is None:
        raise NotFound("suggestion", suggestion_id)
    return ListedSuggestionOut.model_validate(found)


@router.get("/history", tags=["decisions"])
def list_history(
    request: Request,
    desk: Dependencies,
    story_id: Annotated[Id | None, Query(description="Only what was decided about this story.")] = None,
    limit: Limit = 100,
    cursor: Cursor = "",
) -> HistoryOut:
    """List the rows of the history, newest first, of one story or of all."""
    with desk.database.read() as uow:
        events = uow.reviews.history(story_id=story_id, limit=limit + 1, before=id_in(cursor))
    shown, link = one_page(request, events, limit, lambda each: (each.id,))
    return HistoryOut.model_validate({"events": shown, "next": link})


@router.get("/decisions/{decision_id}", tags=["decisions"], responses=UNKNOWN)
def show_decision(desk: Dependencies, decision_id: DecisionId) -> DecisionRowsOut:
    """Show one decision: who, when, why, and each article that it concerns, before and after."""
    with desk.database.read() as uow:
        events = uow.reviews.decision(decision_id)
    if not events:
        raise NotFound("decision", decision_id)
    return DecisionRowsOut.model_validate({"decision_id": decision_id, "events": events})


@router.get("/topics", tags=["topics"])
def list_topics(desk: Dependencies) -> TopicsOut:
    """List the topics of the feeds file with their conditions and how many stories they have."""
    topics = desk.topics()
    with desk.database.read() as uow:
        views = topic_views(uow, topics, now=desk.clock.now())
    told = [
        asdict(topic) | {"stories": view.stories, "new": view.new} for topic, view in zip(topics, views, strict=True)
    ]
    return TopicsOut.model_validate({"topics": told})


@router.get("/briefing", tags=["topics"], responses=UNKNOWN_TOPIC)
def show_briefing(
    desk: Dependencies,
    topic: Annotated[Words, Query(min_length=1, description="Name of a topic.", examples=["Grain corridor"])],
    since: Annotated[Moment, Query(examples=["7d"])] = "7d",
) -> BriefingOut:
    """Show what a topic's stories of a period say: developments, statements, figures, contested claims, sources."""
    now = desk.clock.now()
    named = find_topic(topic, desk.topics())
    with desk.database.read() as uow:
        told = gather_briefing(uow, named.name, since=moment_before(since or "7d", now) or now, until=now)
    return BriefingOut(briefing=told)

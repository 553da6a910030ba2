"""Routes of the API that only read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field, WithJsonSchema

from aggregator.model import Role, SearchOrder, SearchQuery
from aggregator.records import find_article
from aggregator.web.access import needs
from aggregator.web.api.feed_schemas import NoticeOut, NoticesOut
from aggregator.web.api.listed import ArticlesOut, StoriesOut
from aggregator.web.api.paging import CURSOR_TOLD, Cursor, Limit, article_place, link_to, one_page
from aggregator.web.api.schemas import (
    UNKNOWN,
    UNKNOWN_TOPIC,
    ArticleDetailOut,
    ArticleOut,
    ListedStoryOut,
    SearchOut,
    StoryDetailOut,
)
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import Id, PathId, Place, TimedQuery, Words, place_as_text
from aggregator.web.redirects import record_asked_for
from aggregator.web.views.story import story_view

router = APIRouter(dependencies=[needs(Role.READER)])


class StoriesQuery(TimedQuery):
    """The filters, and which page of the stories they find."""

    limit: int = Field(50, ge=1, le=200, description="Most entries of the page.")
    cursor: Annotated[Place, WithJsonSchema({"type": "string", "format": "cursor"})] = Field(
        None, description=CURSOR_TOLD
    )


@router.get("/stories", tags=["stories"], responses=UNKNOWN_TOPIC)
def list_stories(request: Request, desk: Dependencies, query: Annotated[StoriesQuery, Query()]) -> StoriesOut:
    """List stories by doubt x independent sources."""
    wanted = query.narrowed(desk.topics(), desk.clock.now())
    with desk.database.read() as uow:
        found = uow.stories.queue(wanted, limit=query.limit, after=query.cursor)
    return StoriesOut(
        stories=[ListedStoryOut.model_validate(story) for story in found.stories],
        total=found.total,
        next=link_to(request, place_as_text(found.following)) if found.following else None,
    )


@router.get(
    "/stories/{story_id}",
    tags=["stories"],
    responses={**UNKNOWN, 308: {"description": "The story was merged; its successor is in `Location`."}},
)
def show_story(desk: Dependencies, story_id: PathId) -> StoryDetailOut:
    """Show a story with its articles and evidence, its open questions and its latest history."""
    with desk.database.read() as uow:
        view = story_view(uow, *record_asked_for(uow, story_id), questions=None)
    return StoryDetailOut.model_validate(
        {
            "story": view.story,
            "members": view.sources,
            "suggestions": view.questions,
            "came_since_review": [stored.id for stored in view.since.came] if view.since else [],
            "went_since_review": [stored.id for stored in view.since.went] if view.since else [],
            "edited_since_review": [stored.id for stored in view.since.edited] if view.since else [],
            "pinned_by": view.pinned,
            "related": view.related,
            "history": [event for decision in view.history.decisions for event in decision.events],
        }
    )


@router.get("/articles", tags=["articles"])
def list_articles(
    request: Request,
    desk: Dependencies,
    feed_id: Annotated[Id | None, Query(description="Only articles of this feed.")] = None,
    limit: Limit = 50,
    cursor: Cursor = "",
) -> ArticlesOut:
    """List articles, newest first, of one feed or of all."""
    with desk.database.read() as uow:
        found = uow.articles.newest(feed_id=feed_id, limit=limit + 1, before=article_place(cursor))
    shown, link = one_page(request, found, limit, lambda each: (each.article.sort_time, each.id))
    return ArticlesOut(articles=[ArticleOut.model_validate(stored) for stored in shown], next=link)


@router.get("/articles/{article_id}", tags=["articles"], responses=UNKNOWN)
def show_article(desk: Dependencies, article_id: PathId) -> ArticleDetailOut:
    """Show an article with its older versions."""
    with desk.database.read() as uow:
        stored = find_article(uow, article_id)
        place = uow.stories.memberships([article_id]).get(article_id)
        past = uow.articles.past([article_id]).get(article_id, [])
    return ArticleDetailOut.model_validate(
        {"article": stored, "story_id": place.story_id if place else None, "past": past}
    )


@router.get("/notices", tags=["operation"])
def list_notices(desk: Dependencies) -> NoticesOut:
    """List what the operator must know until it is cleared."""
    with desk.database.read() as uow:
        notices = uow.notices.all()
    return NoticesOut(notices=[NoticeOut.model_validate(notice) for notice in notices])


@router.get("/search", tags=["stories"])
def search(
    desk: Dependencies,
    words: Annotated[Words, Query(min_length=1, description="As on the desk: the last one may be a beginning.")],
    order: Annotated[SearchOrder, Query(description="What comes first.")] = SearchOrder.NEWEST,
    limit: Annotated[int, Query(ge=1, le=200, description="Most stories, and most articles.")] = 50,
) -> SearchOut:
    """Find articles by words, "quoted phrases" and -excluded words, and the stories they are in."""
    with desk.database.read() as uow:
        result = uow.articles.search(SearchQuery.read(words), order=order)
        ids = dict.fromkeys(hit.story_id for hit in result.hits if hit.story_id is not None)
        stories = uow.stories.listed(list(ids)[:limit])
        articles = uow.articles.many(hit.article_id for hit in result.hits[:limit])
    return SearchOut(
        stories=[ListedStoryOut.model_validate(story) for story in stories.values()],
        articles=[ArticleOut.model_validate(stored) for stored in articles.values()],
        cut=result.cut or max(len(ids), len(result.hits)) > limit,
    )

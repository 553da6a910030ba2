"""The queue: which story to look at next."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import Field, ValidationError
from starlette.datastructures import QueryParams

from aggregator.model import LARGEST_ID, ListedStory, Role, StoryKind
from aggregator.ports import QueueFilter, QueuePlace, StoryPage, UnitOfWork
from aggregator.web.access import cookie, needs, set_cookie
from aggregator.web.dependencies import Dependencies, WebDependencies
from aggregator.web.inputs import Place, QueueQuery, place_as_text
from aggregator.web.rendering import page, reviewer
from aggregator.web.views.history import decision_view
from aggregator.web.views.since import since_reviews
from aggregator.web.views.story import small_coverages
from aggregator.web.words import language

router = APIRouter(dependencies=[needs(Role.READER)])

PAGE_SIZE = 40
QUEUE_COOKIE = "queue"
"""The filters and the page last used, so that 'next' and 'back' on a story's page stay there; a session cookie."""


class QueuePageQuery(QueueQuery):
    """The filters, and after which of the stories that they find a page begins."""

    order: Literal["", "newest"] = ""
    """Whether what is in doubt comes first, or what was published last."""
    after: Place = None
    done: str = Field("", max_length=64)
    """The decision that led here."""

    def as_link(self) -> str:
        """The page as a query string, without what led here."""
        return self.in_order(**{"after": place_as_text(self.after)} if self.after else {})

    def in_order(self, **more: object) -> str:
        """The filters, in which order their stories come, and more, as a query string."""
        return self.query_string(**({"order": self.order} if self.order else {}), **more)

    def page(self, uow: UnitOfWork, wanted: QueueFilter, *, after: QueuePlace | None, most: int) -> StoryPage:
        """The stories after a place."""
        return uow.stories.queue(wanted, limit=most, after=after, newest_first=self.order == "newest")


@router.get("/")
def show_queue(request: Request, desk: Dependencies, query: Annotated[QueuePageQuery, Query()]) -> Response:
    """Show stories by doubt x independent sources, or the newest first."""
    now, choices, who = desk.clock.now(), desk.memory.choices, reviewer(request)
    desk.memory.at_work.keep(who, frozenset(), now=now)  # looking at the list one is at no story
    wanted = query.wanted(now)
    with desk.database.read() as uow:
        found = query.page(uow, wanted, after=query.after, most=PAGE_SIZE)
        response = page(
            request,
            uow,
            "queue.html",
            query=query,
            found=found,
            newest={"newer_than": uow.stories.newest(), "asked_after": uow.reviews.newest_suggestion()},
            plots=small_coverages(uow, found.stories, memory=desk.memory, now=now),
            since=since_reviews(uow, [story.id for story in found.stories if story.changed_since_review]),
            others_at=desk.memory.others_at_work(who, now=now),
            done=decision_view(uow, query.done) if query.done else None,
            following=place_as_text(found.following) if found.following else None,
            kinds=[(each, each.capitalize()) for each in StoryKind],
            topics=sorted(topic.name for topic in desk.topics()),
            publishers=choices.get("publishers", uow.stories.publishers, now=now),
            languages_known=sorted(choices.get("languages", uow.stories.languages, now=now), key=language),
            ungrouped=uow.articles.count_ungrouped(),
            feeds=len(uow.feeds.all()) if not found.stories and not query.chosen() else 0,
        )
    remember_query(request, response, query)
    return response


@router.get("/next")
def next_story(
    request: Request, desk: Dependencies, after: Annotated[int, Query(ge=0, le=LARGEST_ID)] = 0
) -> RedirectResponse:
    """Go to the doubtful story of the queue that follows the one just dealt with."""
    with desk.database.read() as uow:
        left = uow.stories.listed([after]).get(after)
        query, who = remembered_query(request), reviewer(request)
        return RedirectResponse(next_in_doubt(query, desk, uow, after=left, who=who), 303)


def next_in_doubt(
    query: QueuePageQuery, desk: WebDependencies, uow: UnitOfWork, *, after: ListedStory | None, who: str
) -> str:
    """The page of the doubtful story that follows the one just dealt with, in doubt or no more, else the queue.

    Behind the last one it is the first of the page of the queue that was opened, which two people share by pages, and
    at last of the whole queue. What somebody else is at comes after everything else.
    """
    now = desk.clock.now()
    wanted = replace(query.wanted(now), doubtful_only=True)
    others = desk.memory.others_at_work(who, now=now)
    for passed_over in (others.keys(), ()):
        for begins in dict.fromkeys((_place_in_doubt(after) or query.after, query.after, None)):
            found = query.page(uow, wanted, after=begins, most=2 + len(passed_over)).stories
            following = (each.id for each in found if each.id not in passed_over and (not after or each.id != after.id))
            if (story_id := next(following, None)) is not None:
                return f"/stories/{story_id}"
    return f"/{query.in_order()}"


def _place_in_doubt(story: ListedStory | None) -> QueuePlace | None:
    """Where a story stands, or stood, while it is in doubt."""
    if story is None or story.record is None:
        return None
    record = story.record
    return QueuePlace(doubt=record.independent_texts, last_published=record.last_published, id=story.id)


def remember_query(request: Request, response: Response, query: QueuePageQuery) -> None:
    """Have the browser remember the filters and the page that are in use."""
    set_cookie(request, response, QUEUE_COOKIE, query.as_link().removeprefix("?"), seconds=None)


def remembered_query(request: Request) -> QueuePageQuery:
    """The filters and the page last used in this browser."""
    return query_in(cookie(request, QUEUE_COOKIE) or "")


def query_in(asked: str) -> QueuePageQuery:
    """The filters and the page in a query string; none where it is not understood."""
    try:
        return QueuePageQuery.model_validate(dict(QueryParams(asked)))
    except ValidationError:
        return QueuePageQuery.model_validate({})
